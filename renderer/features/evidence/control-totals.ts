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

/**
 * Declared and read do not agree, of the kinds that were declared. Rejected rows are accounted for by name, so a source
 * whose rejected rows make up the difference is not short.
 */
export function isShort(source: SourceReport): boolean {
  const { declared, imported, rejected } = source;
  const compared = kinds.filter((kind) => declared[kind] !== null);
  if (compared.every((kind) => declared[kind] === imported[kind])) return false;
  const read = compared.reduce((sum, kind) => sum + imported[kind], 0);
  return declaredSum(declared) !== read + rejected;
}
