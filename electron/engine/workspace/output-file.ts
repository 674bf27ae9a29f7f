// Writes a file that a person asked for, outside of the workspace: it is there as a whole or not at all, and it never
// takes the place of a workspace, of what stands beside an open one, or of anything that is not an ordinary file.
import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, constants, lstat, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CountersignError } from '../../../shared/errors.ts';
import { errorCode, isWorkspaceFile } from './sqlite.ts';

export interface OutputFile {
  /** Gives the file its name; an ordinary file that had the name before is replaced. */
  keep(): Promise<void>;
  /** Takes it away, when it was not kept. */
  discard(): Promise<void>;
}

/**
 * Gives the absolute path when a file may be written there. Ask before anything is done that the file is to tell of.
 * Throws FILE_UNWRITABLE for a workspace and the files beside it, for a folder, link or device, and for a folder that is
 * missing or can't be written to.
 */
export async function requireOutputPath(path: string): Promise<string> {
  const file = resolve(path);
  const folder = dirname(file);
  const place = await found(stat(folder), file);
  if (place?.isDirectory() !== true)
    throw unwritable(file, `There is no folder ${folder}, so ${file} can’t be written.`);
  try {
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw unwritable(file, `The folder ${folder} can’t be written to.`, cause);
  }
  const present = await found(lstat(file), file);
  if (present !== null && !present.isFile()) {
    throw unwritable(file, `${file} is ${kindOf(present)}, not an ordinary file. Choose another name.`);
  }
  await refuseWorkspace(file, present === null ? join(await realpath(folder), basename(file)) : await realpath(file));
  return file;
}

/**
 * Writes the content beside its place and forces it to the disk; it gets its name when it is kept. Throws
 * FILE_UNWRITABLE or DISK_FULL; then nothing is left behind.
 */
export async function writeBeside(path: string, write: (temporary: string) => Promise<void>): Promise<OutputFile> {
  const file = await requireOutputPath(path);
  // Short whatever the file is called, so that a long name which is possible stays possible.
  const temporary = join(dirname(file), `.countersign-${randomBytes(8).toString('hex')}.part`);
  const discard = () => rm(temporary, { force: true });
  try {
    await write(temporary);
    await sync(temporary, 'r+');
  } catch (cause) {
    await discard().catch(() => undefined);
    throw asOutputError(file, cause);
  }
  return {
    async keep() {
      try {
        // Again: making the content can take minutes, and something else may have come to stand there.
        await requireOutputPath(file);
        await rename(temporary, file);
      } catch (cause) {
        throw asOutputError(file, cause);
      }
      // The name itself has to reach the disk too. Windows and some network drives have no such thing for folders, and
      // the file is there by now: that is no failure.
      await sync(dirname(file), 'r').catch(() => undefined);
    },
    discard,
  };
}

/** Writes the whole file. Throws FILE_UNWRITABLE or DISK_FULL; then the path is as it was before. */
export async function writeOutputFile(path: string, content: string | Uint8Array): Promise<void> {
  const written = await writeBeside(path, (temporary) => writeFile(temporary, content, { flag: 'wx' }));
  try {
    await written.keep();
  } finally {
    await written.discard();
  }
}

/**
 * A workspace is known by its header, so that it is found under any name: another spelling of the case, a hard link, a
 * path through a linked folder. What SQLite and the lock put beside it is known by its ending; in any case of letters,
 * since the file systems of Windows and macOS don't tell them apart.
 */
async function refuseWorkspace(file: string, real: string): Promise<void> {
  if (await isWorkspace(file, real)) {
    throw unwritable(file, `${file} is a Countersign workspace. It was not touched; choose another name.`);
  }
  const main = real.replace(/(-wal|-shm|-journal|\.lock)$/i, '');
  if (main !== real && (await isWorkspace(file, main))) {
    throw unwritable(file, `${file} belongs to the workspace ${main}. It was not touched; choose another name.`);
  }
}

async function isWorkspace(file: string, candidate: string): Promise<boolean> {
  const present = await found(stat(candidate), file);
  // Reading from a pipe or a device could wait for ever.
  if (present?.isFile() !== true) return false;
  try {
    return isWorkspaceFile(candidate);
  } catch (cause) {
    throw unwritable(file, `${candidate} can’t be read, so it may be a workspace. It was not touched.`, cause);
  }
}

/** null when nothing is there. */
async function found(look: Promise<Stats>, file: string): Promise<Stats | null> {
  try {
    return await look;
  } catch (cause) {
    if (/^(ENOENT|ENOTDIR)$/.test(errorCode(cause))) return null;
    throw asOutputError(file, cause);
  }
}

function kindOf(present: Stats): string {
  if (present.isDirectory()) return 'a folder';
  return present.isSymbolicLink() ? 'a link' : 'a device or pipe';
}

async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What did not come from the file system is told as it is: making the content can fail too. */
function asOutputError(file: string, cause: unknown): unknown {
  if (!/^E[A-Z0-9]+$/.test(errorCode(cause))) return cause;
  return /^(ENOSPC|EDQUOT)$/.test(errorCode(cause))
    ? new CountersignError('DISK_FULL', `The disk is full; ${file} was not written.`, { file }, cause)
    : unwritable(file, `${file} can’t be written.`, cause);
}

function unwritable(file: string, says: string, cause?: unknown): CountersignError {
  return new CountersignError('FILE_UNWRITABLE', says, { file }, cause);
}
