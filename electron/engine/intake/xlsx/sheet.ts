// One sheet of a workbook, row by row, as values: what a cell shows is not computed, only what was last stored is read.
import { CountersignError } from '../../../../shared/errors.ts';
import type { NumberForm } from './serial-date.ts';
import { type DateSystem, serialText } from './serial-date.ts';
import { attributeIn, type XmlHandler } from './xml-scanner.ts';

/** What the cells of a sheet need to become values. */
export interface CellContext {
  readonly strings: readonly string[];
  /** By the cell's style; `width` is that of a format such as 000000. */
  readonly forms: readonly { readonly form: NumberForm; readonly width: number }[];
  readonly dateSystem: DateSystem;
  /** Counts what the whole workbook may hold. */
  readonly budget: Budget;
}

export interface Budget {
  spend(cells: number, characters: number): void;
}

/** What a reader of the values has to know of the sheet. */
export interface SheetTraits {
  formulas: number;
  /** Formulas of which no result is stored. */
  unresolved: number;
  errors: number;
  hiddenRows: number;
  hiddenColumns: boolean;
  merged: number;
  /** Numbers of more than 15 digits: a spreadsheet has replaced the rest by zeros. */
  longNumbers: number;
}

export interface SheetHandler extends XmlHandler {
  readonly traits: SheetTraits;
}

/** ECMA-376 has no number for these; every spreadsheet program has the same. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

/** `onRow` gets rows with at least one value, in ascending order, with nothing behind the last value. */
export function createSheetHandler(
  sheet: string,
  context: CellContext,
  onRow: (row: number, cells: readonly string[]) => void,
): SheetHandler {
  const traits: SheetTraits = {
    formulas: 0,
    unresolved: 0,
    errors: 0,
    hiddenRows: 0,
    hiddenColumns: false,
    merged: 0,
    longNumbers: 0,
  };
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  let type = 'n';
  let style = 0;
  let hasFormula = false;
  let hasValue = false;
  let value = '';
  let collecting = false;
  let phonetic = 0;

  const refuse = (what: string): CountersignError =>
    new CountersignError('SOURCE_UNREADABLE', `The workbook can't be read: the sheet ${sheet} ${what}.`, { sheet });

  function beginRow(attributes: string): void {
    const given = attributeIn(attributes, 'r');
    const next = given === null ? row + 1 : Number(given);
    if (!Number.isInteger(next) || next <= row || next > lastRow)
      throw refuse(`has a row out of order (${String(given).slice(0, 12)})`);
    row = next;
    column = 0;
    cells = [];
    if (isTrue(attributeIn(attributes, 'hidden'))) traits.hiddenRows += 1;
  }

  function beginCell(attributes: string): void {
    const reference = attributeIn(attributes, 'r');
    const next = reference === null ? column + 1 : columnOf(reference);
    if (next === null || next <= column || next > lastColumn) throw refuse(`has a cell out of order in row ${row}`);
    column = next;
    type = attributeIn(attributes, 't') ?? 'n';
    style = Number(attributeIn(attributes, 's') ?? 0);
    hasFormula = false;
    hasValue = false;
    value = '';
  }

  function endCell(): void {
    if (hasFormula) {
      traits.formulas += 1;
      if (!hasValue) traits.unresolved += 1;
    }
    const text = hasValue ? cellValue() : '';
    if (text === '') return;
    context.budget.spend(column - cells.length, text.length);
    while (cells.length < column - 1) cells.push('');
    cells.push(text);
  }

  function cellValue(): string {
    switch (type) {
      case 's': {
        const index = Number(value);
        const text = context.strings[index];
        if (text === undefined) throw refuse(`refers to a text that the workbook does not have, in row ${row}`);
        return text;
      }
      case 'str':
      case 'inlineStr':
        return unescapedText(value);
      case 'b':
        return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        traits.errors += 1;
        return value.trim();
      case 'd':
        return value.trim();
      case 'n':
        return numberText(value.trim());
      default:
        throw refuse(`has a cell of an unknown type in row ${row}`);
    }
  }

  function numberText(raw: string): string {
    if (raw === '') return '';
    const number = Number(raw);
    if (!Number.isFinite(number)) throw refuse(`has a number that is none in row ${row}`);
    const { form, width } = context.forms[style] ?? { form: 'number', width: 0 };
    if (form === 'date') return serialText(number, context.dateSystem) ?? String(number);
    if (Number.isInteger(number) && Math.abs(number) >= 1e15) traits.longNumbers += 1;
    const text = Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number);
    return form === 'zeros' && /^\d+$/.test(text) ? text.padStart(width, '0') : text;
  }

  return {
    traits,
    open(name, attributes) {
      if (name === 'c') beginCell(attributes);
      else if (name === 'v' || (name === 't' && type === 'inlineStr' && phonetic === 0)) {
        collecting = true;
        hasValue = true;
      } else if (name === 'f') hasFormula = true;
      else if (name === 'row') beginRow(attributes);
      else if (name === 'rPh') phonetic += 1;
      else if (name === 'mergeCell') traits.merged += 1;
      else if (name === 'col' && isTrue(attributeIn(attributes, 'hidden'))) traits.hiddenColumns = true;
    },
    close(name) {
      if (name === 'c') endCell();
      else if (name === 'v' || name === 't') collecting = false;
      else if (name === 'row') {
        if (cells.length > 0) onRow(row, cells);
      } else if (name === 'rPh') phonetic -= 1;
    },
    text(piece) {
      if (!collecting) return;
      value += piece;
      if (value.length > longestCell) throw refuse(`has a cell with more than ${longestCell} characters in row ${row}`);
    },
  };
}

/** Spreadsheet programs allow 32,767. */
const longestCell = 65_536;

export function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true';
}

/** 1 for A, 27 for AA; null when it is no reference to a cell. */
export function columnOf(reference: string): number | null {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
    if (column > lastColumn) return null;
  }
  return at === 0 || at === reference.length ? null : column;
}

/** `_x000D_` is how a workbook writes a character that XML can't hold (ECMA-376 part 1, 22.4.2.4). */
export function unescapedText(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\0', '\uFFFD')
    .toWellFormed();
}
