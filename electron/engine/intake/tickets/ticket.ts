// Tickets of a service desk as actions: they are what a provider's actions and approvals refer to by number. Whose person
// did the work is not in a ticket, and its approval is that system's word, never a decision here.
import type { ActionRecord, Address } from '../record.ts';
import type { Unknowable } from '../source-kind.ts';

export interface Ticket {
  readonly number: string;
  readonly performedBy: string | null;
  readonly target: string;
  readonly at: string | null;
  readonly approval: string | null;
  readonly state: ActionRecord['state'];
  readonly address: Address;
}

export function ticketAction({ number, performedBy, target, at, approval, state, address }: Ticket): ActionRecord {
  return {
    type: 'action',
    nativeId: number,
    performedBy: performedBy ?? 'somebody who is not named',
    party: null,
    activity: null,
    verb: 'ticket',
    target,
    identity: null,
    at,
    ticket: number,
    approval,
    state,
    address,
  };
}

export const ticketGaps: readonly Unknowable[] = [
  { fact: 'action.party', reason: 'A ticket does not say whether it was the customer’s person or the provider’s.' },
  { fact: 'action.activity', reason: 'A service desk does not know the engagement’s activities.' },
  { fact: 'action.identity', reason: 'A ticket names what it is about in words, not by an account’s id.' },
  { fact: 'identity', reason: 'Tickets do not list accounts.' },
  { fact: 'credential', reason: 'Tickets do not list credentials.' },
  { fact: 'entitlement', reason: 'Tickets do not list access.' },
];
