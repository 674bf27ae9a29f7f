// Views of the queue that this person keeps by name, for one workspace on this computer. They are a way to look at it and no
// part of the evidence, so they are not in the workspace: nobody who gets the file sees them, and nothing depends on them.
import type { QueueFilter } from '../../../shared/contract/queue.ts';
import { allItems, type Grouping, groupings, standings } from './queue-model.ts';

export interface OwnView {
  readonly name: string;
  readonly grouping: Grouping;
  readonly filter: QueueFilter;
}

type Store = Pick<Storage, 'getItem' | 'setItem'>;

const keyFor = (workspace: string): string => `countersign.views.${workspace}`;
const mostKept = 30;
const longest = 60;

/** In the order in which they were kept; whatever cannot be read is left out. */
export function readViews(store: Store, workspace: string): readonly OwnView[] {
  const kept = parsed(store.getItem(keyFor(workspace)));
  return Array.isArray(kept) ? kept.flatMap((one: unknown) => viewOf(one) ?? []) : [];
}

export function writeViews(store: Store, workspace: string, views: readonly OwnView[]): void {
  store.setItem(keyFor(workspace), JSON.stringify(views));
}

/** As it is kept; null where it is no name. */
export function viewName(text: string): string | null {
  const name = text.trim().replaceAll(/\s+/g, ' ').slice(0, longest);
  return name === '' ? null : name;
}

/** A name that is there already is kept anew, in its place. */
export function withView(views: readonly OwnView[], view: OwnView): readonly OwnView[] {
  if (views.some(({ name }) => name === view.name)) {
    return views.map((one) => (one.name === view.name ? view : one));
  }
  return [...views, view].slice(-mostKept);
}

export function withoutView(views: readonly OwnView[], name: string): readonly OwnView[] {
  return views.filter((one) => one.name !== name);
}

/** Under its new name it takes the place of one that had it. */
export function renamedView(views: readonly OwnView[], from: string, to: string): readonly OwnView[] {
  return views
    .filter(({ name }) => name === from || name !== to)
    .map((one) => (one.name === from ? { ...one, name: to } : one));
}

function viewOf(value: unknown): OwnView | null {
  if (typeof value !== 'object' || value === null) return null;
  const kept = Object.fromEntries(Object.entries(value));
  const name = typeof kept.name === 'string' ? viewName(kept.name) : null;
  const grouping = groupings.find((one) => one === kept.grouping);
  if (name === null || grouping === undefined) return null;
  if (typeof kept.filter !== 'object' || kept.filter === null) return null;
  return { name, grouping, filter: filterOf(Object.fromEntries(Object.entries(kept.filter))) };
}

/** A part that is not known asks for nothing. */
function filterOf(kept: Readonly<Record<string, unknown>>): QueueFilter {
  const oneOf = <Value>(values: readonly Value[], value: unknown, otherwise: Value): Value =>
    values.find((known) => known === value) ?? otherwise;
  return {
    standing: oneOf(standings, kept.standing, allItems.standing),
    minimumRisk: oneOf(['low', 'medium', 'high', 'critical', null] as const, kept.minimumRisk, null),
    change: oneOf(['any', 'changed', 'reappeared'] as const, kept.change, 'any'),
    carried: kept.carried === true,
    together: kept.together === true,
    environment: oneOf(['any', 'production', 'non_production'] as const, kept.environment, 'any'),
    search: typeof kept.search === 'string' ? kept.search : '',
  };
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
}
