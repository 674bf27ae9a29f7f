// The row with the column names: where it stands, what the names are, and how far a later file's differ.
import { createHash } from 'node:crypto';
import type { MappingTable } from '../../../../shared/mapping.ts';
import { canonicalJson } from '../../ledger/canonical.ts';
import { plainWord } from './cells.ts';
import type { RawTable, TableRow } from './tables.ts';

/** Titles and notes above the names are rarely more than a few lines. */
export const headerWithin = 40;

/** Names as they are used in a mapping: none is empty, and none stands twice. */
export function columnNames(cells: readonly string[]): readonly string[] {
  const taken = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim().replaceAll(/\s+/g, ' ').slice(0, 280) || `Column ${columnLetters(index)}`;
    const count = (taken.get(plainWord(name)) ?? 0) + 1;
    taken.set(plainWord(name), count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`;
}

/** The same for tables with the same column names in any order, whatever their case. */
export function headerDigest(names: readonly string[]): string {
  const plain = [...new Set(names.map(plainWord))].sort();
  return createHash('sha256').update(canonicalJson(plain)).digest('hex');
}

export interface FoundHeader {
  readonly row: TableRow;
  readonly names: readonly string[];
}

/** The row that reads most like column names: wide, of texts, none twice; null for a table without one. */
export function guessHeader(table: RawTable): FoundHeader | null {
  const rows = firstRows(table).filter((row) => row.fault === null);
  const widths = rows.map((row) => row.cells.filter((cell) => cell.trim() !== '').length);
  const usual = [...widths].sort((one, other) => one - other)[Math.floor(widths.length / 2)] ?? 0;
  const found = rows.find((row, index) => (widths[index] ?? 0) >= Math.max(1, usual * 0.6) && areNames(row.cells));
  return found === undefined ? null : { row: found, names: columnNames(trimmed(found.cells)) };
}

function areNames(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const plain = filled.filter((cell) => cell.length <= 120 && !/^[-+]?[\d.,:/ -]+$/.test(cell));
  return plain.length === filled.length && filled.length > 0;
}

function trimmed(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

function firstRows(table: RawTable): TableRow[] {
  const rows: TableRow[] = [];
  for (const row of table.rows()) {
    rows.push(row);
    if (rows.length >= headerWithin) break;
  }
  return rows;
}

/** How a file's columns differ from those that the mapping was made with. */
export interface Drift {
  readonly missing: readonly string[];
  readonly added: readonly string[];
  /** Missing ones that the mapping reads: it can't be applied without them. */
  readonly needed: readonly string[];
}

/** The row of a later file that matches the mapping best, with what differs; null when no row has half of the columns. */
export function findHeader(table: RawTable, mapping: MappingTable): (FoundHeader & { readonly drift: Drift }) | null {
  let best: (FoundHeader & { readonly drift: Drift }) | null = null;
  for (const row of firstRows(table)) {
    const names = columnNames(trimmed(row.cells));
    const drift = driftOf(names, mapping);
    const difference = (one: Drift) => one.needed.length * 1000 + one.missing.length * 2 + one.added.length;
    if (drift.missing.length > mapping.header.length / 2) continue;
    if (best === null || difference(drift) < difference(best.drift)) best = { row, names, drift };
  }
  return best;
}

export function driftOf(names: readonly string[], mapping: MappingTable): Drift {
  const present = new Set(names.map(plainWord));
  const known = new Set(mapping.header.map(plainWord));
  const used = new Set(usedColumns(mapping).map(plainWord));
  const missing = mapping.header.filter((name) => !present.has(plainWord(name)));
  return {
    missing,
    added: names.filter((name) => !known.has(plainWord(name))),
    needed: missing.filter((name) => used.has(plainWord(name))),
  };
}

export function usedColumns(mapping: MappingTable): readonly string[] {
  return [...new Set(mapping.records.flatMap(({ fields }) => fields.flatMap(({ columns }) => columns)))];
}

export function driftInWords({ missing, added }: Drift): string[] {
  const list = (names: readonly string[]) =>
    names
      .slice(0, 12)
      .map((name) => name.slice(0, 60))
      .join(', ');
  return [
    ...(missing.length === 0
      ? []
      : [`Columns that were there when the mapping was made and are not now: ${list(missing)}.`]),
    ...(added.length === 0
      ? []
      : [`Columns that are new since the mapping was made, and are not read: ${list(added)}.`]),
  ];
}
