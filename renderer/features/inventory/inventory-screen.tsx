// Inventory: one grid for entitlements, identities, credentials, findings and actions, with facets, search and columns.
import { Columns3, Copy, ListFilter } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { InventoryFilter, InventoryRow, InventorySubject } from '../../../shared/contract/inventory.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { useActor } from '../../app/use-store.ts';
import { classes } from '../../lib/classes.ts';
import { copyText } from '../../lib/clipboard.ts';
import { tableText } from '../../lib/table-text.ts';
import { usePages } from '../../lib/use-pages.ts';
import { useQuery } from '../../lib/use-query.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { Chip } from '../../ui/badge.tsx';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { SearchInput } from '../../ui/field.tsx';
import { Grid, type GridSort } from '../../ui/grid.tsx';
import { Menu } from '../../ui/menu.tsx';
import pane from '../../ui/pane.module.css';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { ChangesView } from './changes-view.tsx';
import { gridColumns } from './columns.tsx';
import { Facets, shownValue } from './facets.tsx';
import styles from './inventory.module.css';
import { SidePane } from './side-pane.tsx';

type Inventory = Extract<Screen, { readonly name: 'inventory' }>;

const subjects: readonly { readonly value: InventorySubject; readonly label: string }[] = [
  { value: 'entitlements', label: 'Entitlements' },
  { value: 'identities', label: 'Identities' },
  { value: 'credentials', label: 'Credentials' },
  { value: 'findings', label: 'Findings' },
  { value: 'actions', label: 'Actions' },
];

/** Rows that are copied at most at once. */
const copyLimit = 5000;

export function InventoryScreen({ screen }: { readonly screen: Screen }): ReactNode {
  const { navigation, format } = useApp();
  const { as } = useActor();
  const counts = useQuery('overview.read', { person: as }).value?.counts;
  const here: Inventory = screen.name === 'inventory' ? screen : { name: 'inventory' };
  const subject = here.subject ?? 'entitlements';
  const switcher = (
    <Segmented
      label="What is listed"
      options={[
        ...subjects.map((one) => ({
          ...one,
          count: counts === undefined ? undefined : format.number(counts[one.value]),
        })),
        { value: 'changes' as const, label: 'What changed' },
      ]}
      value={here.view ?? subject}
      onChange={(next) =>
        navigation.go(
          next === 'changes' ? { name: 'inventory', view: 'changes' } : { name: 'inventory', subject: next },
        )
      }
    />
  );
  return (
    <div className={styles.screen}>
      <h1 className={type.hidden}>Inventory</h1>
      {counts !== undefined && counts.bundles === 0 ? (
        <NothingYet />
      ) : here.view === 'changes' ? (
        <ChangesView here={here} switcher={switcher} />
      ) : (
        <SubjectGrid key={subject} here={here} subject={subject} switcher={switcher} />
      )}
    </div>
  );
}

interface SubjectGridProps {
  readonly here: Inventory;
  readonly subject: InventorySubject;
  readonly switcher: ReactNode;
}

