// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot hold rows that are placed by position
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of its rows
// biome-ignore-all lint/a11y/useKeyWithMouseEvents: the pointer alone needs the whole of a cell that is cut; it is read out as it is
// A grid of any length: only the rows in sight are in the page, and the active one always. Rows come by position; those
// not there yet are drawn as bones. One tab stop; arrows, Page keys, Home and End move, Enter opens.
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import { useApp } from '../app/context.ts';
import { classes } from '../lib/classes.ts';
import styles from './grid.module.css';
import { cellsOf, entitle, GridRow, positionOf } from './grid-row.tsx';
import { useLongRows } from './long-rows.ts';
import type from './type.module.css';
import { useDrawnByAndBy } from './use-drawn-by-and-by.ts';
import { useFollower } from './use-follower.ts';

/** What a cell says where it is nothing but text, which is drawn faster than anything else. */
export interface CellText {
  readonly text: string | number;
  /** What it says under the pointer; left out: the text, which may be cut. */
  readonly title?: string | undefined;
  /** A class. */
  readonly look?: string | undefined;
}

export interface GridColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Pixels at least; `grow` shares what is left. */
  readonly width: number;
  readonly grow?: number;
  readonly align?: 'left' | 'right';
  readonly sortable?: boolean;
  /** One of the two. */
  readonly text?: (row: Row) => CellText;
  readonly render?: (row: Row) => ReactNode;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

interface GridProps<Row extends object> {
  readonly label: string;
  readonly total: number;
  /** undefined: not loaded yet. */
  readonly rowAt: (position: number) => Row | undefined;
  /** The rows in sight, so that the caller can load them. */
  readonly onRange: (from: number, to: number) => void;
  /** Where rows come without the caller being drawn anew: tells of them, until what it returns is called. */
  readonly watch?: (listener: () => void) => () => void;
  readonly columns: readonly GridColumn<Row>[];
  readonly rowHeight?: 20 | 26 | 28 | 32 | 46;
  /** Position of the active row; null: none yet. */
  readonly active: number | null;
  readonly onActive: (position: number) => void;
  readonly onOpen?: (position: number) => void;
  readonly isSelected?: (row: Row) => boolean;
  /** Rows that are lit: the cited lines of evidence. */
  readonly isLit?: (row: Row) => boolean;
  /** Brings this position into the middle, whenever it changes. */
  readonly focusOn?: number | null;
  /** Monospaced, for files: `table` with lines between the rows, `lines` without. */
  readonly code?: 'table' | 'lines';
  /** Titles are read out but not drawn. */
  readonly headless?: boolean;
  readonly sort?: GridSort | null;
  readonly onSort?: (sort: GridSort) => void;
  /** Where its keys work: see `KeyPlace`. */
  readonly keys?: string;
  readonly empty?: ReactNode;
}

const usualHeadHeight = 28;
/** Rows that are drawn anew in one frame. */
const newRows = 16;

