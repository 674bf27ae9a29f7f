// Which rows of a long list are in the page, and where they stand. The active row always is, so that what the focus names
// exists; a list taller than a browser draws is squeezed, as in ui/long-rows.ts, whose rows are all of one height.
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { heightOf, indexAt, type QueueRow, type QueueRows, rowAt, topOf } from './queue-rows.ts';

interface ShownRow {
  readonly index: number;
  readonly top: number;
  readonly row: QueueRow;
}

export interface RowWindow {
  /** Of all that is scrolled, in pixels. */
  readonly height: number;
  readonly shown: readonly ShownRow[];
  /** The first row in sight. */
  readonly first: number;
  /** Scrolls as little as it takes; `above` pixels at the top are covered. */
  reveal(index: number, above: number): void;
}

const tallest = 12_000_000;
const overscan = 300;

export function useRowWindow(scroll: RefObject<HTMLElement | null>, rows: QueueRows, active: number): RowWindow {
  const [place, setPlace] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = scroll;
    if (current === null) return;
    const look = () => setPlace({ top: current.scrollTop, height: current.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(current);
    current.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', look);
    };
  }, [scroll]);
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
      shown.push({ index, top: top - shift, row });
      top += heightOf(row);
    }
    const activeRow = active < 0 ? undefined : rowAt(rows, active);
    if (activeRow !== undefined && !shown.some((one) => one.index === active)) {
      shown.push({ index: active, top: topOf(rows, active) - shift, row: activeRow });
      shown.sort((one, other) => one.index - other.index);
    }
  }
  const reveal = useCallback(
    (index: number, above: number) => {
      const element = scroll.current;
      const row = rowAt(rows, index);
      if (element === null || row === undefined) return;
      const top = topOf(rows, index);
      const now = element.scrollTop * squeeze;
      const wanted = Math.max(Math.min(now, top - above), top + heightOf(row) - element.clientHeight);
      if (Math.abs(wanted - now) >= 1) element.scrollTop = Math.max(0, wanted) / squeeze;
    },
    [scroll, rows, squeeze],
  );
  return { height, shown, first, reveal };
}
