// The order of all rows by one column, worked out once. What is not known comes last, in either direction.
import type { Database } from 'better-sqlite3';
import type { ShownColumn, SubjectView } from '../subject-view.ts';
import { levelOf } from './view-levels.ts';

export interface RowOrder {
  /** Rows by their position in the index, ascending; those without a value at the end, equal ones in their own order. */
  readonly rows: Uint32Array;
  /** How many at the end have no value. */
  readonly unknown: number;
}

type Value = string | number | null;

/** `identityOf`: each row's identity, for columns that belong to it; see `build-index`. */
export function buildOrder(db: Database, view: SubjectView, column: ShownColumn, identityOf: Uint32Array): RowOrder {
  const sql = column.sortSql ?? column.sql;
  const plain = sql.replace(/ collate nocase$/, '');
  const fold = plain !== sql;
  if (levelOf(view, plain) !== 'identity') {
    const select = db.prepare<[], Value>(`select ${plain} from ${view.from} order by ${view.id}`).pluck();
    return orderOf(ranks(select.all(), fold));
  }
  return orderOf(identityRanks(db, plain, fold, identityOf));
}

/**
 * The values are asked for in no order: names and owners come from an index alone then, a small part of the table, and
 * nearly in their order, which makes sorting quick. Only those that some row has are compared.
 */
function identityRanks(db: Database, sql: string, fold: boolean, identityOf: Uint32Array): Ranks {
  const rows = db.prepare<[], [number, Value]>(`select i.id, ${sql} from identity i`).raw().all();
  const ids = Uint32Array.from(rows, ([id]) => id).sort();
  const positions = new Uint32Array((ids.at(-1) ?? 0) + 1);
  for (let position = 0; position < ids.length; position += 1) positions[ids[position] ?? 0] = position;
  const isUsed = new Uint8Array(ids.length);
  for (const position of identityOf) isUsed[position] = 1;
  const { rank, distinct } = ranks(
    rows.map(([id, value]) => (isUsed[positions[id] ?? 0] === 1 ? value : null)),
    fold,
  );
  // One more, for rows that have no identity.
  const byPosition = new Uint32Array(ids.length + 1);
  for (const [row, [id]] of rows.entries()) byPosition[positions[id] ?? 0] = rank[row] ?? 0;
  return { rank: identityOf.map((position) => byPosition[position] ?? 0), distinct };
}

interface Ranks {
  /** From 1 on; 0 where there is no value. */
  readonly rank: Uint32Array;
  readonly distinct: number;
}

/** `fold`: capitals don't matter. */
export function ranks(values: readonly Value[], fold: boolean): Ranks {
  const codes = new Map<string | number, number>();
  const rank = new Uint32Array(values.length);
  for (const [row, value] of values.entries()) {
    if (value === null) continue;
    const key = fold ? String(value).toLowerCase() : value;
    let code = codes.get(key);
    if (code === undefined) {
      code = codes.size + 1;
      codes.set(key, code);
    }
    rank[row] = code;
  }
  const sorted = [...codes.keys()].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const place = new Uint32Array(sorted.length + 1);
  for (const [position, key] of sorted.entries()) place[codes.get(key) ?? 0] = position + 1;
  for (let row = 0; row < rank.length; row += 1) rank[row] = place[rank[row] ?? 0] ?? 0;
  return { rank, distinct: sorted.length };
}

/** Counts how many there are of each rank, and puts each row in its place. */
export function orderOf({ rank, distinct }: Ranks): RowOrder {
  const next = new Uint32Array(distinct + 2);
  for (let row = 0; row < rank.length; row += 1) {
    const own = rank[row] ?? 0;
    next[own + 1] = (next[own + 1] ?? 0) + 1;
  }
  const unknown = next[1] ?? 0;
  let from = 0;
  for (let own = 1; own <= distinct; own += 1) {
    const many = next[own + 1] ?? 0;
    next[own] = from;
    from += many;
  }
  next[0] = from;
  const rows = new Uint32Array(rank.length);
  for (let row = 0; row < rank.length; row += 1) {
    const own = rank[row] ?? 0;
    const place = next[own] ?? 0;
    rows[place] = row;
    next[own] = place + 1;
  }
  return { rows, unknown };
}
