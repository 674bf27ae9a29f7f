// Where the rows of a long list stand, and which place in the page each of them takes. Pure: pixels and positions in, the same out.

export interface ListMeasures {
  readonly total: number;
  readonly rowHeight: number;
  /** What stands above the rows and stays there. */
  readonly headHeight: number;
  /** Height of what scrolls, its head included; 0 before it is drawn. */
  readonly view: number;
}

export interface RowsInSight {
  /** Positions, both inclusive; `last` is -1 where nothing is in sight. */
  readonly first: number;
  readonly last: number;
  /** Pixels of rows above the sight. */
  readonly offset: number;
}

export interface PlacedRow {
  /** Stays the same from row to row: which of the places in the page it has. */
  readonly slot: number;
  readonly position: number;
  /** Within the box of the rows. */
  readonly top: number;
  readonly inSight: boolean;
}

/** Chromium draws nothing beyond 33.5 million device pixels, which a million rows pass on a zoomed screen. */
export const tallest = 12_000_000;

/** Rows whose `top` counts from the same one, so that it changes with none of the steps within them. */
const stretch = 1000;

/** A longer list is squeezed: one pixel of the scroll bar then stands for so many pixels of rows. */
export function squeezeOf({ total, rowHeight, headHeight, view }: ListMeasures): number {
  const fullHeight = total * rowHeight + headHeight;
  return fullHeight > tallest ? (fullHeight - view) / (tallest - view) : 1;
}

export function rowsInSight(list: ListMeasures, scrollTop: number): RowsInSight {
  const { total, rowHeight, headHeight, view } = list;
  const room = Math.max(0, view - headHeight);
  const offset = Math.max(0, Math.min(scrollTop * squeezeOf(list), total * rowHeight - room));
  if (room === 0) return { first: 0, last: -1, offset };
  const first = Math.floor(offset / rowHeight);
  return { first, last: Math.min(total, Math.ceil((offset + room) / rowHeight)) - 1, offset };
}

/** Where the scroll bar has to be, in whole pixels, so that a row is in sight. */
export function topToReveal(
  list: ListMeasures,
  scrollTop: number,
  position: number,
  place: 'nearest' | 'center',
): number {
  const { total, rowHeight, headHeight, view } = list;
  const squeeze = squeezeOf(list);
  const room = view - headHeight;
  const top = position * rowHeight;
  const now = scrollTop * squeeze;
  const wanted =
    place === 'center' ? top - (room - rowHeight) / 2 : Math.max(Math.min(now, top), top + rowHeight - room);
  if (Math.abs(wanted - now) < 1) return scrollTop;
  const most = Math.min(total * rowHeight + headHeight, tallest) - view;
  return Math.max(0, Math.min(most, wanted > now ? Math.ceil(wanted / squeeze) : Math.floor(wanted / squeeze)));
}

interface Choice {
  readonly first: number;
  readonly last: number;
  readonly active: number | null;
  /** Rows beyond those in sight, at each end; always as many of the same list. */
  readonly overscan: number;
  /** The first position in the page when the list was last at rest: the places keep the order that they had then. Null: it is at rest. */
  readonly origin: number | null;
}

export interface PlacedRows {
  /** In the order in which they stand in the page. */
  readonly shown: readonly PlacedRow[];
  /** The first position in the page. */
  readonly from: number;
  /** The position whose row stands at the top of the box of the rows. */
  readonly base: number;
}

export function placedRows(
  { total, rowHeight, headHeight, view }: ListMeasures,
  { first, last, active, overscan, origin }: Choice,
): PlacedRows {
  const base = Math.floor(first / stretch) * stretch;
  const from = Math.max(0, first - overscan);
  const end = last < first ? -1 : Math.min(total - 1, last + overscan);
  const slots = Math.ceil(Math.max(0, view - headHeight) / rowHeight) + 1 + 2 * overscan;
  const rank = ({ slot }: PlacedRow) => (slot + slots - ((origin ?? from) % slots)) % slots;
  const at = (position: number, slot: number): PlacedRow => ({
    slot,
    position,
    top: (position - base) * rowHeight,
    inSight: position >= first && position <= last,
  });
  const shown = Array.from({ length: Math.max(0, end + 1 - from) }, (_, index) =>
    at(from + index, (from + index) % slots),
  ).sort((one, other) => rank(one) - rank(other));
  const isOutside = active !== null && active < total && (active < from || active > end);
  return { shown: isOutside ? [...shown, at(active, slots)] : shown, from, base };
}

/** A place in the page for each position: one that has a place keeps it, the others take the places of those that are gone. */
export function slotsFor(
  before: ReadonlyMap<number, number>,
  positions: readonly number[],
): ReadonlyMap<number, number> {
  const kept = positions.flatMap((position) => before.get(position) ?? []);
  const taken = new Set(kept);
  const free = positions.map((_, slot) => slot).filter((slot) => !taken.has(slot));
  return new Map(positions.map((position) => [position, before.get(position) ?? free.shift() ?? positions.length]));
}
