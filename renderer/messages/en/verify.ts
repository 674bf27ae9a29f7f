// English words: verify.

export const verify = {};
