// What of a campaign has no final answer, by name and with why: what whoever closes it has to read first.
import type { Database } from 'better-sqlite3';
import type { Unfinished } from '../../../shared/contract/campaign.ts';
import { type UnfinishedReason, unfinishedReasons } from '../../../shared/words.ts';
import { isWaiting, requireCampaign } from './campaign.ts';
import { endsOnColumn } from './exception-terms.ts';

/** The same question as `isFinal` of an item, in the order in which it is asked; null where the answer is final. */
const why = `
  case
    when review_item.assignment_id is null then 'unassigned'
    when decision.id is null then 'no_decision'
    when decision.outcome = 'CANNOT_DECIDE' then 'cannot_decide'
    when ${isWaiting} then 'second_person'
    when ${endsOnColumn} < $asOf then 'ended'
    when assignment.signed_off_at is null then 'not_signed'
  end`;

const withWhy = `
  with item as (
    select review_item.id, review_item.ordinal, review_item.reference, review_item.identity, review_item.privilege,
      review_item.resource, review_item.risk, review_item.risk_rank, person.name as reviewer, ${why} as why
    from review_item
    left join assignment on assignment.id = review_item.assignment_id
    left join person on person.id = assignment.person_id
    left join decision on decision.id = review_item.decision_id
    left join decision_event as confirmed on confirmed.decision_id = decision.id and confirmed.event = 'confirmed'
    where review_item.campaign_id = $campaign
  )`;

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
  const counted = db
    .prepare<[{ campaign: string; asOf: string }], { why: UnfinishedReason; items: number }>(
      `${withWhy}
       select why, count(*) as items
       from item
       where why is not null
       group by why`,
    )
    .all({ campaign: id, asOf });
  for (const { why: reason, items } of counted) counts[reason] = items;
  return {
    total: unfinishedReasons.reduce((sum, reason) => sum + counts[reason], 0),
    counts,
    rows: db
      .prepare<[{ campaign: string; asOf: string } & typeof page], Unfinished['rows'][number]>(
        `${withWhy}
         select id as item, reference, identity, privilege, resource, risk, reviewer, why
         from item
         where why is not null and ($reason is null or why = $reason)
         order by risk_rank desc, ordinal
         limit $limit offset $offset`,
      )
      .all({ campaign: id, asOf, ...page }),
  };
}
