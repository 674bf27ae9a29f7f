// Bundles in: look, trust, import, reconcile, and open the very line that a fact came from.
import { z } from 'zod';
import { trusts } from '../words.ts';
import { actingPerson, delivery, nothing, read, write } from './method.ts';
import { recognition } from './recognition.ts';

export const totals = z.object({
  identities: z.number(),
  credentials: z.number(),
  entitlements: z.number(),
  findings: z.number(),
  actions: z.number(),
});
export type Totals = z.infer<typeof totals>;

export const declaredTotals = z.object({
  identities: z.number().nullable(),
  credentials: z.number().nullable(),
  entitlements: z.number().nullable(),
  findings: z.number().nullable(),
  actions: z.number().nullable(),
});

export const sourceReport = z.object({
  id: z.string(),
  kind: z.string(),
  sniffed: z.boolean(),
  system: z.string().nullable(),
  extractedAt: z.string().nullable(),
  query: z.string().nullable(),
  declared: declaredTotals,
  imported: totals,
  rejected: z.number(),
  duplicates: z.number(),
  partial: z.boolean(),
  emptyAttested: z.string().nullable(),
  remarks: z.array(z.string()),
  files: z.array(z.string()),
});
export type SourceReport = z.infer<typeof sourceReport>;

export const rejectedRow = z.object({
  file: z.string(),
  line: z.number().optional(),
  pointer: z.string().optional(),
  reason: z.string(),
});

/** Rows that could not be read, in the order of their sources. */
export const rejectedPage = z.object({
  total: z.number(),
  rows: z.array(rejectedRow.extend({ artefact: z.string(), source: z.string() })),
});
export type RejectedPage = z.infer<typeof rejectedPage>;

/** Exactly what `countersign import --json` prints. */
export const importReport = z.object({
  bundle: z.string(),
  name: z.string(),
  trust: z.enum(trusts),
  /** True when this very bundle had been imported before: nothing was changed. */
  alreadyImported: z.boolean(),
  lineage: z.string(),
  sources: z.array(sourceReport),
  rejected: z.array(rejectedRow),
  unclaimed: z.array(z.string()),
  /** Of each unclaimed file what it looks like and why nobody reads it. */
  notRecognised: z.array(z.object({ file: z.string(), reason: z.string() })),
  delta: z.object({
    new: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    removed: z.number(),
    reappeared: z.number(),
  }),
});
export type ImportReport = z.infer<typeof importReport>;

export const bundleSummary = z.object({
  id: z.string(),
  ordinal: z.number(),
  name: z.string(),
  kind: z.enum(['bag', 'plain']),
  provider: z.string().nullable(),
  trust: z.enum(trusts),
  acknowledged: z.boolean(),
  receivedAt: z.string(),
  effectiveAt: z.string().nullable(),
  sequence: z.number().nullable(),
  lineage: z.string(),
  periodFrom: z.string().nullable(),
  periodTo: z.string().nullable(),
  files: z.number(),
  imported: totals,
  rejected: z.number(),
  partial: z.boolean(),
  /** Declared totals differ from imported plus rejected somewhere. */
  shortfall: z.boolean(),
});
export type BundleSummary = z.infer<typeof bundleSummary>;

export const artefactSummary = z.object({
  id: z.string(),
  path: z.string(),
  sha256: z.string(),
  size: z.number(),
  kept: z.boolean(),
  redactions: z.number(),
  source: z.string().nullable(),
});

export const bundleDetail = bundleSummary.extend({
  tagmanifestSha256: z.string(),
  previous: z.string().nullable(),
  statement: z.string().nullable(),
  engagement: z.string().nullable(),
  fingerprint: z.string().nullable(),
  signatureKind: z.string().nullable(),
  importedBy: z.string().nullable(),
  ledgerEntry: z.number().nullable(),
  sources: z.array(sourceReport),
  artefacts: z.array(artefactSummary),
});
export type BundleDetail = z.infer<typeof bundleDetail>;

/** What a bundle says of itself before anything is imported. */
export const inspection = z.object({
  name: z.string(),
  kind: z.enum(['bag', 'plain']),
  trust: z.enum(trusts),
  fingerprint: z.string().nullable(),
  signatureKind: z.string().nullable(),
  provider: z.string().nullable(),
  engagement: z.string().nullable(),
  sequence: z.number().nullable(),
  lineage: z.string(),
  alreadyImported: z.boolean(),
  files: z.array(z.object({ path: z.string(), size: z.number(), sha256: z.string() })),
  sources: z.array(
    z.object({
      id: z.string(),
      kind: z.string().nullable(),
      sniffed: z.boolean(),
      system: z.string().nullable(),
      files: z.array(z.string()),
      declared: declaredTotals,
      /** The saved mapping whose columns the files have, and the bundle that it last read. */
      mapping: z
        .object({ name: z.string(), version: z.number(), lastBundle: z.string().nullable() })
        .nullable()
        .optional(),
    }),
  ),
  unclaimed: z.array(z.string()),
  /** Each file but the declaration: what it was taken for, or why nobody reads it. */
  recognition: z.array(recognition),
  /** Tables that nobody recognises: their columns can be mapped. `similar`: a mapping that nearly fits, and what differs. */
  tables: z
    .array(
      z.object({
        file: z.string(),
        similar: z
          .object({
            name: z.string(),
            version: z.number(),
            missing: z.array(z.string()),
            added: z.array(z.string()),
            /** Missing ones that the mapping reads: without them it can't be applied. */
            needed: z.array(z.string()),
          })
          .nullable(),
      }),
    )
    .optional(),
});
export type Inspection = z.infer<typeof inspection>;

