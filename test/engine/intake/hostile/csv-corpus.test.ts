// Tables that were written to break their reader, and csv-spectrum whole through an import: rows come out, or a sentence
// for each that could not be read, with its line.
import { describe, expect, test } from 'vitest';
import { encode } from '../../../../electron/engine/intake/decode.ts';
import { type EvidenceRow, openEvidence } from '../../../../electron/engine/intake/evidence.ts';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { CountersignError } from '../../../../shared/errors.ts';
import { file, ofType, readAll, sample, samplesAreMissing, samplesIn } from '../reading.ts';

const rule = { field: (name: string) => (name === 'secret' ? ('secret' as const) : null), places: () => [] };

function rowsOf(bytes: Uint8Array): readonly EvidenceRow[] {
  const evidence = openEvidence({ path: 'x.csv', bytes }, ['csv'], rule);
  return evidence?.format === 'csv' ? [...evidence.rows()] : [];
}

/** Line and cells of each row, or line and fault; or why nothing can be read. */
function told(text: string | Uint8Array): unknown {
  try {
    return rowsOf(typeof text === 'string' ? Buffer.from(text) : text).map((row) => [
      row.address.line,
      ...(row.fault === null ? row.cells : [row.fault]),
    ]);
  } catch (error) {
    if (error instanceof CountersignError) return `${error.code} ${error.message}`;
    throw error;
  }
}

