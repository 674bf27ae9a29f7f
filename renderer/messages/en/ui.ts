// English words: ui.

export const ui = {};
