// The inventory as a grid of any length: rows by position, and facets with their counts. Which rows a list has, and in which
// order, comes from an index that is worked out once for each state of the evidence, so that a jump anywhere costs as little
// as the next page, and a new sort, filter or search no more than a pass over numbers.
import type { Database, Statement } from 'better-sqlite3';
import type {
  InventoryColumn,
  InventoryFilter,
  InventoryRow,
  InventorySubject,
} from '../../../shared/contract/inventory.ts';
import type { MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { risks } from '../../../shared/words.ts';
import { groupCounts, groupsOutside, type RowChoice, rowsInFacets, rowsThatFit } from './row-index/chosen-rows.ts';
import { type RowIndex, rowIndexOf } from './row-index/row-index.ts';
import { type RowList, rowList } from './row-index/row-list.ts';
import { bothOf, type RowSet, sizeOf } from './row-index/row-set.ts';
import { type Level, levelOf } from './row-index/view-levels.ts';
import { type ShownColumn, type SubjectView, subjectViews } from './subject-view.ts';

/** Chooses rows where the evidence does not say. */
export const unknownChoice = '(unknown)';

/** With the bits of the rules that `filter.judged` names: only who knows the rules can tell them. */
export interface GridFilter extends InventoryFilter {
  readonly bits?: number;
}

export interface RowsRequest {
  readonly filter: GridFilter;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  readonly from: number;
  readonly limit: number;
}

export function inventoryColumns(subject: InventorySubject): InventoryColumn[] {
  return subjectViews[subject].columns.map(({ column, title, kind, sortable }) => ({ column, title, kind, sortable }));
}

/** Throws INPUT_INVALID for a column or facet that the subject doesn't have. */
export function inventoryRows(db: Database, request: RowsRequest): MethodOutput<'inventory.rows'> {
  const view = subjectViews[request.filter.subject];
  const order = orderOf(view, request);
  const index = rowIndexOf(db, request.filter.subject);
  const list = listInOrder(index, view, request.filter, order);
  return { total: list.total, rows: rowsOf(db, view, index, list.page(request.from, request.limit)) };
}

/** Rows behind `from` in the same order, `limit` at a time: a list that is written away does not fit into one answer. */
export function* allRows(db: Database, request: Omit<RowsRequest, 'from' | 'limit'>): Generator<InventoryRow[]> {
  for (let from = 0; ; from += rowsAtOnce) {
    const { rows } = inventoryRows(db, { ...request, from, limit: rowsAtOnce });
    if (rows.length === 0) return;
    yield rows;
  }
}

/** How many rows are there now, without any filter. */
export function liveRows(db: Database, subject: InventorySubject): number {
  const filter = { subject, facets: {}, search: '', removed: false };
  return sizeOf(rowsLeft(rowIndexOf(db, subject), filter, choiceOf(subjectViews[subject], filter)));
}

const rowsAtOnce = 1000;

/** Each facet counts what it would show with the other facets' choices, so that a choice can be widened. */
export function inventoryFacets(db: Database, filter: GridFilter): MethodOutput<'inventory.facets'> {
  const view = subjectViews[filter.subject];
  const choice = choiceOf(view, filter);
  const index = rowIndexOf(db, filter.subject);
  const counted = countsOf(index, filter, choice);
  const { facets: outside, ofFacet } = groupsOutside(index, choice);
  return view.facets.map(({ facet, title }, position) => {
    const { values, codes } = index.facets[position] ?? { values: [], codes: new Uint32Array(0) };
    const own = ofFacet[position] ?? null;
    const rows = new Uint32Array(values.length);
    for (const [group, { removed }] of index.groups.entries()) {
      // What only this facet's choice leaves out is what choosing its value here would add.
      if (removed !== filter.removed || (outside[group] ?? 0) !== (own?.[group] ?? 0)) continue;
      const code = codes[group] ?? 0;
      rows[code] = (rows[code] ?? 0) + (counted[group] ?? 0);
    }
    const counts = new Map((filter.facets[facet] ?? []).map((value) => [value, 0]));
    for (const [code, value] of values.entries()) {
      const count = rows[code] ?? 0;
      if (count > 0) counts.set(value ?? unknownChoice, (counts.get(value ?? unknownChoice) ?? 0) + count);
    }
    return {
      facet,
      title,
      values: [...counts]
        .map(([value, count]) => ({ value, count }))
        .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1)),
    };
  });
}

