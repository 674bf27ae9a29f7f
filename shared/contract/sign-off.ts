// What a reviewer reads before signing, what is signed, and how the review was done in figures.
import { z } from 'zod';
import { itemOutcomes, outcomes } from '../words.ts';
import { blocker, decision } from './decision.ts';
import { queueItem } from './queue.ts';
import { campaignProgress } from './workspace.ts';

export const reviewQuality = z.object({
  decisions: z.number(),
  oneByOne: z.number(),
  inBulk: z.number(),
  batches: z.number(),
  medianSeconds: z.number().nullable(),
  longestSeconds: z.number().nullable(),
  evidenceOpened: z.number(),
  longestStreak: z.object({ outcome: z.enum(outcomes), length: z.number() }).nullable(),
  undone: z.number(),
  /** Acts that were refused since the campaign opened, because of who tried; left out where there was none. */
  refused: z.array(z.object({ code: z.string(), times: z.number() })).optional(),
});
export type ReviewQuality = z.infer<typeof reviewQuality>;

/** The ledger as it stood when something was read: its entries and the root over them (base64). */
export const ledgerRead = z.object({ size: z.number().int().min(0), root: z.string() });
export type LedgerRead = z.infer<typeof ledgerRead>;

const byOutcome = z.record(z.enum(itemOutcomes), z.number());

export const signOffPreview = z.object({
  campaign: campaignProgress,
  assignment: z.string(),
  person: z.object({ id: z.string(), name: z.string(), title: z.string().nullable() }),
  customer: z.string(),
  provider: z.string(),
  items: z.number(),
  byOutcome,
  /** Not decided, or asked and not answered. */
  unanswered: z.number(),
  /** Of high or critical risk, and how many of them are decided: always one at a time. */
  serious: z.object({ items: z.number(), decided: z.number() }),
  exceptions: z.number(),
  /** The first item that waits for its second person; null: none does. */
  firstWaiting: z.string().nullable(),
  quality: reviewQuality,
  statement: z.string(),
  ledger: ledgerRead,
  nextCheckpoint: z.number(),
  key: z.object({ subject: z.string(), fingerprint: z.string() }).nullable(),
  checks: z.array(blocker),
});
export type SignOffPreview = z.infer<typeof signOffPreview>;

/** The lists of the page, which is read before signing. */
export const signOffLists = ['unanswered', 'serious_decided', 'serious_undecided', 'exceptions'] as const;
export type SignOffList = (typeof signOffLists)[number];

export const signOffItems = z.object({
  /** Items in the whole list. */
  total: z.number(),
  items: z.array(
    z.object({
      item: queueItem,
      decision: decision.nullable(),
      /** Of its exception; null where it has none. */
      approverName: z.string().nullable(),
    }),
  ),
});
export type SignOffItems = z.infer<typeof signOffItems>;

/** What was read before signing, as the page had it. */
export const signOffRead = z.object({ ledger: ledgerRead, statement: z.string(), byOutcome });
export type SignOffRead = z.infer<typeof signOffRead>;

export const signOff = z.object({
  id: z.string(),
  campaign: z.string(),
  assignment: z.string(),
  person: z.string(),
  name: z.string(),
  signedAt: z.string(),
  items: z.number(),
  statement: z.string(),
  decisionsDigest: z.string(),
  checkpoint: z.string(),
  checkpointSize: z.number(),
  certificateFingerprint: z.string(),
});
export type SignOff = z.infer<typeof signOff>;
