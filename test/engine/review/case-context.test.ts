// What a case says besides the entitlement: what the provider did to the identity, and an exception of another decision.
import { expect, test } from 'vitest';
import { reconcileActions } from '../../../electron/engine/review/actions.ts';
import { reviewCase } from '../../../electron/engine/review/case.ts';
import { closeCampaign } from '../../../electron/engine/review/close.ts';
import { digestOf } from '../../../electron/engine/review/digest.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import {
  decideAs,
  giveKey,
  grant,
  importTables,
  itemOf,
  type Northwind,
  northwind,
  open,
  passphrase,
  service,
  services,
} from './northwind.ts';

function action(id: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    native_id: id,
    performed_by: 'hs-terraform',
    party: 'provider',
    verb: 'AttachPolicy',
    target: 'export: s3:*',
    identity_native_id: 'export',
    identity_system: 'erp:northwind',
    at: '2026-09-20T08:00:00Z',
    state: 'done',
    ...more,
  };
}

async function withActions(
  actions: readonly Readonly<Record<string, string>>[],
): Promise<Northwind & { readonly campaign: string; shown(name: string): ReturnType<typeof reviewCase> }> {
  const sample = await northwind();
  const { workspace, cast } = sample;
  await importTables(sample, {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: ['export', 'quiet'].map((name) => service(name)),
    entitlements: [grant('export', 's3:*', 'nw-finance-ledger'), grant('quiet', 'read', 'ledger')],
    actions,
  });
  sample.at('2026-10-01T09:00:00.000Z');
  const { id } = await open(sample);
  const shown = (name: string) =>
    reviewCase(workspace.read, workspace.clock, services, { item: itemOf(sample, id, name), as: cast.dana });
  return { ...sample, campaign: id, shown };
}

test('a case names what the provider did to its identity, on this access first, then what nothing allowed', async () => {
  const sample = await withActions([
    action('A-1', { verb: 'Tag', target: 'export', at: '2026-09-25T08:00:00Z' }),
    action('A-2'),
    action('A-3', { verb: 'Rename', target: 'export', at: '2026-09-26T08:00:00Z' }),
    action('A-4', { verb: 'Open', target: 'bucket nw-finance-ledger', at: '2026-09-21T08:00:00Z' }),
    action('A-5', { verb: 'Detach', state: 'planned' }),
    action('A-6', { verb: 'Look', party: 'customer', performed_by: 'Dana Owner' }),
    action('A-7', { verb: 'Elsewhere', identity_native_id: '', identity_system: '' }),
  ]);
  const { total, unauthorised, shown } = sample.shown('export').providerActions;
  expect({
    total,
    unauthorised,
    shown: shown.map(({ verb, performedBy, at, standing, onThisAccess, citation }) => [
      verb,
      performedBy,
      at,
      standing,
      onThisAccess,
      `${citation?.file} ${citation?.line}`,
    ]),
  }).toEqual({
    total: 4,
    unauthorised: 4,
    shown: [
      ['Open', 'hs-terraform', '2026-09-21T08:00:00.000Z', 'no_approval', true, 'actions.csv 5'],
      ['AttachPolicy', 'hs-terraform', '2026-09-20T08:00:00.000Z', 'no_approval', true, 'actions.csv 3'],
      ['Rename', 'hs-terraform', '2026-09-26T08:00:00.000Z', 'no_approval', false, 'actions.csv 4'],
    ],
  });
  expect(sample.shown('quiet').providerActions).toEqual({ total: 0, unauthorised: 0, shown: [] });
  await sample.workspace.close();
});

test('each stands in the case as it does in the list of all actions, and the digest is of the entitlement alone', async () => {
  const sample = await withActions([
    action('A-1'),
    action('A-2', { approval: 'by phone' }),
    action('A-3', { at: '', state: '' }),
  ]);
  const standings = new Map(reconcileActions(sample.workspace.read).map(({ uid, standing }) => [uid, standing]));
  const { providerActions, entitlement, shownDigest } = sample.shown('export');
  expect(providerActions.shown.map(({ uid, standing }) => [uid, standing])).toEqual(
    providerActions.shown.map(({ uid }) => [uid, standings.get(uid)]),
  );
  expect([providerActions.total, shownDigest]).toEqual([3, digestOf(entitlement)]);
  await sample.workspace.close();
});

test('an exception of an earlier campaign is named with its end and approver, in force, soon over and over', async () => {
  const sample = await withActions([]);
  const { workspace, cast, campaign } = sample;
  await giveKey(sample, cast.dana);
  const item = itemOf(sample, campaign, 'export');
  const { id: decision } = await decideAs(sample, {
    item,
    outcome: 'CERTIFY',
    justification: 'Looked at it',
    exception: { approver: cast.sam, compensatingControl: 'Watched daily', expires: '2026-12-31' },
    as: cast.dana,
  });
  await decideAs(sample, { item: itemOf(sample, campaign, 'quiet'), outcome: 'CERTIFY', as: cast.dana });
  const own = sample.shown('export').exception;
  await signOff(workspace, services, { campaign, passphrase, read: null, as: cast.dana });
  await closeCampaign(workspace, services, { campaign, as: cast.sam, reason: null });
  sample.at('2026-11-01T09:00:00.000Z');
  const { id: next } = await open(sample, { name: 'Q4 2026', due: '2026-11-30' });
  const shown = () =>
    reviewCase(workspace.read, workspace.clock, services, { item: itemOf(sample, next, 'export'), as: cast.dana })
      .exception;
  const inForce = shown();
  sample.at('2026-12-15T09:00:00.000Z');
  const soon = shown();
  sample.at('2027-01-02T09:00:00.000Z');
  const over = shown();
  expect([own, inForce, soon?.state, over?.state]).toEqual([
    null,
    {
      decision,
      reference: 'NT-001',
      campaignName: expect.any(String),
      state: 'running',
      expires: '2026-12-31',
      approver: 'Sam Compliance',
      compensatingControl: 'Watched daily',
    },
    'ends_soon',
    'expired',
  ]);
  await workspace.close();
});
