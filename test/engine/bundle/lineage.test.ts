import { expect, test } from 'vitest';
import { judgeLineage } from '../../../electron/engine/bundle/lineage.ts';

const a = { sequence: 1, tagmanifestSha256: 'a'.repeat(64) };
const b = { sequence: 2, tagmanifestSha256: 'b'.repeat(64) };
const c = { sequence: 3, tagmanifestSha256: 'c'.repeat(64) };
const next = (sequence: number, previous: { tagmanifestSha256: string } | null, digest = 'd') => ({
  sequence,
  previous: previous === null ? null : `sha256:${previous.tagmanifestSha256}`,
  tagmanifestSha256: digest.repeat(64),
});

const cases = [
  ['the first of a series', [], next(1, null), 'first'],
  ['a second one with none before it', [], next(2, a), 'gap'],
  ['a first one that names a bundle before it', [], next(1, a), 'gap'],
  ['one that names the last and counts on', [a, b], next(3, b), 'follows'],
  ['one that follows, whatever the order of import', [b, a], next(3, b), 'follows'],
  [
    'one that names the last in capital letters',
    [a],
    { ...next(2, a), previous: `sha256:${'A'.repeat(64)}` },
    'follows',
  ],
  ['the same bundle again', [a, b], { ...b, previous: `sha256:${a.tagmanifestSha256}` }, 'replay'],
  ['the first one again', [a, b, c], { ...a, previous: null }, 'replay'],
  ['one that counts on by two', [a], next(3, b), 'gap'],
  ['one that counts on by two but names the last', [a], next(3, a), 'gap'],
  ['one that names none before it', [a], next(2, null), 'gap'],
  ['another one with the same number', [a, b], next(2, a), 'fork'],
  ['one that continues from an earlier one', [a, b], next(3, a), 'fork'],
  ['one that continues from another version of the last', [a, b], next(3, c), 'fork'],
  ['an older one that was never imported', [b, c], next(1, null), 'rollback'],
] as const;

test.each(cases)('%s', (_, before, bundle, verdict) => {
  const judged = judgeLineage(before, bundle);
  expect([judged.verdict, /^[A-Z].{20,}\.$/.test(judged.sentence)]).toEqual([verdict, true]);
});

test('the sentence names the bundles that are missing', () => {
  expect([judgeLineage([a], next(3, b)).sentence, judgeLineage([a], next(5, b)).sentence]).toEqual([
    'Bundle 2 was never imported, nor was the bundle that this one names.',
    'Bundle 2 to 4 was never imported, nor was the bundle that this one names.',
  ]);
});
