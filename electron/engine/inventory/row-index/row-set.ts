// A set of rows as one bit for each: a million rows are 125 KB, and to join two sets or to count one costs microseconds.

/** Row 0 is the lowest bit of the first word. */
export type RowSet = Uint32Array;

export function everyRow(rows: number): RowSet {
  const set = new Uint32Array((rows + 31) >>> 5).fill(0xffffffff);
  const rest = rows & 31;
  if (rest > 0) set[set.length - 1] = (1 << rest) - 1;
  return set;
}

export function noRow(rows: number): RowSet {
  return new Uint32Array((rows + 31) >>> 5);
}

/** Rows whose code is chosen with 1. */
export function rowsOfCodes(codes: Uint32Array, chosen: Uint8Array): RowSet {
  const rows = codes.length;
  const set = noRow(rows);
  for (let row = 0, at = 0; row < rows; at += 1) {
    const end = Math.min(row + 32, rows);
    let word = 0;
    for (let bit = 0; row < end; row += 1, bit += 1) word |= (chosen[codes[row] ?? 0] ?? 0) << bit;
    set[at] = word;
  }
  return set;
}

export function addRow(set: RowSet, row: number): void {
  set[row >>> 5] = (set[row >>> 5] ?? 0) | (1 << (row & 31));
}

export function hasRow(set: RowSet, row: number): boolean {
  return bitOf(set, row) === 1;
}

/** 1 where the row is in it. */
export function bitOf(set: RowSet, row: number): number {
  return ((set[row >>> 5] ?? 0) >>> (row & 31)) & 1;
}

export function bothOf(one: RowSet, other: RowSet): RowSet {
  const set = new Uint32Array(one.length);
  for (let at = 0; at < set.length; at += 1) set[at] = (one[at] ?? 0) & (other[at] ?? 0);
  return set;
}

/** Adds the rows of the other set. */
export function addAll(set: RowSet, other: RowSet): void {
  for (let at = 0; at < set.length; at += 1) set[at] = (set[at] ?? 0) | (other[at] ?? 0);
}

export function sizeOf(set: RowSet): number {
  let size = 0;
  for (let at = 0; at < set.length; at += 1) size += bitsIn(set[at] ?? 0);
  return size;
}

/** How many of the set stand before a row. */
export function placeInSet(set: RowSet, row: number): number {
  const word = row >>> 5;
  let place = bitsIn((set[word] ?? 0) & ((1 << (row & 31)) - 1));
  for (let at = 0; at < word; at += 1) place += bitsIn(set[at] ?? 0);
  return place;
}

/** From the place `from` in the set on, `limit` rows at most, ascending. */
export function rowsFrom(set: RowSet, from: number, limit: number): number[] {
  const rows: number[] = [];
  let skip = from;
  for (let at = 0; at < set.length && rows.length < limit; at += 1) {
    let word = set[at] ?? 0;
    const size = word === 0 ? 0 : bitsIn(word);
    if (size <= skip) {
      skip -= size;
      continue;
    }
    for (; word !== 0 && rows.length < limit; word &= word - 1) {
      if (skip > 0) skip -= 1;
      else rows.push((at << 5) + (31 - Math.clz32(word & -word)));
    }
  }
  return rows;
}

/** Calls for each row, ascending. */
export function eachRow(set: RowSet, take: (row: number) => void): void {
  for (let at = 0; at < set.length; at += 1) {
    for (let word = set[at] ?? 0; word !== 0; word &= word - 1) take((at << 5) + (31 - Math.clz32(word & -word)));
  }
}

/** Hacker's Delight, 5-1. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
