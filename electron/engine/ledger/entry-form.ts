// Whether one stored entry has the form that every entry has, and what it says of its time and its act.
import { canonicalJson } from './canonical.ts';

export interface EntryRow {
  readonly entry_index: number;
  readonly entry: string;
  readonly leaf_hash: Uint8Array;
}

/** An entry says its own number, its time and its act, in the one form that its bytes can have. */
export function checkForm(row: EntryRow, previousAt: string): { at: string; act?: unknown; why: string | undefined } {
  let value: unknown;
  try {
    value = JSON.parse(row.entry);
    if (canonicalJson(value) !== row.entry) return { at: previousAt, why: 'is not in canonical form' };
  } catch {
    return { at: previousAt, why: 'is not JSON' };
  }
  if (value === null || typeof value !== 'object' || !('index' in value) || value.index !== row.entry_index) {
    return { at: previousAt, why: 'carries the number of another entry' };
  }
  if (!('at' in value) || typeof value.at !== 'string' || value.at < previousAt) {
    return { at: previousAt, why: 'is dated before the entry that precedes it' };
  }
  return { at: value.at, act: 'act' in value ? value.act : undefined, why: undefined };
}
