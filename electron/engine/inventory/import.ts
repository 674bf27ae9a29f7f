// A bundle becomes evidence: verified, judged, stored without its secrets and taken into the inventory, all in one write.
// Refused, cancelled or cut off half-way, it leaves nothing behind.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import type { ImportReport } from '../../../shared/contract/evidence.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Trust } from '../../../shared/words.ts';
import { declarationFile } from '../bundle/declaration.ts';
import { judgeLineage, type LineageVerdict } from '../bundle/lineage.ts';
import { type ReadBundle, readBundle } from '../bundle/read.ts';
import { judgeTrust } from '../bundle/signature.ts';
import { withoutTokensIn } from '../intake/known-tokens.ts';
import { sourceKind } from '../intake/registry.ts';
import type { Actor } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { importReport } from './bundles.ts';
import { evidenceImportedWith } from './evidence-act.ts';
import type { EvidenceBody } from './evidence-body.ts';
import { createMeter, type ImportWatch, refuseCancelled } from './import-watch.ts';
import { activeMappings, requireMapping } from './mapping/profiles.ts';
import { isMappedKind, requireFit } from './mapping/recognise.ts';
import { type Hints, isKnownKind, isReadable, type Plan, planSources } from './plan.ts';
import { whyNotRead } from './recognition.ts';
import { type StoredFiles, storeFiles } from './store-files.ts';
import { listTrust, refuseOtherParty } from './trust.ts';

export interface ImportInput {
  /** A zip, a folder or one file; or several files that are one delivery. */
  readonly path: string | readonly string[];
  /** Of files that no declaration names a kind for; null: recognised by their content. */
  readonly kind: string | null;
  /** Which mapping a file is read by, where a person says it; `file` null: every file that no declaration names a kind for. */
  readonly mappings?: readonly { readonly file: string | null; readonly mapping: string }[];
  /** The system that undeclared files are of, where they don't say it. */
  readonly system: string | null;
  /** Imports evidence that no pinned key signed; recorded in the ledger and in every report. */
  readonly acceptUntrusted: boolean;
  readonly as: Actor;
}

/**
 * Imports a bundle or a plain export. One that was imported before changes nothing and gives the report of then.
 * Throws BUNDLE_* (BUNDLE_UNTRUSTED, BUNDLE_LINEAGE and BUNDLE_NOTHING_RECOGNISED among them), FILE_UNREADABLE,
 * SOURCE_UNRECOGNISED for an unknown `kind`, SOURCE_UNREADABLE for a plain
 * export of which no row can be read, PROVIDER_MAY_NOT_DECIDE, CANCELLED, DISK_FULL.
 */
