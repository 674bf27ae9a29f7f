// One list of the inventory: its filters, its rows by position, and beside them the row that was opened.
import { ListFilter } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { InventoryFilter, InventoryRow, InventorySubject } from '../../../shared/contract/inventory.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import type { Screen } from '../../app/navigation.ts';
import { classes } from '../../lib/classes.ts';
import { usePages } from '../../lib/use-pages.ts';
import { useQuery } from '../../lib/use-query.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { ErrorBanner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { SearchInput } from '../../ui/field.tsx';
import { Grid, type GridSort } from '../../ui/grid.tsx';
import pane from '../../ui/pane.module.css';
import { Skeleton } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import { shownColumns } from './column-choice.ts';
import { ColumnSheet } from './column-sheet.tsx';
import { gridColumns } from './columns.tsx';
import { Facets } from './facets.tsx';
import { FilterChips } from './filter-chips.tsx';
import styles from './inventory.module.css';
import { NothingListed } from './nothing-listed.tsx';
import { SidePane } from './side-pane.tsx';
import { TakeAway } from './take-away.tsx';
import { useColumnChoice } from './use-columns.ts';

type Inventory = Extract<Screen, { readonly name: 'inventory' }>;

interface SubjectGridProps {
  readonly here: Inventory;
  readonly subject: InventorySubject;
  /** How many there are without any filter; undefined: not known yet. */
  readonly total: number | undefined;
  readonly switcher: ReactNode;
}

