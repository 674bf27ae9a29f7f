// The commitments of a redacted edition as a table, for the forms of the report that are made of tables.
import type { SealedState } from '../../review/sealed-state.ts';
import { code, type Table, table } from '../table-column.ts';

export function redactionTable({ commitments, of, how }: NonNullable<SealedState['redaction']>): Table {
  return table('Redacted values', 'redacted-values', Object.entries(commitments), [
    code('Pseudonym', 'What stands in the place of the value, everywhere', 18, ([pseudonym]) => pseudonym),
    code('Commitment', `To the value behind it: ${how}. The full edition holds the seed`, 66, ([, value]) => value),
    code('State SHA-256', 'SHA-256 of the sealed state that was redacted', 66, () => of),
  ]);
}
