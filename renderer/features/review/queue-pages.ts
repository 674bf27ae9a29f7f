// The loaded pages of one list of the queue. Pages are asked for as they come into sight, one after the other, and asked again
// when a write touched them; what is shown stays until the new rows are there. Whoever watches hears of every change; what
// `reading` and `rows` answer stays the same object as long as nothing of it changed.
import type { QueueGroup, QueueItem, QueuePage } from '../../../shared/contract/queue.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import type { CountersignError } from '../../../shared/errors.ts';
import { asCountersignError } from '../../lib/engine.ts';
import { type LoadedPage, loadedPage, type QueueRows, queueRows } from './queue-rows.ts';

/** What is the same for every page. */
export interface QueueReading {
  /** undefined until the first page is there. */
  readonly campaign: CampaignProgress | undefined;
  readonly error: CountersignError | null;
  readonly total: number;
  /** What words found is not all that there is. */
  readonly more: boolean;
}

/** The items from a position on; or, `around` an item, the page on which that one stands. */
export type AskForPage = (from: number, limit: number, around: string | null) => Promise<QueuePage>;

export interface QueuePages {
  reading(): QueueReading;
  rows(folded: ReadonlySet<string>): QueueRows;
  itemAt(position: number): QueueItem | undefined;
  itemOf(id: string): QueueItem | undefined;
  /** Of an item on a loaded page, or of the one that is followed. Null: the list does not show it; undefined: not known. */
  positionOf(item: string): number | null | undefined;
  groupAt(position: number): QueueGroup | undefined;
  /** Loads what is in sight. */
  see(from: number, to: number): void;
  ask(): void;
  /** From now on it is known where this item stands. */
  follow(item: string | undefined): void;
  /** Shows an item otherwise until the engine has answered. */
  mark(item: string, change: Partial<QueueItem>): void;
  refetch(): void;
  /** Tells of every change; returns what ends it. */
  watch(listener: () => void): () => void;
}

export const pageSize = 60;
/** Pages that are kept; what is farther away is asked again. */
const kept = 200;

interface Place {
  readonly item: string;
  readonly at: number | null;
  readonly fresh: boolean;
}

