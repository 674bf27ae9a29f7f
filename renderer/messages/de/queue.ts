// German words: queue.
import type { queue as english } from '../en/queue.ts';

export const queue: typeof english = {};
