// English words: app.

export const app = {};
