// English words: settings.

export const settings = {};
