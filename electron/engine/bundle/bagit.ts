// BagIt 1.0 (RFC 8493) on top of an archive: where the bag is, that its manifests are complete, and that every byte is the
// one that they promise. In two steps, so that a signature is judged before gigabytes of payload are hashed.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CountersignError } from '../../../shared/errors.ts';
import type { Archive, ArchiveEntry } from './archive.ts';
import type { ArchiveLimits } from './limits.ts';
import { tooLarge } from './limits.ts';
import { createNameRegister } from './paths.ts';
import type { BagInfoField, ManifestLine } from './tag-files.ts';
import { decodeTagFile, notBagit, parseBagDeclaration, parseBagInfo, parseManifest, payloadOxum } from './tag-files.ts';

// All that a manifest names has to hold, also by algorithms that are too weak to be enough by themselves.
const digestLengths = new Map([
  ['md5', 32],
  ['sha1', 40],
  ['sha224', 56],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);
const strong = ['sha256', 'sha512'];

export interface PayloadFile {
  /** Relative to data/. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** A bag whose tag files are verified and whose manifests are complete; the payload's bytes are not yet read. */
export interface OpenBag {
  /** '' or the one top folder with its slash. */
  readonly root: string;
  readonly info: readonly BagInfoField[];
  /** The tag manifest that a signature covers, byte for byte: SHA-256 where there is one. */
  readonly tagManifest: { readonly name: string; readonly bytes: Buffer };
  /** Files under sig/, relative to the bag. */
  readonly signatureFiles: readonly string[];
  /** Every other file outside data/, relative to the bag: bagit.txt, the manifests and what else there is. */
  readonly tagFiles: readonly string[];
  /** A file outside data/, whole; the same bytes each time. */
  readTagFile(path: string): Promise<Buffer>;
  verifyPayload(progress?: (bytes: number) => void, signal?: AbortSignal): Promise<PayloadFile[]>;
}

/** Where the bag begins in the archive ('' or `folder/`), or null when there is no bag. */
export function findBag(entries: readonly ArchiveEntry[]): string | null {
  const paths = entries.map((entry) => entry.path);
  if (paths.includes('bagit.txt')) return '';
  const tops = paths
    .filter((path) => /^[^/]+\/bagit\.txt$/.test(path))
    .map((path) => path.slice(0, -'bagit.txt'.length));
  const [top] = tops;
  if (top === undefined) {
    const half = paths.find((path) => /^(?:[^/]+\/)?(?:tag)?manifest-[^/]+\.txt$/i.test(path));
    if (half !== undefined)
      throw notBagit(`There is ${half} but no bagit.txt: this is part of a bag.`, { entry: half });
    return null;
  }
  if (tops.length > 1)
    throw notBagit('There is more than one bag in it. Hand over one at a time.', { bags: tops.length });
  const outside = paths.find((path) => !path.startsWith(top));
  if (outside !== undefined) throw unlisted(outside, `${outside} lies beside the bag, where no manifest covers it.`);
  return top;
}

/** Throws BUNDLE_NOT_BAGIT, _FETCH, _WEAK_CHECKSUM, _MISSING_FILE, _UNLISTED_FILE, _CHECKSUM or _UNSAFE_PATH. */
export async function openBag(archive: Archive, root: string, limits: ArchiveLimits): Promise<OpenBag> {
  const sizes = new Map(archive.entries.map((entry) => [entry.path.slice(root.length), entry.size]));

  // What is parsed is what was hashed, even when somebody changes the folder meanwhile.
  const kept = new Map<string, Buffer>();

  async function readTagFile(path: string): Promise<Buffer> {
    const before = kept.get(path);
    if (before !== undefined) return before;
    const size = sizes.get(path);
    if (size === undefined) throw missing(path, 'the bag');
    if (size > limits.tagFileBytes) {
      throw tooLarge(`${path} is larger than ${limits.tagFileBytes} bytes.`, {
        entry: path,
        size,
        limit: limits.tagFileBytes,
      });
    }
    const bytes = await readAll(await archive.open(root + path), path, size);
    kept.set(path, bytes);
    return bytes;
  }

  const { encoding } = parseBagDeclaration(await readTagFile('bagit.txt'));
  if (sizes.has('fetch.txt')) {
    throw new CountersignError(
      'BUNDLE_FETCH',
      'The bag wants files to be fetched from elsewhere (fetch.txt). Only complete bundles are accepted.',
      { entry: 'fetch.txt' },
    );
  }
  const payload = await readManifests('manifest');
  const tags = await readManifests('tagmanifest');
  refuseWeak(payload, 'manifest');
  refuseWeak(tags, 'tagmanifest');

  const payloadPaths = [...sizes.keys()].filter((path) => path.startsWith('data/'));
  const payloadDigests = matchListed(payload, payloadPaths, sizes, true);
  const coveredTagPaths = [...sizes.keys()].filter(
    (path) => !path.startsWith('data/') && !path.startsWith('sig/') && !/^tagmanifest-[^/]+\.txt$/.test(path),
  );
  const tagDigests = matchListed(tags, coveredTagPaths, sizes, false);
  for (const [path, expected] of tagDigests) {
    const bytes = kept.get(path) ?? (path === 'bag-info.txt' ? await readTagFile(path) : null);
    const content = bytes === null ? await archive.open(root + path) : Readable.from([bytes]);
    const found = await hashStream(content, expected.keys());
    for (const [algorithm, digest] of expected) compare(path, algorithm, digest, found.digests.get(algorithm) ?? '');
  }

  const info = sizes.has('bag-info.txt')
    ? parseBagInfo(decodeTagFile(await readTagFile('bag-info.txt'), encoding, 'bag-info.txt'))
    : [];
  checkOxum(info, payloadPaths, sizes);
  const tagManifestName = sizes.has('tagmanifest-sha256.txt') ? 'tagmanifest-sha256.txt' : 'tagmanifest-sha512.txt';

  return {
    root,
    info,
    tagManifest: { name: tagManifestName, bytes: await readTagFile(tagManifestName) },
    signatureFiles: [...sizes.keys()].filter((path) => path.startsWith('sig/')).sort(),
    tagFiles: [...sizes.keys()].filter((path) => !path.startsWith('sig/') && !path.startsWith('data/')).sort(),
    readTagFile,
    async verifyPayload(progress, signal) {
      const files: PayloadFile[] = [];
      for (const path of payloadPaths.sort(byteOrder)) {
        const expected = payloadDigests.get(path) ?? new Map<string, string>();
        const algorithms = new Set(['sha256', ...expected.keys()]);
        const found = await hashStream(await archive.open(root + path), algorithms, progress, signal);
        for (const [algorithm, digest] of expected)
          compare(path, algorithm, digest, found.digests.get(algorithm) ?? '');
        files.push({ path: path.slice('data/'.length), size: found.size, sha256: found.digests.get('sha256') ?? '' });
      }
      return files;
    },
  };

  async function readManifests(kind: 'manifest' | 'tagmanifest'): Promise<Map<string, ManifestLine[]>> {
    const manifests = new Map<string, ManifestLine[]>();
    for (const name of [...sizes.keys()].sort()) {
      const algorithm = new RegExp(`^${kind}-([^/]+)\\.txt$`).exec(name)?.[1];
      if (algorithm === undefined) continue;
      const digestLength = digestLengths.get(algorithm);
      if (digestLength === undefined) throw weak(`${name} uses a checksum that this version can't check.`, name);
      const text = decodeTagFile(await readTagFile(name), encoding, name);
      manifests.set(algorithm, parseManifest(text, name, digestLength));
    }
    return manifests;
  }
}

/** Reads the stream to its end. Throws CANCELLED when `signal` is aborted. */
export async function hashStream(
  stream: Readable,
  algorithms: Iterable<string>,
  progress?: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<{ size: number; digests: Map<string, string> }> {
  const hashes = new Map([...algorithms].map((algorithm) => [algorithm, createHash(algorithm)]));
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (signal?.aborted === true) throw new CountersignError('CANCELLED', 'Reading the bundle was cancelled.');
    for (const hash of hashes.values()) hash.update(chunk);
    size += chunk.length;
    progress?.(chunk.length);
  }
  return { size, digests: new Map([...hashes].map(([algorithm, hash]) => [algorithm, hash.digest('hex')])) };
}

/** The order of `LC_ALL=C sort`, so that lists agree with those made by stock tools. */
export function byteOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

// Each manifest has to list each file once and nothing else (RFC 8493 3, changed from 0.97: every manifest lists all).
function matchListed(
  manifests: ReadonlyMap<string, readonly ManifestLine[]>,
  present: readonly string[],
  sizes: ReadonlyMap<string, number>,
  isPayload: boolean,
): Map<string, Map<string, string>> {
  const digests = new Map<string, Map<string, string>>(present.map((path) => [path, new Map()]));
  for (const [algorithm, lines] of manifests) {
    const manifest = `${isPayload ? 'manifest' : 'tagmanifest'}-${algorithm}.txt`;
    const names = createNameRegister();
    for (const line of lines) {
      const path = sizes.has(line.path) ? line.path : sizes.has(line.literal) ? line.literal : line.path;
      if (path.startsWith('data/') !== isPayload) {
        throw notBagit(`${manifest} lists ${path}, which is not what it is for.`, { entry: path, manifest });
      }
      names.addFile(path);
      const forFile = digests.get(path);
      if (forFile === undefined) {
        if (sizes.has(path))
          throw notBagit(`${manifest} lists ${path}, which it can't cover.`, { entry: path, manifest });
        throw missing(path, manifest);
      }
      forFile.set(algorithm, line.digest);
    }
    const forgotten = present.find((path) => digests.get(path)?.has(algorithm) !== true);
    if (forgotten !== undefined) throw unlisted(forgotten, `${forgotten} is in the bag but not in ${manifest}.`);
  }
  return digests;
}

function refuseWeak(manifests: ReadonlyMap<string, unknown>, kind: string): void {
  if (strong.some((algorithm) => manifests.has(algorithm))) return;
  if (manifests.size === 0) throw missing(`${kind}-sha256.txt`, 'the bag');
  const found = [...manifests.keys()].join(', ');
  throw weak(
    `The bag's ${kind} uses ${found} only. A bundle needs SHA-256 or SHA-512.`,
    `${kind}-${[...manifests.keys()][0]}.txt`,
  );
}

function checkOxum(
  info: readonly BagInfoField[],
  payload: readonly string[],
  sizes: ReadonlyMap<string, number>,
): void {
  const declared = payloadOxum(info);
  if (declared === null) return;
  const bytes = payload.reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0);
  if (declared.bytes === bytes && declared.files === payload.length) return;
  throw new CountersignError(
    'BUNDLE_CHECKSUM',
    `bag-info.txt declares ${declared.files} payload files of ${declared.bytes} bytes; there are ${payload.length} of ${bytes} bytes.`,
    {
      entry: 'bag-info.txt',
      expected: `${declared.bytes}.${declared.files}`,
      found: `${bytes}.${payload.length}`,
    },
  );
}

/** The whole of a small file. Throws BUNDLE_CHECKSUM when it is larger than `size`. */
export async function readAll(stream: Readable, path: string, size: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let read = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    read += chunk.length;
    // A file in a folder can grow after it was listed.
    if (read > size)
      throw new CountersignError('BUNDLE_CHECKSUM', `${path} changed while it was read.`, { entry: path });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function compare(entry: string, algorithm: string, expected: string, found: string): void {
  if (expected === found) return;
  throw new CountersignError(
    'BUNDLE_CHECKSUM',
    `${entry} was changed after the bundle was made: its ${algorithm.toUpperCase()} is not the one in the manifest.`,
    { entry, algorithm, expected, found },
  );
}

function missing(entry: string, listedIn: string): CountersignError {
  const sentence =
    listedIn === 'the bag' ? `${entry} is missing from the bag.` : `${listedIn} lists ${entry}, which is missing.`;
  return new CountersignError('BUNDLE_MISSING_FILE', sentence, { entry });
}

function unlisted(entry: string, sentence: string): CountersignError {
  return new CountersignError('BUNDLE_UNLISTED_FILE', sentence, { entry });
}

function weak(sentence: string, entry: string): CountersignError {
  return new CountersignError('BUNDLE_WEAK_CHECKSUM', sentence, { entry });
}
