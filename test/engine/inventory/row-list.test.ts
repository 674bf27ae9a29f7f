import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsWith } from '../../../electron/engine/inventory/row-index/chosen-rows.ts';
import { rowList } from '../../../electron/engine/inventory/row-index/row-list.ts';
import { orderOf } from '../../../electron/engine/inventory/row-index/row-order.ts';
import {
  addAll,
  bothOf,
  everyRow,
  hasRow,
  placeInSet,
  rowsFrom,
  rowsOfCodes,
  sizeOf,
} from '../../../electron/engine/inventory/row-index/row-set.ts';
import { firstEnds, wordColumn } from '../../../electron/engine/inventory/row-index/word-column.ts';

const rows = 30_000;
const numbers = Array.from({ length: rows }, (_, row) => row);
/** A lot of each row's own, from 0 to below 1. */
const lot = (row: number, seed: number) =>
  ((Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(seed + 7, 0x85ebca6b)) >>> 0) / 2 ** 32;

test('a page of any set in any order is what the whole list has there, of few rows and of many', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0, 0.01, 0.2, 0.5, 0.97, 1),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(1000),
      fc.boolean(),
      fc.array(fc.tuple(fc.nat(rows), fc.integer({ min: 1, max: 500 })), { minLength: 1, maxLength: 6 }),
      (share, distinct, seed, descending, pages) => {
        const isIn = (row: number) => lot(row, seed) < share;
        const set = rowsOfCodes(
          Uint32Array.from(numbers),
          Uint8Array.from(numbers, (row) => (isIn(row) ? 1 : 0)),
        );
        // 0: not known, last in both directions.
        const rank = Uint32Array.from(numbers, (row) => Math.floor(lot(row, seed + 1) * distinct));
        const order = orderOf({ rank, distinct });
        // Sets of a few rows are read otherwise once an order was asked for some of them.
        const lists = Array.from({ length: 7 }, () => rowList(set, order, descending));
        const byRank = numbers.filter(isIn).sort((one, other) => {
          const [left, right] = [rank[one] ?? 0, rank[other] ?? 0];
          if (left === 0 || right === 0) return left === right ? one - other : left === 0 ? 1 : -1;
          return descending ? right - left || other - one : left - right || one - other;
        });
        for (const list of lists) {
          expect([list.total, ...pages.map(([from, limit]) => list.page(from, limit))]).toEqual([
            byRank.length,
            ...pages.map(([from, limit]) => byRank.slice(from, from + limit)),
          ]);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('sets of rows are joined, counted and paged as lists of them are', () => {
  const list = fc.uniqueArray(fc.nat(99));
  const setOf = (chosen: readonly number[]) =>
    rowsOfCodes(
      Uint32Array.from(numbers.slice(0, 100)),
      Uint8Array.from(numbers.slice(0, 100), (row) => (chosen.includes(row) ? 1 : 0)),
    );
  fc.assert(
    fc.property(
      list,
      list,
      fc.nat(110),
      fc.integer({ min: 1, max: 110 }),
      fc.nat(99),
      (one, other, from, limit, row) => {
        const both = one.filter((each) => other.includes(each)).sort((left, right) => left - right);
        const any = [...new Set([...one, ...other])].sort((left, right) => left - right);
        const union = setOf(one);
        addAll(union, setOf(other));
        expect({
          both: rowsFrom(bothOf(setOf(one), setOf(other)), 0, 100),
          any: rowsFrom(union, from, limit),
          size: sizeOf(union),
          has: hasRow(union, row),
          place: placeInSet(union, row),
          every: sizeOf(everyRow(97)),
        }).toEqual({
          both,
          any: any.slice(from, from + limit),
          size: any.length,
          has: any.includes(row),
          place: any.filter((each) => each < row).length,
          every: 97,
        });
      },
    ),
  );
});

test('the rows with a word are those whose text has it, before and after their texts were listed', () => {
  const texts = Array.from({ length: 60 }, (_, text) => `Svc-${text}|${text % 7}\nplace`);
  const word = fc.constantFrom('svc-7', 'svc-59', '3', '|6', 'place', 'svc', 'c-1', 'nobody', '9|');
  fc.assert(
    fc.property(
      fc.array(fc.nat(59), { minLength: 1, maxLength: 200 }),
      fc.array(word, { maxLength: 6 }),
      (codes, asked) => {
        const column = wordColumn(Uint32Array.from(codes), texts);
        const index = { words: [column], groupOf: new Uint32Array(codes.length) };
        const found = asked.map((one) => [
          rowsFrom(rowsWith(index, one), 0, codes.length),
          rowsFrom(
            rowsWith(index, one, () => firstEnds(column, '|')),
            0,
            codes.length,
          ),
        ]);
        const rowsOf = (fits: (text: string) => boolean) =>
          codes.flatMap((code, row) => (fits((texts[code] ?? '').toLowerCase()) ? [row] : []));
        expect(found).toEqual(
          asked.map((one) => [
            rowsOf((text) => text.includes(one)),
            rowsOf((text) => (text.split('|')[0] ?? '').includes(one)),
          ]),
        );
      },
    ),
  );
});
