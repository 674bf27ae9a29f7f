// Who may do what, by party and state alone. A provider never decides, nor does an adviser; whoever has the workspace
// open without a name may prepare, but not decide. Pure; every deciding service asks here before anything else.
import { CountersignError, type ErrorCode } from '../../../shared/errors.ts';
import type { PersonFacts } from './rights.ts';

/**
 * `decides`: only a named, active person of the customer. `prepares`: also whoever has the workspace open.
 */
export type Need = 'decides' | 'prepares';

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
  'delegation.grant': 'decides',
  'delegation.end': 'decides',
  'review.decide': 'decides',
  'review.undo': 'decides',
  'review.confirm': 'decides',
  'review.bulk': 'decides',
  'review.opened': 'decides',
  'review.saveDraft': 'decides',
  'review.signOff': 'decides',
  'review.supersede': 'decides',
  'campaign.close': 'decides',
  'controls.override': 'decides',
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
  readonly message: string;
}

/** Why the person may not perform the act, or null. `null` for a person is whoever has the workspace open. */
export function refusalOf(act: ProtectedAct, person: PersonFacts | null): Refusal | null {
  if (person === null) {
    if (protectedActs[act] === 'prepares') return null;
    return { code: 'NOT_A_CUSTOMER_PERSON', message: 'This needs a person of the customer who says who he is.' };
  }
  return partyRefusal(person, 'decide here');
}

/** Why the person can't be named for a part of a decision, or null. */
export function namedRefusal(part: NamedPart, person: PersonFacts): Refusal | null {
  return partyRefusal(
    person,
    `be ${part === 'reviewer' || part === 'delegate' || part === 'delegator' ? 'a' : 'the'} ${part}`,
  );
}

function partyRefusal(person: PersonFacts, what: string): Refusal | null {
  if (person.party !== 'customer') {
    const message = `${person.name} is of the ${person.party} and can't ${what}: only the customer decides.`;
    return { code: 'PROVIDER_MAY_NOT_DECIDE', message };
  }
  if (!person.active) {
    return { code: 'PERSON_INACTIVE', message: `${person.name} is no longer active and can't ${what}.` };
  }
  return null;
}

/** Throws the refusal, if there is one. */
export function refuse(refusal: Refusal | null, details: Readonly<Record<string, string>> = {}): void {
  if (refusal !== null) throw new CountersignError(refusal.code, refusal.message, details);
}
