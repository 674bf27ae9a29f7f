// German words: mapping.
import type { mapping as english } from '../en/mapping.ts';

export const mapping: typeof english = {};