/** A window on one artefact. Tables for CSV, text with line numbers for everything else; a tree shows its nodes by itself. */
export const artefactView = z.object({
  artefact: artefactSummary,
  bundle: z.string(),
  bundleName: z.string(),
  kind: z.enum(['table', 'text', 'tree']),
  columns: z.array(z.string()),
  /** Table: cells by column. Text: one cell, the line. Tree: none. `line` is 1-based in the stored file. */
  rows: z.array(z.object({ line: z.number(), cells: z.array(z.string()) })),
  totalRows: z.number(),
  /** Position of `rows[0]` among all rows, 0-based. */
  firstRow: z.number(),
  /** The cited lines, both inclusive; null when nothing is cited. */
  citedFrom: z.number().nullable(),
  citedTo: z.number().nullable(),
  /** The sheets of a workbook of which values are kept, and the one that is shown. */
  sheets: z.array(z.object({ name: z.string(), rows: z.number() })).optional(),
  sheet: z.string().nullable().optional(),
  /** What the reader has to know of the view: the file is laid out over other lines than it is stored in. */
  note: z.string().nullable().optional(),
});
export type ArtefactView = z.infer<typeof artefactView>;

export const treeKinds = ['object', 'list', 'text', 'number', 'boolean', 'null', 'unread'] as const;

/** One value of a JSON file, where it stands in it. `unread`: a line that is no JSON. */
export const treeNode = z.object({
  /** RFC 6901; in a file of several documents it begins with the document's index, as in citations. */
  pointer: z.string(),
  /** What its parent calls it: a member's name, or an item's position from 0. */
  key: z.string(),
  kind: z.enum(treeKinds),
  /** A single value as a person reads it; of an object or a list the beginning of what is in it. Shortened. */
  text: z.string(),
  /** Members or items; 0 of a single value. */
  children: z.number(),
  /** 1-based, in the stored file. */
  line: z.number(),
});
export type TreeNode = z.infer<typeof treeNode>;

export const treePlace = z.object({
  /** Whether the file has such a place. */
  found: z.boolean(),
  /** Each node from the first level to the one that was asked for, with its position among its siblings; empty: the file. */
  way: z.array(z.object({ pointer: z.string(), position: z.number(), children: z.number() })),
  /** How many nodes stand on the first level. */
  top: z.number(),
});
export type TreePlace = z.infer<typeof treePlace>;

export const trustedFingerprint = z.object({
  fingerprint: z.string(),
  provider: z.string(),
  note: z.string().nullable(),
  addedAt: z.string(),
  addedBy: z.string().nullable(),
});

export const evidenceMethods = {
  'evidence.inspect': read(z.object({ path: delivery }), inspection),
  'evidence.import': write(
    z.object({
      path: delivery,
      kind: z.string().nullable().default(null),
      /** What system a plain export is of, when the file doesn't say. */
      system: z.string().nullable().default(null),
      acceptUntrusted: z.boolean().default(false),
      /** Saved mappings by name, and the files that they are for; `file` null: every file that no declaration names a kind for. */
      mappings: z.array(z.object({ file: z.string().nullable(), mapping: z.string().min(1) })).default([]),
      as: actingPerson,
    }),
    importReport,
  ),
  'evidence.bundles': read(nothing, z.array(bundleSummary)),
  'evidence.bundle': read(z.object({ id: z.string() }), bundleDetail),
  'evidence.rejected': read(
    z.object({
      bundle: z.string(),
      /** A position in the list of all. */
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    rejectedPage,
  ),
  'evidence.artefact': read(
    z.object({
      artefact: z.string(),
      line: z.number().nullable().default(null),
      pointer: z.string().nullable().default(null),
      /** First row wanted (0-based); null means around the cited line. */
      from: z.number().int().min(0).nullable().default(null),
      limit: z.number().int().min(1).max(2000).default(400),
      /** Of a workbook: which sheet; null means the cited one, else the first. */
      sheet: z.string().nullable().default(null),
      /** Shows a table's file as it is written, line by line. */
      asText: z.boolean().default(false),
    }),
    artefactView,
  ),
  /** What stands below a pointer of a JSON file, by position; '' is the first level. */
  'evidence.tree': read(
    z.object({
      artefact: z.string(),
      pointer: z.string().default(''),
      from: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    z.object({ total: z.number(), nodes: z.array(treeNode) }),
  ),
  /** The way to a cited place of a JSON file. */
  'evidence.treePlace': read(
    z.object({
      artefact: z.string(),
      line: z.number().nullable().default(null),
      pointer: z.string().nullable().default(null),
    }),
    treePlace,
  ),
  /** Where a text stands in the names and values of a JSON file: pointers in the order of the file. */
  'evidence.treeSearch': read(
    z.object({ artefact: z.string(), text: z.string().trim().min(1) }),
    z.object({ pointers: z.array(z.string()), more: z.boolean() }),
  ),
  'evidence.kinds': read(
    nothing,
    z.array(
      z.object({
        kind: z.string(),
        title: z.string(),
        cannotKnow: z.array(z.object({ fact: z.string(), reason: z.string() })),
      }),
    ),
  ),
  'trust.list': read(nothing, z.array(trustedFingerprint)),
  'trust.add': write(
    z.object({
      fingerprint: z
        .string()
        .regex(
          /^(SHA256:[A-Za-z0-9+/]{43}|spki-sha256:[0-9a-f]{64})$/,
          'SHA256: and 43 characters, as ssh-keygen prints it, or spki-sha256: and 64 hexadecimal digits',
        ),
      provider: z.string().trim().min(1),
      note: z.string().nullable().default(null),
      as: actingPerson,
    }),
    trustedFingerprint,
  ),
  'trust.remove': write(
    z.object({ fingerprint: z.string(), reason: z.string().trim().min(1), as: actingPerson }),
    z.null(),
  ),
};
