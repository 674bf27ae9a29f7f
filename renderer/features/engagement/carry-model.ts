// Carrying changes of the operating model onto a version that came into force meanwhile: what one of the two changed is
// taken, and where both changed one thing, the side that is preferred. Pure.
import type { Document } from './model-edit.ts';

export type Side = 'mine' | 'theirs';

type Fields = Readonly<Record<string, unknown>>;

/** What a list's entries are known by. */
const names = ['role', 'activity', 'right', 'task', 'threshold'] as const;

/** `base`: the version that both started from. */
export function carried(base: Document, mine: Document, theirs: Document, prefer: Side): Document {
  return JSON.parse(JSON.stringify(merged(base, mine, theirs, prefer)));
}

/** Whether both changed one thing, each otherwise. */
export function isContested(base: Document, mine: Document, theirs: Document): boolean {
  return !same(carried(base, mine, theirs, 'mine'), carried(base, mine, theirs, 'theirs'));
}

/** Undefined: it is not there. */
function merged(base: unknown, mine: unknown, theirs: unknown, prefer: Side): unknown {
  if (same(mine, theirs) || same(base, mine)) return theirs;
  if (same(base, theirs)) return mine;
  if (isFields(mine) && isFields(theirs)) return mergedFields(isFields(base) ? base : {}, mine, theirs, prefer);
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const before: readonly unknown[] = Array.isArray(base) ? base : [];
    const name = names.find((one) => [before, mine, theirs].every((list) => isNamedBy(list, one)));
    if (name !== undefined) return mergedEntries(name, [before, mine, theirs], prefer);
    if ([before, mine, theirs].every(isTexts)) return mergedTexts(before, mine, theirs);
  }
  return prefer === 'mine' ? mine : theirs;
}

function mergedFields(base: Fields, mine: Fields, theirs: Fields, prefer: Side): Fields {
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  return Object.fromEntries(
    keys
      .map((key) => [key, merged(base[key], mine[key], theirs[key], prefer)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** In the preferred side's order; what only the other has comes last. */
function mergedEntries(name: string, lists: readonly (readonly unknown[])[], prefer: Side): unknown[] {
  const [base = new Map(), mine = new Map(), theirs = new Map()] = lists.map(
    (list) => new Map(list.filter(isFields).map((entry) => [String(entry[name]), entry])),
  );
  const [first, second] = prefer === 'mine' ? [mine, theirs] : [theirs, mine];
  return [...new Set([...first.keys(), ...second.keys()])]
    .map((key) => merged(base.get(key), mine.get(key), theirs.get(key), prefer))
    .filter((entry) => entry !== undefined);
}

/** Names in a list, such as a role's persons: each one is there when one side put it there, or neither took it out. */
function mergedTexts(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const both = [...new Set([...theirs, ...mine])];
  return both.filter((text) => !base.includes(text) || (mine.includes(text) && theirs.includes(text)));
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isNamedBy(list: readonly unknown[], name: string): boolean {
  return list.every((entry) => isFields(entry) && typeof entry[name] === 'string');
}

function isTexts(list: readonly unknown[]): boolean {
  return list.every((entry) => typeof entry === 'string');
}

function same(one: unknown, other: unknown): boolean {
  return one === other || plain(one) === plain(other);
}

/** In whatever order its fields were set. */
function plain(value: unknown): string {
  return String(
    JSON.stringify(value, (_key, part: unknown) =>
      isFields(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
    ),
  );
}
