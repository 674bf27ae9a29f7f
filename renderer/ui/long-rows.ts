// Rows of one height in a list of any length: which of them are in the page, and where they stand. The active one always is,
// so that what the focus names exists. While one scrolls, a row that leaves gives its place in the page to one that comes, so
// that nothing is made or moved; at rest the rows stand in the page in their order, as they are read.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type PlacedRow, placedRows, rowsInSight, squeezeOf, tallest, topToReveal } from './row-places.ts';

interface LongRowsOptions {
  readonly scroll: RefObject<HTMLElement | null>;
  readonly total: number;
  readonly rowHeight: number;
  /** What stands above the rows and stays there, in pixels. */
  readonly headHeight?: number;
  /** Position of the active row; null: none. */
  readonly active: number | null;
}

export interface LongRows {
  /** Of all that is scrolled, in pixels. */
  readonly height: number;
  /** How far down the box stands that holds the rows; their `top` is within it. */
  readonly lift: number;
  readonly shown: readonly PlacedRow[];
  /** So much is new at once that what is out of sight is better drawn later. */
  readonly jumps: boolean;
  /** The rows in sight, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** How many rows a Page key moves. */
  page(): number;
  reveal(position: number, place: 'nearest' | 'center'): void;
}

/** Rows beyond those in sight, so that a scroll by a little finds them there. */
const overscan = 6;
/** Milliseconds without a scroll after which the rows are at rest. */
const rest = 200;

interface Place {
  readonly top: number;
  /** `jumps`: so much is new that what lies beyond the sight can wait. */
  readonly motion: 'rests' | 'moves' | 'jumps';
}

export function useLongRows({ scroll, total, rowHeight, headHeight = 0, active }: LongRowsOptions): LongRows {
  const view = useHeight(scroll);
  const [place, setPlace] = useState<Place>({ top: 0, motion: 'rests' });
  const list = { total, rowHeight, headHeight, view };
  const { first, last, offset } = rowsInSight(list, place.top);
  // The scroll listener is attached once, and must know the list of now.
  const latest = useRef(list);
  useLayoutEffect(() => {
    latest.current = list;
  });
  const seen = useRef({ top: 0, first: 0, last: -1 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The place of now; null: the rows stand as they should. */
  const look = useCallback((top: number): Place | null => {
    const before = seen.current;
    const { first, last } = rowsInSight(latest.current, top);
    seen.current = { top, first, last };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPlace((now) => ({ ...now, motion: 'rests' })), rest);
    const stays = first === before.first && last === before.last;
    // Where the scroll bar is squeezed, every step moves the rows.
    if (top === before.top || (stays && squeezeOf(latest.current) === 1)) return null;
    return { top, motion: Math.abs(first - before.first) > (last - first) / 2 ? 'jumps' : 'moves' };
  }, []);
  useEffect(() => {
    const { current } = scroll;
    if (current === null) return;
    const come = () => {
      const next = look(current.scrollTop);
      // In this very frame: a frame later there would be nothing where one scrolled to.
      if (next !== null) flushSync(() => setPlace(next));
    };
    current.addEventListener('scroll', come, { passive: true });
    return () => {
      clearTimeout(timer.current);
      current.removeEventListener('scroll', come);
    };
  }, [scroll, look]);

  // Nothing is measured here once the list was drawn: the page would have to be laid out at once for it.
  const reveal = useCallback(
    (position: number, place: 'nearest' | 'center') => {
      const element = scroll.current;
      if (element === null) return;
      const { current: now } = latest;
      const measured = now.view === 0 ? { ...now, view: element.clientHeight } : now;
      const to = topToReveal(measured, seen.current.top, position, place);
      if (to === seen.current.top) return;
      element.scrollTop = to;
      // Not only when the scroll is told: until then the row that is revealed would be drawn as one out of sight.
      const next = look(to);
      if (next !== null) setPlace(next);
    },
    [scroll, look],
  );
  const atRest = useRef(0);
  const { shown, from, base } = placedRows(list, {
    first,
    last,
    active,
    overscan,
    origin: place.motion === 'rests' ? null : atRest.current,
  });
  useLayoutEffect(() => {
    if (place.motion === 'rests') atRest.current = from;
  });
  return {
    height: Math.min(total * rowHeight + headHeight, tallest),
    // How far the rows in sight stand above where the squeezed scroll bar says they are.
    lift: headHeight + base * rowHeight - (offset - place.top),
    shown,
    jumps: place.motion === 'jumps',
    first,
    last,
    page: () => Math.max(1, Math.floor((view - headHeight) / rowHeight) - 1),
    reveal,
  };
}

/** The element's height in pixels, kept up to date; 0 before it is drawn. */
function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    setHeight(current.clientHeight);
    const observer = new ResizeObserver(() => setHeight(current.clientHeight));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
