// Positions in a list that is never read as a whole. Each item has a fixed place in each order, and it is kept how many items
// of each facet a block of 4,096 places holds; a position is the items in the blocks before, and those before it in its own.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { statement } from '../workspace/statement.ts';
import { isShown, type ListedItem, type Shown } from './audience.ts';
import type { Facet } from './facet.ts';
import { ledgerReading } from './settled-reading.ts';

export const placedOrders = ['risk', 'identity', 'system'] as const;
/** Orders with places of their own; flat is the order by risk without its heads. */
export type PlacedOrder = (typeof placedOrders)[number];

const blockOf = (place: number): number => place >> 12;

export interface Placed {
  readonly place: number;
  readonly item: string;
}

/** Found by words. */
export interface Found {
  readonly listed: ListedItem;
  readonly facet: Facet;
}

/** A list as positions from 0. */
export interface Places {
  readonly total: number;
  /** How many items of the list hold. */
  countWhere(holds: (facet: Facet) => boolean): number;
  /** How many items of the list stand before this place, which need not be one of them. */
  before(place: number): number;
  /** Items from a position on, `limit` of them. */
  slice(from: number, limit: number): Placed[];
}

/** A list that was found one by one. */
export function placesFound(found: readonly Found[], order: PlacedOrder): Places {
  const sorted = found
    .map(({ listed }) => ({ place: placeOf(listed, order), item: listed.item }))
    .sort((one, other) => one.place - other.place);
  const places = sorted.map(({ place }) => place);
  return {
    total: sorted.length,
    countWhere: (holds) => found.reduce((sum, { facet }) => (holds(facet) ? sum + 1 : sum), 0),
    before: (place) => lowerBound(places, place),
    slice: (from, limit) => sorted.slice(from, from + limit),
  };
}

export function placeOf(listed: ListedItem, order: PlacedOrder): number {
  switch (order) {
    case 'risk':
      return listed.riskPlace;
    case 'identity':
      return listed.identityPlace;
    case 'system':
      return listed.systemPlace;
  }
}

/** What is shown, in an order. Kept while nothing changes: scrolling reads the same blocks again. */
export function placesOf(db: Database, campaign: string, order: PlacedOrder, shown: Shown): Places {
  const { facets, ownFacets, numbers } = shown.sets;
  return ledgerReading(db, `places ${campaign} ${order} ${facets} ${ownFacets} ${numbers}`, () =>
    readPlaces(db, campaign, order, shown),
  );
}

function readPlaces(db: Database, campaign: string, order: PlacedOrder, { parts, single, sets }: Shown): Places {
  const counted = [...parts.flatMap(({ shown }) => shown), ...single.map(({ facet }) => ({ facet, items: 1 }))];
  const total = counted.reduce((sum, { items }) => sum + items, 0);

  const sumBlocks = () => {
    const sums = new Map<number, number>();
    const add = (block: number, items: number) => void sums.set(block, (sums.get(block) ?? 0) + items);
    for (const { audience: of, shown } of parts) {
      const facets = JSON.stringify(shown.map(({ key }) => key));
      for (const row of blockSums(db).all({ campaign, order, audience: of, facets })) add(row.block, row.items);
    }
    for (const { listed } of single) add(blockOf(placeOf(listed, order)), 1);
    let before = 0;
    return [...sums]
      .filter(([, items]) => items > 0)
      .sort(([one], [other]) => one - other)
      .map(([block, items]) => {
        const entry = { block, items, before };
        before += items;
        return entry;
      });
  };
  let summed: ReturnType<typeof sumBlocks> | null = null;
  const blocks = () => {
    summed ??= sumBlocks();
    return summed;
  };

  const read = new Map<number, readonly number[]>();
  const inBlock = (block: number): readonly number[] => {
    const known = read.get(block);
    if (known !== undefined) return known;
    const row = placesInBlock[order](db).get({
      campaign,
      first: block << 12,
      end: (block + 1) << 12,
      ...sets,
    });
    const places = placesRead.parse(JSON.parse(row?.places ?? '[]'));
    places.sort((one, other) => one - other);
    read.set(block, places);
    return places;
  };

  return {
    total,
    countWhere: (holds) => counted.reduce((sum, { facet, items }) => (holds(facet) ? sum + items : sum), 0),
    before(place) {
      const block = blockOf(place);
      const at = blocks().find((entry) => entry.block >= block);
      if (at === undefined) return total;
      return at.block > block || place === block << 12 ? at.before : at.before + lowerBound(inBlock(block), place);
    },
    slice(from, limit) {
      const found: number[] = [];
      for (const { block, items, before } of blocks()) {
        if (found.length >= limit) break;
        if (before + items <= from) continue;
        const start = Math.max(0, from - before);
        found.push(...inBlock(block).slice(start, start + limit - found.length));
      }
      const rows = itemsAt[order](db).all({ campaign, places: JSON.stringify(found) });
      return rows.sort((one, other) => one.place - other.place);
    },
  };
}

/** Thousands of numbers as one text: many times faster than as rows. */
const placesRead = z.array(z.number());

function lowerBound(sorted: readonly number[], place: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

const blockSums = statement<
  { campaign: string; order: string; audience: string; facets: string },
  { block: number; items: number }
>(
  `select block, sum(items) as items
   from queue_block
   where campaign_id = $campaign
     and ordering = $order
     and audience = $audience
     and facet in (select value from json_each($facets))
   group by block`,
);

const selectPlaces = (column: string) =>
  statement<{ campaign: string; first: number; end: number } & Shown['sets'], { readonly places: string }>(
    `select json_group_array(place) as places
     from (
       select ${column} as place
       from queue_item
       where campaign_id = $campaign
         and ${column} >= $first
         and ${column} < $end
         and ${isShown}
     )`,
  );

const placesInBlock = {
  risk: selectPlaces('risk_place'),
  identity: selectPlaces('identity_place'),
  system: selectPlaces('system_place'),
};

const selectItemsAt = (column: string) =>
  statement<{ campaign: string; places: string }, Placed>(
    `select queue_item.${column} as place, queue_item.item_id as item
     from json_each($places) as asked
     cross join queue_item on queue_item.campaign_id = $campaign and queue_item.${column} = asked.value`,
  );

const itemsAt = {
  risk: selectItemsAt('risk_place'),
  identity: selectItemsAt('identity_place'),
  system: selectItemsAt('system_place'),
};
