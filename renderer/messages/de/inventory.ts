// German words: inventory.
import type { inventory as english } from '../en/inventory.ts';

export const inventory: typeof english = {};
