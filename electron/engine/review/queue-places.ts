// Positions in a list that is never read as a whole. Each item has a fixed place in each order, and it is kept how many items
// of each facet a block of 4,096 places holds; a position is the items in the blocks before, and those before it in its own.
import type { Database } from 'better-sqlite3';
import type { QueueFilter } from '../../../shared/contract/review.ts';
import { statement } from '../engagement/statement.ts';
import { type Audience, facetsShown, type ListedItem } from './audience.ts';
import { type AsOf, fits, parseFacet } from './facet.ts';

export const placedOrders = ['risk', 'identity', 'system'] as const;
/** Orders with places of their own; flat is the order by risk without its heads. */
export type PlacedOrder = (typeof placedOrders)[number];

const blockOf = (place: number): number => place >> 12;

export interface Placed {
  readonly place: number;
  readonly item: string;
}

/** A list as positions from 0. */
export interface Places {
  readonly total: number;
  /** How many items of the list stand before this place, which need not be one of them. */
  before(place: number): number;
  /** Items from a position on, `limit` of them. */
  slice(from: number, limit: number): Placed[];
}

/** A list that was found one by one. */
export function placesFound(found: readonly Placed[]): Places {
  const sorted = [...found].sort((one, other) => one.place - other.place);
  return {
    total: sorted.length,
    before: (place) => lowerBound(sorted, place),
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

/** What the filter shows of the audience, its words apart. */
export function placesOf(
  db: Database,
  {
    campaign,
    order,
    audience,
    filter,
    asOf,
  }: {
    readonly campaign: string;
    readonly order: PlacedOrder;
    readonly audience: Audience;
    readonly filter: QueueFilter;
    readonly asOf: AsOf;
  },
): Places {
  const parts = audience.parts
    .map((part) => {
      const shown = facetsShown(db, campaign, part, filter, asOf);
      return { audience: part.audience, shown, facets: JSON.stringify(shown.map(({ key }) => key)) };
    })
    .filter(({ shown }) => shown.length > 0);
  const single = audience.single
    .filter(({ facet }) => fits(parseFacet(facet), filter, asOf, false))
    .map((listed) => ({ place: placeOf(listed, order), number: listed.number }));
  const total = parts.reduce(
    (sum, { shown }) => sum + shown.reduce((items, one) => items + one.items, 0),
    single.length,
  );

  const sumBlocks = () => {
    const sums = new Map<number, number>();
    const add = (block: number, items: number) => void sums.set(block, (sums.get(block) ?? 0) + items);
    for (const { audience: of, facets } of parts) {
      for (const row of blockSums(db).all({ campaign, order, audience: of, facets })) add(row.block, row.items);
    }
    for (const { place } of single) add(blockOf(place), 1);
    let before = 0;
    return [...sums]
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

  const read = new Map<number, readonly Numbered[]>();
  const inBlock = (block: number): readonly Numbered[] => {
    const known = read.get(block);
    if (known !== undefined) return known;
    const rows: Numbered[] = single.filter(({ place }) => blockOf(place) === block);
    for (const { audience: of, facets } of parts) {
      const select = of === '' ? blockItems[order] : blockItemsOfAssignment[order];
      for (const row of select(db).all({ campaign, block, facets, assignment: of })) rows.push(row);
    }
    rows.sort((one, other) => one.place - other.place);
    read.set(block, rows);
    return rows;
  };

  return {
    total,
    before(place) {
      const block = blockOf(place);
      const at = blocks().find((entry) => entry.block >= block);
      if (at === undefined) return total;
      return at.block > block ? at.before : at.before + lowerBound(inBlock(block), place);
    },
    slice(from, limit) {
      const found: Numbered[] = [];
      for (const { block, items, before } of blocks()) {
        if (found.length >= limit) break;
        if (before + items <= from) continue;
        const start = Math.max(0, from - before);
        found.push(...inBlock(block).slice(start, start + limit - found.length));
      }
      return found.flatMap(({ place, number }) => {
        const item = itemOfNumber(db).get({ number })?.item;
        return item === undefined ? [] : [{ place, item }];
      });
    },
  };
}

const itemOfNumber = statement<{ number: number }, { item: string }>(
  'select item_id as item from queue_item where number = $number',
);

/** An item by its number: a block of thousands is read without their ids. */
interface Numbered {
  readonly place: number;
  readonly number: number;
}

function lowerBound(sorted: readonly { readonly place: number }[], place: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.place ?? 0) < place) low = middle + 1;
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

const itemsInBlock = (column: string, more: string) =>
  statement<{ campaign: string; block: number; facets: string; assignment: string }, Numbered>(
    `select ${column} as place, number
     from queue_item
     where campaign_id = $campaign
       and ${column} >> 12 = $block
       and facet in (select value from json_each($facets))
       and ${more}`,
  );

const blockItems = {
  risk: itemsInBlock('risk_place', '$assignment is not null'),
  identity: itemsInBlock('identity_place', '$assignment is not null'),
  system: itemsInBlock('system_place', '$assignment is not null'),
};

const blockItemsOfAssignment = {
  risk: itemsInBlock('risk_place', 'assignment_id = $assignment'),
  identity: itemsInBlock('identity_place', 'assignment_id = $assignment'),
  system: itemsInBlock('system_place', 'assignment_id = $assignment'),
};
