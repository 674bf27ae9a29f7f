import { expect, test } from 'vitest';
import { openAfter } from '../../../renderer/features/review/queue-model.ts';

const items = [
  { id: 'a', state: 'open' },
  { id: 'b', state: 'decided' },
  { id: 'c', state: 'waiting_second_person' },
  { id: 'd', state: 'asked' },
] as const;

test('a decision leads to the next item that is open, where it is known which one that is', () => {
  const itemAt = (position: number) => items[position];
  expect([openAfter(0, itemAt), openAfter(3, itemAt)]).toEqual(['d', undefined]);
});
