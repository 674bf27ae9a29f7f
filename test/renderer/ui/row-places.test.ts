import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ListMeasures,
  placedRows,
  rowsInSight,
  slotsFor,
  tallest,
  topToReveal,
} from '../../../renderer/ui/row-places.ts';

const list: ListMeasures = { total: 1000, rowHeight: 28, headHeight: 28, view: 308 };

const measures = fc.record<ListMeasures>({
  total: fc.integer({ min: 1, max: 3_000_000 }),
  rowHeight: fc.constantFrom(20, 28, 46),
  headHeight: fc.constantFrom(0, 28),
  view: fc.integer({ min: 120, max: 1600 }),
});

function mostOf({ total, rowHeight, headHeight, view }: ListMeasures): number {
  return Math.max(0, Math.min(total * rowHeight + headHeight, tallest) - view);
}

test('the rows in sight begin under the head, and nothing is in sight before the list is drawn', () => {
  expect([
    rowsInSight(list, 0),
    rowsInSight(list, 14),
    rowsInSight(list, 99_999),
    rowsInSight({ ...list, view: 0 }, 0),
  ]).toEqual([
    { first: 0, last: 9, offset: 0 },
    { first: 0, last: 10, offset: 14 },
    { first: 990, last: 999, offset: 27_720 },
    { first: 0, last: -1, offset: 0 },
  ]);
});

test('the end of the scroll bar is the end of the list, however long it is', () => {
  fc.assert(
    fc.property(measures, (of) => {
      expect(rowsInSight(of, mostOf(of)).last).toBe(of.total - 1);
    }),
  );
});

test('a row that is revealed is in sight as a whole, and one that is in sight already moves nothing', () => {
  fc.assert(
    fc.property(measures, fc.nat(), fc.nat(), (of, drawn, from) => {
      const position = drawn % of.total;
      const top = topToReveal(of, from % (mostOf(of) + 1), position, 'nearest');
      const { offset } = rowsInSight(of, top);
      const within = position * of.rowHeight - offset;
      expect(within).toBeGreaterThan(-1);
      expect(within + of.rowHeight).toBeLessThan(of.view - of.headHeight + 1);
      expect(topToReveal(of, top, position, 'nearest')).toBe(top);
    }),
  );
});

test('every row in sight has a place of its own, and keeps it as long as it is in the page', () => {
  fc.assert(
    fc.property(measures, fc.nat(), fc.integer({ min: -20, max: 20 }), fc.nat(), (of, drawn, by, some) => {
      const top = drawn % (mostOf(of) + 1);
      const active = some % of.total;
      const place = (at: number, origin: number | null) =>
        placedRows(of, { ...rowsInSight(of, at), active, overscan: 6, origin });
      const before = place(top, null);
      const after = place(Math.max(0, Math.min(mostOf(of), top + by)), before.from);
      const slots = new Map(before.shown.map(({ position, slot }) => [position, slot]));
      const { first, last } = rowsInSight(of, top);
      const positions = before.shown.map(({ position }) => position);
      const seen = Array.from({ length: last + 1 - first }, (_, index) => first + index);
      expect(positions).toEqual(expect.arrayContaining([...seen, active]));
      expect(new Set(before.shown.map(({ slot }) => slot)).size).toBe(before.shown.length);
      const isBeside = (position: number) => position === active;
      const moved = after.shown.filter(
        ({ position, slot }) => !isBeside(position) && slots.has(position) && slots.get(position) !== slot,
      );
      expect(moved).toEqual([]);
    }),
  );
});

test('at rest the rows stand in their order; while one scrolls nothing that stays is moved in the page', () => {
  const at = (top: number, origin: number | null) =>
    placedRows(list, { ...rowsInSight(list, top), active: null, overscan: 1, origin });
  const rested = at(2800, null);
  const moved = at(2800 + 56, rested.from);
  expect([rested.shown, moved.shown].map((shown) => shown.map(({ position }) => position))).toEqual([
    [99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110],
    [112, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111],
  ]);
});

test('a row that goes gives its place in the page to one that comes', () => {
  const before = slotsFor(new Map(), [10, 11, 12, 13]);
  expect([[...before], [...slotsFor(before, [12, 13, 14, 15])], [...slotsFor(before, [2, 13])]]).toEqual([
    [
      [10, 0],
      [11, 1],
      [12, 2],
      [13, 3],
    ],
    [
      [12, 2],
      [13, 3],
      [14, 0],
      [15, 1],
    ],
    [
      [2, 0],
      [13, 3],
    ],
  ]);
});
