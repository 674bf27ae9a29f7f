// Lists are read from places and counts that follow the acts. Each is compared here with the same list made the plain way:
// all items, filtered, sorted, grouped and counted one by one.
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listDelegations } from '../../../electron/engine/engagement/delegations.ts';
import { findPerson } from '../../../electron/engine/engagement/persons.ts';
import { authorityOver } from '../../../electron/engine/review/authority.ts';
import { campaignProgress } from '../../../electron/engine/review/campaign.ts';
import { type ItemRow, itemsOf, queueItemOf } from '../../../electron/engine/review/items.ts';
import { queueCounts, queueRange, queueStep } from '../../../electron/engine/review/queue.ts';
import { searchLimit } from '../../../electron/engine/review/queue-search.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import type { QueueFilter, QueueItem, QueueOrder } from '../../../shared/contract/queue.ts';
import { type changes, risks } from '../../../shared/words.ts';
import {
  actAtRandom,
  assignmentId,
  campaignId,
  insertCampaign,
  itemId,
  type LargeCampaign,
  seeded,
} from './large-campaign.ts';
import { emptyFolder, queueOf } from './northwind.ts';
import { wrongCounts } from './queue-counts.ts';

const large: LargeCampaign = {
  items: 9000,
  persons: ['dana', 'robin', 'sam', 'lee'],
  systems: ['erp', 'aws:1', 'github'],
  itemsPerIdentity: 7,
  seed: 20261001,
};
const clock = () => new Date('2026-10-05T08:00:00.000Z');
const today = '2026-10-05';

let workspace: Workspace;
let plain: ReadonlyMap<string, { readonly row: ItemRow; readonly item: QueueItem }>;

beforeAll(async () => {
  workspace = await createWorkspace(join(emptyFolder(), 'large.countersign'), { clock });
  await workspace.write(({ db }) => {
    insertCampaign(db, large);
    const delegation = db.prepare(
      `insert into delegation (
         id, from_person, to_person, campaign, systems, items, up_to, valid_from, valid_until, reason, granted_at, granted_by
       )
       values ($id, $from, $to, null, $systems, $items, $upTo, '2026-10-01', $until, 'On leave', '2026-10-01T00:00:00Z', $from)`,
    );
    const grant = (id: string, from: string, to: string, more: object) =>
      delegation.run({ id, from, to, systems: null, items: null, upTo: 'critical', until: '2026-12-31', ...more });
    grant('g1', 'lee', 'robin', { upTo: 'medium' });
    grant('g2', 'lee', 'robin', { systems: '["github"]', upTo: 'high' });
    grant('g3', 'dana', 'robin', { items: JSON.stringify([itemId(1), itemId(5000), itemId(8999)]) });
    grant('g4', 'sam', 'robin', { until: '2026-10-02' });
    const chance = seeded(7);
    for (let entry = 1; entry <= 4000; entry += 1) actAtRandom(db, large, chance, entry);
    db.prepare('update assignment set signed_off_at = ? where id = ?').run('2026-10-04T08:00:00Z', assignmentId('sam'));
    for (let entry = 4001; entry <= 4500; entry += 1) actAtRandom(db, large, chance, entry);
  });
  plain = new Map(
    itemsOf(workspace.read, campaignId).map((row) => [
      row.id,
      { row, item: queueItemOf(row, { hasDraft: false, today }) },
    ]),
  );
}, 120_000);
afterAll(() => workspace.close());

const filters: fc.Arbitrary<QueueFilter> = fc.record({
  standing: fc.constantFrom('open', 'handed', 'second', 'asked', 'decided', 'all'),
  minimumRisk: fc.constantFrom(null, null, 'low', 'medium', 'high', 'critical'),
  change: fc.constantFrom('any', 'any', 'changed', 'reappeared'),
  carried: fc.constantFrom(false, false, false, true),
  together: fc.constantFrom(false, false, false, true),
  environment: fc.constantFrom('any', 'any', 'production', 'non_production'),
  search: fc.constantFrom('', '', '', '', 'payroll-77', 'PassRole store-13', 'no such word', 'h'),
});
const orders = fc.constantFrom<QueueOrder>('identity', 'system', 'risk', 'flat', 'campaign');
const whose = fc.constantFrom(null, ...large.persons);

/** Of whom an item asks something, as the authority rules say of each item. */
function isFor(row: ItemRow, person: string): boolean {
  const someone = findPerson(workspace.read, person);
  if (someone === null) throw new Error('no such person');
  if (row.assignee === person || row.handoverTo === person) return true;
  if ((row.waiting === 1 || row.pending !== null) && performerOf(workspace.read, row) !== person) return true;
  if (row.assignee === null) return false;
  const reviewer = findPerson(workspace.read, row.assignee);
  const delegations = listDelegations(workspace.read, clock).filter((delegation) => delegation.to === person);
  return authorityOver(
    { item: row.id, campaign: row.campaign, system: row.system, risk: row.risk, reviewer },
    someone,
    delegations,
  ).granted;
}

