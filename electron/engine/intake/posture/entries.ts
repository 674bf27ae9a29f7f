// Reports that list one thing after another: whether as rows of a table, lines of JSON, a JSON list or one object alone,
// each entry is asked for its fields in the same way.
import { addressOf, asObject, type Cursor, field, items, rootOf } from '../cursor.ts';
import type { Evidence } from '../evidence.ts';
import type { JsonValue } from '../json.ts';
import type { Address, RejectedRecord } from '../record.ts';
import { rejected } from './observation.ts';

export interface Entry {
  readonly type: 'entry';
  readonly address: Address;
  /** The first of the fields that says something, as text; numbers as they are written. */
  text(...names: readonly string[]): string | null;
  value(name: string): JsonValue | undefined;
  /** Null for a row of a table. */
  readonly cursor: Cursor | null;
}

/** The entries of a file and, where one can't be read, why. `null` and an empty list hold none. */
export function* entriesOf(file: Evidence): Generator<Entry | RejectedRecord, void, undefined> {
  if ('documents' in file) {
    for (const document of file.documents) {
      for (const item of items(rootOf(document))) {
        yield asObject(item) === null
          ? rejected(addressOf(item), 'The entry is not an object.')
          : entryAt(item, addressOf(item));
      }
    }
    return;
  }
  for (const row of file.rows()) {
    if (row.fault !== null) yield rejected(row.address, row.fault);
    else if (row.document !== null) yield entryAt(rootOf(row.document), row.address);
    else yield entryOf((name) => row.value(name), row.address, null);
  }
}

export function entryAt(cursor: Cursor, address: Address): Entry {
  return entryOf((name) => field(cursor, name).value, address, cursor);
}

function entryOf(value: (name: string) => JsonValue | undefined, address: Address, cursor: Cursor | null): Entry {
  return {
    type: 'entry',
    address,
    value,
    cursor,
    text(...names) {
      for (const name of names) {
        const found = plainText(value(name));
        if (found !== null) return found;
      }
      return null;
    },
  };
}

/** Of a text that is not blank or of a number; null for everything else. */
export function plainText(value: JsonValue | undefined): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
