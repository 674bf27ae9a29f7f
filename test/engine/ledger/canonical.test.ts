import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, canonicalPieces } from '../../../electron/engine/ledger/canonical.ts';

/** Strings that UTF-8 can carry. */
const text = fc.string({ unit: 'grapheme' });
const json = fc.jsonValue({ stringUnit: 'grapheme', noUnicodeString: false });

test('the example of RFC 8785 comes out as the RFC shows it', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('members are sorted by UTF-16 code units, as in the example of RFC 8785 3.2.3', () => {
  const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
  const written = canonicalJson(Object.fromEntries(names.map((name) => [name, 0])));
  expect(Object.keys(JSON.parse(written))).toEqual(['1', '\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
});

test('numbers are written as ECMAScript does, and zero has no sign', () => {
  expect([-0, 1e21, 1e-7, 9007199254740992, 0.1 + 0.2, 5e-324].map(canonicalJson)).toEqual([
    '0',
    '1e+21',
    '1e-7',
    '9007199254740992',
    '0.30000000000000004',
    '5e-324',
  ]);
});

test('reading and writing again changes nothing', () => {
  fc.assert(
    fc.property(json, (value) => {
      const once = canonicalJson(value);
      expect(canonicalJson(JSON.parse(once))).toBe(once);
      expect(JSON.parse(once)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the order in which members were set does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(text, fc.integer()), (members) => {
      const reversed = Object.fromEntries(Object.entries(members).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(members));
    }),
  );
});

test('in pieces it is the same text', () => {
  const long = { b: Array.from({ length: 30_000 }, (_, index) => ({ z: index, a: 'é' })), a: { c: [], b: {} } };
  const pieces = [...canonicalPieces(long)];
  expect({ several: pieces.length > 5, same: pieces.join('') === canonicalJson(long) }).toEqual({
    several: true,
    same: true,
  });
  fc.assert(fc.property(json, (value) => [...canonicalPieces(value)].join('') === canonicalJson(value)));
});

test('a member called __proto__ is written like any other', () => {
  expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
});

test.each([
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['undefined', undefined],
  ['an undefined member', { a: undefined }],
  ['a hole in an array', new Array(2)],
  ['a lone surrogate', 'a\ud800'],
  ['a lone surrogate in a name', { '\udc00': 1 }],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['bytes', Uint8Array.of(1)],
  ['a bigint', 1n],
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
])('%s is refused', (_name, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
  expect(() => canonicalJson({ deep: [value] })).toThrow(TypeError);
});
