// How far a campaign is, day by day, against an even pace from its opening to its due date.
import type { ReactNode } from 'react';
import { useApp } from '../../app/context.ts';
import { localDay } from '../../lib/format.ts';
import styles from './charts.module.css';
import { drawnFor, Measured } from './measured.tsx';
import { paceLayout } from './pace-layout.ts';

interface PaceProps {
  readonly opened: string;
  readonly due: string;
  readonly items: number;
  readonly decided: number;
  /** When it was closed: the line ends there. Left out or null: it is open. */
  readonly closed?: string | null;
  /** Decided at the end of each day; without it only the last point is drawn. */
  readonly byDay?: readonly { readonly day: string; readonly decided: number }[];
}

const top = 10;
const base = 94;

/** Days that the text equivalent names: the newest ones on which something changed. */
const named = 12;

export function PaceChart({ opened, due, items, decided, closed = null, byDay = [] }: PaceProps): ReactNode {
  const { format, words } = useApp();
  const said = words.ui.pace;
  const from = opened.slice(0, 10);
  const last = closed?.slice(0, 10) ?? localDay(new Date());
  const layout = paceLayout({ opened: from, due, last, items, byDay });
  const { isLate, even } = layout;
  const changed = byDay.filter((one, index) => one.decided !== (byDay[index - 1]?.decided ?? 0)).slice(-named);
  const title = [
    said.describes(format.number(decided), format.number(items), format.number(even)),
    ...changed.map((one) => `${format.day(one.day)}: ${format.number(one.decided)}`),
  ].join('; ');
  return (
    <Measured>
      {(width) => {
        const y = (count: number) => base - (items === 0 ? 0 : (count / items) * (base - top));
        const now = { x: layout.lastAt * width, y: y(decided) };
        const dueX = layout.dueAt * width;
        const right = now.x < width - 110;
        const points = layout.points.map((one) => `${one.along * width} ${base - one.part * (base - top)}`);
        const showsPace = !isLate && layout.lastAt > 0 && Math.abs(y(even) - now.y) > 16;
        const [middle, end] = isLate ? [due, last] : [last, due];
        const middleX = isLate ? dueX : now.x;
        return (
          <svg className={styles.chart} {...drawnFor(width, 112)} role="img" aria-label={title}>
            <path className={styles.gridline} d={`M0 ${top + 0.5}H${width}`} />
            <path className={styles.axis} d={`M0 ${base + 0.5}H${width}`} />
            <path className={styles.pace} d={`M0 ${base} L${dueX} ${top}`} />
            {isLate ? <path className={styles.agreed} d={`M${dueX} ${top}V${base}`} /> : null}
            {points.length < 2 ? (
              <path className={styles.gap} d={`M${now.x} ${y(even)}V${now.y}`} />
            ) : (
              <path className={styles.line} d={`M${points.join(' L')}`} />
            )}
            <circle className={styles.dot} cx={now.x} cy={now.y} r="3.5" />
            <text
              className={styles.strong}
              x={right ? now.x + 8 : now.x - 8}
              y={Math.max(22, now.y + (now.y > 82 ? -6 : right ? 4 : 16))}
              textAnchor={right ? 'start' : 'end'}
            >
              {closed === null ? said.today(format.number(decided)) : said.atTheClose(format.number(decided))}
            </text>
            {showsPace ? (
              <text x={Math.max(now.x - 8, 84)} y={Math.max(24, y(even) - 4)} textAnchor="end">
                {said.even(format.number(even))}
              </text>
            ) : null}
            <text x="0" y="108">
              {format.day(from)}
            </text>
            {middleX > 60 && middleX < width - 80 ? (
              <text className={isLate ? styles.agreedText : undefined} x={middleX} y="108" textAnchor="middle">
                {isLate ? said.due(format.day(middle)) : format.day(middle)}
              </text>
            ) : null}
            <text x={width} y="108" textAnchor="end">
              {isLate ? format.day(end) : said.due(format.day(end))}
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
