// Rows of a list: many items at once, with no more of each than a row shows. What has become of an item is read from its facet.
import type { Database } from 'better-sqlite3';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import type { Change, Risk } from '../../../shared/words.ts';
import { statement } from '../engagement/statement.ts';
import { type AsOf, type Facet, isBulkable, outcomeOfFacet, parseFacet, stateOfFacet } from './facet.ts';
import { changedWords, queueItemOf, requireItem } from './items.ts';

/** In the order of `items`; `person` is whose drafts are shown, anybody's where it is null. */
export function queueRows(
  db: Database,
  asOf: AsOf,
  items: readonly string[],
  person: string | null,
): readonly QueueItem[] {
  const facets = new Map<string, Facet>();
  const facetOf = (text: string): Facet => {
    const facet = facets.get(text) ?? parseFacet(text);
    facets.set(text, facet);
    return facet;
  };
  const found = new Map<string, QueueItem>();
  for (const row of selectRows(db).all({ items: JSON.stringify(items), person })) {
    found.set(row.id, rowOf(db, row, facetOf(row.facet), asOf));
  }
  return items.flatMap((id) => found.get(id) ?? []);
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

interface Row {
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

const selectRows = statement<{ items: string; person: string | null }, Row>(
  `select review_item.id, review_item.ordinal, review_item.reference, review_item.entitlement_uid as entitlement,
     review_item.identity, review_item.identity_uid as identityUid, review_item.identity_kind as identityKind,
     review_item.system, review_item.privilege, review_item.resource, review_item.environment, review_item.risk,
     review_item.change, review_item.changed, assignment.person_id as assignee, queue_item.facet,
     exists (
       select 1
       from draft
       where draft.item_id = review_item.id and ($person is null or draft.person_id = $person)
     ) as hasDraft
   from json_each($items) as asked
   cross join review_item on review_item.id = asked.value
   cross join queue_item on queue_item.item_id = review_item.id
   left join assignment on assignment.id = review_item.assignment_id`,
);
