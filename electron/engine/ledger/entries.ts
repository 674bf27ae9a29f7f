// Reading the ledger in its order, page by page. As somebody looks through it: search.ts.
import type { Database } from 'better-sqlite3';
import type { Actor, EntryHead } from './act.ts';

export interface LedgerEntry extends EntryHead {
  readonly body: unknown;
  /** The entry's canonical JSON, byte for byte as it was hashed. */
  readonly entry: string;
  readonly leafHash: Uint8Array;
}

export interface EntryFilter {
  readonly limit: number;
  /** Entries with a higher index. */
  readonly after?: number | undefined;
  /** Name of an act, such as `decision.recorded`. */
  readonly act?: string | undefined;
}

/** A page of entries, oldest first, after the entry with index `after`. */
export function ledgerEntries(database: Database, { limit, after = -1, act }: EntryFilter): LedgerEntry[] {
  return database
    .prepare<Record<string, string | number>, EntryRow>(pageStatement(act !== undefined))
    .all({ after, limit, ...(act === undefined ? {} : { act }) })
    .map(asEntry);
}

/** One entry; undefined where the ledger is shorter. */
export function ledgerEntry(database: Database, index: number): LedgerEntry | undefined {
  return ledgerEntries(database, { after: index - 1, limit: 1 }).find((entry) => entry.index === index);
}

/** The statement behind a page. */
export function pageStatement(ofAnAct: boolean): string {
  return `
    select entry_index, entry, leaf_hash
    from ledger_entry
    where entry_index > $after
      ${ofAnAct ? 'and act = $act' : ''}
    order by entry_index
    limit $limit
  `;
}

export interface EntryRow {
  readonly entry_index: number;
  readonly entry: string;
  readonly leaf_hash: Uint8Array;
}

export function asEntry(row: EntryRow): LedgerEntry {
  const { act, actor, at, body } = parseEntry(row.entry);
  return { index: row.entry_index, act, actor, at, body, entry: row.entry, leafHash: row.leaf_hash };
}

interface WrittenEntry {
  readonly act: string;
  readonly actor: Actor;
  readonly at: string;
  readonly body: unknown;
  readonly index: number;
  readonly v: 1;
}

/** What `perform` wrote; the file is ours, and `checkLedger` is there for the case that somebody else wrote to it. */
export function parseEntry(entry: string): WrittenEntry {
  return JSON.parse(entry) as WrittenEntry;
}