export function Grid<Row extends object>(props: GridProps<Row>): ReactNode {
  const { label, total, rowAt, onRange, columns, rowHeight = 28, onActive, onOpen, isSelected, sort, onSort } = props;
  const headHeight = props.headless === true ? 0 : usualHeadHeight;
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const { active, move: activate } = useFollower(props.active, onActive);
  const rows = useLongRows({ scroll, total, rowHeight, headHeight, active });
  const { first, last, reveal } = rows;
  const drawable = useDrawnByAndBy({ ...rows, most: newRows, rowAt, watch: props.watch });
  const focusOn = props.focusOn ?? null;
  useEffect(() => {
    if (focusOn !== null && focusOn < total) reveal(focusOn, 'center');
  }, [focusOn, total, reveal]);

  useEffect(() => {
    if (total > 0) onRange(first, last);
  }, [first, last, total, onRange]);

  const move = (to: number) => {
    const position = Math.max(0, Math.min(total - 1, to));
    activate(position);
    reveal(position, 'nearest');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || total === 0) return;
    const from = active ?? -1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: from + 1,
      ArrowUp: from < 0 ? 0 : from - 1,
      PageDown: from + rows.page(),
      PageUp: from - rows.page(),
      Home: 0,
      End: total - 1,
    };
    const to = steps[event.key];
    if (to !== undefined && !event.altKey && !event.metaKey) {
      event.preventDefault();
      move(to);
    } else if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      onOpen?.(active);
    }
  };

  const template = useMemo(() => templateOf(columns), [columns]);
  // A row that stays in sight while one scrolls keeps its cells, element for element, and React leaves them alone.
  const cells = useMemo(() => cellsOf(columns), [columns]);
  const minWidth = columns.reduce((sum, column) => sum + column.width, 0);
  const isLit = (position: number): boolean => {
    const row = position < 0 ? undefined : rowAt(position);
    return row !== undefined && props.isLit?.(row) === true;
  };
  const mounted = active !== null && active < total ? `${id}-${active}` : undefined;

  return (
    <div
      ref={scroll}
      className={classes(styles.grid, props.code !== undefined && styles.code, props.code === 'lines' && styles.lines)}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={mounted}
      data-keys={props.keys}
      onKeyDown={onKeyDown}
      onMouseOver={({ target }) => entitle(target, true)}
      onMouseOut={({ target }) => entitle(target, false)}
      onClick={({ target }) => {
        const position = positionOf(target);
        if (position === null) return;
        onActive(position);
        onOpen?.(position);
      }}
    >
      <div className={styles.table} role="presentation" style={{ height: rows.height, minWidth }}>
        <div
          className={props.headless === true ? type.hidden : styles.head}
          role="row"
          aria-rowindex={1}
          style={{ gridTemplateColumns: template }}
        >
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} sort={sort ?? null} onSort={onSort} />
          ))}
        </div>
        <div className={styles.rows} role="presentation" style={{ transform: `translateY(${rows.lift}px)` }}>
          {rows.shown.map(({ slot, position, top }) => {
            const row = drawable(slot);
            return (
              <GridRow
                key={slot}
                id={position === active ? mounted : undefined}
                position={position}
                top={top}
                height={rowHeight}
                columns={template}
                row={row}
                cells={cells}
                active={position === active}
                selected={row !== undefined && (isSelected?.(row) ?? position === active)}
                lit={!isLit(position) ? 'no' : isLit(position - 1) ? 'lit' : 'first'}
              />
            );
          })}
        </div>
      </div>
      {total === 0 ? props.empty : null}
    </div>
  );
}

function templateOf(columns: readonly { readonly width: number; readonly grow?: number }[]): string {
  return columns
    .map(({ width, grow }) => (grow === undefined ? `${width}px` : `minmax(${width}px, ${grow}fr)`))
    .join(' ');
}

interface HeadCellProps<Row> {
  readonly column: GridColumn<Row>;
  readonly sort: GridSort | null;
  readonly onSort: ((sort: GridSort) => void) | undefined;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>): ReactNode {
  const { words } = useApp();
  const sorted = sort?.column === column.id ? sort : null;
  const className = classes(
    styles.headCell,
    column.align === 'right' && styles.right,
    sorted !== null && styles.sorted,
  );
  const direction = sorted === null ? undefined : sorted.descending ? 'descending' : 'ascending';
  if (column.sortable !== true || onSort === undefined)
    return (
      <div role="columnheader" className={className} title={column.title}>
        <span>{column.title}</span>
      </div>
    );
  return (
    <div role="columnheader" aria-sort={direction} className={styles.headSlot}>
      <button
        type="button"
        className={className}
        title={words.ui.sortBy(column.title)}
        onClick={() => onSort({ column: column.id, descending: sorted !== null && !sorted.descending })}
      >
        <span>{column.title}</span>
        {sorted === null ? null : sorted.descending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />}
      </button>
    </div>
  );
}
