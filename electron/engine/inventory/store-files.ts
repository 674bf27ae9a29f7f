// Puts the files that a bundle's sources read into the workspace, each without its secrets.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { CountersignError } from '../../../shared/errors.ts';
import { readAll } from '../bundle/bagit.ts';
import { declarationFile } from '../bundle/declaration.ts';
import type { ReadBundle } from '../bundle/read.ts';
import { largeFile } from '../intake/evidence-parts.ts';
import { holdsToken, withoutTokens, withoutTokensIn } from '../intake/known-tokens.ts';
import { type Kept, keepMapped } from '../intake/mapping/keep.ts';
import { redact } from '../intake/redact.ts';
import { createRedactor } from '../intake/redact-parts.ts';
import { createBlob, putBlob } from './blobs.ts';
import type { ArtefactBody, ManifestBody, SourceBody } from './evidence-body.ts';
import { type Meter, refuseCancelled } from './import-watch.ts';
import type { SavedMapping } from './mapping/profiles.ts';
import { createOutliner, outlineStored } from './outline/make-outline.ts';
import { outlinedFrom } from './outline/outline.ts';
import { isReadable, type Plan, type PlannedSource } from './plan.ts';

export interface StoredFiles {
  readonly artefacts: readonly ArtefactBody[];
  readonly manifests: readonly ManifestBody[];
  readonly sources: readonly SourceBody[];
}

/** Puts each file that a source reads into the workspace, its secrets removed. */
export async function storeFiles(
  db: Database,
  bundle: ReadBundle,
  plan: Plan,
  meter: Meter,
  signal: AbortSignal | undefined,
): Promise<StoredFiles> {
  const sourceOf = new Map(plan.sources.flatMap((source) => source.files.map((file) => [file, source] as const)));
  const unreadable = new Map<PlannedSource, SourceBody['unreadable']>(plan.sources.map((source) => [source, []]));
  const artefacts: ArtefactBody[] = [];
  for (const { path, size, sha256 } of bundle.files) {
    refuseCancelled(signal);
    const source = sourceOf.get(path);
    const artefact = { id: v7(), path, sha256, size, storedSha256: null, redactions: 0 };
    meter.stored(size);
    if (source === undefined && path !== declarationFile) {
      artefacts.push(artefact);
      continue;
    }
    const inParts =
      size >= largeFile && source !== undefined ? await storeInParts(db, bundle, source, path, signal) : null;
    if (inParts !== null) {
      if ('reason' in inParts) {
        if (source !== undefined) unreadable.get(source)?.push(inParts);
        artefacts.push(artefact);
      } else artefacts.push({ ...artefact, ...inParts });
      continue;
    }
    const bytes = await readAll(await bundle.open(path), path, size);
    const kept =
      source === undefined ? declarationWithoutTokens(bytes) : await withoutSecrets(source, path, bytes, signal);
    if ('reason' in kept) {
      if (source !== undefined) unreadable.get(source)?.push(kept);
      artefacts.push(artefact);
    } else {
      const storedSha256 = await putBlob(db, kept.bytes);
      if (kept.form === null) outlineWhole(db, source, kept.bytes, storedSha256);
      const form = kept.form === null ? {} : { form: kept.form };
      artefacts.push({ ...artefact, storedSha256, redactions: kept.count, ...form });
    }
  }
  const sources = plan.sources.map(
    (source): SourceBody => ({
      id: v7(),
      declaredId: source.declaredId,
      kind: source.kind ?? 'unrecognised',
      ...(source.mapping === null ? {} : { mapping: { profile: source.mapping.id, digest: source.mapping.digest } }),
      sniffed: source.sniffed,
      system: source.system,
      extractedAt: source.extractedAt,
      query: withoutTokensIn(source.query),
      filters: withoutTokensIn(source.filters),
      declared: { ...source.declared },
      emptyAttested: source.emptyAttested,
      files: [...source.files],
      unreadable: unreadable.get(source) ?? [],
      remarks: source.mapping === null ? [] : [readBy(source.mapping)],
    }),
  );
  return { artefacts, manifests: await storeManifests(db, bundle), sources };
}

