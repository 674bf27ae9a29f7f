// English words: inventory.

export const inventory = {};
