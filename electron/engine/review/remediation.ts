// Every REVOKE and REDUCE that was signed off, and how far it is, from the evidence as it stands.
import type { Database } from 'better-sqlite3';
import type { Citation } from '../../../shared/contract/method.ts';
import type { Remediation } from '../../../shared/contract/review.ts';
import type { Outcome, RemediationState, Risk } from '../../../shared/words.ts';
import { citationOf } from '../inventory/citation.ts';
import { evidenceReading } from '../inventory/evidence-reading.ts';
import { isBefore, referenceVerbs } from './action-verdict.ts';
import { daysUntil } from './exception-state.ts';
import { parseFacts, text } from './frozen-facts.ts';
import { allOwnEvidence } from './own-evidence.ts';
import { namesReference } from './reference.ts';
import { type Grant, type RemediationVerdict, remediationVerdict, type SeenIn } from './remediation-state.ts';
import { settledReading } from './settled-reading.ts';

export interface RemediationRow extends Remediation {
  readonly decision: string;
  readonly entitlement: string;
  /** When the provider says that it was done; null while nothing says so. */
  readonly claimedAt: string | null;
  /** Row of the inventory; null when it is not there any more at all. */
  readonly entitlementId: number | null;
}

/** Of one campaign, or of all. Only what is signed off is carried out, so unsigned answers change nothing in it. */
export function remediationRows(db: Database, campaign: string | null, today: string): readonly RemediationRow[] {
  if (campaign !== null && !db.readonly) return readRemediation(db, campaign, today);
  const all = settledReading(db, 'remediation', today, () => readRemediation(db, null, today));
  return campaign === null ? all : all.filter((row) => row.campaign === campaign);
}

function readRemediation(db: Database, campaign: string | null, today: string): RemediationRow[] {
  const bundles = bundlesByOrdinal(db);
  const claims = claimedActions(db);
  const sent = instructionsSent(db);
  const own = allOwnEvidence(db);
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
    const told = sent.get(row.item) ?? [];
    const instruction = told.at(-1) ?? null;
    const claim = claimsOf(claims, claimed(row, told))[0] ?? null;
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
      claim: claim === null ? null : { text: claimText(claim), at: claim.at },
      own: own.get(row.item)?.at(-1) ?? null,
    });
    const due = instruction?.due ?? null;
    return {
      item: row.item,
      reference: row.reference,
      decision: row.decision,
      entitlement: row.entitlement,
      claimedAt: claim?.at ?? null,
      entitlementId: row.entitlementId,
      campaign: row.campaign,
      campaignName: row.campaignName,
      identity: row.identity,
      system: row.system,
      privilege: row.privilege,
      resource: row.resource,
      risk: row.risk,
      outcome: row.outcome,
      to: row.to,
      ticket: row.ticket,
      decidedBy: row.decidedBy,
      instructedAt: row.instructedAt,
      instruction,
      due,
      overdue: isOverdue(due, verdict.state, today),
      days: daysFor(instruction?.issuedAt ?? row.instructedAt, verdict, today),
      state: verdict.state,
      since: verdict.since,
      explanation: verdict.explanation,
      citation: citationFor(db, verdict.shownBy, row.entitlementId, claim),
    };
  });
}

export function isOverdue(due: string | null, state: RemediationState, today: string): boolean {
  return due !== null && due < today && state !== 'verified';
}

/** Whole days from the instruction to its proof, or to today while nothing proves it. */
function daysFor(since: string, verdict: RemediationVerdict, today: string): number {
  const until = verdict.state === 'verified' ? verdict.since.slice(0, 10) : today;
  return Math.max(0, daysUntil(until, since.slice(0, 10)));
}

export type SentInstruction = NonNullable<Remediation['instruction']>;

/** By review item or rotation, what asked for something to be done, oldest first; what was taken back is left out. */
export function instructionsSent(db: Database): ReadonlyMap<string, readonly SentInstruction[]> {
  const rows = db
    .prepare<[], SentInstruction & { readonly subject: string; readonly kind: string }>(
      `select instruction.subject, instruction.kind, instruction.reference, instruction.list_number as list,
         instruction_list.issued_at as issuedAt, instruction.due
       from instruction
       join instruction_list on instruction_list.number = instruction.list_number
       where instruction.kind <> 'QUESTION'
       order by instruction.list_number, instruction.position`,
    )
    .all();
  const sent = new Map<string, readonly SentInstruction[]>();
  for (const { subject, kind, ...instruction } of rows) {
    if (kind === 'WITHDRAWN') sent.delete(subject);
    else sent.set(subject, [...(sent.get(subject) ?? []), instruction]);
  }
  return sent;
}

