// English words: overview.

export const overview = {};
