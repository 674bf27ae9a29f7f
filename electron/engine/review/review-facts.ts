// What rules and coverage need to know from engagement and review, gathered as the plain facts that controls declare.
import type { Database } from 'better-sqlite3';
import type { Outcome } from '../../../shared/words.ts';
import type { ReviewFacts } from '../controls/review-facts.ts';
import { forgetStanding, standingOf } from '../controls/standing.ts';
import { todayOf } from '../engagement/operating-model.ts';
import { findPerson, listPersons } from '../engagement/persons.ts';
import type { Clock } from '../workspace/workspace.ts';
import { isNamedByActions, reconcileActions } from './actions.ts';
import { listCampaigns } from './campaign.ts';
import { engagementFacts } from './engagement-facts.ts';
import { changedTerms, type TermsInForce, termsInForce } from './exception-terms.ts';
import { type RemediationRow, remediationRows } from './remediation.ts';
import { settledReading, type UnsignedAnswers } from './settled-reading.ts';

/** What has ended by the clock's day no longer counts. */
export function reviewFacts(db: Database, clock: Clock): ReviewFacts {
  const today = todayOf(clock);
  const campaigns = listCampaigns(db, today);
  const standing = standingDecisions(db);
  const changed = changedTerms(db);
  const remediation = remediationRows(db, null, today);
  const closed = campaigns.filter((campaign) => campaign.state === 'closed');
  const outcomesUsed: Record<string, number> = {};
  for (const decision of standing) {
    if (decision.final === 1) outcomesUsed[decision.outcome] = (outcomesUsed[decision.outcome] ?? 0) + 1;
  }
  return {
    persons: listPersons(db).map(({ id, name, email, party, active }) => ({ id, name, email, party, active })),
    decided: decidedOf(standing, changed, today),
    verified: verifiedOf(remediation),
    underReview: underReview(db),
    earlierRevoked: earlierRevoked(remediation),
    actions: reconcileActions(db).flatMap(({ citation, ...action }) =>
      citation === null
        ? []
        : [
            {
              uid: action.uid,
              text: `${action.performedBy}: ${action.verb} ${action.target}`,
              authorised: action.authorised,
              explanation: action.explanation,
              artefact: citation.artefact,
              line: citation.line,
              pointer: citation.pointer,
            },
          ],
    ),
    exceptions: exceptionsOf(db, standing, changed),
    ...engagementFacts(db, today, remediation),
    campaignOpenedAt: campaigns[0]?.openedAt ?? null,
    outcomesUsed,
    campaignsOpen: campaigns.length - closed.length,
    campaignsClosed: closed.length,
    campaignsComplete: closed.filter((campaign) => campaign.complete).length,
    reportsIssued: reportsIssued(db),
  };
}

/**
 * The same for somebody who looks: read once, and followed while answers come in that nobody has signed. Such an answer
 * changes only what stands of its own entitlement, and of an action that names it.
 */
export function currentReviewFacts(db: Database, clock: Clock): ReviewFacts {
  return settledReading(
    db,
    'review facts',
    todayOf(clock),
    () => reviewFacts(db, clock),
    (facts, answers) => !isNamedByActions(db, answers) && followAnswers(db, facts, answers, todayOf(clock)),
  );
}

/** Brings `facts.decided` up to date; false where that is not this reading's own map. */
function followAnswers(db: Database, facts: ReviewFacts, { items }: UnsignedAnswers, today: string): boolean {
  const { decided } = facts;
  if (!(decided instanceof Map)) return false;
  const changed = changedTerms(db);
  const touched = db
    .prepare<[{ items: string }], number>(
      `select distinct entitlement.id
       from review_item
       join entitlement on entitlement.uid = review_item.entitlement_uid
       where review_item.id in (select value from json_each($items))`,
    )
    .pluck()
    .all({ items: JSON.stringify(items) });
  for (const entitlement of touched) {
    const before = standingOf(facts, entitlement);
    const now = decidedOf(standingDecisions(db, entitlement), changed, today).get(entitlement);
    if (now === undefined) decided.delete(entitlement);
    else decided.set(entitlement, now);
    if (standingOf(facts, entitlement) !== before) forgetStanding(db, facts);
  }
  return true;
}

