import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRecords } from '../../../electron/engine/intake/csv.ts';
import { tablePlaces } from '../../../electron/engine/inventory/artefact-places.ts';

test('the records of a table stand where the reader of the evidence finds them, with quotes and without', () => {
  const piece = fc.constantFrom('a', 'b,c', ',', '\n', '\r\n', '\n\n', '"d\ne"', '"f""g"', ' ', 'h\ti');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = `id,name\n${pieces.join('')}`;
      const found = tablePlaces(text);
      const [, ...records] = [...csvRecords(text, ',')];
      expect(
        found === null
          ? null
          : Array.from(found.lines, (line, index) => [line, found.starts[index], found.ends[index]]),
      ).toEqual(records.map(({ line, start, end }) => [line, start, end]));
    }),
    { numRuns: 300 },
  );
});

test('a line that declares the delimiter, and a header below empty lines, are no records', () => {
  expect([tablePlaces('\nsep=;\n\nid;name\n1;x\n'), tablePlaces('\n\n')]).toEqual([
    {
      columns: ['id', 'name'],
      delimiter: ';',
      lines: Uint32Array.of(5),
      starts: Uint32Array.of(16),
      ends: Uint32Array.of(19),
    },
    null,
  ]);
});
