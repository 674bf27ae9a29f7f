import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import { emptyFolder } from '../../review/northwind.ts';

test('a file of before keeps what it holds, and has no plan that is being typed', async () => {
  const file = join(emptyFolder(), 'old.countersign');
  const old = await createWorkspace(file, { migrations: migrations.filter(({ number }) => number < 31) });
  await old.write(({ db }) => {
    db.exec(`insert into engagement_draft (only, draft, at) values (1, '{}', '2026-09-01T08:00:00.000Z')`);
  });
  await old.close();

  const workspace = await openWorkspace(file);
  const count = (table: string) => workspace.read.prepare(`select count(*) from ${table}`).pluck().get();
  expect([count('engagement_draft'), count('plan_draft')]).toEqual([1, 0]);
  await workspace.close();
});
