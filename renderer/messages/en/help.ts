// English words: help.

export const help = {};
