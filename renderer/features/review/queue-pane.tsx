// The left pane: whose items, how far along, what is filtered, the list, and what can be done with several at once.
import { ChevronsUpDown, Search, SlidersHorizontal } from 'lucide-react';
import { memo, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import type { QueueFilter } from '../../../shared/contract/queue.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { LinkButton } from '../../ui/button.tsx';
import { SearchInput } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Menu, type MenuGroup, type MenuItem } from '../../ui/menu.tsx';
import { Pane } from '../../ui/pane.tsx';
import { SegmentBar } from '../../ui/progress.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import type { OwnView } from './own-views.ts';
import styles from './queue.module.css';
import { QueueChips } from './queue-chips.tsx';
import { QueueList, type QueueListHandle } from './queue-list.tsx';
import { groupings, isUnfiltered, openItems, type QueueView, standings, type Whose } from './queue-model.ts';
import { QueueViews } from './queue-views.tsx';
import type { CountedFilters } from './use-queue-counts.ts';
import type { QueueList as List } from './use-queue-list.ts';

interface QueuePaneProps {
  readonly campaign: CampaignProgress;
  readonly list: List;
  readonly counts: CountedFilters;
  readonly view: QueueView;
  readonly onView: (view: Partial<QueueView>) => void;
  readonly own: readonly OwnView[];
  readonly onOwn: (views: readonly OwnView[]) => void;
  /** Position of the active item; null: it is not in the list. */
  readonly active: number | null;
  readonly selected: Pick<ReadonlyMap<string, unknown>, 'has'>;
  readonly onMove: (position: number, extend: boolean) => void;
  readonly onFold: (group: string, folded: boolean) => void;
  readonly onOpen: () => void;
  readonly onEscape: () => void;
  /** The way to the campaign, other campaigns and sign-off. */
  readonly ways: readonly MenuGroup[];
  readonly foot: ReactNode;
  readonly listRef: Ref<QueueListHandle>;
}

export function QueuePane(props: QueuePaneProps): ReactNode {
  const { campaign, list, counts, view, onView, own, onOwn, ways, listRef, foot } = props;
  const said = useApp().words.queue;
  const { filter, grouping } = view;
  return (
    <Pane label={said.pane} width="queue" bare foot={<div className={styles.foot}>{foot}</div>}>
      <h1 className={type.hidden}>{said.title}</h1>
      <QueueTop campaign={campaign} counts={counts} view={view} onView={onView} own={own} onOwn={onOwn} ways={ways} />
      {list.more ? <p className={styles.cut}>{said.more(list.total)}</p> : null}
      <QueueList
        ref={listRef}
        label={said.list(
          said.standings[filter.standing],
          grouping === 'flat' ? '' : said.group[grouping].toLowerCase(),
        )}
        list={list}
        active={props.active}
        selected={props.selected}
        withIdentity={grouping !== 'identity'}
        grouped={grouping !== 'flat'}
        onMove={props.onMove}
        onFold={props.onFold}
        onOpen={props.onOpen}
        onEscape={props.onEscape}
        empty={<QueueEmpty counts={counts} view={view} onView={onView} />}
      />
    </Pane>
  );
}

type TopProps = Pick<QueuePaneProps, 'campaign' | 'counts' | 'view' | 'onView' | 'own' | 'onOwn' | 'ways'>;

/** What stands above the list; a step in the list does not draw it anew. */
const QueueTop = memo(function QueueTop(props: TopProps): ReactNode {
  const { campaign, counts, view, onView, ways } = props;
  const said = useApp().words.queue;
  const { filter, grouping } = view;
  const [searching, setSearching] = useState(filter.search !== '');
  const search = useRef<HTMLInputElement>(null);
  const setFilter = (change: Partial<QueueFilter>) => onView({ filter: { ...filter, ...change } });
  useCommands({
    'review.filter': () => {
      setSearching(true);
      search.current?.focus();
    },
  });
  useEffect(() => {
    if (searching) search.current?.focus();
  }, [searching]);
  const closeSearch = () => {
    setFilter({ search: '' });
    setSearching(false);
  };
  return (
    <>
      <QueueHead campaign={campaign} counts={counts} view={view} onView={onView} ways={ways} />
      <div className={styles.tools} data-keys="queue">
        <QueueChips filter={filter} counts={counts} onFilter={setFilter} />
        <QueueViews view={view} own={props.own} counts={counts} onView={onView} onOwn={props.onOwn} />
        <Menu
          align="end"
          trigger={
            <button type="button" className={styles.tool} aria-label={said.tools.label} title={said.tools.title}>
              <SlidersHorizontal aria-hidden />
            </button>
          }
          groups={[
            {
              items: [
                {
                  id: 'words',
                  label: searching ? said.words.without : said.words.filter,
                  icon: <Search aria-hidden />,
                  keys: '/',
                  run: () => (searching ? closeSearch() : setSearching(true)),
                },
              ],
            },
            {
              label: said.group.title,
              items: groupings.map((one) => ({
                id: one,
                label: said.group[one],
                chosen: one === grouping,
                run: () => onView({ grouping: one }),
              })),
            },
            {
              label: said.show,
              items: standings.map((one) => ({
                id: one,
                label: said.views.withCount(said.standings[one], counts.standings[one] ?? 0),
                chosen: one === filter.standing,
                run: () => setFilter({ standing: one }),
              })),
            },
            { label: said.narrow.title, items: narrowings(filter, said.narrow, setFilter) },
          ]}
        />
      </div>
      {searching ? (
        <div className={styles.search}>
          <SearchInput
            ref={search}
            label={said.words.label}
            value={filter.search}
            onChange={(text) => setFilter({ search: text })}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && filter.search === '') closeSearch();
              if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'Escape') focusQueue();
            }}
          />
        </div>
      ) : null}
    </>
  );
});

