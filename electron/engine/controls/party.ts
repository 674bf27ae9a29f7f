// Policy and verdicts are the customer's: no act of controls takes effect for anybody of another party, whoever calls it.
import { CountersignError } from '../../../shared/errors.ts';
import type { Actor } from '../ledger/act.ts';

/** Throws PROVIDER_MAY_NOT_DECIDE for a provider or an adviser. */
export function refuseOtherParty(actor: Actor, what: string): void {
  if (actor.party === 'customer' || actor.party === 'operator') return;
  throw new CountersignError(
    'PROVIDER_MAY_NOT_DECIDE',
    `Somebody of the ${actor.party} can't ${what}: only the customer decides.`,
    { party: actor.party },
  );
}

/** Throws PROVIDER_MAY_NOT_DECIDE, or NOT_A_CUSTOMER_PERSON for whoever has the workspace open without a name. */
export function requireCustomerPerson(actor: Actor, what: string): void {
  refuseOtherParty(actor, what);
  if (actor.person !== null) return;
  throw new CountersignError('NOT_A_CUSTOMER_PERSON', `To ${what} needs a person of the customer who says who he is.`);
}
