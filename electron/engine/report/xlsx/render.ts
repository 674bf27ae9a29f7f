// From a sealed state to a workbook: one sheet a table, heads that stay in sight, filters, and a summary in front.

import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Worksheet } from 'exceljs';
import { itemOutcomes } from '../../../../shared/words.ts';
import { openArchive } from '../../bundle/archive.ts';
import type { SealedState } from '../../review/sealed-state.ts';
import { figuresOf, stateDigest } from '../figures.ts';
import type { Table, Value } from '../table-column.ts';
import { reportTables } from '../tables.ts';
import { longDate, longTime, spaced } from '../wording.ts';
import { cellValue, numberFormat, safeText } from './cells.ts';
import {
  type Part,
  readContentTypes,
  readRelationships,
  relationshipsType,
  writePackage,
  writeRelationships,
} from './package.ts';

const ink = 'FF16202B';
const accent = 'FF143F63';
const soft = 'FF55616E';
const tint = 'FFF2F4F7';

/** The report as an unsigned XLSX. The same state gives the same bytes. */
export async function renderXlsx(state: SealedState, options: { readonly draft: boolean }): Promise<Buffer> {
  const { default: ExcelJs } = await import('exceljs');
  const stream = new PassThrough();
  const collected = buffer(stream);
  const workbook = new ExcelJs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true });
  workbook.created = new Date(state.sealedAt);
  workbook.modified = workbook.created;
  const tables = reportTables(state);
  const add = (name: string, columns = 2): Worksheet =>
    workbook.addWorksheet(name, {
      pageSetup: {
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: Math.ceil(columns / 14),
        fitToHeight: 0,
        printTitlesRow: '1:1',
        printTitlesColumn: 'A:A',
        margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
      },
      headerFooter: {
        oddHeader: `&L&8${headerText(state.workspace.customer)}, ${headerText(state.campaign.name)}&R&8&A${options.draft ? '&C&8&BDRAFT – NOT SEALED, NOT SIGNED' : ''}`,
        oddFooter: `&L&8Edition ${state.edition}, state ${stateDigest(state).slice(0, 16)}&R&8Page &P of &N`,
      },
      views: [{ state: 'frozen', ySplit: 1, showGridLines: false }],
    });
  addKeyed(add('Summary'), ['Figure', 'Value'], summaryRows(state, options.draft));
  for (const table of tables) addTable(add(table.name, table.columns.length), table);
  addKeyed(add('Ledger head'), ['What', 'Value'], ledgerRows(state));
  addTable(add('Data dictionary', 4), dictionary(tables));
  await workbook.commit();
  return normalised(await collected);
}

function addTable(sheet: Worksheet, table: Table): void {
  sheet.columns = table.columns.map((column) => ({ width: column.width }));
  addHead(
    sheet,
    table.columns.map((column) => column.head),
  );
  const formats = table.columns.map((column) => numberFormat(column.kind));
  for (const values of table.rows) {
    const row = sheet.addRow(values.map((value, index) => cellValue(value, table.columns[index]?.kind ?? 'text')));
    row.font = { name: 'Calibri', size: 10, color: { argb: ink } };
    values.forEach((_, index) => {
      const cell = row.getCell(index + 1);
      cell.numFmt = formats[index] ?? '@';
      cell.alignment = { vertical: 'top', wrapText: table.columns[index]?.kind === 'text' };
    });
    row.height = rowHeight(values, table.columns);
    row.commit();
  }
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: Math.max(1, table.rows.length + 1), column: table.columns.length },
  };
  sheet.commit();
}

/** Room for wrapped text: viewers differ in whether they make it themselves. */
function rowHeight(
  values: readonly Value[],
  columns: readonly { readonly kind: string; readonly width: number }[],
): number {
  const lines = values.map((value, index) => {
    const column = columns[index];
    if (typeof value !== 'string' || column?.kind !== 'text') return 1;
    const perLine = Math.max(1, column.width * 1.05 - 1);
    return value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  });
  return 13.5 * Math.min(20, Math.max(1, ...lines)) + 2;
}

function addHead(sheet: Worksheet, heads: readonly string[]): void {
  const row = sheet.addRow([...heads]);
  row.font = { name: 'Calibri', size: 10, bold: true, color: { argb: accent } };
  row.height = 30;
  heads.forEach((_, index) => {
    const cell = row.getCell(index + 1);
    cell.alignment = { vertical: 'middle', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: tint } };
    cell.border = { bottom: { style: 'medium', color: { argb: accent } } };
  });
  row.commit();
}

