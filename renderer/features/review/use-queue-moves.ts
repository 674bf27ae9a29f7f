// Moving through the queue and choosing several of its items: what a step, a page or a range of it leads to, also where that
// is on no loaded page.
import { type RefObject, useCallback, useRef, useState } from 'react';
import type { QueueItem } from '../../../shared/contract/queue.ts';
import { useApp } from '../../app/context.ts';
import type { QueueListHandle } from './queue-list.tsx';
import type { Ask } from './use-ask.ts';
import type { ListView, QueueList, QueuePlace } from './use-queue-list.ts';
import { useSteady } from './use-steady.ts';

interface QueueMovesOptions {
  readonly asked: ListView;
  readonly list: QueueList;
  readonly place: QueuePlace;
  readonly listRef: RefObject<QueueListHandle | null>;
  readonly show: (item: string) => void;
  readonly ask: Ask;
}

export interface QueueMoves {
  /** Chosen items, by id: of a range, also those that are on no loaded page. */
  readonly selected: ReadonlyMap<string, QueueItem>;
  readonly selectNone: () => void;
  readonly move: (position: number, extend: boolean) => void;
  readonly step: (by: 1 | -1) => void;
}

const noneSelected: ReadonlyMap<string, QueueItem> = new Map();

export function useQueueMoves({ asked, list, place, listRef, show, ask }: QueueMovesOptions): QueueMoves {
  const { engine } = useApp();
  const { active, position } = place;
  const [selected, setSelected] = useState(noneSelected);
  const anchor = useRef<string | null>(null);
  const moveTo = (item: string, extend: boolean) => {
    show(item);
    if (!extend) {
      anchor.current = item;
      setSelected(noneSelected);
      return;
    }
    anchor.current ??= active ?? item;
    void ask(engine.call('review.range', { ...asked, item: anchor.current, to: item })).then((range) => {
      if (range !== null) setSelected(new Map(range.items.map((one) => [one.id, one])));
    });
  };
  const move = useSteady((to: number, extend: boolean) => {
    const item = list.itemAt(to);
    if (item !== undefined) return moveTo(item.id, extend);
    void ask(engine.call('review.queue', { ...asked, from: to, limit: 1 })).then((page) => {
      const [found] = page?.items ?? [];
      if (found !== undefined) moveTo(found.id, extend);
    });
  });
  const step = useSteady((by: 1 | -1) => {
    if (active === null || listRef.current?.step(by) === true) return;
    const beside = position === null ? undefined : list.itemAt(position + by);
    if (beside !== undefined) return moveTo(beside.id, false);
    const to = by === 1 ? 'next' : 'previous';
    void ask(engine.call('review.step', { ...asked, item: active, to })).then((found) => {
      if (found?.item != null) moveTo(found.item, false);
    });
  });
  const selectNone = useCallback(() => setSelected(noneSelected), []);
  return { selected, selectNone, move, step };
}
