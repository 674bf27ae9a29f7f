// A campaign as people see it: how far it is, who has what to do, what it rests on.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type CampaignDetail, campaignScope } from '../../../shared/contract/review.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { ItemOutcome, Risk } from '../../../shared/words.ts';
import type { PartialSource } from '../inventory/partial-sources.ts';
import { carriedInto } from './carry-over.ts';
import { partialInScope } from './evidence-notices.ts';
import { endsOnColumn } from './exception-terms.ts';
import { reviewQualityOf } from './quality.ts';

export interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly due: string;
  readonly scope: string;
  readonly model_version: number;
  readonly opened_at: string;
  readonly baseline_bundles: string;
  readonly baseline_ordinal: number;
  readonly baseline_digest: string;
  readonly notices: string;
  readonly state: 'open' | 'closed';
  readonly closed_at: string | null;
  readonly close_reason: string | null;
  readonly complete: number | null;
}

/** Throws NOT_FOUND. */
export function requireCampaign(db: Database, id: string): CampaignRow {
  const row = db.prepare<[{ id: string }], CampaignRow>('select * from campaign where id = $id').get({ id });
  if (row !== undefined) return row;
  throw new CountersignError('NOT_FOUND', 'There is no such campaign.', { campaign: id });
}

/** Throws CAMPAIGN_CLOSED. */
export function requireOpen(campaign: Pick<CampaignRow, 'state' | 'name' | 'id'>): void {
  if (campaign.state === 'open') return;
  throw new CountersignError('CAMPAIGN_CLOSED', `${campaign.name} is closed: nothing in it is decided any more.`, {
    campaign: campaign.id,
  });
}

/** Newest first, as on the day `today`, on which some decisions may have come to their end. */
export function listCampaigns(db: Database, today: string): CampaignProgress[] {
  return db
    .prepare<[], CampaignRow>('select * from campaign order by opened_at desc, id desc')
    .all()
    .map((campaign) => progressOf(db, campaign, today));
}

/** Throws NOT_FOUND. */
export function campaignProgress(db: Database, id: string, today: string): CampaignProgress {
  return progressOf(db, requireCampaign(db, id), today);
}

/** Throws NOT_FOUND. */
export function campaignDetail(db: Database, id: string, today: string): CampaignDetail {
  const campaign = requireCampaign(db, id);
  const bundles = z.array(z.object({ id: z.string(), name: z.string() })).parse(JSON.parse(campaign.baseline_bundles));
  return {
    ...progressOf(db, campaign, today),
    scope: campaignScope.parse(JSON.parse(campaign.scope)),
    modelVersion: campaign.model_version,
    baseline: { bundles, digest: campaign.baseline_digest, at: campaign.opened_at },
    byOutcome: outcomesOf(db, campaign),
    byRisk: risksOf(db, id),
    outOfScope: outOfScopeOf(db, id),
    assignments: assignmentsOf(db, campaign, today),
    bySystem: systemsOf(db, id),
    origin: originOf(db, id),
    carried: carriedInto(db, id),
    quality: reviewQualityOf(db, id),
    notices: z.array(z.string()).parse(JSON.parse(campaign.notices)),
  };
}

interface Counts {
  readonly items: number;
  readonly decided: number;
  readonly cannotDecide: number;
  readonly waitingSecondPerson: number;
  readonly unassigned: number;
  readonly signedOff: number;
  readonly final: number;
}

const withStanding = `
  from review_item
  left join assignment on assignment.id = review_item.assignment_id
  left join decision on decision.id = review_item.decision_id
  left join decision_event as confirmed on confirmed.decision_id = decision.id and confirmed.event = 'confirmed'`;

/** Of a decision that stands, over `decision` and its `confirmed` event. */
export const isWaiting = '(decision.needs_second_person = 1 and confirmed.decision_id is null)';

/** In a closed campaign a decision that nobody signed is none. */
export const countsAsDecided = `(
  assignment.signed_off_at is not null
  or exists (select 1 from campaign where campaign.id = review_item.campaign_id and campaign.state = 'open')
)`;

/** In a closed campaign nothing comes back: what ended later is for the next one. */
function progressOf(db: Database, campaign: CampaignRow, today: string): CampaignProgress {
  const counts = db
    .prepare<[{ campaign: string; asOf: string }], Counts>(
      `select count(*) as items,
         count(*) filter (
           where decision.outcome <> 'CANNOT_DECIDE' and not ${isWaiting} and ${endsOnColumn} >= $asOf
             and ${countsAsDecided}
         ) as decided,
         count(*) filter (where decision.outcome = 'CANNOT_DECIDE') as cannotDecide,
         count(*) filter (where ${isWaiting} or review_item.pending_id is not null) as waitingSecondPerson,
         count(*) filter (where review_item.assignment_id is null) as unassigned,
         count(*) filter (where assignment.signed_off_at is not null) as signedOff,
         count(*) filter (
           where assignment.signed_off_at is not null and decision.outcome <> 'CANNOT_DECIDE' and not ${isWaiting}
             and ${endsOnColumn} >= $asOf
         ) as final
       ${withStanding}
       where review_item.campaign_id = $campaign`,
    )
    .get({ campaign: campaign.id, asOf: campaign.closed_at?.slice(0, 10) ?? today });
  if (counts === undefined) throw new Error('a count without a row');
  const { final, ...shown } = counts;
  return {
    id: campaign.id,
    name: campaign.name,
    openedAt: campaign.opened_at,
    due: campaign.due,
    state: campaign.state,
    closedAt: campaign.closed_at,
    ...shown,
    // What a partial source lacks was never seen, so nobody can say that all of it was reviewed.
    complete:
      counts.items > 0 && counts.unassigned === 0 && final === counts.items && partialIn(db, campaign).length === 0,
  };
}

