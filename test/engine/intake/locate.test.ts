import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode } from '../../../electron/engine/intake/decode.ts';
import { locate } from '../../../electron/engine/intake/locate.ts';
import { pointerToken } from '../../../electron/engine/intake/pointer.ts';

function shown(text: string, place: { line?: number; pointer?: string }): unknown {
  const location = locate(Buffer.from(text), { line: place.line ?? null, pointer: place.pointer ?? null });
  return location === null
    ? null
    : [location.line, location.column, location.endLine, text.slice(location.start, location.end)];
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
          const location = locate(Buffer.from(text), { line: null, pointer });
          expect(JSON.parse(text.slice(location?.start, location?.end))).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('line and column count from one, in the decoded text of any encoding', () => {
    const text = '{\r\n  "ä/b": [1,\r\n    "x~y"]\r\n}\r\n';
    expect(shown(text, { pointer: '/ä~1b/1' })).toEqual([3, 5, 3, '"x~y"']);
    expect(locate(encode(text, 'utf-16be', true), { line: null, pointer: '/ä~1b/1' })?.line).toBe(3);
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
    expect([shown(several, { pointer: '/1/items/0/name' }), shown('kind: A\n', { pointer: '/kind' })]).toEqual([
      [5, 11, 5, 'x'],
      [1, 7, 1, 'A'],
    ]);
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