interface InstructionRow {
  readonly item: string;
  readonly reference: string;
  readonly decision: string;
  readonly entitlement: string;
  readonly campaign: string;
  readonly campaignName: string;
  readonly baselineOrdinal: number;
  readonly identity: string;
  readonly identityUid: string;
  readonly system: string;
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
      `select review_item.id as item, review_item.reference, decision.id as decision,
         review_item.entitlement_uid as entitlement, campaign.id as campaign, campaign.name as campaignName,
         campaign.baseline_ordinal as baselineOrdinal, review_item.identity,
         review_item.identity_uid as identityUid, review_item.system, review_item.privilege, review_item.resource, review_item.risk,
         review_item.facts, decision.outcome, decision.to_text as "to", decision.ticket, person.name as decidedBy,
         case
           when decision.supersedes is null then assignment.signed_off_at
           else coalesce(confirmed.at, decision.decided_at)
         end as instructedAt,
         entitlement.id as entitlementId, entitlement.privilege as nowPrivilege, entitlement.resource as nowResource,
         entitlement.condition as nowCondition, entitlement.boundary as nowBoundary,
         entitlement.last_bundle as lastBundle, entitlement.removed_bundle as removedBundle
       from decision
       cross join review_item on review_item.id = decision.item_id and review_item.decision_id = decision.id
       join campaign on campaign.id = review_item.campaign_id
       join assignment on assignment.id = review_item.assignment_id
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

export interface ClaimRow {
  readonly id: number;
  readonly identityUid: string | null;
  readonly performedBy: string;
  readonly verb: string;
  readonly target: string;
  readonly at: string | null;
  readonly ticket: string | null;
  readonly approval: string | null;
}

/** Actions by the identity that they are about, the newest first; under the empty name those about none. */
export type Claims = ReadonlyMap<string, readonly ClaimRow[]>;

/** Actions that were done, or of which nothing says otherwise; a ticket or a review elsewhere claims nothing. */
export function claimedActions(db: Database): Claims {
  return evidenceReading(db, 'claimed actions', () => readClaims(db));
}

function readClaims(db: Database): Claims {
  const rows = db
    .prepare<[{ references: string }], ClaimRow>(
      `select action.id, identity.uid as identityUid, action.performed_by as performedBy, action.verb, action.target,
         action.at, action.ticket, action.approval
       from action
       left join identity on identity.id = action.identity_id
       where coalesce(action.state, 'done') = 'done'
         and action.verb not in (select value from json_each($references))
       order by action.at desc, action.id desc`,
    )
    .all({ references: JSON.stringify(referenceVerbs) });
  const claims = new Map<string, ClaimRow[]>();
  for (const row of rows) {
    const about = row.identityUid ?? '';
    const present = claims.get(about);
    if (present === undefined) claims.set(about, [row]);
    else present.push(row);
  }
  return claims;
}

export interface Claimed {
  readonly identityUid: string;
  readonly since: string;
  /** By which an action can name it. */
  readonly names: readonly string[];
}

function claimed(row: InstructionRow, told: readonly SentInstruction[]): Claimed {
  const names = [row.reference, row.item, row.decision, ...(row.ticket === null ? [] : [row.ticket])];
  const instructed = told.map((instruction) => instruction.reference);
  return { identityUid: row.identityUid, since: row.instructedAt, names: [...names, ...instructed] };
}

/** Actions that name it, are not about another identity, and came after it was decided; the newest first. */
export function claimsOf(claims: Claims, { identityUid, since, names }: Claimed): ClaimRow[] {
  return [...(claims.get(identityUid) ?? []), ...(claims.get('') ?? [])].filter(
    (action) =>
      (action.at === null || !isBefore(action.at, since)) &&
      [action.ticket, action.approval, action.target].some((said) => names.some((name) => namesReference(said, name))),
  );
}

export function claimText(claim: ClaimRow): string {
  return `${claim.performedBy} says so: ${claim.verb} ${claim.target}.`;
}

function citationFor(
  db: Database,
  shownBy: RemediationVerdict['shownBy'],
  entitlementId: number | null,
  claim: ClaimRow | null,
): Citation | null {
  if (shownBy === 'claim' && claim !== null) return citationOf(db, 'action', claim.id);
  if (shownBy === 'entitlement' && entitlementId !== null) return citationOf(db, 'entitlement', entitlementId);
  return null;
}

export function bundlesByOrdinal(db: Database): ReadonlyMap<number, SeenIn> {
  const rows = db
    .prepare<[], SeenIn>(
      `select name, ordinal, received_at as receivedAt, coalesce(effective_at, received_at) as effectiveAt
       from bundle`,
    )
    .all();
  return new Map(rows.map((row) => [row.ordinal, row]));
}

export const unknownBundle: SeenIn = { name: 'a bundle', ordinal: 0, receivedAt: '', effectiveAt: '' };