/** Partial sources among the evidence that the campaign is about. */
export function partialIn(db: Database, campaign: Pick<CampaignRow, 'baseline_ordinal' | 'scope'>): PartialSource[] {
  return partialInScope(db, campaign.baseline_ordinal, campaignScope.parse(JSON.parse(campaign.scope)));
}

function outcomesOf(db: Database, campaign: CampaignRow): Record<ItemOutcome, number> {
  const counts: Record<ItemOutcome, number> = {
    CERTIFY: 0,
    CERTIFY_UNTIL: 0,
    REDUCE: 0,
    REVOKE: 0,
    CANNOT_DECIDE: 0,
    NO_DECISION: 0,
  };
  const rows = db
    .prepare<[{ campaign: string; closed: number }], { outcome: ItemOutcome; items: number }>(
      `select case
           when $closed = 1 and (assignment.signed_off_at is null or ${isWaiting}) then 'NO_DECISION'
           else coalesce(decision.outcome, 'NO_DECISION')
         end as outcome,
         count(*) as items
       ${withStanding}
       where review_item.campaign_id = $campaign
       group by 1`,
    )
    .all({ campaign: campaign.id, closed: campaign.state === 'closed' ? 1 : 0 });
  for (const { outcome, items } of rows) counts[outcome] = items;
  return counts;
}

function risksOf(db: Database, campaign: string): Record<Risk, number> {
  const counts: Record<Risk, number> = { low: 0, medium: 0, high: 0, critical: 0 };
  const rows = db
    .prepare<[{ campaign: string }], { risk: Risk; items: number }>(
      'select risk, count(*) as items from review_item where campaign_id = $campaign group by risk',
    )
    .all({ campaign });
  for (const { risk, items } of rows) counts[risk] = items;
  return counts;
}

function outOfScopeOf(db: Database, campaign: string): CampaignDetail['outOfScope'] {
  return db
    .prepare<[{ campaign: string }], { reason: string; approver: string | null; items: number }>(
      `select out_of_scope.reason, person.name as approver, sum(out_of_scope.entitlements) as items
       from out_of_scope
       left join person on person.id = out_of_scope.approver
       where campaign_id = $campaign
       group by out_of_scope.reason, person.name
       order by items desc, out_of_scope.reason`,
    )
    .all({ campaign });
}

/** Assignments that have items, the longest first; the last entry, without a person, is what nobody is assigned to. */
function assignmentsOf(db: Database, { id, due, state }: CampaignRow, today: string): CampaignDetail['assignments'] {
  const campaign = id;
  const isLate = state === 'open' && due < today;
  const assigned = db
    .prepare<[{ campaign: string }], Omit<CampaignDetail['assignments'][number], 'overdue'>>(
      `select assignment.id, assignment.person_id as person, person.name, count(*) as items,
         count(*) filter (
           where decision.outcome <> 'CANNOT_DECIDE' and not ${isWaiting} and ${countsAsDecided}
         ) as decided,
         assignment.signed_off_at as signedOffAt
       ${withStanding}
       join person on person.id = assignment.person_id
       where review_item.campaign_id = $campaign
       group by assignment.id
       order by items desc, person.name`,
    )
    .all({ campaign })
    .map((row) => ({ ...row, overdue: isLate && row.signedOffAt === null }));
  const unassigned =
    db
      .prepare<[{ campaign: string }], number>(
        'select count(*) from review_item where campaign_id = $campaign and assignment_id is null',
      )
      .pluck()
      .get({ campaign }) ?? 0;
  if (unassigned === 0) return assigned;
  const nobody = { id: '', person: null, name: 'Nobody', items: unassigned, decided: 0, signedOffAt: null };
  return [...assigned, { ...nobody, overdue: isLate }];
}

function systemsOf(db: Database, campaign: string): CampaignDetail['bySystem'] {
  return db
    .prepare<[{ campaign: string }], CampaignDetail['bySystem'][number]>(
      `select review_item.system, count(*) as items,
         count(*) filter (
           where decision.outcome <> 'CANNOT_DECIDE' and not ${isWaiting} and ${countsAsDecided}
         ) as decided,
         count(*) filter (where review_item.risk in ('high', 'critical')) as serious
       ${withStanding}
       where review_item.campaign_id = $campaign
       group by review_item.system
       order by items desc, review_item.system`,
    )
    .all({ campaign });
}

function originOf(db: Database, campaign: string): CampaignDetail['origin'] {
  return (
    db
      .prepare<[{ campaign: string }], NonNullable<CampaignDetail['origin']>>(
        'select kind, because from campaign_origin where campaign_id = $campaign',
      )
      .get({ campaign }) ?? null
  );
}
