// German words: controls.
import type { controls as english } from '../en/controls.ts';

export const controls: typeof english = {};
