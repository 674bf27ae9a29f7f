// Creates and opens workspace files. Nothing is written to a file before it is known to be a workspace of ours.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { CountersignError } from '../../../shared/errors.ts';
import { copyDatabase } from './backup.ts';
import { type Lock, takeLock } from './lock.ts';
import { latestVersion, type Migration, migrate, schemaVersion } from './migrate.ts';
import { migrations as allMigrations } from './migrations/list.ts';
import { asWorkspaceError, connect, errorCode, isWorkspaceFile } from './sqlite.ts';
import type { AuthenticationOf, Clock, Workspace } from './workspace.ts';
import { writeQueue } from './write.ts';

export interface CreateOptions {
  readonly clock?: Clock;
  /** What each act in the ledger says of who performs it. */
  readonly authentication?: AuthenticationOf;
  /** UUIDv7; made when not given. Given when a workspace is rebuilt from its ledger. */
  readonly id?: string;
  readonly migrations?: readonly Migration[];
}

export interface OpenOptions {
  readonly clock?: Clock;
  /** What each act in the ledger says of who performs it. */
  readonly authentication?: AuthenticationOf;
  /** Takes no lock and can't write: for verifying, also while somebody else works in it. */
  readonly readOnly?: boolean;
  readonly migrations?: readonly Migration[];
}

/** Makes a new, empty workspace. Throws WORKSPACE_EXISTS, WORKSPACE_LOCKED, FILE_UNWRITABLE, DISK_FULL, RUNTIME_TOO_OLD. */
export async function createWorkspace(file: string, options: CreateOptions = {}): Promise<Workspace> {
  const clock = options.clock ?? systemClock;
  if (existsSync(file)) {
    throw new CountersignError('WORKSPACE_EXISTS', `There is already a file at ${file}. It was not touched.`, { file });
  }
  const now = clock();
  const lock = takeLock(file, now);
  let database: Database | undefined;
  try {
    database = await connect(file, 'create');
    migrate(database, options.migrations ?? allMigrations);
    database
      .prepare<{ id: string; created_at: string }>(
        'insert into workspace (only, id, created_at) values (1, $id, $created_at)',
      )
      .run({ id: options.id ?? v7({ msecs: now.getTime() }), created_at: now.toISOString() });
    return await opened(file, clock, database, lock, options.authentication);
  } catch (cause) {
    database?.close();
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
    lock.release();
    throw fileError(file, cause);
  }
}

/**
 * Opens a workspace and brings it to the present schema; an older file is copied beside itself first. Throws
 * WORKSPACE_NOT_FOUND, WORKSPACE_NOT_OURS, WORKSPACE_NEWER, WORKSPACE_LOCKED, WORKSPACE_DAMAGED, MIGRATION_FAILED,
 * FILE_UNREADABLE, FILE_UNWRITABLE, RUNTIME_TOO_OLD.
 */
export async function openWorkspace(file: string, options: OpenOptions = {}): Promise<Workspace> {
  const clock = options.clock ?? systemClock;
  const migrations = options.migrations ?? allMigrations;
  requireOurs(file);
  if (options.readOnly === true) return openReadOnly(file, clock, migrations);
  const lock = takeLock(file, clock());
  let database: Database | undefined;
  try {
    database = await connect(file, 'write');
    const version = schemaVersion(database);
    refuseNewer(file, version, migrations);
    if (version < latestVersion(migrations)) {
      await copyDatabase(database, `${file}.version-${version}-${fileTime(clock())}.backup`);
      migrate(database, migrations);
    }
    return await opened(file, clock, database, lock, options.authentication);
  } catch (cause) {
    database?.close();
    lock.release();
    throw fileError(file, cause);
  }
}

