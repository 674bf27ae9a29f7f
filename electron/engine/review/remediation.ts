// Every REVOKE and REDUCE that was signed off, and how far it is, from the evidence as it stands.
import type { Database } from 'better-sqlite3';
import type { Citation } from '../../../shared/contract/method.ts';
import type { Remediation } from '../../../shared/contract/review.ts';
import type { Outcome, Risk } from '../../../shared/words.ts';
import { citationOf } from '../inventory/citation.ts';
import { parseFacts, text } from './frozen-facts.ts';
import { namesReference } from './reference.ts';
import { type Grant, remediationVerdict, type SeenIn } from './remediation-state.ts';

export interface RemediationRow extends Remediation {
  readonly reference: string;
  readonly decision: string;
  /** Row of the inventory; null when it is not there any more at all. */
  readonly entitlementId: number | null;
}

/** The contract's list, worst risk first. */
export function listRemediation(db: Database): Remediation[] {
  return remediationRows(db, null).map(({ reference: _, decision: __, entitlementId: ___, ...row }) => row);
}

/** Of one campaign, or of all. */
export function remediationRows(db: Database, campaign: string | null): RemediationRow[] {
  const bundles = bundlesByOrdinal(db);
  const claims = claimedActions(db);
  const history = db.prepare<[number, number], { change: 'changed' | 'removed' | 'reappeared'; bundle: number }>(
    `select change, bundle
     from history
     where subject = 'entitlement' and subject_id = ? and bundle > ?
     order by bundle`,
  );
  return instructions(db, campaign).map((row) => {
    const seenIn = (ordinal: number): SeenIn => bundles.get(ordinal) ?? unknownBundle;
    const facts = parseFacts(row.facts);
    const before: Grant = {
      privilege: row.privilege,
      resource: row.resource,
      condition: text(facts.entitlement.condition),
      boundary: text(facts.entitlement.boundary),
    };
    const claim = claims.find((action) => isClaimOf(action, row)) ?? null;
    const verdict = remediationVerdict({
      outcome: row.outcome,
      to: row.to,
      instructedAt: row.instructedAt,
      baselineOrdinal: row.baselineOrdinal,
      before,
      now:
        row.nowPrivilege === null
          ? before
          : {
              privilege: row.nowPrivilege,
              resource: row.nowResource ?? '',
              condition: row.nowCondition,
              boundary: row.nowBoundary,
            },
      lastSeen: seenIn(row.lastBundle ?? row.baselineOrdinal),
      removed: row.removedBundle === null ? null : seenIn(row.removedBundle),
      history:
        row.entitlementId === null
          ? []
          : history
              .all(row.entitlementId, row.baselineOrdinal)
              .map(({ change, bundle }) => ({ change, bundle: seenIn(bundle) })),
      claim:
        claim === null ? null : { text: `${claim.performedBy} says so: ${claim.verb} ${claim.target}.`, at: claim.at },
    });
    return {
      item: row.item,
      reference: row.reference,
      decision: row.decision,
      entitlementId: row.entitlementId,
      campaign: row.campaign,
      campaignName: row.campaignName,
      identity: row.identity,
      privilege: row.privilege,
      resource: row.resource,
      risk: row.risk,
      outcome: row.outcome,
      to: row.to,
      decidedBy: row.decidedBy,
      instructedAt: row.instructedAt,
      state: verdict.state,
      since: verdict.since,
      explanation: verdict.explanation,
      citation: citationFor(db, verdict.shownBy, row.entitlementId, claim),
    };
  });
}

interface InstructionRow {
  readonly item: string;
  readonly reference: string;
  readonly decision: string;
  readonly campaign: string;
  readonly campaignName: string;
  readonly baselineOrdinal: number;
  readonly identity: string;
  readonly identityUid: string;
  readonly privilege: string;
  readonly resource: string;
  readonly risk: Risk;
  readonly facts: string;
  readonly outcome: Outcome;
  readonly to: string | null;
  readonly ticket: string | null;
  readonly decidedBy: string;
  readonly instructedAt: string;
  readonly entitlementId: number | null;
  readonly nowPrivilege: string | null;
  readonly nowResource: string | null;
  readonly nowCondition: string | null;
  readonly nowBoundary: string | null;
  readonly lastBundle: number | null;
  readonly removedBundle: number | null;
}

