// Reads members of Microsoft's objects whatever the tool wrote them with: `appId` (Graph), `AppId` and `AppID`
// (PowerShell), `app_id` (Python); and the rows of a table as if they were such objects.
import { CountersignError } from '../../../../shared/errors.ts';
import { addressOf, type Cursor, field, items } from '../cursor.ts';
import type { EvidenceDocument, EvidenceRow } from '../evidence.ts';
import { isObject, type JsonObject, type JsonValue, parseJson, property } from '../json.ts';
import type { Address } from '../record.ts';
import { timeOrNull } from '../time.ts';

/** Named as in Microsoft Graph. A member under another spelling of the same name is found as well. */
export function member(cursor: Cursor, name: string): Cursor {
  const { value } = cursor;
  if (!isObject(value) || property(value, name) !== undefined) return field(cursor, name);
  const other = spellings(name).find((spelling) => property(value, spelling) !== undefined);
  return field(cursor, other ?? name);
}

function spellings(name: string): readonly string[] {
  const pascal = name.charAt(0).toUpperCase() + name.slice(1);
  return [pascal, pascal.replace(/Id$/, 'ID'), name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
}

export function has(cursor: Cursor, ...names: readonly string[]): boolean {
  return names.every((name) => member(cursor, name).value !== undefined);
}

/** A text that says something; null for empty, absent and other types. */
export function text(cursor: Cursor, name: string): string | null {
  const { value } = member(cursor, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** `1` is how CLI for Microsoft 365 writes true in CSV; its false is an empty cell, like that of anything unknown. */
export function flag(cursor: Cursor, name: string): boolean | null {
  const { value } = member(cursor, name);
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  return word === '1' || word === 'true' ? true : word === '0' || word === 'false' ? false : null;
}

export function time(cursor: Cursor, name: string): string | null {
  return timeOrNull(member(cursor, name).value);
}

/** The objects of a list, or the one object in place of a list. `null` and what is no object are left out. */
export function objects(cursor: Cursor, name: string): readonly Cursor[] {
  return items(member(cursor, name)).filter(({ value }) => isObject(value));
}

export interface Ending {
  readonly expiresAt: string | null;
  readonly neverExpires: boolean | null;
}

/** From 2100 on an end date is a way to say that there is none. A member that is null has no end, an absent one tells nothing. */
export function ending(cursor: Cursor, name: string): Ending {
  const { value } = member(cursor, name);
  if (value === undefined) return { expiresAt: null, neverExpires: null };
  if (value === null || value === '') return { expiresAt: null, neverExpires: true };
  const at = timeOrNull(value);
  if (at === null) return { expiresAt: null, neverExpires: null };
  return at >= '2100' ? { expiresAt: null, neverExpires: true } : { expiresAt: at, neverExpires: false };
}

/** A row of a table as a document: the line alone is its address, whatever stands inside its cells. */
interface RowDocument extends EvidenceDocument {
  readonly row: true;
}

/** Cells with a list or an object in JSON, as CLI for Microsoft 365 writes them, are read as such. */
export function rowCursor(row: EvidenceRow, names: readonly string[]): Cursor {
  const value: JsonObject = Object.fromEntries(names.map((name) => [name, cellValue(row.value(name))]));
  const { line, file } = row.address;
  const document: RowDocument = { path: file, value, prefix: '', lineOf: () => line, row: true };
  return { document, pointer: '', value };
}

function cellValue(cell: JsonValue | undefined): JsonValue {
  if (typeof cell !== 'string' || !/^\s*[[{]/.test(cell)) return cell ?? null;
  try {
    return parseJson(cell, false).value;
  } catch (error) {
    // Not JSON after all, so it is a text that begins with a bracket.
    if (error instanceof CountersignError) return cell;
    throw error;
  }
}

export function placeOf(cursor: Cursor): Address {
  const address = addressOf(cursor);
  return 'row' in cursor.document ? { ...address, pointer: null } : address;
}
