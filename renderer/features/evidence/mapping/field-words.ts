// What the fields of a mapping are called.
import type { MethodOutput } from '../../../../shared/contract.ts';
import type { MappedRecord } from '../../../../shared/mapping-words.ts';
import { partsOf, type Target } from './draft.ts';

export type RecordFields = MethodOutput<'mapping.fields'>;
export type FieldInWords = RecordFields[number]['fields'][number];

export const recordWords: Readonly<Record<MappedRecord, string>> = {
  identity: 'Identity',
  credential: 'Credential',
  entitlement: 'Entitlement',
  finding: 'Finding',
  action: 'Action',
};

export function fieldInWords(records: RecordFields, target: Target): FieldInWords | undefined {
  const { type: record, field } = partsOf(target);
  return records.find((one) => one.type === record)?.fields.find((one) => one.field === field);
}