function SubjectGrid({ here, subject, switcher }: SubjectGridProps): ReactNode {
  const { engine, navigation, toasts, format } = useApp();
  const [typed, setTyped] = useState(here.search ?? '');
  const search = useSettled(typed);
  const [removed, setRemoved] = useState(false);
  const [sort, setSort] = useState<GridSort | null>(null);
  const [active, setActive] = useState<number | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [filtering, setFiltering] = useState(false);
  const [opened, setOpened] = useState<InventoryRow | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const facets = here.facets ?? {};
  const filter: InventoryFilter = {
    subject,
    facets: Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, [...values]])),
    search,
    removed,
  };
  const described = useQuery('inventory.columns', { subject });
  const pages = usePages<InventoryRow>({
    key: JSON.stringify({ filter, sort }),
    method: 'inventory.rows',
    load: (from, limit, signal) => engine.call('inventory.rows', { filter, sort, from, limit }, { signal }),
  });
  const shownColumns = (described.value ?? []).filter((column) => !hidden.has(column.column));
  const isLoaded = pages.total !== undefined;
  // Measured once the first rows are there, so that columns keep their width while one scrolls.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows themselves must not change the widths
  const columns = useMemo(() => {
    const sample = Array.from({ length: 60 }, (_, position) => pages.rowAt(position)).filter(
      (row) => row !== undefined,
    );
    return gridColumns(
      (described.value ?? []).filter((column) => !hidden.has(column.column)),
      sample,
      format,
    );
  }, [described.value, hidden, format, isLoaded]);
  const show = (changes: Partial<Inventory>) => navigation.replace({ ...here, ...changes });
  const choose = (name: string, values: readonly string[]) => {
    const { [name]: _, ...others } = facets;
    setActive(null);
    show({ facets: values.length === 0 ? others : { ...others, [name]: values } });
  };
  const copy = async () => {
    const { rows, total } = await engine.call('inventory.rows', { filter, sort, from: 0, limit: 1000 });
    const all = [...rows];
    while (all.length < Math.min(total, copyLimit)) {
      const more = await engine.call('inventory.rows', { filter, sort, from: all.length, limit: 1000 });
      if (more.rows.length === 0) break;
      all.push(...more.rows);
    }
    const head = shownColumns.map((column) => column.title);
    const lines = all.map((row) => shownColumns.map((column) => row.cells[column.column] ?? null));
    const told = copyText(tableText([head, ...lines]));
    if (told) toasts.show(`${format.number(all.length)} of ${format.number(total)} rows are copied.`);
  };
  useCommands({
    'inventory.search': () => searchField.current?.focus(),
    'inventory.copy': () => void copy(),
  });
  const chosen = Object.entries(facets).flatMap(([name, values]) => values.map((value) => ({ name, value })));
  const openRow = opened?.uid ?? here.uid ?? null;
  return (
    <>
      <div className={classes(styles.tools, openRow !== null && styles.withSide)}>
        {switcher}
        <span className={type.grow} />
        <span className={styles.filterButton}>
          <Button icon={<ListFilter aria-hidden />} aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
            Filters
          </Button>
        </span>
        <span className={styles.search}>
          <SearchInput ref={searchField} label={`Search ${subject}`} value={typed} onChange={setTyped} />
        </span>
        <Menu
          align="end"
          trigger={<Button icon={<Columns3 aria-hidden />}>Columns</Button>}
          groups={[
            {
              items: (described.value ?? []).map((column) => ({
                id: column.column,
                label: column.title,
                chosen: !hidden.has(column.column),
                run: () => setHidden(toggled(hidden, column.column)),
              })),
            },
          ]}
        />
        <Button icon={<Copy aria-hidden />} onClick={() => void copy()}>
          Copy
        </Button>
      </div>
      {chosen.length === 0 ? null : (
        <div className={styles.chips}>
          {chosen.map(({ name, value }) => (
            <Chip
              key={`${name} ${value}`}
              removable
              onPress={() =>
                choose(
                  name,
                  (facets[name] ?? []).filter((one) => one !== value),
                )
              }
            >
              {shownValue(value)}
            </Chip>
          ))}
          <Chip onPress={() => show({ facets: {} })}>Clear all</Chip>
        </div>
      )}
      <div className={classes(styles.body, openRow !== null && styles.withSide)}>
        <aside className={styles.facets} aria-label="Filters" data-shown={filtering}>
          <Facets filter={filter} chosen={facets} onChoose={choose} />
          <p className={styles.legend}>Also show</p>
          <label className={styles.value}>
            <input type="checkbox" checked={removed} onChange={(event) => setRemoved(event.target.checked)} />
            <span className={type.truncate}>what is gone by now</span>
          </label>
        </aside>
        <div className={styles.grid}>
          {pages.error === null ? null : (
            <div className={pane.padded}>
              <ErrorBanner error={pages.error} onRetry={pages.retry} />
            </div>
          )}
          {pages.total === undefined || described.value === undefined ? (
            <Skeleton rows={20} height={28} />
          ) : (
            <Grid
              label={subject}
              total={pages.total}
              rowAt={pages.rowAt}
              onRange={pages.onRange}
              columns={columns}
              active={active}
              onActive={setActive}
              onOpen={(position) => setOpened(pages.rowAt(position) ?? null)}
              isSelected={(row) => row.uid === openRow}
              sort={sort}
              onSort={(next) => {
                setSort(next);
                setActive(null);
              }}
              keys="grid"
              empty={
                <EmptyState
                  title="Nothing fits"
                  steps={
                    <Button
                      onClick={() => {
                        setTyped('');
                        show({ facets: {} });
                      }}
                    >
                      Clear search and filters
                    </Button>
                  }
                >
                  No {subject} match what you look for. That is no proof that there are none: the evidence may not say.
                </EmptyState>
              }
            />
          )}
          <div className={styles.status} role="status">
            {pages.total === undefined ? 'Loading' : `${format.number(pages.total)} ${subject}`}
            {sort === null ? null : <span>sorted by {titleOf(shownColumns, sort.column)}</span>}
            <span className={type.grow} />
            {active === null || pages.total === undefined ? null : <span>row {format.number(active + 1)}</span>}
          </div>
        </div>
        {openRow === null ? null : (
          <SidePane
            key={openRow}
            subject={subject}
            uid={openRow}
            row={opened}
            columns={described.value ?? []}
            onClose={() => {
              setOpened(null);
              const { uid: _, ...rest } = here;
              navigation.replace(rest);
            }}
          />
        )}
      </div>
    </>
  );
}

function titleOf(columns: readonly { readonly column: string; readonly title: string }[], id: string): string {
  return (columns.find((column) => column.column === id)?.title ?? id).toLowerCase();
}

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

function NothingYet(): ReactNode {
  const { imports } = useApp();
  return (
    <EmptyState
      title="Nothing in the inventory yet"
      steps={
        <Button tone="primary" keys="$mod+i" onClick={() => void imports.choose('file')}>
          Import a bundle
        </Button>
      }
    >
      The inventory is made from the evidence: identities, what they may do, what they sign in with. Import a bundle and
      it fills itself.
    </EmptyState>
  );
}
