import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  heightOf,
  indexAt,
  indexOfPosition,
  type LoadedPage,
  loadedPage,
  type QueueRow,
  queueRows,
  rowAt,
  topOf,
} from '../../../renderer/features/review/queue-rows.ts';
import type { QueueGroup } from '../../../shared/contract/queue.ts';
import { sampleItem } from './samples.ts';

const pageSize = 4;

interface Sample {
  readonly total: number;
  readonly groups: readonly QueueGroup[];
  readonly pages: ReadonlyMap<number, LoadedPage>;
  readonly folded: readonly QueueGroup[];
}

/** Groups of these sizes one after another; the pages named are loaded, and their groups known. */
function listOf(sizes: readonly number[], loaded: readonly number[], foldedAt: readonly number[]): Sample {
  const groups: QueueGroup[] = [];
  let total = 0;
  for (const [at, count] of sizes.entries()) {
    groups.push({ key: `g${at}`, title: `group ${at}`, note: null, risk: null, from: total, count });
    total += count;
  }
  const pages = new Map<number, LoadedPage>();
  for (const page of loaded.filter((one) => one * pageSize < total)) {
    const length = Math.min(pageSize, total - page * pageSize);
    const start = page * pageSize;
    const items = Array.from({ length }, (_, at) => sampleItem({ id: `i${start + at}` }));
    const theirs = groups.filter(({ from, count }) => from < start + length && from + count > start);
    pages.set(page, loadedPage(start, items, theirs));
  }
  return { total, groups, pages, folded: groups.filter((_, at) => foldedAt.includes(at)) };
}

/** The same list, row by row. */
function plainly({ total, groups, pages, folded }: Sample): QueueRow[] {
  const rows: QueueRow[] = [];
  for (let position = 0; position < total; position += 1) {
    const group = groups.find(({ from, count }) => from <= position && position < from + count);
    if (group === undefined) throw new Error('no group');
    const isFolded = folded.includes(group);
    const item = pages.get(Math.floor(position / pageSize))?.items[position % pageSize];
    if (group.from === position && (isFolded || item !== undefined))
      rows.push({ kind: 'group', group, folded: isFolded });
    if (!isFolded) rows.push(item === undefined ? { kind: 'bone', position } : { kind: 'item', item, position });
  }
  return rows;
}

const samples = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 12 })),
    fc.uniqueArray(fc.integer({ min: 0, max: 7 })),
  )
  .map(([sizes, loaded, folded]) => listOf(sizes, loaded, folded));

test('whatever is loaded and folded, the rows are those that a list written out has, each where it stands', () => {
  fc.assert(
    fc.property(samples, (sample) => {
      const rows = queueRows({ ...sample, pageSize });
      const plain = plainly(sample);
      const tops = plain.map((_, at) => plain.slice(0, at).reduce((sum, row) => sum + heightOf(row), 0));
      expect({
        rows: plain.map((_, at) => rowAt(rows, at)),
        after: rowAt(rows, plain.length),
        count: rows.count,
        height: rows.height,
        tops: plain.map((_, at) => topOf(rows, at)),
        found: tops.map((top) => indexAt(rows, top)),
        positions: plain.map((row) => (row.kind === 'group' ? null : indexOfPosition(rows, row.position))),
      }).toEqual({
        rows: plain,
        after: undefined,
        count: plain.length,
        height: plain.reduce((sum, row) => sum + heightOf(row), 0),
        tops,
        found: plain.map((_, at) => at),
        positions: plain.map((row, at) => (row.kind === 'group' ? null : at)),
      });
    }),
  );
});

test('an item of a folded group has no row', () => {
  const rows = queueRows({ ...listOf([3, 2], [0, 1], [0]), pageSize });
  expect([0, 1, 2, 3].map((position) => indexOfPosition(rows, position))).toEqual([-1, -1, -1, 2]);
});

test('a million rows of which one page is here cost what that page does', () => {
  const rows = queueRows({ total: 1_000_000, pageSize: 200, pages: new Map(), folded: [] });
  expect([rows.stretches.length, rows.count, rowAt(rows, 654_321)]).toEqual([
    1,
    1_000_000,
    { kind: 'bone', position: 654_321 },
  ]);
});
