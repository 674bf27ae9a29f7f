// One sheet, written row by row into the zip: head row that stays in sight and is repeated in print, filter, widths, links.
import type { ZipEntry } from '../../bundle/zip-writer.ts';
import type { Value } from '../table-column.ts';
import { type CellKind, cellXml, columnName, escaped } from './cells.ts';
import { linksXml, type SheetLinks } from './links.ts';
import { declaration } from './package.ts';
import type { SharedStrings } from './strings.ts';
import { cellStyles } from './styles.ts';

export interface Sheet {
  readonly name: string;
  readonly columns: readonly { readonly head: string; readonly kind: CellKind; readonly width: number }[];
  readonly rows: Iterable<readonly Value[]> & { readonly length: number };
  readonly hasFilter: boolean;
  readonly links: SheetLinks | null;
}

/** What every printed page says above and below. Texts in the code of ECMA-376 part 1, 18.3.1.46. */
export interface PrintFurniture {
  readonly header: string;
  readonly footer: string;
  readonly draft: boolean;
}

/** Excel's most, with the head row. */
export const mostRows = 1_048_576;
const pieceLength = 64 * 1024;

/** Writes the sheet's XML. `step` is called with the rows written since the last time; it may throw to stop. */
export async function writeSheet(
  entry: ZipEntry,
  sheet: Sheet,
  furniture: PrintFurniture,
  strings: SharedStrings,
  step: (rows: number) => Promise<void>,
): Promise<void> {
  const row = rowWriter(sheet, strings);
  let piece = opening(sheet, furniture.draft);
  let pending = 0;
  let number = 1;
  for (const values of sheet.rows) {
    number += 1;
    pending += 1;
    piece += row(values, number);
    if (piece.length < pieceLength) continue;
    await entry.write(Buffer.from(piece, 'utf8'));
    await step(pending);
    piece = '';
    pending = 0;
  }
  piece += closing(sheet, furniture);
  await entry.write(Buffer.from(piece, 'utf8'));
  await step(pending);
}

function lastCell(sheet: Sheet): string {
  return `${columnName(sheet.columns.length - 1)}${sheet.rows.length + 1}`;
}

function opening(sheet: Sheet, draft: boolean): string {
  const { columns } = sheet;
  const isWide = columns.length > 8;
  const pane = isWide
    ? '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
    : '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const heads = columns.map(
    ({ head }, index) =>
      `<c r="${columnName(index)}1" s="${cellStyles.head}" t="inlineStr"><is><t>${escaped(head)}</t></is></c>`,
  );
  return [
    `${declaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
    `<sheetPr>${draft ? '<tabColor rgb="FFA5281B"/>' : ''}<pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<dimension ref="A1:${lastCell(sheet)}"/>`,
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${pane}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15.5"/>',
    `<cols>${widths.join('')}</cols>`,
    `<sheetData><row r="1" ht="30" customHeight="1">${heads.join('')}</row>`,
  ].join('');
}

function rowWriter(sheet: Sheet, strings: SharedStrings): (values: readonly Value[], number: number) => string {
  const columns = sheet.columns.map(({ kind, width }, index) => ({
    name: columnName(index),
    kind,
    isWrapped: kind === 'text' || kind === 'value',
    perLine: Math.max(1, width * 1.05 - 1),
    strings: kind === 'code' ? null : strings.forColumn(),
  }));
  const { links } = sheet;
  return (values, number) => {
    const linked = links?.row(values, number);
    let cells = '';
    let lines = 1;
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index];
      const value = values[index];
      if (column === undefined || value === undefined || value === null) continue;
      const isLink = linked?.has(index) === true;
      cells += cellXml(`${column.name}${number}`, value, column.kind, { isLink, strings: column.strings });
      if (!column.isWrapped || typeof value !== 'string') continue;
      if (value.length > column.perLine || value.includes('\n'))
        lines = Math.max(lines, linesOf(value, column.perLine));
    }
    // Viewers differ in whether they make room for wrapped text themselves.
    const height = 13.5 * Math.min(20, lines) + 2;
    return `<row r="${number}" ht="${height}" customHeight="1">${cells}</row>`;
  };
}

function linesOf(text: string, perLine: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
}

function closing(sheet: Sheet, { header, footer }: PrintFurniture): string {
  const across = Math.ceil(sheet.columns.length / 14);
  return [
    '</sheetData>',
    sheet.hasFilter ? `<autoFilter ref="A1:${lastCell(sheet)}"/>` : '',
    sheet.links === null ? '' : linksXml(sheet.links),
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="landscape" fitToWidth="${across}" fitToHeight="0"/>`,
    `<headerFooter><oddHeader>${escaped(header)}</oddHeader><oddFooter>${escaped(footer)}</oddFooter></headerFooter>`,
    // Ids and ticket numbers are text on purpose: no green corners on them.
    `<ignoredErrors><ignoredError sqref="A1:${lastCell(sheet)}" numberStoredAsText="1"/></ignoredErrors>`,
    '</worksheet>',
  ].join('');
}
