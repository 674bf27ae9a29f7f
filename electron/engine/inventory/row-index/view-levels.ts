// Most of what a grid shows of an entitlement or credential belongs to its identity, of which there are far fewer: what
// names the identity alone is read once for each identity.
import type { SubjectView } from '../subject-view.ts';

/** Where a column's value comes from: the identity, the assessment (which changes more often), or the row itself. */
export type Level = 'identity' | 'assessment' | 'row';

export function levelOf(view: SubjectView, sql: string): Level {
  const tables = new Set([...sql.matchAll(/\b([a-z])\./g)].map(([, table]) => table));
  if (tables.has('r')) return 'assessment';
  return view.id !== 'i.id' && tables.size === 1 && tables.has('i') ? 'identity' : 'row';
}
