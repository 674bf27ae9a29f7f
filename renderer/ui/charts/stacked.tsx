// Stacked bars. Verdicts are told apart by pattern as well as colour: full, half-height, outlined, dashed.
import type { ReactNode } from 'react';
import { type CoverageStatus, coverageStatuses, type Risk, risks } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import styles from './charts.module.css';
import { drawnFor, Measured } from './measured.tsx';
import { layOut } from './stack-layout.ts';

const height = 12;
const gap = 2;

interface VerdictBarProps {
  readonly label: string;
  readonly counts: Readonly<Partial<Record<CoverageStatus, number>>>;
}

export function VerdictBar({ label, counts }: VerdictBarProps): ReactNode {
  const { field } = useApp().words;
  const words = coverageStatuses.map((status) => `${counts[status] ?? 0} ${field.verdicts[status]}`);
  return (
    <Measured>
      {(width) => (
        <svg
          className={styles.chart}
          {...drawnFor(width, height)}
          role="img"
          aria-label={`${label}: ${words.join(', ')}`}
        >
          {layOut(
            coverageStatuses.map((status) => ({ name: status, amount: counts[status] ?? 0 })),
            width,
            gap,
          ).map(({ name, x, width: wide }) => (
            <VerdictPart key={name} status={name} x={x} width={wide} />
          ))}
        </svg>
      )}
    </Measured>
  );
}

function VerdictPart(props: {
  readonly status: CoverageStatus;
  readonly x: number;
  readonly width: number;
}): ReactNode {
  const { status, x, width } = props;
  switch (status) {
    case 'MET':
      return <rect className={styles.MET} x={x} width={width} height={height} />;
    case 'PARTLY_MET':
      return (
        <>
          <rect className={styles.partlyFrame} x={x + 0.5} y={0.5} width={Math.max(0, width - 1)} height={height - 1} />
          <rect className={styles.PARTLY_MET} x={x} y={height / 2} width={width} height={height / 2} />
        </>
      );
    case 'NOT_MET':
      return <rect className={styles.NOT_MET} x={x + 1} y={1} width={Math.max(0, width - 2)} height={height - 2} />;
    case 'NOT_EVALUABLE':
      return (
        <rect className={styles.NOT_EVALUABLE} x={x + 0.5} y={0.5} width={Math.max(0, width - 1)} height={height - 1} />
      );
  }
}

const worstFirst: readonly Risk[] = [...risks].reverse();

interface RiskBarProps {
  readonly label: string;
  readonly counts: Readonly<Partial<Record<Risk, number>>>;
  /** The sum that fills the whole width, so that several bars can be compared. */
  readonly full: number;
}

export function RiskBar({ label, counts, full }: RiskBarProps): ReactNode {
  const { field } = useApp().words;
  const parts = worstFirst.map((risk) => ({ name: risk, amount: counts[risk] ?? 0 }));
  const sum = parts.reduce((total, part) => total + part.amount, 0);
  const words = parts.map((part) => `${part.amount} ${field.risks[part.name]}`);
  return (
    <Measured>
      {(width) => (
        <svg
          className={styles.chart}
          {...drawnFor(width, height)}
          role="img"
          aria-label={`${label}: ${words.join(', ')}`}
        >
          {layOut(parts, full === 0 ? 0 : (width * sum) / full, 1.5).map(({ name, x, width: wide }) => (
            <rect key={name} className={styles[name]} x={x} width={wide} height={height} />
          ))}
        </svg>
      )}
    </Measured>
  );
}
