// What a decision that was handed over alone consists of, as far as the checks speak of it.
import { z } from 'zod';

const place = z.strictObject({ at: z.int().nonnegative(), length: z.int().nonnegative() });

const cited = z.strictObject({
  number: z.int().positive(),
  evidence: z.string(),
  bundle: z.string(),
  tagmanifestSha256: z.string(),
  file: z.string(),
  fileSha256: z.string(),
  line: z.number().nullable(),
  pointer: z.string().nullable(),
  keptSha256: z.string().nullable(),
  redactions: z.number(),
  rendered: z.boolean(),
  text: z.string().nullable(),
  textSha256: z.string().nullable(),
  bytes: place.nullable(),
  header: z.string().nullable(),
  addedAs: z.string().nullable(),
});
export type CarriedLine = z.infer<typeof cited>;

export const decisionSchema = z.looseObject({
  format: z.literal('countersign-decision/1'),
  campaign: z.looseObject({ id: z.string(), name: z.string() }),
  edition: z.number(),
  sealedAt: z.string(),
  stateDigest: z.string(),
  reference: z.string(),
  outcome: z.string(),
  entries: z.strictObject({
    sealed: z.int().nonnegative(),
    signOff: z.int().nonnegative().nullable(),
    decision: z.int().nonnegative().nullable(),
    decisionLeftOut: z.string().nullable(),
  }),
  ledger: z.strictObject({
    origin: z.string(),
    size: z.int().positive(),
    root: z.base64(),
    verifierKey: z.string(),
  }),
  evidence: z.array(cited),
});
export type CarriedDecision = z.infer<typeof decisionSchema>;

export const sealedItemSchema = z.looseObject({
  id: z.string(),
  reference: z.string(),
  identity: z.string(),
  privilege: z.string(),
  outcome: z.string(),
  decision: z
    .looseObject({
      outcome: z.string(),
      justification: z.string().nullable(),
      decidedAt: z.string(),
      ledgerEntry: z.number(),
      shownDigest: z.string(),
      supersedes: z.looseObject({ outcome: z.string() }).nullable(),
    })
    .nullable(),
  citation: z
    .looseObject({ file: z.string(), sha256: z.string(), line: z.number().nullable(), pointer: z.string().nullable() })
    .nullable(),
});
export type SealedOne = z.infer<typeof sealedItemSchema>;
