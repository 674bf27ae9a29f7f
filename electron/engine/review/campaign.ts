// A campaign as people see it: how far it is, who has what to do, what it rests on.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { campaignScope } from '../../../shared/contract/campaign-plan.ts';
import type { CampaignDetail } from '../../../shared/contract/review.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { PartialSource } from '../inventory/partial-sources.ts';
import { statement } from '../workspace/statement.ts';
import { carriedInto } from './carry-over.ts';
import { partialInScope } from './evidence-notices.ts';
import { hasEnded } from './exception-terms.ts';
import { reviewQualityOf } from './quality.ts';
import {
  campaignTallies,
  countWhere,
  everybody,
  isDecidedFacet,
  isFinalFacet,
  itemsByOutcome,
  itemsByRisk,
  nobody,
  systemAudience,
  type Tally,
  talliesByAudience,
} from './tallies.ts';

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
  const row = campaignById(db).get({ id });
  if (row !== undefined) return row;
  throw new CountersignError('NOT_FOUND', 'There is no such campaign.', { campaign: id });
}

const campaignById = statement<{ id: string }, CampaignRow>('select * from campaign where id = $id');

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
  const byAudience = talliesByAudience(db, id);
  const tallies = byAudience.get(everybody) ?? [];
  const bundles = z.array(z.object({ id: z.string(), name: z.string() })).parse(JSON.parse(campaign.baseline_bundles));
  return {
    ...progressOf(db, campaign, today),
    closeReason: campaign.close_reason,
    scope: campaignScope.parse(JSON.parse(campaign.scope)),
    modelVersion: campaign.model_version,
    baseline: { bundles, digest: campaign.baseline_digest, at: campaign.opened_at },
    byOutcome: itemsByOutcome(tallies, campaign.state === 'closed'),
    byRisk: itemsByRisk(tallies),
    outOfScope: outOfScopeOf(db, id),
    assignments: assignmentsOf(db, campaign, byAudience, today),
    bySystem: systemsOf(campaign, byAudience),
    origin: originOf(db, id),
    carried: carriedInto(db, id),
    quality: reviewQualityOf(db, id),
    notices: z.array(z.string()).parse(JSON.parse(campaign.notices)),
  };
}

/** SQL: in a closed campaign a decision that nobody signed is none. */
export const countsAsDecided = `(
  assignment.signed_off_at is not null
  or exists (select 1 from campaign where campaign.id = review_item.campaign_id and campaign.state = 'open')
)`;

/** In a closed campaign nothing comes back: what ended later is for the next one. */
function progressOf(db: Database, campaign: CampaignRow, today: string): CampaignProgress {
  const tallies = campaignTallies(db, campaign.id);
  const closed = campaign.state === 'closed';
  const asOf = campaign.closed_at?.slice(0, 10) ?? today;
  const items = countWhere(tallies, () => true);
  const unassigned = countWhere(campaignTallies(db, campaign.id, nobody), () => true);
  const final = countWhere(tallies, (facet) => isFinalFacet(facet, asOf));
  return {
    id: campaign.id,
    name: campaign.name,
    openedAt: campaign.opened_at,
    due: campaign.due,
    state: campaign.state,
    closedAt: campaign.closed_at,
    items,
    decided: countWhere(tallies, (facet) => isDecidedFacet(facet, closed) && !hasEnded(facet.endsOn, asOf)),
    cannotDecide: countWhere(tallies, ({ outcome }) => outcome === 'CANNOT_DECIDE'),
    waitingSecondPerson: countWhere(tallies, ({ waiting, pending }) => waiting || pending),
    unassigned,
    signedOff: countWhere(tallies, ({ signed }) => signed),
    // What a partial source lacks was never seen, so nobody can say that all of it was reviewed.
    complete: items > 0 && unassigned === 0 && final === items && partialIn(db, campaign).length === 0,
  };
}

/** Partial sources among the evidence that the campaign is about. */
export function partialIn(db: Database, campaign: Pick<CampaignRow, 'baseline_ordinal' | 'scope'>): PartialSource[] {
  return partialInScope(db, campaign.baseline_ordinal, campaignScope.parse(JSON.parse(campaign.scope)));
}

function outOfScopeOf(db: Database, campaign: string): CampaignDetail['outOfScope'] {
  return db
    .prepare<[{ campaign: string }], { reason: string; approver: string | null; items: number }>(
      `select queue_left_out.reason, person.name as approver, sum(queue_left_out.entitlements) as items
       from queue_left_out
       left join person on person.id = queue_left_out.approver
       where campaign_id = $campaign
       group by queue_left_out.reason, person.name
       order by items desc, queue_left_out.reason`,
    )
    .all({ campaign });
}

type ByAudience = ReadonlyMap<string, readonly Tally[]>;

/** Assignments that have items, the longest first; the last entry, without a person, is what nobody is assigned to. */
/** Who has how much of it to do. Throws NOT_FOUND. */
export function campaignAssignments(db: Database, id: string, today: string): CampaignDetail['assignments'] {
  return assignmentsOf(db, requireCampaign(db, id), talliesByAudience(db, id), today);
}

function assignmentsOf(
  db: Database,
  { id, due, state }: CampaignRow,
  byAudience: ByAudience,
  today: string,
): CampaignDetail['assignments'] {
  const isLate = state === 'open' && due < today;
  const closed = state === 'closed';
  const assigned = db
    .prepare<[{ campaign: string }], { id: string; person: string; name: string; signedOffAt: string | null }>(
      `select assignment.id, assignment.person_id as person, person.name, assignment.signed_off_at as signedOffAt
       from assignment
       join person on person.id = assignment.person_id
       where assignment.campaign_id = $campaign
       order by person.name, assignment.id`,
    )
    .all({ campaign: id })
    .flatMap(({ signedOffAt, ...row }) => {
      const tallies = byAudience.get(row.id) ?? [];
      const items = countWhere(tallies, () => true);
      if (items === 0) return [];
      const decided = countWhere(tallies, (facet) => isDecidedFacet(facet, closed));
      return [{ ...row, items, decided, signedOffAt, overdue: isLate && signedOffAt === null }];
    })
    .sort((one, other) => other.items - one.items);
  const unassigned = countWhere(byAudience.get(nobody) ?? [], () => true);
  if (unassigned === 0) return assigned;
  const left = { id: '', person: null, name: 'Nobody', items: unassigned, decided: 0, signedOffAt: null };
  return [...assigned, { ...left, overdue: isLate }];
}

function systemsOf({ state }: CampaignRow, byAudience: ByAudience): CampaignDetail['bySystem'] {
  const prefix = systemAudience('');
  return [...byAudience]
    .filter(([audience]) => audience.startsWith(prefix))
    .map(([audience, tallies]) => ({
      system: audience.slice(prefix.length),
      items: countWhere(tallies, () => true),
      decided: countWhere(tallies, (facet) => isDecidedFacet(facet, state === 'closed')),
      serious: countWhere(tallies, ({ risk }) => risk === 'high' || risk === 'critical'),
    }))
    .sort((one, other) => other.items - one.items || (one.system < other.system ? -1 : 1));
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
