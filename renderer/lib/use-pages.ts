// Rows of a long list by position: pages are loaded as they come into sight, and asked again when a write touched them.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MethodName } from '../../shared/contract.ts';
import type { CountersignError } from '../../shared/errors.ts';
import { useApp } from '../app/context.ts';
import { asCountersignError } from './engine.ts';
import { topicsOf } from './query-cache.ts';

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
}

interface Held<Row> {
  readonly key: string;
  readonly abort: AbortController;
  readonly pages: Map<number, readonly Row[]>;
  readonly asked: Set<number>;
  total: number | undefined;
  error: CountersignError | null;
  seen: readonly [number, number];
}

export function usePages<Row>(options: PagesOptions<Row>): Pages<Row> {
  const { key, method, pageSize = 200, startAt = 0 } = options;
  const { engine } = useApp();
  const [, redraw] = useState(0);
  const load = useRef(options.load);
  load.current = options.load;
  const held = useRef<Held<Row> | null>(null);
  if (held.current?.key !== key) {
    held.current?.abort.abort();
    held.current = begin(key, startAt);
  }
  const current = held.current;

  const ask = useCallback(
    async (list: Held<Row>, page: number) => {
      if (list.asked.has(page)) return;
      list.asked.add(page);
      try {
        const answer = await load.current(page * pageSize, pageSize, list.abort.signal);
        if (held.current !== list) return;
        list.pages.set(page, answer.rows);
        list.total = answer.total;
        list.error = null;
      } catch (error) {
        list.asked.delete(page);
        if (held.current !== list) return;
        list.error = asCountersignError(error);
      }
      redraw((count) => count + 1);
    },
    [pageSize],
  );

  const askSeen = useCallback(
    (list: Held<Row>) => {
      const [from, to] = list.seen;
      for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page += 1) void ask(list, page);
    },
    [ask, pageSize],
  );

  useEffect(() => askSeen(current), [askSeen, current]);

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
        list.asked.clear();
        askSeen(list);
      }),
    [engine, method, askSeen, pageSize],
  );

  const rowAt = useCallback(
    (position: number) => current.pages.get(Math.floor(position / pageSize))?.[position % pageSize],
    [current, pageSize],
  );
  const onRange = useCallback(
    (from: number, to: number) => {
      current.seen = [from, to];
      askSeen(current);
    },
    [current, askSeen],
  );
  const retry = useCallback(() => {
    current.error = null;
    askSeen(current);
  }, [current, askSeen]);
  return { total: current.total, error: current.error, rowAt, onRange, retry };
}

function begin<Row>(key: string, startAt: number): Held<Row> {
  return {
    key,
    abort: new AbortController(),
    pages: new Map(),
    asked: new Set(),
    total: undefined,
    error: null,
    seen: [startAt, startAt],
  };
}
