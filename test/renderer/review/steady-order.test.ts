import { expect, test } from 'vitest';
import { steadyOrder } from '../../../renderer/features/review/use-steady-order.ts';

const keyed = (keys: string) => [...keys].map((key) => ({ key }));
const written = (rows: readonly { readonly key: string }[]) => rows.map(({ key }) => key).join('');

test('rows that stay keep their order, whatever order they are read in, and new ones come last', () => {
  expect(written(steadyOrder(keyed('abcd'), keyed('xdbya')))).toBe('abdxy');
});

test('where nothing stood before, rows stand as they are read', () => {
  expect(written(steadyOrder([], keyed('cab')))).toBe('cab');
});
