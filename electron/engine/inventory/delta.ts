// What changed between two states of the evidence: each entitlement as it stood after one bundle against how it stood after
// a later one. Which change each of them is gets worked out once for a pair of bundles and kept; pages then cost little.
import type { Database } from 'better-sqlite3';
import type { DeltaRow } from '../../../shared/contract/delta.ts';
import type { MethodArguments, MethodOutput } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/locale.ts';
import { type Change, changes } from '../../../shared/words.ts';
import { writeOutputFile } from '../workspace/output-file.ts';
import { csvLine } from './csv-text.ts';
import type { ChangedFact } from './facts.ts';
import { entitlementsWith } from './row-index/entitlement-words.ts';
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
  const chosen = chosenRows(db, states, request);
  const start = request.position ?? (request.after === null ? 0 : chosen.indexOf(request.after) + 1);
  const ids = chosen.slice(start, start + request.limit);
  const isLast = start + ids.length >= chosen.length;
  return {
    from: range.from,
    to: range.to,
    counts: { ...states.counts },
    total: chosen.length,
    rows: [...ids].map((id) => deltaRowOf(db, range, id, states, locale)),
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
  const chosen = chosenRows(db, states, request);
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
  for (const id of chosen) {
    const { change, uid, identity, privilege, resource, changedFacts } = deltaRowOf(db, range, id, states);
    const own = [change, uid, identity.system, identity.name, privilege, resource];
    if (changedFacts.length === 0) lines.push(csvLine([...own, '', '', '']));
    for (const { label, before: was, after: is } of changedFacts) lines.push(csvLine([...own, label, was, is]));
  }
  await writeOutputFile(request.file, lines.join(''));
  return { file: request.file, rows: chosen.length };
}

export interface States {
  /** Ids of all entitlements that were there at one of the ends or between them, ascending. */
  readonly ids: Uint32Array;
  /** Position of each one's change in `changes`. */
  readonly codes: Uint8Array;
  readonly counts: Readonly<Record<Change, number>>;
  /** Lists that were asked for, by filter. */
  readonly chosen: Map<string, Uint32Array>;
}

export function changeOf(states: States, id: number): Change | null {
  const at = firstAbove(states.ids, id - 1);
  return states.ids[at] === id ? (changes[states.codes[at] ?? -1] ?? null) : null;
}

/** Every entitlement's change between the ends of the range. */
export function statesOf(db: Database, { from, to }: Range): States {
  const known = cacheOf(db);
  const start = from?.ordinal ?? 0;
  const key = `${start} ${to.ordinal} ${newestOrdinal(db)}`;
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const events = eventsOf(db, start, to.ordinal);
  const ids: number[] = [];
  const codes: number[] = [];
  const counts: Record<Change, number> = { new: 0, changed: 0, unchanged: 0, removed: 0, reappeared: 0 };
  const rows = db
    .prepare<[number], [number, number]>('select id, first_bundle from entitlement where first_bundle <= ? order by id')
    .raw()
    .iterate(to.ordinal);
  for (const [id, first] of rows) {
    const change = changeBetween(first, events.get(id), start);
    if (change === null) continue;
    ids.push(id);
    codes.push(changes.indexOf(change));
    counts[change] += 1;
  }
  const states = { ids: Uint32Array.from(ids), codes: Uint8Array.from(codes), counts, chosen: new Map() };
  if (known.size >= keptRanges) known.clear();
  known.set(key, states);
  return states;
}

/** What happened to an entitlement: whether it was gone at the start, what it went through since, whether it is gone now. */
interface Events {
  goneAtStart: boolean;
  goneAtEnd: boolean;
  cameBack: boolean;
  changed: boolean;
}

function eventsOf(db: Database, start: number, end: number): Map<number, Events> {
  const events = new Map<number, Events>();
  const rows = db
    .prepare<[{ end: number }], { id: number; bundle: number; change: Change; changed_facts: string }>(
      `select subject_id as id, bundle, change, changed_facts
       from history
       where subject = 'entitlement'
         and bundle <= $end
       order by subject_id, bundle`,
    )
    .iterate({ end });
  let steps: (readonly ChangedFact[])[] = [];
  let last = -1;
  for (const { id, bundle, change, changed_facts } of rows) {
    if (id !== last) steps = [];
    last = id;
    const own = events.get(id) ?? { goneAtStart: false, goneAtEnd: false, cameBack: false, changed: false };
    events.set(id, own);
    if (change === 'removed') own.goneAtEnd = true;
    if (change === 'reappeared') own.goneAtEnd = false;
    if (bundle <= start) {
      own.goneAtStart = own.goneAtEnd;
      continue;
    }
    if (change === 'reappeared') own.cameBack = true;
    steps.push(JSON.parse(changed_facts) as ChangedFact[]);
    own.changed = netChanges(steps).length > 0;
  }
  return events;
}

