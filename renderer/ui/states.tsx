// What a pane shows while it has nothing to show: still loading, or empty with the next step.
import type { ReactNode } from 'react';
import { useApp } from '../app/context.ts';
import { classes } from '../lib/classes.ts';
import type { Query } from '../lib/use-query.ts';
import { ErrorBanner } from './banner.tsx';
import pane from './pane.module.css';
import styles from './states.module.css';
import type from './type.module.css';

interface EmptyStateProps {
  readonly title: string;
  /** What it means. */
  readonly children?: ReactNode;
  /** The next step: Buttons. */
  readonly steps?: ReactNode;
  /** In a block, whose edge it keeps. */
  readonly flush?: boolean;
}

export function EmptyState({ title, children, steps, flush = false }: EmptyStateProps): ReactNode {
  return (
    <div className={classes(styles.empty, flush && styles.flush)}>
      <h3>{title}</h3>
      {children === undefined ? null : <p>{children}</p>}
      {steps === undefined ? null : <div className={styles.steps}>{steps}</div>}
    </div>
  );
}

interface SkeletonProps {
  readonly rows?: number;
  /** The true height of what will come, so that nothing jumps. */
  readonly height?: 28 | 32 | 46;
}

/** Rows of the true height; shown only when loading takes longer than 150 ms. */
export function Skeleton({ rows = 8, height = 32 }: SkeletonProps): ReactNode {
  const { words } = useApp();
  return (
    <div className={styles.rows} role="status">
      <span className={type.hidden}>{words.ui.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholder rows are all the same
        <div key={row} className={classes(styles.row, styles[`r${height}`])} aria-hidden="true">
          <span className={classes(styles.bone, row % 3 === 1 ? styles.middle : styles.long)} />
          <span className={classes(styles.bone, styles.short)} />
        </div>
      ))}
    </div>
  );
}

interface LoadedProps<Value> {
  readonly query: Query<Value>;
  readonly skeleton?: ReactNode;
  readonly children: (value: Value) => ReactNode;
}

/** The value when it is there, with a banner above when a newer answer failed; skeleton or banner until then. */
export function Loaded<Value>({ query, skeleton, children }: LoadedProps<Value>): ReactNode {
  const banner =
    query.error === null ? null : (
      <div className={pane.padded}>
        <ErrorBanner error={query.error} onRetry={query.refetch} />
      </div>
    );
  if (query.value === undefined) return banner ?? skeleton ?? <Skeleton />;
  return (
    <>
      {banner}
      {children(query.value)}
    </>
  );
}
