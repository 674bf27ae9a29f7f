// A kept file as tables of plain rows: a CSV is one table without a name, a workbook's values one for each sheet.
import { csvRecords } from '../csv.ts';
import { pointerToken } from '../pointer.ts';
import type { Address } from '../record.ts';
import { isRendition, readRendition } from '../xlsx/rendition.ts';

export interface TableRow {
  /** Line of a CSV, or row of a sheet, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  readonly fault: string | null;
}

export interface RawTable {
  /** Null for CSV. */
  readonly sheet: string | null;
  rows(): Iterable<TableRow>;
}

export interface OpenedTables {
  readonly tables: readonly RawTable[];
  /** Of a CSV; null for a workbook. */
  readonly delimiter: string | null;
  readonly remarks: readonly string[];
}

/** Throws SOURCE_UNREADABLE for a workbook's values that are damaged. */
export function openTables(text: string): OpenedTables {
  if (isRendition(text)) {
    const { sheets, remarks } = readRendition(text);
    return { tables: sheets.map(sheetTable), delimiter: null, remarks };
  }
  const delimiter = tableDelimiter(text);
  return { tables: [csvTable(text, delimiter)], delimiter, remarks: [] };
}

export function sheetTable(sheet: {
  readonly name: string;
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}): RawTable {
  return {
    sheet: sheet.name,
    *rows() {
      for (const { row, cells } of sheet.rows) if (!isBlank(cells)) yield { number: row, cells, fault: null };
    },
  };
}

function csvTable(text: string, delimiter: string): RawTable {
  return {
    sheet: null,
    *rows() {
      for (const { line, cells, fault } of csvRecords(text, delimiter))
        if (fault !== null || !isBlank(cells)) yield { number: line, cells, fault };
    },
  };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** The one by which most of the first rows have the same number of cells: there may be titles above the table. */
export function tableDelimiter(text: string): string {
  // What Excel writes in front of a table.
  const declared = /^\s*"?sep=([,;\t|])"?\r?\n/i.exec(text)?.[1];
  if (declared !== undefined) return declared;
  const head = text.slice(0, 256 * 1024);
  const scored = [',', ';', '\t', '|'].map((delimiter) => {
    const widths = new Map<number, number>();
    let rows = 0;
    for (const { cells } of csvRecords(head, delimiter)) {
      widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
      rows += 1;
      if (rows >= 50) break;
    }
    const [width = 1, count = 0] =
      [...widths].filter(([cells]) => cells > 1).sort(([, one], [, other]) => other - one)[0] ?? [];
    return { delimiter, score: width > 1 ? count * 1000 + width : 0 };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

/** Where a row's facts stand: a line of a CSV, `/Service accounts/12` in a workbook. */
export function addressOfRow(file: string, sheet: string | null, number: number): Address {
  return sheet === null
    ? { file, line: number, pointer: null }
    : { file, line: null, pointer: `/${pointerToken(sheet)}/${number}` };
}
