// What a source declared against what was read from it. A count that was not declared is compared with nothing.
import type { SourceReport, Totals } from '../../../shared/contract/evidence.ts';

const kinds = ['identities', 'credentials', 'entitlements', 'findings', 'actions'] as const;

/** The sum of what was declared; null when nothing was. */
export function declaredSum(declared: SourceReport['declared']): number | null {
  const known = kinds.flatMap((kind) => declared[kind] ?? []);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}

export function importedSum(imported: Totals): number {
  return kinds.reduce((sum, kind) => sum + imported[kind], 0);
}

/** Fewer or more than declared, of the kinds that were. Rejected and repeated rows are accounted for by name elsewhere. */
export function isShort(source: SourceReport): boolean {
  return kinds.some((kind) => {
    const declared = source.declared[kind];
    return declared !== null && declared !== source.imported[kind];
  });
}