function addKeyed(
  sheet: Worksheet,
  heads: readonly [string, string],
  rows: readonly (readonly [string, string | number])[],
): void {
  sheet.columns = [{ width: 36 }, { width: 96 }];
  addHead(sheet, heads);
  for (const [key, value] of rows) {
    const row = sheet.addRow([key, typeof value === 'number' ? value : safeText(value)]);
    row.font = { name: 'Calibri', size: 10, color: { argb: ink } };
    row.getCell(1).font = { name: 'Calibri', size: 10, color: { argb: soft } };
    row.getCell(1).alignment = { vertical: 'top' };
    row.getCell(2).alignment = { horizontal: 'left', vertical: 'top', wrapText: true };
    row.height = rowHeight([value], [{ kind: 'text', width: 96 }]);
    row.getCell(2).numFmt = typeof value === 'number' ? '#,##0' : '@';
    row.commit();
  }
  sheet.commit();
}

function summaryRows(state: SealedState, draft: boolean): [string, string | number][] {
  const figures = figuresOf(state);
  const { campaign, replaces, workspace } = state;
  return [
    ...(draft ? [['Status of this file', 'DRAFT – NOT SEALED, NOT SIGNED'] as [string, string]] : []),
    ['Report', 'Access review of non-human identities'],
    ['For', workspace.customer],
    ['Provider', `${workspace.provider} (decides nothing)`],
    ['Campaign', campaign.name],
    ['Opened', longDate(campaign.openedAt)],
    ['Closed', campaign.closedAt === null ? 'still open' : longDate(campaign.closedAt)],
    ['Complete', campaign.complete ? 'yes' : 'NO'],
    ...(campaign.closeReason === null ? [] : [['Closed incomplete because', campaign.closeReason] as [string, string]]),
    ['Edition', state.edition],
    ...(replaces === null
      ? []
      : [
          ['Replaces', `edition ${replaces.edition}, state ${replaces.stateDigest}: ${replaces.reason}`] as [
            string,
            string,
          ],
        ]),
    ['Sealed', longTime(state.sealedAt)],
    ['Sealed state, SHA-256', stateDigest(state)],
    ['Entitlements in scope', figures.items],
    ...itemOutcomes.map((outcome): [string, number] => [spaced(outcome), figures.byOutcome[outcome]]),
    ['Entitlements out of scope', figures.outOfScope],
    ['Rows that could not be read', figures.rejected],
    ['Removals instructed', figures.cuts],
    ['Removals verified', figures.verified],
    ['Unauthorised actions of the provider', figures.unauthorised],
    ...state.notices.map((notice): [string, string] => ['Notice', notice]),
    [
      'How to check this file',
      'Its digital signature covers every part. See section 12 of the PDF, or run: countersign verify FILE --root root.pem',
    ],
  ];
}

function ledgerRows(state: SealedState): [string, string | number][] {
  const { ledger } = state;
  return [
    ['Origin', ledger.origin],
    ['Entries', ledger.size],
    ['Root', ledger.root],
    ['Verifier key', ledger.verifierKey],
    ['Checkpoint (a signed note)', ledger.checkpoint],
  ];
}

function dictionary(tables: readonly Table[]): Table {
  const kinds = { text: 'text', code: 'text', number: 'number', date: 'date', time: 'date and time, UTC' } as const;
  return {
    name: 'Data dictionary',
    file: 'data-dictionary',
    columns: [
      { head: 'Sheet', meaning: '', kind: 'text', width: 20 },
      { head: 'Column', meaning: '', kind: 'text', width: 26 },
      { head: 'Type', meaning: '', kind: 'text', width: 18 },
      { head: 'Meaning', meaning: '', kind: 'text', width: 80 },
    ],
    rows: tables.flatMap((table) =>
      table.columns.map((column) => [table.name, column.head, kinds[column.kind], column.meaning]),
    ),
  };
}

/** An ampersand starts a code in heads and feet. */
function headerText(text: string): string {
  return safeText(text).replaceAll('&', '&&');
}

/**
 * exceljs's zip as a package in our fixed form. Its docProps hold nothing that the sheets don't, and a signature could not
 * cover them (readers refuse signed ones), so they are left out: then every part can be signed.
 */
async function normalised(xlsx: Buffer): Promise<Buffer> {
  const archive = await openArchive(xlsx);
  const contents = new Map<string, Buffer>();
  for (const { path } of archive.entries) contents.set(path, await buffer(await archive.open(path)));
  await archive.close();
  const typeOf = readContentTypes(contents.get('[Content_Types].xml') ?? Buffer.alloc(0));
  const parts: Part[] = [];
  for (const [name, content] of contents) {
    if (name === '[Content_Types].xml' || name.startsWith('docProps/')) continue;
    const isRelationships = name.endsWith('.rels');
    const contentType = isRelationships ? relationshipsType : typeOf(name);
    if (contentType === undefined) throw new Error(`the part ${name} has no content type`);
    parts.push({ name, contentType, content: isRelationships ? relationshipsOf(content) : content });
  }
  return writePackage(parts);
}

function relationshipsOf(content: Buffer): Buffer {
  const kept = readRelationships(content).filter(({ target }) => !target.startsWith('docProps/'));
  return Buffer.from(writeRelationships(kept));
}
