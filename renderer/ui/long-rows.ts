// Rows of one height in a list of any length: which of them are in the page, and where they stand. The active one always is,
// so that what the focus names exists.
import { defaultRangeExtractor, observeElementOffset, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

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
  readonly shown: readonly { readonly position: number; readonly top: number }[];
  /** The rows in sight, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** How many rows a Page key moves. */
  page(): number;
  reveal(position: number, place: 'nearest' | 'center'): void;
}

/** Chromium draws nothing beyond 33.5 million device pixels, which a million rows pass on a zoomed screen. */
const tallest = 12_000_000;

export function useLongRows({ scroll, total, rowHeight, headHeight = 0, active }: LongRowsOptions): LongRows {
  const fullHeight = total * rowHeight + headHeight;
  const view = useHeight(scroll);
  // A longer list is squeezed: one pixel of the scroll bar then stands for `squeeze` pixels of rows.
  const height = Math.min(fullHeight, tallest);
  const squeeze = fullHeight > height ? (fullHeight - view) / (height - view) : 1;
  // The scroll listener is attached once, and must know the squeeze of now.
  const latestSqueeze = useRef(squeeze);
  latestSqueeze.current = squeeze;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    observeElementOffset: (instance, tell) =>
      observeElementOffset(instance, (offset, isScrolling) => tell(offset * latestSqueeze.current, isScrolling)),
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const shown = defaultRangeExtractor(range);
        if (active === null || active >= range.count || shown.includes(active)) return shown;
        return [...shown, active].sort((one, other) => one - other);
      },
      [active],
    ),
  });
  const room = useCallback(() => (scroll.current?.clientHeight ?? 400) - headHeight, [scroll, headHeight]);
  const reveal = useCallback(
    (position: number, place: 'nearest' | 'center') => {
      const element = scroll.current;
      if (element === null) return;
      const top = position * rowHeight;
      const now = element.scrollTop * squeeze;
      const wanted =
        place === 'center' ? top - (room() - rowHeight) / 2 : Math.max(Math.min(now, top), top + rowHeight - room());
      if (wanted !== now) element.scrollTop = Math.max(0, wanted) / squeeze;
    },
    [scroll, room, rowHeight, squeeze],
  );
  // How far the rows in sight stand above where the squeezed scroll bar says they are.
  const shift = (virtualizer.scrollOffset ?? 0) * (1 - 1 / squeeze);
  return {
    height,
    shown: virtualizer.getVirtualItems().map(({ index, start }) => ({ position: index, top: start - shift })),
    first: virtualizer.range?.startIndex ?? 0,
    last: virtualizer.range?.endIndex ?? 0,
    page: () => Math.max(1, Math.floor(room() / rowHeight) - 1),
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
