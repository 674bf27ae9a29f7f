// The ways between the sheets: from an item to its removal, its exception and its evidence, and back. They are links of the
// sheet, not formulas, so no cell computes anything.
import type { Table, Value } from '../table-column.ts';
import { columnName, escaped } from './cells.ts';

interface Way {
  readonly from: string;
  /** Head of the column that is clicked. */
  readonly at: string;
  /** Heads whose values are looked for in the other table. */
  readonly key: readonly string[];
  readonly to: string;
  readonly found: readonly string[];
}

const ways: readonly Way[] = [
  { from: 'decisions', at: 'Outcome', key: ['Item'], to: 'remediation', found: ['Item'] },
  { from: 'decisions', at: 'Exception approved by', key: ['Item'], to: 'exceptions', found: ['Item'] },
  {
    from: 'decisions',
    at: 'Evidence file',
    key: ['Evidence', 'Evidence file'],
    to: 'evidence-register',
    found: ['Evidence', 'File'],
  },
  { from: 'decisions', at: 'Evidence', key: ['Evidence'], to: 'evidence-register', found: ['Evidence'] },
  { from: 'remediation', at: 'Item', key: ['Item'], to: 'decisions', found: ['Item'] },
  { from: 'exceptions', at: 'Item', key: ['Item'], to: 'decisions', found: ['Item'] },
  { from: 'instructions', at: 'Item', key: ['Item'], to: 'decisions', found: ['Item'] },
  { from: 'closing-snapshot', at: 'Item', key: ['Item'], to: 'decisions', found: ['Item'] },
  { from: 'rotations', at: 'Instruction', key: ['Instruction'], to: 'instructions', found: ['Instruction'] },
  { from: 'evidence-register', at: 'Evidence', key: ['Evidence'], to: 'decisions', found: ['Evidence'] },
  { from: 'actions', at: 'Evidence', key: ['Evidence'], to: 'evidence-register', found: ['Evidence'] },
  { from: 'population', at: 'Evidence', key: ['Evidence'], to: 'evidence-register', found: ['Evidence'] },
  { from: 'rejected-rows', at: 'Evidence', key: ['Evidence'], to: 'evidence-register', found: ['Evidence'] },
  { from: 'data-dictionary', at: 'Sheet', key: ['Sheet'], to: '', found: [] },
];

/** Excel's most for one sheet. */
export const mostLinks = 65_530;

export interface SheetLinks {
  /** Notes the links of this row; gives the columns that have one. */
  row(values: readonly Value[], number: number): ReadonlySet<number>;
  all(): Iterable<Link>;
}

interface Link {
  readonly column: number;
  readonly first: number;
  last: number;
  readonly target: string;
}

/** The links of each table by its file; a table without any is missing. */
export function linksBetween(tables: readonly Table[]): ReadonlyMap<string, SheetLinks> {
  const byFile = new Map(tables.map((table) => [table.file, table]));
  const found = new Map<string, SheetLinks>();
  for (const table of tables) {
    const own = ways.flatMap((way) => {
      const to = byFile.get(way.to);
      return way.from === table.file && (to !== undefined || way.to === '') ? [finderOf(table, way, to, tables)] : [];
    });
    if (own.length > 0) found.set(table.file, noteLinks(own));
  }
  return found;
}

export function linksXml(links: SheetLinks): string {
  let xml = '';
  for (const { column, first, last, target } of links.all()) {
    const name = columnName(column);
    const place = first === last ? `${name}${first}` : `${name}${first}:${name}${last}`;
    xml += `<hyperlink ref="${place}" location="${escaped(target)}"/>`;
  }
  return xml === '' ? '' : `<hyperlinks>${xml}</hyperlinks>`;
}

/** Where a link to this row of a sheet leads; the names of our sheets hold apostrophes nowhere. */
export function placeIn(sheet: string, row: number): string {
  return `'${sheet}'!A${row}`;
}

interface Finder {
  readonly column: number;
  find(values: readonly Value[]): string | null;
}

function finderOf(table: Table, way: Way, to: Table | undefined, tables: readonly Table[]): Finder {
  const column = headIndex(table, way.at);
  if (to === undefined) {
    const names = new Set(tables.map(({ name }) => name));
    return {
      column,
      find: (values) => (names.has(String(values[column])) ? placeIn(String(values[column]), 1) : null),
    };
  }
  const key = way.key.map((head) => headIndex(table, head));
  // Of the longer table only what the shorter one asks for has to be known.
  const wanted = to.rows.length > table.rows.length ? keysOf(table, key) : null;
  const rows = new Map<string, number>();
  let row = 1;
  for (const name of keyColumn(
    to,
    way.found.map((head) => headIndex(to, head)),
  )) {
    row += 1;
    if (name !== null && wanted?.has(name) !== false && !rows.has(name)) rows.set(name, row);
  }
  return {
    column,
    find(values) {
      const name = keyOf(key.map((index) => values[index] ?? null));
      const at = name === null ? undefined : rows.get(name);
      return at === undefined ? null : placeIn(to.name, at);
    },
  };
}

/** Rows under each other that lead to the same place are one link. */
function noteLinks(finders: readonly Finder[]): SheetLinks {
  const lists = finders.map((): Link[] => []);
  const none: ReadonlySet<number> = new Set();
  const mostOfColumn = Math.floor(mostLinks / finders.length);
  return {
    row(values, number) {
      let linked: Set<number> | null = null;
      for (const [index, { column, find }] of finders.entries()) {
        const target = find(values);
        const list = lists[index];
        if (target === null || list === undefined) continue;
        const before = list.at(-1);
        if (before?.target === target && before.last === number - 1) before.last = number;
        else if (list.length < mostOfColumn) list.push({ column, first: number, last: number, target });
        else continue;
        linked ??= new Set();
        linked.add(column);
      }
      return linked ?? none;
    },
    all: () => lists.flat(),
  };
}

function keysOf(table: Table, columns: readonly number[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const key of keyColumn(table, columns)) if (key !== null) keys.add(key);
  return keys;
}

function* keyColumn(table: Table, columns: readonly number[]): Generator<string | null> {
  const [first, ...others] = columns.map((column) => table.rows.column(column)[Symbol.iterator]());
  for (let next = first?.next(); next !== undefined && next.done !== true; next = first?.next()) {
    yield keyOf([next.value, ...others.map((other): Value => (other.next() as IteratorYieldResult<Value>).value)]);
  }
}

function keyOf(values: readonly Value[]): string | null {
  return values.includes(null) ? null : values.join('\u0000');
}

function headIndex(table: Table, head: string): number {
  const index = table.columns.findIndex((column) => column.head === head);
  if (index < 0) throw new Error(`the table ${table.name} has no column ${head}`);
  return index;
}
