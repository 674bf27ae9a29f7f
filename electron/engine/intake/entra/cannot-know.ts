// What no file of Entra or Azure tells, in words that coverage can print.
import type { Unknowable } from '../source-kind.ts';

export const entraCannotKnow: readonly Unknowable[] = [
  { fact: 'identity.breakGlass', reason: 'Entra does not mark emergency accounts.' },
  { fact: 'identity.workloads', reason: 'Entra does not say which workloads use an application.' },
  {
    fact: 'credential.lastUse',
    reason: 'Entra does not say in these objects when a secret or certificate was last used.',
  },
  { fact: 'credential.holder', reason: 'Entra does not know who has a copy of a secret.' },
  { fact: 'entitlement.lastUse', reason: 'Entra and Azure do not record when a permission or role was last used.' },
  { fact: 'entitlement.grantedBy', reason: 'Who consented or assigned stands in the audit log.' },
];
