// English words: controls.

export const controls = {};
