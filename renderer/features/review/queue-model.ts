// The queue as a list: which items a filter shows, how they are grouped and ordered, and which comes next. Pure.
import type { QueueItem } from '../../../shared/contract/review.ts';
import { type Change, type Risk, risks } from '../../../shared/words.ts';

export const groupings = ['identity', 'system', 'risk', 'flat'] as const;
export type Grouping = (typeof groupings)[number];

/** Whose items: those I may decide or confirm, or the whole campaign's. */
export type Whose = 'mine' | 'everybody';

export const standings = ['open', 'handed', 'second', 'asked', 'decided', 'all'] as const;
/** What has become of an item so far. */
export type Standing = (typeof standings)[number];

export interface QueueFilter {
  readonly standing: Standing;
  /** High and critical only. */
  readonly serious: boolean;
  /** New, changed and reappeared only. */
  readonly changed: boolean;
  /** Words that must all occur in identity, privilege, resource, system or reviewer. */
  readonly search: string;
}

export const openItems: QueueFilter = { standing: 'open', serious: false, changed: false, search: '' };

export interface GroupRow {
  readonly kind: 'group';
  readonly key: string;
  readonly title: string;
  /** A second voice behind the title: the system of an identity. */
  readonly note: string | null;
  readonly risk: Risk | null;
  readonly count: number;
  readonly folded: boolean;
}

export interface ItemRow {
  readonly kind: 'item';
  readonly item: QueueItem;
  /** Place among the items shown, from 0. */
  readonly position: number;
}

export type QueueRow = GroupRow | ItemRow;

/** An item that still asks something of the person: not decided, or decided and waiting for an answer. */
export function isOpen(item: QueueItem): boolean {
  return item.state === 'open' || item.state === 'draft' || item.state === 'asked';
}

export function isSerious(item: Pick<QueueItem, 'risk'>): boolean {
  return item.risk === 'high' || item.risk === 'critical';
}

export function matches(item: QueueItem, filter: QueueFilter): boolean {
  return (
    stands(item, filter.standing) &&
    (!filter.serious || isSerious(item)) &&
    (!filter.changed || item.change !== 'unchanged') &&
    hasWords(item, filter.search)
  );
}

/** How many items each filter would show, the search apart: the figures on the chips. */
export function filterCounts(items: readonly QueueItem[], filter: QueueFilter): Readonly<Record<string, number>> {
  const count = (other: Partial<QueueFilter>) =>
    items.filter((item) => matches(item, { ...filter, ...other, search: '' })).length;
  return {
    ...Object.fromEntries(standings.map((standing) => [standing, count({ standing })])),
    serious: count({ serious: true }),
    changed: count({ changed: true }),
  };
}

/** The items a filter shows, in the order in which the list shows them. */
export function orderedItems(items: readonly QueueItem[], grouping: Grouping): readonly QueueItem[] {
  return groupsOf(items, grouping).flatMap((group) => group.items);
}

/** Groups and items as one list of rows; items of a folded group are left out. */
export function queueRows(
  items: readonly QueueItem[],
  grouping: Grouping,
  folded: ReadonlySet<string>,
): readonly QueueRow[] {
  const rows: QueueRow[] = [];
  let position = 0;
  for (const { items: members, ...group } of groupsOf(items, grouping)) {
    const isFolded = folded.has(group.key);
    if (grouping !== 'flat') rows.push({ kind: 'group', ...group, count: members.length, folded: isFolded });
    for (const item of members) {
      if (!isFolded || grouping === 'flat') rows.push({ kind: 'item', item, position });
      position += 1;
    }
  }
  return rows;
}

/** The next item that is open, after this one and then from the top; null when none is left. */
export function nextOpen(ordered: readonly QueueItem[], after: string): QueueItem | null {
  const at = ordered.findIndex((item) => item.id === after);
  const rest = [...ordered.slice(at + 1), ...ordered.slice(0, Math.max(0, at))];
  return rest.find((item) => item.id !== after && isOpen(item)) ?? null;
}

/** Ids from one item to another in the list's order, both ends included. */
export function rangeOf(ordered: readonly QueueItem[], from: string, to: string): readonly string[] {
  const ids = ordered.map((item) => item.id);
  const [one, other] = [ids.indexOf(from), ids.indexOf(to)];
  if (one < 0 || other < 0) return other < 0 ? [] : [to];
  return ids.slice(Math.min(one, other), Math.max(one, other) + 1);
}

interface Group {
  readonly key: string;
  readonly title: string;
  readonly note: string | null;
  readonly risk: Risk | null;
  readonly items: readonly QueueItem[];
}

const riskRank = (risk: Risk): number => risks.indexOf(risk);
const changeRank: Readonly<Record<Change, number>> = { reappeared: 4, changed: 3, new: 2, removed: 1, unchanged: 0 };

/** What an earlier campaign left open first; then worst first, then what changed, then as the campaign numbered them. */
function byRisk(one: QueueItem, other: QueueItem): number {
  return (
    Number(other.carried !== null) - Number(one.carried !== null) ||
    riskRank(other.risk) - riskRank(one.risk) ||
    changeRank[other.change] - changeRank[one.change] ||
    one.ordinal - other.ordinal
  );
}

function groupsOf(items: readonly QueueItem[], grouping: Grouping): readonly Group[] {
  const members = new Map<string, QueueItem[]>();
  for (const item of [...items].sort(byRisk)) {
    const key = keyOf(item, grouping);
    const group = members.get(key);
    if (group === undefined) members.set(key, [item]);
    else group.push(item);
  }
  // Items came worst first, so a group stands where its worst item would.
  return [...members].flatMap(([key, list]) => {
    const [first] = list;
    return first === undefined ? [] : [{ key, ...wordsOf(first, grouping), items: list }];
  });
}

function keyOf(item: QueueItem, grouping: Grouping): string {
  switch (grouping) {
    case 'identity':
      return item.identityUid;
    case 'system':
      return item.system;
    case 'risk':
      return item.risk;
    case 'flat':
      return '';
  }
}

function wordsOf(item: QueueItem, grouping: Grouping): Pick<Group, 'title' | 'note' | 'risk'> {
  switch (grouping) {
    case 'identity':
      return { title: item.identity, note: item.system, risk: null };
    case 'system':
      return { title: item.system, note: null, risk: null };
    case 'risk':
      return { title: item.risk, note: null, risk: item.risk };
    case 'flat':
      return { title: '', note: null, risk: null };
  }
}

function stands(item: QueueItem, standing: Standing): boolean {
  switch (standing) {
    case 'open':
      return isOpen(item);
    case 'handed':
      return item.handover !== null;
    case 'second':
      return item.state === 'waiting_second_person';
    case 'asked':
      return item.state === 'asked';
    case 'decided':
      return (
        (item.state === 'decided' || item.state === 'signed_off' || item.state === 'closed') &&
        item.outcome !== 'NO_DECISION'
      );
    case 'all':
      return true;
  }
}

function hasWords(item: QueueItem, search: string): boolean {
  const text =
    `${item.identity} ${item.privilege} ${item.resource} ${item.system} ${item.assignee ?? ''} ${item.environment ?? ''}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
