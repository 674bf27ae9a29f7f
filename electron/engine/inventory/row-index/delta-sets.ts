// Which entitlements a pair of bundles makes new, changed, unchanged, removed and reappeared, as sets of the index's rows.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type Change, changes } from '../../../../shared/words.ts';
import type { ChangedFact } from '../facts.ts';
import type { Layout } from './kept-parts.ts';
import { addRow, noRow, type RowSet } from './row-set.ts';

export interface DeltaSets {
  /** How many rows the index has. */
  readonly rows: number;
  /** By the change's position among all of them. */
  readonly sets: readonly RowSet[];
}

export const deltaPart = 'entitlements delta';

/** What the sets between two states, by their ordinals, are worked out from. */
export function deltaState(evidence: string, start: number, end: number): string {
  return `${evidence} from ${start} to ${end}`;
}

export const deltaLayout: Layout<DeltaSets> = {
  rows: ({ rows }) => rows,
  numbers: ({ sets }) => sets,
  rest: ({ rows }) => rows,
  read(sets, rest) {
    const rows = z.number().safeParse(rest);
    if (!rows.success || sets.length !== changes.length) throw new RangeError('no delta');
    if (sets.some(({ length }) => length !== noRow(rows.data).length)) throw new RangeError('a set is cut short');
    return { rows: rows.data, sets };
  },
};

/** Each entitlement as it stood after the bundle `start` (0: before anything) against how it stood after `end`. */
export function buildDelta(db: Database, ids: Uint32Array, start: number, end: number): DeltaSets {
  const sets = changes.map(() => noRow(ids.length));
  const put = (row: number, change: Change | null) => {
    const set = change === null ? undefined : sets[changes.indexOf(change)];
    if (set !== undefined) addRow(set, row);
  };
  // Entitlements get their ids as they are first seen, and none is ever taken away.
  const before = seenUpTo(db, ids, start);
  const all = seenUpTo(db, ids, end);
  let row = 0;
  const putUpTo = (limit: number) => {
    for (; row < limit; row += 1) put(row, row < before ? 'unchanged' : 'new');
  };
  for (const { id, events } of eventsOf(db, start, end)) {
    let own = row;
    while (own < all && (ids[own] ?? 0) < id) own += 1;
    putUpTo(own);
    if (own === all) break;
    if (ids[own] !== id) continue;
    put(own, changeBetween(own >= before, events));
    row = own + 1;
  }
  putUpTo(all);
  return { rows: ids.length, sets };
}

/** How many of the rows a bundle, or one before it, was the first to show. */
function seenUpTo(db: Database, ids: Uint32Array, ordinal: number): number {
  const first = db.prepare<[number], number>('select first_bundle from entitlement where id = ?').pluck();
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((first.get(ids[middle] ?? 0) ?? 0) > ordinal) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What happened to an entitlement: whether it was gone at the start, what it went through since, whether it is gone now. */
interface Events {
  goneAtStart: boolean;
  goneAtEnd: boolean;
  cameBack: boolean;
  changed: boolean;
}

interface Step {
  readonly id: number;
  readonly bundle: number;
  readonly change: Change;
  readonly changed_facts: string;
}

/** Of each entitlement that has a history, by id. */
function* eventsOf(db: Database, start: number, end: number): Generator<{ id: number; events: Events }> {
  const rows = db
    .prepare<[{ end: number }], Step>(
      `select subject_id as id, bundle, change, changed_facts
       from history
       where subject = 'entitlement'
         and bundle <= $end
       order by subject_id, bundle`,
    )
    .iterate({ end });
  let steps: Step[] = [];
  for (const step of rows) {
    const [first] = steps;
    if (first !== undefined && first.id !== step.id) {
      yield { id: first.id, events: eventsIn(steps, start) };
      steps = [];
    }
    steps.push(step);
  }
  const [last] = steps;
  if (last !== undefined) yield { id: last.id, events: eventsIn(steps, start) };
}

function eventsIn(steps: readonly Step[], start: number): Events {
  const events: Events = { goneAtStart: false, goneAtEnd: false, cameBack: false, changed: false };
  const since: ChangedFact[][] = [];
  for (const { bundle, change, changed_facts } of steps) {
    if (change === 'removed') events.goneAtEnd = true;
    if (change === 'reappeared') events.goneAtEnd = false;
    if (bundle <= start) {
      events.goneAtStart = events.goneAtEnd;
      continue;
    }
    if (change === 'reappeared') events.cameBack = true;
    since.push(JSON.parse(changed_facts) as ChangedFact[]);
  }
  events.changed = netChanges(since).length > 0;
  return events;
}

/** Null: it was gone at both ends and nothing happened to it between them. */
function changeBetween(isNew: boolean, events: Events): Change | null {
  if (isNew) return events.goneAtEnd ? 'removed' : 'new';
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
