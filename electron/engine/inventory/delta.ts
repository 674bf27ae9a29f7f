// What changed between two states of the evidence: each entitlement as it stood after one bundle against how it stood after
// a later one. Which change each of them is gets worked out once for a pair of bundles, as sets of rows; pages cost little then.
import type { Database } from 'better-sqlite3';
import type { DeltaRow } from '../../../shared/contract/delta.ts';
import type { MethodArguments, MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/locale.ts';
import { type Change, changes } from '../../../shared/words.ts';
import { writeOutputFile } from '../workspace/output-file.ts';
import { csvLine } from './csv-text.ts';
import type { ChangedFact } from './facts.ts';
import { type DeltaSets, netChanges } from './row-index/delta-sets.ts';
import { entitlementsWith } from './row-index/entitlement-words.ts';
import { deltaSetsOf, type RowIndex, rowIndexOf } from './row-index/row-index.ts';
import { bothOf, hasRow, placeInSet, type RowSet, rowsFrom, sizeOf } from './row-index/row-set.ts';
import { labelOf, valueInWords } from './words.ts';

type Filter = Pick<MethodArguments<'inventory.delta'>, 'changes' | 'search'>;
type Page = MethodOutput<'inventory.delta'>;
type DeltaEnd = Page['to'];

export interface Range {
  /** Null: the state before anything was there. */
  readonly from: DeltaEnd | null;
  readonly to: DeltaEnd;
}

/** Throws NOT_FOUND for an unknown bundle or a workspace without any, INPUT_INVALID when `from` is not before `to`. */
export function rangeOf(db: Database, wanted: { readonly from: string | null; readonly to: string | null }): Range {
  const select = `select id, ordinal, name, coalesce(effective_at, received_at) as at from bundle`;
  const byId = db.prepare<[string], DeltaEnd>(`${select} where id = ?`);
  const to =
    wanted.to === null
      ? db.prepare<[], DeltaEnd>(`${select} order by ordinal desc limit 1`).get()
      : byId.get(wanted.to);
  if (to === undefined) throw noBundle(wanted.to);
  const before = db.prepare<[number], DeltaEnd>(`${select} where ordinal < ? order by ordinal desc limit 1`);
  const from = wanted.from === null ? (before.get(to.ordinal) ?? null) : byId.get(wanted.from);
  if (from === undefined) throw noBundle(wanted.from);
  if (from !== null && from.ordinal >= to.ordinal) {
    throw new CountersignError('INPUT_INVALID', `${from.name} was not imported before ${to.name}.`, {
      from: from.id,
      to: to.id,
    });
  }
  return { from, to };
}

function noBundle(id: string | null): CountersignError {
  return id === null
    ? new CountersignError('NOT_FOUND', 'No evidence has been imported yet, so there is nothing to compare.')
    : new CountersignError('NOT_FOUND', 'There is no such bundle in this workspace.', { id });
}

export function deltaPage(db: Database, request: MethodArguments<'inventory.delta'>, locale: Locale = 'en'): Page {
  const range = rangeOf(db, request);
  const states = statesOf(db, range);
  const chosen = chosenRows(states, request);
  const start = request.position ?? (request.after === null ? 0 : placeAfter(states.index, chosen, request.after));
  const ids = idsFrom(states.index, chosen, start, request.limit);
  const isLast = start + ids.length >= chosen.total;
  return {
    from: range.from,
    to: range.to,
    counts: { ...states.counts },
    total: chosen.total,
    rows: ids.map((id) => deltaRowOf(db, range, id, states, locale)),
    next: isLast ? null : (ids.at(-1) ?? null),
  };
}

/** Throws as rangeOf, FILE_UNWRITABLE, DISK_FULL. */
export async function saveDelta(
  db: Database,
  request: MethodArguments<'inventory.saveDelta'>,
): Promise<{ file: string; rows: number }> {
  const range = rangeOf(db, request);
  const states = statesOf(db, range);
  const chosen = chosenRows(states, request);
  const before = range.from?.name ?? '';
  const lines = [
    csvLine([
      'change',
      'entitlement',
      'system',
      'identity',
      'may_do',
      'on',
      'fact',
      `before: ${before}`,
      `after: ${range.to.name}`,
    ]),
  ];
  for (const id of idsFrom(states.index, chosen, 0, chosen.total)) {
    const { change, uid, identity, privilege, resource, changedFacts } = deltaRowOf(db, range, id, states);
    const own = [change, uid, identity.system, identity.name, privilege, resource];
    if (changedFacts.length === 0) lines.push(csvLine([...own, '', '', '']));
    for (const { label, before: was, after: is } of changedFacts) lines.push(csvLine([...own, label, was, is]));
  }
  await writeOutputFile(request.file, lines.join(''));
  return { file: request.file, rows: chosen.total };
}

/** Every entitlement's change between the ends of a range. */
export interface States {
  readonly index: RowIndex;
  readonly sets: DeltaSets['sets'];
  readonly counts: Readonly<Record<Change, number>>;
  /** Lists that were asked for, by filter. */
  readonly chosen: Map<string, Chosen>;
  /** Those that rows were shown of, by id. */
  readonly identities: Map<number, DeltaRow['identity']>;
}

export function changeOf({ index, sets }: States, id: number): Change | null {
  const row = rowOf(index, id);
  return row === null ? null : (changes.find((_, code) => hasRow(setOf(sets, code), row)) ?? null);
}

function setOf(sets: DeltaSets['sets'], code: number): RowSet {
  return sets[code] ?? new Uint32Array(0);
}

export function statesOf(db: Database, { from, to }: Range): States {
  const index = rowIndexOf(db, 'entitlements');
  const known = caches.get(index.ids) ?? new Map<string, States>();
  caches.set(index.ids, known);
  const start = from?.ordinal ?? 0;
  const key = `${start} ${to.ordinal}`;
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const { sets } = deltaSetsOf(db, index, start, to.ordinal);
  const sizes = sets.map(sizeOf);
  const counts: Record<Change, number> = { new: 0, changed: 0, unchanged: 0, removed: 0, reappeared: 0 };
  for (const [code, change] of changes.entries()) counts[change] = sizes[code] ?? 0;
  const states: States = { index, sets, counts, chosen: new Map(), identities: new Map() };
  if (known.size >= keptRanges) known.clear();
  known.set(key, states);
  return states;
}

/** What needs a thought comes first, what stayed as it was last. */
const order: readonly Change[] = ['changed', 'new', 'reappeared', 'removed', 'unchanged'];

interface Chosen {
  readonly total: number;
  /** One after the other: by change, and in each in the order in which they were first seen. */
  readonly sets: readonly { readonly set: RowSet; readonly size: number }[];
}

function chosenRows({ index, sets, chosen }: States, filter: Filter): Chosen {
  const key = JSON.stringify([filter.changes, filter.search]);
  const kept = chosen.get(key);
  if (kept !== undefined) return kept;
  const words = filter.search.split(/\s+/).filter((word) => word !== '');
  const matching = words.length === 0 ? null : entitlementsWith(index, words.slice(0, 20));
  const wanted = order
    .filter((change) => filter.changes === null || filter.changes.includes(change))
    .map((change) => {
      const all = setOf(sets, changes.indexOf(change));
      const set = matching === null ? all : bothOf(all, matching);
      return { set, size: sizeOf(set) };
    });
  const found = { total: wanted.reduce((sum, { size }) => sum + size, 0), sets: wanted };
  if (chosen.size >= keptLists) chosen.clear();
  chosen.set(key, found);
  return found;
}

/** Ids, from a place in the list on. */
function idsFrom({ ids }: RowIndex, { sets }: Chosen, from: number, limit: number): number[] {
  const found: number[] = [];
  let skip = from;
  for (const { set, size } of sets) {
    if (skip < size) for (const row of rowsFrom(set, skip, limit - found.length)) found.push(ids[row] ?? 0);
    skip = Math.max(0, skip - size);
    if (found.length >= limit) break;
  }
  return found;
}

/** The place in the list that follows an entitlement; the first one where the list doesn't have it. */
function placeAfter(index: RowIndex, { sets }: Chosen, id: number): number {
  const row = rowOf(index, id);
  let before = 0;
  for (const { set, size } of sets) {
    if (row !== null && hasRow(set, row)) return before + placeInSet(set, row) + 1;
    before += size;
  }
  return 0;
}

function rowOf({ ids }: RowIndex, id: number): number | null {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : null;
}

interface EntitlementLine {
  readonly uid: string;
  readonly privilege: string;
  readonly resource: string;
  readonly identity: number;
}

export function deltaRowOf(
  db: Database,
  { from, to }: Range,
  id: number,
  states: States,
  locale: Locale = 'en',
): DeltaRow {
  const { rows, identities, history } = statementsOf(db);
  const row = rows.get(id);
  const identity =
    row === undefined ? undefined : (states.identities.get(row.identity) ?? identities.get(row.identity));
  if (row === undefined || identity === undefined) {
    throw new Error(`entitlement ${id} of a delta is not in the workspace`);
  }
  if (states.identities.size >= keptIdentities) states.identities.clear();
  states.identities.set(row.identity, identity);
  const change = changeOf(states, id) ?? 'unchanged';
  // What is new or gone has no fact at both ends, and of what is unchanged none differs.
  const steps =
    change === 'changed' || change === 'reappeared'
      ? history.all({ id, start: from?.ordinal ?? 0, end: to.ordinal }).map((text) => JSON.parse(text) as ChangedFact[])
      : [];
  return {
    uid: row.uid,
    change,
    identity: { ...identity },
    privilege: row.privilege,
    resource: row.resource,
    changedFacts: netChanges(steps).map((fact) => inWords(fact, locale)),
  };
}

function inWords({ fact, before, after }: ChangedFact, locale: Locale): DeltaRow['changedFacts'][number] {
  return {
    fact,
    label: labelOf('entitlement', fact, locale).label,
    before: valueInWords(fact, before, locale),
    after: valueInWords(fact, after, locale),
  };
}

function prepareRows(db: Database) {
  return {
    rows: db.prepare<[number], EntitlementLine>(
      'select uid, privilege, resource, identity_id as identity from entitlement where id = ?',
    ),
    identities: db.prepare<[number], DeltaRow['identity']>('select uid, name, system from identity where id = ?'),
    history: db
      .prepare<[{ id: number; start: number; end: number }], string>(
        `select changed_facts
         from history
         where subject = 'entitlement'
           and subject_id = $id
           and bundle > $start
           and bundle <= $end
         order by bundle`,
      )
      .pluck(),
  };
}

/** Two comparisons or three are looked at by turns, each in some lists; each is half a megabyte over a million rows. */
const keptRanges = 4;
const keptLists = 8;
const keptIdentities = 20_000;

function statementsOf(db: Database): ReturnType<typeof prepareRows> {
  const known = prepared.get(db) ?? prepareRows(db);
  prepared.set(db, known);
  return known;
}

// Go with the index, and so with the evidence that it was made from.
const caches = new WeakMap<RowIndex['ids'], Map<string, States>>();
// Goes with its connection.
const prepared = new WeakMap<Database, ReturnType<typeof prepareRows>>();
