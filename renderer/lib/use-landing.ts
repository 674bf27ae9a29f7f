// When to ask for what came into sight: at once while somebody goes through a list, but in a flight, as when the thumb of the
// scroll bar is dragged, only where it slows down.
import { useCallback, useEffect, useRef } from 'react';

/** Milliseconds without a jump after which a flight has ended. */
const landing = 60;

/** `ask` must stay the same function as long as it asks for the same list. */
export function useLanding(ask: () => void): (from: number, to: number) => void {
  const flight = useRef({ from: 0, at: Number.NEGATIVE_INFINITY });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (from, to) => {
      const now = performance.now();
      const flies = now - flight.current.at < landing && Math.abs(from - flight.current.from) > to - from;
      flight.current = { from, at: now };
      clearTimeout(timer.current);
      if (flies) timer.current = setTimeout(ask, landing);
      else ask();
    },
    [ask],
  );
}
