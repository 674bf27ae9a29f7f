// Several sources of one bundle speak about the same identity: what one of them says fills what another leaves open, and
// where two say different things the first stays and the contradiction is told. Pure.
import { type Facts, factColumns, isUnknown, type Subject, type Value } from './facts.ts';

export interface Merge {
  readonly facts: Facts;
  /** Columns whose value is now the later record's. */
  readonly taken: readonly string[];
  /** Columns where both say something else, and the first stayed. */
  readonly conflicts: readonly string[];
}

/** `replaceable` says which columns of `first` may give way (a value carried over from an earlier bundle). */
export function mergeFacts(
  subject: Subject,
  first: Facts,
  later: Facts,
  replaceable: (column: string) => boolean = () => false,
): Merge {
  const facts: Record<string, Value> = { ...first };
  const taken: string[] = [];
  const conflicts: string[] = [];
  const handled = new Set<string>();
  for (const group of groups) {
    if (!factColumns[subject].includes(group.lead)) continue;
    for (const column of group.columns) handled.add(column);
    const verdict = judgeGroup(group, first, later, replaceable);
    if (verdict === 'first') continue;
    if (verdict === 'conflict') conflicts.push(group.lead);
    else {
      for (const column of group.columns) {
        const value = later[column] ?? null;
        // The same owner told twice: the second may know the address that the first left out.
        if (verdict === 'fill' && !isUnknown(column, first[column] ?? null)) continue;
        if (isUnknown(column, value) && (verdict === 'fill' || sameOwner(group, first, later))) continue;
        if ((first[column] ?? null) === value) continue;
        facts[column] = value;
        taken.push(column);
      }
    }
  }
  for (const column of factColumns[subject]) {
    if (handled.has(column)) continue;
    const is = first[column] ?? null;
    const said = later[column] ?? null;
    if (isUnknown(column, said) || sameValue(column, is, said)) continue;
    if (isUnknown(column, is) || replaceable(column) || isVague(column, is, later)) {
      facts[column] = said;
      taken.push(column);
    } else if (!isVague(column, said, later)) conflicts.push(column);
  }
  return { facts, taken, conflicts };
}

interface Group {
  readonly lead: string;
  readonly columns: readonly string[];
}

/** Columns that mean something only together. */
const groups: readonly Group[] = [
  { lead: 'last_use_state', columns: ['last_use_state', 'last_use_at'] },
  { lead: 'owner', columns: ['owner', 'owner_basis', 'owner_email', 'owner_status'] },
];

function judgeGroup(
  group: Group,
  first: Facts,
  later: Facts,
  replaceable: (column: string) => boolean,
): 'first' | 'fill' | 'later' | 'conflict' {
  return group.lead === 'owner' ? judgeOwner(first, later, replaceable) : judgeLastUse(first, later);
}

function sameOwner(group: Group, first: Facts, later: Facts): boolean {
  return group.lead === 'owner' && first.owner === later.owner;
}

/** Two sources see different uses of one thing, so the latest use is the last one, and a use refutes "never". */
function judgeLastUse(first: Facts, later: Facts): 'first' | 'later' {
  const said = later.last_use_state ?? 'unknown';
  const is = first.last_use_state ?? 'unknown';
  if (said === 'unknown') return 'first';
  if (is === 'unknown') return 'later';
  if (said !== 'at') return 'first';
  if (is !== 'at') return 'later';
  return time(later.last_use_at ?? null) > time(first.last_use_at ?? null) ? 'later' : 'first';
}

/** An owner that somebody attested stands above one that was inferred from a tag or a name. */
function judgeOwner(
  first: Facts,
  later: Facts,
  replaceable: (column: string) => boolean,
): 'first' | 'fill' | 'later' | 'conflict' {
  const is = first.owner ?? null;
  const said = later.owner ?? null;
  if (said === null) return is === null ? 'fill' : 'first';
  if (is === null) return 'later';
  const better = later.owner_basis === 'attested' && first.owner_basis !== 'attested';
  if (is === said) return better ? 'later' : 'fill';
  if (replaceable('owner') || better) return 'later';
  return first.owner_basis === 'attested' && later.owner_basis !== 'attested' ? 'first' : 'conflict';
}

/** A kind that says nothing, and a name that only repeats the id: any better one may take its place. */
function isVague(column: string, value: Value, record: Facts): boolean {
  if (column === 'kind') return value === 'other';
  return column === 'name' && typeof value === 'string' && value === record.native_id;
}

function sameValue(column: string, left: Value, right: Value): boolean {
  if (left === right) return true;
  if (!column.endsWith('_at') || left === null || right === null) return false;
  return time(left) === time(right);
}

function time(value: Value): number {
  return value === null ? Number.NaN : Date.parse(String(value));
}
