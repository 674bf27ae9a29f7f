import { join } from 'node:path';
import { expect, test } from 'vitest';
import { happenings } from '../../../../electron/engine/review/happenings.ts';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import { place, placeBundle, placeSource } from '../../controls/population.ts';
import { emptyFolder } from '../../review/northwind.ts';

test('administration that was there before is found as what came later, through the index', async () => {
  const file = join(emptyFolder(), 'old.countersign');
  const old = await createWorkspace(file, { migrations: migrations.filter(({ number }) => number < 29) });
  await old.write(async (transaction) => {
    const { db } = transaction;
    for (const [ordinal, name] of ['harbour-2026-q2', 'harbour-2026-q3'].entries()) {
      await placeBundle(transaction, ordinal + 1, name);
      for (const table of ['identity', 'entitlement']) placeSource(db, ordinal + 1, table, `countersign.${table}`);
    }
    const identity = place(db, 'identity', { name: 'app-billing', first_bundle: 1 });
    for (const first_bundle of [1, 2]) {
      place(db, 'entitlement', { identity_id: identity, administrator: 1, first_bundle });
    }
  });
  await old.close();

  const workspace = await openWorkspace(file);
  const found = happenings(workspace.read).map(({ kind, bundle }) => [kind, bundle]);
  const plan = workspace.read
    .prepare<[], { detail: string }>(
      `explain query plan
       select id
       from entitlement
       where first_bundle > 1
         and (administrator = 1 or escalates = 1)`,
    )
    .all();
  await workspace.close();
  expect([found, plan.map(({ detail }) => detail)]).toEqual([
    [['privilege_raised', 2]],
    ['SEARCH entitlement USING INDEX entitlement_administering (first_bundle>?)'],
  ]);
});
