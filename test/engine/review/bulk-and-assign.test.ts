import { expect, test } from 'vitest';
import { deactivatePerson } from '../../../electron/engine/engagement/persons.ts';
import { assignItems } from '../../../electron/engine/review/assign.ts';
import { decideInBulk } from '../../../electron/engine/review/bulk.ts';
import { campaignDetail } from '../../../electron/engine/review/campaign.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { undoBatch } from '../../../electron/engine/review/undo-batch.ts';
import {
  campaignOfFour,
  codeOf,
  decideAs,
  giveKey,
  grant,
  importTables,
  itemOf,
  type Northwind,
  northwind,
  open,
  passphrase,
  queueOf,
  service,
  services,
  setRisks,
} from './northwind.ts';

/** Eight services seen in two quarters; each but the first two has one reason against bulk. */
async function unchangedServices(): Promise<Northwind & { campaign: string; item(identity: string): string }> {
  const sample = await northwind();
  const quarter = (day: string, privilege: string) =>
    importTables(sample, {
      extractedAt: `${day}T06:00:00Z`,
      identities: [
        service('calm-1'),
        service('calm-2'),
        service('medium'),
        service('changed'),
        service('unowned', { owner: '', owner_email: '', owner_basis: '', owner_status: '' }),
        service('found'),
        service('unclear'),
        service('settled'),
      ],
      entitlements: [
        ...['calm-1', 'calm-2', 'medium', 'unowned', 'found', 'unclear', 'settled'].map((name) =>
          grant(name, 'read', 'ledger'),
        ),
        grant('changed', privilege, 'ledger'),
      ],
      findings: [finding('F-1', 'found', 'open'), finding('F-2', 'unclear', ''), finding('F-3', 'settled', 'resolved')],
    });
  await quarter('2026-06-28', 'read');
  await quarter('2026-09-28', 'write');
  await setRisks(sample, { medium: 'medium' });
  const { id } = await open(sample, { fallback: sample.cast.dana });
  return { ...sample, campaign: id, item: (identity) => itemOf(sample, id, identity) };
}

function finding(id: string, identity: string, state: string): Record<string, string> {
  return {
    native_id: id,
    identity_native_id: identity,
    tool: 'scanner',
    rule: 'r',
    title: 'Odd',
    kind: 'posture',
    state,
  };
}

test('only what is low, unchanged, owned and free of open findings may be certified together', async () => {
  const sample = await unchangedServices();
  const { workspace, cast, campaign } = sample;
  const { items } = queueOf(workspace, { campaign, person: cast.dana });
  expect(items.filter((item) => item.bulkAllowed).map((item) => item.identity)).toEqual([
    'calm-1',
    'calm-2',
    'settled',
  ]);
  await workspace.close();
});

test('a batch is one act with its size and one justification, and lists what it refused with the reason', async () => {
  const sample = await unchangedServices();
  const { workspace, cast, campaign } = sample;
  const names = ['calm-1', 'calm-2', 'medium', 'changed', 'unowned', 'found', 'unclear'];
  const before = workspace.read.prepare<[], number>('select count(*) from ledger_entry').pluck().get() ?? 0;
  const outcome = await decideInBulk(workspace, {
    campaign,
    items: names.map(sample.item),
    justification: 'Same as in Q2',
    as: cast.dana,
  });
  const name = new Map(names.map((each) => [sample.item(each), each]));
  expect({
    decided: outcome.decided,
    refused: outcome.refused.map((each) => [name.get(each.item), each.reason]),
  }).toEqual({
    decided: 2,
    refused: [
      ['medium', 'Its risk is medium, not low.'],
      ['changed', 'It is changed, not unchanged.'],
      ['unowned', 'Its owner is not known.'],
      ['found', 'A finding about it is open.'],
      ['unclear', 'A finding about it is open.'],
    ],
  });
  const rows = workspace.read
    .prepare('select outcome, justification, batch_id, batch_size, ledger_entry, evidence_opened from decision')
    .all();
  const row = {
    outcome: 'CERTIFY',
    justification: 'Same as in Q2',
    batch_id: outcome.batch,
    batch_size: 2,
    ledger_entry: before,
    evidence_opened: 0,
  };
  expect(rows).toEqual([row, row]);
  expect(campaignDetail(workspace.read, campaign, '2026-10-02').quality).toMatchObject({
    inBulk: 2,
    batches: 1,
    oneByOne: 0,
  });
  await workspace.close();
});

test('a batch is taken back as a whole, but for what was decided anew since; and by nobody else', async () => {
  const sample = await unchangedServices();
  const { workspace, cast, campaign } = sample;
  const items = ['calm-1', 'calm-2', 'settled'].map(sample.item);
  const { batch } = await decideInBulk(workspace, { campaign, items, justification: 'Same as in Q2', as: cast.dana });
  await decideAs(sample, { item: sample.item('settled'), outcome: 'REVOKE', justification: 'Not used', as: cast.dana });
  const undo = (as: string) => undoBatch(workspace, { batch, items, as });
  expect([await codeOf(undo(cast.sam)), await codeOf(undo(cast.avery))]).toEqual([
    'NOT_THE_REVIEWER',
    'PROVIDER_MAY_NOT_DECIDE',
  ]);
  const standing = () =>
    queueOf(workspace, { campaign, person: cast.dana })
      .items.filter(({ id }) => items.includes(id))
      .map(({ identity, outcome }) => [identity, outcome])
      .sort();
  expect(standing()).toEqual([
    ['calm-1', 'CERTIFY'],
    ['calm-2', 'CERTIFY'],
    ['settled', 'REVOKE'],
  ]);
  expect(await undo(cast.dana)).toEqual({ undone: 2 });
  expect(standing()).toEqual([
    ['calm-1', 'NO_DECISION'],
    ['calm-2', 'NO_DECISION'],
    ['settled', 'REVOKE'],
  ]);
  expect(await codeOf(undo(cast.dana))).toBe('INPUT_INVALID');
  await workspace.close();
});

