// Walks a document and knows its own address: a value together with the pointer that leads to it.
import type { EvidenceDocument } from './evidence.ts';
import { isObject, type JsonObject, type JsonValue, property } from './json.ts';
import { pointerToken } from './pointer.ts';
import type { Address } from './record.ts';

export interface Cursor {
  readonly document: EvidenceDocument;
  readonly pointer: string;
  readonly value: JsonValue | undefined;
}

export function rootOf(document: EvidenceDocument): Cursor {
  return { document, pointer: document.prefix, value: document.value };
}

/** The value under a key; its `value` is undefined when there is none. */
export function field(cursor: Cursor, key: string): Cursor {
  return {
    document: cursor.document,
    pointer: `${cursor.pointer}/${pointerToken(key)}`,
    value: isObject(cursor.value) ? property(cursor.value, key) : undefined,
  };
}

export function fieldAt(cursor: Cursor, ...keys: readonly string[]): Cursor {
  return keys.reduce(field, cursor);
}

/** The items of a list. One thing in place of a list counts as a list of it: PowerShell and some converters unwrap it. */
export function items(cursor: Cursor): readonly Cursor[] {
  const { document, pointer, value } = cursor;
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [cursor];
  return value.map((item, index) => ({ document, pointer: `${pointer}/${index}`, value: item }));
}

export function addressOf(cursor: Cursor): Address {
  return { file: cursor.document.path, line: cursor.document.lineOf(cursor.value), pointer: cursor.pointer };
}

export function asObject(cursor: Cursor): JsonObject | null {
  return isObject(cursor.value) ? cursor.value : null;
}

/** A text that says something; null for empty, absent and other types. */
export function textIn(cursor: Cursor, key: string): string | null {
  const value = field(cursor, key).value;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Texts of a list or a single text; anything else in the list is left out. */
export function textsIn(cursor: Cursor, key: string): readonly string[] {
  return items(field(cursor, key)).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}

/** String members of an object, as of a map of labels. */
export function textMembers(cursor: Cursor): Readonly<Record<string, string>> {
  const object = asObject(cursor);
  if (object === null) return {};
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[key, value]] : [],
    ),
  );
}
