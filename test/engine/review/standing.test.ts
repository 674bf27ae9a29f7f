import { expect, test } from 'vitest';
import { campaignProgress } from '../../../electron/engine/review/campaign.ts';
import { closeCampaign } from '../../../electron/engine/review/close.ts';
import { confirmDecision, undoDecision } from '../../../electron/engine/review/decide.ts';
import { isFinal, itemsOf } from '../../../electron/engine/review/items.ts';
import { daysOf, decidedByDay } from '../../../electron/engine/review/pace.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { unfinishedItems } from '../../../electron/engine/review/unfinished.ts';
import { campaignOfFour, decideAs, giveKey, passphrase, services } from './northwind.ts';

/** One certified until a date, one taken back a day later, one that waits two days for its second person, one asked. */
async function underWay() {
  const sample = await campaignOfFour();
  const { workspace, cast, item } = sample;
  await giveKey(sample, cast.dana);
  const decide = (identity: string, more: object) =>
    decideAs(sample, {
      item: item(identity),
      outcome: 'CERTIFY',
      justification: 'Needed for the ledger export',
      as: cast.dana,
      ...more,
    });
  sample.at('2026-10-02T09:00:00.000Z');
  await decide('svc-low', { outcome: 'CERTIFY_UNTIL', until: '2026-10-12' });
  await decide('svc-medium', {});
  await decide('svc-high', { outcome: 'CANNOT_DECIDE', question: 'What is it for?' });
  sample.at('2026-10-03T09:00:00.000Z');
  await undoDecision(workspace, { item: item('svc-medium'), as: cast.dana });
  sample.at('2026-10-05T09:00:00.000Z');
  await decide('svc-critical', {});
  sample.at('2026-10-07T09:00:00.000Z');
  await confirmDecision(workspace, services, {
    item: item('svc-critical'),
    agrees: true,
    note: 'Looked at it',
    as: cast.sam,
  });
  return sample;
}

test('the pace is what stood decided on each day, and its last day is what the campaign counts', async () => {
  const { workspace, campaign } = await underWay();
  const asOf = (today: string) => {
    const days = decidedByDay(workspace.read, campaign, today);
    return [
      days.map(({ day, decided }) => `${day.slice(5)} ${decided}`).join(', '),
      campaignProgress(workspace.read, campaign, today).decided,
    ];
  };
  expect([asOf('2026-10-09'), asOf('2026-10-20')]).toEqual([
    ['10-01 0, 10-02 2, 10-03 1, 10-06 1, 10-07 2, 10-09 2', 2],
    ['10-01 0, 10-02 2, 10-03 1, 10-06 1, 10-07 2, 10-12 2, 10-13 1, 10-20 1', 1],
  ]);
  await workspace.close();
});

test('in a closed campaign only what was signed is on the line, which ends with the close', async () => {
  const sample = await underWay();
  const { workspace, cast, campaign } = sample;
  const close = () => closeCampaign(workspace, services, { campaign, reason: 'End of the quarter', as: cast.sam });
  sample.at('2026-10-09T09:00:00.000Z');
  await close();
  const unsigned = decidedByDay(workspace.read, campaign, '2026-11-01');
  expect([unsigned, campaignProgress(workspace.read, campaign, '2026-11-01').decided]).toEqual([
    [
      { day: '2026-10-01', decided: 0 },
      { day: '2026-10-09', decided: 0 },
    ],
    0,
  ]);
  await workspace.close();
});

test('a line is flat over days on which nothing changed, also over the end of a month', () => {
  const changes = [
    { day: '2026-09-30', change: 3 },
    { day: '2026-10-03', change: -1 },
  ];
  expect(daysOf('2026-09-30', '2026-10-05', changes)).toEqual([
    { day: '2026-09-30', decided: 3 },
    { day: '2026-10-02', decided: 3 },
    { day: '2026-10-03', decided: 2 },
    { day: '2026-10-05', decided: 2 },
  ]);
});

test('what a close would leave open is named with its reason, worst first, a page at a time', async () => {
  const sample = await underWay();
  const { workspace, cast, campaign } = sample;
  const page = { reason: null, offset: 0, limit: 3 };
  const read = (today: string, more: object = {}) => {
    const { total, counts, rows } = unfinishedItems(workspace.read, campaign, today, { ...page, ...more });
    return { total, counts, rows: rows.map((row) => `${row.identity} ${row.why} ${row.reviewer}`) };
  };
  const before = read('2026-10-13');
  sample.at('2026-10-09T09:00:00.000Z');
  await signOff(workspace, services, { campaign, passphrase, read: null, as: cast.dana });
  const final = itemsOf(workspace.read, campaign).filter((item) => isFinal(item, '2026-10-09')).length;
  const after = read('2026-10-09', { reason: 'cannot_decide' });
  const none = { unassigned: 0, no_decision: 0, cannot_decide: 0, second_person: 0, ended: 0, not_signed: 0 };
  expect({ before, after, final }).toEqual({
    before: {
      total: 4,
      counts: { ...none, no_decision: 1, cannot_decide: 1, ended: 1, not_signed: 1 },
      rows: [
        'svc-critical not_signed Dana Owner',
        'svc-high cannot_decide Dana Owner',
        'svc-medium no_decision Dana Owner',
      ],
    },
    after: {
      total: 2,
      counts: { ...none, no_decision: 1, cannot_decide: 1 },
      rows: ['svc-high cannot_decide Dana Owner'],
    },
    final: 2,
  });
  await workspace.close();
});
