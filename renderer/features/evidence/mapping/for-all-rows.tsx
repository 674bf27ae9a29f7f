// Values that no column holds and that are the same for every row.
import type { ReactNode } from 'react';
import type { MappingProblem } from '../../../../shared/contract/mapping.ts';
import type { MappingTable } from '../../../../shared/mapping.ts';
import { useApp } from '../../../app/context.ts';
import { Field, TextInput } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { constantsOf, fieldAt, partsOf, type Target, targetOf, withConstant } from './draft.ts';
import { fieldInWords, type RecordFields } from './field-words.ts';
import styles from './mapping.module.css';

interface ForAllRowsProps {
  readonly table: MappingTable;
  readonly records: RecordFields;
  readonly problems: readonly MappingProblem[];
  readonly onTable: (table: MappingTable) => void;
}

export function ForAllRows({ table, records, problems, onTable }: ForAllRowsProps): ReactNode {
  const { mapping } = useApp().words;
  const missing = problems.flatMap(({ record, field }): Target[] => {
    if (record === null || field === null || field === 'system' || field === 'identity_system') return [];
    const target = targetOf(record, field);
    return fieldAt(table, target) === null ? [target] : [];
  });
  const targets = [...new Set([...constantsOf(table).map(({ target }) => target), ...missing])];
  if (targets.length === 0) return null;
  return (
    <section className={styles.constants}>
      <h3>{mapping.forAll.title}</h3>
      <p>{mapping.forAll.text}</p>
      <div className={styles.constantFields}>
        {targets.map((target) => {
          const field = fieldInWords(records, target);
          if (field === undefined) return null;
          const value = fieldAt(table, target)?.constant ?? '';
          const label = mapping.ofRecord(mapping.records[partsOf(target).type], field.title);
          const set = (next: string) => onTable(withConstant(table, target, next));
          return (
            <Field key={target} label={label} hint={field.required ? mapping.required : undefined} note={field.meaning}>
              {({ id, describedBy }) =>
                field.words.length === 0 ? (
                  <TextInput id={id} describedBy={describedBy} value={value} onChange={set} />
                ) : (
                  <Select
                    id={id}
                    describedBy={describedBy}
                    value={value === '' ? null : value}
                    options={field.words.map((word) => ({ value: word, label: word.replaceAll('_', ' ') }))}
                    onChange={set}
                  />
                )
              }
            </Field>
          );
        })}
      </div>
    </section>
  );
}
