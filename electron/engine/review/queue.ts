// The lists of a campaign: pages in the order asked for, what comes before and after an item, ranges, and counts.
import type { Database } from 'better-sqlite3';
import type { z } from 'zod';
import {
  type QueueFilter,
  type QueueGroup,
  type QueueItem,
  type QueuePage,
  type QueueView,
  queueLimit,
} from '../../../shared/contract/queue.ts';
import type { reviewMethods } from '../../../shared/contract/review.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { risks } from '../../../shared/words.ts';
import { todayOf } from '../engagement/operating-model.ts';
import { riskRank } from '../engagement/rights.ts';
import { statement } from '../workspace/statement.ts';
import type { Clock } from '../workspace/workspace.ts';
import { audienceOf, isShown, type ListedItem, type Shown, selectListed, shownOf } from './audience.ts';
import { campaignProgress, requireCampaign } from './campaign.ts';
import { type AsOf, type Facet, fits, isAnswered, outcomeOfFacet, parseFacet, stateOfFacet } from './facet.ts';
import { queueItemOf, requireItem } from './items.ts';
import { type PlacedOrder, type Places, placeOf, placesFound, placesOf } from './queue-places.ts';
import { queueRows, type Row, rowColumns, shownRows } from './queue-rows.ts';
import { searchItems } from './queue-search.ts';
import { campaignTallies, type Tally } from './tallies.ts';

type PageInput = z.output<(typeof reviewMethods)['review.queue']['input']>;

/** Throws NOT_FOUND for the campaign or the person. */
export function reviewQueue(db: Database, clock: Clock, input: PageInput): QueuePage {
  const campaign = campaignProgress(db, input.campaign, todayOf(clock));
  const list = listOf(db, clock, input);
  const shown = (items: readonly string[]) => [...queueRows(db, list.asOf, items, input.person)];
  if (input.order === 'campaign') {
    const rest = { from: 0, groups: [], folded: [], place: null };
    return {
      campaign,
      total: list.places.total,
      more: list.more,
      ...inCampaignOrder(db, list, input, campaign.items),
      ...rest,
    };
  }
  const place = input.around === null ? null : positionOf(db, list, input.around);
  const from = place === null ? input.from : place - (place % input.limit);
  const page = list.places.slice(from, input.limit);
  const items = shown(page.map(({ item }) => item));
  return {
    campaign,
    total: list.places.total,
    more: list.more,
    from,
    items,
    groups: input.order === 'flat' ? [] : groupsOf(db, list, items),
    folded: input.order === 'flat' ? [] : input.folded.flatMap((key) => groupOf(db, list, key) ?? []),
    place,
    next: null,
  };
}

/** Throws NOT_FOUND, ITEM_NOT_IN_CAMPAIGN. */
export function queueStep(
  db: Database,
  clock: Clock,
  input: QueueView & { readonly item: string; readonly to: 'next' | 'previous' | 'nextOpen' },
): { item: string | null } {
  if (input.to === 'nextOpen') {
    const open = input.filter.standing === 'all' ? 'open' : input.filter.standing;
    if (open === 'open' || open === 'asked') {
      const list = listOf(db, clock, { ...input, filter: { ...input.filter, standing: open } });
      const at = list.places.before(requirePlace(db, list, input.item));
      const following = list.places.slice(at, 2).find(({ item }) => item !== input.item);
      const first = list.places.slice(0, 2).find(({ item }) => item !== input.item);
      return { item: (following ?? first)?.item ?? null };
    }
    return { item: null };
  }
  const list = listOf(db, clock, input);
  const place = requirePlace(db, list, input.item);
  const at = list.places.before(place);
  if (input.to === 'previous') return { item: (at === 0 ? undefined : list.places.slice(at - 1, 1)[0])?.item ?? null };
  return { item: list.places.slice(at, 2).find(({ item }) => item !== input.item)?.item ?? null };
}

/** Throws NOT_FOUND, ITEM_NOT_IN_CAMPAIGN, INPUT_INVALID for a range that is too long. */
export function queueRange(
  db: Database,
  clock: Clock,
  input: QueueView & { readonly item: string; readonly to: string },
): { items: QueueItem[] } {
  const list = listOf(db, clock, input);
  const ends = [requirePlace(db, list, input.item), requirePlace(db, list, input.to)];
  const first = list.places.before(Math.min(...ends));
  const after = list.places.before(Math.max(...ends) + 1);
  if (after - first > queueLimit) {
    throw new CountersignError(
      'INPUT_INVALID',
      `${after - first} items are too many to choose at once: ${queueLimit} is the most.`,
      { items: after - first },
    );
  }
  const found = list.places.slice(first, after - first);
  const ids = found.map(({ item }) => item);
  return { items: [...queueRows(db, list.asOf, ids, input.person)] };
}

