// How each kind of cell is drawn. What the evidence does not say looks so.
import type { ReactNode } from 'react';
import type { InventoryColumn, InventoryRow } from '../../../shared/contract/inventory.ts';
import { type Change, changes, type Risk, risks } from '../../../shared/words.ts';
import type { Format } from '../../lib/format.ts';
import type { Messages } from '../../messages/table.ts';
import { ChangeBadge } from '../../ui/badge.tsx';
import type { GridColumn } from '../../ui/grid.tsx';
import { RiskMark } from '../../ui/marks.tsx';
import type from '../../ui/type.module.css';

type Cell = InventoryRow['cells'][string];
type Words = Messages['inventory'];

/** Pixels of kinds whose content is alike; the others are measured. */
const fixedWidths: Partial<Readonly<Record<InventoryColumn['kind'], number>>> = {
  number: 84,
  time: 116,
  risk: 96,
  change: 116,
  flag: 92,
};

/** Pixels per character, roughly, of the two faces. */
const characterWidths = { text: 6.9, mono: 7.3 };

/** Columns whose texts are the engine's own words, not the evidence's. */
const coded: ReadonlySet<string> = new Set([
  'kind',
  'environment',
  'status',
  'owner_basis',
  'last_use',
  'state',
  'party',
  'holder',
  'expires_at',
]);

interface GridColumnsOptions {
  /** Shown ones, in their order, with the heads that the person reads. */
  readonly columns: readonly InventoryColumn[];
  readonly sample: readonly InventoryRow[];
  readonly widths: Readonly<Record<string, number>>;
  readonly format: Format;
  readonly words: Words;
}

/** Columns as wide as was chosen, else as what the sample has in them, within reason; what is left is shared. */
export function gridColumns({
  columns,
  sample,
  widths,
  format,
  words,
}: GridColumnsOptions): GridColumn<InventoryRow>[] {
  return columns.map((column, position): GridColumn<InventoryRow> => {
    const chosen = widths[column.column];
    const fixed = chosen ?? fixedWidth(column);
    // The first column has more room at its left.
    const width = (fixed ?? measured(column, sample, words)) + (position === 0 && chosen === undefined ? 8 : 0);
    return {
      id: column.column,
      title: column.title,
      width,
      ...(fixed === undefined ? { grow: width } : {}),
      align: column.kind === 'number' ? 'right' : 'left',
      sortable: column.sortable,
      render: (row) => drawCell(column, row.cells[column.column] ?? null, format, words),
    };
  });
}

/** At least as wide as its head, with the arrow of the order. */
function fixedWidth({ kind, title }: InventoryColumn): number | undefined {
  const usual = fixedWidths[kind];
  return usual === undefined ? undefined : Math.max(usual, Math.round(title.length * 6.2 + 34));
}

function measured(column: InventoryColumn, sample: readonly InventoryRow[], words: Words): number {
  const perCharacter = column.kind === 'mono' ? characterWidths.mono : characterWidths.text;
  const lengths = sample.map(
    (row) => String(cellText(column, row.cells[column.column] ?? null, words) ?? words.unknown).length,
  );
  const longest = Math.max(column.title.length, ...lengths);
  return Math.round(Math.max(72, Math.min(column.kind === 'mono' ? 260 : 230, longest * perCharacter + 18)));
}

function drawCell(column: InventoryColumn, cell: Cell, format: Format, words: Words): ReactNode {
  if (cell === null) return <span className={type.unknown}>{words.unknown}</span>;
  switch (column.kind) {
    case 'text': {
      const text = coded.has(column.column) ? (words.values[String(cell)] ?? cell) : cell;
      return <span title={String(text)}>{text}</span>;
    }
    case 'mono':
      return (
        <span className={type.mono} title={String(cell)}>
          {cell}
        </span>
      );
    case 'number':
      return typeof cell === 'number' ? format.number(cell) : cell;
    case 'time':
      return drawTime(cell, format, words);
    case 'risk':
      return isRisk(cell) ? <RiskMark risk={cell} /> : cell;
    case 'change':
      return isChange(cell) ? <ChangeBadge change={cell} /> : cell;
    case 'flag':
      return cell === 1 || cell === 'yes' || cell === 'true' ? words.yes : cell === 0 ? words.no : cell;
  }
}

/** "never" stands in a column of times too. */
function drawTime(cell: NonNullable<Cell>, format: Format, words: Words): ReactNode {
  if (typeof cell !== 'string') return cell;
  const said = words.values[cell];
  if (said !== undefined || !/^\d{4}-/.test(cell)) return <span title={said ?? cell}>{said ?? cell}</span>;
  return <span title={format.utc(cell)}>{format.date(cell)}</span>;
}

/** A cell as it is copied: what the person reads, without marks. */
export function cellText(column: InventoryColumn, cell: Cell, words: Words): string | number | null {
  if (cell === null || typeof cell === 'number') return cell;
  return coded.has(column.column) ? (words.values[cell] ?? cell) : cell;
}

function isRisk(cell: Cell): cell is Risk {
  return (risks as readonly Cell[]).includes(cell);
}

function isChange(cell: Cell): cell is Change {
  return (changes as readonly Cell[]).includes(cell);
}
