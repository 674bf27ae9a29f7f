// Which rows of a long list are in the page, and where they stand. The active row always is, so that what the focus names
// exists; a list taller than a browser draws is squeezed, as in ui/long-rows.ts, whose rows are all of one height.
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { heightOf, indexAt, itemHeight, type QueueRow, type QueueRows, rowAt, topOf } from './queue-rows.ts';

interface ShownRow {
  readonly index: number;
  readonly top: number;
  readonly row: QueueRow;
  readonly inSight: boolean;
}

type Motion = 'rests' | 'moves' | 'jumps';

export interface RowWindow {
  /** Of all that is scrolled, in pixels. */
  readonly height: number;
  readonly shown: readonly ShownRow[];
  /** The first row in sight. */
  readonly first: number;
  /** `jumps`: so much is new at once that what is out of sight is better drawn later. */
  readonly motion: Motion;
  /** How many items a Page key moves. */
  page(): number;
  /** Scrolls as little as it takes; `above` pixels at the top are covered. */
  reveal(index: number, above: number): void;
}

interface Place {
  readonly top: number;
  readonly height: number;
  readonly motion: Motion;
}

const tallest = 12_000_000;
const overscan = 2 * itemHeight;
/** Milliseconds without a scroll after which the rows are at rest. */
const rest = 200;

export function useRowWindow(scroll: RefObject<HTMLElement | null>, rows: QueueRows, active: number): RowWindow {
  const [place, setPlace] = useState<Place>({ top: 0, height: 0, motion: 'rests' });
  const seen = useRef({ top: 0, height: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const placeAt = useCallback((top: number, height: number) => {
    const way = Math.abs(top - seen.current.top);
    seen.current = { top, height };
    clearTimeout(timer.current);
    if (way > 0) timer.current = setTimeout(() => setPlace((now) => ({ ...now, motion: 'rests' })), rest);
    setPlace({ top, height, motion: way > height / 2 ? 'jumps' : way > 0 ? 'moves' : 'rests' });
  }, []);
  useLayoutEffect(() => {
    const { current } = scroll;
    if (current === null) return;
    const measure = () => placeAt(current.scrollTop, current.clientHeight);
    // In this very frame: a frame later there would be nothing where one scrolled to.
    const look = () => {
      const top = current.scrollTop;
      if (top !== seen.current.top) flushSync(() => placeAt(top, seen.current.height));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    current.addEventListener('scroll', look, { passive: true });
    return () => {
      clearTimeout(timer.current);
      observer.disconnect();
      current.removeEventListener('scroll', look);
    };
  }, [scroll, placeAt]);
  const height = Math.min(rows.height, tallest);
  const squeeze = rows.height > height ? (rows.height - place.height) / (height - place.height) : 1;
  const offset = Math.min(place.top * squeeze, Math.max(0, rows.height - place.height));
  // How far the rows in sight stand above where the squeezed scroll bar says they are.
  const shift = offset - place.top;
  const shown: ShownRow[] = [];
  const first = rows.count === 0 ? 0 : indexAt(rows, offset);
  if (rows.count > 0) {
    let index = indexAt(rows, Math.max(0, offset - overscan));
    for (let top = topOf(rows, index); index < rows.count && top < offset + place.height + overscan; index += 1) {
      const row = rowAt(rows, index);
      if (row === undefined) break;
      const inSight = top + heightOf(row) > offset && top < offset + place.height;
      shown.push({ index, top: top - shift, row, inSight });
      top += heightOf(row);
    }
    const activeRow = active < 0 ? undefined : rowAt(rows, active);
    if (activeRow !== undefined && !shown.some((one) => one.index === active)) {
      shown.push({ index: active, top: topOf(rows, active) - shift, row: activeRow, inSight: false });
      shown.sort((one, other) => one.index - other.index);
    }
  }
  // Nothing is measured here: the page would have to be laid out at once for it.
  const reveal = useCallback(
    (index: number, above: number) => {
      const element = scroll.current;
      const row = rowAt(rows, index);
      if (element === null || row === undefined) return;
      const { top: scrollTop, height: view } = seen.current;
      const top = topOf(rows, index);
      const now = scrollTop * squeeze;
      const wanted = Math.max(Math.min(now, top - above), top + heightOf(row) - view);
      if (Math.abs(wanted - now) < 1) return;
      const to = wanted > now ? Math.ceil(wanted / squeeze) : Math.floor(wanted / squeeze);
      const within = Math.max(0, Math.min(height - view, to));
      element.scrollTop = within;
      // Not only when the scroll is told: until then the row that is revealed would be drawn as one out of sight.
      placeAt(within, view);
    },
    [scroll, rows, squeeze, height, placeAt],
  );
  const page = () => Math.max(1, Math.floor(place.height / itemHeight) - 1);
  return { height, shown, first, motion: place.motion, page, reveal };
}
