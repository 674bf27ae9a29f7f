// Coverage rows by framework, in the order of the frameworks and of their controls. Pure.
import type { CoverageRow } from '../../../shared/contract/controls.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import { type CoverageStatus, type Framework, frameworks } from '../../../shared/words.ts';

export interface FrameworkRows {
  readonly framework: Framework;
  readonly rows: readonly CoverageRow[];
}

export function byFramework(rows: readonly CoverageRow[]): readonly FrameworkRows[] {
  return frameworks
    .map((framework) => ({ framework, rows: rows.filter((row) => row.framework === framework) }))
    .filter((group) => group.rows.length > 0);
}

/** One requirement of one framework. */
export interface Chosen {
  readonly framework: Framework;
  readonly control: string;
}

export function isChosen(row: Chosen, chosen: Chosen): boolean {
  return row.framework === chosen.framework && row.control === chosen.control;
}

/** How many requirements have each verdict. */
export function countsOf(rows: readonly CoverageRow[]): Readonly<Record<CoverageStatus, number>> {
  const counts = { MET: 0, PARTLY_MET: 0, NOT_MET: 0, NOT_EVALUABLE: 0 };
  for (const { status } of rows) counts[status] += 1;
  return counts;
}

export interface CitedFile {
  readonly file: string;
  readonly first: Citation;
  readonly lines: number;
}

/** The files behind a control, most cited first, each with its first line. */
export function citedFiles(citations: readonly Citation[]): readonly CitedFile[] {
  const files = new Map<string, CitedFile>();
  for (const citation of citations) {
    const known = files.get(citation.artefact);
    if (known === undefined) files.set(citation.artefact, { file: citation.file, first: citation, lines: 1 });
    else files.set(citation.artefact, { ...known, lines: known.lines + 1 });
  }
  return [...files.values()].sort((one, other) => other.lines - one.lines || one.file.localeCompare(other.file));
}
