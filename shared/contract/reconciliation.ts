// What a bundle declared against what was read from it, by source and kind of record; and the rows that could not be read.
import { z } from 'zod';
import { recordTypes } from '../words.ts';
import { path, read } from './method.ts';

/**
 * `accounted`: fewer were read, and rejected or repeated rows make up for it. `missing`: they don't. `not_declared`: nothing
 * to compare with.
 */
export const countVerdicts = ['agrees', 'accounted', 'missing', 'too_many', 'not_declared'] as const;
export type CountVerdict = (typeof countVerdicts)[number];

const countLine = z.object({
  type: z.enum(recordTypes),
  declared: z.number().nullable(),
  read: z.number(),
  verdict: z.enum(countVerdicts),
});
export type CountLine = z.infer<typeof countLine>;

const sourceLine = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  system: z.string().nullable(),
  files: z.array(z.string()),
  extractedAt: z.string().nullable(),
  /** Whole days from the extract to the import; null when it does not say when it was made. */
  age: z.number().nullable(),
  stale: z.boolean(),
  /** Kinds of record that were declared or read. */
  counts: z.array(countLine),
  rejected: z.number(),
  duplicates: z.number(),
  partial: z.boolean(),
  /** `no`: it has rows. */
  empty: z.enum(['no', 'attested', 'not_attested']),
  attestedBy: z.string().nullable(),
  /** What it does not show counts as gone. */
  complete: z.boolean(),
  /** Each a sentence that says what keeps it from being whole. */
  problems: z.array(z.string()),
  remarks: z.array(z.string()),
});

export const reconciliation = z.object({
  bundle: z.string(),
  bundleName: z.string(),
  /** Age in days from which an extract is stale. */
  staleDays: z.number(),
  sources: z.array(sourceLine),
  totals: z.object({
    counts: z.array(countLine),
    rejected: z.number(),
    duplicates: z.number(),
    partial: z.number(),
    stale: z.number(),
    emptyNotAttested: z.number(),
  }),
  /** Rejected rows by reason, the most frequent first. `…` stands where they differ. */
  reasons: z.array(
    z.object({
      reason: z.string(),
      count: z.number(),
      example: z.object({
        artefact: z.string(),
        file: z.string(),
        line: z.number().nullable(),
        pointer: z.string().nullable(),
      }),
    }),
  ),
});
export type Reconciliation = z.infer<typeof reconciliation>;

export const reconciliationMethods = {
  /** Where a text stands in an evidence file: positions of rows as `evidence.artefact` counts them. */
  'evidence.search': read(
    z.object({
      artefact: z.string(),
      text: z.string().trim().min(1),
      asText: z.boolean().default(false),
      sheet: z.string().nullable().default(null),
    }),
    z.object({ positions: z.array(z.number()), more: z.boolean() }),
  ),
  'evidence.reconciliation': read(z.object({ bundle: z.string() }), reconciliation),
  /** Every rejected row as CSV that no spreadsheet runs as a formula. */
  'evidence.saveRejected': read(
    z.object({ bundle: z.string(), file: path }),
    z.object({ file: z.string(), rows: z.number() }),
  ),
};
