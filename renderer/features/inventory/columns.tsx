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

const shapes: Readonly<Record<InventoryColumn['kind'], { readonly width: number; readonly grow?: number }>> = {
  text: { width: 132, grow: 2 },
  mono: { width: 170, grow: 3 },
  number: { width: 84 },
  time: { width: 108 },
  risk: { width: 96 },
  change: { width: 112 },
  flag: { width: 92 },
};

export function gridColumns(columns: readonly InventoryColumn[], format: Format): GridColumn<InventoryRow>[] {
  return columns.map((column): GridColumn<InventoryRow> => {
    const { width, grow } = shapes[column.kind];
    return {
      id: column.column,
      title: column.title,
      width,
      ...(grow === undefined ? {} : { grow }),
      align: column.kind === 'number' ? 'right' : 'left',
      sortable: column.sortable,
      render: (row) => drawCell(column.kind, row.cells[column.column] ?? null, format),
    };
  });
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