/** A correction instructs when it takes effect, everything else at the sign-off. */
function instructions(db: Database, campaign: string | null): InstructionRow[] {
  return db
    .prepare<[{ campaign: string | null }], InstructionRow>(
      `select review_item.id as item, review_item.reference, decision.id as decision, campaign.id as campaign,
         campaign.name as campaignName, campaign.baseline_ordinal as baselineOrdinal, review_item.identity,
         review_item.identity_uid as identityUid, review_item.privilege, review_item.resource, review_item.risk,
         review_item.facts, decision.outcome, decision.to_text as "to", decision.ticket, person.name as decidedBy,
         case
           when decision.supersedes is null then assignment.signed_off_at
           else coalesce(confirmed.at, decision.decided_at)
         end as instructedAt,
         entitlement.id as entitlementId, entitlement.privilege as nowPrivilege, entitlement.resource as nowResource,
         entitlement.condition as nowCondition, entitlement.boundary as nowBoundary,
         entitlement.last_bundle as lastBundle, entitlement.removed_bundle as removedBundle
       from review_item
       join campaign on campaign.id = review_item.campaign_id
       join assignment on assignment.id = review_item.assignment_id
       join decision on decision.id = review_item.decision_id
       join person on person.id = decision.performer_id
       left join decision_event as confirmed
         on confirmed.decision_id = decision.id and confirmed.event = 'confirmed'
       left join entitlement on entitlement.uid = review_item.entitlement_uid
       where decision.outcome in ('REVOKE', 'REDUCE')
         and assignment.signed_off_at is not null
         and ($campaign is null or campaign.id = $campaign)
       order by review_item.risk_rank desc, campaign.opened_at desc, review_item.ordinal`,
    )
    .all({ campaign });
}

interface ClaimRow {
  readonly id: number;
  readonly identityUid: string | null;
  readonly performedBy: string;
  readonly verb: string;
  readonly target: string;
  readonly at: string | null;
  readonly ticket: string | null;
  readonly approval: string | null;
}

/** Actions that were done, or of which nothing says otherwise. */
function claimedActions(db: Database): ClaimRow[] {
  return db
    .prepare<[], ClaimRow>(
      `select action.id, identity.uid as identityUid, action.performed_by as performedBy, action.verb, action.target,
         action.at, action.ticket, action.approval
       from action
       left join identity on identity.id = action.identity_id
       where action.removed_bundle is null
         and coalesce(action.state, 'done') = 'done'
       order by action.at desc, action.id desc`,
    )
    .all();
}

/** The action names the item, its decision or its ticket, is not about another identity, and came after the instruction. */
function isClaimOf(action: ClaimRow, row: InstructionRow): boolean {
  if (action.identityUid !== null && action.identityUid !== row.identityUid) return false;
  if (action.at !== null && isBefore(action.at, row.instructedAt)) return false;
  const names = [row.reference, row.item, row.decision, ...(row.ticket === null ? [] : [row.ticket])];
  return [action.ticket, action.approval, action.target].some((said) =>
    names.some((name) => namesReference(said, name)),
  );
}

/** A time that is only a day counts as all of that day. */
export function isBefore(time: string, other: string): boolean {
  if (time.length === 10) return time < other.slice(0, 10);
  return Date.parse(time) < Date.parse(other);
}

function citationFor(
  db: Database,
  shownBy: 'entitlement' | 'claim' | null,
  entitlementId: number | null,
  claim: ClaimRow | null,
): Citation | null {
  if (shownBy === 'claim' && claim !== null) return citationOf(db, 'action', claim.id);
  if (shownBy === 'entitlement' && entitlementId !== null) return citationOf(db, 'entitlement', entitlementId);
  return null;
}

function bundlesByOrdinal(db: Database): ReadonlyMap<number, SeenIn> {
  const rows = db
    .prepare<[], SeenIn>(
      `select name, ordinal, received_at as receivedAt, coalesce(effective_at, received_at) as effectiveAt
       from bundle`,
    )
    .all();
  return new Map(rows.map((row) => [row.ordinal, row]));
}

const unknownBundle: SeenIn = { name: 'a bundle', ordinal: 0, receivedAt: '', effectiveAt: '' };
