// Checks a workspace's file and ledger on a copy, so that not even a log file beside the original is touched.
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { checkLedger } from '../ledger/check.ts';
import { applicationId, connect } from '../workspace/sqlite.ts';
import { failed, failedBy, held } from './lines.ts';

export async function verifyWorkspace(path: string, subject: string, older: string | null): Promise<CheckLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-verify-'));
  try {
    const copy = join(folder, 'workspace.countersign');
    await copyFile(path, copy);
    // Committed acts may still be in the write-ahead log.
    if (await exists(`${path}-wal`)) await copyFile(`${path}-wal`, `${copy}-wal`);
    return await checkCopy(copy, subject, older);
  } catch (cause) {
    if (cause instanceof CountersignError) return [failedBy('integrity', subject, cause)];
    if (isStorageError(cause))
      return [failed('integrity', subject, 'The workspace file is damaged and can not be read.')];
    throw cause;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkCopy(copy: string, subject: string, older: string | null): Promise<CheckLine[]> {
  const database = await connect(copy, 'read');
  try {
    if (database.pragma('application_id', { simple: true }) !== applicationId) {
      return [failed('structure', subject, 'This is a database, but not a workspace of Countersign.')];
    }
    const found = database.pragma('integrity_check(1)', { simple: true });
    const sound = found === 'ok';
    return [
      sound
        ? held('integrity', subject, 'The database is sound.')
        : failed('integrity', subject, 'The database is damaged.'),
      ...checkLedger(database, older === null ? {} : { outsideCheckpoints: [older] }).map((line) => ({
        ...line,
        subject,
      })),
    ];
  } finally {
    database.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function isStorageError(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('SQLITE_');
}
