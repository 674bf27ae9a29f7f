// German words: ui.
import type { ui as english } from '../en/ui.ts';

export const ui: typeof english = {};
