// What closed campaigns left without a lasting answer, and how a later campaign takes it over: each such item is either an
// item again or named as gone from the evidence. Nothing is lost between two campaigns.
import type { Database } from 'better-sqlite3';
import type { CarryReason, OpenEnd } from '../../../shared/contract/campaign-plan.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { statement } from '../workspace/statement.ts';
import { hasEnded } from './exception-terms.ts';
import { type ItemRow, requireItem, selectItems, shownOutcome } from './items.ts';
import { settledReading } from './settled-reading.ts';

/**
 * The newest item of each entitlement, where its campaign is closed and its answer is none, no decision, or one with an
 * end. What is in an open campaign again is not listed: it is being answered. Worst risk first.
 */
export function openEnds(db: Database, today: string, campaign: string | null = null): OpenEnd[] {
  const all = settledReading(db, 'open ends', today, () =>
    newestClosed(db).flatMap((item) => openEndOf(db, item, today) ?? []),
  );
  return all.filter((end) => campaign === null || end.campaign === campaign);
}

/** The open ends of these items. Throws ITEM_NOT_IN_CAMPAIGN, INPUT_INVALID for one whose answer stands or is being given. */
export function requireOpenEnds(db: Database, today: string, items: readonly string[]): OpenEnd[] {
  const known = new Map(openEnds(db, today).map((end) => [end.item, end]));
  return [...new Set(items)].map((id) => {
    const end = known.get(id);
    if (end !== undefined) return end;
    const item = requireItem(db, id);
    throw new CountersignError(
      'INPUT_INVALID',
      `${item.reference} of ${item.campaignName} is not open: its answer stands, or a later campaign has it.`,
      { item: id },
    );
  });
}

/** What a campaign took over: how many items, and by name what was gone by then. */
export function carriedInto(db: Database, campaign: string): { items: number; gone: OpenEnd[] } {
  const rows = db
    .prepare<[{ campaign: string }], { from: string; why: CarryReason; endsOn: string | null; item: string | null }>(
      `select from_item as "from", why, ends_on as endsOn, item_id as item
       from carried_over
       where campaign_id = $campaign
       order by position`,
    )
    .all({ campaign });
  return {
    items: rows.filter((row) => row.item !== null).length,
    gone: rows
      .filter((row) => row.item === null)
      .map(({ from, why, endsOn }) => shown(requireItem(db, from), why, endsOn, false)),
  };
}

/** What a campaign took over and asks again, `limit` of them from `offset`. */
export function carriedItems(
  db: Database,
  campaign: string,
  page: { readonly offset: number; readonly limit: number },
): { total: number; rows: OpenEnd[] } {
  const total = db
    .prepare<[string], number>('select count(*) from carried_over where campaign_id = ? and item_id is not null')
    .pluck()
    .get(campaign);
  const rows = db
    .prepare<[{ campaign: string } & typeof page], { from: string; why: CarryReason; endsOn: string | null }>(
      `select from_item as "from", why, ends_on as endsOn
       from carried_over
       where campaign_id = $campaign and item_id is not null
       order by position
       limit $limit offset $offset`,
    )
    .all({ campaign, ...page });
  return {
    total: total ?? 0,
    rows: rows.map(({ from, why, endsOn }) => shown(requireItem(db, from), why, endsOn, true)),
  };
}

/** By the facet: signed, certified or cut, with nobody waited for, and without an end. Most answers of the past are. */
const answerLasts = `substr(queue_item.facet, 1, 1) = '1' and substr(queue_item.facet, 2, 1) in ('C', 'D', 'R')
  and substr(queue_item.facet, 3, 1) = '0' and substr(queue_item.facet, 10, 2) = '||'`;

/** Items of closed campaigns whose answer may not last and that no later campaign has, whether that is open or closed. */
function newestClosed(db: Database): ItemRow[] {
  return db
    .prepare<[], ItemRow>(
      `${selectItems}
       where review_item.id in (
           select queue_item.item_id
           from campaign
           cross join queue_item on queue_item.campaign_id = campaign.id
           where campaign.state = 'closed' and not (${answerLasts})
         )
         and not exists (
           select 1
           from review_item as other
           join campaign as later on later.id = other.campaign_id
           where other.entitlement_uid = review_item.entitlement_uid
             and other.id <> review_item.id
             and (later.state = 'open' or (later.opened_at, later.id) > (campaign.opened_at, campaign.id))
         )
       order by review_item.risk_rank desc, campaign.opened_at, review_item.ordinal`,
    )
    .all();
}

function openEndOf(db: Database, item: ItemRow, today: string): OpenEnd | null {
  const why = whyOpen(item, today);
  if (why === null) return null;
  const live = isLive(db, item.entitlement);
  const endsOn = item.endsOn === '' || item.endsOn === '9999' ? null : item.endsOn;
  return shown(item, why, why === 'no_decision' || why === 'cannot_decide' ? null : endsOn, live);
}

function whyOpen(item: ItemRow, today: string): CarryReason | null {
  const outcome = shownOutcome(item);
  if (outcome === 'NO_DECISION') return 'no_decision';
  if (outcome === 'CANNOT_DECIDE') return 'cannot_decide';
  const isConditional = outcome === 'CERTIFY_UNTIL';
  if (hasEnded(item.endsOn, today)) {
    // An exception that somebody ended has no last day.
    return isConditional && item.endsOn !== '' ? 'certification_ended' : 'exception_ended';
  }
  return isConditional ? 'certified_until' : null;
}

function isLive(db: Database, entitlement: string): boolean {
  return liveByUid(db).get({ uid: entitlement }) !== undefined;
}

const liveByUid = statement<{ uid: string }>(
  `select 1 from entitlement where uid = $uid and removed_bundle is null and effect = 'allow'`,
);

function shown(item: ItemRow, why: CarryReason, endsOn: string | null, live: boolean): OpenEnd {
  return {
    item: item.id,
    reference: item.reference,
    campaign: item.campaign,
    campaignName: item.campaignName,
    entitlement: item.entitlement,
    identity: item.identity,
    privilege: item.privilege,
    resource: item.resource,
    system: item.system,
    risk: item.risk,
    why,
    endsOn,
    live,
  };
}
