// English words: reports.

export const reports = {};
