// English words: first-start.

export const firstStart = {};
