// What no object of Entra or Azure tells, in words that coverage can print.
import type { Unknowable } from '../source-kind.ts';

export const entraCannotKnow: readonly Unknowable[] = [
  {
    fact: 'identity.owner',
    reason:
      'Owners are a relation of their own in Entra and known only where the export expands it; it is often empty.',
  },
  {
    fact: 'identity.ownerStatus',
    reason: 'Whether an owner has left stands with the person, not with the application.',
  },
  {
    fact: 'identity.lastUse',
    reason: 'The last sign-in stands in the report of sign-in activity, not in the objects.',
  },
  { fact: 'identity.breakGlass', reason: 'Entra does not mark emergency accounts.' },
  { fact: 'identity.workloads', reason: 'Entra does not say which workloads use an application.' },
  {
    fact: 'credential.lastUse',
    reason: 'Entra does not say in these objects when a secret or certificate was last used.',
  },
  { fact: 'credential.holder', reason: 'Entra does not know who has a copy of a secret.' },
  { fact: 'entitlement.lastUse', reason: 'Entra and Azure do not record when a permission or role was last used.' },
  { fact: 'entitlement.grantedBy', reason: 'Who consented or assigned stands in the audit log.' },
  {
    fact: 'entitlement.expiresAt',
    reason: 'A plain role assignment does not show its end; only schedules of Privileged Identity Management do.',
  },
];
