// What changed between two bundles: counts, one row for each entitlement, and both ends of the chosen one side by side.
import { Download } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { DeltaRow } from '../../../shared/contract/delta.ts';
import { type Change, changes } from '../../../shared/words.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { classes } from '../../lib/classes.ts';
import { asCountersignError } from '../../lib/engine.ts';
import type { Format } from '../../lib/format.ts';
import { usePages } from '../../lib/use-pages.ts';
import { useQuery } from '../../lib/use-query.ts';
import { useSettled } from '../../lib/use-settled.ts';
import type { Messages } from '../../messages/table.ts';
import { ChangeBadge, Chip } from '../../ui/badge.tsx';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { SearchInput } from '../../ui/field.tsx';
import { Grid, type GridColumn } from '../../ui/grid.tsx';
import pane from '../../ui/pane.module.css';
import { Select } from '../../ui/select.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './changes.module.css';
import { ChangesSide } from './changes-side.tsx';
import inventory from './inventory.module.css';

type Inventory = Extract<Screen, { readonly name: 'inventory' }>;

/** What needs a thought comes first; what stayed as it was is quiet, and last. */
const shownOrder: readonly Change[] = ['changed', 'new', 'reappeared', 'removed', 'unchanged'];

/** Stands for the newest, and for the one before the later one. */
const byDefault = 'default';

interface ChangesViewProps {
  readonly here: Inventory;
  readonly switcher: ReactNode;
}

