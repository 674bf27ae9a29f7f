// English words: remediation.

export const remediation = {};
