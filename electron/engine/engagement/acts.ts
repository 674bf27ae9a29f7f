// Every act of the engagement, for whoever replays a ledger.
import { delegationEnded, delegationGranted } from './delegations.ts';
import { operatingModelChanged } from './operating-model.ts';
import { personAdded, personDeactivated } from './persons.ts';
import { actRefused } from './refusals.ts';
import { keyAdded } from './signing-keys.ts';

export const engagementActs = [
  operatingModelChanged,
  personAdded,
  personDeactivated,
  keyAdded,
  delegationGranted,
  delegationEnded,
  actRefused,
] as const;
