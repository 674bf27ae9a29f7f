// What is active in a list, and whoever follows it. The list shows each step at once; what is beside it is told at once of a
// single step too, and of steps that come one upon the other, as from a key that is held, only when they end.
import { useCallback, useEffect, useRef, useState } from 'react';

/** Steps closer to each other than this many milliseconds are one movement. */
const movement = 120;

export interface Follower {
  /** Where the list is now. */
  readonly active: number | null;
  move(position: number): void;
}

/** `active`: what was told last; another one from outside wins. */
export function useFollower(active: number | null, tell: (position: number) => void): Follower {
  const [ahead, setAhead] = useState<{ readonly from: number | null; readonly to: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(Number.NEGATIVE_INFINITY);
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const move = useCallback(
    (position: number) => {
      const now = performance.now();
      const goesOn = now - last.current < movement;
      last.current = now;
      clearTimeout(timer.current);
      setAhead({ from: active, to: position });
      timer.current = setTimeout(
        () => {
          setAhead(null);
          latest.current(position);
        },
        goesOn ? movement : 0,
      );
    },
    [active],
  );
  return { active: ahead !== null && ahead.from === active ? ahead.to : active, move };
}
