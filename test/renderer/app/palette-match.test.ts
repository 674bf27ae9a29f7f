import { expect, test } from 'vitest';
import { matchRank, startsWords } from '../../../renderer/app/palette-match.ts';

function ordered(typed: string, titles: readonly string[]): string[] {
  return titles
    .flatMap((title) => {
      const rank = matchRank(typed, title);
      return rank === null ? [] : [{ title, rank }];
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ title }) => title);
}

test('what begins with the text comes before what contains it', () => {
  expect(ordered('re', ['Certify later', 'Open a report', 'Review', 'Certify'])).toEqual(['Review', 'Open a report']);
});

test('every word has to occur, in any order', () => {
  expect(matchRank('file verify', 'Verify a signed file')).not.toBeNull();
  expect(matchRank('file delete', 'Verify a signed file')).toBeNull();
});

test('a title is meant when each typed word begins one of its own', () => {
  const meant = ['Read and sign off', 'Sign off', 'app-signature-service', 'Design'].map((title) =>
    startsWords('sign', title),
  );
  expect([meant, startsWords('off si', 'Read and sign off'), startsWords('off ign', 'Read and sign off')]).toEqual([
    [true, true, true, false],
    true,
    false,
  ]);
});
