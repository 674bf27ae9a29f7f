import { expect, test } from 'vitest';
import { matchRank } from '../../../renderer/app/palette-match.ts';

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
