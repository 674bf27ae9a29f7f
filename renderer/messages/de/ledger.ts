// German words: ledger.
import type { ledger as english } from '../en/ledger.ts';

export const ledger: typeof english = {};
