// What leaves the building, and checking it.
import { z } from 'zod';
import { checkVerdicts } from '../words.ts';
import { checkLine, nothing, path, read, write } from './method.ts';

/**
 * `csv`, `parquet`: every table with its schema in a zip, to be read with those of other clients. `oscal`: assessment results; `poam`: plan of action and milestones, both
 * OSCAL 1.2.1 in JSON.
 */
export const reportFormats = ['pdf', 'xlsx', 'pack', 'csv', 'parquet', 'oscal', 'poam'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export const issuedReport = z.object({
  id: z.string(),
  campaign: z.string(),
  campaignName: z.string(),
  format: z.enum(reportFormats),
  /** Without names and system ids. */
  redacted: z.boolean(),
  /** Not signed, and marked so. */
  draft: z.boolean(),
  edition: z.number(),
  file: z.string(),
  sha256: z.string(),
  size: z.number(),
  issuedAt: z.string(),
  issuedBy: z.string(),
  stateDigest: z.string(),
  checkpointSize: z.number(),
});
export type IssuedReport = z.infer<typeof issuedReport>;

export const reportPreview = z.object({
  campaign: z.string(),
  campaignName: z.string(),
  state: z.enum(['open', 'closed']),
  /** Signed reports need a closed campaign or one whose assignments are all signed off; else a draft is made. */
  draft: z.boolean(),
  edition: z.number(),
  stateDigest: z.string(),
  sections: z.array(z.object({ section: z.string(), summary: z.string() })),
  notices: z.array(z.string()),
  fileName: z.string(),
});
export type ReportPreview = z.infer<typeof reportPreview>;

export const verification = z.object({
  file: z.string(),
  kind: z.enum(['bundle', 'pdf', 'xlsx', 'pack', 'workspace', 'proof', 'checkpoint', 'unknown']),
  /** `failed` when any line failed; `held` only when something was checked and nothing failed. */
  verdict: z.enum(checkVerdicts),
  summary: z.string(),
  lines: z.array(checkLine),
});
export type Verification = z.infer<typeof verification>;

export const ledgerEntry = z.object({
  index: z.number(),
  at: z.string(),
  act: z.string(),
  actor: z.string(),
  party: z.string(),
  /** The act in one sentence. */
  text: z.string(),
  leafHash: z.string(),
});
export type LedgerEntryRow = z.infer<typeof ledgerEntry>;

export const ledgerCheckpoint = z.object({ size: z.number(), root: z.string(), note: z.string(), at: z.string() });

export const entryProof = z.object({
  origin: z.string(),
  index: z.number(),
  size: z.number(),
  entry: z.string(),
  leafHash: z.string(),
  proof: z.array(z.string()),
  root: z.string(),
  checkpoint: z.string().nullable(),
});

export const reportMethods = {
  'report.preview': read(z.object({ campaign: z.string() }), reportPreview),
  'report.issue': write(
    z.object({
      campaign: z.string(),
      format: z.enum(reportFormats),
      /** null makes an unsigned draft. */
      passphrase: z.string().nullable().default(null),
      out: path,
      as: z.string(),
    }),
    issuedReport,
  ),
  'report.list': read(nothing, z.array(issuedReport)),
  'verify.file': read(
    z.object({
      path,
      /** PEM files whose certificates the checker trusts; empty: trust is reported as not checkable. */
      roots: z.array(path).default([]),
      /** Fingerprints that bundle signatures are held against. */
      fingerprints: z.array(z.string()).default([]),
      /** An older checkpoint (file) that the ledger must still contain. */
      checkpoint: path.nullable().default(null),
    }),
    verification,
  ),
  'ledger.entries': read(
    z.object({
      before: z.number().nullable().default(null),
      limit: z.number().int().min(1).max(500).default(100),
      act: z.string().nullable().default(null),
      text: z.string().default(''),
    }),
    z.object({
      size: z.number(),
      matching: z.number(),
      entries: z.array(ledgerEntry),
      acts: z.array(z.object({ act: z.string(), count: z.number() })),
    }),
  ),
  'ledger.entry': read(z.object({ index: z.number().int().min(0) }), ledgerEntry.extend({ canonical: z.string() })),
  'ledger.checkpoint': write(nothing, ledgerCheckpoint),
  'ledger.checkpoints': read(nothing, z.array(ledgerCheckpoint)),
  'ledger.prove': read(z.object({ entry: z.number().int().min(0) }), entryProof),
  'ledger.check': read(nothing, verification),
};
