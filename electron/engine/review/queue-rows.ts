// Rows of a list: many items at once, with no more of each than a row shows. What has become of an item is read from its facet.
import type { Database } from 'better-sqlite3';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import type { Change, Risk } from '../../../shared/words.ts';
import { statement } from '../workspace/statement.ts';
import { type AsOf, type Facet, isBulkable, outcomeOfFacet, parseFacet, stateOfFacet } from './facet.ts';
import { changedWords, queueItemOf, requireItem } from './items.ts';

/** In the order of `items`; `person` is whose drafts are shown, anybody's where it is null. */
export function queueRows(
  db: Database,
  asOf: AsOf,
  items: readonly string[],
  person: string | null,
): readonly QueueItem[] {
  const rows = shownRows(db, asOf, selectRows(db).all({ items: JSON.stringify(items), person }));
  const found = new Map(rows.map((row) => [row.id, row]));
  return items.flatMap((id) => found.get(id) ?? []);
}

/** Rows that a statement of `rowColumns` gave, in its order. */
export function shownRows(db: Database, asOf: AsOf, rows: readonly Row[]): readonly QueueItem[] {
  const facets = new Map<string, Facet>();
  return rows.map((row) => {
    const facet = facets.get(row.facet) ?? parseFacet(row.facet);
    facets.set(row.facet, facet);
    return rowOf(db, row, facet, asOf);
  });
}

function rowOf(db: Database, row: Row, facet: Facet, asOf: AsOf): QueueItem {
  const { changed, facet: _, hasDraft, ...shown } = row;
  // the few that were handed over or taken over say from whom
  if (facet.carried || facet.handoverTo !== null) {
    return queueItemOf(requireItem(db, row.id), { hasDraft: hasDraft === 1, today: asOf.today });
  }
  const state = stateOfFacet(facet, asOf);
  return {
    ...shown,
    changed: changedWords(changed),
    handover: null,
    outcome: outcomeOfFacet(facet, asOf),
    carried: null,
    state: state === 'open' && hasDraft === 1 ? 'draft' : state,
    bulkAllowed: isBulkable(facet, asOf),
  };
}

export interface Row {
  readonly id: string;
  readonly ordinal: number;
  readonly reference: string;
  readonly entitlement: string;
  readonly identity: string;
  readonly identityUid: string;
  readonly identityKind: string;
  readonly system: string;
  readonly privilege: string;
  readonly resource: string;
  readonly environment: string | null;
  readonly risk: Risk;
  readonly change: Change;
  readonly changed: string;
  readonly assignee: string | null;
  readonly facet: string;
  readonly hasDraft: number;
}

/** Of review_item and queue_item, by the names of Row; whose drafts are meant is `$person`. */
export const rowColumns = `
     review_item.id, review_item.ordinal, review_item.reference, review_item.entitlement_uid as entitlement,
     review_item.identity, review_item.identity_uid as identityUid, review_item.identity_kind as identityKind,
     review_item.system, review_item.privilege, review_item.resource, review_item.environment, review_item.risk,
     review_item.change, review_item.changed,
     (select person_id from assignment where assignment.id = queue_item.assignment_id) as assignee, queue_item.facet,
     exists (
       select 1
       from draft
       where draft.item_id = review_item.id and ($person is null or draft.person_id = $person)
     ) as hasDraft`;

const selectRows = statement<{ items: string; person: string | null }, Row>(
  `select ${rowColumns}
   from json_each($items) as asked
   cross join review_item on review_item.id = asked.value
   cross join queue_item on queue_item.item_id = review_item.id`,
);
