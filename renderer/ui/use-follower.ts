// What is active in a list, and whoever follows it. The list shows each step at once. What is beside it is told once that was
// painted; of steps that come one upon the other, as from a key that is held, only when they end. A key that is no step, or
// a press of the pointer, finds it told: nobody acts on what is no longer chosen.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Steps closer to each other than this many milliseconds are one movement. */
const movement = 120;

const steps: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'j', 'k']);

export interface Follower {
  /** Where the list is now. */
  readonly active: number | null;
  move(position: number): void;
}

interface Ahead {
  /** What was active when the movement began: another one from outside wins. */
  readonly from: number | null;
  readonly to: number;
}

/** `active`: what was told last. */
export function useFollower(active: number | null, tell: (position: number) => void): Follower {
  const [ahead, setAhead] = useState<Ahead | null>(null);
  const isAhead = ahead !== null && ahead.from === active;
  const last = useRef(Number.NEGATIVE_INFINITY);
  const goesOn = useRef(false);
  const latest = useRef({ active, tell });
  useLayoutEffect(() => {
    latest.current = { active, tell };
  });
  useEffect(() => {
    if (ahead === null) return;
    const arrive = () => {
      setAhead(null);
      if (ahead.from === latest.current.active) latest.current.tell(ahead.to);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      timer = setTimeout(arrive, goesOn.current ? movement : 0);
    };
    const frame = requestAnimationFrame(wait);
    const act = (event: Event) => {
      if (event instanceof KeyboardEvent && (steps.has(event.key) || event.key === 'Shift')) return;
      flushSync(arrive);
    };
    window.addEventListener('keydown', act, { capture: true });
    window.addEventListener('pointerdown', act, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      window.removeEventListener('keydown', act, { capture: true });
      window.removeEventListener('pointerdown', act, { capture: true });
    };
  }, [ahead]);
  const move = useCallback((position: number) => {
    const now = performance.now();
    goesOn.current = now - last.current < movement;
    last.current = now;
    setAhead({ from: latest.current.active, to: position });
  }, []);
  return { active: isAhead ? ahead.to : active, move };
}