export function createQueuePages(askForPage: AskForPage): QueuePages {
  const pages = new Map<number, LoadedPage>();
  /** Pages that are as the engine has them now. */
  const fresh = new Set<number>();
  const listeners = new Set<() => void>();
  let reading: QueueReading = { campaign: undefined, error: null, total: 0, more: false };
  let foldedGroups: readonly QueueGroup[] = [];
  let seen: readonly [number, number] = [0, 0];
  let busy = false;
  let followed: string | undefined;
  /** Where the item was whose place was wanted last, also when its page is gone. */
  let place: Place | null = null;
  let seeking: string | null = null;
  let found: { readonly item: string; readonly at: number } | null = null;
  /** Rises with every write: what was asked before it is old. */
  let round = 0;
  /** Rises with every row that is shown otherwise: a page that was asked before would show it as it was. */
  let marks = 0;
  /** In which round a page was asked that is here. */
  const rounds = new Map<number, number>();
  let laid: { readonly folded: ReadonlySet<string>; readonly rows: QueueRows } | null = null;

  const tell = () => {
    laid = null;
    void seek();
    for (const listener of [...listeners]) listener();
  };
  const read = (next: QueueReading) => {
    const isSameCampaign = JSON.stringify(next.campaign) === JSON.stringify(reading.campaign);
    const { error, total, more } = next;
    if (isSameCampaign && error === reading.error && total === reading.total && more === reading.more) return;
    reading = { ...next, campaign: isSameCampaign ? reading.campaign : next.campaign };
  };
  const take = ({ from, items, groups, folded, campaign, total, more }: QueuePage, asked: number) => {
    pages.set(pageOf(from), loadedPage(from, items, groups));
    rounds.set(pageOf(from), asked);
    foldedGroups = folded;
    read({ campaign, total, more, error: null });
    forgetFarthest();
  };
  const forgetFarthest = () => {
    if (pages.size <= kept) return;
    const middle = seen[0] / pageSize;
    const [farthest] = [...pages.keys()].sort((one, other) => Math.abs(other - middle) - Math.abs(one - middle));
    if (farthest === undefined) return;
    pages.delete(farthest);
    fresh.delete(farthest);
  };
  const isInSight = (page: number) => page >= pageOf(seen[0]) && page <= pageOf(seen[1]);
  /** The first page in sight that is not there, else the one behind or before them, so that it is there when it comes into sight. */
  const wanted = (): number | undefined => {
    const [from, to] = seen;
    for (let page = pageOf(from); page <= pageOf(to); page += 1) if (!fresh.has(page)) return page;
    const beside = [pageOf(to + pageSize / 2), pageOf(from - pageSize / 2)];
    return beside.find((page) => page >= 0 && page * pageSize < reading.total && !fresh.has(page) && !pages.has(page));
  };
  const ask = async () => {
    if (busy) return;
    busy = true;
    for (let page = wanted(); page !== undefined; page = wanted()) {
      fresh.add(page);
      const [asked, marked, before] = [round, marks, reading];
      try {
        const answer = await askForPage(page * pageSize, pageSize, null);
        const isOld = asked !== round || marked !== marks;
        // What was asked before a write is shown only where nothing is; the page is asked again.
        if (isOld) fresh.delete(page);
        if (!isOld || !pages.has(page)) take(answer, asked);
      } catch (error) {
        fresh.delete(page);
        read({ ...reading, error: asCountersignError(error) });
      }
      // Rows that nobody sees are laid out when the list moves on to them.
      laid = null;
      if (reading !== before || isInSight(page)) tell();
      if (reading.error !== null) break;
    }
    busy = false;
  };
  /** Asks where the followed item stands, if that is not known as it is now. */
  const seek = async () => {
    const item = followed;
    if (item === undefined || reading.campaign === undefined || seeking === item) return;
    const at = positionOf(item);
    if (place?.item === item && place.fresh) return;
    // Its page is asked again, as all are that are in sight, and tells more.
    if (typeof at === 'number' && itemAt(at)?.id === item && isInSight(pageOf(at))) return;
    seeking = item;
    const [asked, marked] = [round, marks];
    try {
      const answer = await askForPage(0, pageSize, item);
      if (seeking !== item) return;
      seeking = null;
      place = { item, at: answer.place, fresh: asked === round };
      const isOld = asked !== round || marked !== marks;
      if (!isOld) fresh.add(pageOf(answer.from));
      if (!isOld || !pages.has(pageOf(answer.from))) take(answer, asked);
    } catch (error) {
      if (seeking !== item) return;
      seeking = null;
      place = { item, at: null, fresh: true };
      read({ ...reading, error: asCountersignError(error) });
    }
    tell();
  };
  const itemAt = (position: number) => pages.get(pageOf(position))?.items[position % pageSize];
  /** What is looked for is seldom far from what is seen, and mostly what was looked for last. */
  const find = (item: string): number | undefined => {
    if (found !== null && found.item === item && itemAt(found.at)?.id === item) return found.at;
    const near = [...pages.keys()].filter(isInSight);
    for (const page of [...near, ...pages.keys()]) {
      const at = pages.get(page)?.items.findIndex(({ id }) => id === item) ?? -1;
      if (at < 0) continue;
      found = { item, at: page * pageSize + at };
      return found.at;
    }
    return undefined;
  };
  const positionOf = (item: string): number | null | undefined => {
    if (place?.item === item && place.fresh) {
      const there = place.at === null ? undefined : itemAt(place.at);
      if (there === undefined || there.id === item) return place.at;
    }
    const at = find(item);
    if (at === undefined) return place?.item === item ? place.at : undefined;
    if (item === followed) place = { item, at, fresh: rounds.get(pageOf(at)) === round };
    return at;
  };

  return {
    reading: () => reading,
    rows: (folded) => {
      if (laid?.folded !== folded) {
        const heads = foldedGroups.filter((group) => folded.has(group.key));
        laid = { folded, rows: queueRows({ total: reading.total, pageSize, pages, folded: heads }) };
      }
      return laid.rows;
    },
    itemAt,
    itemOf: (id) => {
      const at = find(id);
      return at === undefined ? undefined : itemAt(at);
    },
    positionOf,
    groupAt: (position) =>
      [...(pages.get(pageOf(position))?.groups ?? []), ...foldedGroups].find(
        ({ from, count }) => from <= position && position < from + count,
      ),
    see: (from, to) => {
      seen = [from, to];
    },
    ask: () => void ask(),
    follow(item) {
      followed = item;
      void seek();
    },
    mark(item, change) {
      const at = find(item);
      const page = at === undefined ? undefined : pages.get(pageOf(at));
      if (at === undefined || page === undefined) return;
      const items = page.items.map((one) => (one.id === item ? { ...one, ...change } : one));
      pages.set(pageOf(at), loadedPage(pageOf(at) * pageSize, items, page.groups));
      marks += 1;
      tell();
    },
    refetch() {
      round += 1;
      for (const page of [...pages.keys()]) if (!isInSight(page)) pages.delete(page);
      fresh.clear();
      if (place !== null) place = { ...place, fresh: false };
      read({ ...reading, error: null });
      tell();
      void ask();
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function pageOf(position: number): number {
  return Math.floor(position / pageSize);
}
