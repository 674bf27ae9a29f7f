// A file that is either there as a whole or not at all: written beside its place, forced to the disk, then given its name.
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CountersignError } from '../../../shared/errors.ts';

export interface WrittenFile {
  /** Gives the file its name; what had that name before is replaced. */
  keep(): Promise<void>;
  /** Takes it away, when it was not kept. */
  discard(): Promise<void>;
}

/** Throws FILE_UNWRITABLE or DISK_FULL; then nothing is left behind. */
export async function writeBeside(path: string, content: Uint8Array): Promise<WrittenFile> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unwritable(path, cause);
  }
  return {
    async keep() {
      try {
        await rename(temporary, path);
        await syncFolder(dirname(path));
      } catch (cause) {
        throw unwritable(path, cause);
      }
    },
    async discard() {
      await rm(temporary, { force: true });
    },
  };
}

/** The name itself has to reach the disk too; Windows has no such thing for folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unwritable(path: string, cause: unknown): CountersignError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new CountersignError('DISK_FULL', 'The disk is full. The report was not written.', { file: path }, cause)
    : new CountersignError('FILE_UNWRITABLE', `The report could not be written to ${path}.`, { file: path }, cause);
}