function outlineWhole(db: Database, source: PlannedSource | undefined, bytes: Uint8Array, sha256: string): void {
  const kind = source === undefined || source.mapping !== null ? null : source.kind;
  if (kind === null || bytes.length < outlinedFrom) return;
  const outliner = createOutliner(kind, bytes);
  outliner?.push(bytes);
  outlineStored(db, sha256, outliner);
}

/** What a provider writes of its queries may hold the token that they were made with. Still valid JSON. */
function declarationWithoutTokens(bytes: Buffer): Kept {
  const text = bytes.toString('utf8');
  return holdsToken(text)
    ? { bytes: Buffer.from(withoutTokens(text)), count: 1, form: null }
    : { bytes, count: 0, form: null };
}

async function storeManifests(db: Database, { manifests }: ReadBundle): Promise<ManifestBody[]> {
  const stored: ManifestBody[] = [];
  for (const { path, bytes } of manifests) {
    stored.push({ path, sha256: await putBlob(db, bytes), size: bytes.length });
  }
  return stored;
}

function readBy({ name, version }: SavedMapping): string {
  return `It was read by the mapping “${name}”, version ${version}.`;
}

type Unreadable = SourceBody['unreadable'][number];

/** Null when the file has to be stored as a whole, by its format or because nobody can read it. */
async function storeInParts(
  db: Database,
  bundle: ReadBundle,
  source: PlannedSource,
  path: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly storedSha256: string; readonly redactions: number } | Unreadable | null> {
  const { kind } = source;
  if (kind === null || source.mapping !== null || !isReadable(source)) return null;
  const first = await headOf(bundle, path);
  try {
    const redactor = createRedactor(kind, first);
    if (redactor === null) return null;
    const blob = createBlob();
    const outliner = createOutliner(kind, first);
    const add = async (bytes: Uint8Array) => {
      outliner?.push(bytes);
      await blob.add(bytes);
    };
    for await (const bytes of (await bundle.open(path)) as AsyncIterable<Buffer>) {
      refuseCancelled(signal);
      await add(redactor.push(bytes));
    }
    await add(redactor.finish());
    const storedSha256 = await blob.store(db);
    outlineStored(db, storedSha256, outliner);
    return { storedSha256, redactions: redactor.count() };
  } catch (error) {
    return unreadableFile(path, error);
  }
}

/** The first part of a large file: enough to see what it is. */
async function headOf(bundle: ReadBundle, path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of (await bundle.open(path)) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    read += chunk.byteLength;
    if (read >= headBytes) break;
  }
  return Buffer.concat(chunks);
}

const headBytes = 1024 * 1024;

/** The bytes to store, or why nobody can say where the file's secrets stand: such a file is not kept. */
async function withoutSecrets(
  source: PlannedSource,
  path: string,
  bytes: Buffer,
  signal: AbortSignal | undefined,
): Promise<Kept | Unreadable> {
  if (source.kind === null || !isReadable(source)) {
    const reason =
      source.kind === null
        ? 'The file is of no kind that this version can read.'
        : `This version can't read sources of the kind ${source.kind.slice(0, 80)}.`;
    return { file: path, line: null, reason };
  }
  try {
    if (source.mapping !== null) return await keepMapped(source.mapping.profile, bytes, signal);
    return { ...redact(source.kind, bytes), form: null };
  } catch (error) {
    return unreadableFile(path, error);
  }
}

/** Throws again what is not about the file's content. */
function unreadableFile(path: string, error: unknown): Unreadable {
  if (!(error instanceof CountersignError) || !error.code.startsWith('SOURCE_')) throw error;
  const { line } = error.details;
  return { file: path, line: typeof line === 'number' ? line : null, reason: error.message };
}
