// Each column of the file: what stands in it, what it is, and how it is read.
import { ShieldAlert, X } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { MappingColumn, MappingProblem, MappingSuggestion } from '../../../../shared/contract/mapping.ts';
import type { MappingTable } from '../../../../shared/mapping.ts';
import { useApp } from '../../../app/context.ts';
import { asCountersignError } from '../../../lib/engine.ts';
import { IconButton } from '../../../ui/button.tsx';
import { type Option, Select } from '../../../ui/select.tsx';
import tables from '../../../ui/table.module.css';
import type from '../../../ui/type.module.css';
import {
  type MappingPlace,
  partsOf,
  type Target,
  targetOf,
  type Use,
  usesOf,
  withoutUse,
  withoutWithheld,
  withReading,
  withUse,
  withWithheld,
} from './draft.ts';
import { fieldInWords, type RecordFields, recordWords } from './field-words.ts';
import styles from './mapping.module.css';
import { ReadingEditor } from './reading-editor.tsx';

interface ColumnsTableProps {
  readonly place: MappingPlace;
  readonly table: MappingTable;
  readonly look: MappingSuggestion['tables'][number];
  readonly records: RecordFields;
  readonly problems: readonly MappingProblem[];
  readonly onTable: (change: (table: MappingTable) => MappingTable) => void;
}

export function ColumnsTable(props: ColumnsTableProps): ReactNode {
  const { table, look } = props;
  return (
    <table className={`${tables.table} ${tables.wrapping} ${styles.columns}`}>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">What stands in it</th>
          <th scope="col">What it is</th>
          <th scope="col">How it is read</th>
        </tr>
      </thead>
      <tbody>
        {table.header.map((name) => {
          const column = look.columns.find((one) => one.name === name);
          return <ColumnRows key={name} {...props} name={name} column={column} />;
        })}
      </tbody>
    </table>
  );
}

type ColumnRowsProps = ColumnsTableProps & { readonly name: string; readonly column: MappingColumn | undefined };

const notRead = 'not-read';
const withheld = 'withheld';
type Choice = Target | typeof notRead | typeof withheld;

function ColumnRows({ place, table, records, problems, onTable, name, column }: ColumnRowsProps): ReactNode {
  const { engine, toasts } = useApp();
  const uses = usesOf(table, name);
  const isWithheld = table.withhold.includes(name);
  const options = optionsFor(table, records);
  const assign = async (before: Target | null, choice: Choice) => {
    if (choice === withheld) return onTable((now) => withWithheld(now, name));
    if (choice === notRead)
      return onTable((now) => withoutWithheld(before === null ? now : withoutUse(now, name, before), name));
    const { type: record, field } = partsOf(choice);
    try {
      const { reading, notes } = await engine.call('mapping.reading', {
        path: place.path,
        file: place.file,
        sheet: table.sheet,
        column: name,
        type: record,
        field,
      });
      onTable((now) => withUse(before === null ? now : withoutUse(now, name, before), name, choice, reading));
      if (notes[0] !== undefined) toasts.show(notes[0]);
    } catch (error) {
      toasts.show(asCountersignError(error).message);
    }
  };
  const rows: readonly (Use | null)[] = uses.length === 0 ? [null] : uses;
  return (
    <Fragment>
      {rows.map((use, position) => {
        const wrong = use !== null && problems.some((one) => use.target === `${one.record}.${one.field}`);
        return (
          <tr
            key={use?.target ?? 'none'}
            className={wrong ? tables.warn : undefined}
            data-unread={use === null || undefined}
          >
            {position > 0 ? null : (
              <>
                <th scope="row" rowSpan={rows.length} className={styles.column}>
                  {name}
                </th>
                <td rowSpan={rows.length} className={styles.examples}>
                  <Examples column={column} />
                </td>
              </>
            )}
            <td className={styles.target}>
              <div className={type.row}>
                <Select<Choice>
                  label={`What ${name} is`}
                  value={use?.target ?? (isWithheld ? withheld : notRead)}
                  options={options}
                  invalid={wrong}
                  onChange={(choice) => void assign(use?.target ?? null, choice)}
                />
                {uses.length < 2 || use === null ? null : (
                  <IconButton
                    label={`No longer use ${name} for this`}
                    icon={<X aria-hidden />}
                    round
                    onClick={() => onTable((now) => withoutUse(now, name, use.target))}
                  />
                )}
              </div>
              {use === null || use.field.columns.length < 2 ? null : (
                <p className={`${type.t12} ${type.two}`}>
                  together with {use.field.columns.filter((one) => one !== name).join(', ')}
                </p>
              )}
            </td>
            <td className={styles.reading}>
              {use === null ? (
                isWithheld ? (
                  <span className={`${type.t12} ${type.two} ${styles.guarded}`}>
                    <ShieldAlert aria-hidden /> only the last four characters are kept
                  </span>
                ) : null
              ) : (
                <ReadingEditor
                  name={name}
                  field={fieldInWords(records, use.target)}
                  reading={use.field.reading}
                  column={column}
                  onReading={(reading) => onTable((now) => withReading(now, use.target, reading))}
                />
              )}
            </td>
          </tr>
        );
      })}
    </Fragment>
  );
}

function Examples({ column }: { readonly column: MappingColumn | undefined }): ReactNode {
  if (column === undefined || column.filled === 0) return <span className={type.unknown}>nothing</span>;
  return (
    <>
      {column.examples.map((example) => (
        <span key={example} title={example}>
          {example}
        </span>
      ))}
      {column.blank === 0 ? null : <i>{column.blank.toLocaleString()} empty</i>}
    </>
  );
}

function optionsFor(table: MappingTable, records: RecordFields): readonly Option<Choice>[] {
  const several = table.records.length > 1;
  return [
    { value: notRead, label: 'Not read' },
    { value: withheld, label: 'Withheld: may hold secrets' },
    ...records
      .filter((record) => table.records.some((one) => one.type === record.type))
      .flatMap((record) =>
        record.fields.map(
          (field): Option<Choice> => ({
            value: targetOf(record.type, field.field),
            label: several ? `${recordWords[record.type]}: ${field.title}` : field.title,
            ...(field.required ? { note: 'required' } : {}),
          }),
        ),
      ),
  ];
}
