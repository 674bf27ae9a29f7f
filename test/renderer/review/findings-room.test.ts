import { expect, test } from 'vitest';
import { findingsInRoom } from '../../../renderer/features/review/findings-room.ts';

const short = 'A live secret expired on 2026-08-29.';
const long = 'x'.repeat(150);

test('all findings stand with their figures while they leave room for the advice', () => {
  expect([[], [short], Array(8).fill(short), [long, long, short, short]].map(findingsInRoom)).toEqual([0, 1, 8, 4]);
});

test('where they do not, the worst stand first, and three at least', () => {
  expect(
    [Array(9).fill(short), [...Array(5).fill(short), long, short], Array(5).fill(long.repeat(3))].map(findingsInRoom),
  ).toEqual([7, 5, 3]);
});
