// What a zip says is in it, believed only after both of its accounts (the directory at the end and the header before each
// file) agree and no entry is of a kind that evidence never needs.
import type { Entry, LocalFileHeader } from 'yauzl';
import { fromRandomAccessReaderPromise } from 'yauzl';
import { CountersignError } from '../../../shared/errors.ts';
import type { ArchiveLimits } from './limits.ts';
import { createBudget, tooLarge } from './limits.ts';
import { createNameRegister, printable, refuseUnsafePath } from './paths.ts';
import { readZipEnd } from './zip-end.ts';
import type { ZipSource } from './zip-source.ts';
import { WindowReader } from './zip-source.ts';

export interface ZipEntry {
  readonly path: string;
  readonly size: number;
  readonly compressedSize: number;
  readonly deflated: boolean;
  readonly crc32: number;
  /** Where the (compressed) bytes begin in the zip. */
  readonly start: number;
}

const flag = { encrypted: 0x1, descriptor: 0x8, strong: 0x40, utf8: 0x800, masked: 0x2000 } as const;

/** Files of the zip in the directory's order, folders left out. Throws BUNDLE_* naming the entry. */
export async function readZipDirectory(source: ZipSource, limits: ArchiveLimits): Promise<ZipEntry[]> {
  const end = await readZipEnd(source.readAt, source.size);
  if (end.entryCount > limits.entries) {
    throw tooLarge(`There are more than ${limits.entries} files and folders.`, {
      entries: end.entryCount,
      limit: limits.entries,
    });
  }
  try {
    return await readEntries(source, end, limits);
  } catch (error) {
    if (error instanceof CountersignError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (reason.includes('strong encryption')) throw encrypted('an entry', error);
    throw damaged('its directory can not be read', reason, error);
  }
}

async function readEntries(
  source: ZipSource,
  end: { entryCount: number; directoryOffset: number; directorySize: number },
  limits: ArchiveLimits,
): Promise<ZipEntry[]> {
  const zip = await fromRandomAccessReaderPromise(new WindowReader(source), source.size, {
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: true,
  });
  if (zip.entryCount !== end.entryCount) throw damaged('its end can be read in two ways');
  const budget = createBudget(limits);
  const names = createNameRegister();
  const listed: { path: string; entry: Entry }[] = [];
  let directorySize = 0;
  for await (const entry of zip.eachEntry()) {
    directorySize += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    const path = entryPath(entry);
    const isFolder = path.endsWith('/');
    const name = isFolder ? path.slice(0, -1) : path;
    refuseUnsafePath(name);
    refuseKind(entry, name, isFolder);
    budget.addEntry(name);
    if (isFolder) names.addFolder(name);
    else names.addFile(name);
    refuseSize(entry, name, limits);
    budget.addBytes(name, entry.uncompressedSize);
    listed.push({ path, entry });
  }
  if (directorySize !== end.directorySize) throw damaged('its directory is not as long as its end says');

  const entries: (ZipEntry & { isFolder: boolean; headerStart: number })[] = [];
  for (const { path, entry } of listed) {
    const header = await zip.readLocalFileHeaderPromise(entry);
    refuseContradiction(entry, header, path);
    entries.push({
      path,
      size: entry.uncompressedSize,
      compressedSize: entry.compressedSize,
      deflated: entry.compressionMethod === 8,
      crc32: entry.crc32,
      start: header.fileDataStart,
      isFolder: path.endsWith('/'),
      headerStart: entry.relativeOffsetOfLocalHeader,
    });
  }
  refuseOverlap(entries, end.directoryOffset);
  return entries
    .filter((entry) => !entry.isFolder)
    .map(({ path, size, compressedSize, deflated, crc32, start }) => ({
      path,
      size,
      compressedSize,
      deflated,
      crc32,
      start,
    }));
}

function entryPath(entry: Entry): string {
  const raw = entry.fileNameRaw;
  const isAscii = raw.every((byte) => byte < 0x80);
  if (!isAscii && (entry.generalPurposeBitFlag & flag.utf8) === 0) {
    throw new CountersignError(
      'BUNDLE_UNSAFE_PATH',
      `The name ${JSON.stringify(printable(raw.toString('utf8')))} is not ASCII and the zip doesn't say that it is UTF-8, so it can be read in several ways.`,
      { entry: printable(raw.toString('utf8')), reason: 'no UTF-8 flag' },
    );
  }
  let path: string;
  try {
    path = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch (cause) {
    const shown = printable(raw.toString('latin1'));
    throw new CountersignError(
      'BUNDLE_UNSAFE_PATH',
      `The name ${JSON.stringify(shown)} is not valid UTF-8.`,
      { entry: shown, reason: 'not UTF-8' },
      cause,
    );
  }
  // Info-ZIP's Unicode Path field: some readers take this second name instead of the first.
  if (entry.extraFields.some((field) => field.id === 0x7075 && !field.data.subarray(5).equals(raw))) {
    throw new CountersignError(
      'BUNDLE_UNSAFE_PATH',
      `${JSON.stringify(printable(path))} carries a second, different name.`,
      {
        entry: printable(path),
        reason: 'two names',
      },
    );
  }
  return path;
}

function refuseKind(entry: Entry, name: string, isFolder: boolean): void {
  if ((entry.generalPurposeBitFlag & (flag.encrypted | flag.strong | flag.masked)) !== 0) throw encrypted(name);
  const fileType = (entry.externalFileAttributes >>> 16) & 0xf000;
  const fromUnix = [3, 19].includes(entry.versionMadeBy >>> 8);
  if (fileType === 0xa000) {
    throw new CountersignError('BUNDLE_UNSAFE_PATH', `${name} is a symbolic link. Links are not accepted.`, {
      entry: name,
      reason: 'symbolic link',
    });
  }
  if (fromUnix && fileType !== 0 && fileType !== (isFolder ? 0x4000 : 0x8000)) {
    throw new CountersignError('BUNDLE_UNSAFE_PATH', `${name} is neither a file nor a folder.`, {
      entry: name,
      reason: 'special file',
    });
  }
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw new CountersignError(
      'BUNDLE_UNREADABLE',
      `${name} is compressed in a way that is not accepted (method ${entry.compressionMethod}). Use stored or deflate.`,
      { entry: name, method: entry.compressionMethod },
    );
  }
  // An empty deflate stream has two bytes.
  if (isFolder && (entry.uncompressedSize !== 0 || entry.compressedSize > 2)) {
    throw damaged(`${name} is a folder with bytes in it`, undefined, undefined, name);
  }
}

function refuseSize(entry: Entry, name: string, limits: ArchiveLimits): void {
  const { uncompressedSize: size, compressedSize } = entry;
  if (![size, compressedSize, entry.relativeOffsetOfLocalHeader].every(Number.isSafeInteger)) {
    throw damaged(`${name} has an impossible size`, undefined, undefined, name);
  }
  if (size > limits.ratioFloorBytes && size > compressedSize * limits.ratio) {
    throw tooLarge(`${name} would grow more than ${limits.ratio} times when unpacked.`, {
      entry: name,
      size,
      compressedSize,
      limit: limits.ratio,
    });
  }
}

function refuseContradiction(entry: Entry, header: LocalFileHeader, path: string): void {
  const name = printable(path);
  const shared = flag.encrypted | flag.descriptor | flag.strong | flag.utf8;
  const sameHead =
    header.fileName.equals(entry.fileNameRaw) &&
    header.compressionMethod === entry.compressionMethod &&
    (header.generalPurposeBitFlag & shared) === (entry.generalPurposeBitFlag & shared);
  // With a data descriptor the header's three figures are zero, or right (APPNOTE 4.4.4); in zip64 sizes are all ones.
  const later = (header.generalPurposeBitFlag & flag.descriptor) !== 0;
  const agrees = (here: number, there: number, allOnes: boolean) =>
    here === there || (later && here === 0) || (allOnes && here === 0xffffffff);
  const sameFigures =
    agrees(header.crc32, entry.crc32, false) &&
    agrees(header.compressedSize, entry.compressedSize, true) &&
    agrees(header.uncompressedSize, entry.uncompressedSize, true);
  if (!sameHead || !sameFigures) {
    throw damaged(`it describes ${name} in two ways`, undefined, undefined, name);
  }
}

// Overlapping entries are how a small zip holds petabytes, and how two readers see different content.
function refuseOverlap(
  entries: readonly { path: string; headerStart: number; start: number; compressedSize: number }[],
  directoryOffset: number,
): void {
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.headerStart - b.headerStart)) {
    const entryEnd = entry.start + entry.compressedSize;
    if (entry.headerStart < free || entryEnd > directoryOffset) {
      const name = printable(entry.path);
      throw damaged(`${name} overlaps with something else`, undefined, undefined, name);
    }
    free = entryEnd;
  }
}

function encrypted(name: string, cause?: unknown): CountersignError {
  return new CountersignError(
    'BUNDLE_ENCRYPTED',
    `${name} is encrypted. Ask for the bundle without a zip password.`,
    { entry: name },
    cause,
  );
}

function damaged(what: string, reason?: string, cause?: unknown, entry?: string): CountersignError {
  return new CountersignError(
    'BUNDLE_UNREADABLE',
    `The zip is damaged: ${what}.`,
    { reason: reason ?? what, ...(entry === undefined ? {} : { entry }) },
    cause,
  );
}
