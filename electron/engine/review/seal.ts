// Takes the whole state of a campaign as one plain document. It depends on the tables and its arguments alone, so the same
// workspace sealed at the same moment gives the same document.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ReviewFacts } from '../controls/review-facts.ts';
import { currentModel, partyNames } from '../engagement/operating-model.ts';
import { listPersons } from '../engagement/persons.ts';
import { loosenedIn } from '../engagement/separation.ts';
import { checkpointVerifierKey, latestCheckpoint, ledgerOrigin } from '../ledger/checkpoints.ts';
import { ledgerRoot, ledgerSize } from '../ledger/store.ts';
import { reconcileActions } from './actions.ts';
import { type CampaignRow, campaignProgress, requireCampaign } from './campaign.ts';
import { reviewQualityOf } from './quality.ts';
import { remediationRows } from './remediation.ts';
import { sealedBundles, sealedPopulation, sealedRejectedRows, sealedSources } from './seal-evidence.ts';
import { sealedItems } from './seal-items.ts';
import { sealedLoop } from './sealed-loop.ts';
import type { SealedState } from './sealed-state.ts';
import type { SealedJudgement } from './services.ts';
import { signOffsOf } from './sign-off-record.ts';

export interface SealInput {
  readonly campaign: string;
  readonly edition: number;
  readonly replaces: SealedState['replaces'];
  readonly sealedAt: string;
  readonly facts: ReviewFacts;
  readonly judgement: SealedJudgement;
}

/** Throws NOT_FOUND for the campaign. */
export function sealState(db: Database, input: SealInput): SealedState {
  const campaign = requireCampaign(db, input.campaign);
  const today = input.sealedAt.slice(0, 10);
  const progress = campaignProgress(db, campaign.id, today);
  const items = sealedItems(db, campaign.id);
  const actions = reconcileActions(db);
  const remediation = remediationRows(db, campaign.id, today);
  return {
    format: 'countersign-sealed-state/1',
    workspace: { id: workspaceId(db), ...partyNames(db) },
    campaign: {
      id: campaign.id,
      name: campaign.name,
      openedAt: campaign.opened_at,
      due: campaign.due,
      closedAt: campaign.closed_at,
      closeReason: campaign.close_reason,
      complete: progress.complete,
      baselineDigest: campaign.baseline_digest,
    },
    edition: input.edition,
    replaces: input.replaces,
    sealedAt: input.sealedAt,
    persons: listPersons(db).map(({ id, name, title, party }) => ({ id, name, title, party })),
    signOffs: signOffsOf(db, campaign.id).map((signOff) => ({
      person: signOff.person,
      at: signOff.signedAt,
      items: signOff.items,
      statement: signOff.statement,
      decisionsDigest: signOff.decisionsDigest,
      ledgerEntry: signOff.ledgerEntry,
      certificateFingerprint: signOff.certificateFingerprint,
    })),
    operatingModel: currentModel(db).document,
    ...input.judgement,
    items,
    outOfScope: sealedOutOfScope(db, campaign.id),
    delegations: sealedDelegations(db, campaign.id),
    actions: actions.map((action) => ({
      uid: action.uid,
      performedBy: action.performedBy,
      party: action.party,
      verb: action.verb,
      target: action.target,
      at: action.at,
      ticket: action.ticket,
      approval: action.approval,
      authorised: action.authorised,
      explanation: action.explanation,
      citation: action.citation,
    })),
    remediation: remediation.map((row) => ({
      reference: row.reference,
      outcome: row.outcome,
      instructedAt: row.instructedAt,
      state: row.state,
      since: row.since,
      explanation: row.explanation,
    })),
    quality: reviewQualityOf(db, campaign.id),
    bundles: sealedBundles(db),
    sources: sealedSources(db),
    rejectedRows: sealedRejectedRows(db),
    population: sealedPopulation(db, campaign),
    ledger: sealedLedger(db),
    notices: sealedNotices(db, campaign, progress, input.facts.actions),
    loop: sealedLoop(db, campaign.id, today, actions, remediation),
  };
}

function workspaceId(db: Database): string {
  return db.prepare<[], string>('select id from workspace where only = 1').pluck().get() ?? '';
}

function sealedOutOfScope(db: Database, campaign: string): SealedState['outOfScope'] {
  return db
    .prepare<[{ campaign: string }], SealedState['outOfScope'][number]>(
      `select identity, system, entitlements, reason, approver
       from out_of_scope
       where campaign_id = $campaign
       order by position`,
    )
    .all({ campaign });
}

/** Single items by their references. */
function itemsInWords(db: Database, items: string): string {
  const reference = db.prepare<[string], string>('select reference from review_item where id = ?').pluck();
  const ids = z.array(z.string()).parse(JSON.parse(items));
  return `only ${ids.map((id) => reference.get(id) ?? id).join(', ')}`;
}

