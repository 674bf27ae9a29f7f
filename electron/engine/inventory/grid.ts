// The inventory as a grid of any length: rows by position, and facets with their counts. The order of a filtered and
// sorted list is worked out once and kept as a list of ids, so that a jump anywhere costs as little as the next page, and
// facets are added up from a small cube of counts. Both last until the evidence or its assessment changes.
import type { Database } from 'better-sqlite3';
import type {
  InventoryColumn,
  InventoryFilter,
  InventoryRow,
  InventorySubject,
} from '../../../shared/contract/inventory.ts';
import type { MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
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
  const ids = orderedIds(db, view, request.filter, order);
  const page = Array.from(ids.subarray(request.from, request.from + request.limit));
  return { total: ids.length, rows: rowsOf(db, view, page) };
}

/** Rows behind `from` in the same order, `limit` at a time: a list that is written away does not fit into one answer. */
export function* allRows(db: Database, request: Omit<RowsRequest, 'from' | 'limit'>): Generator<InventoryRow[]> {
  for (let from = 0; ; from += rowsAtOnce) {
    const { rows } = inventoryRows(db, { ...request, from, limit: rowsAtOnce });
    if (rows.length === 0) return;
    yield rows;
  }
}

const rowsAtOnce = 1000;

/** Each facet counts what it would show with the other facets' choices, so that a choice can be widened. */
export function inventoryFacets(db: Database, filter: GridFilter): MethodOutput<'inventory.facets'> {
  const view = subjectViews[filter.subject];
  requireFacets(view, filter);
  const cube = cubeOf(db, view, filter);
  return view.facets.map(({ facet, title }, index) => {
    const counts = new Map<string, number>();
    for (const { values, count } of cube) {
      const value = values[index] ?? unknownChoice;
      const chosen = view.facets.every(
        (other, at) => at === index || isChosen(filter, other.facet, values[at] ?? unknownChoice),
      );
      counts.set(value, (counts.get(value) ?? 0) + (chosen ? count : 0));
    }
    const values = [...counts]
      .filter(([value, count]) => count > 0 || filter.facets[facet]?.includes(value) === true)
      .map(([value, count]) => ({ value, count }))
      .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
    return { facet, title, values };
  });
}