interface Order {
  readonly column: ShownColumn;
  readonly descending: boolean;
}

function orderOf(view: SubjectView, { sort }: RowsRequest): Order {
  const wanted = sort ?? view.sort;
  const column = view.columns.find((candidate) => candidate.column === wanted.column && candidate.sortable);
  if (column !== undefined) return { column, descending: wanted.descending };
  throw new CountersignError('INPUT_INVALID', `The list can't be sorted by ${wanted.column}.`, {
    column: wanted.column,
  });
}

/** The rows that a filter leaves, in the order asked for. */
function listInOrder(index: RowIndex, view: SubjectView, filter: GridFilter, order: Order): RowList {
  const key = `${JSON.stringify(filter)} ${order.column.column} ${order.descending}`;
  return kept(readingsOf(index).lists, key, () =>
    rowList(rowsLeft(index, filter, choiceOf(view, filter)), index.orderBy(order.column), order.descending),
  );
}

function rowsLeft(index: RowIndex, filter: GridFilter, choice: RowChoice): RowSet {
  const { inFacets } = readingsOf(index);
  const ofFacets = kept(inFacets, JSON.stringify([filter.facets, filter.removed]), () => rowsInFacets(index, choice));
  const fitting = rowsAsked(index, filter, choice);
  return fitting === null ? ofFacets : bothOf(ofFacets, fitting);
}

/** Rows with the words and the verdict asked for; null: nothing is asked of single rows. */
function rowsAsked(index: RowIndex, { search, judged, bits }: GridFilter, choice: RowChoice): RowSet | null {
  return kept(readingsOf(index).fitting, JSON.stringify([search, judged ?? null, bits ?? 0]), () =>
    rowsThatFit(index, choice),
  );
}

/** How many rows there are of each group, for one search. */
function countsOf(index: RowIndex, filter: GridFilter, choice: RowChoice): Uint32Array {
  const key = JSON.stringify([filter.search, filter.judged ?? null, filter.bits ?? 0]);
  return kept(readingsOf(index).counts, key, () => groupCounts(index, rowsAsked(index, filter, choice)));
}

const mostWords = 20;

function choiceOf(view: SubjectView, { subject, facets, search, removed, judged, bits }: GridFilter): RowChoice {
  requireFacets(view, facets, subject);
  if (judged !== undefined && subject !== 'entitlements')
    throw new CountersignError('INPUT_INVALID', `Requirements judge entitlements, not ${subject}.`, { subject });
  return {
    facets: view.facets.map(({ facet }) => {
      const chosen = facets[facet];
      if (chosen === undefined || chosen.length === 0) return null;
      return new Set(chosen.map((value) => (value === unknownChoice ? null : value)));
    }),
    words: search
      .split(/\s+/)
      .filter((word) => word !== '')
      .slice(0, mostWords),
    removed,
    judged: judged === undefined ? null : { result: judged.result, bits: bits ?? 0 },
  };
}

function requireFacets(view: SubjectView, facets: InventoryFilter['facets'], subject: InventorySubject): void {
  const known = new Set(view.facets.map(({ facet }) => facet));
  const strange = Object.keys(facets).find((facet) => !known.has(facet));
  if (strange === undefined) return;
  throw new CountersignError('INPUT_INVALID', `The ${subject} can't be narrowed by ${strange}.`, { facet: strange });
}

