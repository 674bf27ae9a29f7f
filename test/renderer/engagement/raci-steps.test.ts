import { expect, test } from 'vitest';
import { stepFrom } from '../../../renderer/features/engagement/raci-steps.ts';

const from = { row: 3, column: 2 };
const to = (key: string, ctrlKey = false) => stepFrom(from, { key, ctrlKey }, 8, 6);

test('arrows, pages, Home and End move through the matrix and not past its ends; other keys do not move', () => {
  expect({
    up: to('ArrowUp'),
    right: to('ArrowRight'),
    pageDown: to('PageDown'),
    pageUp: to('PageUp'),
    home: to('Home'),
    end: to('End'),
    first: to('Home', true),
    last: to('End', true),
    letter: to('a'),
    withControl: to('ArrowUp', true),
  }).toEqual({
    up: { row: 2, column: 2 },
    right: { row: 3, column: 3 },
    pageDown: { row: 7, column: 2 },
    pageUp: { row: 0, column: 2 },
    home: { row: 3, column: 0 },
    end: { row: 3, column: 5 },
    first: { row: 0, column: 0 },
    last: { row: 7, column: 5 },
    letter: null,
    withControl: null,
  });
});