interface Standing {
  readonly decision: string;
  readonly entitlementId: number;
  readonly reference: string;
  readonly identity: string;
  readonly privilege: string;
  readonly outcome: Outcome;
  readonly until: string | null;
  readonly exception: string | null;
  readonly final: number;
}

/** The decisions that items point to, the oldest first; of one entitlement (row id), or of all. */
function standingDecisions(db: Database, entitlement: number | null = null): Standing[] {
  // From few decisions to their items: most items of a large campaign have none.
  const of =
    entitlement === null
      ? `from decision
         cross join review_item on review_item.id = decision.item_id and review_item.decision_id = decision.id
         cross join entitlement on entitlement.uid = review_item.entitlement_uid`
      : `from entitlement
         cross join review_item on review_item.entitlement_uid = entitlement.uid
         cross join decision on decision.id = review_item.decision_id`;
  return db
    .prepare<[{ entitlement?: number }], Standing>(
      `select decision.id as decision, entitlement.id as entitlementId, review_item.reference, review_item.identity, review_item.privilege,
         decision.outcome, decision.until, decision.exception,
         assignment.signed_off_at is not null
           and decision.outcome <> 'CANNOT_DECIDE'
           and (decision.needs_second_person = 0 or confirmed.decision_id is not null) as final
       ${of}
       left join assignment on assignment.id = review_item.assignment_id
       left join decision_event as confirmed
         on confirmed.decision_id = decision.id and confirmed.event = 'confirmed'
       ${entitlement === null ? '' : 'where entitlement.id = $entitlement'}
       order by decision.ledger_entry`,
    )
    .all(entitlement === null ? {} : { entitlement });
}

/** Of the newest final decision on each entitlement: an earlier campaign's exception is settled by a later decision. */
function exceptionsOf(
  db: Database,
  standing: readonly Standing[],
  changed: ReadonlyMap<string, TermsInForce>,
): ReviewFacts['exceptions'] {
  const newest = new Map<number, Standing>();
  for (const decision of standing) if (decision.final === 1) newest.set(decision.entitlementId, decision);
  return [...newest.values()].flatMap((decision) => {
    const terms = termsInForce(changed, decision.decision, decision.exception);
    // What somebody ended is no accepted risk any more: its entitlement is open again.
    if (terms === null || terms.ended !== null) return [];
    return [
      {
        text: `${decision.reference}: ${decision.identity}, ${decision.privilege}`,
        approver: findPerson(db, terms.approver)?.name ?? null,
        compensatingControl: terms.compensatingControl,
        expires: terms.expires,
      },
    ];
  });
}

/** Newest wins. A conditional certification or an exception that has ended settles nothing any more. */
function decidedOf(
  standing: readonly Standing[],
  changed: ReadonlyMap<string, TermsInForce>,
  today: string,
): ReviewFacts['decided'] {
  const decided = new Map<number, { outcome: string; final: boolean; hasException: boolean }>();
  for (const { decision, entitlementId, outcome, until, exception, final } of standing) {
    const terms = termsInForce(changed, decision, exception);
    const isOver = terms !== null && (terms.ended !== null || terms.expires < today);
    const hasEnded = isOver || (outcome === 'CERTIFY_UNTIL' && until !== null && until < today);
    decided.set(entitlementId, { outcome, final: final === 1 && !hasEnded, hasException: terms !== null && !hasEnded });
  }
  return decided;
}

/** A certification that has run out, or an exception that has: the item comes back for review. */
export interface EndedDecision {
  readonly item: string;
  readonly campaign: string;
  readonly entitlement: string;
  readonly assignee: string | null;
  readonly reference: string;
  readonly campaignName: string;
  readonly identity: string;
  readonly privilege: string;
  readonly what: 'certification' | 'exception';
  readonly ended: string;
}

/** What ended before `today` and has no newer final decision on the same entitlement. */
export function endedDecisions(db: Database, today: string): EndedDecision[] {
  return settledReading(db, 'ended decisions', today, () => readEndedDecisions(db, today));
}

