// Authority at the moment of deciding: whose item it is, under which delegation somebody else may decide it, and when a
// second person has to confirm. Pure; the services load the facts and ask here.
import type { Delegation, OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { inEvery, type Said } from '../../../shared/locale.ts';
import type { Outcome, Risk } from '../../../shared/words.ts';
import { decisionRightIds } from '../engagement/activities.ts';
import { type PersonFacts, riskRank } from '../engagement/rights.ts';
import { type Identified, isSamePerson } from '../engagement/same-person.ts';
import { type BarsInForce, standardBars } from '../engagement/separation.ts';
import { type DecidingMessages, decidingMessages } from './messages/deciding.ts';
import { type AccessParties, barOf } from './party-to-access.ts';

export interface ItemAuthority {
  readonly item: string;
  readonly campaign: string;
  readonly system: string;
  readonly risk: Risk;
  /** Null: nobody is assigned. */
  readonly reviewer: PersonFacts | null;
}

export type Authority =
  | { readonly granted: true; readonly reviewer: PersonFacts; readonly delegation: string | null }
  | { readonly granted: false; readonly code: ErrorCode; readonly message: Said };

/** Whether the performer, an active person of the customer, may decide the item. `delegations` are those to the performer. */
export function authorityOver(
  item: ItemAuthority,
  performer: PersonFacts,
  delegations: readonly Delegation[],
): Authority {
  const { reviewer } = item;
  if (reviewer === null) return refused('NOT_THE_REVIEWER', (words) => words.unassigned);
  if (reviewer.id === performer.id) return { granted: true, reviewer, delegation: null };
  if (!reviewer.active) {
    return refused('PERSON_INACTIVE', (words) => words.reviewerLeft(reviewer.name));
  }
  const theirs = delegations.filter((delegation) => delegation.from === reviewer.id && delegation.to === performer.id);
  const covering = theirs.filter((delegation) => covers(delegation, item));
  const valid = covering.find((delegation) => delegation.state === 'valid');
  if (valid !== undefined) return { granted: true, reviewer, delegation: valid.id };
  const past = covering.find((delegation) => delegation.state === 'expired' || delegation.state === 'ended');
  if (past !== undefined) {
    return refused('DELEGATION_EXPIRED', (words) => words.delegationOver(reviewer.name, past.validUntil));
  }
  const future = covering[0];
  if (future !== undefined) {
    return refused('DELEGATION_OUT_OF_SCOPE', (words) => words.delegationBegins(reviewer.name, future.validFrom));
  }
  if (theirs.some((delegation) => delegation.state === 'valid')) {
    return refused('DELEGATION_OUT_OF_SCOPE', (words) => words.delegationNotCovering(reviewer.name));
  }
  return refused('NOT_THE_REVIEWER', (words) => words.notTheReviewer(reviewer.name, performer.name));
}

function covers(delegation: Delegation, item: ItemAuthority): boolean {
  const { campaign, systems, items, upTo } = delegation.scope;
  return (
    (campaign === null || campaign === item.campaign) &&
    (systems === null || systems.includes(item.system)) &&
    (items === null || items.includes(item.item)) &&
    riskRank(upTo) >= riskRank(item.risk)
  );
}

/**
 * High and critical risk always need a second person; a workspace can ask for one earlier, not later. Saying that one
 * can't decide needs nobody's confirmation.
 */
export function needsSecondPerson(document: OperatingModelDocument, risk: Risk, outcome: Outcome): boolean {
  if (outcome === 'CANNOT_DECIDE') return false;
  const right = document.decisionRights.find((candidate) => candidate.right === decisionRightIds.decideAccess);
  const agreed = right?.secondPersonFrom ?? null;
  const from = agreed === null ? riskRank('high') : Math.min(riskRank(agreed), riskRank('high'));
  return riskRank(risk) >= from;
}

/** Why this person can't be the second one, or null. `persons` are all of the engagement. */
export function secondPersonRefusal(
  performer: Identified,
  second: Identified,
  access: AccessParties,
  persons: readonly Identified[],
  inForce: BarsInForce = standardBars,
): { readonly code: ErrorCode; readonly message: Said } | null {
  if (isSamePerson(performer, second)) {
    return {
      code: 'SECOND_PERSON_SAME',
      message: inEvery(decidingMessages, (words) => words.decidedAlready(performer.name)),
    };
  }
  const bar = barOf(second, access, persons, inForce);
  if (bar === null) return null;
  return {
    code: 'SELF_REVIEW',
    message: inEvery(decidingMessages, (words, locale) => words.othersConfirm(bar[locale])),
  };
}

function refused(code: ErrorCode, sentence: (words: DecidingMessages) => string): Authority {
  return { granted: false, code, message: inEvery(decidingMessages, sentence) };
}
