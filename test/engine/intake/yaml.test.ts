import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../electron/engine/intake/yaml.ts';
import { CountersignError } from '../../../shared/errors.ts';

function outcome(text: string): unknown {
  try {
    return parseYaml(text).map(({ value }) => value);
  } catch (error) {
    return error instanceof CountersignError ? `${error.code} ${error.message}` : error;
  }
}

describe('the YAML reader', () => {
  test('reads several documents, keeps big integers as digits and times as text', () => {
    expect(outcome('a: 1\nid: 12345678901234567890\nat: 2026-01-02T03:04:05Z\n---\n- x\n- ~\n- no\n---\n')).toEqual([
      { a: 1, id: '12345678901234567890', at: '2026-01-02T03:04:05Z' },
      ['x', null, 'no'],
      null,
    ]);
  });

  test('follows an alias, but only to an anchor before it and only so often', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((name, index) => {
        const before = 'abcdefghi'[index] ?? '';
        return `${name}: &${name} [${Array(10).fill(`*${before}`).join(',')}]`;
      }),
    ].join('\n');
    expect([
      outcome('a: &x {k: v}\nb: *x\n'),
      outcome('b: *x\na: &x 1\n'),
      outcome('a: &x [*x]\n'),
      outcome(bomb),
    ]).toEqual([
      [{ a: { k: 'v' }, b: { k: 'v' } }],
      expect.stringContaining('SOURCE_UNREADABLE'),
      expect.stringMatching(/^SOURCE_/),
      expect.stringMatching(/^SOURCE_UNREADABLE Line \d: not valid YAML, its aliases repeat too much/),
    ]);
  });

  test('refuses a key that stands twice, a merge key, a key that is no text, and what is not well-formed', () => {
    expect(['a: 1\na: 2\n', 'a: &x {k: v}\nb:\n  <<: *x\n', '? [a]\n: 1\n', 'a: [1\n', 'a: "x\n'].map(outcome)).toEqual(
      [
        'SOURCE_UNREADABLE Line 2: not valid YAML, a key stands twice, so the map has two meanings.',
        'SOURCE_UNREADABLE Line 3: not valid YAML, merge keys are not read; write the values out.',
        'SOURCE_UNREADABLE Line 1: not valid YAML, a key is not plain text.',
        expect.stringMatching(/^SOURCE_UNREADABLE Line \d: not valid YAML/),
        expect.stringMatching(/^SOURCE_UNREADABLE Line \d: not valid YAML/),
      ],
    );
  });

  test('refuses depth, in brackets and by indentation', () => {
    const indented = Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect([outcome('['.repeat(50_000)), outcome('['.repeat(300) + ']'.repeat(300)), outcome(indented)]).toEqual([
      expect.stringMatching(/^SOURCE_/),
      expect.stringMatching(/^SOURCE_TOO_DEEP/),
      expect.stringMatching(/^SOURCE_TOO_DEEP/),
    ]);
  });

  test('a map with very many keys is read in linear time', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `k${index}: v`).join('\n');
    expect(Object.keys(parseYaml(text)[0]?.value ?? {})).toHaveLength(20_000);
  });
});