/** What the assessment says of a row the index knows; the rest is read. */
function rowsOf(db: Database, view: SubjectView, index: RowIndex, page: readonly number[]): InventoryRow[] {
  const { select, identity } = statementsOf(db, view);
  const { identities } = readingsOf(index);
  return page.flatMap((row) => {
    const found = select.get(index.ids[row] ?? 0);
    if (found === undefined) return [];
    const [uid, ofIdentity, ...values] = found;
    const risk = risks[(index.riskOf?.[row] ?? 0) - 1] ?? null;
    const shared = ofIdentity === null ? noValues : sharedValues(identities, identity, ofIdentity);
    let own = 0;
    let other = 0;
    const cells: InventoryRow['cells'] = {};
    for (const { column, level } of columnsOf(view)) {
      if (level === 'assessment') cells[column] = risk;
      else if (level === 'identity') {
        cells[column] = shared[other] ?? null;
        other += 1;
      } else {
        cells[column] = values[own] ?? null;
        own += 1;
      }
    }
    return [{ uid, cells }];
  });
}

type Value = string | number | null;
const noValues: readonly Value[] = [];

/** Many rows of a page have the same identity, and many pages. */
function sharedValues(
  known: Map<number, readonly Value[]>,
  select: Statement<[number], Value[]> | null,
  id: number,
): readonly Value[] {
  const held = known.get(id);
  if (held !== undefined) return held;
  const values = select?.get(id) ?? noValues;
  if (known.size >= keptIdentities) known.clear();
  known.set(id, values);
  return values;
}

/** Some hundred bytes each. */
const keptIdentities = 20_000;

function columnsOf(view: SubjectView) {
  const known = columns.get(view);
  if (known !== undefined) return known;
  const made = view.columns.map(({ column, sql }) => ({ column, sql, level: levelOf(view, sql) }));
  columns.set(view, made);
  return made;
}

// Goes with its view.
const columns = new WeakMap<SubjectView, readonly { column: string; sql: string; level: Level }[]>();

interface Statements {
  /** The row's uid, its identity, and what is its own. */
  readonly select: Statement<[number], [string, number | null, ...Value[]]>;
  /** What is the identity's. */
  readonly identity: Statement<[number], Value[]> | null;
}

function statementsOf(db: Database, view: SubjectView): Statements {
  const statements = rowStatements.get(db) ?? new Map<SubjectView, Statements>();
  rowStatements.set(db, statements);
  const known = statements.get(view);
  if (known !== undefined) return known;
  const of = (level: Level) => columnsOf(view).flatMap((column) => (column.level === level ? [column.sql] : []));
  const shared = of('identity');
  const made: Statements = {
    select: db
      .prepare<[number], [string, number | null, ...Value[]]>(
        `select ${[view.uid, view.own?.identity ?? 'null', ...of('row')].join(', ')}
         from ${view.own?.from ?? view.from}
         where ${view.id} = ?`,
      )
      .raw(),
    identity:
      shared.length === 0
        ? null
        : db.prepare<[number], Value[]>(`select ${shared.join(', ')} from identity i where i.id = ?`).raw(),
  };
  statements.set(view, made);
  return made;
}

// Goes with its connection.
const rowStatements = new WeakMap<Database, Map<SubjectView, Statements>>();

interface Readings {
  readonly lists: Map<string, RowList>;
  readonly inFacets: Map<string, RowSet>;
  readonly fitting: Map<string, RowSet | null>;
  readonly counts: Map<string, Uint32Array>;
  /** By id, what rows show of their identity. */
  readonly identities: Map<number, readonly Value[]>;
}

/** A set over a million rows is 125 KB. */
const keptReadings = 28;

/** As it was made before, or made now; the oldest goes when there are too many. */
function kept<Value>(readings: Map<string, Value>, key: string, make: () => Value): Value {
  // what is kept may be null, and is never undefined
  const known = readings.get(key);
  if (known !== undefined) return known;
  const made = make();
  const [oldest] = readings.keys();
  if (readings.size >= keptReadings && oldest !== undefined) readings.delete(oldest);
  readings.set(key, made);
  return made;
}

function readingsOf(index: RowIndex): Readings {
  const known: Readings = readings.get(index) ?? {
    lists: new Map(),
    inFacets: new Map(),
    fitting: new Map(),
    counts: new Map(),
    identities: new Map(),
  };
  readings.set(index, known);
  return known;
}

// Go with their index, and so with the evidence and the assessment that it was made from.
const readings = new WeakMap<RowIndex, Readings>();
