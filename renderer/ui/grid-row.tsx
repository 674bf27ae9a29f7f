// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot hold rows that are placed by position
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
// One row of a grid, drawn anew only when something of it changed. Its place in the page is given from row to row while one
// scrolls, so a row that is not loaded yet hides the cells of the one before it.
import { type CSSProperties, memo, type ReactNode, useRef } from 'react';
import { classes } from '../lib/classes.ts';
import styles from './grid.module.css';
import type { GridColumn } from './grid.tsx';

export type RowCells<Row> = (row: Row | undefined) => readonly ReactNode[];

interface GridRowProps<Row extends object> {
  /** Of the active row, which the grid names. */
  readonly id: string | undefined;
  readonly position: number;
  readonly top: number;
  readonly height: number;
  readonly columns: CSSProperties['gridTemplateColumns'];
  readonly row: Row | undefined;
  readonly cells: RowCells<Row>;
  readonly active: boolean;
  readonly selected: boolean;
  readonly lit: 'no' | 'lit' | 'first';
}

function DrawnRow<Row extends object>(props: GridRowProps<Row>): ReactNode {
  const { id, position, top, height, columns, row, cells, active, selected, lit } = props;
  const drawn = useRef(row);
  if (row !== undefined) drawn.current = row;
  return (
    <div
      id={id}
      className={classes(
        styles.row,
        row === undefined && styles.coming,
        lit !== 'no' && styles.lit,
        lit === 'first' && styles.litFirst,
      )}
      role="row"
      aria-rowindex={position + 2}
      aria-selected={selected}
      aria-busy={row === undefined}
      data-active={active}
      style={{ gridTemplateColumns: columns, height, top }}
    >
      {cells(drawn.current)}
    </div>
  );
}

/** React hands a component on with its types, but not through `memo`. */
export const GridRow = memo(DrawnRow) as typeof DrawnRow;

/** The position of the row that something stands in; null: in none. */
export function positionOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[role="row"]') : null;
  const index = Number(row?.getAttribute('aria-rowindex') ?? 0);
  return index > 1 ? index - 2 : null;
}

/** While the pointer is over a cell that may be cut, all of its text is its title. */
export function entitle(target: EventTarget, on: boolean): void {
  const cell = target instanceof Element ? target.closest('[data-whole]') : null;
  if (cell === null) return;
  if (on) cell.setAttribute('title', cell.textContent ?? '');
  else cell.removeAttribute('title');
}

/** The cells of a row, made once for each row and choice of columns; empty ones where none was loaded yet. */
export function cellsOf<Row extends object>(columns: readonly GridColumn<Row>[]): RowCells<Row> {
  const known = new WeakMap<Row, readonly ReactNode[]>();
  const blank = columns.map((column) => <div key={column.id} role="gridcell" className={styles.cell} />);
  return (row) => {
    if (row === undefined) return blank;
    const before = known.get(row);
    if (before !== undefined) return before;
    const made = columns.map((column) => drawCell(column, row));
    known.set(row, made);
    return made;
  };
}

function drawCell<Row>(column: GridColumn<Row>, row: Row): ReactNode {
  const side = column.align === 'right' && styles.right;
  if (column.text === undefined) {
    return (
      <div key={column.id} role="gridcell" className={classes(styles.cell, side)}>
        {column.render?.(row)}
      </div>
    );
  }
  const { text, title, look } = column.text(row);
  return (
    <div
      key={column.id}
      role="gridcell"
      className={classes(styles.cell, side, look)}
      title={title}
      data-whole={title === undefined ? '' : undefined}
    >
      {text}
    </div>
  );
}