async function openReadOnly(file: string, clock: Clock, migrations: readonly Migration[]): Promise<Workspace> {
  let read: Database | undefined;
  let dropCopy = (): void => {};
  try {
    read = await connect(file, 'read');
    const version = schemaVersion(read);
    refuseNewer(file, version, migrations);
    const id = workspaceId(file, read);
    if (version < latestVersion(migrations)) {
      // The given file stays as it is; the queries of today need the tables of today.
      const folder = mkdtempSync(join(tmpdir(), 'countersign-'));
      dropCopy = () => rmSync(folder, { recursive: true, force: true });
      read = await migratedCopy(read, join(folder, 'copy.countersign'), migrations);
    }
    const connection = read;
    return {
      id,
      file,
      clock,
      read: connection,
      async write() {
        throw new CountersignError('FILE_UNWRITABLE', 'This workspace was opened for reading only.', { file });
      },
      async close() {
        connection.close();
        dropCopy();
      },
    };
  } catch (cause) {
    read?.close();
    dropCopy();
    throw fileError(file, cause);
  }
}

async function migratedCopy(source: Database, copy: string, migrations: readonly Migration[]): Promise<Database> {
  await copyDatabase(source, copy);
  source.close();
  const database = await connect(copy, 'write');
  try {
    migrate(database, migrations);
  } finally {
    database.close();
  }
  return connect(copy, 'read');
}

async function opened(
  file: string,
  clock: Clock,
  database: Database,
  lock: Lock,
  authentication: AuthenticationOf | undefined,
): Promise<Workspace> {
  const id = workspaceId(file, database);
  const read = await connect(file, 'read');
  const queue = writeQueue({ db: database, clock, authentication });
  return {
    id,
    file,
    clock,
    read,
    write: queue.write,
    async close() {
      await queue.end();
      if (!database.open) return;
      read.close();
      try {
        database.pragma('wal_checkpoint(truncate)');
      } catch (cause) {
        throw unfinishedClose(file, cause);
      } finally {
        database.close();
        lock.release();
      }
    },
  };
}

/** What was written is safe, but on a full disk it stands beside the workspace, where whoever copies only that leaves it. */
export function unfinishedClose(file: string, cause: unknown): unknown {
  const known = asWorkspaceError(cause);
  if (!(known instanceof CountersignError) || known.code !== 'DISK_FULL') return known;
  return new CountersignError(
    'DISK_FULL',
    `The disk is full. All that was done is kept, but the last of it stands in ${file}-wal and not in the workspace itself yet: make room and open the workspace once, and until then copy neither file without the other.`,
    { file },
    cause,
  );
}

function requireOurs(file: string): void {
  try {
    if (isWorkspaceFile(file)) return;
  } catch (cause) {
    throw fileError(file, cause);
  }
  throw new CountersignError('WORKSPACE_NOT_OURS', `${file} is not a Countersign workspace.`, { file });
}

function workspaceId(file: string, database: Database): string {
  const row = database.prepare<[], { id: string }>('select id from workspace where only = 1').get();
  if (row !== undefined) return row.id;
  throw new CountersignError('WORKSPACE_DAMAGED', 'The workspace file does not say which workspace it is.', { file });
}

function refuseNewer(file: string, version: number, migrations: readonly Migration[]): void {
  const known = latestVersion(migrations);
  if (version <= known) return;
  throw new CountersignError(
    'WORKSPACE_NEWER',
    'This workspace was written by a newer version of Countersign. Open it with that version.',
    { file, version, known },
  );
}

function fileError(file: string, cause: unknown): unknown {
  const known = asWorkspaceError(cause);
  if (known instanceof CountersignError) return known;
  const code = errorCode(cause);
  if (code === 'ENOENT') {
    return new CountersignError('WORKSPACE_NOT_FOUND', `There is no workspace at ${file}.`, { file }, cause);
  }
  if (/^(EACCES|EPERM|EISDIR|ENOTDIR|SQLITE_CANTOPEN)/.test(code)) {
    return new CountersignError('FILE_UNREADABLE', `${file} could not be opened.`, { file }, cause);
  }
  if (/^(EROFS|SQLITE_READONLY)/.test(code)) {
    return new CountersignError('FILE_UNWRITABLE', `${file} can't be written to.`, { file }, cause);
  }
  return cause;
}

const systemClock: Clock = () => new Date();

/** Colons are not allowed in file names everywhere. */
function fileTime(time: Date): string {
  return time.toISOString().replaceAll(/[-:]/g, '').replace('.', '-');
}
