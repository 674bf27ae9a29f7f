// German words: campaign.
import type { campaign as english } from '../en/campaign.ts';

export const campaign: typeof english = {};
