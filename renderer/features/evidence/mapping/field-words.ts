// The fields that a mapping can fill, as the engine names them.
import type { MethodOutput } from '../../../../shared/contract.ts';
import { partsOf, type Target } from './draft.ts';

export type RecordFields = MethodOutput<'mapping.fields'>;
export type FieldInWords = RecordFields[number]['fields'][number];

export function fieldInWords(records: RecordFields, target: Target): FieldInWords | undefined {
  const { type: record, field } = partsOf(target);
  return records.find((one) => one.type === record)?.fields.find((one) => one.field === field);
}
