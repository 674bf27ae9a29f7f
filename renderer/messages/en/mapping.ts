// English words: mapping.

export const mapping = {};
