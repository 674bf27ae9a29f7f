import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import { insert, place, placeBundle, placeSource } from '../../controls/population.ts';
import { campaignId, insertCampaign } from '../../review/large-campaign.ts';
import { emptyFolder } from '../../review/northwind.ts';

/** A file of the version before: three live entitlements, assessed with the newest evidence, two of them under review. */
async function before(assessed: number): Promise<string> {
  const file = join(emptyFolder(), 'old.countersign');
  const workspace = await createWorkspace(file, { migrations: migrations.filter(({ number }) => number < 21) });
  await workspace.write(async (transaction) => {
    const { db } = transaction;
    await placeBundle(transaction, 1, 'harbour-2026-q3');
    for (const table of ['identity', 'entitlement']) placeSource(db, 1, table, `countersign.${table}`);
    const identity = place(db, 'identity', { system: 'erp', name: 'app-billing', owner: 'Dana Owner' });
    for (const uid of ['e-1', 'e-2', 'e-3']) {
      const entitlement = place(db, 'entitlement', { identity_id: identity, uid, environment: 'production' });
      const judged = { risk: 'high', risk_rank: 3, fail_mask: 1, unknown_mask: 0, applicable_mask: 1 };
      insert(db, 'entitlement_assessment', { entitlement_id: entitlement, ...judged });
    }
    insert(db, 'assessment', {
      id: 1,
      assessed_at: '2026-10-01T08:00:00Z',
      bundle: assessed,
      rules: '[]',
      thresholds: '{}',
    });
    insertCampaign(db, { items: 2, persons: ['dana'], systems: ['erp'], itemsPerIdentity: 1, seed: 3 });
  });
  await workspace.close();
  return file;
}

function counted(db: Database) {
  const all = (sql: string) => db.prepare(sql).raw().all();
  return {
    reviewed: all('select entitlement_id, ordinal from population_reviewed order by 1'),
    groups: all('select facet, entitlements, settled, came_back from population_group'),
    underWay: all('select campaign_id, assignment_id, items, settled from population_under_way'),
    isNow: all('select state = (select state from population_state_now) from population_state'),
  };
}

const facet = JSON.stringify([
  ...['erp', 'application', 'Dana Owner', 'dana.owner@northwind.example', 0],
  ...['role', 'production', 'allow', 'high'],
]);

test.each([
  ['is counted', 1, { groups: [[facet, 3, 2, 0]], underWay: [[campaignId, 'a-dana', 2, 2]], isNow: [[1]] }],
  ['waits for its assessment where newer evidence came', 0, { groups: [], underWay: [], isNow: [] }],
])('the population of a workspace from before %s', async (_, assessed, expected) => {
  const workspace = await openWorkspace(await before(assessed));
  expect(counted(workspace.read)).toEqual({
    reviewed: [
      [1, 1],
      [2, 1],
    ],
    ...expected,
  });
  await workspace.close();
});
