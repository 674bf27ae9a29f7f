// German words: first-start.
import type { firstStart as english } from '../en/first-start.ts';

export const firstStart: typeof english = {};
