// The table as it stands in the file, what its rows are, and which system they are of.
import type { ReactNode } from 'react';
import type { MappingSuggestion } from '../../../../shared/contract/mapping.ts';
import type { MappingProfile, MappingTable } from '../../../../shared/mapping.ts';
import { mappedRecords } from '../../../../shared/mapping-words.ts';
import { useApp } from '../../../app/context.ts';
import { Chip } from '../../../ui/badge.tsx';
import { LinkButton } from '../../../ui/button.tsx';
import { Field, TextInput } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import type from '../../../ui/type.module.css';
import { withRecord } from './draft.ts';
import styles from './mapping.module.css';

interface TableHeadProps {
  readonly suggestion: MappingSuggestion;
  readonly profile: MappingProfile;
  readonly table: MappingTable;
  readonly look: MappingSuggestion['tables'][number];
  readonly onSheet: (sheet: string) => void;
  /** Takes the sheet out of the mapping; null where it is the only one. */
  readonly onLeaveOut: (() => void) | null;
  readonly onProfile: (profile: MappingProfile) => void;
  readonly onTable: (table: MappingTable) => void;
}

const shownRows = 3;

export function TableHead(props: TableHeadProps): ReactNode {
  const { suggestion, profile, table, look, onSheet, onLeaveOut, onProfile, onTable } = props;
  const { mapping } = useApp().words;
  const { head } = mapping;
  const sheets = suggestion.sheets.filter((sheet) => sheet.name !== null && sheet.hasNames);
  return (
    <>
      <div className={styles.preview}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard */}
        <section className={styles.sample} aria-label={head.table} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{table.sheet === null ? head.line : head.row}</th>
                {table.header.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {look.head.slice(0, shownRows).map((row) => (
                <tr key={row.number}>
                  <td className={type.dim}>{row.number}</td>
                  {row.cells.map((cell, index) => (
                    <td key={table.header[index]} title={cell}>
                      {cell === '' ? <span className={type.dim}>{head.empty}</span> : cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <p className={`${type.t12} ${type.two}`}>
          {head.below(look.rows, table.sheet !== null, table.headerRow)}{' '}
          {onLeaveOut === null ? null : (
            <LinkButton small onClick={onLeaveOut}>
              {head.leaveOut}
            </LinkButton>
          )}
        </p>
      </div>
      <div className={styles.about}>
        {sheets.length < 2 ? null : (
          <Field label={head.sheet}>
            {({ id, describedBy }) => (
              <Select
                id={id}
                describedBy={describedBy}
                value={table.sheet}
                options={sheets.map(({ name, rows }) => ({
                  value: name ?? '',
                  label: name ?? '',
                  note: head.rows(
                    rows,
                    profile.tables.some((one) => one.sheet === name),
                  ),
                }))}
                onChange={onSheet}
              />
            )}
          </Field>
        )}
        <Field label={head.system} hint={head.systemHint}>
          {(parts) => (
            <TextInput
              {...parts}
              value={profile.system ?? ''}
              placeholder={head.systemExample}
              spellCheck={false}
              onChange={(system) => onProfile({ ...profile, system: system.trim() === '' ? null : system })}
            />
          )}
        </Field>
        <fieldset className={styles.gives}>
          <legend>{head.gives}</legend>
          {mappedRecords.map((one) => {
            const on = table.records.some((record) => record.type === one);
            return (
              <Chip key={one} pressed={on} onPress={() => onTable(withRecord(table, one, !on))}>
                {mapping.records[one]}
              </Chip>
            );
          })}
        </fieldset>
      </div>
    </>
  );
}
