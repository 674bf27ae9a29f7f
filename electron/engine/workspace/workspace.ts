// One workspace is one SQLite file. This file says what every capability may rely on; open.ts makes one.
import type { Database } from 'better-sqlite3';
import type { Authentication } from '../../../shared/words.ts';

/** The inside of one exclusive write: everything done through `db` commits together or not at all. */
export interface Transaction {
  readonly db: Database;
  readonly clock: Clock;
  /** How it is sure who acts, for what the ledger writes down; left out where nobody sits at a desk. */
  readonly authentication?: AuthenticationOf | undefined;
}

export type AuthenticationOf = (person: string) => Authentication;

/** Now, as a Date; tests pass a fixed one. */
export type Clock = () => Date;

/**
 * `small` is one act that touches some tens of pages: what a failure would take back of it is kept in memory, which takes a
 * third of the time, and of an import would be far too much.
 */
export type WriteSize = 'small' | 'large';

export interface Workspace {
  /** UUIDv7, also the origin of the ledger's checkpoints. */
  readonly id: string;
  readonly file: string;
  readonly clock: Clock;
  /** A read-only connection: sees committed state only, also while a long write is under way. */
  readonly read: Database;
  /** Runs `work` alone in one `begin immediate` transaction (writes queue); rolls back when it throws. */
  write<T>(work: (transaction: Transaction) => T | Promise<T>, size?: WriteSize): Promise<T>;
  /** Waits for the write under way, checkpoints the WAL, releases the lock. */
  close(): Promise<void>;
}
