import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assess } from '../../../../electron/engine/controls/assess.ts';
import { noReviewFacts } from '../../../../electron/engine/controls/review-facts.ts';
import { inventoryRows } from '../../../../electron/engine/inventory/grid.ts';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import { insert, place, placeBundle, placeSource } from '../../controls/population.ts';
import { emptyFolder } from '../../review/northwind.ts';

test('what was in the inventory before is listed, also where nothing has judged it since', async () => {
  const file = join(emptyFolder(), 'old.countersign');
  const old = await createWorkspace(file, { migrations: migrations.filter(({ number }) => number < 20) });
  await old.write(async (transaction) => {
    const { db } = transaction;
    await placeBundle(transaction, 1, 'harbour-2026-q3');
    for (const table of ['identity', 'entitlement']) placeSource(db, 1, table, `countersign.${table}`);
    const identity = place(db, 'identity', { name: 'app-billing' });
    const entitlement = place(db, 'entitlement', { identity_id: identity });
    insert(db, 'entitlement_assessment', {
      entitlement_id: entitlement,
      risk: 'high',
      risk_rank: 3,
      fail_mask: 1,
      unknown_mask: 0,
      applicable_mask: 1,
    });
  });
  await old.close();

  const workspace = await openWorkspace(file);
  const shown = () => {
    const filter = { subject: 'entitlements' as const, facets: {}, search: 'billing', removed: false };
    const { total, rows } = inventoryRows(workspace.read, { filter, sort: null, from: 0, limit: 10 });
    return [total, rows.map(({ cells }) => [cells.identity, cells.risk])];
  };
  const before = shown();
  await workspace.write((transaction) => void assess(transaction, noReviewFacts));
  expect([before, shown()]).toEqual([
    [1, [['app-billing', 'high']]],
    [1, [['app-billing', 'low']]],
  ]);
  await workspace.close();
});
