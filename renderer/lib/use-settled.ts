// A value that changes with every key, taken over once typing has paused.
import { useEffect, useState } from 'react';

/** Milliseconds without a key that count as a pause. */
const pause = 160;

export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
