// English words: queue.

export const queue = {};
