// English words: engagement.

export const engagement = {};