/** Filters without a chip of their own, each to be put on and taken off. */
function narrowings(
  filter: QueueFilter,
  said: { readonly [Part in 'critical' | 'reappeared' | 'carried' | 'production' | 'nonProduction']: string },
  onFilter: (change: Partial<QueueFilter>) => void,
): readonly MenuItem[] {
  const item = (id: string, label: string, isOn: boolean, on: Partial<QueueFilter>, off: Partial<QueueFilter>) => ({
    id,
    label,
    chosen: isOn,
    run: () => onFilter(isOn ? off : on),
  });
  const environment = (of: 'production' | 'non_production', label: string) =>
    item(of, label, filter.environment === of, { environment: of }, { environment: 'any' });
  return [
    item(
      'critical',
      said.critical,
      filter.minimumRisk === 'critical',
      { minimumRisk: 'critical' },
      { minimumRisk: null },
    ),
    item('reappeared', said.reappeared, filter.change === 'reappeared', { change: 'reappeared' }, { change: 'any' }),
    item('carried', said.carried, filter.carried, { carried: true }, { carried: false }),
    environment('production', said.production),
    environment('non_production', said.nonProduction),
  ];
}

type HeadProps = Pick<QueuePaneProps, 'campaign' | 'counts' | 'view' | 'onView' | 'ways'>;

function QueueHead({ campaign, counts, view, onView, ways }: HeadProps): ReactNode {
  const { words, format } = useApp();
  const said = words.queue;
  const { items, decided, asked, waitingSecondPerson } = counts.progress ?? noProgress;
  const due = format.due(campaign.due);
  const title = view.whose === 'mine' ? said.mine : said.everybody;
  const whose = (one: Whose, label: string, note: string) => ({
    id: one,
    label,
    note,
    chosen: view.whose === one,
    run: () => onView({ whose: one }),
  });
  return (
    <div className={styles.head} data-keys="queue">
      <div className={styles.title}>
        <Menu
          trigger={
            <button type="button" className={styles.whose}>
              <h2>{title}</h2>
              <ChevronsUpDown aria-hidden />
            </button>
          }
          groups={[
            {
              label: campaign.name,
              items: [whose('mine', said.mine, said.mineNote), whose('everybody', said.everybody, said.everybodyNote)],
            },
            ...ways,
          ]}
        />
        <span className={classes(styles.due, due.late && campaign.state === 'open' && styles.late)}>
          {campaign.state === 'closed' ? said.closed : due.late ? due.text : said.due(due.text)}
        </span>
      </div>
      <span className={styles.progress}>
        <SegmentBar
          total={items}
          segments={[
            { amount: decided, tone: 'accent' },
            { amount: asked + waitingSecondPerson, tone: 'accent2' },
          ]}
        />
      </span>
      <p className={styles.say}>
        <b>{said.progress.decided(decided, items)}</b> {said.progress.rest(asked, waitingSecondPerson)}
      </p>
    </div>
  );
}

const noProgress = { items: 0, decided: 0, asked: 0, waitingSecondPerson: 0 };

type EmptyProps = Pick<QueuePaneProps, 'counts' | 'view' | 'onView'>;

function QueueEmpty({ counts, view, onView }: EmptyProps): ReactNode {
  const { commands, words } = useApp();
  const said = words.queue.empty;
  if (counts.progress?.items === 0) {
    return (
      <EmptyState
        title={said.mine}
        steps={<LinkButton onClick={() => onView({ whose: 'everybody' })}>{said.showAll}</LinkButton>}
      >
        {said.mineText}
      </EmptyState>
    );
  }
  const { filter } = view;
  if (filter.standing === 'open' && isUnfiltered(filter)) {
    return (
      <EmptyState
        title={said.done}
        steps={<LinkButton onClick={() => commands.run('review.signOff')}>{said.signOff}</LinkButton>}
      >
        {said.doneText}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={said.filter}
      steps={<LinkButton onClick={() => onView({ filter: openItems })}>{said.noFilter}</LinkButton>}
    />
  );
}

/** The keys that are always there, at the foot. */
export function QueueKeys(): ReactNode {
  const said = useApp().words.queue.foot;
  return (
    <span className={styles.hint}>
      <Kbd keys="j" />
      <Kbd keys="k" /> {said.move}
    </span>
  );
}

/** Back to the list, from a field that belongs to it. */
export function focusQueue(): void {
  document.querySelector<HTMLElement>('[data-queue]')?.focus({ preventScroll: true });
}
