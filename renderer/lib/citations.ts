// Citations as footnotes: each distinct line of evidence on a page gets one number, in the order it is first cited.
import type { Citation } from '../../shared/contract/method.ts';
import type { Messages } from '../messages/table.ts';

type PlaceWords = Messages['ui']['evidence'];

/** The key under which the engine keeps that a citation was opened. */
export function citationKey(citation: Citation): string {
  return `${citation.artefact}|${citation.line ?? ''}|${citation.pointer ?? ''}`;
}

/** "row 118 of harbour/actions.csv". */
export function citationPlace(citation: Citation, words: PlaceWords): string {
  if (citation.line !== null) return words.line(citation.line, citation.file);
  const row = workbookRow(citation);
  if (row !== null) return words.row(row.row, row.sheet, citation.file);
  if (citation.pointer !== null && citation.pointer !== '') return words.pointer(citation.pointer, citation.file);
  return citation.file;
}

/** `/Service accounts/12` of a workbook. */
export function workbookRow({
  file,
  pointer,
}: Pick<Citation, 'file' | 'pointer'>): { readonly sheet: string; readonly row: string } | null {
  const match = /\.xls[xm]$/i.test(file) ? /^\/([^/]+)\/(\d+)$/.exec(pointer ?? '') : null;
  const [, sheet = '', row = ''] = match ?? [];
  return match === null ? null : { sheet: sheet.replaceAll('~1', '/').replaceAll('~0', '~'), row };
}

export interface Footnotes {
  numberOf(citation: Citation): number;
  readonly all: readonly { readonly number: number; readonly citation: Citation }[];
}

export function footnotes(citations: readonly Citation[]): Footnotes {
  const byKey = new Map<string, { number: number; citation: Citation }>();
  for (const citation of citations) {
    const key = citationKey(citation);
    if (!byKey.has(key)) byKey.set(key, { number: byKey.size + 1, citation });
  }
  return {
    numberOf: (citation) => byKey.get(citationKey(citation))?.number ?? 0,
    all: [...byKey.values()],
  };
}
