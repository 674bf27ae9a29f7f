// Connections to SQLite, and what its errors mean to us.
import { closeSync, openSync, readSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { CountersignError } from '../../../shared/errors.ts';

/** 'CSGN' in the file header, so that `file` and we can tell a workspace from any other SQLite database. */
export const applicationId = 0x4353474e;

/**
 * Reads the header's bytes only: opening a foreign database could already change it (recovery of its journal). Errors
 * of the file system come through unchanged.
 */
export function isWorkspaceFile(file: string): boolean {
  const header = Buffer.alloc(100);
  const descriptor = openSync(file, 'r');
  try {
    if (readSync(descriptor, header, 0, header.length, 0) < header.length) return false;
  } finally {
    closeSync(descriptor);
  }
  // SQLite file format 1.3: the application id is the big-endian integer at offset 68.
  return header.toString('latin1', 0, 16) === 'SQLite format 3\0' && header.readUInt32BE(68) === applicationId;
}

/**
 * Opens a connection; the file has to exist unless `create` is true. Throws RUNTIME_TOO_OLD where SQLite can't load:
 * the native module kills the process on a runtime below N-API 10, so it is loaded only after this check.
 */
export async function connect(file: string, mode: 'create' | 'write' | 'read'): Promise<Database> {
  requireRuntime(process.versions.napi);
  const { default: Sqlite } = await import('better-sqlite3');
  const database = new Sqlite(file, { readonly: mode === 'read', fileMustExist: mode !== 'create', timeout: 5000 });
  try {
    if (mode === 'create') {
      database.pragma('page_size = 8192');
      // Written before WAL is on, so that the main file carries it even if the process dies before the first checkpoint.
      database.pragma(`application_id = ${applicationId}`);
    }
    if (mode !== 'read') {
      database.pragma('journal_mode = wal');
      database.pragma('synchronous = full');
    }
    database.pragma('foreign_keys = on');
    // A workspace may come from somebody else: views and triggers in it may not call anything with side effects.
    database.pragma('trusted_schema = off');
    database.pragma('cell_size_check = on');
    // Negative means KiB. An upper bound: large imports need it, a small workspace never fills it.
    database.pragma(mode === 'read' ? 'cache_size = -65536' : 'cache_size = -262144');
  } catch (cause) {
    database.close();
    throw cause;
  }
  return database;
}

/** Throws RUNTIME_TOO_OLD in words when the native SQLite module would crash on this N-API version. */
export function requireRuntime(napi: string | undefined): void {
  if (Number(napi ?? 0) >= 10) return;
  throw new CountersignError(
    'RUNTIME_TOO_OLD',
    `This runtime is too old to open workspaces: it offers N-API ${napi ?? 'none'}, and 10 is needed (Node 24 has it).`,
    { found: napi ?? '', needed: '10' },
  );
}

/** Gives storage errors their meaning (disk full, damaged file); passes anything else through unchanged. */
export function asWorkspaceError(cause: unknown): unknown {
  const code = errorCode(cause);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new CountersignError('DISK_FULL', 'The disk is full. Nothing was changed.', {}, cause);
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new CountersignError(
      'WORKSPACE_DAMAGED',
      'The workspace file is damaged. Go back to a backup of it.',
      {},
      cause,
    );
  }
  return cause;
}

/** The `code` of an error of Node's or SQLite's, or an empty string. */
export function errorCode(cause: unknown): string {
  if (cause instanceof CountersignError) return '';
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
