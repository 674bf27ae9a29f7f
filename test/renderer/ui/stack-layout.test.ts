import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from '../../../renderer/ui/charts/stack-layout.ts';

test('parts stand side by side in proportion', () => {
  const parts = [
    { name: 'met', amount: 3 },
    { name: 'partly', amount: 0 },
    { name: 'not', amount: 1 },
  ];
  expect(layOut(parts, 102, 2)).toEqual([
    { name: 'met', amount: 3, x: 0, width: 75 },
    { name: 'not', amount: 1, x: 77, width: 25 },
  ]);
});

test('however uneven, every part can be seen and the bar keeps its width', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 40, max: 600 }), (list, width) => {
      const placed = layOut(
        list.map((amount, position) => ({ name: String(position), amount })),
        width,
        2,
      );
      const last = placed.at(-1);
      if (last === undefined) return list.every((amount) => amount === 0);
      return placed.every((part) => part.width >= 1) && Math.abs(last.x + last.width - width) < 0.001;
    }),
  );
});
