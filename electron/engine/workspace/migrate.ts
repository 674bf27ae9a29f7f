// Brings a workspace file to the present schema: all pending migrations in one transaction, or none of them.
// `user_version` is the number of the last migration that the file has seen.
import type { Database } from 'better-sqlite3';
import { CountersignError } from '../../../shared/errors.ts';
import { asWorkspaceError } from './sqlite.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** The number of the last migration this file has seen; 0 for a new file. */
export function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/** The number that a file has once all of `migrations` have run. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0;
}

/** Runs the migrations that the file has not seen. Throws MIGRATION_FAILED and leaves the file as it was. */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const from = schemaVersion(database);
  const pending = migrations.filter((migration) => migration.number > from);
  if (pending.length === 0) return;
  let current = pending[0];
  database.exec('begin immediate');
  try {
    // Rebuilding a table that others point to is only possible while references are checked late.
    database.pragma('defer_foreign_keys = on');
    for (const migration of pending) {
      current = migration;
      database.exec(migration.sql);
      refuseBrokenReferences(database);
      database.pragma(`user_version = ${migration.number}`);
    }
    database.exec('commit');
  } catch (cause) {
    if (database.inTransaction) database.exec('rollback');
    const known = asWorkspaceError(cause);
    if (known instanceof CountersignError) throw known;
    throw new CountersignError(
      'MIGRATION_FAILED',
      'The workspace could not be brought to the present version. It was left as it was.',
      { from, to: latestVersion(migrations), migration: current?.name ?? '' },
      cause,
    );
  }
}

function refuseBrokenReferences(database: Database): void {
  const broken = database.prepare<[], { table: string }>('pragma foreign_key_check').get();
  if (broken !== undefined) throw new Error(`rows in ${broken.table} refer to rows that do not exist`);
}
