// English words: evidence.

export const evidence = {};
