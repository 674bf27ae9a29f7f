// What a source declared against what was read from it, each kind of record by itself: too many of one never make up for
// too few of another. A count that was not declared is compared with nothing.
import type { SourceReport } from '../../../shared/contract/evidence.ts';
import type { CountVerdict } from '../../../shared/contract/reconciliation.ts';
import { recordTypes } from '../../../shared/words.ts';
import type { Format } from '../../lib/format.ts';

/** "171 identities, 890 entitlements"; null when nothing was declared. */
export function declaredInWords(declared: SourceReport['declared'], format: Format): string | null {
  const known = recordTypes.flatMap((type) => {
    const count = declared[type];
    return count === null ? [] : [`${format.number(count)} ${nameOf(type, count)}`];
  });
  return known.length === 0 ? null : known.join(', ');
}

function nameOf(type: (typeof recordTypes)[number], count: number): string {
  if (count !== 1) return type;
  return type.endsWith('ies') ? `${type.slice(0, -3)}y` : type.slice(0, -1);
}

/**
 * Declared and read do not agree in some kind of record. Rejected and repeated rows are accounted for by name, so a source
 * whose rejected rows make up the difference is not short.
 */
export function isShort(source: Pick<SourceReport, 'declared' | 'imported' | 'rejected' | 'duplicates'>): boolean {
  const excused = source.rejected + source.duplicates;
  return recordTypes.some((type) => {
    const declared = source.declared[type];
    if (declared === null) return false;
    const read = source.imported[type];
    return read > declared || declared - read > excused;
  });
}

export const verdictWords: Readonly<Record<CountVerdict, string>> = {
  agrees: 'agrees',
  accounted: 'rejected rows explain it',
  missing: 'rows are missing',
  too_many: 'more than declared',
  not_declared: 'nothing to compare',
};
