// A file that was read by a mapping, as its viewer shows it: the sheets by name, the columns as the mapping names them, the
// rows by the numbers that a spreadsheet shows.
import type { MappingProfile } from '../../../../shared/mapping.ts';
import { columnLetters, findHeader } from '../../intake/mapping/header.ts';
import { openTables } from '../../intake/mapping/tables.ts';
import { placeInWorkbook } from '../../intake/xlsx/rendition.ts';

export interface ViewTable {
  /** Null for CSV. */
  readonly sheet: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

export function viewTables(text: string, profile: MappingProfile | null): readonly ViewTable[] {
  return openTables(text).tables.map((table): ViewTable => {
    const rows = [...table.rows()];
    const mapping = profile?.tables.find(({ sheet }) => sheet === table.sheet) ?? profile?.tables[0];
    const header = mapping === undefined ? null : findHeader(table, mapping);
    const width = rows.reduce((most, row) => Math.max(most, row.cells.length), header?.names.length ?? 0);
    const columns = Array.from({ length: width }, (_, index) => header?.names[index] ?? columnLetters(index));
    return {
      sheet: table.sheet,
      columns,
      rows: rows
        .filter((row) => row.number !== header?.row.number)
        .map((row) => ({ line: row.number, cells: columns.map((_name, index) => row.cells[index] ?? '') })),
    };
  });
}

interface Place {
  readonly line: number | null;
  readonly pointer: string | null;
  /** The sheet that somebody chose to look at. */
  readonly sheet?: string | null;
}

/** The table to show, and its row that is cited; a citation in another sheet lights nothing. */
export function placeInTables(
  tables: readonly ViewTable[],
  { line, pointer, sheet = null }: Place,
): { readonly table: ViewTable | undefined; readonly cited: number | null } {
  const place = pointer === null ? null : placeInWorkbook(pointer);
  const citedSheet = place?.sheet ?? null;
  const wanted = sheet ?? citedSheet;
  const table = tables.find((one) => one.sheet === wanted) ?? tables[0];
  const row = place?.row ?? line;
  const isHere = table !== undefined && (place === null || table.sheet === citedSheet);
  return { table, cited: isHere && table.rows.some((one) => one.line === row) ? row : null };
}
