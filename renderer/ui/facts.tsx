// Facts: the label grey on the left, the value after it, and behind the value the marks of its evidence.
import type { ReactNode } from 'react';
import { useApp } from '../app/context.ts';
import { classes } from '../lib/classes.ts';
import styles from './facts.module.css';
import type from './type.module.css';

export function Facts({
  narrow = false,
  children,
}: {
  readonly narrow?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return <dl className={classes(styles.facts, narrow && styles.narrow)}>{children}</dl>;
}

interface FactRowProps {
  readonly label: ReactNode;
  /** The value; a text that is a time reads as one; null says "not in the evidence". */
  readonly children: ReactNode | null;
  readonly mono?: boolean;
  /** A second voice behind the value. */
  readonly note?: ReactNode;
  /** Evidence marks; they stay with the end of the value. */
  readonly marks?: ReactNode;
  /** What is said instead of a value that is missing. */
  readonly unknown?: string;
}

export function FactRow({ label, children, mono = false, note, marks, unknown }: FactRowProps): ReactNode {
  const { format, words } = useApp();
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {children === null || children === undefined ? (
          <span className={type.unknown}>{unknown ?? words.ui.unknown}</span>
        ) : (
          <span className={mono ? type.mono : undefined}>
            {typeof children === 'string' ? format.readable(children) : children}
          </span>
        )}
        {note === undefined || note === null ? null : <span className={type.dim}> {note}</span>}
        {marks === undefined || marks === null ? null : (
          <span className={styles.marks}>
            {'\u00a0'}
            {marks}
          </span>
        )}
      </dd>
    </>
  );
}
