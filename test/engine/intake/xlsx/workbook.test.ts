import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../../electron/engine/intake/xlsx/workbook.ts';
import { samples, withoutSamples } from '../../inventory/quarter.ts';
import { rowsXml, workbookFile, zipOf } from './workbook-file.ts';

async function made(fill: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const rowsOf = async (bytes: Buffer) => (await readWorkbook(bytes)).sheets[0]?.rows;

test('texts, rich texts, numbers, truths, dates and results of formulas are read as the values that are stored', async () => {
  const bytes = await made((workbook) => {
    const sheet = workbook.addWorksheet('Bots');
    sheet.addRow(['text', { richText: [{ text: 'ri' }, { text: 'ch', font: { bold: true } }] }, 42, 0.1, true]);
    sheet.addRow([
      new Date('2026-10-01T00:00:00Z'),
      new Date('2026-10-01T09:30:00Z'),
      null,
      { formula: '1+1', result: 2 },
    ]);
    sheet.getCell('A2').numFmt = 'dd.mm.yyyy';
    sheet.getCell('B2').numFmt = 'yyyy-mm-dd hh:mm';
    sheet.addRow([{ text: 'link', hyperlink: 'http://example.org/' }, { formula: 'NOW()' }, { error: '#REF!' }]);
    sheet.addRow([12345678901]);
    sheet.getCell('A4').numFmt = '000000000000';
  });
  expect(await readWorkbook(bytes)).toEqual({
    sheets: [
      {
        name: 'Bots',
        hidden: false,
        whole: true,
        rows: [
          { row: 1, cells: ['text', 'rich', '42', '0.1', 'TRUE'] },
          { row: 2, cells: ['2026-10-01', '2026-10-01T09:30:00', '', '2'] },
          { row: 3, cells: ['link', '', '#REF!'] },
          { row: 4, cells: ['012345678901'] },
        ],
      },
    ],
    remarks: [
      'Sheet Bots: 2 cells are results of formulas; the values that the workbook last stored were read.',
      'Sheet Bots: one formula has no stored result and was read as empty.',
      'Sheet Bots: one cell holds an error, such as #REF!.',
    ],
  });
});

test('a workbook that counts its days from 1904 gives the same dates', async () => {
  const day = (date1904: boolean) =>
    made((workbook) => {
      workbook.properties.date1904 = date1904;
      workbook
        .addWorksheet('Bots')
        .addRow([new Date('2026-02-28T00:00:00Z')])
        .getCell(1).numFmt = 'd/m/yy';
    }).then(rowsOf);
  const expected = [{ row: 1, cells: ['2026-02-28'] }];
  expect([await day(false), await day(true)]).toEqual([expected, expected]);
});

test('hidden sheets and rows, merged cells and ids that lost digits are read and told', async () => {
  const bytes = await made((workbook) => {
    const sheet = workbook.addWorksheet('Bots', { state: 'visible' });
    sheet.addRow(['id', 'account']);
    sheet.addRow(['a', 1234567890123456]).hidden = true;
    sheet.mergeCells('A4:B4');
    workbook.addWorksheet('Old', { state: 'hidden' }).addRow(['gone']);
  });
  const { sheets, remarks } = await readWorkbook(bytes);
  expect({ names: sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length]), remarks }).toEqual({
    names: [
      ['Bots', false, 2],
      ['Old', true, 1],
    ],
    remarks: [
      'Sheet Bots: one row is hidden in the workbook; it was read like the others.',
      'Sheet Bots: cells are merged in one place; only the first of them has the value.',
      'Sheet Bots: one number has more than 15 digits; a spreadsheet keeps only 15, so it may be an id that was damaged.',
      'Sheet Old is hidden in the workbook; it was read like the others.',
    ],
  });
});

test('macros and links to other files are told and nothing of them is read', async () => {
  const bytes = await workbookFile({
    relations: { vbaProject: 'vbaProject.bin', externalLink: 'externalLinks/externalLink1.xml' },
    others: { 'xl/vbaProject.bin': 'Sub Auto_Open()', 'xl/externalLinks/externalLink1.xml': '<!DOCTYPE x>' },
  });
  expect(await readWorkbook(bytes)).toEqual({
    sheets: [{ name: 'Bots', hidden: false, whole: true, rows: [{ row: 1, cells: ['id'] }] }],
    remarks: [
      'The workbook holds macros. They were not run and not read.',
      'The workbook refers to another file or data connections. Nothing of them was read.',
    ],
  });
});

