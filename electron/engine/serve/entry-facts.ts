// What an entry's body says, part by part, with names beside the ids: for people who want to know what was recorded
// without reading JSON. The entry as it was hashed stays the record. Pure.
import type { EntryFact } from '../../../shared/contract/report.ts';

/** A body can hold a whole delivery: enough to see what it is about. */
const shown = 80;
/** Of each list of records. */
const shownOfList = 3;

export interface EntryFacts {
  readonly facts: EntryFact[];
  readonly more: number;
}

/** `names` gives a person's, campaign's or item's name for an id. */
export function entryFacts(body: unknown, names: (id: string) => string | null): EntryFacts {
  const all: EntryFact[] = [];
  let left = 0;
  const add = (fact: EntryFact): void => {
    if (all.length < shown) all.push(fact);
    else left += 1;
  };
  const walk = (path: EntryFact['path'], value: unknown): void => {
    if (Array.isArray(value)) {
      const scalars = value.every(isScalar);
      add({
        path,
        value: scalars && value.length > 0 ? inOneLine(value, names) : null,
        name: null,
        list: value.length,
      });
      if (!scalars) for (const [at, item] of value.slice(0, shownOfList).entries()) walk([...path, at + 1], item);
      return;
    }
    if (isRecord(value)) {
      for (const [member, inside] of Object.entries(value)) walk([...path, member], inside);
      return;
    }
    if (isScalar(value)) add({ path, value, name: typeof value === 'string' ? names(value) : null, list: null });
  };
  walk([], body);
  return { facts: all, more: left };
}

type Scalar = EntryFact['value'];

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}

const shownInLine = 12;

function inOneLine(values: readonly Scalar[], names: (id: string) => string | null): string {
  const told = values.slice(0, shownInLine).map((value) => {
    const text = String(value);
    return typeof value === 'string' ? (names(value) ?? text) : text;
  });
  return told.join(', ') + (values.length > shownInLine ? ' …' : '');
}