describe('hostile CSV', () => {
  test.skipIf(samplesAreMissing)('csv-spectrum, whole, opens to what its answers say', () => {
    const files = samplesIn('csv-spectrum/csvs');
    for (const { path, bytes } of files) {
      const answer = Buffer.from(sample(path.replace('/csvs/', '/json/').replace('.csv', '.json')).bytes).toString();
      const expected = JSON.parse(answer.replaceAll('\\r\\n', '\\n')) as Readonly<Record<string, string>>[];
      const names = Object.keys(expected[0] ?? {});
      const found = rowsOf(bytes).map((row) => Object.fromEntries(names.map((name) => [name, row.value(name)])));
      expect(JSON.parse(JSON.stringify(found).replaceAll('\\r\\n', '\\n')), path).toEqual(expected);
    }
    expect(files).toHaveLength(11);
  });

  test('quoted line breaks, doubled quotes and other delimiters inside quotes', () => {
    expect(told('a;b\n"1\r\n2;""3""\n,";x\n4;"\n\n"\n')).toEqual([
      [2, '1\r\n2;"3"\n,', 'x'],
      [5, '4', '\n\n'],
    ]);
  });

  test('ragged rows, each with its own line, and the rest is read', () => {
    expect(told('a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,3,,,\n\n,,\n1,2,3')).toEqual([
      [2, 'The row has 2 cells, but the header has 3.'],
      [3, '1', '2', '3'],
      [4, 'The row has 4 cells, but the header has 3.'],
      [5, '1', '2', '3'],
      [7, '', '', ''],
      [8, '1', '2', '3'],
    ]);
  });

  test('a file cut off inside a quote loses that row and says so', () => {
    expect(told('a,b\n1,2\n3,"cut o')).toEqual([
      [2, '1', '2'],
      [3, 'A quote is opened and never closed, so the rest of the file is lost.'],
    ]);
  });

  test('encodings: marked UTF-16 is read, anything that is not text is refused at its byte, and so is a NUL', () => {
    expect([
      told(encode('a,b\n1,é\n', 'utf-16le', true)),
      told(encode('a,b\n1,é\n', 'utf-16be', true)),
      told(Buffer.from('a,b\n1,é\n', 'latin1')),
      told(Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0x80, 0x2c, 0x93])),
      told(encode('a,b\n1,2\n', 'utf-16le', true).subarray(2)),
      told('a,b\n1,\u0000\n'),
      told(`a,b\n${'1,2\n'.repeat(2000)}3,\u0000`),
    ]).toEqual([
      [[2, '1', 'é']],
      [[2, '1', 'é']],
      'SOURCE_ENCODING Byte 6 is not valid UTF-8.',
      'SOURCE_ENCODING Byte 4 is not valid UTF-8.',
      'SOURCE_ENCODING Byte 1 is not valid UTF-8 text (it is a NUL; UTF-16 needs a byte order mark).',
      'SOURCE_ENCODING Byte 6 is not valid UTF-8 text (it is a NUL; UTF-16 needs a byte order mark).',
      'SOURCE_ENCODING Byte 8006 is not valid UTF-8 text (it is a NUL; UTF-16 needs a byte order mark).',
    ]);
  });

  test('line ends: LF, CRLF and both in one file; carriage returns alone are refused, other line separators are text', () => {
    expect([told('a,b\r\n1,2\n3,4\r\n'), told('a,b\r1,2\r'), told('a,b\n1,x\u2028y\u0085z\u000bw\n')]).toEqual([
      [
        [2, '1', '2'],
        [3, '3', '4'],
      ],
      'SOURCE_UNREADABLE The lines end with carriage returns alone; save the file with line feeds.',
      [[2, '1', 'x\u2028y\u0085z\u000bw']],
    ]);
  });

  test('a cell of eight million characters, a row of fifty thousand cells and a header of as many are read', () => {
    const long = 'x'.repeat(8_000_000);
    const wide = Array.from({ length: 50_000 }, (_, index) => `c${index}`);
    const [one] = rowsOf(Buffer.from(`a,b\n1,"${long}"\n`));
    const [other] = rowsOf(Buffer.from(`${wide.join(',')}\n${wide.join(',')}\n`));
    expect([String(one?.value('b')).length, other?.cells.length, other?.value('c49999')]).toEqual([
      8_000_000,
      50_000,
      'c49999',
    ]);
  });

  test('a hundred thousand quotes in a row end, one way or the other', () => {
    expect([
      told(`a\n${'"'.repeat(100_000)}`),
      told(`a\n${'"'.repeat(100_001)}`),
      told(`a\n${'"x'.repeat(50_000)}\n2\n`),
    ]).toEqual([
      [[2, '"'.repeat(49_999)]],
      [[2, 'A quote is opened and never closed, so the rest of the file is lost.']],
      [
        [2, 'There is text between a closing quote and the next cell.'],
        [3, '2'],
      ],
    ]);
  });

  test('headers that are empty, repeated or named like parts of an object', () => {
    const [row] = rowsOf(Buffer.from(',__proto__,a,a,constructor,toString\n1,2,3,4,5,6\n'));
    expect(
      ['', '__proto__', 'a', 'constructor', 'toString', 'hasOwnProperty'].map((name) => [
        row?.value(name),
        row?.values(name),
      ]),
    ).toEqual([
      ['1', ['1']],
      ['2', ['2']],
      ['3', ['3', '4']],
      ['5', ['5']],
      ['6', ['6']],
      [undefined, []],
    ]);
  });

  test('a secret is gone from every kind of broken row', () => {
    const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLE7QFD';
    const broken = [
      `a,f,${secret}`,
      `"a",f,${secret},x`,
      `a,"f"${secret},x,y,z,1,2`,
      `a,f,"${secret}""`,
      `"${secret}`,
      `a,f,"${secret}\n${secret}"`,
      `${secret}`,
      `;;;${secret};;`,
    ];
    for (const row of broken) {
      const text = `RuleID,File,Commit,Secret,Match\nr,f,c,${secret},m ${secret}\n${row}\n`;
      const stored = Buffer.from(redact('gitleaks.report', Buffer.from(text)).bytes).toString();
      expect(stored, row).not.toContain(secret);
      expect(redact('gitleaks.report', Buffer.from(stored)).count, row).toBe(0);
    }
  });

  test('an import tells each row that it could not read by file and line', async () => {
    const text = 'native_id,kind,name\n1,bot,a\n2,bot\n3,nonsense,c\n4,bot,"x"y\n5,bot,e\n';
    const records = await readAll('countersign.identities', [file('people.csv', text, 's')]);
    expect([
      ofType(records, 'identity').map(({ nativeId }) => nativeId),
      ofType(records, 'rejected').map(({ address }) => [address.file, address.line]),
    ]).toEqual([
      ['1', '5'],
      [
        ['people.csv', 3],
        ['people.csv', 4],
        ['people.csv', 5],
      ],
    ]);
  });
});
