// Columns over time against an agreed limit; the ones beyond it stand out by colour, place and weight of their figure.
import type { ReactNode } from 'react';
import styles from './charts.module.css';
import { drawnFor, Measured } from './measured.tsx';

interface BarsProps {
  readonly label: string;
  readonly bars: readonly {
    readonly name: string;
    readonly value: number;
    readonly text: string;
    /** Beyond what was promised, whatever its value. */
    readonly isMissed?: boolean;
  }[];
  /** Values above it missed what was agreed; null: nothing was agreed. */
  readonly agreed: number | null;
  readonly agreedText: string;
}

const top = 22;
const base = 98;

export function BarsChart({ label, bars, agreed, agreedText }: BarsProps): ReactNode {
  const most = Math.max(1, agreed ?? 0, ...bars.map((bar) => bar.value));
  const y = (value: number) => base - (value / most) * (base - top);
  const words = bars.map((bar) => `${bar.name} ${bar.text}`).join(', ');
  return (
    <Measured>
      {(width) => {
        const step = width / Math.max(1, bars.length);
        const wide = Math.min(36, step * 0.64);
        return (
          <svg className={styles.chart} {...drawnFor(width, 118)} role="img" aria-label={`${label}: ${words}`}>
            {bars.map((bar, position) => {
              const middle = step * (position + 0.5);
              const missed = bar.isMissed ?? (agreed !== null && bar.value > agreed);
              const inside = !missed && base - y(bar.value) > 20;
              return (
                <g key={bar.name}>
                  <rect
                    className={missed ? styles.missed : styles.bar}
                    x={middle - wide / 2}
                    y={y(bar.value)}
                    width={wide}
                    height={base - y(bar.value)}
                  />
                  <text
                    className={missed ? styles.missedText : styles.onBar}
                    x={middle}
                    y={inside ? base - 6 : y(bar.value) - 6}
                    textAnchor="middle"
                  >
                    {bar.text}
                  </text>
                  <text x={middle} y={base + 15} textAnchor="middle">
                    {bar.name}
                  </text>
                </g>
              );
            })}
            <path className={styles.axis} d={`M0 ${base + 0.5}H${width}`} />
            {agreed === null ? null : (
              <>
                <path className={styles.agreed} d={`M0 ${y(agreed)}H${width}`} />
                <text className={styles.agreedText} x="0" y={y(agreed) - 5}>
                  {agreedText}
                </text>
              </>
            )}
          </svg>
        );
      }}
    </Measured>
  );
}
