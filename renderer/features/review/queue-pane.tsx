// The left pane: whose items, how far along, what is filtered, the list, and what can be done with several at once.
import { ChevronsUpDown, Search, SlidersHorizontal } from 'lucide-react';
import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import type { QueueItem } from '../../../shared/contract/review.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import { useCommands } from '../../app/command-runner.ts';
import { useApp } from '../../app/context.ts';
import { classes } from '../../lib/classes.ts';
import { Chip } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { SearchInput } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Menu, type MenuGroup } from '../../ui/menu.tsx';
import { Pane } from '../../ui/pane.tsx';
import { SegmentBar } from '../../ui/progress.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type from '../../ui/type.module.css';
import styles from './queue.module.css';
import { QueueList, type QueueListHandle } from './queue-list.tsx';
import { type Grouping, openItems, type QueueFilter, type QueueRow, type Standing, type Whose } from './queue-model.ts';
import { progressWords } from './words.ts';

export interface QueueView {
  readonly whose: Whose;
  readonly grouping: Grouping;
  readonly filter: QueueFilter;
}

interface QueuePaneProps {
  readonly campaign: CampaignProgress;
  readonly items: readonly QueueItem[];
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: readonly QueueRow[];
  readonly view: QueueView;
  readonly onView: (view: Partial<QueueView>) => void;
  readonly active: string | null;
  readonly selected: ReadonlySet<string>;
  readonly onMove: (item: string, extend: boolean) => void;
  readonly onFold: (group: string, folded: boolean) => void;
  readonly onOpen: () => void;
  readonly onEscape: () => void;
  /** The way to the campaign, other campaigns and sign-off. */
  readonly ways: readonly MenuGroup[];
  readonly foot: ReactNode;
  readonly listRef: Ref<QueueListHandle>;
}

const groupWords: Readonly<Record<Grouping, string>> = {
  identity: 'By identity',
  system: 'By system',
  risk: 'By risk',
  flat: 'Flat, riskiest first',
};

const standingWords: Readonly<Record<Standing, string>> = {
  open: 'Open',
  handed: 'Handed over, not accepted',
  second: 'Waiting for second person',
  asked: 'Waiting for an answer',
  decided: 'Decided',
  all: 'All',
};

export function QueuePane(props: QueuePaneProps): ReactNode {
  const { campaign, items, counts, rows, view, onView, listRef, foot } = props;
  const { format } = useApp();
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
    <Pane label="Queue" width="queue" bare foot={<div className={styles.foot}>{foot}</div>}>
      <h1 className={type.hidden}>Review</h1>
      <QueueHead campaign={campaign} items={items} view={view} onView={onView} ways={props.ways} />
      <div className={styles.tools} data-keys="queue">
        <div className={styles.chips}>
          <Chip
            pressed={filter.standing === 'open'}
            count={counts.open}
            onPress={() => setFilter({ standing: filter.standing === 'open' ? 'all' : 'open' })}
          >
            Open
          </Chip>
          <Chip pressed={filter.serious} count={counts.serious} onPress={() => setFilter({ serious: !filter.serious })}>
            <span className={styles.wide}>High and critical</span>
            <span className={styles.narrow}>High risk</span>
          </Chip>
          <Chip pressed={filter.changed} count={counts.changed} onPress={() => setFilter({ changed: !filter.changed })}>
            Changed
          </Chip>
          {filter.standing === 'handed' || (counts.handed ?? 0) > 0 ? (
            <Chip
              pressed={filter.standing === 'handed'}
              count={counts.handed}
              onPress={() => setFilter({ standing: filter.standing === 'handed' ? 'open' : 'handed' })}
            >
              Handed over
            </Chip>
          ) : null}
          {filter.standing === 'second' || (counts.second ?? 0) > 0 ? (
            <Chip
              pressed={filter.standing === 'second'}
              count={counts.second}
              onPress={() => setFilter({ standing: filter.standing === 'second' ? 'open' : 'second' })}
            >
              Second person
            </Chip>
          ) : null}
          {filter.standing === 'asked' || filter.standing === 'decided' ? (
            <Chip pressed count={counts[filter.standing]} onPress={() => setFilter({ standing: 'open' })}>
              {standingWords[filter.standing]}
            </Chip>
          ) : null}
        </div>
        <Menu
          align="end"
          trigger={
            <button
              type="button"
              className={styles.tool}
              aria-label="Group and filter the queue"
              title="Group and filter"
            >
              <SlidersHorizontal aria-hidden />
            </button>
          }
          groups={[
            {
              items: [
                {
                  id: 'words',
                  label: searching ? 'Without words' : 'Filter by words',
                  icon: <Search aria-hidden />,
                  keys: '/',
                  run: () => (searching ? closeSearch() : setSearching(true)),
                },
              ],
            },
            {
              label: 'Group',
              items: (Object.keys(groupWords) as Grouping[]).map((one) => ({
                id: one,
                label: groupWords[one],
                chosen: one === grouping,
                run: () => onView({ grouping: one }),
              })),
            },
            {
              label: 'Show',
              items: (Object.keys(standingWords) as Standing[]).map((one) => ({
                id: one,
                label: `${standingWords[one]} (${format.number(counts[one] ?? 0)})`,
                chosen: one === filter.standing,
                run: () => setFilter({ standing: one }),
              })),
            },
          ]}
        />
      </div>
      {searching ? (
        <div className={styles.search}>
          <SearchInput
            ref={search}
            label="Identity, privilege, resource, system"
            value={filter.search}
            onChange={(text) => setFilter({ search: text })}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && filter.search === '') closeSearch();
              if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'Escape') focusQueue();
            }}
          />
        </div>
      ) : null}
      <QueueList
        ref={listRef}
        label={`${standingWords[filter.standing]} items ${grouping === 'flat' ? '' : groupWords[grouping].toLowerCase()}, highest risk first`}
        rows={rows}
        active={props.active}
        selected={props.selected}
        withIdentity={grouping !== 'identity'}
        onMove={props.onMove}
        onFold={props.onFold}
        onOpen={props.onOpen}
        onEscape={props.onEscape}
        empty={<QueueEmpty items={items} view={view} onView={onView} />}
      />
    </Pane>
  );
}

