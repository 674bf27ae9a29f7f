// A file as tables, before anything of it is kept: for suggesting, recognising and previewing a mapping.
import { createHash } from 'node:crypto';
import { CountersignError } from '../../../../shared/errors.ts';
import type { MappingProfile } from '../../../../shared/mapping.ts';
import { decode } from '../decode.ts';
import { looksLikeWorkbook } from '../xlsx/package.ts';
import { readWorkbook, type WorkbookValues } from '../xlsx/workbook.ts';
import { type Drift, findHeader, headerDigest } from './header.ts';
import { type Kept, keepMapped, keepWorkbook } from './keep.ts';
import { tableFor } from './read-mapped.ts';
import { openTables, type RawTable, sheetTable } from './tables.ts';

export interface TableFile {
  readonly form: 'csv' | 'workbook';
  readonly tables: readonly RawTable[];
  readonly remarks: readonly string[];
  /** As it would be kept when imported by this mapping: what an import and a preview both read. */
  keep(profile: MappingProfile): Promise<Kept>;
}

/** Throws SOURCE_UNREADABLE or SOURCE_ENCODING for what is neither text nor a workbook. */
export async function openTableFile(bytes: Uint8Array, signal?: AbortSignal): Promise<TableFile> {
  if (looksLikeWorkbook(bytes)) {
    const values: WorkbookValues = await readWorkbook(bytes, signal === undefined ? {} : { signal });
    const original = createHash('sha256').update(bytes).digest('hex');
    return {
      form: 'workbook',
      tables: values.sheets.map(sheetTable),
      remarks: values.remarks,
      keep: async (profile) => keepWorkbook(profile, values, original),
    };
  }
  const { text } = decode(bytes);
  if (/^\s*(?:[{[]|%PDF|<)/.test(text.slice(0, 200)))
    throw new CountersignError('SOURCE_UNREADABLE', 'The file is not a table: neither CSV nor an .xlsx workbook.');
  const { tables, remarks } = openTables(text);
  return { form: 'csv', tables, remarks, keep: (profile) => keepMapped(profile, bytes) };
}

/** The first rows of each table only; null for what is no table. Never throws for what the file holds. */
export async function peekTables(bytes: Uint8Array): Promise<readonly RawTable[] | null> {
  try {
    if (looksLikeWorkbook(bytes)) return (await readWorkbook(bytes, { rows: 50 })).sheets.map(sheetTable);
    const { text } = decode(bytes);
    return /^\s*(?:[{[]|%PDF|<)/.test(text.slice(0, 200)) || !hasColumns(text) ? null : openTables(text).tables;
  } catch (error) {
    if (error instanceof CountersignError) return null;
    throw error;
  }
}

/** A list of names or a note of a few lines is no table: at least a header and a row have more than one cell. */
function hasColumns(text: string): boolean {
  const lines = text
    .slice(0, 64 * 1024)
    .split('\n')
    .slice(0, 50);
  return lines.filter((line) => /[,;\t]/.test(line)).length >= 2;
}

export interface Match {
  /** The same column names, whatever their order. */
  readonly exact: boolean;
  readonly drift: Drift;
}

/** How well a file's tables fit a mapping; null when they don't: a mapped sheet is not there or is another table. */
export function matchTables(tables: readonly RawTable[], profile: MappingProfile): Match | null {
  const drifts: Drift[] = [];
  let exact = true;
  for (const mapping of profile.tables) {
    const table = tableFor(tables, mapping) ?? tables.find(({ sheet }) => sheet === mapping.sheet) ?? null;
    const found = table === null ? null : findHeader(table, mapping);
    if (found === null) return null;
    drifts.push(found.drift);
    exact &&= headerDigest(found.names) === headerDigest(mapping.header);
  }
  return {
    exact,
    drift: {
      missing: drifts.flatMap(({ missing }) => missing),
      added: drifts.flatMap(({ added }) => added),
      needed: drifts.flatMap(({ needed }) => needed),
    },
  };
}
