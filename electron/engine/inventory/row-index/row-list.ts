// A set of rows in an order, from which any page is cut: of few rows the places are sorted, of many the order is walked, in
// blocks that are counted once, and only as far as somebody looks.
import type { RowOrder } from './row-order.ts';
import { bitOf, eachRow, type RowSet, sizeOf } from './row-set.ts';

export interface RowList {
  readonly total: number;
  /** Rows from a place in the list on. */
  page(from: number, limit: number): readonly number[];
}

/** So few that sorting them is quicker than walking the order. */
const few = 8192;

/** In the order's direction; what has no value comes last in both. */
export function rowList(set: RowSet, order: RowOrder, descending: boolean): RowList {
  const total = sizeOf(set);
  const steps = stepsOf(order, descending);
  if (total === order.rows.length) {
    return { total, page: (from, limit) => taken(from, Math.min(limit, total - from), steps.rowAt) };
  }
  const places = total <= few ? placesOf(order) : null;
  return places === null ? walkedList(set, total, order, steps) : sortedList(set, total, places, steps);
}

interface Steps {
  /** The row at a step through the whole order in its direction, and the step at a place of it. The one undoes the other. */
  rowAt(step: number): number;
  stepAt(place: number): number;
}

function stepsOf({ rows, unknown }: RowOrder, descending: boolean): Steps {
  const known = rows.length - unknown;
  const turned = (place: number) => (descending && place < known ? known - 1 - place : place);
  return { rowAt: (step) => rows[turned(step)] ?? 0, stepAt: turned };
}

function taken(from: number, count: number, rowAt: (step: number) => number): number[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => rowAt(from + index));
}

function sortedList(set: RowSet, total: number, places: Uint32Array, { rowAt, stepAt }: Steps): RowList {
  const steps = new Uint32Array(total);
  let at = 0;
  eachRow(set, (row) => {
    steps[at] = stepAt(places[row] ?? 0);
    at += 1;
  });
  steps.sort();
  return { total, page: (from, limit) => Array.from(steps.subarray(from, from + limit), rowAt) };
}

/**
 * By row, its place in the order; null until it was asked for some times: it takes longer to work out than an order to walk,
 * and a search has enough to work out at first.
 */
function placesOf(order: RowOrder): Uint32Array | null {
  const known = places.get(order);
  if (known !== undefined && known.byRow !== null) return known.byRow;
  const asked = (known?.asked ?? 0) + 1;
  const byRow = asked > patience ? placesByRow(order) : null;
  places.set(order, { asked, byRow });
  return byRow;
}

const patience = 5;

// Go with their order.
const places = new WeakMap<RowOrder, { readonly asked: number; readonly byRow: Uint32Array | null }>();

function placesByRow({ rows }: RowOrder): Uint32Array {
  const found = new Uint32Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) found[rows[place] ?? 0] = place;
  return found;
}

const blockSteps = 4096;

function walkedList(set: RowSet, total: number, { rows, unknown }: RowOrder, { rowAt, stepAt }: Steps): RowList {
  const known = rows.length - unknown;
  const blocks = Math.ceil(rows.length / blockSteps);
  /** How many stand before each block, as far as they were counted. */
  const before = new Uint32Array(blocks + 1);
  let counted = 0;
  /** Ends of a stretch of steps as ends in the order, whichever way it is walked. */
  const sizeBetween = (start: number, end: number): number => {
    if (start >= end) return 0;
    const [one, other] = [stepAt(start), stepAt(end - 1)];
    let size = 0;
    for (let place = Math.min(one, other); place <= Math.max(one, other); place += 1)
      size += bitOf(set, rows[place] ?? 0);
    return size;
  };
  const countBlock = (block: number): void => {
    const start = block * blockSteps;
    const end = Math.min(start + blockSteps, rows.length);
    // A block may hold the last of what is known and the first of what is not: each part is one stretch.
    const middle = Math.min(Math.max(known, start), end);
    before[block + 1] = (before[block] ?? 0) + sizeBetween(start, middle) + sizeBetween(middle, end);
  };
  const blockOf = (from: number): number => {
    while (counted < blocks && (before[counted] ?? 0) <= from) {
      countBlock(counted);
      counted += 1;
    }
    let low = 0;
    let high = counted;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((before[middle] ?? 0) <= from) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    total,
    page(from, limit) {
      if (from >= total) return [];
      const block = blockOf(from);
      let skip = from - (before[block] ?? 0);
      const page: number[] = [];
      for (let step = block * blockSteps; step < rows.length && page.length < limit; step += 1) {
        const row = rowAt(step);
        if (bitOf(set, row) === 0) continue;
        if (skip > 0) skip -= 1;
        else page.push(row);
      }
      return page;
    },
  };
}