/** For the palette: those whose name begins with the text come first. */
export function findIdentities(db: Database, text: string, limit: number): MethodOutput<'inventory.find'> {
  return db
    .prepare<[{ part: string; start: string; limit: number }], MethodOutput<'inventory.find'>[number]>(
      `select uid, name, kind, system
       from identity
       where removed_bundle is null
         and (name like $part escape '\\' or native_id like $part escape '\\')
       order by name not like $start escape '\\', length(name), name collate nocase, id
       limit $limit`,
    )
    .all({ part: `%${likeText(text.trim())}%`, start: `${likeText(text.trim())}%`, limit });
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

function orderedIds(db: Database, view: SubjectView, filter: GridFilter, order: Order): Uint32Array {
  const { ids } = cacheOf(db);
  const key = JSON.stringify([filter, order.column.column, order.descending]);
  const known = ids.get(key);
  if (known !== undefined) return known;
  const { where, parameters } = conditionOf(view, filter);
  const expression = order.column.sortSql ?? order.column.sql;
  const direction = order.descending ? 'desc' : 'asc';
  const select = db
    .prepare<[Record<string, string>], number>(
      `select ${view.id}
       from ${view.from}
       where ${where}
       order by ${expression} ${direction} nulls last, ${view.id}`,
    )
    .pluck();
  const found = Uint32Array.from(select.all(parameters));
  keep(ids, key, found);
  return found;
}

function rowsOf(db: Database, view: SubjectView, ids: readonly number[]): InventoryRow[] {
  const { rows } = cacheOf(db);
  let select = rows.get(view);
  if (select === undefined) {
    select = db
      .prepare(
        `select ${view.uid}, ${view.columns.map(({ sql }) => sql).join(', ')}
         from ${view.from}
         where ${view.id} = ?`,
      )
      .raw();
    rows.set(view, select);
  }
  return ids.flatMap((id) => {
    const found = select.get(id) as [string, ...(string | number | null)[]] | undefined;
    if (found === undefined) return [];
    const [uid, ...values] = found;
    const cells = Object.fromEntries(view.columns.map(({ column }, index) => [column, values[index] ?? null]));
    return [{ uid, cells }];
  });
}

interface CubeCell {
  readonly values: readonly (string | null)[];
  readonly count: number;
}

/** How many rows there are for each combination of facet values, for one search. */
function cubeOf(db: Database, view: SubjectView, filter: GridFilter): readonly CubeCell[] {
  const { cubes } = cacheOf(db);
  const key = JSON.stringify([filter.subject, filter.search, filter.removed, filter.judged ?? null]);
  const known = cubes.get(key);
  if (known !== undefined) return known;
  const { where, parameters } = conditionOf(view, { ...filter, facets: {} });
  const places = view.facets.map((_, index) => index + 1).join(', ');
  const cells = db
    .prepare<[Record<string, string>], [...(string | null)[], number]>(
      `select ${view.facets.map(({ sql }) => sql).join(', ')}, count(*)
       from ${view.from}
       where ${where}
       group by ${places}`,
    )
    .raw()
    .all(parameters)
    .map((row) => ({
      values: row.slice(0, -1).map((value) => (value === null ? null : String(value))),
      count: Number(row.at(-1)),
    }));
  keep(cubes, key, cells);
  return cells;
}

function conditionOf(view: SubjectView, filter: GridFilter): { where: string; parameters: Record<string, string> } {
  requireFacets(view, filter);
  const conditions = [`${view.removed} is ${filter.removed ? 'not null' : 'null'}`, ...judgedCondition(filter)];
  const parameters: Record<string, string> = {};
  for (const [index, { facet, sql }] of view.facets.entries()) {
    const chosen = filter.facets[facet];
    if (chosen === undefined || chosen.length === 0) continue;
    conditions.push(`coalesce(${sql}, '${unknownChoice}') in (select value from json_each($facet${index}))`);
    parameters[`facet${index}`] = JSON.stringify(chosen);
  }
  const wanted = filter.search.split(/\s+/).filter((word) => word !== '');
  for (const [index, word] of wanted.slice(0, 20).entries()) {
    conditions.push(`(${view.searched.map((sql) => `${sql} like $word${index} escape '\\'`).join(' or ')})`);
    parameters[`word${index}`] = `%${likeText(word)}%`;
  }
  return { where: conditions.join('\n and '), parameters };
}

function judgedCondition({ subject, judged, bits }: GridFilter): string[] {
  if (judged === undefined) return [];
  if (subject !== 'entitlements')
    throw new CountersignError('INPUT_INVALID', `Requirements judge entitlements, not ${subject}.`, { subject });
  const mask = judged.result === 'fail' ? 'r.fail_mask' : 'r.unknown_mask';
  return [`${mask} & ${Math.trunc(bits ?? 0)}`];
}

function requireFacets(view: SubjectView, filter: InventoryFilter): void {
  const known = new Set(view.facets.map(({ facet }) => facet));
  const strange = Object.keys(filter.facets).find((facet) => !known.has(facet));
  if (strange === undefined) return;
  throw new CountersignError('INPUT_INVALID', `The ${filter.subject} can't be narrowed by ${strange}.`, {
    facet: strange,
  });
}

function isChosen(filter: InventoryFilter, facet: string, value: string): boolean {
  const chosen = filter.facets[facet];
  return chosen === undefined || chosen.length === 0 || chosen.includes(value);
}

function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

interface Cache {
  /** Which evidence and which assessment it was made from. */
  readonly version: string;
  readonly ids: Map<string, Uint32Array>;
  readonly cubes: Map<string, readonly CubeCell[]>;
  readonly rows: Map<SubjectView, ReturnType<Database['prepare']>>;
}

/** Four bytes a row: a few lists over a million rows are some megabytes. */
const keptLists = 12;

/** The oldest goes when there are too many. */
function keep<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  const [oldest] = kept.keys();
  if (kept.size >= keptLists && oldest !== undefined) kept.delete(oldest);
  kept.set(key, value);
}

function cacheOf(db: Database): Cache {
  const version = db
    .prepare<[], string>(
      `select coalesce((select max(ordinal) from bundle), 0) || ' ' || coalesce((select max(entry) from link_ruling), '')
         || coalesce((select assessed_at || thresholds from assessment where id = 1), '')`,
    )
    .pluck()
    .get();
  const known = caches.get(db);
  if (known !== undefined && known.version === version) return known;
  const made: Cache = { version: version ?? '', ids: new Map(), cubes: new Map(), rows: known?.rows ?? new Map() };
  caches.set(db, made);
  return made;
}

// Goes with its connection.
const caches = new WeakMap<Database, Cache>();
