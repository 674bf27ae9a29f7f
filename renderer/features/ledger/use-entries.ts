// The ledger's entries by position, newest first, in pages that are asked for when they come in sight. An entry's page is
// named by the index it begins below, so that pages stay what they are while new entries come on top.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LedgerEntryRow } from '../../../shared/contract/report.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { useApp } from '../../app/context.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { useQuery } from '../../lib/use-query.ts';
import { type LedgerFilter, momentsOf } from './ledger-filter.ts';

const pageSize = 100;

export interface Entries {
  readonly size: number;
  /** Of a list whose end is not known yet, what is there and a page more. */
  readonly total: number;
  /** How many fit; more than that where `isMore`. */
  readonly matching: number;
  readonly isMore: boolean;
  readonly acts: readonly { readonly act: string; readonly count: number }[];
  readonly error: CountersignError | null;
  readonly loading: boolean;
  rowAt(position: number): LedgerEntryRow | undefined;
  /** Loads further pages in their order until `to` is there. */
  need(to: number): void;
}

export function useEntries(filter: LedgerFilter): Entries {
  const { engine } = useApp();
  const { act, party, person, text } = filter;
  const { since, until } = momentsOf(filter);
  const first = useQuery('ledger.entries', { limit: pageSize, act, party, person, text, since, until });
  const [more, setMore] = useState<readonly LedgerEntryRow[]>([]);
  const [ended, setEnded] = useState(false);
  const [error, setError] = useState<CountersignError | null>(null);
  const round = useRef(0);
  const busy = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other entries: what was loaded behind them is no longer theirs
  useEffect(() => {
    round.current += 1;
    busy.current = false;
    setMore([]);
    setEnded(false);
    setError(null);
  }, [first.value]);

  const matching = first.value?.matching ?? 0;
  const isMore = first.value?.more ?? false;
  const head = first.value?.entries ?? none;
  const loaded = head.length + more.length;
  const total = !isMore ? matching : ended ? loaded : Math.max(matching, loaded + pageSize);
  const last = more.at(-1) ?? head.at(-1);

  const need = useCallback(
    (to: number) => {
      if (busy.current || last === undefined || to < loaded || loaded >= total) return;
      busy.current = true;
      const mine = round.current;
      engine
        .call('ledger.entries', { before: last.index, limit: pageSize, act, party, person, text, since, until })
        .then(({ entries }) => {
          if (round.current !== mine) return;
          setMore((held) => [...held, ...entries]);
          setEnded(entries.length < pageSize);
        })
        .catch((thrown) => {
          if (round.current === mine) setError(asCountersignError(thrown));
        })
        .finally(() => {
          if (round.current === mine) busy.current = false;
        });
    },
    [engine, act, party, person, text, since, until, last, loaded, total],
  );

  return {
    size: first.value?.size ?? 0,
    total,
    matching,
    isMore,
    acts: first.value?.acts ?? [],
    error: first.error ?? error,
    loading: first.loading && first.value === undefined,
    rowAt: (position) => (position < head.length ? head[position] : more[position - head.length]),
    need,
  };
}

const none: readonly LedgerEntryRow[] = [];