export async function importEvidence(
  workspace: Workspace,
  input: ImportInput,
  watch: ImportWatch = {},
): Promise<ImportReport> {
  const { signal } = watch;
  if (input.kind !== null && !isMappedKind(input.kind)) sourceKind(input.kind);
  const meter = createMeter(watch);
  const bundle = await readBundle(input.path, {
    onProgress: ({ done, total }) => meter.checked(done, total),
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    const imported = bundleWithDigest(workspace.read, bundle.tagmanifestSha256);
    if (imported !== null) return await reportOf(workspace.read, bundle, imported, true);
    const trust = requireTrust(workspace.read, bundle, input);
    requireLineage(workspace.read, bundle);
    const hints = hintsOf(workspace.read, bundle, input);
    for (const [file, mapping] of hints.mapped) await requireFit(bundle, file, mapping);
    const plan = await planSources(bundle, hints);
    await requireSomething(plan, bundle);
    const { id, already } = await workspace.write(async (transaction) => {
      const { db } = transaction;
      const twin = bundleWithDigest(db, bundle.tagmanifestSha256);
      if (twin !== null) return { id: twin, already: true };
      const lineage = requireLineage(db, bundle);
      const stored = await storeFiles(db, bundle, plan, meter, signal);
      const body = bodyOf(bundle, trust, lineage, stored, providerRemarks(db, bundle));
      const act = evidenceImportedWith({
        onBytes: (bytes) => meter.read(bytes),
        ...(signal === undefined ? {} : { signal }),
      });
      await perform(transaction, act, input.as, body);
      refuseCancelled(signal);
      if (bundle.kind === 'plain') refuseJunk(db, body.bundle.id, bundle.name);
      return { id: body.bundle.id, already: false };
    });
    return await reportOf(workspace.read, bundle, id, already);
  } finally {
    await bundle.close();
  }
}

async function reportOf(db: Database, bundle: ReadBundle, id: string, already: boolean): Promise<ImportReport> {
  const report = importReport(db, id, already);
  return { ...report, notRecognised: await whyNotRead(bundle, report.unclaimed) };
}

/** What people have said of the files. Throws NOT_FOUND for a mapping that is not there or retired. */
function hintsOf(db: Database, bundle: ReadBundle, { kind, system, mappings }: ImportInput): Hints {
  const said = [...(kind !== null && isMappedKind(kind) ? [{ file: null, mapping: kind }] : []), ...(mappings ?? [])];
  const open = bundle.unclaimed.filter((file) => file !== declarationFile);
  const mapped = new Map(
    said.flatMap(({ file, mapping }) => {
      const saved = requireMapping(db, mapping);
      return (file === null ? open : [file]).map((one) => [one, saved] as const);
    }),
  );
  return { kind: kind !== null && isMappedKind(kind) ? null : kind, system, mappings: activeMappings(db), mapped };
}

/** Throws BUNDLE_UNTRUSTED unless the evidence is trusted or somebody of the customer's accepts it as it is. */
function requireTrust(db: Database, bundle: ReadBundle, input: ImportInput): Trust {
  const trust = judgeTrust(
    bundle.signature,
    listTrust(db).map((pinned) => pinned.fingerprint),
  );
  if (trust === 'trusted') return trust;
  const fingerprint = bundle.signature?.fingerprint ?? null;
  if (input.acceptUntrusted) {
    refuseOtherParty(input.as, 'accept evidence that is not trusted');
    return trust;
  }
  const whatToDo =
    fingerprint === null
      ? 'Ask the provider for a signed bundle, or import it as it is and acknowledge that: the acknowledgement is recorded and stands in every report.'
      : `Compare the fingerprint with the one that the provider gave you by another way (a call, a letter, the contract) and add it to the trusted ones, or import it as it is and acknowledge that: the acknowledgement is recorded and stands in every report.`;
  throw new CountersignError(
    'BUNDLE_UNTRUSTED',
    fingerprint === null
      ? `${bundle.name} is not signed, so nothing shows who made it. Nothing was imported.`
      : `${bundle.name} is signed with a key that is not among the trusted ones (${fingerprint}). Nothing was imported.`,
    { trust, fingerprint, provider: bundle.declaration?.provider ?? null, whatToDo },
  );
}

type AcceptedLineage = EvidenceBody['bundle']['lineage'];

interface Lineage {
  readonly verdict: AcceptedLineage;
  readonly sentence: string | null;
}

/** Throws BUNDLE_LINEAGE for one that goes back behind, or stands beside, what was imported already. */
function requireLineage(db: Database, bundle: ReadBundle): Lineage {
  const lineage = lineageOf(db, bundle);
  if (lineage === null) return { verdict: 'none', sentence: null };
  const { verdict, sentence } = lineage;
  if (verdict === 'first' || verdict === 'follows') return { verdict, sentence: null };
  if (verdict === 'gap') return { verdict, sentence };
  throw new CountersignError('BUNDLE_LINEAGE', `${sentence} Nothing was imported.`, {
    verdict,
    sequence: bundle.declaration?.sequence ?? null,
    previous: bundle.declaration?.previous ?? null,
  });
}

/** Null for evidence that is in no series. */
export function lineageOf(db: Database, bundle: ReadBundle): { verdict: LineageVerdict; sentence: string } | null {
  const { declaration } = bundle;
  if (declaration === null) return null;
  const series = db
    .prepare<[{ provider: string; engagement: string }], { sequence: number; tagmanifestSha256: string }>(
      `select sequence, tagmanifest_sha256 as tagmanifestSha256
       from bundle
       where provider = $provider and engagement = $engagement and sequence is not null
       order by ordinal`,
    )
    .all({ provider: declaration.provider, engagement: declaration.engagement });
  return judgeLineage(series, {
    sequence: declaration.sequence,
    tagmanifestSha256: bundle.tagmanifestSha256,
    previous: declaration.previous,
  });
}

export function bundleWithDigest(db: Database, tagmanifestSha256: string): string | null {
  const select = db.prepare<[string], string>('select id from bundle where tagmanifest_sha256 = ?').pluck();
  return select.get(tagmanifestSha256) ?? null;
}

async function requireSomething(plan: Plan, bundle: ReadBundle): Promise<void> {
  const readable = plan.sources.some(
    (source) => isReadable(source) && (source.files.length > 0 || source.emptyAttested !== null),
  );
  if (readable) return;
  const files = bundle.files.map((file) => file.path).filter((path) => path !== declarationFile);
  const told = await whyNotRead(bundle, files.slice(0, 12));
  const [only] = told;
  const sentence =
    only !== undefined && files.length === 1
      ? `${only.file} can't be read as evidence. ${only.reason}`
      : `No file of ${bundle.name} is of a kind that can be read: ${nameSome(files)}.`;
  throw new CountersignError('BUNDLE_NOTHING_RECOGNISED', `${sentence} Nothing was imported.`, {
    files: files.slice(0, 50),
    count: files.length,
    ...(files.length === 1 ? {} : { reasons: told.map(({ file, reason }) => `${file}: ${reason}`) }),
  });
}

/**
 * A plain export of which not one row could be read is not of the kind that it was taken for. A provider's bundle is
 * imported all the same: that its source can't be read is what the customer has to see.
 */
function refuseJunk(db: Database, bundle: string, name: string): void {
  const { sources, rejected } = importReport(db, bundle, false);
  const read = sources.flatMap((source) => Object.values(source.imported)).some((count) => count > 0);
  const [first] = rejected;
  if (read || first === undefined) return;
  const count = sources.reduce((sum, source) => sum + source.rejected, 0);
  const kinds = [...new Set(sources.map((source) => kindTitle(source.kind)))].join(', ');
  throw new CountersignError(
    'SOURCE_UNREADABLE',
    `Nothing in ${name} could be read as “${kinds}”: ${count === 1 ? 'its only row' : `each of its ${count} rows`} was rejected, the first because: ${first.reason} Nothing was imported.`,
    { kinds, rejected: count, file: first.file, line: first.line ?? null },
  );
}

/** A kind of this version in words; one of a mapping, or of another version, as it is. */
function kindTitle(kind: string): string {
  return isKnownKind(kind) ? sourceKind(kind).title : kind;
}

function nameSome(files: readonly string[]): string {
  if (files.length === 0) return 'there is none';
  return files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', ');
}

