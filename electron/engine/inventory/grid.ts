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
import { chosenRows, failing, fittingRows, groupCounts, type RowChoice } from './row-index/chosen-rows.ts';
import { type RowIndex, rowIndexOf } from './row-index/row-index.ts';
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
  const rows = orderedRows(index, view, request.filter, order);
  const page = Array.from(rows.subarray(request.from, request.from + request.limit), (row) => index.ids[row] ?? 0);
  return { total: rows.length, rows: rowsOf(db, view, page) };
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
  const { groupOf, groups } = rowIndexOf(db, subject);
  const live = Uint8Array.from(groups, ({ removed }) => (removed ? 0 : 1));
  let count = 0;
  for (const group of groupOf) count += live[group] ?? 0;
  return count;
}

const rowsAtOnce = 1000;

/** Each facet counts what it would show with the other facets' choices, so that a choice can be widened. */
export function inventoryFacets(db: Database, filter: GridFilter): MethodOutput<'inventory.facets'> {
  const view = subjectViews[filter.subject];
  const choice = choiceOf(view, filter);
  const index = rowIndexOf(db, filter.subject);
  const counted = countsOf(index, filter, choice);
  const counts = view.facets.map(({ facet }) => new Map((filter.facets[facet] ?? []).map((value) => [value, 0])));
  for (const [group, { values }] of index.groups.entries()) {
    const rows = counted[group] ?? 0;
    const outside = rows === 0 ? 2 : failing(values, choice);
    if (outside > 1) continue;
    for (const [facet, ofFacet] of counts.entries()) {
      const value = values[facet] ?? null;
      // What only one facet's choice leaves out is what choosing its value there would add.
      if (outside === 1 && choice.facets[facet]?.has(value) !== false) continue;
      const name = value ?? unknownChoice;
      ofFacet.set(name, (ofFacet.get(name) ?? 0) + rows);
    }
  }
  return view.facets.map(({ facet, title }, position) => ({
    facet,
    title,
    values: [...(counts[position] ?? [])]
      .map(([value, count]) => ({ value, count }))
      .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1)),
  }));
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

/** Positions in the index, in the order asked for. */
function orderedRows(index: RowIndex, view: SubjectView, filter: GridFilter, order: Order): Uint32Array {
  const choice = choiceOf(view, filter);
  const { rows, fitting } = listsOf(index);
  const filtered = JSON.stringify(filter);
  const key = `${filtered} ${order.column.column} ${order.descending}`;
  const known = rows.get(key);
  if (known !== undefined) return known;
  const fits = fitting.get(filtered) ?? fittingRows(index, choice);
  keep(fitting, filtered, fits);
  const found = chosenRows(fits, index.orderBy(order.column), order.descending);
  keep(rows, key, found);
  return found;
}

/** How many rows there are of each group, for one search. */
function countsOf(index: RowIndex, { search, removed, judged }: GridFilter, choice: RowChoice): Uint32Array {
  const { counts } = listsOf(index);
  const key = JSON.stringify([search, removed, judged ?? null]);
  const known = counts.get(key);
  if (known !== undefined) return known;
  const found = groupCounts(index, choice);
  keep(counts, key, found);
  return found;
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

function rowsOf(db: Database, view: SubjectView, ids: readonly number[]): InventoryRow[] {
  const select = rowStatement(db, view);
  return ids.flatMap((id) => {
    const found = select.get(id);
    if (found === undefined) return [];
    const [uid, ...values] = found;
    const cells = Object.fromEntries(view.columns.map(({ column }, index) => [column, values[index] ?? null]));
    return [{ uid, cells }];
  });
}

type RowStatement = Statement<[number], [string, ...(string | number | null)[]]>;

function rowStatement(db: Database, view: SubjectView): RowStatement {
  const statements = rowStatements.get(db) ?? new Map<SubjectView, RowStatement>();
  rowStatements.set(db, statements);
  const known = statements.get(view);
  if (known !== undefined) return known;
  const made: RowStatement = db
    .prepare<[number], [string, ...(string | number | null)[]]>(
      `select ${view.uid}, ${view.columns.map(({ sql }) => sql).join(', ')}
       from ${view.from}
       where ${view.id} = ?`,
    )
    .raw();
  statements.set(view, made);
  return made;
}

// Goes with its connection.
const rowStatements = new WeakMap<Database, Map<SubjectView, RowStatement>>();

interface Lists {
  readonly rows: Map<string, Uint32Array>;
  readonly fitting: Map<string, Uint8Array>;
  readonly counts: Map<string, Uint32Array>;
}

/** Four bytes a row: a few lists over a million rows are some megabytes. */
const keptLists = 28;

/** The oldest goes when there are too many. */
function keep<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  const [oldest] = kept.keys();
  if (kept.size >= keptLists && oldest !== undefined) kept.delete(oldest);
  kept.set(key, value);
}

function listsOf(index: RowIndex): Lists {
  const known = lists.get(index) ?? { rows: new Map(), fitting: new Map(), counts: new Map() };
  lists.set(index, known);
  return known;
}

// Go with their index, and so with the evidence and the assessment that it was made from.
const lists = new WeakMap<RowIndex, Lists>();
