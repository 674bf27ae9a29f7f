// What a case says besides the entitlement itself, so outside of the digest of what was shown: what the provider did to its
// identity, and an exception that covers or covered the access.
import { z } from 'zod';
import { actionStandings } from './action-words.ts';
import { citation } from './method.ts';

export const caseAction = z.object({
  uid: z.string(),
  verb: z.string(),
  target: z.string(),
  performedBy: z.string(),
  at: z.string().nullable(),
  authorised: z.enum(['authorised', 'unauthorised', 'unknown']),
  standing: z.enum(actionStandings),
  /** Its target names this very privilege or resource, not the identity alone. */
  onThisAccess: z.boolean(),
  citation: citation.nullable(),
});
export type CaseAction = z.infer<typeof caseAction>;

export const caseActions = z.object({
  /** All that the provider reported or was seen to do to the identity; what was only planned is not in it. */
  total: z.number(),
  /** Of all of them, those that nothing allowed. */
  unauthorised: z.number(),
  /** Those on this very access first, then what nothing allowed, the newest first. */
  shown: z.array(caseAction),
});

/** Accepted in another decision on the same access. */
export const caseException = z.object({
  decision: z.string(),
  reference: z.string(),
  campaignName: z.string(),
  state: z.enum(['running', 'review_due', 'ends_soon', 'expired', 'ended']),
  /** YYYY-MM-DD, the last day on which it counts, or counted as agreed. */
  expires: z.string(),
  approver: z.string(),
  compensatingControl: z.string(),
});
export type CaseException = z.infer<typeof caseException>;
