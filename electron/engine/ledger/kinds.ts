// Who did what for whom, of every entry, kept in memory as one number an entry: entries are only ever added, so that what was
// read of them holds, and every filter and count of the ledger is a walk over these numbers.
import type { Database } from 'better-sqlite3';
import { ledgerSize } from './store.ts';

export interface Kind {
  readonly act: string;
  readonly person: string | null;
  readonly party: string;
  /** How many entries are of it. */
  readonly count: number;
}

export interface LedgerKinds {
  readonly size: number;
  readonly kinds: readonly Kind[];
  /** By the entry's index, which kind it is of; longer than the ledger. */
  readonly of: Uint16Array;
}

/** Of all that is in the ledger by now. */
export function ledgerKinds(db: Database): LedgerKinds {
  const size = ledgerSize(db);
  // One that writes sees what it may take back.
  const before = db.readonly ? known.get(db) : undefined;
  if (before !== undefined && before.size === size) return before;
  const from = before !== undefined && before.size < size ? before : nothingRead;
  const read = withEntries(db, from, size);
  if (db.readonly) known.set(db, read);
  return read;
}

const nothingRead: LedgerKinds = { size: 0, kinds: [], of: new Uint16Array() };

interface KindRow {
  readonly entry_index: number;
  readonly act: string;
  readonly person: string | null;
  readonly party: string;
}

function withEntries(db: Database, before: LedgerKinds, size: number): LedgerKinds {
  const of = roomFor(before.of, size);
  const kinds = before.kinds.map((kind) => ({ ...kind }));
  const numbers = new Map(kinds.map((kind, number) => [nameOf(kind), number]));
  const rows = before.size === 0 ? db.prepare<[], KindRow>(allKinds).iterate() : newer(db, before.size);
  for (const { entry_index, act, person, party } of rows) {
    const name = nameOf({ act, person, party });
    const number = numbers.get(name) ?? kinds.length;
    const kind = kinds[number];
    if (kind === undefined) {
      numbers.set(name, number);
      kinds.push({ act, person, party, count: 1 });
    } else kind.count += 1;
    of[entry_index] = number;
  }
  return { size, kinds, of };
}

function newer(db: Database, from: number): Iterable<KindRow> {
  return db.prepare<[number], KindRow>(`${kindOfEntry} from ledger_entry where entry_index >= ?`).iterate(from);
}

const kindOfEntry = `
  select entry_index, act, actor_person as person, json_extract(entry, '$.actor.party') as party`;

/** Straight from the index, without a look at an entry. */
export const allKinds = `${kindOfEntry} from ledger_entry indexed by ledger_entry_by_kind`;

function roomFor(of: Uint16Array, size: number): Uint16Array {
  if (of.length >= size) return of;
  const larger = new Uint16Array(Math.max(size, 2 * of.length));
  larger.set(of);
  return larger;
}

function nameOf({ act, person, party }: Omit<Kind, 'count'>): string {
  return JSON.stringify([act, person, party]);
}

// Goes with its connection.
const known = new WeakMap<Database, LedgerKinds>();
