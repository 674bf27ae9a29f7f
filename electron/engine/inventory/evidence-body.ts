// What the ledger holds of an import: the bundle, its files by hash, and its sources. Times and the importer are the entry's.
import { z } from 'zod';
import { trusts } from '../../../shared/words.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0).nullable();

const artefactBody = z.strictObject({
  id: z.uuid(),
  path: z.string(),
  sha256,
  size: z.int().min(0),
  storedSha256: sha256.nullable(),
  redactions: z.int().min(0),
  /** What is kept in place of the file's bytes; left out where they are kept. */
  form: z.enum(['workbook-values']).optional(),
});
export type ArtefactBody = z.infer<typeof artefactBody>;

const sourceBody = z.strictObject({
  id: z.uuid(),
  declaredId: z.string(),
  kind: z.string(),
  /** The version of the mapping that it is read by; left out for kinds that are known by themselves. */
  mapping: z.strictObject({ profile: z.uuid(), digest: sha256 }).optional(),
  sniffed: z.boolean(),
  system: z.string().nullable(),
  extractedAt: z.string().nullable(),
  query: z.string().nullable(),
  filters: z.string().nullable(),
  declared: z.strictObject({
    identities: count,
    credentials: count,
    entitlements: count,
    findings: count,
    actions: count,
  }),
  emptyAttested: z.string().nullable(),
  files: z.array(z.string()),
  /** Files that could not even be opened: nobody knows where their secrets stand, so only their hash is kept. */
  unreadable: z.array(z.strictObject({ file: z.string(), line: z.int().nullable(), reason: z.string() })),
  remarks: z.array(z.string()),
});
export type SourceBody = z.infer<typeof sourceBody>;

const manifestBody = z.strictObject({ path: z.string(), sha256, size: z.int().min(0) });
export type ManifestBody = z.infer<typeof manifestBody>;

export const evidenceBody = z.strictObject({
  bundle: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(['bag', 'plain']),
    tagmanifestSha256: sha256,
    provider: z.string().nullable(),
    engagement: z.string().nullable(),
    sequence: z.int().nullable(),
    previous: z.string().nullable(),
    lineage: z.enum(['first', 'follows', 'gap', 'none']),
    periodFrom: z.string().nullable(),
    periodTo: z.string().nullable(),
    statement: z.string().nullable(),
    trust: z.enum(trusts),
    signatureKind: z.string().nullable(),
    fingerprint: z.string().nullable(),
    acknowledged: z.boolean(),
  }),
  artefacts: z.array(artefactBody),
  /** The bag's own manifests and signatures; left out before they were kept, and where there are none. */
  manifests: z.array(manifestBody).optional(),
  sources: z.array(sourceBody),
});
export type EvidenceBody = z.infer<typeof evidenceBody>;
