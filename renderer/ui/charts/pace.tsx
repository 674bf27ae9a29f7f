// How far a campaign is, against an even pace from its opening to its due date.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { daysBetween, localDay } from '../../lib/format.ts';
import styles from './charts.module.css';
import { Measured } from './measured.tsx';

interface PaceProps {
  readonly opened: string;
  readonly due: string;
  readonly items: number;
  readonly decided: number;
  /** Decided up to and with each day; without it only today's point is drawn. */
  readonly byDay?: readonly { readonly day: string; readonly decided: number }[];
}

const top = 10;
const base = 94;

export function PaceChart({ opened, due, items, decided, byDay = [] }: PaceProps): ReactNode {
  const { format, words } = useApp();
  const said = words.ui.pace;
  const today = localDay(new Date());
  const from = opened.slice(0, 10);
  const span = Math.max(1, daysBetween(from, due));
  const passed = Math.min(span, Math.max(0, daysBetween(from, today)));
  const pace = Math.round((items * passed) / span);
  const late = daysBetween(due, today) > 0;
  const title = said.describes(format.number(decided), format.number(items), format.number(pace));
  return (
    <Measured>
      {(width) => {
        const x = (days: number) => (days / span) * width;
        const y = (count: number) => base - (items === 0 ? 0 : (count / items) * (base - top));
        const now = { x: x(passed), y: y(decided) };
        const right = now.x < width - 90;
        const points = byDay.map((one) => `${x(daysBetween(from, one.day))} ${y(one.decided)}`);
        const showsPace = passed > 0 && Math.abs(y(pace) - now.y) > 16;
        return (
          <svg className={styles.chart} width={width} height={112} role="img" aria-label={title}>
            <path className={styles.gridline} d={`M0 ${top + 0.5}H${width}`} />
            <path className={styles.axis} d={`M0 ${base + 0.5}H${width}`} />
            <path className={styles.pace} d={`M0 ${base} ${width} ${top}`} />
            {points.length < 2 ? (
              <path className={styles.gap} d={`M${now.x} ${y(pace)}V${now.y}`} />
            ) : (
              <path className={styles.line} d={`M${points.join(' L')}`} />
            )}
            <circle className={styles.dot} cx={now.x} cy={now.y} r="3.5" />
            <text
              className={styles.strong}
              x={right ? now.x + 8 : now.x - 8}
              y={Math.max(22, now.y + (now.y > 82 ? -6 : 4))}
              textAnchor={right ? 'start' : 'end'}
            >
              {said.today(format.number(decided))}
            </text>
            {showsPace ? (
              <text x={Math.max(now.x - 8, 84)} y={Math.max(24, y(pace) - 4)} textAnchor="end">
                {said.even(format.number(pace))}
              </text>
            ) : null}
            <text x="0" y="108">
              {format.day(from)}
            </text>
            {!late && now.x > 60 && now.x < width - 70 ? (
              <text x={now.x} y="108" textAnchor="middle">
                {format.day(today)}
              </text>
            ) : null}
            <text x={width} y="108" textAnchor="end">
              {format.day(due)}
            </text>
            <text x="0" y="23">
              {said.all(format.number(items))}
            </text>
          </svg>
        );
      }}
    </Measured>
  );
}
