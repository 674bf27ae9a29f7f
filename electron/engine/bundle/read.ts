// A provider's bundle, verified as a whole: nothing of it is handed on before every checksum and every signature held.
// Also reads plain exports that have no bag around them; they are the same, only unsigned and undeclared.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { CountersignError } from '../../../shared/errors.ts';
import type { Archive } from './archive.ts';
import { openArchive } from './archive.ts';
import type { PayloadFile } from './bagit.ts';
import { byteOrder, findBag, hashStream, openBag, readAll } from './bagit.ts';
import type { Declaration } from './declaration.ts';
import { claimFiles, declarationFile, parseDeclaration } from './declaration.ts';
import type { ArchiveLimits } from './limits.ts';
import { defaultLimits, tooLarge } from './limits.ts';
import { type ManifestFile, manifestFiles } from './manifest-files.ts';
import type { BundleSignature, UncheckedSignature } from './signature.ts';
import { checkSignatures } from './signature.ts';
import type { BagInfoField } from './tag-files.ts';

export interface ReadBundle {
  readonly kind: 'bag' | 'plain';
  /** Of the bag's folder, else of the file or folder that was given. */
  readonly name: string;
  /** What `previous` of the next bundle names. For plain exports, over the sorted lines `sha256  path`. */
  readonly tagmanifestSha256: string;
  readonly bagInfo: readonly BagInfoField[];
  /** The bag's manifests and signatures, byte for byte; none of a plain export. */
  readonly manifests: readonly ManifestFile[];
  readonly declaration: Declaration | null;
  /** Source id to the files it claims; empty without a declaration. */
  readonly claims: ReadonlyMap<string, readonly string[]>;
  /** Paths relative to data/ (for plain exports to what was given), in byte order. */
  readonly files: readonly PayloadFile[];
  readonly signature: BundleSignature | null;
  readonly uncheckedSignatures: readonly UncheckedSignature[];
  /** Files that no declared source claims; with no declaration all files. */
  readonly unclaimed: readonly string[];
  /** The file's bytes; the stream fails with BUNDLE_CHECKSUM when they are no longer those that were verified. */
  open(path: string): Promise<Readable>;
  close(): Promise<void>;
}

export interface ReadBundleOptions {
  readonly limits?: Partial<ArchiveLimits>;
  /** Payload bytes verified so far, of how many. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
}

/**
 * Verifies all of a zip (path or bytes), a folder, one file or several. The caller closes the result and judges trust with judgeTrust.
 * Throws BUNDLE_*, FILE_UNREADABLE or CANCELLED; then nothing is left open.
 */
export async function readBundle(
  from: string | readonly string[] | Buffer,
  options: ReadBundleOptions = {},
): Promise<ReadBundle> {
  const limits = { ...defaultLimits, ...options.limits };
  const archive = await openArchive(from, limits);
  try {
    const root = findBag(archive.entries);
    const given = nameOf(from);
    const progress = progressOf(archive, root === null ? '' : `${root}data/`, options);
    return root === null
      ? await readPlain(archive, given, progress, options.signal)
      : await readBag(archive, root, root === '' ? given : root.slice(0, -1), limits, progress, options.signal);
  } catch (error) {
    await archive.close();
    throw error;
  }
}

function nameOf(from: string | readonly string[] | Buffer): string {
  if (Buffer.isBuffer(from)) return 'bundle';
  const [first = 'bundle', ...others] = typeof from === 'string' ? [from] : from;
  const name = basename(first).replace(/\.zip$/i, '');
  return others.length === 0 ? name : `${name} and ${others.length} more`;
}

async function readBag(
  archive: Archive,
  root: string,
  name: string,
  limits: ArchiveLimits,
  progress: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<ReadBundle> {
  const bag = await openBag(archive, root, limits);
  const { signature, unchecked } = await checkSignatures(bag);
  const files = await bag.verifyPayload(progress, signal);
  const paths = files.map((file) => file.path);
  const open = createOpener(archive, `${root}data/`, files);
  const declared = files.find((file) => file.path === declarationFile);
  const declaration = declared === undefined ? null : await readDeclaration(open, declared, limits);
  const claims = declaration === null ? null : claimFiles(declaration, paths);
  return {
    kind: 'bag',
    name,
    tagmanifestSha256: createHash('sha256').update(bag.tagManifest.bytes).digest('hex'),
    bagInfo: bag.info,
    manifests: await manifestFiles(bag),
    declaration,
    claims: claims?.bySource ?? new Map(),
    files,
    signature,
    uncheckedSignatures: unchecked,
    unclaimed: claims?.unclaimed ?? paths,
    open,
    close: () => archive.close(),
  };
}

async function readPlain(
  archive: Archive,
  name: string,
  progress: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<ReadBundle> {
  const files: PayloadFile[] = [];
  for (const { path } of [...archive.entries].sort((a, b) => byteOrder(a.path, b.path))) {
    const { size, digests } = await hashStream(await archive.open(path), ['sha256'], progress, signal);
    files.push({ path, size, sha256: digests.get('sha256') ?? '' });
  }
  const listing = files.map((file) => `${file.sha256}  ${file.path}\n`).join('');
  return {
    kind: 'plain',
    name,
    tagmanifestSha256: createHash('sha256').update(listing).digest('hex'),
    bagInfo: [],
    manifests: [],
    declaration: null,
    claims: new Map(),
    files,
    signature: null,
    uncheckedSignatures: [],
    unclaimed: files.map((file) => file.path),
    open: createOpener(archive, '', files),
    close: () => archive.close(),
  };
}

async function readDeclaration(
  open: ReadBundle['open'],
  file: PayloadFile,
  limits: ArchiveLimits,
): Promise<Declaration> {
  if (file.size > limits.tagFileBytes) {
    throw tooLarge(`${file.path} is larger than ${limits.tagFileBytes} bytes.`, { entry: file.path, size: file.size });
  }
  return parseDeclaration(await readAll(await open(file.path), file.path, file.size));
}

// A zip on a shared drive or a folder can be changed between verification and import; what is imported is what was verified.
function createOpener(archive: Archive, prefix: string, files: readonly PayloadFile[]): ReadBundle['open'] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return async (path) => {
    const verified = byPath.get(path);
    if (verified === undefined) {
      throw new CountersignError('BUNDLE_MISSING_FILE', `There is no file ${path} in the bundle.`, { entry: path });
    }
    const stream = await archive.open(prefix + path);
    return Readable.from(verifying(stream, verified), { objectMode: false, highWaterMark: 1024 ** 2 });
  };
}

async function* verifying(stream: Readable, verified: PayloadFile): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > verified.size) break;
    hash.update(chunk);
    yield chunk;
  }
  const found = hash.digest('hex');
  if (size !== verified.size || found !== verified.sha256) {
    throw new CountersignError('BUNDLE_CHECKSUM', `${verified.path} changed after it was verified.`, {
      entry: verified.path,
      expected: verified.sha256,
      found,
    });
  }
}

function progressOf(archive: Archive, prefix: string, { onProgress }: ReadBundleOptions): (bytes: number) => void {
  const total = archive.entries.reduce((sum, entry) => sum + (entry.path.startsWith(prefix) ? entry.size : 0), 0);
  let done = 0;
  return (bytes) => {
    done += bytes;
    onProgress?.({ done, total });
  };
}
