// How far each judged entitlement is: settled, in somebody's hand, or undecided. Most of a large population is undecided, so
// it is counted once by verdict, and only what is decided or under review is counted apart.
import type { Database } from 'better-sqlite3';
import { evidenceReading, evidenceState } from '../inventory/evidence-reading.ts';
import { type RowIndex, rowIndexOf } from '../inventory/row-index/row-index.ts';
import type { ReviewFacts } from './review-facts.ts';

export type Standing = 'settled' | 'in_hand' | 'undecided';

/** How many entitlements share a verdict and a standing; `fail`, `unknown` and `applies` are masks of rules. */
export interface StandingGroup {
  readonly fail: number;
  readonly unknown: number;
  readonly applies: number;
  readonly standing: Standing;
  readonly n: number;
}

export interface StandingGroups {
  readonly groups: readonly StandingGroup[];
  /** Finally decided, of everything that ever was. */
  readonly decided: number;
}

/** A failure is settled when its removal is verified, or when a person kept it with an exception. */
export function isSettled(facts: ReviewFacts, entitlement: number): boolean {
  const decision = facts.decided.get(entitlement);
  return decision?.final === true && (facts.verified.has(entitlement) || decision.hasException);
}

export function standingOf(facts: ReviewFacts, entitlement: number): Standing {
  if (isSettled(facts, entitlement)) return 'settled';
  if (facts.decided.get(entitlement)?.final === true) return 'in_hand';
  return facts.underReview.has(entitlement) ? 'in_hand' : 'undecided';
}

export function standingGroups(db: Database, facts: ReviewFacts): StandingGroups {
  const index = rowIndexOf(db, 'entitlements');
  const all = evidenceReading(db, 'verdict counts', () => countVerdicts(index));
  const settled = new Uint32Array(all.length);
  const inHand = new Uint32Array(all.length);
  let decided = 0;
  const count = (entitlement: number): void => {
    const row = rowOf(index.ids, entitlement);
    const verdict = row === null ? 0 : (index.verdictOf?.[row] ?? 0);
    const standing = standingOf(facts, entitlement);
    if (standing === 'settled') settled[verdict] = (settled[verdict] ?? 0) + 1;
    else if (standing === 'in_hand') inHand[verdict] = (inHand[verdict] ?? 0) + 1;
  };
  for (const [entitlement, { final }] of facts.decided) {
    if (final) decided += 1;
    count(entitlement);
  }
  for (const entitlement of facts.underReview) if (!facts.decided.has(entitlement)) count(entitlement);
  const groups = index.verdicts.flatMap((verdict, code): StandingGroup[] => {
    // The first is what nothing has judged.
    if (code === 0) return [];
    const [done, open] = [settled[code] ?? 0, inHand[code] ?? 0];
    const counted = [
      { ...verdict, standing: 'settled' as const, n: done },
      { ...verdict, standing: 'in_hand' as const, n: open },
      { ...verdict, standing: 'undecided' as const, n: (all[code] ?? 0) - done - open },
    ];
    return counted.filter(({ n }) => n > 0);
  });
  return { groups, decided };
}

/** How many entitlements share a verdict. */
export function verdictCounts(db: Database): Omit<StandingGroup, 'standing'>[] {
  const index = rowIndexOf(db, 'entitlements');
  const all = evidenceReading(db, 'verdict counts', () => countVerdicts(index));
  // The first is what nothing has judged.
  return index.verdicts.flatMap((verdict, code) => (code === 0 ? [] : [{ ...verdict, n: all[code] ?? 0 }]));
}

function countVerdicts({ verdictOf, verdicts }: RowIndex): Uint32Array {
  const counts = new Uint32Array(verdicts.length);
  for (const verdict of verdictOf ?? []) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

/** Its position among ascending ids; null where it is not there. */
function rowOf(ids: Uint32Array, id: number): number | null {
  let low = 0;
  let high = ids.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : null;
}

/**
 * What `make` gave for these facts, which are read anew whenever anything that they are made of changes, and this state of
 * the evidence. Only a connection that reads remembers.
 */
export function standingReading<Value>(db: Database, facts: ReviewFacts, name: string, make: () => Value): Value {
  if (!db.readonly) return make();
  const ofDatabase = readings.get(db) ?? new WeakMap<ReviewFacts, Map<string, Reading>>();
  readings.set(db, ofDatabase);
  const known = ofDatabase.get(facts) ?? new Map<string, Reading>();
  ofDatabase.set(facts, known);
  const state = evidenceState(db);
  const kept = known.get(name);
  // under one name there is ever only what one caller makes
  if (kept !== undefined && kept.state === state) return kept.value as Value;
  const value = make();
  known.set(name, { state, value });
  return value;
}

/** The facts were brought up to date, and the standing of something in them is another one. */
export function forgetStanding(db: Database, facts: ReviewFacts): void {
  readings.get(db)?.delete(facts);
}

interface Reading {
  readonly state: string;
  readonly value: unknown;
}

// Goes with its connection and the facts.
const readings = new WeakMap<Database, WeakMap<ReviewFacts, Map<string, Reading>>>();
