// Each column of the file: what stands in it, what it is, and how it is read.
import { ShieldAlert, X } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import type { MappingColumn, MappingProblem, MappingSuggestion } from '../../../../shared/contract/mapping.ts';
import type { MappingTable } from '../../../../shared/mapping.ts';
import { useApp } from '../../../app/context.ts';
import { asCountersignError } from '../../../lib/engine.ts';
import type { Messages } from '../../../messages/table.ts';
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
import { fieldInWords, type RecordFields } from './field-words.ts';
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
  const { columns } = useApp().words.mapping;
  return (
    <table className={`${tables.table} ${tables.wrapping} ${styles.columns}`}>
      <thead>
        <tr>
          <th scope="col">{columns.column}</th>
          <th scope="col">{columns.content}</th>
          <th scope="col">{columns.meaning}</th>
          <th scope="col">{columns.reading}</th>
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
  const { engine, toasts, words } = useApp();
  const { columns } = words.mapping;
  const uses = usesOf(table, name);
  const isWithheld = table.withhold.includes(name);
  const options = optionsFor(table, records, words.mapping);
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
                  label={columns.whatIs(name)}
                  value={use?.target ?? (isWithheld ? withheld : notRead)}
                  options={options}
                  invalid={wrong}
                  onChange={(choice) => void assign(use?.target ?? null, choice)}
                />
                {uses.length < 2 || use === null ? null : (
                  <IconButton
                    label={columns.noLonger(name)}
                    icon={<X aria-hidden />}
                    round
                    onClick={() => onTable((now) => withoutUse(now, name, use.target))}
                  />
                )}
              </div>
              {use === null || use.field.columns.length < 2 ? null : (
                <p className={`${type.t12} ${type.two}`}>
                  {columns.together(use.field.columns.filter((one) => one !== name).join(', '))}
                </p>
              )}
            </td>
            <td className={styles.reading}>
              {use === null ? (
                isWithheld ? (
                  <span className={`${type.t12} ${type.two} ${styles.guarded}`}>
                    <ShieldAlert aria-hidden /> {columns.lastFour}
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
  const { columns } = useApp().words.mapping;
  if (column === undefined || column.filled === 0) return <span className={type.unknown}>{columns.nothing}</span>;
  return (
    <>
      {column.examples.map((example) => (
        <span key={example} title={example}>
          {example}
        </span>
      ))}
      {column.blank === 0 ? null : <i>{columns.empty(column.blank)}</i>}
    </>
  );
}

function optionsFor(table: MappingTable, records: RecordFields, words: Messages['mapping']): readonly Option<Choice>[] {
  const several = table.records.length > 1;
  return [
    { value: notRead, label: words.columns.notRead },
    { value: withheld, label: words.columns.withheld },
    ...records
      .filter((record) => table.records.some((one) => one.type === record.type))
      .flatMap((record) =>
        record.fields.map(
          (field): Option<Choice> => ({
            value: targetOf(record.type, field.field),
            label: several ? words.ofRecord(words.records[record.type], field.title) : field.title,
            ...(field.required ? { note: words.required } : {}),
          }),
        ),
      ),
  ];
}
