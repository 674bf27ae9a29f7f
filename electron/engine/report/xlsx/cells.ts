// What stands in a cell and how it is written: text that stays text whatever it begins with, numbers, and dates as dates.
import type { Value } from '../table-column.ts';
import type { StringTable } from './strings.ts';
import { cellStyles } from './styles.ts';

/** The kinds of a report's columns, and those of a sheet with a name on the left and its value beside it. */
export type CellKind = 'text' | 'code' | 'number' | 'date' | 'time' | 'label' | 'value';

/** More than this Excel does not take in one cell. */
const mostCharacters = 32_767;
/** Days from 30 December 1899, which Excel counts from, to 1 January 1970. */
const epochDay = 25_569;
const dayLength = 86_400_000;

/**
 * The cell at this place, or nothing where there is no value. Strings are written as strings, never as formulas, so `=`,
 * `+`, `-` and `@` at their start mean nothing. `strings` takes what may be shared; null writes it into the cell.
 */
export function cellXml(
  place: string,
  value: Value,
  kind: CellKind,
  options: { readonly isLink?: boolean; readonly strings: StringTable | null },
): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${place}" s="${numberStyle(kind)}"><v>${value}</v></c>`;
  if (kind === 'date' || kind === 'time') {
    const at = Date.parse(kind === 'date' ? value.slice(0, 10) : value);
    // What is no date stays what it is: a source's word is not corrected.
    if (!Number.isNaN(at)) return `<c r="${place}" s="${cellStyles[kind]}"><v>${at / dayLength + epochDay}</v></c>`;
  }
  const style = options.isLink === true ? cellStyles.link : textStyle(kind);
  const shared = options.strings?.indexOf(value) ?? null;
  if (shared !== null) return `<c r="${place}" s="${style}" t="s"><v>${shared}</v></c>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is>${textXml(value)}</is></c>`;
}

/** A text element, as a cell or the table of strings holds it. */
export function textXml(text: string): string {
  const isPlain = text.length <= mostCharacters && !needsCare.test(text);
  const content = isPlain ? text : escaped(safeText(text));
  return keepsSpace.test(text) ? `<t xml:space="preserve">${content}</t>` : `<t>${content}</t>`;
}

// Anything besides printable ASCII without & < and >; and what may read as an escape.
const needsCare = /[^ -%'-;=?-~]|_x/;
const keepsSpace = /^\s|\s$|\n/;

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

/** `A`, `B` … `Z`, `AA` …, from 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function numberStyle(kind: CellKind): number {
  return kind === 'value' ? cellStyles.valueNumber : cellStyles.number;
}

function textStyle(kind: CellKind): number {
  switch (kind) {
    case 'code':
      return cellStyles.code;
    case 'label':
      return cellStyles.label;
    case 'value':
      return cellStyles.value;
    default:
      return cellStyles.text;
  }
}
