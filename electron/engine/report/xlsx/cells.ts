// What goes into a cell: text that stays text whatever it begins with, numbers, and dates as dates.
import type { Table, Value } from '../table-column.ts';

/** More than this Excel does not take in one cell. */
const mostCharacters = 32_767;

/** A value for exceljs. Strings are written as strings, so `=`, `+`, `-` and `@` at their start never make a formula. */
export function cellValue(value: Value, kind: Table['columns'][number]['kind']): string | number | Date | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return value;
  if (kind === 'date' || kind === 'time') {
    const at = new Date(kind === 'date' ? `${value.slice(0, 10)}T00:00:00Z` : value);
    // What is no date stays what it is: a source's word is not corrected.
    if (!Number.isNaN(at.getTime())) return at;
  }
  return safeText(value);
}

/** Text as an XLSX can hold it: no characters that XML forbids, nothing that reads as an escape, no more than a cell takes. */
export function safeText(text: string): string {
  const allowed = text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    // ECMA-376 22.9.2.19: _xHHHH_ stands for a character; the text itself has to be escaped.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // XML turns a carriage return into a line feed; this is how Excel keeps it.
    .replaceAll('\r', '_x000D_');
  if (allowed.length <= mostCharacters) return allowed;
  const note = ' … (cut here; the whole text is in the sealed state)';
  return allowed.slice(0, mostCharacters - note.length) + note;
}

export function numberFormat(kind: Table['columns'][number]['kind']): string {
  if (kind === 'date') return 'yyyy-mm-dd';
  if (kind === 'time') return 'yyyy-mm-dd hh:mm';
  return kind === 'number' ? '#,##0' : '@';
}
