// What changed in a campaign's entitlements after its baseline is found alike from many items and few changes, and from few
// items and many changes.
import { expect, test } from 'vitest';
import { closingSnapshot } from '../../../electron/engine/review/closing-snapshot.ts';
import { campaignScope } from '../../../shared/contract/campaign-plan.ts';
import { grant, importTables, northwind, open, service } from './northwind.ts';

test('what nobody decided and changed is told of a large campaign and of a small one', async () => {
  const sample = await northwind();
  const { workspace, cast } = sample;
  const names = ['one', 'two', 'three', 'four', 'five', 'bot'];
  const evidence = (day: string, raised: readonly string[], gone: readonly string[] = []) => {
    sample.at(`${day}T08:00:00.000Z`);
    return importTables(sample, {
      extractedAt: `${day}T06:00:00Z`,
      identities: names.map((name) => service(name, { kind: name === 'bot' ? 'bot' : 'service_account' })),
      entitlements: names
        .filter((name) => !gone.includes(name))
        .map((name) => grant(name, 'read', 'ledger', { administrator: String(raised.includes(name)) })),
    });
  };
  await evidence('2026-09-28', []);
  const all = await open(sample, { name: 'All' });
  const bots = await open(sample, {
    name: 'Bots',
    scope: campaignScope.parse({ identityKinds: ['bot'] }),
    outOfScopeReason: 'Reviewed in another round',
    outOfScopeApprover: cast.sam,
  });
  const told = (campaign: string) => {
    const { rows, counts } = closingSnapshot(workspace.read, campaign, '2026-10-02');
    return { rows: rows.map(({ identity, kind }) => `${identity} ${kind}`).sort(), unchanged: counts.unchanged };
  };
  const before = [told(all.id), told(bots.id)];
  await evidence('2026-09-30', ['two', 'bot'], ['three']);
  expect([before, [told(all.id), told(bots.id)]]).toEqual([
    [
      { rows: [], unchanged: 0 },
      { rows: [], unchanged: 0 },
    ],
    [
      { rows: ['bot nobody_decided', 'three nobody_decided', 'two nobody_decided'], unchanged: 3 },
      { rows: ['bot nobody_decided'], unchanged: 0 },
    ],
  ]);
  await workspace.close();
});
