// What of a campaign has no final answer, by name and with why: what whoever closes it has to read first.
import type { Database } from 'better-sqlite3';
import type { Unfinished } from '../../../shared/contract/campaign.ts';
import { type UnfinishedReason, unfinishedReasons } from '../../../shared/words.ts';
import { statement } from '../workspace/statement.ts';
import { shownParts } from './audience.ts';
import { requireCampaign } from './campaign.ts';
import { hasEnded } from './exception-terms.ts';
import { type Facet, parseFacet } from './facet.ts';
import { placesOf } from './queue-places.ts';
import { everybody, nobody, systemAudience, talliesByAudience } from './tallies.ts';

/** The same question as `isFinal` of an item, in the order in which it is asked; null where the answer is final. */
function whyUnfinished(facet: Facet, assigned: boolean, asOf: string): UnfinishedReason | null {
  if (!assigned) return 'unassigned';
  if (facet.outcome === null) return 'no_decision';
  if (facet.outcome === 'CANNOT_DECIDE') return 'cannot_decide';
  if (facet.waiting) return 'second_person';
  if (hasEnded(facet.endsOn, asOf)) return 'ended';
  return facet.signed ? null : 'not_signed';
}

/** Worst risk first, `limit` of them from `offset`; `counts` is over all. Throws NOT_FOUND. */
export function unfinishedItems(
  db: Database,
  id: string,
  today: string,
  page: { readonly reason: UnfinishedReason | null; readonly offset: number; readonly limit: number },
): Unfinished {
  const campaign = requireCampaign(db, id);
  const asOf = campaign.closed_at?.slice(0, 10) ?? today;
  const counts: Unfinished['counts'] = {
    unassigned: 0,
    no_decision: 0,
    cannot_decide: 0,
    second_person: 0,
    ended: 0,
    not_signed: 0,
  };
  const parts = [...talliesByAudience(db, id)]
    .filter(([audience]) => audience !== everybody && !audience.startsWith(systemAudience('')))
    .map(([audience, tallies]) => {
      const shown = tallies.filter(({ facet, items }) => {
        const why = whyUnfinished(facet, audience !== nobody, asOf);
        if (why !== null) counts[why] += items;
        return why !== null && (page.reason === null || page.reason === why);
      });
      return { audience, shown };
    });
  const places = placesOf(db, id, 'risk', shownParts(parts));
  const asked = places.slice(page.offset, page.limit).map(({ item }) => item);
  return {
    total: unfinishedReasons.reduce((sum, reason) => sum + counts[reason], 0),
    counts,
    rows: rowsOf(db)
      .all({ items: JSON.stringify(asked) })
      .flatMap(({ facet, assigned, ...row }) => {
        const why = whyUnfinished(parseFacet(facet), assigned === 1, asOf);
        return why === null ? [] : [{ ...row, why }];
      }),
  };
}

const rowsOf = statement<
  { items: string },
  Omit<Unfinished['rows'][number], 'why'> & { readonly facet: string; readonly assigned: number }
>(
  `select review_item.id as item, review_item.reference, review_item.identity, review_item.privilege,
     review_item.resource, review_item.risk, person.name as reviewer, queue_item.facet,
     review_item.assignment_id is not null as assigned
   from json_each($items) as asked
   cross join review_item on review_item.id = asked.value
   cross join queue_item on queue_item.item_id = review_item.id
   left join assignment on assignment.id = review_item.assignment_id
   left join person on person.id = assignment.person_id
   order by asked.key`,
);
