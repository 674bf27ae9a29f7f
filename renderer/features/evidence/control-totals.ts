// What a source declared against what was read from it, each kind of record by itself: too many of one never make up for
// too few of another. A count that was not declared is compared with nothing.
import type { SourceReport } from '../../../shared/contract/evidence.ts';
import { recordTypes } from '../../../shared/words.ts';
import type { Messages } from '../../messages/table.ts';

/** "171 identities, 890 entitlements"; null when nothing was declared. */
export function declaredInWords(declared: SourceReport['declared'], words: Messages['evidence']): string | null {
  const known = recordTypes.flatMap((type) => {
    const count = declared[type];
    return count === null ? [] : [words.counted(count, words.records[type])];
  });
  return known.length === 0 ? null : known.join(', ');
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
