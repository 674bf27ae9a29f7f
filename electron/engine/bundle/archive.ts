// Whatever the provider handed over (a zip, a folder, one file) as one list of files that can be read. Reading never
// writes to disk; what a person could be harmed by is refused with the entry's name before any file is opened.
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CountersignError } from '../../../shared/errors.ts';
import { openFolder, openSingleFile, unreadableFile } from './folder.ts';
import type { ArchiveLimits } from './limits.ts';
import { createBudget, defaultLimits } from './limits.ts';
import { createNameRegister } from './paths.ts';
import { openZip } from './zip.ts';

export interface ArchiveEntry {
  /** Relative, with forward slashes. */
  readonly path: string;
  /** Bytes once inflated. */
  readonly size: number;
}

export interface Archive {
  readonly kind: 'zip' | 'folder';
  readonly entries: readonly ArchiveEntry[];
  /** The stream fails with BUNDLE_CRC or BUNDLE_UNREADABLE at the end when the bytes were not as declared. */
  open(path: string): Promise<Readable>;
  close(): Promise<void>;
}

/**
 * Opens a zip (path or bytes), a folder, one plain file or several. Limits not given are `defaultLimits`.
 * Throws BUNDLE_UNREADABLE, BUNDLE_UNSAFE_PATH, BUNDLE_TOO_LARGE, BUNDLE_ENCRYPTED or FILE_UNREADABLE.
 */
export async function openArchive(
  from: string | readonly string[] | Buffer,
  limits: Partial<ArchiveLimits> = {},
): Promise<Archive> {
  const within = { ...defaultLimits, ...limits };
  if (Buffer.isBuffer(from)) return openZip(from, within);
  if (typeof from !== 'string') {
    const [only, ...others] = from;
    return only !== undefined && others.length === 0 ? openArchive(only, limits) : openSeveral(from, within);
  }
  const kind = await kindOf(from);
  if (kind === 'folder') return openFolder(from, within);
  if (kind === 'file') return openSingleFile(from, within);
  const zip = await openZip(from, within);
  // Spreadsheets and documents are zips too (ECMA-376 part 2); they are one export file, read by those who know them.
  if (!zip.entries.some((entry) => entry.path === '[Content_Types].xml')) return zip;
  await zip.close();
  return openSingleFile(from, within);
}

/** Several plain files as if they lay in one folder, each under its own name. */
async function openSeveral(paths: readonly string[], limits: ArchiveLimits): Promise<Archive> {
  const names = createNameRegister();
  const budget = createBudget(limits);
  const files = new Map<string, Archive>();
  const entries: ArchiveEntry[] = [];
  const close = async () => {
    for (const file of files.values()) await file.close();
  };
  try {
    for (const path of paths) {
      const isFolder = (await kindOf(path)) === 'folder';
      const file = isFolder ? null : await openArchive(path, limits);
      const [entry] = file?.entries ?? [];
      if (file === null || file.kind === 'zip' || entry === undefined) {
        await file?.close();
        throw new CountersignError(
          'FILE_UNREADABLE',
          `${path} is ${isFolder ? 'a folder' : 'a zip'}: import it by itself, not together with other files.`,
          { file: path },
        );
      }
      budget.addEntry(entry.path);
      names.addFile(entry.path);
      budget.addBytes(entry.path, entry.size);
      files.set(entry.path, file);
      entries.push(entry);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    kind: 'folder',
    entries,
    async open(path) {
      const file = files.get(path);
      if (file === undefined)
        throw new CountersignError('BUNDLE_MISSING_FILE', `There is no file ${path}.`, { entry: path });
      return file.open(path);
    },
    close,
  };
}

async function kindOf(path: string): Promise<'zip' | 'folder' | 'file'> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'folder';
    if (!found.isFile()) {
      throw new CountersignError('FILE_UNREADABLE', `${path} is neither a file nor a folder.`, { file: path });
    }
    const handle = await open(path, 'r');
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      const magic = buffer.toString('latin1', 0, bytesRead);
      const isZip = magic === 'PK\x03\x04' || magic === 'PK\x05\x06' || path.toLowerCase().endsWith('.zip');
      return isZip ? 'zip' : 'file';
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof CountersignError) throw cause;
    throw unreadableFile(path, cause);
  }
}