export function ChangesView({ here, switcher }: ChangesViewProps): ReactNode {
  const { engine, navigation, format, imports, toasts, bridge, words } = useApp();
  const said = words.inventoryChanges;
  const columns = useMemo(() => deltaColumns(said, format), [said, format]);
  const list = useRef<HTMLDivElement>(null);
  const [entered, setEntered] = useState(false);
  const searchField = useRef<HTMLInputElement>(null);
  useCommands({ 'inventory.search': () => searchField.current?.focus() });
  const [typed, setTyped] = useState('');
  const search = useSettled(typed);
  const [chosen, setChosen] = useState<readonly Change[]>(['changed', 'new', 'reappeared', 'removed']);
  const [active, setActive] = useState<number | null>(null);
  const [error, setError] = useState<ReturnType<typeof asCountersignError> | null>(null);
  const bundles = useQuery('evidence.bundles', {}).value ?? [];
  const range = { from: here.from ?? null, to: here.to ?? null };
  const filter = { ...range, changes: chosen.length === 0 ? null : [...chosen], search };
  const head = useQuery('inventory.delta', { ...filter, limit: 1 });
  const pages = usePages<DeltaRow>({
    key: JSON.stringify(filter),
    method: 'inventory.delta',
    load: (position, limit, signal) => engine.call('inventory.delta', { ...filter, position, limit }, { signal }),
  });
  const delta = head.value;
  const show = (to: Partial<Inventory>) => {
    setActive(null);
    navigation.replace({ ...here, ...to });
  };
  const save = async () => {
    const [file] = await bridge.dialog('save-file', { fileName: `changes-${delta?.to.name ?? 'evidence'}.csv` });
    if (file === undefined) return;
    try {
      const saved = await engine.call('inventory.saveDelta', { ...filter, file });
      toasts.show(said.saved(saved.rows), {
        label: words.inventory.showFile,
        run: () => void bridge.showInFolder(saved.file),
      });
    } catch (thrown) {
      setError(asCountersignError(thrown));
    }
  };
  const toLater = bundles.filter((bundle) => delta?.to === undefined || bundle.ordinal < delta.to.ordinal);
  const opened = here.uid ?? null;
  const open = (position: number) => {
    const row = pages.rowAt(position);
    if (row !== undefined && row.uid !== opened) navigation.replace({ ...here, uid: row.uid });
  };
  const close = () => {
    const { uid: _uid, ...rest } = here;
    setEntered(false);
    navigation.replace(rest);
    list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  const onListKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') setEntered(true);
    if (event.key === 'Escape' && opened !== null) close();
  };
  return (
    <>
      <div className={classes(inventory.tools, opened !== null && inventory.withSide)}>
        {switcher}
        <span className={type.grow} />
        <span className={inventory.search}>
          <SearchInput
            ref={searchField}
            label={said.search}
            placeholder={words.inventory.searchShort}
            value={typed}
            onChange={setTyped}
          />
        </span>
        <Button icon={<Download aria-hidden />} onClick={() => void save()}>
          {said.save}
        </Button>
      </div>
      <div className={styles.range}>
        <span className={type.dim}>{said.from}</span>
        <Select
          label={said.earlier}
          options={[
            { value: byDefault, label: delta?.from?.name ?? said.nothingEarlier },
            ...toLater.filter(({ id }) => id !== delta?.from?.id).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={byDefault}
          onChange={(from) => show(from === byDefault ? {} : { from })}
        />
        <span className={type.dim}>{said.to}</span>
        <Select
          label={said.later}
          options={bundles.map(({ id, name }) => ({ value: id, label: name }))}
          value={delta?.to.id ?? null}
          onChange={(to) => {
            const { from: _from, ...rest } = here;
            setActive(null);
            navigation.replace({ ...rest, to });
          }}
        />
        <span className={type.grow} />
        <fieldset className={styles.chips} aria-label={said.kindsLabel}>
          {shownOrder.map((change) => (
            <Chip
              key={change}
              pressed={chosen.includes(change)}
              count={delta?.counts[change] ?? 0}
              onPress={() => {
                setActive(null);
                setChosen(toggled(chosen, change));
              }}
            >
              {said.kinds[change]}
            </Chip>
          ))}
        </fieldset>
      </div>
      <div className={classes(inventory.body, opened !== null && inventory.withSide)}>
        <div className={inventory.grid} ref={list} onKeyDownCapture={onListKey}>
          {[error, head.error, pages.error].map((one, position) =>
            one === null ? null : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the three places where something can fail
              <div className={pane.padded} key={position}>
                <ErrorBanner error={one} onRetry={pages.retry} />
              </div>
            ),
          )}
          {bundles.length === 1 ? (
            <EmptyState
              title={said.oneBundle.title}
              steps={<Button onClick={() => void imports.choose('file')}>{said.oneBundle.import}</Button>}
            >
              {said.oneBundle.means}
            </EmptyState>
          ) : pages.total === undefined ? (
            <Skeleton rows={20} height={28} />
          ) : (
            <Grid
              label={said.grid}
              total={pages.total}
              rowAt={pages.rowAt}
              onRange={pages.onRange}
              columns={columns}
              active={active}
              onActive={(position) => {
                setActive(position);
                if (opened !== null) open(position);
              }}
              onOpen={open}
              isSelected={(row) => row.uid === opened}
              keys="grid"
              empty={
                <EmptyState
                  title={said.none.title}
                  steps={
                    <Button
                      onClick={() => {
                        setTyped('');
                        setChosen(changes);
                      }}
                    >
                      {said.none.all}
                    </Button>
                  }
                >
                  {said.none.means}
                </EmptyState>
              }
            />
          )}
          <div className={inventory.status} role="status">
            {pages.total === undefined ? said.comparing : said.count(pages.total)}
            <span className={type.grow} />
            {active === null || pages.total === undefined ? null : <span>{said.row(active + 1)}</span>}
          </div>
        </div>
        {opened === null ? null : (
          <ChangesSide key={opened} takesFocus={entered} uid={opened} range={range} onClose={close} />
        )}
      </div>
    </>
  );
}

function deltaColumns(said: Messages['inventoryChanges'], format: Format): readonly GridColumn<DeltaRow>[] {
  const heads = said.columns;
  const readable = (value: string | null) => (value === null ? null : format.readable(value));
  return [
    { id: 'change', title: heads.change, width: 116, render: (row) => <ChangeBadge change={row.change} /> },
    { id: 'identity', title: heads.identity, width: 170, grow: 2, render: (row) => titled(row.identity.name) },
    {
      id: 'privilege',
      title: heads.privilege,
      width: 170,
      grow: 2,
      render: (row) => <span className={type.mono}>{titled(row.privilege)}</span>,
    },
    {
      id: 'resource',
      title: heads.resource,
      width: 170,
      grow: 2,
      render: (row) => <span className={type.mono}>{titled(row.resource)}</span>,
    },
    {
      id: 'facts',
      title: heads.facts,
      width: 240,
      grow: 3,
      render: (row) =>
        row.changedFacts.length === 0 ? (
          <span className={type.dim}>{row.change === 'unchanged' ? said.nothingDifferent : ''}</span>
        ) : (
          titled(
            row.changedFacts
              .map(({ label, before, after }) => said.difference(label, readable(before), readable(after)))
              .join('; '),
          )
        ),
    },
    { id: 'system', title: heads.system, width: 130, grow: 1, render: (row) => titled(row.identity.system) },
  ];
}

/** A cell cuts what is too long; the whole of it is there for who points at it. */
function titled(text: string): ReactNode {
  return <span title={text}>{text}</span>;
}

function toggled(list: readonly Change[], one: Change): readonly Change[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
