// Which rows of a list are drawn in this frame. Where one jumps through it, so many are new at once that a frame would take too
// long: the first of them are drawn, the others in the frames that follow, and those out of sight once the list moves on or rests.
import { useEffect, useReducer, useRef } from 'react';
import type { PlacedRow } from './row-places.ts';

interface Drawn<Row> {
  readonly position: number;
  readonly row: Row;
}

interface DrawnOptions<Row> {
  readonly shown: readonly Omit<PlacedRow, 'top'>[];
  readonly jumps: boolean;
  /** New rows in one frame. */
  readonly most: number;
  readonly rowAt: (position: number) => Row | undefined;
  /** Tells of rows that came, until what it returns is called. */
  readonly watch?: ((listener: () => void) => () => void) | undefined;
}

/** By slot; undefined: not loaded, or not yet. */
export function useDrawnByAndBy<Row>(options: DrawnOptions<Row>): (slot: number) => Row | undefined {
  const { shown, jumps, most, rowAt, watch } = options;
  const [, drawAnew] = useReducer((count: number) => count + 1, 0);
  useEffect(() => watch?.(drawAnew), [watch]);
  const before = useRef<ReadonlyMap<number, Drawn<Row>>>(new Map());
  const drawn = new Map<number, Drawn<Row>>();
  let left = most;
  for (const { slot, position, inSight } of [...shown].sort((one, other) => one.position - other.position)) {
    const row = inSight || !jumps ? rowAt(position) : undefined;
    if (row === undefined) continue;
    const there = before.current.get(slot);
    const isNew = there?.row !== row;
    if (isNew) left -= 1;
    if (!isNew || left >= 0) drawn.set(slot, { position, row });
    // The same row as it was until its turn comes.
    else if (there?.position === position) drawn.set(slot, there);
  }
  useEffect(() => {
    before.current = drawn;
    if (left >= 0) return;
    const frame = requestAnimationFrame(() => drawAnew());
    return () => cancelAnimationFrame(frame);
  });
  return (slot) => drawn.get(slot)?.row;
}
