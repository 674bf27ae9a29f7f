// How each kind of cell is drawn. What the evidence does not say looks so.
import type { ReactNode } from 'react';
import type { InventoryColumn, InventoryRow } from '../../../shared/contract/inventory.ts';
import { type Change, changes, type Risk, risks } from '../../../shared/words.ts';
import type { Format } from '../../lib/format.ts';
import { ChangeBadge } from '../../ui/badge.tsx';
import type { GridColumn } from '../../ui/grid.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import type from '../../ui/type.module.css';

type Cell = InventoryRow['cells'][string];

/** Pixels of kinds whose content is alike; the others are measured. */
const fixedWidths: Partial<Readonly<Record<InventoryColumn['kind'], number>>> = {
  number: 84,
  time: 108,
  risk: 96,
  change: 116,
  flag: 92,
};

/** Pixels per character, roughly, of the two faces. */
const characterWidths = { text: 6.9, mono: 7.3 };

/** Columns as wide as what `sample` has in them, within reason; what is left over is shared in proportion. */
export function gridColumns(
  columns: readonly InventoryColumn[],
  sample: readonly InventoryRow[],
  format: Format,
): GridColumn<InventoryRow>[] {
  return columns.map((column, position): GridColumn<InventoryRow> => {
    const fixed = fixedWidths[column.kind];
    // The first column has more room at its left.
    const width = (fixed ?? measured(column, sample)) + (position === 0 ? 8 : 0);
    return {
      id: column.column,
      title: column.title,
      width,
      ...(fixed === undefined ? { grow: width } : {}),
      align: column.kind === 'number' ? 'right' : 'left',
      sortable: column.sortable,
      render: (row) => drawCell(column.kind, row.cells[column.column] ?? null, format),
    };
  });
}

function measured(column: InventoryColumn, sample: readonly InventoryRow[]): number {
  const perCharacter = column.kind === 'mono' ? characterWidths.mono : characterWidths.text;
  const lengths = sample.map((row) => String(row.cells[column.column] ?? 'unknown').length);
  const longest = Math.max(column.title.length, ...lengths);
  return Math.round(Math.max(72, Math.min(column.kind === 'mono' ? 260 : 230, longest * perCharacter + 18)));
}

export function drawCell(kind: InventoryColumn['kind'], cell: Cell, format: Format): ReactNode {
  if (cell === null) return <span className={type.unknown}>unknown</span>;
  switch (kind) {
    case 'text':
      return <span title={String(cell)}>{cell}</span>;
    case 'mono':
      return (
        <span className={type.mono} title={String(cell)}>
          {cell}
        </span>
      );
    case 'number':
      return typeof cell === 'number' ? format.number(cell) : cell;
    case 'time':
      return typeof cell === 'string' ? <span title={format.utc(cell)}>{format.date(cell)}</span> : cell;
    case 'risk':
      return isRisk(cell) ? <RiskMark risk={cell} /> : cell;
    case 'change':
      return isChange(cell) ? <ChangeBadge change={cell} /> : cell;
    case 'flag':
      return cell === 1 || cell === 'yes' || cell === 'true' ? 'yes' : cell === 0 ? 'no' : cell;
  }
}

function isRisk(cell: Cell): cell is Risk {
  return (risks as readonly Cell[]).includes(cell);
}

function isChange(cell: Cell): cell is Change {
  return (changes as readonly Cell[]).includes(cell);
}
