// Compares the state of two workspaces table by table, row by row, without holding either in memory.
import type { Database } from 'better-sqlite3';
import { quoted, storedColumns } from './rebuild.ts';

export interface StateDifference {
  readonly table: string;
  /** Rows that only the first, or only the second, has. A changed row counts once in each. */
  readonly onlyInFirst: number;
  readonly onlyInSecond: number;
  /** The first difference, in words. */
  readonly example: string;
}

/** A condition in SQL on the rows of a table that are compared. */
export type RowCondition = (table: string) => string;

/** The tables that differ; none when the states are the same. Indexes and full-text tables are made from the others. */
export function compareState(
  first: Database,
  second: Database,
  ignoreTables: readonly string[] = [],
  onlyRows: RowCondition = () => 'true',
): StateDifference[] {
  const [firstTables, secondTables] = [tablesOf(first), tablesOf(second)];
  const ignored = new Set(ignoreTables);
  return [...new Set([...firstTables, ...secondTables])]
    .filter((table) => !ignored.has(table))
    .sort()
    .flatMap((table) => {
      if (!firstTables.has(table) || !secondTables.has(table)) {
        const example = `the table is only in the ${firstTables.has(table) ? 'first' : 'second'}`;
        return [{ table, onlyInFirst: 0, onlyInSecond: 0, example }];
      }
      return compareTable(first, second, table, onlyRows(table));
    });
}

type Row = readonly unknown[];

function compareTable(first: Database, second: Database, table: string, condition: string): StateDifference[] {
  const columns = storedColumns(first, table);
  if (columns.join() !== storedColumns(second, table).join()) {
    return [{ table, onlyInFirst: 0, onlyInSecond: 0, example: 'the columns differ' }];
  }
  const left = sortedRows(first, table, columns, condition);
  const right = sortedRows(second, table, columns, condition);
  let onlyInFirst = 0;
  let onlyInSecond = 0;
  let example = '';
  let a = left.next();
  let b = right.next();
  while (a.done !== true || b.done !== true) {
    const order = a.done === true ? 1 : b.done === true ? -1 : compareRows(a.value, b.value);
    if (order !== 0 && example === '') {
      example = describe(order < 0 ? 'first' : 'second', columns, order < 0 ? a.value : b.value);
    }
    if (order < 0) onlyInFirst++;
    if (order > 0) onlyInSecond++;
    if (order <= 0) a = left.next();
    if (order >= 0) b = right.next();
  }
  return onlyInFirst + onlyInSecond === 0 ? [] : [{ table, onlyInFirst, onlyInSecond, example }];
}

function tablesOf(database: Database): Set<string> {
  return new Set(
    database
      .prepare<[], string>(
        `select name
         from pragma_table_list
         where schema = 'main'
           and type = 'table'
           and name not like 'sqlite\\_%' escape '\\'`,
      )
      .pluck()
      .all(),
  );
}

function sortedRows(
  database: Database,
  table: string,
  columns: readonly string[],
  condition: string,
): IterableIterator<Row> {
  const names = columns.map(quoted);
  return database
    .prepare<[], Row>(
      `select ${names.join(', ')}
       from ${quoted(table)}
       where ${condition}
       order by ${names.map((name) => `${name} collate binary`).join(', ')}`,
    )
    .raw()
    .safeIntegers()
    .iterate();
}

function compareRows(left: Row, right: Row): number {
  for (const [column, value] of left.entries()) {
    const order = compareValues(value, right[column]);
    if (order !== 0) return order;
  }
  return 0;
}

/** SQLite's own order: null, numbers, text by its bytes, blobs. */
function compareValues(left: unknown, right: unknown): number {
  const rank = rankOf(left) - rankOf(right);
  if (rank !== 0) return rank;
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right);
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  if (isNumber(left) && isNumber(right)) return left < right ? -1 : left > right ? 1 : 0;
  return 0;
}

function rankOf(value: unknown): number {
  if (value === null) return 0;
  if (isNumber(value)) return 1;
  return typeof value === 'string' ? 2 : 3;
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function describe(side: string, columns: readonly string[], row: Row | undefined): string {
  const values = columns.map((column, index) => {
    const value = row?.[index];
    return `${column}=${value instanceof Uint8Array ? `${value.length} bytes` : String(value)}`;
  });
  return `only in the ${side}: ${values.join(', ').slice(0, 300)}`;
}
