// Copies of a workspace file: the backup a person asks for, and the one that is kept before a migration.
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { CountersignError } from '../../../shared/errors.ts';
import { asWorkspaceError, connect, errorCode } from './sqlite.ts';
import type { Workspace } from './workspace.ts';

/**
 * Writes a consistent copy of the workspace's committed state to `file`, also while it is in use; the copy appears
 * under its name only once it is whole. Throws WORKSPACE_EXISTS, FILE_UNWRITABLE, DISK_FULL, WORKSPACE_DAMAGED.
 */
export async function backupWorkspace(workspace: Workspace, file: string): Promise<void> {
  await copyDatabase(workspace.read, file);
}

/** The same for an open connection. */
export async function copyDatabase(source: Database, file: string): Promise<void> {
  if (existsSync(file)) {
    throw new CountersignError('WORKSPACE_EXISTS', `There is already a file at ${file}. It was not touched.`, { file });
  }
  const unfinished = `${file}.unfinished`;
  try {
    removeDatabase(unfinished);
    await source.backup(unfinished);
    await checkCopy(unfinished);
    renameSync(unfinished, file);
  } catch (cause) {
    removeDatabase(unfinished);
    const known = asWorkspaceError(cause);
    if (known instanceof CountersignError) throw known;
    if (!isPlace(cause)) throw cause;
    throw new CountersignError('FILE_UNWRITABLE', `The copy could not be written to ${file}.`, { file }, cause);
  }
}

async function checkCopy(file: string): Promise<void> {
  const copy = await connect(file, 'write');
  try {
    const result = String(copy.pragma('quick_check(1)', { simple: true }));
    if (result !== 'ok') {
      throw new CountersignError(
        'WORKSPACE_DAMAGED',
        'The workspace file is damaged, so that no sound copy can be made.',
        {
          file,
        },
      );
    }
    copy.pragma('wal_checkpoint(truncate)');
  } finally {
    copy.close();
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}

function isPlace(cause: unknown): boolean {
  const code = errorCode(cause);
  return (
    /^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_IOERR)/.test(code) ||
    (cause instanceof TypeError && cause.message.includes('directory does not exist'))
  );
}
