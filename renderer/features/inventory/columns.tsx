// How each kind of cell is drawn. What the evidence does not say looks so.
import type { ReactNode } from 'react';
import type { InventoryColumn, InventoryRow } from '../../../shared/contract/inventory.ts';
import { type Change, changes, type Risk, risks } from '../../../shared/words.ts';
import type { Format } from '../../lib/format.ts';
import type { Messages } from '../../messages/table.ts';
import { ChangeBadge } from '../../ui/badge.tsx';
import type { CellText, GridColumn } from '../../ui/grid.tsx';
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
  const writing: Writing = { date: remembered(format.date), utc: remembered(format.utc), number: format.number };
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
      ...drawn(column, writing, words),
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

/** Marks are drawn; all else is text. */
function drawn(
  column: InventoryColumn,
  format: Writing,
  words: Words,
): Pick<GridColumn<InventoryRow>, 'text' | 'render'> {
  const cellOf = (row: InventoryRow) => row.cells[column.column] ?? null;
  switch (column.kind) {
    case 'risk':
      return { render: (row) => drawRisk(cellOf(row), words) };
    case 'change':
      return { render: (row) => drawChange(cellOf(row), words) };
    default:
      return { text: (row) => textOf(column, cellOf(row), format, words) };
  }
}

function drawRisk(cell: Cell, words: Words): ReactNode {
  if (isRisk(cell)) return <RiskMark risk={cell} />;
  return cell ?? <span className={type.unknown}>{words.unknown}</span>;
}

function drawChange(cell: Cell, words: Words): ReactNode {
  if (isChange(cell)) return <ChangeBadge change={cell} />;
  return cell ?? <span className={type.unknown}>{words.unknown}</span>;
}

function textOf(column: InventoryColumn, cell: Cell, format: Writing, words: Words): CellText {
  if (cell === null) return { text: words.unknown, look: type.unknown };
  switch (column.kind) {
    case 'mono':
      return { text: cell, look: type.mono };
    case 'number':
      return { text: typeof cell === 'number' ? format.number(cell) : cell };
    case 'time':
      return textOfTime(cell, format, words);
    case 'flag':
      return { text: cell === 1 || cell === 'yes' || cell === 'true' ? words.yes : cell === 0 ? words.no : cell };
    default:
      return { text: coded.has(column.column) ? (words.values[String(cell)] ?? cell) : cell };
  }
}

/** What the cells write. */
type Writing = Pick<Format, 'date' | 'utc' | 'number'>;

/** Writing a date takes long beside everything else of a cell, and the same ones come again and again. */
function remembered(write: (iso: string) => string): (iso: string) => string {
  const known = new Map<string, string>();
  return (iso) => {
    const before = known.get(iso);
    if (before !== undefined) return before;
    if (known.size >= 20_000) known.clear();
    const written = write(iso);
    known.set(iso, written);
    return written;
  };
}

/** "never" stands in a column of times too. */
function textOfTime(cell: NonNullable<Cell>, format: Writing, words: Words): CellText {
  if (typeof cell !== 'string') return { text: cell };
  const said = words.values[cell];
  if (said !== undefined || !/^\d{4}-/.test(cell)) return { text: said ?? cell };
  return { text: format.date(cell), title: format.utc(cell) };
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
