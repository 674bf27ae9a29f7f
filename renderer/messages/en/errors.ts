// English words: errors.

export const errors = {};
