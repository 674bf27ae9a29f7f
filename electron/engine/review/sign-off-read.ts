// What somebody read before they sign, named exactly and at no cost: the ledger as it stood. All that a sign-off covers
// follows from its entries, so what is signed is what was read as long as no later entry bears on the assignment.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { LedgerRead } from '../../../shared/contract/sign-off.ts';
import { ledgerRoot, ledgerSize } from '../ledger/store.ts';
import { statement } from '../workspace/statement.ts';

/** The ledger as it stands now. */
export function ledgerRead(db: Database): LedgerRead {
  const size = ledgerSize(db);
  return { size, root: rootOf(db, size) };
}

/**
 * Whether the assignment still is what it was when the ledger had this size and root. An answer bears on the assignment
 * that has its item; of anything else it is enough that it names the campaign, or one of its items: who had it before is
 * not asked.
 */
export function isAsRead(
  db: Database,
  { campaign, assignment }: { readonly campaign: string; readonly assignment: string },
  { size, root }: LedgerRead,
): boolean {
  if (size > ledgerSize(db) || rootOf(db, size) !== root) return false;
  return !entriesFrom(db)
    .all({ size })
    .some(({ act, entry }) => {
      if (changesNothing.has(act)) return false;
      const names = JSON.stringify([...textsIn(withBody.parse(JSON.parse(entry)).body)]);
      return bearing(db).get({ names, campaign, assignment, isAnswer: answers.has(act) ? 1 : 0 }) !== undefined;
    });
}

/** Entry texts have no other members that name anything. */
const withBody = z.looseObject({ body: z.unknown() });

const answers: ReadonlySet<string> = new Set([
  'decision.recorded',
  'decision.undone',
  'decision.confirmed',
  'decision.accepted',
  'batch.recorded',
]);

/** An attempt that was refused names what it was about. */
const changesNothing: ReadonlySet<string> = new Set(['act.refused']);

function rootOf(db: Database, size: number): string {
  return Buffer.from(ledgerRoot(db, size)).toString('base64');
}

/** Every text of a JSON value; ids stand among them. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) yield* textsIn(member);
}

const entriesFrom = statement<{ size: number }, { act: string; entry: string }>(
  'select act, entry from ledger_entry where entry_index >= $size order by entry_index',
);

const isOfIt = `(
  review_item.assignment_id = $assignment
  or ($isAnswer = 0 and review_item.campaign_id = $campaign)
)`;

const bearing = statement<{ names: string; campaign: string; assignment: string; isAnswer: number }>(
  `select 1
   from json_each($names) as named
   where named.value = $assignment
     or ($isAnswer = 0 and named.value = $campaign)
     or exists (select 1 from review_item where review_item.id = named.value and ${isOfIt})
     or exists (
       select 1
       from decision
       join review_item on review_item.id = decision.item_id
       where decision.id = named.value and ${isOfIt}
     )
   limit 1`,
);
