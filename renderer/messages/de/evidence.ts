// German words: evidence.
import type { evidence as english } from '../en/evidence.ts';

export const evidence: typeof english = {};
