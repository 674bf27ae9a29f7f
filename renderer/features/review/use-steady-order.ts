// In which order rows stand in the page. At rest as they are read. While one scrolls each keeps its place among the others and
// new ones come last, so that nothing is moved in the page: where a row is seen says its `top`.
import { useEffect, useRef } from 'react';

interface Keyed {
  readonly key: string;
}

/** `rows`: as they are read. */
export function useSteadyOrder<Row extends Keyed>(rows: readonly Row[], isAtRest: boolean): readonly Row[] {
  const before = useRef<readonly Row[]>([]);
  const ordered = isAtRest ? rows : steadyOrder(before.current, rows);
  useEffect(() => {
    before.current = ordered;
  });
  return ordered;
}

/** `rows` in the order of those before them, by key; those that are new come last, as they are read. */
export function steadyOrder<Row extends Keyed>(before: readonly Keyed[], rows: readonly Row[]): readonly Row[] {
  const ranks = new Map(before.map(({ key }, rank) => [key, rank]));
  const rankOf = ({ key }: Row) => ranks.get(key) ?? before.length;
  return [...rows].sort((one, other) => rankOf(one) - rankOf(other));
}
