// What changed between two bundles: counts, one row for each entitlement, and both ends of the chosen one side by side.
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { DeltaRow } from '../../../shared/contract/delta.ts';
import { type Change, changes } from '../../../shared/words.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { classes } from '../../lib/classes.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { usePages } from '../../lib/use-pages.ts';
import { useQuery } from '../../lib/use-query.ts';
import { useSettled } from '../../lib/use-settled.ts';
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

const words: Readonly<Record<Change, string>> = {
  new: 'new',
  changed: 'changed',
  reappeared: 'there again',
  removed: 'gone',
  unchanged: 'unchanged',
};

/** Stands for the newest, and for the one before the later one. */
const byDefault = 'default';

interface ChangesViewProps {
  readonly here: Inventory;
  readonly switcher: ReactNode;
}

export function ChangesView({ here, switcher }: ChangesViewProps): ReactNode {
  const { engine, navigation, format, toasts, bridge } = useApp();
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
      toasts.show(`${format.number(saved.rows)} entitlements are saved.`);
    } catch (thrown) {
      setError(asCountersignError(thrown));
    }
  };
  const toLater = bundles.filter((bundle) => delta?.to === undefined || bundle.ordinal < delta.to.ordinal);
  const opened = here.uid ?? null;
  return (
    <>
      <div className={classes(inventory.tools, opened !== null && inventory.withSide)}>
        {switcher}
        <span className={type.grow} />
        <span className={inventory.search}>
          <SearchInput label="Search what changed" value={typed} onChange={setTyped} />
        </span>
        <Button icon={<Download aria-hidden />} onClick={() => void save()}>
          Save as CSV
        </Button>
      </div>
      <div className={styles.range}>
        <span className={type.dim}>From</span>
        <Select
          label="The earlier evidence"
          options={[
            { value: byDefault, label: delta?.from?.name ?? 'nothing: the first evidence' },
            ...toLater.filter(({ id }) => id !== delta?.from?.id).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={byDefault}
          onChange={(from) => show(from === byDefault ? {} : { from })}
        />
        <span className={type.dim}>to</span>
        <Select
          label="The later evidence"
          options={bundles.map(({ id, name }) => ({ value: id, label: name }))}
          value={delta?.to.id ?? null}
          onChange={(to) => {
            const { from: _from, ...rest } = here;
            setActive(null);
            navigation.replace({ ...rest, to });
          }}
        />
        <span className={type.grow} />
        <fieldset className={styles.chips} aria-label="Kinds of change">
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
              {words[change]}
            </Chip>
          ))}
        </fieldset>
      </div>
      <div className={classes(inventory.body, opened !== null && inventory.withSide)}>
        <div className={inventory.grid}>
          {[error, head.error, pages.error].map((one, position) =>
            one === null ? null : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the three places where something can fail
              <div className={pane.padded} key={position}>
                <ErrorBanner error={one} onRetry={pages.retry} />
              </div>
            ),
          )}
          {pages.total === undefined ? (
            <Skeleton rows={20} height={28} />
          ) : (
            <Grid
              label="what changed"
              total={pages.total}
              rowAt={pages.rowAt}
              onRange={pages.onRange}
              columns={columns}
              active={active}
              onActive={setActive}
              onOpen={(position) => {
                const row = pages.rowAt(position);
                if (row !== undefined) navigation.replace({ ...here, uid: row.uid });
              }}
              isSelected={(row) => row.uid === opened}
              keys="grid"
              empty={
                <EmptyState
                  title="Nothing of this kind"
                  steps={
                    <Button
                      onClick={() => {
                        setTyped('');
                        setChosen(changes);
                      }}
                    >
                      Show all
                    </Button>
                  }
                >
                  Between these two bundles no entitlement changed in a way that you look for.
                </EmptyState>
              }
            />
          )}
          <div className={inventory.status} role="status">
            {pages.total === undefined ? 'Comparing' : `${format.number(pages.total)} entitlements`}
            <span className={type.grow} />
            {active === null || pages.total === undefined ? null : <span>row {format.number(active + 1)}</span>}
          </div>
        </div>
        {opened === null ? null : (
          <ChangesSide
            key={opened}
            uid={opened}
            range={range}
            onClose={() => {
              const { uid: _uid, ...rest } = here;
              navigation.replace(rest);
            }}
          />
        )}
      </div>
    </>
  );
}

const columns: readonly GridColumn<DeltaRow>[] = [
  { id: 'change', title: 'Change', width: 116, render: (row) => <ChangeBadge change={row.change} /> },
  { id: 'identity', title: 'Identity', width: 190, grow: 2, render: (row) => row.identity.name },
  {
    id: 'privilege',
    title: 'May do',
    width: 190,
    grow: 2,
    render: (row) => <span className={type.mono}>{row.privilege}</span>,
  },
  {
    id: 'resource',
    title: 'On',
    width: 190,
    grow: 2,
    render: (row) => <span className={type.mono}>{row.resource}</span>,
  },
  {
    id: 'facts',
    title: 'What is different',
    width: 260,
    grow: 3,
    render: (row) =>
      row.changedFacts.length === 0 ? (
        <span className={type.dim}>{row.change === 'unchanged' ? 'nothing' : ''}</span>
      ) : (
        row.changedFacts
          .map(({ label, before, after }) => `${label}: ${before ?? 'unknown'} → ${after ?? 'unknown'}`)
          .join('; ')
      ),
  },
  { id: 'system', title: 'System', width: 130, grow: 1, render: (row) => row.identity.system },
];

function toggled(list: readonly Change[], one: Change): readonly Change[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
