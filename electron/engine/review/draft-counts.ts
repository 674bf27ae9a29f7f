// How much a draft of a report would hold, from what is counted and remembered: no item is read for it.
import type { Database } from 'better-sqlite3';
import { currentModel, partyNames, todayOf } from '../engagement/operating-model.ts';
import { evidenceReading } from '../inventory/evidence-reading.ts';
import { latestCheckpoint } from '../ledger/checkpoints.ts';
import { ledgerSize } from '../ledger/store.ts';
import type { Clock } from '../workspace/workspace.ts';
import { reconcileActions } from './actions.ts';
import { campaignProgress, requireCampaign } from './campaign.ts';
import { decisionsMade } from './decisions-made.ts';
import { remediationRows } from './remediation.ts';
import type { ReportCounts } from './report-counts.ts';
import { currentReviewFacts } from './review-facts.ts';
import { sealedDelegations, sealedNotices } from './seal.ts';
import type { ReviewServices } from './services.ts';
import { settledReading } from './settled-reading.ts';
import { campaignTallies, itemsByOutcome } from './tallies.ts';

/** Throws NOT_FOUND. */
export function draftCounts(db: Database, clock: Clock, services: ReviewServices, campaignId: string): ReportCounts {
  const today = todayOf(clock);
  const campaign = requireCampaign(db, campaignId);
  const closed = campaign.state === 'closed';
  const facts = currentReviewFacts(db, clock);
  const progress = campaignProgress(db, campaign.id, today);
  const byOutcome = itemsByOutcome(campaignTallies(db, campaign.id), closed);
  const judged = services.judgement(db, facts, today);
  const actions = reconcileActions(db);
  const cuts = remediationRows(db, campaign.id, today);
  const settled = settledReading(db, `settled counts of a report ${campaign.id}`, '', () => ({
    outOfScope: count(db, 'select coalesce(sum(entitlements), 0) from out_of_scope where campaign_id = ?', campaign.id),
    signOffs: count(db, 'select count(*) from sign_off where campaign_id = ?', campaign.id),
    delegations: sealedDelegations(db, campaign.id).length,
  }));
  const evidence = evidenceReading(db, 'counts of evidence in a report', () => ({
    sources: count(db, 'select count(*) from source'),
    rejected: count(db, 'select count(*) from rejected_row'),
    bundles: count(db, 'select count(*) from bundle'),
  }));
  const { activities, delegatedTasks } = currentModel(db).document;
  return {
    ...settled,
    ...evidence,
    ...decisionsMade(db, campaign.id),
    campaignName: campaign.name,
    customer: partyNames(db).customer,
    closed: campaign.closed_at !== null,
    items: progress.items,
    noDecision: byOutcome.NO_DECISION,
    cannotDecide: byOutcome.CANNOT_DECIDE,
    rules: judged.rules.length,
    thresholds: judged.thresholds.length,
    coverage: judged.coverage.length,
    activities: activities.filter(({ applies }) => applies).length,
    delegatedTasks: delegatedTasks.length,
    exceptions: exceptionsOf(db, campaign.id, closed),
    cuts: cuts.length,
    verified: cuts.filter(({ state }) => state === 'verified').length,
    actions: actions.length,
    unauthorised: actions.filter(({ authorised }) => authorised === 'unauthorised').length,
    entries: latestCheckpoint(db)?.size ?? ledgerSize(db),
    notices: sealedNotices(db, campaign, progress, facts.actions),
  };
}

function count(db: Database, sql: string, ...values: string[]): number {
  return (
    db
      .prepare<string[], number>(sql)
      .pluck()
      .get(...values) ?? 0
  );
}

/** In a closed campaign a decision that nobody signed, or that waits for a second person, is none. */
function exceptionsOf(db: Database, campaign: string, closed: boolean): number {
  const found = db
    .prepare<[{ campaign: string; closed: number }], number>(
      `select count(*)
       from decision
       cross join review_item on review_item.id = decision.item_id and review_item.decision_id = decision.id
       left join assignment on assignment.id = review_item.assignment_id
       left join decision_event as confirmed
         on confirmed.decision_id = decision.id and confirmed.event = 'confirmed'
       where decision.exception is not null
         and review_item.campaign_id = $campaign
         and (
           $closed = 0
           or (
             assignment.signed_off_at is not null
             and not (decision.needs_second_person = 1 and confirmed.decision_id is null)
           )
         )`,
    )
    .pluck()
    .get({ campaign, closed: closed ? 1 : 0 });
  return found ?? 0;
}