function performerOf(db: Database, row: ItemRow): string | undefined {
  return db
    .prepare<[string], string>('select performer_id from decision where id = ?')
    .pluck()
    .get(row.pending ?? row.decision ?? '');
}

const mine = new Map<string, ReadonlySet<string>>();
function itemsFor(person: string | null): readonly { readonly row: ItemRow; readonly item: QueueItem }[] {
  const all = [...plain.values()];
  if (person === null) return all;
  const known = mine.get(person) ?? new Set(all.filter(({ row }) => isFor(row, person)).map(({ row }) => row.id));
  mine.set(person, known);
  return all.filter(({ row }) => known.has(row.id));
}

function fitsPlainly(
  { row, item }: { row: ItemRow; item: QueueItem },
  filter: QueueFilter,
  person: string | null,
): boolean {
  const text = [item.identity, item.privilege, item.resource, item.system, item.environment ?? '']
    .join(' ')
    .toLowerCase();
  const answered = item.state === 'decided' || item.state === 'signed_off' || item.state === 'closed';
  const stands = {
    open: item.state === 'open' || item.state === 'asked',
    handed: item.handover !== null,
    second: item.state === 'waiting_second_person',
    asked: item.state === 'asked',
    decided: answered && item.outcome !== 'NO_DECISION',
    all: true,
  }[filter.standing];
  return (
    stands &&
    (filter.minimumRisk === null || risks.indexOf(item.risk) >= risks.indexOf(filter.minimumRisk)) &&
    (filter.change === 'any' ||
      (filter.change === 'changed' ? item.change !== 'unchanged' : item.change === 'reappeared')) &&
    (!filter.carried || item.carried !== null) &&
    (!filter.together || (canBeTogether(row) && (person === null || row.assignee === person))) &&
    (filter.environment === 'any' || item.environment === filter.environment) &&
    filter.search
      .toLowerCase()
      .split(' ')
      .every((word) => text.includes(word))
  );
}

/** Low, unchanged, owned, not decided, and nobody answered otherwise before. */
function canBeTogether(row: ItemRow): boolean {
  const contested = workspace.read
    .prepare<[string], number>(
      `select count(*)
       from decision
       where item_id = ?
         and (
           outcome in ('REDUCE', 'REVOKE')
           or exists (select 1 from decision_event where decision_id = decision.id and event = 'disagreed')
         )`,
    )
    .pluck()
    .get(row.id);
  return (
    row.risk === 'low' &&
    row.change === 'unchanged' &&
    row.owner !== null &&
    row.outcome === null &&
    row.signedOffAt === null &&
    contested === 0
  );
}

const changeRank = [
  'unchanged',
  'removed',
  'new',
  'changed',
  'reappeared',
] as const satisfies readonly (typeof changes)[number][];
const byRisk = (one: QueueItem, other: QueueItem): number =>
  risks.indexOf(other.risk) - risks.indexOf(one.risk) ||
  changeRank.indexOf(other.change) - changeRank.indexOf(one.change) ||
  one.ordinal - other.ordinal;

const keyOf = (item: QueueItem, order: QueueOrder): string =>
  order === 'identity' ? item.identityUid : order === 'system' ? item.system : item.risk;

function listPlainly(person: string | null, filter: QueueFilter, order: QueueOrder): readonly QueueItem[] {
  const shown = itemsFor(person)
    .filter((one) => fitsPlainly(one, filter, person))
    .map(({ item }) => item);
  if (order === 'campaign') return shown.sort((one, other) => one.ordinal - other.ordinal);
  const worst = new Map<string, QueueItem>();
  for (const { item } of plain.values()) {
    const known = worst.get(keyOf(item, order));
    if (known === undefined || byRisk(item, known) < 0) worst.set(keyOf(item, order), item);
  }
  const first = (item: QueueItem) => worst.get(keyOf(item, order)) ?? item;
  return shown.sort((one, other) => byRisk(first(one), first(other)) || byRisk(one, other));
}

