// Each step in who reviews an item, as it was taken: given to somebody, handed over by its reviewer, accepted, declined.
import type { Database } from 'better-sqlite3';
import type { AssignmentStep } from '../../../shared/contract/review.ts';
import type { EntryHead } from '../ledger/act.ts';
import { statement } from '../workspace/statement.ts';
import { requireItem } from './items.ts';

export interface NewStep {
  readonly item: string;
  readonly step: AssignmentStep['step'];
  readonly from: string | null;
  readonly to: string;
  readonly reason: string;
}

export function insertStep(db: Database, step: NewStep, head: EntryHead): void {
  stepInsertion(db).run({ ...step, by: head.actor.person, at: head.at, entry: head.index });
}

const stepInsertion = statement<object>(
  `insert into item_assignment (item_id, ledger_entry, step, from_person, to_person, reason, by_person, at)
   values ($item, $entry, $step, $from, $to, $reason, $by, $at)`,
);

/** Oldest first, persons by name. Who had the item at the opening is not among them. Throws ITEM_NOT_IN_CAMPAIGN. */
export function assignmentSteps(db: Database, item: string): AssignmentStep[] {
  return db
    .prepare<[{ item: string }], AssignmentStep>(
      `select step, giver.name as "from", taker.name as "to", reason, doer.name as "by", at,
         ledger_entry as ledgerEntry
       from item_assignment
       left join person as giver on giver.id = from_person
       join person as taker on taker.id = to_person
       left join person as doer on doer.id = by_person
       where item_id = $item
       order by ledger_entry`,
    )
    .all({ item: requireItem(db, item).id });
}
