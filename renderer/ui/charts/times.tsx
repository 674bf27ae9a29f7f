// How long something took against what was agreed, a row for each severity: the bar is the slowest, the tick the promise.
import type { ReactNode } from 'react';
import styles from './charts.module.css';
import { drawnFor, Measured } from './measured.tsx';

export interface TimesRow {
  readonly name: string;
  readonly agreed: number;
  readonly worst: number | null;
  readonly median: number | null;
  /** "slowest 415 min, median 76" or why there is nothing. */
  readonly text: string;
}

interface TimesChartProps {
  readonly label: string;
  readonly rows: readonly TimesRow[];
  /** Room for each row's text, in pixels; less where the pane is narrow. */
  readonly textWidth?: number;
}

const rowHeight = 26;
const nameWidth = 62;
const usualTextWidth = 168;

export function TimesChart({ label, rows, textWidth = usualTextWidth }: TimesChartProps): ReactNode {
  const words = rows.map((row) => `${row.name}: ${row.text}`).join('; ');
  return (
    <Measured>
      {(width) => {
        const room = Math.max(60, width - nameWidth - textWidth);
        return (
          <svg
            className={styles.chart}
            {...drawnFor(width, rows.length * rowHeight + 4)}
            role="img"
            aria-label={`${label}: ${words}`}
          >
            {rows.map((row, position) => (
              <Row key={row.name} row={row} top={position * rowHeight} room={room} />
            ))}
          </svg>
        );
      }}
    </Measured>
  );
}

function Row({ row, top, room }: { readonly row: TimesRow; readonly top: number; readonly room: number }): ReactNode {
  const { name, agreed, worst, median, text } = row;
  // the promise stands at two fifths, so that being late by more than half of it still shows
  const promise = room * 0.4;
  const x = (value: number) => Math.min(room, (value / Math.max(agreed, 0.1)) * promise);
  const missed = worst !== null && worst > agreed;
  const middle = top + rowHeight / 2;
  return (
    <g>
      <text className={styles.strong} x="0" y={middle + 4}>
        {name}
      </text>
      {worst === null ? null : (
        <rect
          className={missed ? styles.missed : styles.bar}
          x={nameWidth}
          y={middle - 5}
          width={Math.max(2, x(worst))}
          height="10"
        />
      )}
      {median === null ? null : <circle className={styles.dot} cx={nameWidth + x(median)} cy={middle} r="3.2" />}
      <path className={styles.agreed} d={`M${nameWidth + promise} ${top + 3}V${top + rowHeight - 3}`} />
      <text className={missed ? styles.missedText : undefined} x={nameWidth + room + 10} y={middle + 4}>
        {text}
      </text>
    </g>
  );
}
