// What a person looks at in the queue: whose items, which of them, in which groups; and the views that are there from the
// start. Pure; what fits a view is the engine's to say.
import type { QueueFilter, QueueItem, QueueOrder } from '../../../shared/contract/queue.ts';

export const groupings = ['identity', 'system', 'risk', 'flat'] as const satisfies readonly QueueOrder[];
export type Grouping = (typeof groupings)[number];

/** Whose items: those I may decide or confirm, or the whole campaign's. */
export type Whose = 'mine' | 'everybody';

export const standings = [
  'open',
  'handed',
  'second',
  'asked',
  'decided',
  'all',
] as const satisfies readonly QueueFilter['standing'][];
export type Standing = QueueFilter['standing'];

export const allItems: QueueFilter = {
  standing: 'all',
  minimumRisk: null,
  change: 'any',
  carried: false,
  together: false,
  environment: 'any',
  search: '',
};
export const openItems: QueueFilter = { ...allItems, standing: 'open' };

export interface QueueView {
  readonly whose: Whose;
  readonly grouping: Grouping;
  readonly filter: QueueFilter;
}

export const builtInViews = [
  'open',
  'serious',
  'changed',
  'reappeared',
  'second',
  'asked',
  'carried',
  'together',
] as const;
export type BuiltInView = (typeof builtInViews)[number];

/** What a view shows that is there from the start: what is open of its kind. */
export function filterOfBuiltIn(view: BuiltInView): QueueFilter {
  switch (view) {
    case 'open':
      return openItems;
    case 'serious':
      return { ...openItems, minimumRisk: 'high' };
    case 'changed':
      return { ...openItems, change: 'changed' };
    case 'reappeared':
      return { ...openItems, change: 'reappeared' };
    case 'second':
    case 'asked':
      return { ...allItems, standing: view };
    case 'carried':
      return { ...openItems, carried: true };
    case 'together':
      return { ...openItems, together: true };
  }
}

export function isSameFilter(one: QueueFilter, other: QueueFilter): boolean {
  return (
    one.standing === other.standing &&
    one.minimumRisk === other.minimumRisk &&
    one.change === other.change &&
    one.carried === other.carried &&
    one.together === other.together &&
    one.environment === other.environment &&
    one.search.trim() === other.search.trim()
  );
}

/** Nothing is left out but what is done. */
export function isUnfiltered(filter: QueueFilter): boolean {
  return isSameFilter({ ...filter, standing: 'all' }, allItems);
}

export function isOpen(state: string): boolean {
  return state === 'open' || state === 'draft' || state === 'asked';
}

/** In a list of open items: the next one behind a position that is still open; undefined where it is not known from what is here. */
export function openAfter(
  position: number,
  itemAt: (position: number) => Pick<QueueItem, 'id' | 'state'> | undefined,
): string | undefined {
  for (let at = position + 1; ; at += 1) {
    const item = itemAt(at);
    if (item === undefined || isOpen(item.state)) return item?.id;
  }
}
