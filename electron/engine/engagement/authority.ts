// Who may do what, by party and state alone. A provider never decides, nor does an adviser; whoever has the workspace
// open without a name may prepare, but not decide. Pure; every deciding service asks here before anything else.
import type { MethodName } from '../../../shared/contract.ts';
import { CountersignError, type ErrorCode } from '../../../shared/errors.ts';
import { inEvery, type Said } from '../../../shared/locale.ts';
import { authorityMessages, type Forbidden } from './messages/authority.ts';
import type { PersonFacts } from './rights.ts';

/**
 * `decides`: only a named, active person of the customer. `prepares`: also whoever has the workspace open. `advises`: a
 * named, active person of the customer or of an adviser.
 */
export type Need = 'decides' | 'prepares' | 'advises';

/** What each act needs of the person who performs it. */
export const protectedActs = {
  'engagement.change': 'prepares',
  'person.add': 'prepares',
  'person.deactivate': 'prepares',
  'campaign.open': 'prepares',
  'review.assign': 'prepares',
  'controls.setThreshold': 'prepares',
  'trust.add': 'prepares',
  'trust.remove': 'prepares',
  'evidence.acceptUntrusted': 'prepares',
  'inventory.ruleLink': 'advises',
  'delegation.grant': 'decides',
  'delegation.end': 'decides',
  'review.decide': 'decides',
  'review.undo': 'decides',
  'review.confirm': 'decides',
  'review.bulk': 'decides',
  'review.opened': 'decides',
  'review.saveDraft': 'decides',
  'review.signOff': 'decides',
  'review.notMine': 'decides',
  'review.answerHandover': 'decides',
  'review.supersede': 'decides',
  'campaign.close': 'decides',
  'campaign.saveSeries': 'decides',
  'campaign.endSeries': 'decides',
  'campaign.dismissTrigger': 'decides',
  'controls.override': 'decides',
  'exception.renew': 'decides',
  'exception.end': 'decides',
  'rotation.agree': 'decides',
  'rotation.confirmDependants': 'decides',
  'rotation.withdraw': 'decides',
  'instructions.issue': 'decides',
  'action.answer': 'decides',
  'remediation.attach': 'decides',
} as const satisfies Record<string, Need>;
export type ProtectedAct = keyof typeof protectedActs;

/** How somebody is named in a deciding act without performing it: he answers for a part of it. */
export type NamedPart =
  | 'reviewer'
  | 'approver of an exception'
  | 'approver of what is left out'
  | 'delegate'
  | 'delegator';

export interface Refusal {
  readonly code: ErrorCode;
  readonly message: Said;
}

/** Why the person may not perform the act, or null. `null` for a person is whoever has the workspace open. */
export function refusalOf(act: ProtectedAct, person: PersonFacts | null): Refusal | null {
  if (person === null) {
    if (protectedActs[act] === 'prepares') return null;
    return { code: 'NOT_A_CUSTOMER_PERSON', message: inEvery(authorityMessages, (words) => words.needsPerson) };
  }
  if (protectedActs[act] === 'advises' && person.party === 'adviser') return inactiveRefusal(person, 'do this');
  return partyRefusal(person, 'decide here');
}

/** Why the person can't be named for a part of a decision, or null. */
export function namedRefusal(part: NamedPart, person: PersonFacts): Refusal | null {
  return partyRefusal(person, part);
}

function partyRefusal(person: PersonFacts, what: Forbidden): Refusal | null {
  if (person.party === 'auditor') return auditorRefusal(person);
  if (person.party !== 'customer') {
    const { name, party } = person;
    return {
      code: 'PROVIDER_MAY_NOT_DECIDE',
      message: inEvery(authorityMessages, (words) => words.otherParty(name, party, what)),
    };
  }
  return inactiveRefusal(person, what);
}

function inactiveRefusal(person: PersonFacts, what: Forbidden): Refusal | null {
  if (person.active) return null;
  return {
    code: 'PERSON_INACTIVE',
    message: inEvery(authorityMessages, (words) => words.inactive(person.name, what)),
  };
}

/** An auditor changes nothing, in whatever name. */
export function auditorRefusal(person: Pick<PersonFacts, 'name' | 'party'>): Refusal | null {
  if (person.party !== 'auditor') return null;
  return {
    code: 'AUDITOR_READS_ONLY',
    message: inEvery(authorityMessages, (words) => words.auditor(person.name)),
  };
}

/** What an auditor may do although it is a write of the contract: nothing in the workspace changes by it. */
const auditorMay: ReadonlySet<MethodName> = new Set<MethodName>([
  'workspace.create',
  'workspace.open',
  'workspace.openSample',
  'workspace.close',
  'workspace.backup',
  'key.exportRoot',
  'session.act',
  'session.unlock',
  'session.lock',
  'session.setIdle',
  'session.setLanguage',
]);

/** Whether the method could change something that an auditor only reads. `right` is the contract's. */
export function isClosedToAuditors(method: MethodName, right: 'read' | 'write'): boolean {
  return right === 'write' && !auditorMay.has(method);
}

/** Capabilities in which a named person decides, signs, accepts a risk or changes who may. */
const decidingCapabilities: ReadonlySet<string> = new Set([
  'review',
  'campaign',
  'delegation',
  'engagement',
  'controls',
  'remediation',
  'exception',
  'rotation',
  'action',
  'instructions',
]);

/** Preparing and noting: no decision, and nobody's right changes by it. */
const withoutKey: ReadonlySet<MethodName> = new Set<MethodName>([
  'review.opened',
  'review.saveDraft',
  'review.assign',
  'campaign.open',
  'controls.assess',
  'engagement.saveDraft',
  'campaign.savePlanDraft',
]);

/**
 * Whether the method needs the unlocked key of who acts, where somebody sits at a window. Closed by default: a new write
 * of a deciding capability needs it until it is named as preparing.
 */
export function needsUnlockedKey(method: MethodName, right: 'read' | 'write'): boolean {
  if (right !== 'write' || withoutKey.has(method)) return false;
  return method === 'person.deactivate' || decidingCapabilities.has(method.slice(0, method.indexOf('.')));
}

/** Throws the refusal, if there is one. */
export function refuse(refusal: Refusal | null, details: Readonly<Record<string, string>> = {}): void {
  if (refusal !== null) throw new CountersignError(refusal.code, refusal.message, details);
}
