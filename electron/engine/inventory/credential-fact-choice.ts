// Which facts of a credential are shown, and in which order: alone, and among its identity's.
import type { FactChoice } from './fact-list.ts';

export const credentialFacts: readonly FactChoice[] = [
  { fact: 'kind' },
  { fact: 'native_id' },
  { fact: 'status' },
  { fact: 'created_at' },
  { fact: 'rotated_at' },
  { fact: 'expires_at' },
  { fact: 'last_use' },
  { fact: 'holder' },
  { fact: 'restricted', onlyWhenKnown: true },
  { fact: 'last_four', onlyWhenKnown: true },
];
