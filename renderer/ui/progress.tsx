// Progress: words first, bar second. A percentage only for the machine's work.
import type { ReactNode } from 'react';
import type { Progress as Step } from '../../shared/channel.ts';
import type { ItemOutcome } from '../../shared/words.ts';
import { useApp } from '../app/context.ts';
import styles from './progress.module.css';
import type from './type.module.css';

export interface Segment {
  readonly amount: number;
  readonly tone: 'accent' | 'accent2' | 'rest' | ItemOutcome;
}

/** Segments of `total`; the words stand beside it, so it is hidden from readers. */
export function SegmentBar({
  segments,
  total,
}: {
  readonly segments: readonly Segment[];
  readonly total: number;
}): ReactNode {
  let at = 0;
  const parts = segments.map((segment) => {
    const x = at;
    const width = total === 0 ? 0 : (100 * segment.amount) / total;
    at += width;
    return { ...segment, x, width };
  });
  return (
    <span className={styles.bar} aria-hidden="true">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(({ x, width, tone }) => (
          <rect key={`${tone}${x}`} className={styles[tone]} x={x} width={width} height="6" />
        ))}
      </svg>
    </span>
  );
}

/** Long work of the machine: what it does, how far it is. Without a known total only the words move. */
export function ProgressLine({ step, waiting }: { readonly step: Step | null; readonly waiting: string }): ReactNode {
  const { format } = useApp();
  const known = step !== null && step.total > 0;
  const done = known ? step.done : 0;
  const total = known ? step.total : 0;
  // Told at each quarter: every step would drown everything else.
  const quarter = known ? Math.floor((4 * done) / total) : 0;
  return (
    <>
      <div
        className={styles.progress}
        role="progressbar"
        aria-label={step?.label || waiting}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known ? Math.floor((100 * done) / total) : undefined}
      >
        <div className={styles.words}>
          <span>{step?.label || waiting}</span>
          <span>{known ? format.percent(done, total) : ''}</span>
        </div>
        <SegmentBar total={total || 1} segments={[{ amount: done, tone: 'accent' }]} />
      </div>
      <span className={type.hidden} role="status">
        {quarter === 0 ? step?.label || waiting : `${step?.label || waiting}, ${format.percent(quarter, 4)}`}
      </span>
    </>
  );
}
