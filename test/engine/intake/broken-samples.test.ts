// A reader never throws for what evidence holds: real files with parts of them replaced by something else come out as
// records, remarks and rejections, each with an address in the file.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../electron/engine/intake/decode.ts';
import { isObject, type JsonValue, property } from '../../../electron/engine/intake/json.ts';
import { aws } from './expected/aws.ts';
import { okta } from './expected/okta.ts';
import { tickets } from './expected/tickets.ts';
import { file, readAll, sample, samplesAreMissing } from './reading.ts';

const rows = [...aws, ...okta, ...tickets].filter(({ kind, path }) => kind !== null && path.endsWith('.json'));

const oddities: readonly JsonValue[] = [
  null,
  true,
  0,
  -1.5,
  '',
  'text',
  '{id}',
  [],
  {},
  [[]],
  [null],
  ['a', 1],
  { a: null },
];

describe.skipIf(samplesAreMissing)('of a broken file', () => {
  test('every reader still says something', async () => {
    const strange = fc.constantFrom(...oddities);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...rows),
        fc.array(fc.tuple(fc.nat(), strange), { minLength: 1, maxLength: 4 }),
        async ({ kind, path }, changes) => {
          const document = parsed(path);
          if (kind === null || document === null) return;
          const broken = changes.reduce<JsonValue>((value, [seed, other]) => replaced(value, seed, other), document);
          const records = await readAll(kind, [file('broken.json', JSON.stringify(broken, null, 1))]);
          expect(records.filter(({ address }) => address !== null && address.file !== 'broken.json')).toEqual([]);
          expect(records.every((record) => !JSON.stringify(record).includes('undefined'))).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });
});

function parsed(path: string): JsonValue | null {
  try {
    return JSON.parse(decode(sample(path).bytes).text) as JsonValue;
  } catch {
    return null;
  }
}

/** The value with the part that the seed leads to replaced. */
function replaced(value: JsonValue, seed: number, other: JsonValue): JsonValue {
  const keys = Array.isArray(value) || isObject(value) ? Object.keys(value) : [];
  const key = keys[seed % Math.max(1, keys.length)];
  if (key === undefined || seed % 7 === 0) return other;
  const deeper = Math.floor(seed / 7);
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? replaced(item, deeper, other) : item));
  return isObject(value) ? { ...value, [key]: replaced(property(value, key) ?? null, deeper, other) } : other;
}
