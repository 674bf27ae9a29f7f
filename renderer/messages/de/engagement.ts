// German words: engagement.
import type { engagement as english } from '../en/engagement.ts';

export const engagement: typeof english = {};