const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('hostile workbooks', () => {
  const cases: readonly (readonly [string, () => Promise<Buffer>, RegExp])[] = [
    [
      'an entity that grows without end',
      () =>
        workbookFile({
          sheet: `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${rowsXml(`<row r="1">${cell('A1', '&b;')}</row>`)}`,
        }),
      /declares a document type/,
    ],
    [
      'a file outside that an entity refers to',
      () => workbookFile({ strings: '<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst/>' }),
      /declares a document type/,
    ],
    [
      'an entity that nobody defined',
      () => workbookFile({ sheet: rowsXml(`<row r="1">${cell('A1', '&secret;')}</row>`) }),
      /an entity that XML does not have/,
    ],
    [
      'elements nested without end',
      () => workbookFile({ sheet: `${'<a>'.repeat(5000)}` }),
      /nests its elements more than 64 deep/,
    ],
    [
      'a tag that never ends',
      () => workbookFile({ sheet: `<worksheet ${'x'.repeat(2_000_000)}` }),
      /has a tag that does not end|is cut short/,
    ],
    [
      'rows in no order',
      () => workbookFile({ sheet: rowsXml(`<row r="9">${cell('A9', 'x')}</row><row r="2">${cell('A2', 'y')}</row>`) }),
      /has a row out of order/,
    ],
    [
      'a row that no spreadsheet has',
      () => workbookFile({ sheet: rowsXml('<row r="99999999"/>') }),
      /has a row out of order/,
    ],
    [
      'a column that no spreadsheet has',
      () => workbookFile({ sheet: rowsXml(`<row r="1">${cell('ZZZZ1', 'x')}</row>`) }),
      /has a cell out of order/,
    ],
    [
      'a text that is not there',
      () => workbookFile({ sheet: rowsXml('<row r="1"><c r="A1" t="s"><v>7</v></c></row>') }),
      /refers to a text that the workbook does not have/,
    ],
    [
      'a part cut off in the middle',
      () => workbookFile({ sheet: '<worksheet><sheetData><row r="1">' }),
      /is cut short/,
    ],
    [
      'another encoding',
      () => workbookFile({ sheet: '<?xml version="1.0" encoding="UTF-7"?><worksheet/>' }),
      /encoding other than UTF-8/,
    ],
    ['a zip that is no workbook', () => zipOf({ 'readme.txt': 'hello' }), /is not a workbook/],
    [
      'an old or encrypted workbook',
      async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      /old workbook \(\.xls\) or one with a password/,
    ],
    ['two parts of one name', () => workbookFile({ others: { 'XL/workbook.xml': 'x' } }), /can't be opened/],
  ];
  test.each(cases)('%s is refused in words', async (_name, make, sentence) => {
    const bytes = await make();
    const refusal = await readWorkbook(bytes).then(
      () => null,
      (error: Error & { code?: string }) => ({ code: error.code, message: error.message }),
    );
    expect(refusal).toEqual({ code: 'SOURCE_UNREADABLE', message: expect.stringMatching(sentence) });
  });

  test('a small file that stands for more cells or text than allowed is refused before it fills the memory', async () => {
    const wide = await workbookFile({
      sheet: rowsXml(
        Array.from({ length: 400 }, (_, index) => `<row r="${index + 1}">${cell(`XFD${index + 1}`, 'x')}</row>`).join(
          '',
        ),
      ),
    });
    const shared = await workbookFile({
      strings: `<sst><si><t>${'x'.repeat(10_000)}</t></si></sst>`,
      sheet: rowsXml(
        Array.from({ length: 300 }, (_, index) => `<row r="${index + 1}"><c t="s"><v>0</v></c></row>`).join(''),
      ),
    });
    const limits = { cells: 1_000_000, characters: 1_000_000, sheets: 10 };
    await expect(readWorkbook(wide, {}, limits)).rejects.toThrow('more than 1000000 cells');
    await expect(readWorkbook(shared, {}, limits)).rejects.toThrow('more than 1000000 characters');
  });
});

test('only the first rows are read when only they are asked for', async () => {
  const bytes = await made((workbook) => {
    const sheet = workbook.addWorksheet('Bots');
    for (let index = 0; index < 500; index += 1) sheet.addRow([index]);
  });
  const { sheets } = await readWorkbook(bytes, { rows: 3 });
  expect(sheets).toEqual([
    {
      name: 'Bots',
      hidden: false,
      whole: false,
      rows: [
        { row: 1, cells: ['0'] },
        { row: 2, cells: ['1'] },
        { row: 3, cells: ['2'] },
      ],
    },
  ]);
});

test.skipIf(withoutSamples)('real workbooks are read as exceljs reads them', async () => {
  for (const name of ['compliance_report_newformat', 'secret_report']) {
    const file = join(samples, 'xlsx/deepfence', `${name}.xlsx`);
    const other = new ExcelJS.Workbook();
    await other.xlsx.readFile(file);
    const expected = other.worksheets.map((sheet) => {
      const rows: { row: number; cells: string[] }[] = [];
      sheet.eachRow((row, number) => {
        const cells = Array.from({ length: row.cellCount }, (_, index) => {
          const { value } = row.getCell(index + 1);
          if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
          return typeof value === 'object' && value !== null && 'text' in value
            ? String(value.text)
            : String(value ?? '');
        });
        const last = cells.findLastIndex((text) => text !== '');
        if (last !== -1) rows.push({ row: number, cells: cells.slice(0, last + 1) });
      });
      return { name: sheet.name, hidden: false, whole: true, rows };
    });
    expect((await readWorkbook(readFileSync(file))).sheets).toEqual(expected);
  }
});
