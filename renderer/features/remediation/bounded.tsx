// A long list shows its beginning, and more of it each time that is asked for: never all of it at once.
import { type ReactNode, useState } from 'react';
import { useApp } from '../../app/context.ts';
import { LinkButton } from '../../ui/button.tsx';
import styles from './remediation.module.css';

/** More rows each time they are asked for. */
const step = 100;

export interface Bounded<Row> {
  readonly shown: readonly Row[];
  /** Below the list; nothing when all of it is shown. */
  readonly more: ReactNode;
  /** Another list stands here now: it starts from its beginning again. */
  restart(): void;
}

export function useBounded<Row>(rows: readonly Row[], first: number): Bounded<Row> {
  const { words } = useApp();
  const [count, setCount] = useState(first);
  const left = rows.length - count;
  return {
    shown: rows.slice(0, count),
    more:
      left <= 0 ? null : (
        <div className={styles.more}>
          <LinkButton onClick={() => setCount(count + step)}>{words.remediation.more(left)}</LinkButton>
        </div>
      ),
    restart: () => setCount(first),
  };
}
