// "Map its columns": what the columns of somebody's own table are, said once, with the effect on the real file beside it.
import { type ReactNode, useEffect, useId, useState } from 'react';
import type { MappingSuggestion } from '../../../../shared/contract/mapping.ts';
import type { MappingProfile, MappingTable } from '../../../../shared/mapping.ts';
import { mappingSlug } from '../../../../shared/mapping-words.ts';
import { useApp } from '../../../app/context.ts';
import { useActor } from '../../../app/use-store.ts';
import { useCommand } from '../../../lib/use-command.ts';
import { useQuery } from '../../../lib/use-query.ts';
import { useSettled } from '../../../lib/use-settled.ts';
import type { Messages } from '../../../messages/table.ts';
import { Banner, ErrorBanner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, TextInput } from '../../../ui/field.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import type from '../../../ui/type.module.css';
import { ColumnsTable } from './columns-table.tsx';
import { type MappingPlace, usesOf, withTable } from './draft.ts';
import { ForAllRows } from './for-all-rows.tsx';
import styles from './mapping.module.css';
import { Outcome } from './outcome.tsx';
import { TableHead } from './table-head.tsx';

interface MappingDialogProps {
  readonly place: MappingPlace;
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
}

export function MappingDialog({ place, onClose, onSaved }: MappingDialogProps): ReactNode {
  const { dialog } = useApp().words.mapping;
  const suggestion = useQuery('mapping.suggest', { ...place });
  const title = dialog.title(place.file.split('/').at(-1) ?? place.file);
  const shell = { open: true, onClose, title, size: 'full', bare: true } as const;
  if (suggestion.value === undefined)
    return (
      <Dialog {...shell} foot={<Button onClick={onClose}>{dialog.cancel}</Button>}>
        <div className={styles.waiting}>
          {suggestion.error === null ? (
            <Skeleton rows={14} />
          ) : (
            <ErrorBanner error={suggestion.error} onRetry={suggestion.refetch} />
          )}
        </div>
      </Dialog>
    );
  return <Draft shell={shell} place={place} suggestion={suggestion.value} onSaved={onSaved} />;
}

interface DraftProps {
  readonly shell: Omit<Parameters<typeof Dialog>[0], 'children' | 'foot' | 'lead'>;
  readonly place: MappingPlace;
  readonly suggestion: MappingSuggestion;
  readonly onSaved: (name: string) => void;
}

/** A table of the mapping: how it looks in the file, and what was proposed for it. */
interface Part {
  readonly look: MappingSuggestion['tables'][number];
  readonly proposed: MappingTable;
}

function partsOf({ profile, tables }: MappingSuggestion): readonly Part[] {
  return profile.tables.flatMap((proposed, index) => {
    const look = tables[index];
    return look === undefined ? [] : [{ look, proposed }];
  });
}