/** Items that are not there are left out. Throws NOT_FOUND for the campaign. */
export function findItems(
  db: Database,
  clock: Clock,
  input: z.output<(typeof reviewMethods)['review.find']['input']>,
): { items: QueueItem[] } {
  const { id: campaign } = requireCampaign(db, input.campaign);
  const found = new Set<string>();
  for (const said of input.references) {
    // A reference ends in the number that the campaign gave the item.
    const ordinal = Number(/(\d+)$/.exec(said)?.[1] ?? 0);
    const row = itemByOrdinal(db).get({ campaign, ordinal });
    if (row?.reference.toUpperCase() === said.trim().toUpperCase()) found.add(row.id);
  }
  for (const uid of input.entitlements) {
    for (const { id } of itemByEntitlement(db).all({ campaign, uid })) found.add(id);
  }
  return { items: [...queueRows(db, asOfNow(db, clock, campaign), [...found], null)] };
}

const itemByOrdinal = statement<{ campaign: string; ordinal: number }, { id: string; reference: string }>(
  'select id, reference from review_item where campaign_id = $campaign and ordinal = $ordinal',
);

const itemByEntitlement = statement<{ campaign: string; uid: string }, { id: string }>(
  'select id from review_item where entitlement_uid = $uid and campaign_id = $campaign',
);

/** Throws NOT_FOUND for the campaign or the person. */
export function queueCounts(
  db: Database,
  clock: Clock,
  input: { readonly campaign: string; readonly person: string | null; readonly filters: readonly QueueFilter[] },
): z.output<(typeof reviewMethods)['review.counts']['output']> {
  const asOf = asOfNow(db, clock, input.campaign);
  const audience = audienceOf(db, asOf.today, input.campaign, input.person);
  const tallies: (Pick<Tally, 'facet' | 'items'> & { readonly own: boolean })[] = [
    ...audience.parts.flatMap(({ audience: of, holds, own }) =>
      campaignTallies(db, input.campaign, of).flatMap((tally) => (holds(tally.facet) ? [{ ...tally, own }] : [])),
    ),
    ...audience.single.map(({ facet }) => ({ facet: parseFacet(facet), items: 1, own: false })),
  ];
  const count = (holds: (facet: Facet, own: boolean) => boolean) =>
    tallies.reduce((sum, { facet, items, own }) => (holds(facet, own) ? sum + items : sum), 0);
  return {
    counts: input.filters.map((filter) => count((facet, own) => fits(facet, filter, asOf, own))),
    progress: {
      items: count(() => true),
      decided: count((facet) => isDecided(facet, asOf)),
      asked: count((facet) => stateOfFacet(facet, asOf) === 'asked'),
      waitingSecondPerson: count((facet) => stateOfFacet(facet, asOf) === 'waiting_second_person'),
    },
  };
}

/** Signed off without an answer is not decided: silence is not consent. */
function isDecided(facet: Facet, asOf: AsOf): boolean {
  const outcome = outcomeOfFacet(facet, asOf);
  return isAnswered(stateOfFacet(facet, asOf)) && outcome !== 'NO_DECISION' && outcome !== 'CANNOT_DECIDE';
}

/** One item as the queue shows it to a person. */
export function queueItem(db: Database, clock: Clock, id: string, person: string | null): QueueItem {
  const item = requireItem(db, id);
  const hasDraft = draftOf(db).get({ item: item.id, person }) !== undefined;
  return queueItemOf(item, { hasDraft, today: todayOf(clock) });
}

/** Of the person; of anybody, where none is given. */
const draftOf = statement<{ item: string; person: string | null }>(
  'select 1 from draft where item_id = $item and ($person is null or person_id = $person) limit 1',
);

interface List {
  readonly campaign: string;
  readonly order: PlacedOrder;
  readonly places: Places;
  /** What was looked for by words is not all that there is. */
  readonly more: boolean;
  readonly shown: Shown;
  readonly asOf: AsOf;
  /** Some of the campaign's items, looked for by words. */
  readonly isFound: boolean;
}

function listOf(db: Database, clock: Clock, { campaign, person, order: wanted, filter }: QueueView): List {
  const asOf = asOfNow(db, clock, campaign);
  const audience = audienceOf(db, asOf.today, campaign, person);
  const order: PlacedOrder = wanted === 'identity' || wanted === 'system' ? wanted : 'risk';
  const shown = shownOf(db, campaign, audience, filter, asOf);
  const list = { campaign, order, shown, asOf };
  if (filter.search.trim() === '') {
    return { ...list, places: placesOf(db, campaign, order, shown), more: false, isFound: false };
  }
  const { found, more } = searchItems(db, campaign, filter.search, shown);
  return { ...list, places: placesFound(found, order), more, isFound: true };
}

function asOfNow(db: Database, clock: Clock, campaign: string): AsOf {
  return { closed: requireCampaign(db, campaign).state === 'closed', today: todayOf(clock) };
}

