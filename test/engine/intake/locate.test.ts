import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode } from '../../../electron/engine/intake/decode.ts';
import { type Format, formatOf } from '../../../electron/engine/intake/evidence.ts';
import { positionAt } from '../../../electron/engine/intake/lines.ts';
import { locate } from '../../../electron/engine/intake/locate.ts';
import { pointerToken } from '../../../electron/engine/intake/pointer.ts';

const everyFormat = ['json', 'ndjson', 'csv', 'yaml'] as const;

function shown(text: string, place: { line?: number; pointer?: string }, formats: readonly Format[] = everyFormat) {
  const format = formatOf(text, formats) ?? 'csv';
  const span = locate(text, format, { line: place.line ?? null, pointer: place.pointer ?? null });
  if (span === null) return null;
  const { line, column } = positionAt(text, span.start);
  return [line, column, positionAt(text, Math.max(span.start, span.end - 1)).line, text.slice(span.start, span.end)];
}

/** Every pointer of a value with what it leads to. */
function places(value: unknown, pointer = ''): [string, unknown][] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => places(item, `${pointer}/${pointerToken(key)}`))
      : [];
  return [[pointer, value], ...below];
}

describe('locating evidence', () => {
  test('every pointer of any JSON document leads to exactly its value, indented or not', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        for (const [pointer, expected] of places(JSON.parse(text))) {
          const span = locate(text, 'json', { line: null, pointer });
          expect(JSON.parse(text.slice(span?.start, span?.end))).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('line and column count from one, in the decoded text of any encoding', () => {
    const text = '{\r\n  "ä/b": [1,\r\n    "x~y"]\r\n}\r\n';
    expect(shown(text, { pointer: '/ä~1b/1' })).toEqual([3, 5, 3, '"x~y"']);
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const)
      expect(shown(decode(encode(text, encoding, true)).text, { pointer: '/ä~1b/1' })).toEqual([3, 5, 3, '"x~y"']);
  });

  test('a line of NDJSON is found by its index, empty lines between them not counted', () => {
    const text = '{"a":1}\n\n{"a":{"b":2}}\n';
    expect([
      shown(text, { pointer: '/1' }),
      shown(text, { pointer: '/1/a/b' }),
      shown(text, { pointer: '/2' }),
    ]).toEqual([[3, 1, 3, '{"a":{"b":2}}'], [3, 11, 3, '2'], null]);
  });

  test('a YAML pointer begins with the document where there are several', () => {
    const several = 'kind: A\n---\nkind: B\nitems:\n  - name: x\n';
    const yaml = (text: string, pointer: string) => shown(text, { pointer }, ['yaml']);
    expect([yaml(several, '/1/items/0/name'), yaml('kind: A\n', '/kind')]).toEqual([
      [5, 11, 5, 'x'],
      [1, 7, 1, 'A'],
    ]);
  });

  test('comments before the lines are no lines, and an assignment before a document is no part of it', () => {
    const lines = '# made by a scanner\n\n#\n{"a":1}\n{"a":{"b":2}}\n';
    const script = 'results =\n{"a":\n [7]};\n';
    expect([shown(lines, { pointer: '/1/a/b' }), shown(script, { pointer: '/a/0' })]).toEqual([
      [5, 11, 5, '2'],
      [3, 3, 3, '7'],
    ]);
  });

  test('a pointer begins with the document where a file has several, indented or not', () => {
    const pages = '{\n  "page": 1\n}\n{\n  "page": [2, "two"]\n}\n';
    expect([shown(pages, { pointer: '/1/page/1' }), shown(pages, { pointer: '/0/page' })]).toEqual([
      [5, 15, 5, '"two"'],
      [2, 11, 2, '1'],
    ]);
  });

  test('a record of a table parted by semicolons is found as its delimiter says', () => {
    expect(shown('sep=;\nid;note\n1;"two\nlines"\n', { line: 3 })).toEqual([3, 1, 4, '1;"two\nlines"']);
  });

  test('a line of CSV is shown as its whole record', () => {
    expect(shown('id,note\n1,"two\nlines"\n2,x\n', { line: 2 })).toEqual([2, 1, 3, '1,"two\nlines"']);
  });

  test('a place that is not there is not found', () => {
    expect([
      shown('{"a":[]}', { pointer: '/a/0' }),
      shown('{"a":1}', { pointer: 'a' }),
      shown('a,b\n', { line: 9 }),
      shown('{}', {}),
    ]).toEqual([null, null, null, null]);
  });
});
