// English words: ledger.

export const ledger = {};
