// English words: campaign.

export const campaign = {};
