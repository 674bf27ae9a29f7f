// Answers of different persons to one item: what each of them said last, and whom a new answer contradicts. Pure but for the
// loading. Somebody who takes his own answer back has said nothing.
import type { Database } from 'better-sqlite3';
import type { Locale } from '../../../shared/locale.ts';
import type { Outcome } from '../../../shared/words.ts';
import { type Identified, isSamePerson } from '../engagement/same-person.ts';
import { statement } from '../workspace/statement.ts';
import { decidingMessages } from './messages/deciding.ts';

export interface Statement {
  readonly decision: string;
  readonly person: string;
  readonly name: string;
  readonly outcome: Outcome;
  /** False: as the second person, he did not agree with that outcome. */
  readonly agrees: boolean;
  readonly at: string;
  readonly entry: number;
}

/** Everything that anybody said of the item, oldest first. */
export function statementsOn(db: Database, item: string): Statement[] {
  if (anyDecision(db).get({ item }) === undefined) return [];
  return selectStatements(db)
    .all({ item })
    .map((row) => ({ ...row, agrees: row.agrees === 1 }));
}

const anyDecision = statement<{ item: string }>('select 1 from decision where item_id = $item limit 1');

const selectStatements = statement<{ item: string }, Omit<Statement, 'agrees'> & { readonly agrees: number }>(
  `with said (decision, person, agrees, at, entry) as (
     select decision.id, decision.performer_id, 1, decision.decided_at, decision.ledger_entry
     from decision
     where item_id = $item
       and not exists (
         select 1
         from decision_event
         where decision_event.decision_id = decision.id
           and event in ('undone', 'replaced')
           and decision_event.person_id = decision.performer_id
       )
     union all
     select decision_event.decision_id, decision_event.person_id, event = 'confirmed', decision_event.at,
       decision_event.ledger_entry
     from decision_event
     join decision on decision.id = decision_event.decision_id
     where decision.item_id = $item and event in ('confirmed', 'disagreed')
     union all
     select decision_acceptance.decision_id, decision_acceptance.person_id, 1, decision_acceptance.at,
       decision_acceptance.ledger_entry
     from decision_acceptance
     join decision on decision.id = decision_acceptance.decision_id
     where decision.item_id = $item
   )
   select said.decision, said.person, person.name, decision.outcome, said.agrees, said.at, said.entry
   from said
   join decision on decision.id = said.decision
   join person on person.id = said.person
   where decision.outcome <> 'CANNOT_DECIDE'
   order by said.entry, said.decision`,
);

/**
 * What others said last that the new answer is more lenient than: each person once, oldest first. A cut contradicts
 * nobody who wanted to keep, and who did not agree with a cut is not bound to keep.
 */
export function contradicted(
  statements: readonly Statement[],
  performer: Identified,
  outcome: Outcome,
  persons: readonly Identified[],
): Statement[] {
  if (outcome === 'CANNOT_DECIDE') return [];
  const performers = new Set(persons.filter((other) => isSamePerson(performer, other)).map(({ id }) => id));
  const last = new Map<string, Statement>();
  for (const said of statements)
    if (!performers.has(said.person) && said.person !== performer.id) last.set(said.person, said);
  return [...last.values()].filter((said) =>
    said.agrees
      ? strictness(outcome) < strictness(said.outcome)
      : said.outcome !== 'REVOKE' && strictness(outcome) <= strictness(said.outcome),
  );
}

/** How much of the access an outcome takes away. An end date takes nothing away today. */
function strictness(outcome: Outcome): number {
  switch (outcome) {
    case 'CERTIFY':
    case 'CERTIFY_UNTIL':
    case 'CANNOT_DECIDE':
      return 0;
    case 'REDUCE':
      return 1;
    case 'REVOKE':
      return 2;
  }
}

/** What somebody said, for a sentence that begins with his name. */
export function saidInWords({ name, outcome, agrees }: Statement, locale: Locale): string {
  const words = decidingMessages[locale];
  return agrees ? words.answered(name, outcome) : words.disagreed(name, outcome);
}
