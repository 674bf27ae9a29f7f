// The product's own source kinds, countersign.identities to countersign.actions, as CSV or as NDJSON with the same names.
import type { Evidence, EvidenceRow } from '../evidence.ts';
import type { IntakeRecord } from '../record.ts';
import type { ReadContext, SourceKind } from '../source-kind.ts';
import { type SecretRule, soundsSecret } from '../withhold.ts';
import { type Columns, pairsIn, type Row } from './column.ts';
import {
  actions,
  type CanonicalTable,
  credentials,
  entitlements,
  findings,
  identities,
  type Reference,
} from './tables.ts';

/** Names that are no columns stand for tags, or for columns that nobody asked for and that may be anything. */
function secretsOf(columns: Columns): SecretRule {
  return {
    field(name) {
      if (name === 'last_four') return (value) => (value.trim().length > 4 ? 'context' : null);
      if (name === 'tags') return (value) => (tagsSoundSecret(value) ? 'context' : null);
      return !Object.hasOwn(columns, name) && soundsSecret(name) ? 'secret' : null;
    },
    places: () => [],
  };
}

function tagsSoundSecret(cell: string): boolean {
  const pairs = pairsIn(cell);
  return pairs === null ? soundsSecret(cell) : pairs.some(([key]) => soundsSecret(key));
}

export const canonicalKinds: readonly SourceKind[] = [
  sourceKindOf(identities),
  sourceKindOf(credentials),
  sourceKindOf(entitlements),
  sourceKindOf(findings),
  sourceKindOf(actions),
];

function sourceKindOf<C extends Columns>(table: CanonicalTable<C>): SourceKind {
  const columns = Object.entries(table.columns);
  const needed = columns.filter(([, column]) => column.required).map(([name]) => name);
  return {
    kind: table.kind,
    title: table.title,
    formats: ['csv', 'ndjson'],
    provides: [table.type],
    // Every field has a column; what is left empty is unknown for that row alone.
    cannotKnow: [],
    sniff: (head) => sniffTable(head, needed, new Set(Object.keys(table.columns))),
    secrets: secretsOf(table.columns),
    *read(files, context) {
      for (const file of files) yield* readTable(file, table, context);
    },
  };
}

/** The share of the header's names (or of the first line's keys) that are columns, when all required ones are there. */
function sniffTable(head: string, needed: readonly string[], known: ReadonlySet<string>): number {
  const feed = head.indexOf('\n');
  const line = (feed === -1 ? head : head.slice(0, feed)).trim();
  const names = line.startsWith('{')
    ? [...line.matchAll(/"([a-z_]{1,40})"\s*:/g)].map((match) => match[1] ?? '')
    : line.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim());
  if (!needed.every((name) => names.includes(name))) return 0;
  return 0.5 + 0.49 * (names.filter((name) => known.has(name)).length / names.length);
}

function* readTable<C extends Columns>(
  file: Evidence,
  table: CanonicalTable<C>,
  context: ReadContext,
): Generator<IntakeRecord, void, undefined> {
  if (file.format !== 'csv' && file.format !== 'ndjson') return;
  const columns = Object.entries(table.columns);
  if (file.header !== null) {
    const { problem, unread } = checkHeader(
      file.header.names,
      columns.map(([name]) => name),
      table.columns,
    );
    const address = { file: file.path, line: file.header.line, pointer: null };
    if (problem !== null) {
      yield { type: 'rejected', address, reason: problem };
      return;
    }
    if (unread.length > 0)
      yield { type: 'remark', remark: 'note', detail: `Columns that are not read: ${unread.join(', ')}.`, address };
  }
  const reference = referenceWith(context.system);
  const parse = rowParser<C>(table.columns, file.header?.names ?? null);
  const unreadKeys = new Set<string>();
  for (const row of file.rows()) {
    for (const name of row.names)
      if (!Object.hasOwn(table.columns, name) && unreadKeys.size < 50) unreadKeys.add(name.slice(0, 60));
    if (file.header !== null && isHeaderAgain(row, file.header.names)) {
      yield {
        type: 'remark',
        remark: 'note',
        detail: 'The header stands here again: files were joined.',
        address: row.address,
      };
      continue;
    }
    const parsed = row.fault ?? parse(row);
    const record = typeof parsed === 'string' ? parsed : table.build(parsed, row.address, reference);
    yield typeof record === 'string' ? { type: 'rejected', address: row.address, reason: record } : record;
  }
  if (unreadKeys.size > 0) {
    const address = { file: file.path, line: null, pointer: null };
    yield { type: 'remark', remark: 'note', detail: `Keys that are not read: ${[...unreadKeys].join(', ')}.`, address };
  }
}

function checkHeader(
  names: readonly string[],
  known: readonly string[],
  columns: Columns,
): { problem: string | null; unread: readonly string[] } {
  const missing = known.filter((name) => columns[name]?.required === true && !names.includes(name));
  const twice = known.filter((name) => names.filter((other) => other === name).length > 1);
  const problem =
    missing.length > 0
      ? `The header lacks ${missing.join(', ')}; no row of the file can be read.`
      : twice.length > 0
        ? `The header has ${twice.join(', ')} twice; no row of the file can be read.`
        : null;
  return {
    problem,
    unread: names.filter((name) => name !== '' && !known.includes(name)).map((name) => name.slice(0, 60)),
  };
}

function isHeaderAgain(row: EvidenceRow, names: readonly string[]): boolean {
  return row.cells[0]?.trim() === names[0] && row.cells.every((cell, index) => cell.trim() === names[index]);
}

/**
 * Gives a row's values by column, or a sentence with every column that can't be read. Most cells of a wide table are
 * empty, so a row starts as a copy of an empty one and only what is in it is looked at.
 */
function rowParser<C extends Columns>(
  table: C,
  header: readonly string[] | null,
): (row: EvidenceRow) => Row<C> | string {
  const columns = Object.entries(table).map(([name, column]) => ({ name, column, at: header?.indexOf(name) ?? null }));
  const blankRow: Readonly<Record<string, unknown>> = Object.fromEntries(
    columns.map(({ name, column }) => [name, column.empty]),
  );
  let reading = '';
  let problems = '';
  const refuse = (reason: string): void => {
    problems += `${problems === '' ? '' : ' '}Column ${reading} ${reason}.`;
  };
  return (row) => {
    const values = { ...blankRow };
    problems = '';
    for (const { name, column, at } of columns) {
      const cell = at === null ? row.value(name) : row.cells[at];
      if (cell !== undefined && cell !== '' && cell !== null && !(typeof cell === 'string' && cell.trim() === '')) {
        reading = name;
        values[name] = column.parse(cell, refuse);
      } else if (column.required) {
        reading = name;
        refuse('is empty and must not be');
      }
    }
    // Each value came from the column of that name, which is what Row<C> says.
    return problems === '' ? (values as Row<C>) : problems;
  };
}

function referenceWith(declared: string | null): Reference {
  return (system, nativeId) => {
    const full = system ?? declared;
    return full === null ? 'No system is given, neither in the row nor for the source.' : { system: full, nativeId };
  };
}
