import { join } from 'node:path';
import { expect, test } from 'vitest';
import { selectItems } from '../../../electron/engine/review/items.ts';
import { migrations } from '../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../electron/engine/workspace/open.ts';
import { campaignOfFour, emptyFolder } from './northwind.ts';

test.each([
  ['an item', `${selectItems} where review_item.id = 'x'`],
  [
    'a campaign’s items in their order',
    `${selectItems} where review_item.campaign_id = 'x' order by review_item.ordinal`,
  ],
  [
    'an assignment’s items in their order',
    `${selectItems} where review_item.assignment_id = 'x' order by review_item.ordinal`,
  ],
  ['an entitlement’s items', `${selectItems} where review_item.entitlement_uid = 'x'`],
  ['an item’s decisions', "select * from decision where item_id = 'x' order by ledger_entry"],
  ['delegations to a person', "select * from delegation where to_person = 'x' and from_person = 'y'"],
  ['a person’s keys', "select * from signing_key where person_id = 'x' order by created_at"],
])('%s is found by index, without a scan or a sort', async (_, sql) => {
  const { workspace } = await campaignOfFour();
  const steps = workspace.read
    .prepare<[], { detail: string }>(`explain query plan ${sql}`)
    .all()
    .map((step) => step.detail);
  expect(steps.filter((step) => step.startsWith('SCAN') || step.includes('TEMP B-TREE'))).toEqual([]);
  await workspace.close();
});

test('a file from before there was an engagement or a review is brought to the present, with what it holds', async () => {
  const file = join(emptyFolder(), 'older.countersign');
  const older = await createWorkspace(file, { migrations: migrations.filter((migration) => migration.number < 6) });
  await older.write(({ db }) =>
    db.exec(
      "insert into trusted_fingerprint values ('SHA256:sample', 'Harbour Security', null, '2026-01-01', null, null)",
    ),
  );
  await older.close();
  const workspace = await openWorkspace(file);
  const tables = workspace.read
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name in ('person', 'campaign', 'decision')",
    )
    .pluck()
    .all();
  expect({
    tables: tables.sort(),
    kept: workspace.read.prepare('select provider from trusted_fingerprint').pluck().all(),
  }).toEqual({ tables: ['campaign', 'decision', 'person'], kept: ['Harbour Security'] });
  await workspace.close();
});