function Draft({ shell, place, suggestion, onSaved }: DraftProps): ReactNode {
  const [profile, setProfile] = useState<MappingProfile>(suggestion.profile);
  const [name, setName] = useState(suggestion.profile.name);
  const [reason, setReason] = useState('');
  const saved = useQuery('mapping.list', {});
  const fields = useQuery('mapping.fields', {});
  const { as } = useActor();
  const { toasts, words } = useApp();
  const { dialog } = words.mapping;
  const save = useCommand('mapping.save');
  const reasons = useId();
  const taken = saved.value?.find((one) => mappingSlug(one.name) === mappingSlug(name)) ?? null;
  const more = useCommand('mapping.suggest');
  const [parts, setParts] = useState(() => partsOf(suggestion));
  const [at, setAt] = useState(0);
  const table = profile.tables[at];
  const part = parts[at];
  const openSheet = async (sheet: string) => {
    const known = profile.tables.findIndex((one) => one.sheet === sheet);
    if (known !== -1) return setAt(known);
    const answer = await more.run({ path: place.path, file: place.file, sheets: [sheet] });
    if (!answer.ok) return;
    const { empty, tables } = answer.value.profile;
    setAt(profile.tables.length);
    setParts([...parts, ...partsOf(answer.value)]);
    setProfile({
      ...profile,
      empty: [...new Set([...profile.empty, ...empty])],
      tables: [...profile.tables, ...tables],
    });
  };
  const leaveOut = () => {
    setProfile({ ...profile, tables: profile.tables.filter((_table, index) => index !== at) });
    setParts(parts.filter((_part, index) => index !== at));
    setAt(0);
  };
  const asked = useSettled(JSON.stringify(profile));
  const preview = useQuery('mapping.preview', {
    path: place.path,
    file: place.file,
    // What was settled is a profile of this very dialog.
    profile: JSON.parse(asked) as MappingProfile,
  });
  const [shown, setShown] = useState(preview.value);
  useEffect(() => {
    if (preview.value !== undefined) setShown(preview.value);
  }, [preview.value]);
  const problems = shown?.problems ?? suggestion.problems;
  // Two sheets can lack the same thing.
  const missing = new Set(problems.map(({ sentence }) => sentence)).size;
  const blocked = blockedBecause(name, taken !== null && reason.trim() === '', missing, preview.loading, dialog);
  const keep = async () => {
    const answer = await save.run({
      profile: { ...profile, name: name.trim() },
      reason: taken === null ? null : reason,
      as,
    });
    if (!answer.ok) return;
    toasts.show(dialog.saved(answer.value.name, answer.value.version));
    onSaved(answer.value.name);
  };
  const set = (next: MappingTable) => setProfile(withTable(profile, at, next));
  const here = problems.filter((one) => one.table === null || one.table === at);
  if (table === undefined || part === undefined) return null;
  const { look, proposed } = part;
  return (
    <Dialog
      {...shell}
      lead={dialog.lead}
      foot={
        <div className={styles.foot}>
          <div className={styles.name}>
            <Field label={dialog.name}>
              {(parts) => <TextInput {...parts} value={name} onChange={setName} spellCheck={false} />}
            </Field>
          </div>
          {taken === null ? null : (
            <div className={styles.name}>
              <Field label={dialog.reason(taken.version + 1)}>
                {(parts) => <TextInput {...parts} value={reason} onChange={setReason} />}
              </Field>
            </div>
          )}
          <span id={reasons} className={`${type.two} ${type.t12} ${type.grow}`} role="status">
            {blocked}
          </span>
          <Button onClick={shell.onClose}>{dialog.cancel}</Button>
          <Button tone="primary" blockedBy={blocked === null ? null : reasons} onClick={() => void keep()}>
            {dialog.save}
          </Button>
        </div>
      }
    >
      <div className={styles.halves}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard */}
        <section className={styles.left} aria-label={dialog.columns} tabIndex={0}>
          <ErrorBanner error={save.error} onDismiss={save.clearError} />
          <ErrorBanner error={more.error} onDismiss={more.clearError} />
          {suggestion.drift === null ? null : <Changed drift={suggestion.drift} from={place.from ?? ''} />}
          <TableHead
            suggestion={suggestion}
            profile={profile}
            table={table}
            look={look}
            onSheet={(sheet) => void openSheet(sheet)}
            onLeaveOut={profile.tables.length > 1 ? leaveOut : null}
            onProfile={setProfile}
            onTable={set}
          />
          <ColumnsTable
            key={at}
            place={place}
            table={table}
            look={look}
            records={fields.value ?? []}
            problems={here}
            onTable={(change) => setProfile((now) => changed(now, at, change))}
          />
          <ForAllRows table={table} records={fields.value ?? []} problems={here} onTable={set} />
        </section>
        <Outcome
          preview={shown}
          error={preview.error}
          onRetry={preview.refetch}
          problems={problems}
          notes={look.notes.filter((note) => isOpen(note, proposed, table))}
          rows={parts.reduce((sum, one) => sum + one.look.rows, 0)}
        />
      </div>
    </Dialog>
  );
}

function changed(profile: MappingProfile, at: number, change: (table: MappingTable) => MappingTable): MappingProfile {
  const table = profile.tables[at];
  return table === undefined ? profile : withTable(profile, at, change(table));
}

/** A note on a column has been heard once the column is used in another way than was proposed. */
function isOpen(note: string, proposed: MappingTable, table: MappingTable): boolean {
  const column = table.header.find((name) => note.startsWith(`${name}: `));
  if (column === undefined) return true;
  const state = (of: MappingTable) => JSON.stringify([usesOf(of, column), of.withhold.includes(column)]);
  return state(proposed) === state(table);
}

function blockedBecause(
  name: string,
  reasonMissing: boolean,
  problems: number,
  loading: boolean,
  words: Messages['mapping']['dialog'],
): string | null {
  if (mappingSlug(name) === '') return words.noName;
  if (problems > 0) return words.missing(problems);
  if (reasonMissing) return words.noReason;
  return loading ? words.reading : null;
}

function Changed({
  drift,
  from,
}: {
  readonly drift: NonNullable<MappingSuggestion['drift']>;
  readonly from: string;
}): ReactNode {
  const { dialog } = useApp().words.mapping;
  const { missing, added } = drift;
  if (missing.length + added.length === 0) return null;
  return (
    <Banner tone="warn" title={dialog.changed(from)}>
      {missing.length === 0 ? '' : dialog.gone(missing.join(', '))}
      {added.length === 0 ? '' : dialog.new(added.join(', '))}
      {dialog.nextVersion}
    </Banner>
  );
}