/** Delegations that bear on this campaign, whether anybody decided under them or not. */
export function sealedDelegations(db: Database, campaign: string): SealedState['delegations'] {
  return db
    .prepare<
      [{ campaign: string }],
      {
        from: string;
        to: string;
        campaign: string | null;
        systems: string | null;
        items: string | null;
        up_to: string;
        valid_from: string;
        valid_until: string;
        reason: string;
        ended_at: string | null;
      }
    >(
      `select from_person as "from", to_person as "to", campaign, systems, items, up_to, valid_from, valid_until, reason,
         ended_at
       from delegation
       where campaign is null or campaign = $campaign
       order by granted_at, id`,
    )
    .all({ campaign })
    .map((row) => {
      const systems = row.systems === null ? null : z.array(z.string()).parse(JSON.parse(row.systems));
      const scope = [
        row.campaign === null ? 'every campaign' : 'this campaign',
        systems === null ? 'every system' : systems.join(', '),
        ...(row.items === null ? [] : [itemsInWords(db, row.items)]),
        `up to ${row.up_to} risk`,
        ...(row.ended_at === null ? [] : [`ended on ${row.ended_at.slice(0, 10)}`]),
      ];
      return {
        from: row.from,
        to: row.to,
        scope: scope.join('; '),
        validFrom: row.valid_from,
        validUntil: row.valid_until,
        reason: row.reason,
      };
    });
}

/** The checkpoint that covers the last act of the review; a draft may have none yet. */
function sealedLedger(db: Database): SealedState['ledger'] {
  const checkpoint = latestCheckpoint(db);
  const size = checkpoint?.size ?? ledgerSize(db);
  return {
    origin: ledgerOrigin(db),
    size,
    root: Buffer.from(ledgerRoot(db, size)).toString('base64'),
    checkpoint: checkpoint?.note ?? '',
    verifierKey: checkpointVerifierKey(db) ?? '',
  };
}

/** References of items that were decided and never signed off before the close. */
function unsignedDecisions(db: Database, campaign: CampaignRow): string[] {
  if (campaign.state === 'open') return [];
  return db
    .prepare<[{ campaign: string }], string>(
      `select review_item.reference
       from review_item
       left join assignment on assignment.id = review_item.assignment_id
       where review_item.campaign_id = $campaign
         and review_item.decision_id is not null
         and assignment.signed_off_at is null
       order by review_item.ordinal`,
    )
    .pluck()
    .all({ campaign: campaign.id });
}

/** What a reader of the report has to know first. */
export function sealedNotices(
  db: Database,
  campaign: CampaignRow,
  progress: ReturnType<typeof campaignProgress>,
  actions: ReviewFacts['actions'],
): string[] {
  const unsigned = unsignedDecisions(db, campaign);
  const notices = z.array(z.string()).parse(JSON.parse(campaign.notices));
  const open = progress.items - progress.decided - progress.cannotDecide;
  if (open > 0) notices.push(`${open} of ${progress.items} items have no decision. Silence is not consent.`);
  if (progress.cannotDecide > 0) notices.push(`${progress.cannotDecide} items could not be decided and stay open.`);
  if (unsigned.length > 0) {
    notices.push(`Decided but never signed off, so counted as no decision: ${unsigned.join(', ')}.`);
  }
  const unauthorised = actions.filter((action) => action.authorised === 'unauthorised').length;
  if (unauthorised > 0)
    notices.push(`${unauthorised} actions of the provider had no decision or approval behind them.`);
  for (const { text } of loosenedIn(currentModel(db).document.separation)) {
    notices.push(
      `Looser than standard, with a reason in the operating model: ${text.charAt(0).toLowerCase()}${text.slice(1)}.`,
    );
  }
  const without = loosenedDecisions(db, campaign.id);
  if (without.length > 0) notices.push(`Decided only because a rule was loosened: ${without.join(', ')}.`);
  return notices;
}

/** References of items whose decision, or its confirmation, a loosened rule allowed: few, and no other item is looked at. */
function loosenedDecisions(db: Database, campaign: string): string[] {
  return db
    .prepare<[{ campaign: string }], string>(
      `select review_item.reference
       from (
         select id, item_id
         from decision
         where loosened is not null
         union
         select decision.id, decision.item_id
         from decision_event
         join decision on decision.id = decision_event.decision_id
         where decision_event.loosened is not null
       ) as found
       cross join review_item on review_item.id = found.item_id and review_item.decision_id = found.id
       where review_item.campaign_id = $campaign
       order by review_item.ordinal`,
    )
    .pluck()
    .all({ campaign });
}
