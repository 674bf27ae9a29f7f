// Whatever the provider handed over (a zip, a folder, one file) as one list of files that can be read. Reading never
// writes to disk; what a person could be harmed by is refused with the entry's name before any file is opened.
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { CountersignError } from '../../../shared/errors.ts';
import { openFolder, openSingleFile, unreadableFile } from './folder.ts';
import type { ArchiveLimits } from './limits.ts';
import { defaultLimits } from './limits.ts';
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
 * Opens a zip (path or bytes), a folder or one plain file. Limits not given are `defaultLimits`.
 * Throws BUNDLE_UNREADABLE, BUNDLE_UNSAFE_PATH, BUNDLE_TOO_LARGE, BUNDLE_ENCRYPTED or FILE_UNREADABLE.
 */
export async function openArchive(from: string | Buffer, limits: Partial<ArchiveLimits> = {}): Promise<Archive> {
  const within = { ...defaultLimits, ...limits };
  if (typeof from !== 'string') return openZip(from, within);
  const kind = await kindOf(from);
  if (kind === 'folder') return openFolder(from, within);
  if (kind === 'file') return openSingleFile(from, within);
  const zip = await openZip(from, within);
  // Spreadsheets and documents are zips too (ECMA-376 part 2); they are one export file, read by those who know them.
  if (!zip.entries.some((entry) => entry.path === '[Content_Types].xml')) return zip;
  await zip.close();
  return openSingleFile(from, within);
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