function readEndedDecisions(db: Database, today: string): EndedDecision[] {
  const changed = changedTerms(db);
  const rows = db
    .prepare<
      [],
      Omit<EndedDecision, 'what' | 'ended'> & {
        decision: string;
        outcome: Outcome;
        until: string | null;
        exception: string | null;
      }
    >(
      // from the few decisions that end to what could be newer: of most entitlements nothing ends
      `select review_item.id as item, campaign.id as campaign, review_item.entitlement_uid as entitlement,
         assignment.person_id as assignee, decision.id as decision, review_item.reference, campaign.name as campaignName,
         review_item.identity, review_item.privilege, decision.outcome, decision.until, decision.exception
       from (
         select id from decision where outcome = 'CERTIFY_UNTIL'
         union
         select id from decision where exception is not null
       ) as ending
       cross join decision on decision.id = ending.id
       cross join review_item on review_item.id = decision.item_id and review_item.decision_id = decision.id
       cross join campaign on campaign.id = review_item.campaign_id
       cross join assignment on assignment.id = review_item.assignment_id
       where ${isSettled('review_item', 'assignment', 'decision')}
         and exists (
           select 1
           from entitlement
           where entitlement.uid = review_item.entitlement_uid and entitlement.removed_bundle is null
         )
         and not exists (
           select 1
           from review_item as newer
           cross join assignment as newer_assignment on newer_assignment.id = newer.assignment_id
           cross join decision as newer_decision on newer_decision.id = newer.decision_id
           where newer.entitlement_uid = review_item.entitlement_uid
             and newer_decision.ledger_entry > decision.ledger_entry
             and ${isSettled('newer', 'newer_assignment', 'newer_decision')}
         )
       order by review_item.reference`,
    )
    .all();
  return rows.flatMap(({ decision, outcome, until, exception, ...row }): EndedDecision[] => {
    if (outcome === 'CERTIFY_UNTIL' && until !== null && until < today) {
      return [{ ...row, what: 'certification', ended: until }];
    }
    const terms = termsInForce(changed, decision, exception);
    if (terms === null) return [];
    if (terms.ended !== null) return [{ ...row, what: 'exception', ended: terms.ended.at.slice(0, 10) }];
    return terms.expires < today ? [{ ...row, what: 'exception', ended: terms.expires }] : [];
  });
}

/** Signed off with an answer, and in no other open campaign again. */
function isSettled(item: string, assignment: string, decision: string): string {
  return `${assignment}.signed_off_at is not null
    and ${decision}.outcome <> 'CANNOT_DECIDE'
    and not exists (
      select 1
      from review_item as other
      join campaign as open_campaign on open_campaign.id = other.campaign_id
      where other.entitlement_uid = ${item}.entitlement_uid
        and other.id <> ${item}.id
        and open_campaign.state = 'open'
    )`;
}

function verifiedOf(remediation: readonly RemediationRow[]): ReadonlySet<number> {
  const rows = remediation.filter((row) => row.state === 'verified');
  return new Set(rows.flatMap((row) => row.entitlementId ?? []));
}

function underReview(db: Database): ReadonlySet<number> {
  const rows = db
    .prepare<[], number>(
      `select entitlement.id
       from review_item
       join campaign on campaign.id = review_item.campaign_id
       join entitlement on entitlement.uid = review_item.entitlement_uid
       where campaign.state = 'open'`,
    )
    .pluck()
    .all();
  return new Set(rows);
}

/** Finally decided REVOKE, and shown again by evidence that came after that campaign's baseline and after the sign-off. */
function earlierRevoked(remediation: readonly RemediationRow[]): ReadonlySet<number> {
  const stillThere = remediation.filter(
    (row) => row.outcome === 'REVOKE' && (row.state === 'failed' || row.state === 'reappeared'),
  );
  return new Set(stillThere.flatMap((row) => row.entitlementId ?? []));
}

/** A signed report is an act of its own in the ledger. */
function reportsIssued(db: Database): number {
  return db.prepare<[], number>(`select count(*) from ledger_entry where act = 'report.issued'`).pluck().get() ?? 0;
}
