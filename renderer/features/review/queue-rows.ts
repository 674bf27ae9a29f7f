// The rows of a list of any length, of which only some pages are here: heads of groups, items, and stretches that are still to
// come. A folded group is its head alone. Pure; a million rows cost what the loaded pages do, and a page is laid out once.
import type { QueueGroup, QueueItem } from '../../../shared/contract/queue.ts';

export const groupHeight = 28;
export const itemHeight = 46;

export type QueueRow =
  | { readonly kind: 'group'; readonly group: QueueGroup; readonly folded: boolean }
  | { readonly kind: 'item'; readonly item: QueueItem; readonly position: number }
  /** On its way. */
  | { readonly kind: 'bone'; readonly position: number };

/** Rows one below the other. */
interface LaidOut {
  readonly rows: readonly QueueRow[];
  /** Pixels from the first row to each, and to the end. */
  readonly tops: readonly number[];
}

export interface LoadedPage extends LaidOut {
  readonly items: readonly QueueItem[];
  /** The groups of its items. */
  readonly groups: readonly QueueGroup[];
}

/** Rows one after another; `page` null: items that are not loaded, each as high as any. */
interface Stretch {
  readonly row: number;
  readonly top: number;
  readonly count: number;
  readonly position: number;
  readonly page: LaidOut | null;
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
  readonly pages: ReadonlyMap<number, LoadedPage>;
  readonly folded: Iterable<QueueGroup>;
}

/** `from`: the position of its first item. */
export function loadedPage(from: number, items: readonly QueueItem[], groups: readonly QueueGroup[]): LoadedPage {
  const heads = new Map(groups.map((group) => [group.from, group]));
  const rows = items.flatMap((item, at): QueueRow[] => {
    const position = from + at;
    const group = heads.get(position);
    const row = { kind: 'item' as const, item, position };
    return group === undefined ? [row] : [{ kind: 'group', group, folded: false }, row];
  });
  return { items, groups, ...laidOut(rows) };
}

export function queueRows({ total, pageSize, pages, folded }: LoadedList): QueueRows {
  const stretches: Stretch[] = [];
  let [row, top] = [0, 0];
  const add = (position: number, count: number, page: LaidOut | null) => {
    stretches.push({ row, top, count, position, page });
    row += count;
    top += page === null ? count * itemHeight : (page.tops.at(-1) ?? 0);
  };
  const loaded = [...pages].sort(([one], [other]) => one - other);
  const addItems = (from: number, to: number) => {
    let position = from;
    for (const [number, page] of loaded) {
      const start = number * pageSize;
      const end = Math.min(start + page.items.length, to);
      if (end <= position || start >= to) continue;
      if (start > position) add(position, start - position, null);
      const first = Math.max(start, position);
      const isWhole = first === start && end === start + page.items.length;
      const part = isWhole ? page : laidOut(page.rows.filter((one) => first <= placeOf(one) && placeOf(one) < end));
      add(first, part.rows.length, part);
      position = end;
    }
    if (position < to) add(position, to - position, null);
  };
  let position = 0;
  for (const group of [...folded].sort((one, other) => one.from - other.from)) {
    if (group.from < position || group.from >= total) continue;
    addItems(position, group.from);
    add(group.from, 1, laidOut([{ kind: 'group', group, folded: true }]));
    position = group.from + group.count;
  }
  addItems(position, total);
  return { count: row, height: top, stretches };
}

function laidOut(rows: readonly QueueRow[]): LaidOut {
  const tops = [0];
  let top = 0;
  for (const row of rows) {
    top += heightOf(row);
    tops.push(top);
  }
  return { rows, tops };
}

function placeOf(row: QueueRow): number {
  return row.kind === 'group' ? row.group.from : row.position;
}

export function heightOf(row: QueueRow): number {
  return row.kind === 'group' ? groupHeight : itemHeight;
}

export function rowAt(rows: QueueRows, index: number): QueueRow | undefined {
  const stretch = lastWhere(rows.stretches, (one) => one.row <= index);
  if (stretch === undefined || index < 0 || index >= stretch.row + stretch.count) return undefined;
  const at = index - stretch.row;
  return stretch.page === null ? { kind: 'bone', position: stretch.position + at } : stretch.page.rows[at];
}

/** Pixels above a row. */
export function topOf(rows: QueueRows, index: number): number {
  const stretch = lastWhere(rows.stretches, (one) => one.row <= index);
  if (stretch === undefined) return 0;
  const at = index - stretch.row;
  return stretch.top + (stretch.page === null ? at * itemHeight : (stretch.page.tops[at] ?? 0));
}

/** The row that stands so many pixels down. */
export function indexAt(rows: QueueRows, pixels: number): number {
  const stretch = lastWhere(rows.stretches, (one) => one.top <= pixels);
  if (stretch === undefined) return 0;
  const within = pixels - stretch.top;
  if (stretch.page === null) return stretch.row + Math.min(stretch.count - 1, Math.floor(within / itemHeight));
  const next = stretch.page.tops.findIndex((top) => top > within);
  return stretch.row + (next < 0 ? stretch.count : next) - 1;
}

/** The row of the item at a position of the list; -1 where its group is folded. */
export function indexOfPosition(rows: QueueRows, position: number): number {
  const stretch = lastWhere(rows.stretches, (one) => one.position <= position);
  if (stretch === undefined) return -1;
  if (stretch.page === null) {
    return position < stretch.position + stretch.count ? stretch.row + position - stretch.position : -1;
  }
  const at = stretch.page.rows.findIndex((row) => row.kind !== 'group' && row.position === position);
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
