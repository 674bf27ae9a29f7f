// The rows of a list of any length, of which only some pages are here: heads of groups, items, and stretches that are still to
// come. A folded group is its head alone. Pure; a million rows cost what the loaded ones do.
import type { QueueGroup, QueueItem } from '../../../shared/contract/queue.ts';

export const groupHeight = 28;
export const itemHeight = 46;

export type QueueRow =
  | { readonly kind: 'group'; readonly group: QueueGroup; readonly folded: boolean }
  | { readonly kind: 'item'; readonly item: QueueItem; readonly position: number }
  /** On its way. */
  | { readonly kind: 'bone'; readonly position: number };

/** Rows one after another; `rows` null: items that are not loaded, each as high as any. */
interface Stretch {
  readonly row: number;
  readonly top: number;
  readonly count: number;
  readonly height: number;
  readonly position: number;
  readonly rows: readonly QueueRow[] | null;
}

export interface QueueRows {
  readonly count: number;
  /** In pixels. */
  readonly height: number;
  readonly stretches: readonly Stretch[];
}

export interface LoadedList {
  readonly total: number;
  readonly pageSize: number;
  readonly pages: ReadonlyMap<number, readonly QueueItem[]>;
  readonly groups: Iterable<QueueGroup>;
  readonly folded: Iterable<QueueGroup>;
}

export function queueRows({ total, pageSize, pages, groups, folded }: LoadedList): QueueRows {
  const heads = new Map([...groups].map((group) => [group.from, group]));
  const stretches: Stretch[] = [];
  let [row, top] = [0, 0];
  const add = (position: number, count: number, rows: readonly QueueRow[] | null) => {
    const height = rows === null ? count * itemHeight : rows.reduce((sum, one) => sum + heightOf(one), 0);
    stretches.push({ row, top, count, height, position, rows });
    row += count;
    top += height;
  };
  const loaded = [...pages.keys()].sort((one, other) => one - other);
  const addItems = (from: number, to: number) => {
    let position = from;
    for (const page of loaded) {
      const start = page * pageSize;
      const end = Math.min(start + pageSize, to);
      if (end <= position || start >= to) continue;
      if (start > position) add(position, start - position, null);
      const first = Math.max(start, position);
      const rows = rowsOfPage(pages.get(page) ?? [], start, first, end, heads);
      add(first, rows.length, rows);
      position = end;
    }
    if (position < to) add(position, to - position, null);
  };
  let position = 0;
  for (const group of [...folded].sort((one, other) => one.from - other.from)) {
    if (group.from < position || group.from >= total) continue;
    addItems(position, group.from);
    add(group.from, 1, [{ kind: 'group', group, folded: true }]);
    position = group.from + group.count;
  }
  addItems(position, total);
  return { count: row, height: top, stretches };
}

function rowsOfPage(
  items: readonly QueueItem[],
  start: number,
  from: number,
  to: number,
  heads: ReadonlyMap<number, QueueGroup>,
): QueueRow[] {
  const rows: QueueRow[] = [];
  for (let position = from; position < to; position += 1) {
    const item = items[position - start];
    const group = heads.get(position);
    if (group !== undefined) rows.push({ kind: 'group', group, folded: false });
    rows.push(item === undefined ? { kind: 'bone', position } : { kind: 'item', item, position });
  }
  return rows;
}

export function heightOf(row: QueueRow): number {
  return row.kind === 'group' ? groupHeight : itemHeight;
}

export function rowAt(rows: QueueRows, index: number): QueueRow | undefined {
  const stretch = lastWhere(rows.stretches, (one) => one.row <= index);
  if (stretch === undefined || index < 0 || index >= stretch.row + stretch.count) return undefined;
  const at = index - stretch.row;
  return stretch.rows === null ? { kind: 'bone', position: stretch.position + at } : stretch.rows[at];
}

/** Pixels above a row. */
export function topOf(rows: QueueRows, index: number): number {
  const stretch = lastWhere(rows.stretches, (one) => one.row <= index);
  if (stretch === undefined) return 0;
  const at = index - stretch.row;
  if (stretch.rows === null) return stretch.top + at * itemHeight;
  return stretch.rows.slice(0, at).reduce((sum, one) => sum + heightOf(one), stretch.top);
}

/** The row that stands so many pixels down. */
export function indexAt(rows: QueueRows, pixels: number): number {
  const stretch = lastWhere(rows.stretches, (one) => one.top <= pixels);
  if (stretch === undefined) return 0;
  if (stretch.rows === null) {
    return stretch.row + Math.min(stretch.count - 1, Math.floor((pixels - stretch.top) / itemHeight));
  }
  let bottom = stretch.top;
  for (const [at, one] of stretch.rows.entries()) {
    bottom += heightOf(one);
    if (bottom > pixels) return stretch.row + at;
  }
  return stretch.row + stretch.count - 1;
}

/** The row of the item at a position of the list; -1 where its group is folded. */
export function indexOfPosition(rows: QueueRows, position: number): number {
  const stretch = lastWhere(rows.stretches, (one) => one.position <= position);
  if (stretch === undefined) return -1;
  if (stretch.rows === null) {
    return position < stretch.position + stretch.count ? stretch.row + position - stretch.position : -1;
  }
  const at = stretch.rows.findIndex((row) => row.kind !== 'group' && row.position === position);
  return at < 0 ? -1 : stretch.row + at;
}

/** The last of a sorted list for which it holds. */
function lastWhere(stretches: readonly Stretch[], holds: (one: Stretch) => boolean): Stretch | undefined {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = stretches[middle];
    if (one !== undefined && holds(one)) low = middle + 1;
    else high = middle;
  }
  return stretches[low - 1];
}
