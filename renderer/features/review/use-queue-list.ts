// A list of the queue by position: pages are loaded as they come into sight, and asked again when a write touched them; what
// is shown stays until the new rows are there. Where an item stands is asked for when it is on no loaded page.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { QueueFilter, QueueGroup, QueueItem, QueuePage } from '../../../shared/contract/queue.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { topicsOf } from '../../lib/query-cache.ts';
import { useLanding } from '../../lib/use-landing.ts';
import type { Grouping } from './queue-model.ts';
import { type QueueRows, queueRows } from './queue-rows.ts';

/** What the engine is asked for. */
export interface ListView {
  readonly campaign: string;
  readonly person: string | null;
  readonly order: Grouping;
  readonly filter: QueueFilter;
}

export interface QueueList {
  /** undefined until the first page is there. */
  readonly campaign: CampaignProgress | undefined;
  readonly error: CountersignError | null;
  readonly total: number;
  /** What words found is not all that there is. */
  readonly more: boolean;
  readonly rows: QueueRows;
  itemAt(position: number): QueueItem | undefined;
  /** Of an item on a loaded page, or of the active one; null where the list does not show it. */
  positionOf(item: string): number | null;
  groupAt(position: number): QueueGroup | undefined;
  onRange(from: number, to: number): void;
  /** Shows an item otherwise until the engine has answered. */
  mark(item: string, change: Partial<QueueItem>): void;
  refetch(): void;
  retry(): void;
}

const pageSize = 60;

interface Held {
  readonly key: string;
  readonly pages: Map<number, readonly QueueItem[]>;
  readonly groups: Map<string, QueueGroup>;
  readonly asked: Set<number>;
  folded: readonly QueueGroup[];
  campaign: CampaignProgress | undefined;
  total: number;
  more: boolean;
  error: CountersignError | null;
  seen: readonly [number, number];
  /** Where the active item was when that was last asked. */
  place: { readonly item: string; readonly at: number | null } | null;
}

/** `active`: an item whose place is to be known; `folded`: groups of which only the heads are shown. */
export function useQueueList(view: ListView, active: string | undefined, folded: ReadonlySet<string>): QueueList {
  const { engine } = useApp();
  const key = JSON.stringify(view);
  const [version, redraw] = useState(0);
  const held = useRef<Held | null>(null);
  const before = useRef<Held | null>(null);
  if (held.current?.key !== key) {
    if (held.current?.campaign !== undefined) before.current = held.current;
    held.current = begin(key);
  }
  const current = held.current;
  const foldedKeys = useRef<readonly string[]>([]);
  foldedKeys.current = [...folded];

  const take = useCallback((list: Held, page: QueuePage) => {
    list.pages.set(Math.floor(page.from / pageSize), page.items);
    for (const group of page.groups) list.groups.set(group.key, group);
    list.folded = page.folded;
    list.campaign = page.campaign;
    list.total = page.total;
    list.more = page.more;
    list.error = null;
    forgetFarthest(list);
  }, []);
  const ask = useCallback(
    async (list: Held, from: number, around: string | null) => {
      const page = Math.floor(from / pageSize);
      if (around === null && list.asked.has(page)) return;
      if (around === null) list.asked.add(page);
      try {
        const answer = await engine.call('review.queue', {
          ...JSON.parse(list.key),
          from: page * pageSize,
          limit: pageSize,
          around,
          folded: foldedKeys.current.slice(0, 200),
        });
        if (held.current !== list) return;
        if (around !== null) list.place = { item: around, at: answer.place };
        list.asked.add(Math.floor(answer.from / pageSize));
        take(list, answer);
      } catch (error) {
        list.asked.delete(page);
        if (held.current !== list) return;
        list.error = asCountersignError(error);
      }
      redraw((count) => count + 1);
    },
    [engine, take],
  );
  const askSeen = useCallback(
    (list: Held) => {
      const [from, to] = list.seen;
      for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page += 1) {
        void ask(list, page * pageSize, null);
      }
    },
    [ask],
  );
  const refetch = useCallback(() => {
    const list = held.current;
    if (list === null) return;
    const [from, to] = list.seen;
    for (const page of [...list.pages.keys()]) {
      if (page < Math.floor(from / pageSize) || page > Math.floor(to / pageSize)) list.pages.delete(page);
    }
    list.groups.clear();
    list.asked.clear();
    list.place = null;
    askSeen(list);
  }, [askSeen]);

  useEffect(() => askSeen(current), [askSeen, current]);
  useEffect(
    () =>
      engine.onChanged((topics) => {
        if (topicsOf('review.queue').some((topic) => topics.includes(topic))) refetch();
      }),
    [engine, refetch],
  );
  const foldedList = [...folded].join('\n');
  const wasFolded = useRef(foldedList);
  useEffect(() => {
    if (wasFolded.current !== foldedList) refetch();
    wasFolded.current = foldedList;
  }, [foldedList, refetch]);

  const shown = current.campaign === undefined && before.current !== null ? before.current : current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pages are filled in place, and `version` tells when
  const positions = useMemo(() => {
    const found = new Map<string, number>();
    for (const [page, items] of shown.pages) {
      for (const [at, item] of items.entries()) found.set(item.id, page * pageSize + at);
    }
    return found;
  }, [shown, version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const rows = useMemo(
    () =>
      queueRows({
        total: shown.total,
        pageSize,
        pages: shown.pages,
        groups: shown.groups.values(),
        folded: shown.folded.filter((group) => folded.has(group.key)),
      }),
    [shown, version, folded],
  );
  const isKnown = active === undefined || positions.has(active) || current.place?.item === active;
  useEffect(() => {
    if (active !== undefined && !isKnown && current.campaign !== undefined) void ask(current, 0, active);
  }, [active, isKnown, current, ask]);

  const land = useLanding(useCallback(() => askSeen(current), [askSeen, current]));
  const onRange = useCallback(
    (from: number, to: number) => {
      current.seen = [from, to];
      land(from, to);
    },
    [current, land],
  );
  const itemAt = useCallback(
    (position: number) => shown.pages.get(Math.floor(position / pageSize))?.[position % pageSize],
    [shown],
  );
  return {
    campaign: shown.campaign,
    error: current.error,
    total: shown.total,
    more: shown.more,
    rows,
    itemAt,
    positionOf: (item) => positions.get(item) ?? (shown.place?.item === item ? shown.place.at : null),
    groupAt: (position) =>
      [...shown.groups.values()].find(({ from, count }) => from <= position && position < from + count),
    onRange,
    mark: (item, change) => {
      for (const [page, items] of current.pages) {
        if (items.some(({ id }) => id === item)) {
          current.pages.set(
            page,
            items.map((one) => (one.id === item ? { ...one, ...change } : one)),
          );
        }
      }
      redraw((count) => count + 1);
    },
    refetch,
    retry: () => {
      current.error = null;
      refetch();
    },
  };
}

/** Pages that are kept: every one that comes is put in its place among them. What is farther away is asked again. */
const kept = 24;

function forgetFarthest({ pages, asked, seen }: Held): void {
  if (pages.size <= kept) return;
  const middle = seen[0] / pageSize;
  const [farthest] = [...pages.keys()].sort((one, other) => Math.abs(other - middle) - Math.abs(one - middle));
  if (farthest === undefined) return;
  pages.delete(farthest);
  asked.delete(farthest);
}

function begin(key: string): Held {
  return {
    key,
    pages: new Map(),
    groups: new Map(),
    asked: new Set(),
    folded: [],
    campaign: undefined,
    total: 0,
    more: false,
    error: null,
    seen: [0, 0],
    place: null,
  };
}
