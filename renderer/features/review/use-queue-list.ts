// A list of the queue for the screen. Whoever uses it is drawn anew when something changes that holds for the whole list; rows
// that come are told to those alone who watch.
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { QueueFilter } from '../../../shared/contract/queue.ts';
import { useApp } from '../../app/context.ts';
import { topicsOf } from '../../lib/query-cache.ts';
import { useLanding } from '../../lib/use-landing.ts';
import { type Grouping, openAfter } from './queue-model.ts';
import { createQueuePages, type QueuePages, type QueueReading } from './queue-pages.ts';
import type { QueueRows } from './queue-rows.ts';

/** What the engine is asked for. */
export interface ListView {
  readonly campaign: string;
  readonly person: string | null;
  readonly order: Grouping;
  readonly filter: QueueFilter;
}

export interface QueueList
  extends QueueReading,
    Pick<QueuePages, 'itemAt' | 'itemOf' | 'positionOf' | 'groupAt' | 'follow' | 'mark' | 'watch'> {
  /** Laid out as they are now; the same object until something of them changes. */
  readonly rows: () => QueueRows;
  readonly onRange: (from: number, to: number) => void;
  readonly retry: () => void;
}

/** The most folded groups whose heads are asked for. */
const mostFolded = 200;

/** `folded`: groups of which only the heads are shown. */
export function useQueueList(view: ListView, folded: ReadonlySet<string>): QueueList {
  const { engine } = useApp();
  const key = JSON.stringify(view);
  const foldedNow = useRef(folded);
  foldedNow.current = folded;
  const pages = useMemo(() => {
    const asked: ListView = JSON.parse(key);
    return createQueuePages((from, limit, around) =>
      engine.call('review.queue', {
        ...asked,
        from,
        limit,
        around,
        folded: [...foldedNow.current].slice(0, mostFolded),
      }),
    );
  }, [engine, key]);
  useEffect(() => {
    pages.ask();
    return engine.onChanged((topics) => {
      if (topicsOf('review.queue').some((topic) => topics.includes(topic))) pages.refetch();
    });
  }, [pages, engine]);
  const wasFolded = useRef(folded);
  useEffect(() => {
    if (wasFolded.current !== folded) pages.refetch();
    wasFolded.current = folded;
  }, [pages, folded]);

  const latest = useSyncExternalStore(pages.watch, pages.reading);
  // Until the first page of another list is there, the one before it stays.
  const before = useRef<QueuePages | null>(null);
  const shown = latest.campaign === undefined && before.current !== null ? before.current : pages;
  useEffect(() => {
    if (latest.campaign !== undefined) before.current = pages;
  }, [latest, pages]);
  const reading = shown === pages ? latest : shown.reading();

  const land = useLanding(pages.ask);
  const onRange = useCallback(
    (from: number, to: number) => {
      pages.see(from, to);
      land(from, to);
    },
    [pages, land],
  );
  const rows = useCallback(() => shown.rows(folded), [shown, folded]);
  const { error } = latest;
  return useMemo(() => {
    const { itemAt, itemOf, positionOf, groupAt, follow, watch } = shown;
    const { mark, refetch: retry } = pages;
    return { ...reading, error, itemAt, itemOf, positionOf, groupAt, follow, watch, mark, rows, onRange, retry };
  }, [shown, pages, reading, error, rows, onRange]);
}

export interface QueuePlace {
  /** The item that is looked at; null: the list is empty. */
  readonly active: string | null;
  /** Where it stands; null: not in the list, or not known yet. */
  readonly position: number | null;
  /** The item behind it, as far as it is loaded. */
  readonly ahead: string | undefined;
  /** The next one behind it that is still open, where that is known from what is loaded. */
  readonly nextOpen: string | undefined;
}

/** `wanted`: the item that was chosen; undefined: the first of the list. Drawn anew only when something of the place changes. */
export function useQueuePlace(list: QueueList, wanted: string | undefined, isOfOpen: boolean): QueuePlace {
  const last = useRef<QueuePlace>(nowhere);
  const place = useSyncExternalStore(list.watch, () => {
    const now = placeIn(list, wanted ?? firstOf(list, last.current), isOfOpen);
    if (!isSamePlace(last.current, now)) last.current = now;
    return last.current;
  });
  const { follow } = list;
  const { active } = place;
  useEffect(() => {
    if (active !== null) follow(active);
  }, [follow, active]);
  return place;
}

const nowhere: QueuePlace = { active: null, position: null, ahead: undefined, nextOpen: undefined };

/** Its page may be gone while somebody looks far from it: then it is the one that it was. */
function firstOf(list: QueueList, last: QueuePlace): string | null {
  return list.itemAt(0)?.id ?? (list.total === 0 ? null : last.active);
}

function placeIn(list: QueueList, active: string | null, isOfOpen: boolean): QueuePlace {
  const position = active === null ? null : (list.positionOf(active) ?? null);
  if (position === null) return { ...nowhere, active };
  return {
    active,
    position,
    ahead: list.itemAt(position + 1)?.id,
    nextOpen: isOfOpen ? openAfter(position, list.itemAt) : undefined,
  };
}

function isSamePlace(one: QueuePlace, other: QueuePlace): boolean {
  return (
    one.active === other.active &&
    one.position === other.position &&
    one.ahead === other.ahead &&
    one.nextOpen === other.nextOpen
  );
}