/** A pinned key is of one provider; when it signs in another's name, the reader has to know. */
function providerRemarks(db: Database, bundle: ReadBundle): string[] {
  const declared = bundle.declaration?.provider ?? null;
  const { signature } = bundle;
  if (declared === null || signature === null) return [];
  const signers = [signature, ...signature.coSigners].map((signer) => signer.fingerprint);
  return listTrust(db)
    .filter((pinned) => signers.includes(pinned.fingerprint) && !sameName(pinned.provider, declared))
    .map((pinned) => `The bundle says that it is from ${declared}; its key is pinned as that of ${pinned.provider}.`);
}

function sameName(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

function bodyOf(
  bundle: ReadBundle,
  trust: Trust,
  lineage: Lineage,
  stored: StoredFiles,
  remarks: readonly string[],
): EvidenceBody {
  const { declaration, signature } = bundle;
  const aboutBundle = [...(lineage.sentence === null ? [] : [lineage.sentence]), ...remarks];
  return {
    bundle: {
      id: v7(),
      name: bundle.name,
      kind: bundle.kind,
      tagmanifestSha256: bundle.tagmanifestSha256,
      provider: declaration?.provider ?? null,
      engagement: declaration?.engagement ?? null,
      sequence: declaration?.sequence ?? null,
      previous: declaration?.previous ?? null,
      lineage: lineage.verdict,
      periodFrom: declaration?.period.from ?? null,
      periodTo: declaration?.period.to ?? null,
      statement: withoutTokensIn(declaration?.statement ?? null),
      trust,
      signatureKind: signature?.kind ?? null,
      fingerprint: signature?.fingerprint ?? null,
      acknowledged: trust !== 'trusted',
    },
    artefacts: [...stored.artefacts],
    ...(stored.manifests.length === 0 ? {} : { manifests: [...stored.manifests] }),
    // What is to be said of the whole bundle is said where people look: at its first source.
    sources: stored.sources.map((source, index) =>
      index === 0 ? { ...source, remarks: [...aboutBundle, ...source.remarks] } : source,
    ),
  };
}
