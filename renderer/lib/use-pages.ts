// Rows of a long list by position: pages are loaded as they come into sight, and asked again when a write touched them. One
// page is under way at a time, and the next one is chosen when it is there: whoever drags the thumb through a million rows
// asks for what is in sight where it slows down, not for all that flew by.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MethodName } from '../../shared/contract.ts';
import type { CountersignError } from '../../shared/errors.ts';
import { useApp } from '../app/context.ts';
import { asCountersignError } from './engine.ts';
import { topicsOf } from './query-cache.ts';
import { useLanding } from './use-landing.ts';

export interface PageAnswer<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

export interface Pages<Row> {
  /** undefined until the first page is there. */
  readonly total: number | undefined;
  readonly error: CountersignError | null;
  rowAt(position: number): Row | undefined;
  onRange(from: number, to: number): void;
  retry(): void;
  /** Tells of rows that came; returns what ends it. */
  watch(listener: () => void): () => void;
}

interface PagesOptions<Row> {
  /** Says which list this is; another key starts from nothing. */
  readonly key: string;
  /** Whose topics make the pages stale. */
  readonly method: MethodName;
  readonly load: (from: number, limit: number, signal: AbortSignal) => Promise<PageAnswer<Row>>;
  readonly pageSize?: number;
  /** The position whose page is loaded first. */
  readonly startAt?: number;
  /** Only those who watch hear of rows that came; whoever asks is drawn anew when their number or an error changes. */
  readonly quiet?: boolean;
}

interface Held<Row> {
  readonly key: string;
  readonly abort: AbortController;
  readonly pages: Map<number, readonly Row[]>;
  /** Those that are as the engine has them now. */
  readonly fresh: Set<number>;
  busy: boolean;
  total: number | undefined;
  error: CountersignError | null;
  seen: readonly [number, number];
}

export function usePages<Row>(options: PagesOptions<Row>): Pages<Row> {
  const { key, method, pageSize = 60, startAt = 0, quiet = false } = options;
  const { engine } = useApp();
  const [, redraw] = useState(0);
  const load = useRef(options.load);
  load.current = options.load;
  const [listeners] = useState(() => new Set<() => void>());
  const held = useRef<Held<Row> | null>(null);
  if (held.current?.key !== key) {
    held.current?.abort.abort();
    held.current = begin(key, startAt);
  }
  const current = held.current;

  const askSeen = useCallback(
    async (list: Held<Row>) => {
      if (list.busy) return;
      list.busy = true;
      for (
        let page = wantedPage(list, pageSize);
        page !== undefined && held.current === list;
        page = wantedPage(list, pageSize)
      ) {
        list.fresh.add(page);
        let isNews = true;
        try {
          const answer = await load.current(page * pageSize, pageSize, list.abort.signal);
          if (held.current !== list) return;
          list.pages.set(page, answer.rows);
          const isSeen = isInSight(list, page, pageSize);
          isNews = list.error !== null || list.total !== answer.total || (isSeen && !quiet);
          list.total = answer.total;
          list.error = null;
          forgetFarthest(list, pageSize);
          if (isSeen) for (const listener of [...listeners]) listener();
        } catch (error) {
          list.fresh.delete(page);
          if (held.current !== list) return;
          list.error = asCountersignError(error);
        }
        if (isNews) redraw((count) => count + 1);
        if (list.error !== null) break;
      }
      list.busy = false;
    },
    [pageSize, quiet, listeners],
  );

  useEffect(() => void askSeen(current), [askSeen, current]);

  useEffect(
    () =>
      engine.onChanged((topics) => {
        const list = held.current;
        if (list === null || !topicsOf(method).some((topic) => topics.includes(topic))) return;
        // What is shown stays until the new rows are there; pages out of sight are dropped.
        const [from, to] = list.seen;
        for (const page of [...list.pages.keys()]) {
          if (page < Math.floor(from / pageSize) || page > Math.floor(to / pageSize)) list.pages.delete(page);
        }
        list.fresh.clear();
        void askSeen(list);
      }),
    [engine, method, askSeen, pageSize],
  );

  const rowAt = useCallback(
    (position: number) => current.pages.get(Math.floor(position / pageSize))?.[position % pageSize],
    [current, pageSize],
  );
  const land = useLanding(useCallback(() => void askSeen(current), [askSeen, current]));
  const onRange = useCallback(
    (from: number, to: number) => {
      current.seen = [from, to];
      land(from, to);
    },
    [current, land],
  );
  const retry = useCallback(() => {
    current.error = null;
    void askSeen(current);
  }, [current, askSeen]);
  const watch = useCallback(
    (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    [listeners],
  );
  return { total: current.total, error: current.error, rowAt, onRange, retry, watch };
}

function begin<Row>(key: string, startAt: number): Held<Row> {
  return {
    key,
    abort: new AbortController(),
    pages: new Map(),
    fresh: new Set(),
    busy: false,
    total: undefined,
    error: null,
    seen: [startAt, startAt],
  };
}

/** Pages that are kept; what is farther away is asked again. */
const kept = 300;

/** The first page in sight that is not there, else the one before or behind them, so that it is there when it comes into sight. */
function wantedPage<Row>({ seen, fresh, total, pages }: Held<Row>, pageSize: number): number | undefined {
  const [from, to] = seen;
  const pageOf = (position: number) => Math.floor(position / pageSize);
  for (let page = pageOf(from); page <= pageOf(to); page += 1) if (!fresh.has(page)) return page;
  const beside = [pageOf(to + pageSize / 2), pageOf(from - pageSize / 2)];
  return beside.find((page) => page >= 0 && page * pageSize < (total ?? 0) && !fresh.has(page) && !pages.has(page));
}

function isInSight<Row>({ seen: [from, to] }: Held<Row>, page: number, pageSize: number): boolean {
  return page >= Math.floor(from / pageSize) && page <= Math.floor(to / pageSize);
}

function forgetFarthest<Row>(list: Held<Row>, pageSize: number): void {
  if (list.pages.size <= kept) return;
  const middle = list.seen[0] / pageSize;
  const [farthest] = [...list.pages.keys()].sort((one, other) => Math.abs(other - middle) - Math.abs(one - middle));
  if (farthest === undefined) return;
  list.pages.delete(farthest);
  list.fresh.delete(farthest);
}
