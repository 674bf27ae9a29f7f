// A folder, or one plain file, as an archive: the same rules for names and amounts as in a zip, and no links.
import type { Dirent } from 'node:fs';
import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { CountersignError } from '../../../shared/errors.ts';
import type { Archive, ArchiveEntry } from './archive.ts';
import type { ArchiveLimits } from './limits.ts';
import { createBudget } from './limits.ts';
import { createNameRegister, printable, refuseUnsafePath } from './paths.ts';

const chunkSize = 1024 ** 2;

export async function openFolder(root: string, limits: ArchiveLimits): Promise<Archive> {
  const entries: ArchiveEntry[] = [];
  const budget = createBudget(limits);
  const names = createNameRegister();

  async function walk(folder: string): Promise<void> {
    const found = await list(join(root, folder));
    for (const { name, entry } of found) {
      const path = folder === '' ? name : `${folder}/${name}`;
      refuseUnsafePath(path);
      budget.addEntry(path);
      if (entry.isDirectory()) {
        names.addFolder(path);
        await walk(path);
        continue;
      }
      if (!entry.isFile()) throw notAFile(path, entry.isSymbolicLink());
      names.addFile(path);
      const size = await sizeOf(join(root, path));
      budget.addBytes(path, size);
      entries.push({ path, size });
    }
  }

  await walk('');
  const known = new Set(entries.map((entry) => entry.path));
  return {
    kind: 'folder',
    entries,
    async open(path) {
      if (!known.has(path)) {
        throw new CountersignError('BUNDLE_MISSING_FILE', `There is no file ${path} in the folder.`, { entry: path });
      }
      return openFile(join(root, path), path);
    },
    async close() {},
  };
}

/** One export file with nothing around it: an archive with one entry, named as the file is. */
export async function openSingleFile(file: string, limits: ArchiveLimits): Promise<Archive> {
  const path = basename(file);
  refuseUnsafePath(path);
  const { size } = await stat(file);
  createBudget(limits).addBytes(path, size);
  return {
    kind: 'folder',
    entries: [{ path, size }],
    async open(wanted) {
      if (wanted !== path)
        throw new CountersignError('BUNDLE_MISSING_FILE', `There is no file ${wanted}.`, { entry: wanted });
      return openFile(await realpath(file), path);
    },
    async close() {},
  };
}

export function unreadableFile(path: string, cause: unknown): CountersignError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  const sentence =
    code === 'ENOENT'
      ? `There is no file or folder ${path}.`
      : code === 'EACCES' || code === 'EPERM'
        ? `You are not allowed to read ${path}.`
        : `${path} can't be read.`;
  return new CountersignError('FILE_UNREADABLE', sentence, { file: path, reason: code }, cause);
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await lstat(file)).size;
  } catch (cause) {
    throw unreadableFile(file, cause);
  }
}

// Names are read as bytes, because a name that is not UTF-8 would otherwise silently become another name.
async function list(folder: string): Promise<{ name: string; entry: Dirent<Buffer> }[]> {
  let found: Dirent<Buffer>[];
  try {
    found = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  } catch (cause) {
    throw unreadableFile(folder, cause);
  }
  const named = found.map((entry) => {
    const name = entry.name.toString('utf8');
    if (!Buffer.from(name).equals(entry.name)) {
      const shown = printable(entry.name.toString('latin1'));
      throw new CountersignError('BUNDLE_UNSAFE_PATH', `The name ${JSON.stringify(shown)} is not valid UTF-8.`, {
        entry: shown,
        reason: 'not UTF-8',
      });
    }
    return { name, entry };
  });
  return named.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function openFile(file: string, path: string): Promise<Readable> {
  try {
    // A file that was replaced by a link or a pipe since it was listed is not followed and doesn't block.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const stat = await handle.stat();
    if (!stat.isFile()) {
      await handle.close();
      throw notAFile(path, false);
    }
    return Readable.from(contentOf(handle, stat.size), { objectMode: false, highWaterMark: chunkSize });
  } catch (cause) {
    if (cause instanceof CountersignError) throw cause;
    throw unreadableFile(file, cause);
  }
}

// Node's own read stream takes a whole megabyte of memory for each file, however small.
async function* contentOf(handle: FileHandle, size: number): AsyncGenerator<Buffer> {
  try {
    for (let left = size; ; ) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(Math.max(1, Math.min(chunkSize, left))));
      if (bytesRead === 0) return;
      left -= bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

function notAFile(path: string, isLink: boolean): CountersignError {
  return new CountersignError(
    'BUNDLE_UNSAFE_PATH',
    isLink ? `${path} is a symbolic link. Links are not accepted.` : `${path} is neither a file nor a folder.`,
    { entry: path, reason: isLink ? 'symbolic link' : 'special file' },
  );
}
