// The first row of a table that two workspaces disagree on, in words: which row, which column, what is there and what the
// ledger makes of it.
import type { Database } from 'better-sqlite3';
import type { RowCondition } from '../ledger/compare-state.ts';
import { quoted, storedColumns } from '../ledger/rebuild.ts';

export interface RowDifference {
  /** `decision on NW-004`, else the table and the row's key. */
  readonly subject: string;
  readonly sentence: string;
}

type Row = Readonly<Record<string, unknown>>;

/** `found` is the workspace that is checked, `made` what its ledger makes. Both have the table with the same columns. */
export function describeDifference(
  found: Database,
  made: Database,
  table: string,
  onlyRows: RowCondition = () => 'true',
): RowDifference {
  const columns = storedColumns(made, table);
  if (storedColumns(found, table).join() !== columns.join()) {
    return { subject: table, sentence: 'The table is missing, or its columns are others.' };
  }
  const key = keyOf(made, table, columns);
  const inMade = rowBy(made, table, columns, key);
  for (const row of rowsOf(found, table, columns, onlyRows(table))) {
    const other = inMade(row);
    if (other === undefined)
      return {
        subject: nameOf(found, table, key, row),
        sentence: `The row is there, but no act made it: ${shownRow(row)}.`,
      };
    const column = columns.find((name) => !isSame(row[name], other[name]));
    if (column !== undefined) {
      return {
        subject: nameOf(found, table, key, row),
        sentence: `The ${column} is ${shown(row[column])}; the ledger makes it ${shown(other[column])}.`,
      };
    }
  }
  const inFound = rowBy(found, table, columns, key);
  for (const row of rowsOf(made, table, columns, onlyRows(table))) {
    if (inFound(row) === undefined)
      return { subject: nameOf(made, table, key, row), sentence: `The row is missing: ${shownRow(row)}.` };
  }
  return { subject: table, sentence: 'Its rows are not those that the ledger makes.' };
}

function keyOf(database: Database, table: string, columns: readonly string[]): readonly string[] {
  const key = database
    .prepare<[{ table: string }], string>('select name from pragma_table_info($table) where pk > 0 order by pk')
    .pluck()
    .all({ table });
  return key.length === 0 ? columns : key;
}

function rowsOf(
  database: Database,
  table: string,
  columns: readonly string[],
  condition: string,
): IterableIterator<Row> {
  return database
    .prepare<[], Row>(`select ${columns.map(quoted).join(', ')} from ${quoted(table)} where ${condition}`)
    .safeIntegers()
    .iterate();
}

function rowBy(
  database: Database,
  table: string,
  columns: readonly string[],
  key: readonly string[],
): (row: Row) => Row | undefined {
  const condition = key.map((name) => `${quoted(name)} is ?`).join(' and ');
  const select = database
    .prepare<unknown[], Row>(`select ${columns.map(quoted).join(', ')} from ${quoted(table)} where ${condition}`)
    .safeIntegers();
  return (row) => select.get(...key.map((name) => row[name]));
}

/** Persons know an item by its reference, not by its id. */
function nameOf(database: Database, table: string, key: readonly string[], row: Row): string {
  const reference = typeof row.reference === 'string' ? row.reference : referenceOf(database, row);
  if (reference !== undefined) return `${table} on ${reference}`;
  return `${table} ${key.map((name) => shown(row[name])).join(', ')}`;
}

function referenceOf(database: Database, row: Row): string | undefined {
  const item =
    row.item_id ?? (typeof row.decision_id === 'string' ? itemOfDecision(database, row.decision_id) : undefined);
  if (typeof item !== 'string') return undefined;
  return database
    .prepare<[{ item: string }], string>('select reference from review_item where id = $item')
    .pluck()
    .get({ item });
}

function itemOfDecision(database: Database, decision: string): string | undefined {
  return database
    .prepare<[{ decision: string }], string>('select item_id from decision where id = $decision')
    .pluck()
    .get({ decision });
}

function isSame(left: unknown, right: unknown): boolean {
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right) === 0;
  return left === right;
}

function shownRow(row: Row): string {
  return Object.entries(row)
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(', ')
    .slice(0, 240);
}

function shown(value: unknown): string {
  if (value === null) return 'empty';
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  const text = String(value);
  return text.length > 80 ? `"${text.slice(0, 80)}…"` : typeof value === 'string' ? `"${text}"` : text;
}
