// What leaves the building, and checking it.
import { z } from 'zod';
import { reportFormats } from '../report-formats.ts';
import { authentications, checkVerdicts } from '../words.ts';
import { actingPerson, checkLine, nothing, path, read, write } from './method.ts';

/** What was added to an issued report without changing a byte that was signed. */
export const reportRevision = z.object({
  kind: z.enum(['countersigned', 'timestamped']),
  /** Who did it; null: whoever had the workspace open. */
  by: z.string().nullable(),
  at: z.string(),
  reason: z.string().nullable(),
  /** Of a time stamp: whose it is, and the time that it gives. */
  authority: z.string().nullable(),
  stampedAt: z.string().nullable(),
  file: z.string(),
  sha256: z.string(),
  size: z.number(),
});
export type ReportRevision = z.infer<typeof reportRevision>;

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
  /** The oldest first. */
  revisions: z.array(reportRevision),
});
export type IssuedReport = z.infer<typeof issuedReport>;

/** One decision, handed over without the others. */
export const issuedDecision = z.object({
  campaign: z.string(),
  item: z.string(),
  reference: z.string(),
  edition: z.number(),
  withFiles: z.boolean(),
  file: z.string(),
  sha256: z.string(),
  size: z.number(),
});
export type IssuedDecision = z.infer<typeof issuedDecision>;

export const reportPreview = z.object({
  campaign: z.string(),
  campaignName: z.string(),
  state: z.enum(['open', 'closed']),
  /** Signed reports need a closed campaign or one whose assignments are all signed off; else a draft is made. */
  draft: z.boolean(),
  edition: z.number(),
  /** Null for a draft: nothing is sealed. */
  stateDigest: z.string().nullable(),
  sections: z.array(z.object({ section: z.string(), summary: z.string() })),
  notices: z.array(z.string()),
  fileName: z.string(),
});
export type ReportPreview = z.infer<typeof reportPreview>;

/** `oscal`, `tables`: nobody signs these; `consistency`: that a ledger grew from one checkpoint to another. */
export const verifiedKinds = [
  'bundle',
  'pdf',
  'xlsx',
  'pack',
  'decision',
  'instructions',
  'workspace',
  'proof',
  'consistency',
  'checkpoint',
  'oscal',
  'tables',
  'unknown',
] as const;

export const verification = z.object({
  file: z.string(),
  kind: z.enum(verifiedKinds),
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

/** One part of an entry's body, from the outside in. */
export const entryFact = z.object({
  /** Members' names; a place in a list is its number from 1. */
  path: z.array(z.union([z.string(), z.number()])),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  /** What the value, an id, is the name of. */
  name: z.string().nullable(),
  /** How many things a list holds; its value is null. */
  list: z.number().nullable(),
});
export type EntryFact = z.infer<typeof entryFact>;

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

export const consistencyProof = z.object({
  format: z.literal('countersign-consistency/1'),
  origin: z.string(),
  from: z.number(),
  to: z.number(),
  fromRoot: z.string(),
  toRoot: z.string(),
  proof: z.array(z.string()),
  /** The signed notes over the two sizes; null where none was written. */
  older: z.string().nullable(),
  newer: z.string().nullable(),
});
export type ConsistencyFile = z.infer<typeof consistencyProof>;

export const reportMethods = {
  'report.preview': read(z.object({ campaign: z.string() }), reportPreview),
  'report.issue': write(
    z.object({
      campaign: z.string(),
      format: z.enum(reportFormats),
      /** null makes an unsigned draft. */
      passphrase: z.string().nullable().default(null),
      /** Pseudonyms for persons, identities and systems; what people wrote is withheld. */
      redacted: z.boolean().default(false),
      out: path,
      as: z.string(),
    }),
    issuedReport,
  ),
  /** Adds a signature to a PDF that this workspace issued. */
  'report.countersign': write(
    z.object({ path, out: path, passphrase: z.string(), reason: z.string().trim().min(1).max(200), as: z.string() }),
    issuedReport,
  ),
  /** Writes a query of RFC 3161 for the last signature of a PDF, to be carried to a time stamping authority. */
  'report.timestampRequest': read(
    z.object({ path, out: path }),
    z.object({ file: z.string(), imprint: z.string(), size: z.number() }),
  ),
  /** Puts the authority's answer into a PDF that this workspace issued. */
  'report.timestampAdd': write(z.object({ path, token: path, out: path, as: actingPerson }), issuedReport),
  /** Throws REPORT_NOT_SEALED until the item's campaign is sealed. */
  'report.decision': write(
    z.object({
      item: z.string(),
      /** Adds the evidence files as they are kept, so that anybody sees that the lines stand in them. */
      withFiles: z.boolean().default(false),
      passphrase: z.string(),
      out: path,
      as: z.string(),
    }),
    issuedDecision,
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
      /** What vouches for it: an audit pack, a workspace, or a proof that the ledger grew from the older checkpoint. */
      against: path.nullable().default(null),
      /** The full edition of a redacted PDF, which opens its commitments. */
      full: path.nullable().default(null),
    }),
    verification,
  ),
  'ledger.entries': read(
    z.object({
      before: z.number().nullable().default(null),
      limit: z.number().int().min(1).max(500).default(100),
      act: z.string().nullable().default(null),
      /**
       * What an entry says, and the names of persons, campaigns and items in it; an id or a digest by its first eight
       * digits or more. One or two letters are looked for where a word begins.
       */
      text: z.string().default(''),
      party: z.string().nullable().default(null),
      person: z.string().nullable().default(null),
      /** From this moment on, and before that one. */
      since: z.iso.datetime().nullable().default(null),
      until: z.iso.datetime().nullable().default(null),
    }),
    z.object({
      size: z.number(),
      matching: z.number(),
      /** There are more than that: of a text no more than 1,000 are counted. */
      more: z.boolean(),
      entries: z.array(ledgerEntry),
      acts: z.array(z.object({ act: z.string(), count: z.number() })),
    }),
  ),
  /** Who has entries, and for which party, the most first. */
  'ledger.actors': read(
    nothing,
    z.object({
      people: z.array(z.object({ person: z.string(), name: z.string(), count: z.number() })),
      parties: z.array(z.object({ party: z.string(), count: z.number() })),
    }),
  ),
  'ledger.entry': read(
    z.object({ index: z.number().int().min(0) }),
    ledgerEntry.extend({
      canonical: z.string(),
      /** null: an entry from before it was written down, or nobody in person. */
      authenticated: z.enum(authentications).nullable(),
      facts: z.array(entryFact),
      /** How many facts more there are in the body. */
      moreFacts: z.number(),
    }),
  ),
  'ledger.checkpoint': write(nothing, ledgerCheckpoint),
  'ledger.checkpoints': read(nothing, z.array(ledgerCheckpoint)),
  'ledger.prove': read(z.object({ entry: z.number().int().min(0) }), entryProof),
  /** That the ledger of `to` entries begins with that of `from`; both are sizes of checkpoints, `to` null: the newest. */
  'ledger.consistency': read(
    z.object({ from: z.number().int().min(0), to: z.number().int().min(0).nullable().default(null) }),
    consistencyProof,
  ),
  'ledger.check': read(nothing, verification),
};