type HeadProps = Pick<QueuePaneProps, 'campaign' | 'items' | 'view' | 'onView' | 'ways'>;

function QueueHead({ campaign, items, view, onView, ways }: HeadProps): ReactNode {
  const { format } = useApp();
  const { strong, rest, decided, waiting } = progressWords(items, format);
  const due = format.due(campaign.due);
  const title = view.whose === 'mine' ? 'My items' : 'Everybody’s items';
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
              items: [
                whose('mine', 'My items', 'that you decide, or confirm as second person'),
                whose('everybody', 'Everybody’s items', 'the whole campaign'),
              ],
            },
            ...ways,
          ]}
        />
        <span className={classes(styles.due, due.late && campaign.state === 'open' && styles.late)}>
          {campaign.state === 'closed' ? 'closed' : due.late ? due.text : `due ${due.text}`}
        </span>
      </div>
      <span className={styles.progress}>
        <SegmentBar
          total={items.length}
          segments={[
            { amount: decided, tone: 'accent' },
            { amount: waiting, tone: 'accent2' },
          ]}
        />
      </span>
      <p className={styles.say}>
        <b>{strong}</b> {rest}
      </p>
    </div>
  );
}

type EmptyProps = Pick<QueuePaneProps, 'items' | 'view' | 'onView'>;

function QueueEmpty({ items, view, onView }: EmptyProps): ReactNode {
  const { commands } = useApp();
  if (items.length === 0) {
    return (
      <EmptyState
        title="Nothing is assigned to you."
        steps={<LinkButton onClick={() => onView({ whose: 'everybody' })}>Show everybody’s items</LinkButton>}
      >
        Items come to you when a rule of the campaign names you, or when somebody assigns one.
      </EmptyState>
    );
  }
  const { filter } = view;
  if (filter.standing === 'open' && !filter.serious && !filter.changed && filter.search === '') {
    return (
      <EmptyState
        title="Nothing is open here."
        steps={<LinkButton onClick={() => commands.run('review.signOff')}>Read and sign off</LinkButton>}
      >
        What is not signed off yet becomes final when you sign. After that only a correction with a reason changes it.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No item fits the filter."
      steps={<LinkButton onClick={() => onView({ filter: openItems })}>Take the filter away</LinkButton>}
    />
  );
}

/** The keys that are always there, at the foot. */
export function QueueKeys(): ReactNode {
  return (
    <span className={styles.hint}>
      <Kbd keys="j" />
      <Kbd keys="k" /> move
    </span>
  );
}

/** Back to the list, from a field that belongs to it. */
export function focusQueue(): void {
  document.querySelector<HTMLElement>('[data-queue]')?.focus({ preventScroll: true });
}
