// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot hold rows that are placed by position
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys of its rows
// A grid of any length: only the rows in sight are in the page, and the active one always. Rows come by position; those
// not there yet are drawn as bones. One tab stop; arrows, Page keys, Home and End move, Enter opens.
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import { useApp } from '../app/context.ts';
import { classes } from '../lib/classes.ts';
import styles from './grid.module.css';
import { useLongRows } from './long-rows.ts';
import type from './type.module.css';

export interface GridColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Pixels at least; `grow` shares what is left. */
  readonly width: number;
  readonly grow?: number;
  readonly align?: 'left' | 'right';
  readonly sortable?: boolean;
  readonly render: (row: Row) => ReactNode;
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

export function Grid<Row extends object>(props: GridProps<Row>): ReactNode {
  const {
    label,
    total,
    rowAt,
    onRange,
    columns,
    rowHeight = 28,
    active,
    onActive,
    onOpen,
    isSelected,
    sort,
    onSort,
  } = props;
  const headHeight = props.headless === true ? 0 : usualHeadHeight;
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const { height, shown, first, last, page, reveal } = useLongRows({ scroll, total, rowHeight, headHeight, active });
  const focusOn = props.focusOn ?? null;
  useEffect(() => {
    if (focusOn !== null && focusOn < total) reveal(focusOn, 'center');
  }, [focusOn, total, reveal]);

  useEffect(() => {
    if (total > 0) onRange(first, last);
  }, [first, last, total, onRange]);

  const move = (to: number) => {
    const position = Math.max(0, Math.min(total - 1, to));
    onActive(position);
    reveal(position, 'nearest');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || total === 0) return;
    const from = active ?? -1;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: from + 1,
      ArrowUp: from < 0 ? 0 : from - 1,
      PageDown: from + page(),
      PageUp: from - page(),
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

  const template: CSSProperties = {
    gridTemplateColumns: columns
      .map((column) =>
        column.grow === undefined ? `${column.width}px` : `minmax(${column.width}px, ${column.grow}fr)`,
      )
      .join(' '),
  };
  // A row that stays in sight while one scrolls keeps its cells, element for element, and React leaves them alone.
  const cells = useMemo(() => cellsOf(columns), [columns]);
  const minWidth = columns.reduce((sum, column) => sum + column.width, 0);
  const isLit = (position: number): boolean => {
    const row = position < 0 ? undefined : rowAt(position);
    return row !== undefined && props.isLit?.(row) === true;
  };
  const rowId = (position: number) => `${id}-${position}`;
  const mounted = active !== null && active < total ? rowId(active) : undefined;

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
    >
      <div className={styles.table} role="presentation" style={{ height, minWidth }}>
        <div
          className={props.headless === true ? type.hidden : styles.head}
          role="row"
          aria-rowindex={1}
          style={template}
        >
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} sort={sort ?? null} onSort={onSort} />
          ))}
        </div>
        {shown.map(({ position: index, top }) => {
          const row = rowAt(index);
          const selected = row !== undefined && (isSelected?.(row) ?? index === active);
          return (
            <div
              key={index}
              id={rowId(index)}
              className={classes(
                styles.row,
                isLit(index) && styles.lit,
                isLit(index) && !isLit(index - 1) && styles.litFirst,
              )}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={selected}
              data-active={index === active}
              style={{ ...template, height: rowHeight, top }}
              onClick={() => {
                onActive(index);
                onOpen?.(index);
              }}
            >
              {cells(row)}
            </div>
          );
        })}
      </div>
      {total === 0 ? props.empty : null}
    </div>
  );
}

/** The cells of a row, made once for each row and choice of columns; bones where it is not loaded yet. */
function cellsOf<Row extends object>(
  columns: readonly GridColumn<Row>[],
): (row: Row | undefined) => readonly ReactNode[] {
  const known = new WeakMap<Row, readonly ReactNode[]>();
  const draw = (content: (column: GridColumn<Row>) => ReactNode) =>
    columns.map((column) => (
      <div key={column.id} role="gridcell" className={classes(styles.cell, column.align === 'right' && styles.right)}>
        {content(column)}
      </div>
    ));
  const bones = draw(() => <span className={styles.bone} />);
  return (row) => {
    if (row === undefined) return bones;
    const before = known.get(row);
    if (before !== undefined) return before;
    const made = draw((column) => column.render(row));
    known.set(row, made);
    return made;
  };
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