/** Null: it was gone at both ends and nothing happened to it between them. */
function changeBetween(first: number, events: Events | undefined, start: number): Change | null {
  if (first > start) return events?.goneAtEnd === true ? 'removed' : 'new';
  if (events === undefined) return 'unchanged';
  if (events.goneAtEnd) return events.goneAtStart && !events.cameBack ? null : 'removed';
  if (events.cameBack) return 'reappeared';
  return events.changed ? 'changed' : 'unchanged';
}

/** The first "before" and the last "after" of each fact; what went back to what it was is no change. */
export function netChanges(steps: readonly (readonly ChangedFact[])[]): ChangedFact[] {
  const merged = new Map<string, ChangedFact>();
  for (const { fact, before, after } of steps.flat()) {
    const known = merged.get(fact);
    merged.set(fact, { fact, before: known === undefined ? before : known.before, after });
  }
  return [...merged.values()].filter((change) => change.before !== change.after);
}

/** What needs a thought comes first, what stayed as it was last. */
const order: readonly Change[] = ['changed', 'new', 'reappeared', 'removed', 'unchanged'];

/** By change, then in the order in which they were first seen. */
function chosenRows(db: Database, states: States, filter: Filter): Uint32Array {
  const key = JSON.stringify([filter.changes, filter.search]);
  const kept = states.chosen.get(key);
  if (kept !== undefined) return kept;
  const found = chooseRows(db, states, filter);
  if (states.chosen.size >= keptRanges) states.chosen.clear();
  states.chosen.set(key, found);
  return found;
}

function chooseRows(db: Database, states: States, filter: Filter): Uint32Array {
  const wanted = order.filter((change) => filter.changes === null || filter.changes.includes(change));
  const groups = wanted.map((change) => {
    const code = changes.indexOf(change);
    return states.ids.filter((_id, index) => states.codes[index] === code);
  });
  const byChange = new Uint32Array(groups.reduce((length, group) => length + group.length, 0));
  let at = 0;
  for (const group of groups) {
    byChange.set(group, at);
    at += group.length;
  }
  const words = filter.search.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return byChange;
  const matching = entitlementsWith(db, words.slice(0, 20));
  return byChange.filter((id) => matching(id));
}

/** Position of the first id above `id` in an ascending list. */
function firstAbove(ids: Uint32Array, id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) > id) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface EntitlementLine {
  readonly uid: string;
  readonly privilege: string;
  readonly resource: string;
  readonly identityUid: string;
  readonly name: string;
  readonly system: string;
}

export function deltaRowOf(
  db: Database,
  { from, to }: Range,
  id: number,
  states: States,
  locale: Locale = 'en',
): DeltaRow {
  const { rows, history } = statementsOf(db);
  const row = rows.get(id);
  if (row === undefined) throw new Error(`entitlement ${id} of a delta is not in the workspace`);
  const steps = history
    .all({ id, start: from?.ordinal ?? 0, end: to.ordinal })
    .map((text) => JSON.parse(text) as ChangedFact[]);
  const change = changeOf(states, id) ?? 'unchanged';
  return {
    uid: row.uid,
    change,
    identity: { uid: row.identityUid, name: row.name, system: row.system },
    privilege: row.privilege,
    resource: row.resource,
    changedFacts:
      change === 'new' || change === 'removed' ? [] : netChanges(steps).map((fact) => inWords(fact, locale)),
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

function newestOrdinal(db: Database): number {
  return db.prepare<[], number>('select coalesce(max(ordinal), 0) from bundle').pluck().get() ?? 0;
}

function prepareRows(db: Database) {
  return {
    rows: db.prepare<[number], EntitlementLine>(
      `select entitlement.uid, entitlement.privilege, entitlement.resource, identity.uid as identityUid, identity.name,
         identity.system
       from entitlement
       join identity on identity.id = entitlement.identity_id
       where entitlement.id = ?`,
    ),
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

/** Two comparisons or three are looked at by turns; a million entitlements are five megabytes each. */
const keptRanges = 4;

function cacheOf(db: Database): Map<string, States> {
  const known = caches.get(db) ?? new Map<string, States>();
  caches.set(db, known);
  return known;
}

function statementsOf(db: Database): ReturnType<typeof prepareRows> {
  const known = prepared.get(db) ?? prepareRows(db);
  prepared.set(db, known);
  return known;
}

// Both go with their connection.
const caches = new WeakMap<Database, Map<string, States>>();
const prepared = new WeakMap<Database, ReturnType<typeof prepareRows>>();