/** Items after an ordinal. Where few are shown they are sorted, else what is not shown is passed over. */
function inCampaignOrder(
  db: Database,
  { places, shown, isFound, asOf }: List,
  { campaign, after, limit, person }: PageInput,
  ofCampaign: number,
): { items: QueueItem[]; next: number | null } {
  const few = isFound || places.total <= fewItems;
  const rows = few
    ? ofItems(db).all({
        items: JSON.stringify(places.slice(0, places.total).map(({ item }) => item)),
        after,
        person,
        limit: limit + 1,
      })
    : places.total === ofCampaign
      ? everyByOrdinal(db).all({ campaign, after, person, limit: limit + 1 })
      : byOrdinal(db).all({ campaign, after, person, ...shown.sets, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    items: [...shownRows(db, asOf, page)],
    next: rows.length > limit ? (page.at(-1)?.ordinal ?? null) : null,
  };
}

const fewItems = 2000;

const ofItems = statement<{ items: string; after: number; person: string | null; limit: number }, Row>(
  `select ${rowColumns}
   from json_each($items) as asked
   cross join review_item on review_item.id = asked.value
   cross join queue_item on queue_item.item_id = review_item.id
   where review_item.ordinal > $after
   order by review_item.ordinal
   limit $limit`,
);

interface AfterOrdinal {
  readonly campaign: string;
  readonly after: number;
  readonly person: string | null;
  readonly limit: number;
}

const selectByOrdinal = (condition: string): string => `
  select ${rowColumns}
  from review_item
  cross join queue_item on queue_item.item_id = review_item.id
  where review_item.campaign_id = $campaign
    and review_item.ordinal > $after
    and ${condition}
  order by review_item.ordinal
  limit $limit`;

const byOrdinal = statement<AfterOrdinal & Shown['sets'], Row>(selectByOrdinal(isShown));

/** Where the list is the whole campaign, nobody is asked whether he is shown. */
const everyByOrdinal = statement<AfterOrdinal, Row>(selectByOrdinal('true'));

function requirePlace(db: Database, { campaign, order }: List, item: string): number {
  const listed = byItem(db).get({ item, campaign });
  if (listed !== undefined) return placeOf(listed, order);
  throw new CountersignError('ITEM_NOT_IN_CAMPAIGN', 'There is no such review item.', { item });
}

const byItem = statement<{ item: string; campaign: string }, ListedItem>(
  `${selectListed} where item_id = $item and campaign_id = $campaign`,
);

/** Null where the list does not show it. */
function positionOf(db: Database, { campaign, order, places }: List, item: string): number | null {
  const listed = byItem(db).get({ item, campaign });
  if (listed === undefined) return null;
  const at = places.before(placeOf(listed, order));
  return places.slice(at, 1)[0]?.item === item ? at : null;
}

function groupKey(item: QueueItem, order: PlacedOrder): string {
  switch (order) {
    case 'identity':
      return item.identityUid;
    case 'system':
      return item.system;
    case 'risk':
      return item.risk;
  }
}

/** The groups of a page, in its order. */
function groupsOf(db: Database, list: List, items: readonly QueueItem[]): QueueGroup[] {
  const groups = new Map<string, QueueGroup>();
  for (const item of items) {
    const key = groupKey(item, list.order);
    if (groups.has(key)) continue;
    const size = groupSize(db, list, key);
    if (size !== null) groups.set(key, { key, ...wordsOf(item, list.order), ...size });
  }
  return [...groups.values()];
}

/** Null where the list shows nothing of it. */
function groupOf(db: Database, list: List, key: string): QueueGroup | null {
  const size = groupSize(db, list, key);
  const item = size === null ? undefined : list.places.slice(size.from, 1)[0];
  if (size === null || item === undefined) return null;
  const [row] = queueRows(db, list.asOf, [item.item], null);
  return row === undefined ? null : { key, ...wordsOf(row, list.order), ...size };
}

function groupSize(
  db: Database,
  { campaign, order, places }: List,
  key: string,
): { readonly from: number; readonly count: number } | null {
  if (order === 'risk') {
    const risk = risks.find((one) => one === key);
    if (risk === undefined) return null;
    const count = places.countWhere((facet) => facet.risk === risk);
    const from = places.countWhere((facet) => riskRank(facet.risk) > riskRank(risk));
    return count === 0 ? null : { from, count };
  }
  const ends = groupEnds(db).get({ campaign, order, key });
  if (ends === undefined) return null;
  const from = places.before(ends.first);
  const count = places.before(ends.last + 1) - from;
  return count === 0 ? null : { from, count };
}

function wordsOf(item: QueueItem, order: PlacedOrder): Pick<QueueGroup, 'title' | 'note' | 'risk'> {
  switch (order) {
    case 'identity':
      return { title: item.identity, note: item.system, risk: null };
    case 'system':
      return { title: item.system, note: null, risk: null };
    case 'risk':
      return { title: item.risk, note: null, risk: item.risk };
  }
}

const groupEnds = statement<{ campaign: string; order: string; key: string }, { first: number; last: number }>(
  `select first_place as first, last_place as last
   from queue_group
   where campaign_id = $campaign
     and ordering = $order
     and group_key = $key`,
);
