import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellReader, splitList } from '../../../../electron/engine/intake/mapping/cells.ts';

const value = (text: string) => ({ state: 'value', value: text });

test('words for yes and no are read whatever their case, and anything else is refused without being quoted', () => {
  const read = cellReader({ as: 'boolean', yes: ['Ja', 'x'], no: ['Nein'] }, ['-']);
  expect([' JA ', 'X', 'nein', '-', '', 'vielleicht'].map(read)).toEqual([
    value('true'),
    value('true'),
    value('false'),
    { state: 'empty' },
    { state: 'empty' },
    { state: 'refused', reason: 'holds neither a word for yes nor one for no' },
  ]);
});

test('a word means what the mapping says, nothing where it says so, and an unknown one is refused', () => {
  const words = [
    { from: 'Dienstkonto', to: 'service_account' },
    { from: 'info', to: null },
  ];
  const strict = cellReader({ as: 'words', words, otherwise: 'reject' }, []);
  const lenient = cellReader({ as: 'words', words, otherwise: 'unknown' }, []);
  expect([strict('dienstkonto'), strict('INFO'), strict('Robot'), lenient('Robot')]).toEqual([
    value('service_account'),
    { state: 'empty' },
    { state: 'refused', reason: 'holds a word that the mapping does not know' },
    { state: 'empty' },
  ]);
});

test('no reading ever puts what stands in the cell into its reason', () => {
  const readings = [
    { as: 'date', order: 'dmy', zone: 'Z', never: [] },
    { as: 'boolean', yes: ['y'], no: ['n'] },
    { as: 'words', words: [], otherwise: 'reject' },
  ] as const;
  fc.assert(
    fc.property(fc.string({ minLength: 6, maxLength: 60 }), (text) => {
      const secret = `§${text.trim()}§`;
      for (const reading of readings) {
        const result = cellReader({ ...reading } as never, [])(secret);
        expect(JSON.stringify(result)).not.toContain(secret);
      }
    }),
  );
});

test("a spreadsheet's errors are no values: #N/A is unknown, the others are refused", () => {
  const read = cellReader({ as: 'text' }, []);
  expect([read('#N/A'), read('#REF!')]).toEqual([
    { state: 'empty' },
    { state: 'refused', reason: "holds the spreadsheet's error #REF!" },
  ]);
});

test('a list is its parts, trimmed, each once and none empty', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[A-Za-z ]{0,12}$/), { maxLength: 30 }), (parts) => {
      const expected = [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== '');
      expect([splitList(parts.join(';'), ';'), splitList(parts.join('\r\n'), '\\n')]).toEqual([expected, expected]);
    }),
  );
  expect(splitList('a;'.repeat(1500), ';')).toBe('holds more than 1000 parts');
});