export function SubjectGrid({ here, subject, total, switcher }: SubjectGridProps): ReactNode {
  const { engine, navigation, format, words } = useApp();
  const said = words.inventory;
  const [typed, setTyped] = useState(here.search ?? '');
  const search = useSettled(typed);
  const [removed, setRemoved] = useState(false);
  const [sort, setSort] = useState<GridSort | null>(null);
  const [active, setActive] = useState<number | null>(null);
  const [choice, setChoice] = useColumnChoice(subject);
  const [filtering, setFiltering] = useState(false);
  const searchField = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // Set by Enter: a click leaves the focus in the list, so that the arrows go on from there.
  const [entered, setEntered] = useState(false);
  const facets = here.facets ?? {};
  const filter: InventoryFilter = {
    subject,
    facets: Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, [...values]])),
    search,
    removed,
    ...(here.judged === undefined ? {} : { judged: here.judged }),
  };
  const described = useQuery('inventory.columns', { subject });
  const pages = usePages<InventoryRow>({
    key: JSON.stringify({ filter, sort }),
    method: 'inventory.rows',
    load: (from, limit, signal) => engine.call('inventory.rows', { filter, sort, from, limit }, { signal }),
    quiet: true,
  });
  const titled = useMemo(
    () =>
      (described.value ?? []).map((column) => ({
        ...column,
        title: said.columnTitles[column.column] ?? column.title,
      })),
    [described.value, said],
  );
  const shown = useMemo(() => shownColumns(titled, choice), [titled, choice]);
  const isLoaded = pages.total !== undefined;
  // Measured once the first rows are there, so that columns keep their width while one scrolls.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows themselves must not change the widths
  const columns = useMemo(() => {
    const sample = Array.from({ length: 60 }, (_, position) => pages.rowAt(position)).filter(
      (row) => row !== undefined,
    );
    return gridColumns({ columns: shown, sample, widths: choice.widths, format, words: said });
  }, [shown, choice, format, said, isLoaded]);
  const show = (changes: Partial<Inventory>) => navigation.replace({ ...here, ...changes });
  const openRow = here.uid ?? null;
  const open = (position: number) => {
    const row = pages.rowAt(position);
    if (row !== undefined && row.uid !== openRow) show({ uid: row.uid });
  };
  const close = () => {
    const { uid: _, ...rest } = here;
    setEntered(false);
    navigation.replace(rest);
    list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  const chooseFacet = (name: string, values: readonly string[]) => {
    const { [name]: _, ...others } = facets;
    setActive(null);
    show({ facets: values.length === 0 ? others : { ...others, [name]: values } });
  };
  const clear = () => {
    setTyped('');
    setRemoved(false);
    setActive(null);
    const { facets: _facets, judged: _judged, search: _search, ...rest } = here;
    navigation.replace(rest);
  };
  const onListKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') setEntered(true);
    if (event.key === 'Escape' && openRow !== null) close();
  };
  const onSearchKey = (event: KeyboardEvent) => {
    const toList = event.key === 'ArrowDown' || event.key === 'Enter' || (event.key === 'Escape' && typed === '');
    if (!toList) return;
    event.preventDefault();
    if (active === null && (pages.total ?? 0) > 0) setActive(0);
    list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  useCommands({ 'inventory.search': () => searchField.current?.focus() });
  const isNarrowed = Object.keys(facets).length > 0 || search !== '' || here.judged !== undefined;
  return (
    <>
      <div className={classes(styles.tools, openRow !== null && styles.withSide)}>
        {switcher}
        <span className={type.grow} />
        <span className={styles.filterButton}>
          <Button icon={<ListFilter aria-hidden />} aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
            {said.filters.label}
          </Button>
        </span>
        <span className={styles.search}>
          <SearchInput
            ref={searchField}
            label={said.search(subject)}
            placeholder={said.searchShort}
            value={typed}
            onChange={setTyped}
            onKeyDown={onSearchKey}
          />
        </span>
        <ColumnSheet
          columns={titled}
          choice={choice}
          widthOf={(id) => columns.find((column) => column.id === id)?.width ?? 0}
          onChoose={setChoice}
        />
        <TakeAway filter={filter} sort={sort} columns={shown} />
      </div>
      <FilterChips
        here={here}
        removed={removed}
        onFacet={chooseFacet}
        onJudged={() => {
          const { judged: _, ...rest } = here;
          setActive(null);
          navigation.replace(rest);
        }}
        onRemoved={() => setRemoved(false)}
        onClear={clear}
      />
      <div className={classes(styles.body, openRow !== null && styles.withSide)}>
        <aside className={styles.facets} aria-label={said.filters.label} data-shown={filtering}>
          <Facets
            filter={filter}
            chosen={facets}
            onChoose={chooseFacet}
            onRemoved={(next) => {
              setActive(null);
              setRemoved(next);
            }}
          />
        </aside>
        <div className={styles.grid} ref={list} onKeyDownCapture={onListKey}>
          {pages.error === null ? null : (
            <div className={pane.padded}>
              <ErrorBanner error={pages.error} onRetry={pages.retry} />
            </div>
          )}
          {pages.total === undefined || described.value === undefined ? (
            <Skeleton rows={20} height={28} />
          ) : (
            <Grid
              label={said.subjects[subject]}
              total={pages.total}
              rowAt={pages.rowAt}
              onRange={pages.onRange}
              watch={pages.watch}
              columns={columns}
              active={active}
              onActive={(position) => {
                setActive(position);
                // What is beside the list follows it.
                if (openRow !== null) open(position);
              }}
              onOpen={open}
              isSelected={(row) => row.uid === openRow}
              sort={sort}
              onSort={(next) => {
                setSort(next);
                setActive(null);
              }}
              keys="grid"
              empty={
                <NothingListed
                  subject={subject}
                  why={isNarrowed ? 'narrowed' : removed ? 'noneGone' : total === 0 ? 'none' : 'narrowed'}
                  onClear={clear}
                />
              }
            />
          )}
          <div className={styles.status} role="status">
            {pages.total === undefined ? said.loading : said.count(subject, pages.total)}
            {sort === null ? null : <span>{said.sorted(titleOf(titled, sort.column))}</span>}
            <span className={type.grow} />
            {active === null || pages.total === undefined ? (
              <span className={styles.keysHint}>{said.keys}</span>
            ) : (
              <span>{said.row(active + 1)}</span>
            )}
          </div>
        </div>
        {openRow === null ? null : (
          <SidePane key={openRow} subject={subject} uid={openRow} takesFocus={entered} onClose={close} />
        )}
      </div>
    </>
  );
}

function titleOf(columns: readonly { readonly column: string; readonly title: string }[], id: string): string {
  return columns.find((column) => column.column === id)?.title ?? id;
}
