// A function that stays the same from drawing to drawing and does what the latest one would: what it is handed to need not be
// drawn anew. Only for what happens later (keys, clicks, answers), never while something is drawn.
import { useCallback, useLayoutEffect, useRef } from 'react';

export function useSteady<Inputs extends readonly unknown[], Output>(
  act: (...inputs: Inputs) => Output,
): (...inputs: Inputs) => Output {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...inputs: Inputs) => latest.current(...inputs), []);
}
