// What is kept of a mapped file: its text without secrets, or, of a workbook, the values of the mapped sheets without
// secrets. What is not mapped of a workbook is not kept, because nobody has said what it holds.
import { createHash } from 'node:crypto';
import { CountersignError } from '../../../../shared/errors.ts';
import type { MappingProfile, MappingTable } from '../../../../shared/mapping.ts';
import { type CsvRecord, cellSpans, csvRecords } from '../csv.ts';
import { decode, encode } from '../decode.ts';
import { countLineBreaks } from '../lines.ts';
import { replaceSpans, type Span } from '../pointer.ts';
import { looksLikeWorkbook } from '../xlsx/package.ts';
import { type RenditionSheet, renditionText } from '../xlsx/rendition.ts';
import { readWorkbook, type WorkbookSheet, type WorkbookValues } from '../xlsx/workbook.ts';
import { findHeader } from './header.ts';
import { tableFor, widthFault } from './read-mapped.ts';
import { openTables, sheetTable } from './tables.ts';
import { type Guard, guardOf } from './withheld.ts';

export interface Kept {
  readonly bytes: Uint8Array;
  /** How many values were replaced. */
  readonly count: number;
  /** The values are kept, not the file. */
  readonly form: 'workbook-values' | null;
}

/** Throws SOURCE_UNREADABLE or SOURCE_ENCODING for a file of which nobody can say where its secrets stand. */
export async function keepMapped(profile: MappingProfile, bytes: Uint8Array, signal?: AbortSignal): Promise<Kept> {
  if (!looksLikeWorkbook(bytes)) return keepCsv(profile, bytes);
  const values = await readWorkbook(bytes, signal === undefined ? {} : { signal });
  return keepWorkbook(profile, values, createHash('sha256').update(bytes).digest('hex'));
}

export function keepWorkbook(profile: MappingProfile, values: WorkbookValues, original: string): Kept {
  const tables = values.sheets.map(sheetTable);
  const mapped = new Map<string, MappingTable>();
  for (const mapping of profile.tables) {
    const table = tableFor(tables, mapping);
    if (table !== null && table.sheet !== null && findHeader(table, mapping) !== null) mapped.set(table.sheet, mapping);
  }
  if (mapped.size === 0) throw notThisTable();
  let count = 0;
  const sheets = values.sheets.flatMap((sheet): RenditionSheet[] => {
    const mapping = mapped.get(sheet.name);
    if (mapping === undefined) return [];
    const guard = guardOfTable(sheet, mapping);
    return [
      {
        name: sheet.name,
        rows: sheet.rows.map(({ row, cells }) => {
          const clean = row > guard.below ? guard.clean(cells) : guard.cleanAbove(cells);
          count += clean === cells ? 0 : clean.filter((cell, index) => cell !== cells[index]).length;
          return { row, cells: clean };
        }),
      },
    ];
  });
  const left = values.sheets.filter(({ name }) => !mapped.has(name)).map(({ name }) => name.slice(0, 60));
  const remarks = [
    ...values.remarks.filter((remark) => !left.some((name) => remark.startsWith(`Sheet ${name}`))),
    ...(left.length === 0
      ? []
      : [
          `${left.length === 1 ? 'One sheet is' : `${left.length} sheets are`} not mapped, so nothing of ${left.length === 1 ? 'it' : 'them'} is read or kept: ${left.slice(0, 12).join(', ')}.`,
        ]),
  ];
  return { bytes: Buffer.from(renditionText(original, { remarks, sheets })), count, form: 'workbook-values' };
}

function guardOfTable(sheet: WorkbookSheet, mapping: MappingTable): Guard & { readonly below: number } {
  const found = findHeader(sheetTable(sheet), mapping);
  return { ...guardOf(found?.names ?? [], mapping), below: found?.row.number ?? 0 };
}

function keepCsv(profile: MappingProfile, bytes: Uint8Array): Kept {
  const { text, encoding, mark } = decode(bytes);
  const { tables, delimiter } = openTables(text);
  const [mapping] = profile.tables;
  const [table] = tables;
  if (mapping === undefined || table === undefined || delimiter === null) return { bytes, count: 0, form: null };
  const found = findHeader(table, mapping);
  if (found === null) throw notThisTable();
  const { names } = found;
  const guard = guardOf(names, mapping);
  const replacements = [...csvRecords(text, delimiter)].flatMap((record) => {
    const isRow = record.line > found.row.number;
    const fault = record.fault ?? (isRow ? widthFault({ ...record, number: record.line }, names.length, true) : null);
    // In a row that doesn't fit the columns nobody knows which cell is the secret.
    if (fault !== null && guard.columns.size > 0) return hiddenRow(text, record);
    if (record.fault !== null) return [];
    return changedCells(text, delimiter, record, isRow ? guard.clean(record.cells) : guard.cleanAbove(record.cells));
  });
  if (replacements.length === 0) return { bytes, count: 0, form: null };
  return { bytes: encode(replaceSpans(text, replacements), encoding, mark), count: replacements.length, form: null };
}

/** Nobody has said what stands in it, so nobody can say where its secrets are. */
function notThisTable(): CountersignError {
  return new CountersignError(
    'SOURCE_UNREADABLE',
    'The file is another table: it does not have the columns of the mapping.',
  );
}

interface Replacement {
  readonly span: Span;
  readonly text: string;
}

function changedCells(text: string, delimiter: string, record: CsvRecord, cells: readonly string[]): Replacement[] {
  if (cells === record.cells) return [];
  const spans = cellSpans(text, delimiter, record);
  return cells.flatMap((cell, index): Replacement[] => {
    const span = spans[index];
    if (span === undefined || cell === record.cells[index]) return [];
    const breaks = countLineBreaks(text, span.start, span.end) - countLineBreaks(cell, 0, cell.length);
    return [{ span, text: `"${cell.replaceAll('"', '""')}${'\n'.repeat(Math.max(0, breaks))}"` }];
  });
}

const hidden = '"[redacted, because the row does not fit the columns]"';

function hiddenRow(text: string, { start, end }: CsvRecord): Replacement[] {
  if (text.slice(start, end).trimEnd() === hidden) return [];
  return [{ span: { start, end }, text: hidden }];
}
