// Looks for words in one evidence file, row by row as the viewer shows it.
import type { Database } from 'better-sqlite3';
import type { MethodArguments, MethodOutput } from '../../../shared/contract.ts';
import { artefactView } from './artefact-view.ts';

/** A person goes through some hundred places at most. */
const mostMatches = 1000;

const pageSize = 2000;

/** Positions of the rows that hold the text, ascending; upper and lower case are the same. Throws as artefactView. */
export function searchArtefact(
  db: Database,
  { artefact, text, asText, sheet }: MethodArguments<'evidence.search'>,
): MethodOutput<'evidence.search'> {
  const wanted = text.trim().toLowerCase();
  const positions: number[] = [];
  for (let from = 0; ; from += pageSize) {
    const view = artefactView(db, { artefact, line: null, pointer: null, from, limit: pageSize, asText, sheet });
    if (from > 0 && view.firstRow < from) break;
    for (const [index, row] of view.rows.entries()) {
      if (!row.cells.some((cell) => cell.toLowerCase().includes(wanted))) continue;
      if (positions.length === mostMatches) return { positions, more: true };
      positions.push(view.firstRow + index);
    }
    if (view.firstRow + view.rows.length >= view.totalRows || view.rows.length === 0) break;
  }
  return { positions, more: false };
}
