// How an action of the provider stands against what allowed it, and what the customer answered to it.
import { z } from 'zod';

export const actionStandings = [
  'authorised',
  'outside_scope',
  'before_approval',
  'after_expiry',
  'no_approval',
  /** Planned or cancelled: nothing was done. */
  'not_performed',
  'not_the_provider',
  /** Whose person it was, or a needed day or system, is not in the evidence. */
  'unclear',
] as const;
export type ActionStanding = (typeof actionStandings)[number];

export const actionAnswers = ['acknowledged', 'ratified'] as const;

/** It never makes an action authorised. */
export const actionAnswer = z.object({
  answer: z.enum(actionAnswers),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});
