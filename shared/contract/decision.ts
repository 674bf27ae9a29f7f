// One decision on one item: what is asked of it, what may stand in its way, and how it was recorded.
import { z } from 'zod';
import { authentications, outcomes } from '../words.ts';
import { loosenedRules } from './engagement.ts';
import { businessDate } from './method.ts';

export const exceptionTerms = z.object({
  approver: z.string(),
  compensatingControl: z.string().trim().min(1),
  expires: businessDate,
  /** When it is looked at again before its end. */
  reviewOn: businessDate.optional(),
});
export type ExceptionTerms = z.infer<typeof exceptionTerms>;

/** What is kept while somebody is still thinking; null fields are not filled in yet. */
export const draft = z.object({
  outcome: z.enum(outcomes).nullable(),
  justification: z.string(),
  until: z.string().nullable(),
  to: z.string().nullable(),
  ticket: z.string().nullable(),
  question: z.string().nullable(),
  exception: z
    .object({
      approver: z.string().nullable(),
      compensatingControl: z.string(),
      expires: z.string().nullable(),
      /** Drafts of before it could be said have none. */
      reviewOn: z.string().nullable().optional(),
    })
    .nullable(),
});
export type Draft = z.infer<typeof draft>;

export const decision = z.object({
  id: z.string(),
  item: z.string(),
  outcome: z.enum(outcomes),
  justification: z.string().nullable(),
  until: z.string().nullable(),
  to: z.string().nullable(),
  ticket: z.string().nullable(),
  question: z.string().nullable(),
  exception: exceptionTerms.nullable(),
  performer: z.object({ id: z.string(), name: z.string() }),
  /** Whether the performer's key was unlocked, or he was only named; null: recorded before this was. */
  authenticated: z.enum(authentications).nullable(),
  reviewerOfRecord: z.object({ id: z.string(), name: z.string() }),
  delegation: z.string().nullable(),
  batch: z.object({ id: z.string(), size: z.number() }).nullable(),
  decidedAt: z.string(),
  ledgerEntry: z.number(),
  /** SHA-256 of exactly what the decider was shown. */
  shownDigest: z.string(),
  secondPerson: z
    .object({ id: z.string(), name: z.string(), at: z.string(), agrees: z.boolean(), note: z.string().nullable() })
    .nullable(),
  final: z.boolean(),
  supersedes: z.string().nullable(),
  reason: z.string().nullable(),
  /** Rules of the separation of duties that the operating model loosened, without which it could not have been made. */
  loosened: z.array(z.enum(loosenedRules)).optional(),
  /** Who answered otherwise before and still has to accept it. */
  mustAccept: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
});
export type Decision = z.infer<typeof decision>;

/** Something that stands between the acting person and recording a decision, in words, with the step that removes it. */
export const blocker = z.object({
  code: z.string(),
  text: z.string(),
  /** `evidence:N` opens citation N, `field:NAME` focuses a field, `none` can only be done by somebody else. */
  step: z.string(),
  blocks: z.boolean(),
});
export type Blocker = z.infer<typeof blocker>;

export const decisionInput = z.object({
  item: z.string(),
  outcome: z.enum(outcomes),
  justification: z.string().nullable().default(null),
  until: businessDate.nullable().default(null),
  to: z.string().nullable().default(null),
  ticket: z.string().nullable().default(null),
  question: z.string().nullable().default(null),
  exception: exceptionTerms.nullable().default(null),
  /** null (CLI): the case as it stands is taken as shown and its digest recorded. */
  shownDigest: z.string().nullable().default(null),
  secondsSpent: z.number().min(0).nullable().default(null),
  as: z.string(),
});
export type DecisionInput = z.input<typeof decisionInput>;
