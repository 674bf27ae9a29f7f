import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellSpans, csvRecords, readCsv } from '../../../electron/engine/intake/csv.ts';
import { sample, samplesAreMissing, samplesIn } from './reading.ts';

function rows(text: string): unknown {
  const table = readCsv(text);
  return table === null
    ? null
    : [
        table.header,
        ...[...table.records()].map(({ line, cells, fault }) => (fault === null ? [line, ...cells] : [line, fault])),
      ];
}

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom('', 'a', '"', '""', 'x,y', 'x;y', 'two\nlines', 'two\r\nlines', ' pad ', 'é😀'),
);

function written(table: readonly (readonly string[])[], delimiter: string, lineEnd: string): string {
  const quote = (text: string): string =>
    /["\r\n,;\t]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;
  return table.map((row) => row.map(quote).join(delimiter)).join(lineEnd);
}

const tables = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

describe('the CSV reader', () => {
  test('reads every table as csv-parse does, cells and lines', () => {
    fc.assert(
      fc.property(
        tables,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (table, delimiter, lineEnd) => {
          const text = written(table, delimiter, lineEnd);
          const expected = parse(text, {
            delimiter,
            record_delimiter: lineEnd,
            info: true,
            skip_empty_lines: true,
          }) as unknown as { record: string[] }[];
          expect([...csvRecords(text, delimiter)].map(({ cells }) => cells)).toEqual(
            expected.map(({ record }) => record),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('each record begins on the line where its text stands, and its cells where their spans say', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const text = written(table, ',', '\n');
        for (const record of csvRecords(text, ',')) {
          expect(text.slice(0, record.start).split('\n')).toHaveLength(record.line);
          const raw = cellSpans(text, ',', record).map(({ start, end }) => text.slice(start, end));
          expect(raw.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part))).toEqual(
            record.cells,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test('finds the delimiter, the header and the line of every row', () => {
    expect(rows('"id";note\r\n1;"two\r\nlines"\r\n\r\n2;"say ""hi"""')).toEqual([
      ['id', 'note'],
      [2, '1', 'two\r\nlines'],
      [5, '2', 'say "hi"'],
    ]);
  });

  test('the delimiter is what parts the header, whatever stands in names and below', () => {
    const found = [
      'id;note\na,b,c,d;x\n',
      'id\n1,2\n',
      '"Name, given";Id\n',
      'Name, first, family;Id\n',
      'a, b, c\n',
      'a\tb,c\td;e\n',
      '\n\nid;"no, te"\n',
      'sep=;\r\na,b;c\r\n',
      'sep=,\na;b;c,d\n',
      '"a;b";"c"\n',
    ].map((text) => readCsv(text)?.delimiter);
    expect(found).toEqual([';', ',', ';', ';', ',', '\t', ';', ';', ',', ';']);
  });

  test('the line in which Excel names the delimiter is no record', () => {
    expect([rows('sep=;\r\na;b\r\n1;2\r\n'), rows('"sep=,"\na\n1\n'), rows('sep=;'), rows('sep=\n1\n')]).toEqual([
      [
        ['a', 'b'],
        [3, '1', '2'],
      ],
      [['a'], [3, '1']],
      null,
      [['sep='], [2, '1']],
    ]);
  });

  test('a row that does not fit the header is reported with its line and does not stop the others', () => {
    expect(rows('a,b\n1\n1,2,3\n1,2,,\n"x"y,2\n3,4\n5,"open\n6,7\n')).toEqual([
      ['a', 'b'],
      [2, 'The row has 1 cells, but the header has 2.'],
      [3, 'The row has 3 cells, but the header has 2.'],
      [4, '1', '2'],
      [5, 'There is text between a closing quote and the next cell.'],
      [6, '3', '4'],
      [7, 'A quote is opened and never closed, so the rest of the file is lost.'],
    ]);
  });

  test('a header alone is a table without rows, and no text is no table', () => {
    expect([rows('a,b\n'), rows('a,b'), rows(''), rows('\n\n')]).toEqual([[['a', 'b']], [['a', 'b']], null, null]);
  });

  test('lines that end with carriage returns alone are refused instead of read as one header', () => {
    expect(() => readCsv('a,b\r1,2\r')).toThrow('carriage returns alone');
  });

  test.skipIf(samplesAreMissing)('agrees with csv-spectrum and with csv-parse on real files', () => {
    for (const { path, bytes } of samplesIn('csv-spectrum/csvs')) {
      const table = readCsv(Buffer.from(bytes).toString());
      const found = [...(table?.records() ?? [])].map(({ cells }) =>
        Object.fromEntries((table?.header ?? []).map((name, index) => [name, cells[index]])),
      );
      const answer = sample(path.replace('/csvs/', '/json/').replace('.csv', '.json'));
      // The CRLF files of the collection lost their CRs on the way here, their answers did not.
      const plain = (text: string): unknown => JSON.parse(text.replaceAll('\\r\\n', '\\n'));
      expect(plain(JSON.stringify(found)), path).toEqual(plain(Buffer.from(answer.bytes).toString()));
    }
    // Four rows of this export have quotes inside quoted cells: both readers refuse them and go on.
    const text = Buffer.from(sample('csv-misc/export.csv').bytes).toString();
    const records = [...csvRecords(text, ',')];
    expect(records.filter(({ fault }) => fault === null).map(({ cells }) => cells)).toEqual(
      parse(text, { relax_column_count: true, skip_records_with_error: true }),
    );
    expect(records.filter(({ fault }) => fault !== null)).toHaveLength(4);
  });
});
