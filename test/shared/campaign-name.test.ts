import { expect, test } from 'vitest';
import { freeName, isSameName } from '../../shared/campaign-name.ts';

test('case, spaces and ligatures make no name of its own', () => {
  const name = 'Q4 2026 access review';
  expect([
    isSameName(name, ' q4  2026 Access Review '),
    isSameName('Offenlegung', 'Oﬀenlegung'),
    isSameName(name, `${name} (2)`),
  ]).toEqual([true, true, false]);
});

test('a name that is taken gets the first number that is free', () => {
  expect([
    freeName('Q4', []),
    freeName('Q4', ['q4']),
    freeName('Q4', ['Q4', 'Q4 (3)']),
    freeName('Q4', ['Q4', 'q4 (2)', 'Q4 (3)']),
  ]).toEqual(['Q4', 'Q4 (2)', 'Q4 (2)', 'Q4 (4)']);
});
