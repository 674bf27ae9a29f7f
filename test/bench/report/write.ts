// Writes one report in a process of its own: WRITER ITEMS OUT. Prints the seconds that the writing took, and the memory of
// the process before it and at its most, as JSON.
import { createWriteStream } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import ExcelJs from 'exceljs';
import PdfKit from 'pdfkit';
import { stateDigest } from '../../../electron/engine/report/figures.ts';
import { writePdfFile } from '../../../electron/engine/report/pdf/render.ts';
import { writeXlsxFile } from '../../../electron/engine/report/xlsx/render.ts';
import type { SealedState } from '../../../electron/engine/review/sealed-state.ts';
import { sealedState } from '../../engine/report/fixture.ts';
import { decisionsOf, lineItems } from './rows.ts';

const writers: Readonly<Record<string, (state: SealedState, out: string) => Promise<void>>> = {
  xlsx: (state, out) => writeXlsxFile(out, state, { draft: false, signature: null, digest }),
  pdf: (state, out) => writePdfFile(out, state, { draft: false, signers: [], digest }),
  exceljs: writeWithExcelJs,
  pdfkit: writeWithPdfKit,
};

const [writer = '', items = '', out = ''] = process.argv.slice(2);
const write = writers[writer];
if (write === undefined) throw new Error(`there is no writer ${writer}`);
const state = sealedState({ items: Number(items) });
// A sealed state is read by its digest; the others take none.
const digest = stateDigest(state);
await setImmediate();
const base = process.memoryUsage.rss();
const start = performance.now();
await write(state, out);
const seconds = (performance.now() - start) / 1000;
const most = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ seconds, base: base / 1e6, most: most / 1e6 }));

/** The streaming writer of exceljs, with the styles, widths, filter and frozen head of ours. */
async function writeWithExcelJs(given: SealedState, path: string): Promise<void> {
  const { columns, rows } = decisionsOf(given);
  const book = new ExcelJs.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: true });
  const sheet = book.addWorksheet('Decisions', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.addRow(columns.map(({ head }) => head)).commit();
  const formats = { text: '@', code: '@', number: '#,##0', date: 'yyyy-mm-dd', time: 'yyyy-mm-dd hh:mm' };
  for (const values of rows) {
    const row = sheet.addRow(
      values.map((value, index) => {
        const kind = columns[index]?.kind;
        return (kind === 'date' || kind === 'time') && value !== null ? new Date(value) : value;
      }),
    );
    for (const [index, { kind }] of columns.entries()) {
      if (values[index] === null) continue;
      const cell = row.getCell(index + 1);
      cell.numFmt = formats[kind];
      cell.alignment = { vertical: 'top', wrapText: kind === 'text' };
    }
    row.commit();
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
  sheet.commit();
  await book.commit();
}

/** pdfkit's own table, of the line items alone: no tags, no groups, no repeated heads. */
async function writeWithPdfKit(given: SealedState, path: string): Promise<void> {
  const document = new PdfKit({ size: 'A4', margin: 51, font: 'Helvetica' });
  const written = new Promise<void>((resolve, reject) => {
    document.pipe(createWriteStream(path)).on('finish', resolve).on('error', reject);
  });
  document.fontSize(8);
  const table = document.table({ columnStyles: [40, 146, 60, 108, '*'] });
  for (const cells of lineItems(given)) table.row(cells);
  table.end();
  document.end();
  await written;
}
