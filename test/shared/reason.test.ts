import { expect, test } from 'vitest';
import { saysWhy } from '../../shared/reason.ts';

test.each([
  [null, false],
  ['', false],
  ['  \n', false],
  ['x', false],
  ['ok', false],
  ['Needed', false],
  ['a b c', false],
  ['- - - - -', false],
  ['Not needed', true],
  ['Wird benutzt', true],
  ['Rotationsplan', true],
  ['CHG-471 q', false],
])('%j says why: %j', (text, expected) => {
  expect(saysWhy(text)).toBe(expected);
});