test('every page, group, position, step and range is that of the list made item by item', () => {
  fc.assert(
    fc.property(whose, orders, filters, fc.nat(), fc.nat({ max: 40 }), (person, order, filter, where, length) => {
      const list = listPlainly(person, filter, order);
      const view = { campaign: campaignId, person, order, filter };
      const isCut = filter.search === 'h' && list.length > searchLimit;
      const total = isCut ? searchLimit : list.length;
      if (isCut) {
        expect(queueOf(workspace, view)).toMatchObject({ total, more: true });
        return;
      }
      if (order === 'campaign') {
        const after = list[where % Math.max(1, list.length)]?.ordinal ?? 0;
        const page = queueOf(workspace, { ...view, after, limit: length + 1 });
        const rest = list.filter((item) => item.ordinal > after);
        expect([page.total, page.items, page.next]).toEqual([
          total,
          rest.slice(0, length + 1),
          rest.length > length + 1 ? expect.any(Number) : null,
        ]);
        return;
      }
      const from = where % (list.length + 1);
      const chosen = list[where % Math.max(1, list.length)];
      const page = queueOf(workspace, { ...view, from, limit: length + 1 });
      const shown = list.slice(from, from + length + 1);
      const groups = order === 'flat' ? [] : [...new Set(shown.map((item) => keyOf(item, order)))];
      expect({
        total: page.total,
        items: page.items,
        groups: page.groups.map(({ key, from: start, count }) => [key, start, count]),
      }).toEqual({
        total,
        items: shown,
        groups: groups.map((key) => {
          const members = list.filter((item) => keyOf(item, order) === key);
          return [key, list.indexOf(members[0] ?? ({} as QueueItem)), members.length];
        }),
      });
      if (chosen === undefined) return;
      const at = list.indexOf(chosen);
      const to = list[Math.min(list.length - 1, at + length)] ?? chosen;
      const step = (by: 'next' | 'previous' | 'nextOpen') =>
        queueStep(workspace.read, clock, { ...view, item: chosen.id, to: by }).item;
      const open = list.filter((item) => item.state === 'open' || item.state === 'asked');
      const nextOpen = [...list.slice(at + 1), ...list.slice(0, at)].find((item) => open.includes(item));
      expect({
        place: queueOf(workspace, { ...view, around: chosen.id, limit: 5 }).place,
        next: step('next'),
        previous: step('previous'),
        nextOpen: filter.standing === 'handed' ? null : step('nextOpen'),
        range: queueRange(workspace.read, clock, { ...view, item: to.id, to: chosen.id }).items.map(({ id }) => id),
      }).toEqual({
        place: at,
        next: list[at + 1]?.id ?? null,
        previous: list[at - 1]?.id ?? null,
        nextOpen: filter.standing === 'handed' ? null : (nextOpen?.id ?? null),
        range: list.slice(at, at + length + 1).map(({ id }) => id),
      });
    }),
    { numRuns: 120, seed: 11 },
  );
}, 300_000);

test('the counts of filters and of progress are those of the items one by one', () => {
  fc.assert(
    fc.property(whose, fc.array(filters, { maxLength: 6 }), (person, several) => {
      const answer = queueCounts(workspace.read, clock, { campaign: campaignId, person, filters: several });
      const all = itemsFor(person);
      const items = all.map(({ item }) => item);
      const answered = new Set(['decided', 'signed_off', 'closed']);
      expect(answer).toEqual({
        counts: several.map(
          (filter) => all.filter((one) => fitsPlainly(one, { ...filter, search: '' }, person)).length,
        ),
        progress: {
          items: items.length,
          decided: items.filter(
            (item) => answered.has(item.state) && item.outcome !== 'NO_DECISION' && item.outcome !== 'CANNOT_DECIDE',
          ).length,
          asked: items.filter((item) => item.state === 'asked').length,
          waitingSecondPerson: items.filter((item) => item.state === 'waiting_second_person').length,
        },
      });
    }),
    { numRuns: 40, seed: 12 },
  );
}, 300_000);

test('whatever happens to the items, what is counted is what a count from the items says', () => {
  expect(wrongCounts(workspace.read)).toEqual([]);
});

test('the figures of the campaign are those of its items', () => {
  const items = [...plain.values()];
  const {
    items: all,
    cannotDecide,
    waitingSecondPerson,
    unassigned,
    signedOff,
    decided,
  } = campaignProgress(workspace.read, campaignId, today);
  expect({ all, cannotDecide, waitingSecondPerson, unassigned, signedOff, decided }).toEqual({
    all: large.items,
    cannotDecide: items.filter(({ row }) => row.outcome === 'CANNOT_DECIDE').length,
    waitingSecondPerson: items.filter(({ row }) => row.waiting === 1).length,
    unassigned: items.filter(({ row }) => row.assignment === null).length,
    signedOff: items.filter(({ row }) => row.signedOffAt !== null).length,
    decided: items.filter(
      ({ row }) => row.outcome !== null && row.outcome !== 'CANNOT_DECIDE' && row.waiting === 0 && row.endsOn >= today,
    ).length,
  });
});