test('a batch of nothing that may be decided together is refused', async () => {
  const sample = await unchangedServices();
  const { workspace, cast, campaign } = sample;
  const bulk = (items: readonly string[], justification = 'Same as before', as = cast.dana) =>
    codeOf(decideInBulk(workspace, { campaign, items, justification, as }));
  expect([
    await bulk([sample.item('medium')]),
    await bulk([sample.item('calm-1')], '  '),
    await bulk(['no such item']),
    await bulk([sample.item('calm-1')], 'Same as before', cast.lee),
  ]).toEqual(['BULK_NOT_ALLOWED', 'JUSTIFICATION_NEEDED', 'ITEM_NOT_IN_CAMPAIGN', 'NOT_THE_REVIEWER']);
  await workspace.close();
});

test('what a later bundle changed leaves the bulk', async () => {
  const sample = await unchangedServices();
  const { workspace, cast, campaign } = sample;
  await importTables(sample, {
    extractedAt: '2026-10-05T06:00:00Z',
    identities: [service('calm-1')],
    entitlements: [grant('calm-1', 'write', 'ledger')],
  });
  const { items } = queueOf(workspace, { campaign, person: cast.dana });
  expect(items.find((item) => item.identity === 'calm-1')?.bulkAllowed).toBe(false);
  await workspace.close();
});

test('items of somebody who left go to another reviewer, and what was decided but not signed is decided anew', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, campaign } = sample;
  const item = sample.item('svc-low');
  await decideAs(sample, { item, outcome: 'CERTIFY', as: cast.dana });
  await deactivatePerson(workspace, { person: cast.dana, reason: 'Left', as: null });
  expect(await codeOf(assignItems(workspace, { items: [item], to: cast.dana, reason: 'x', as: null }))).toBe(
    'PERSON_INACTIVE',
  );
  const items = ['svc-low', 'svc-medium'].map(sample.item);
  expect(await assignItems(workspace, { items, to: cast.robin, reason: 'Dana left', as: cast.sam })).toEqual({
    assigned: 2,
  });
  const detail = campaignDetail(workspace.read, campaign, '2026-10-02');
  expect(detail.assignments.map(({ name, items: count, decided }) => [name, count, decided])).toEqual([
    ['Dana Owner', 2, 0],
    ['Robin Seller', 2, 0],
  ]);
  expect(workspace.read.prepare('select event, note from decision_event').all()).toEqual([
    { event: 'reassigned', note: 'Dana left' },
  ]);
  const decided = await decideAs(sample, { item, outcome: 'CERTIFY', as: cast.robin });
  expect(decided.reviewerOfRecord.name).toBe('Robin Seller');
  await workspace.close();
});

test('what was certified together and signed is not taken back', async () => {
  const sample = await unchangedServices();
  const { workspace, cast, campaign } = sample;
  await giveKey(sample, cast.dana);
  const items = ['calm-1', 'calm-2'].map(sample.item);
  const { batch } = await decideInBulk(workspace, { campaign, items, justification: 'Same as in Q2', as: cast.dana });
  await signOff(workspace, services, { campaign, passphrase, read: null, as: cast.dana });
  expect(await codeOf(undoBatch(workspace, { batch, items, as: cast.dana }))).toBe('ASSIGNMENT_SIGNED_OFF');
  const { items: queued } = queueOf(workspace, { campaign, person: cast.dana });
  expect(queued.filter(({ id }) => items.includes(id)).map(({ outcome }) => outcome)).toEqual(['CERTIFY', 'CERTIFY']);
  await workspace.close();
});

test('a signed "no answer" can go to somebody else, a signed answer can’t', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, campaign } = sample;
  await giveKey(sample, cast.dana);
  await decideAs(sample, { item: sample.item('svc-low'), outcome: 'CERTIFY', as: cast.dana });
  await decideAs(sample, {
    item: sample.item('svc-medium'),
    outcome: 'CANNOT_DECIDE',
    question: 'Who uses it?',
    as: cast.dana,
  });
  await signOff(workspace, services, { campaign, passphrase, read: null, as: cast.dana });
  const assign = (identity: string) =>
    assignItems(workspace, { items: [sample.item(identity)], to: cast.robin, reason: 'Ask Robin', as: null });
  expect(await codeOf(assign('svc-low'))).toBe('ASSIGNMENT_SIGNED_OFF');
  await assign('svc-medium');
  await assign('svc-high');
  const decided = await decideAs(sample, {
    item: sample.item('svc-medium'),
    outcome: 'CERTIFY',
    as: cast.robin,
  });
  expect({ by: decided.performer.name, final: decided.final }).toEqual({ by: 'Robin Seller', final: false });
  await workspace.close();
});
