import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalText,
  type JsonValue,
  jsonLimits,
  parseJson,
  parseJsonAt,
} from '../../../electron/engine/intake/json.ts';
import { CountersignError } from '../../../shared/errors.ts';

function refusal(text: string): string {
  try {
    parseJson(text);
    return 'accepted';
  } catch (error) {
    return error instanceof CountersignError ? `${error.code} ${error.message}` : `not ours: ${String(error)}`;
  }
}

/** JSON.parse's verdict, for texts that have nothing that we refuse on purpose. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The one difference on purpose: integers beyond 2^53 stay as they are written. */
function keepDigits(this: unknown, _key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source ?? '';
  return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value;
}

describe('the JSON reader', () => {
  test('reads what JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(parseJson(text).value).toEqual(JSON.parse(text, keepDigits));
      }),
      { numRuns: 300 },
    );
  });

  test('accepts and refuses the same texts as JSON.parse when a valid one is damaged', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '\\u12',
      '-',
      '0',
      '01',
      '1e',
      '.',
      'nul',
      '\n',
      '\t',
      '\u0001',
      ' ',
    );
    const damaged = fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.nat(3), pieces).map(([text, at, drop, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + drop);
    });
    fc.assert(
      fc.property(damaged, (text) => {
        const ours = refusal(text);
        return (ours === 'accepted') === isJson(text) || ours.includes('stands twice');
      }),
      { numRuns: 2000 },
    );
  });

  test('refuses what RFC 8259 does not allow', () => {
    const wrong = [
      '',
      ' ',
      '[1,]',
      '[,1]',
      '{"a":1,}',
      '{a:1}',
      "{'a':1}",
      '[1 2]',
      '[01]',
      '[+1]',
      '[.5]',
      '[1.]',
      '[1e]',
      '[0x1]',
      '[NaN]',
      '[Infinity]',
      '["\t"]',
      '["\\x"]',
      '["\\u12G4"]',
      '"',
      '["a',
      '{"a"',
      '{"a":',
      '[',
      'nul',
      'truee',
      '[1]x',
      '\uFEFF[]',
      '/**/[]',
      '[1]//',
      '{"a":1}{"b":2}',
      '["a"\u00A0]',
      '[\u000C]',
      '-',
      '[-]',
      '"\\',
    ];
    expect(wrong.filter((text) => !refusal(text).startsWith('SOURCE_UNREADABLE Line '))).toEqual([]);
  });

  test('keeps the digits of integers that a number would change, and of numbers beyond its range', () => {
    expect(
      parseJson('[9007199254740991, 9007199254740993, -123456789012345678901, 1.5, -0, 1e400, 1E3]').value,
    ).toEqual([9007199254740991, '9007199254740993', '-123456789012345678901', 1.5, -0, '1e400', 1000]);
  });

  test('refuses a key that stands twice and says on which line, also when it is written differently', () => {
    expect([
      refusal('{"Effect": "Allow",\n "Effect": "Deny"}'),
      refusal('{"a":1,"\\u0061":2}'),
      refusal('{"__proto__":1,"__proto__":2}'),
    ]).toEqual([
      'SOURCE_UNREADABLE Line 2, column 2: not valid JSON, a key stands twice in one object, so the object has two meanings.',
      'SOURCE_UNREADABLE Line 1, column 8: not valid JSON, a key stands twice in one object, so the object has two meanings.',
      'SOURCE_UNREADABLE Line 1, column 16: not valid JSON, a key stands twice in one object, so the object has two meanings.',
    ]);
  });

  test('refuses depth beyond the limit, however deep, and accepts the limit itself', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect([
      refusal(nested(jsonLimits.depth)),
      refusal(nested(jsonLimits.depth + 1)).slice(0, 15),
      refusal('['.repeat(1_000_000)).slice(0, 15),
    ]).toEqual(['accepted', 'SOURCE_TOO_DEEP', 'SOURCE_TOO_DEEP']);
  });

  test('refuses a string beyond the limit', () => {
    expect(refusal(JSON.stringify('x'.repeat(jsonLimits.stringLength + 1)))).toContain('longer than 4 MiB');
  });

  test('refuses more keys, lists, values and digits than the limits', () => {
    const limits = { ...jsonLimits, keys: 3, containers: 4, values: 10, numberLength: 5 };
    const refused = (text: string): string => {
      try {
        parseJsonAt(text, 0, true, limits);
        return 'accepted';
      } catch (error) {
        return error instanceof CountersignError ? error.message : String(error);
      }
    };
    expect([
      refused('{"a":1,"b":2,"c":3}'),
      refused('{"a":1,"b":2,"c":3,"d":4}'),
      refused('[[],[],[]]'),
      refused('[[],[],[],{}]'),
      refused('[1,2,3,4,5,6,7,8,9]'),
      refused('[1,2,3,4,5,6,7,8,9,0]'),
      refused('123456'),
    ]).toEqual([
      'accepted',
      'Line 1, column 20: not valid JSON, an object has more than 3 keys.',
      'accepted',
      'Line 1, column 11: not valid JSON, the document has more than 4 lists and objects; export it in parts.',
      'accepted',
      'Line 1, column 20: not valid JSON, the document has more than 10 values; export it in parts.',
      'Line 1, column 1: not valid JSON, a number is too long.',
    ]);
  });

  test('a key named __proto__ is a key like any other', () => {
    const { value } = parseJson('{"__proto__": {"polluted": true}}');
    expect([Object.keys(value as object), ({} as { polluted?: boolean }).polluted]).toEqual([['__proto__'], undefined]);
  });

  test('half a character, written as an escape, becomes the sign for one that nobody knows', () => {
    expect(parseJson('{"\\ud83d\\ude00": "\\ud800", "k\\udfaa": "a\\udc00\\ud800b"}').value).toEqual({
      '😀': '\ufffd',
      'k\ufffd': 'a\ufffd\ufffdb',
    });
  });

  test('remembers where every object and list begins', () => {
    const text = '{\n "a": [1, {"b": 2}]\n}';
    expect([...parseJson(text).offsets.values()]).toEqual([0, 8, 12]);
  });

  test('writes the same condition the same way whatever its order', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const value = object as JsonValue;
        const reversed = Object.fromEntries(Object.entries(object).reverse()) as JsonValue;
        expect(canonicalText(reversed)).toBe(canonicalText(value));
        expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
