import { join } from 'node:path';
import { expect, test } from 'vitest';
import { itemsOf } from '../../../../electron/engine/review/items.ts';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import { emptyFolder } from '../../review/northwind.ts';

const at = '2026-09-01T08:00:00.000Z';

/** A file of the version before, with a campaign of one item. */
async function before(): Promise<string> {
  const file = join(emptyFolder(), 'old.countersign');
  const workspace = await createWorkspace(file, { migrations: migrations.filter(({ number }) => number < 16) });
  await workspace.write(({ db }) =>
    db.exec(`
      insert into person (id, name, party, email, email_plain, active, added_at)
      values ('dana', 'Dana Owner', 'customer', 'd@northwind.example', 'd@northwind.example', 1, '${at}'),
        ('avery', 'Avery Analyst', 'provider', 'a@harbour.example', 'a@harbour.example', 1, '${at}');
      insert into operating_model values (1, '{}', '${at}', 'dana', 'Signed', 0);
      insert into blob values ('pop', 0);
      insert into campaign (
        id, name, due, scope, opened_at, model_version, baseline_bundles, baseline_ordinal, baseline_digest,
        population_sha256, notices
      )
      values ('q3', 'Q3', '2026-10-01', '{}', '${at}', 1, '[]', 1, 'd', 'pop', '[]');
      insert into review_item (
        id, campaign_id, ordinal, reference, entitlement_uid, identity_uid, identity, identity_kind, system, privilege,
        resource, risk, risk_rank, rules, change, changed, facts, digest
      )
      values ('i1', 'q3', 1, 'E-1', 'e', 'i', 'svc', 'service_account', 'erp', 'read', 'ledger', 'low', 1, '[]', 'new',
        '[]', '{}', 'd');`),
  );
  await workspace.close();
  return file;
}

test('campaigns from before stay rounds of their own, and what is kept of later ones is the customer’s and never changes', async () => {
  const workspace = await openWorkspace(await before());
  expect(itemsOf(workspace.read, 'q3').map((item) => [item.id, item.carriedWhy])).toEqual([['i1', null]]);
  const refused: string[] = [];
  const run = (sql: string) =>
    workspace
      .write(({ db }) => db.exec(sql))
      .then(
        () => 'done',
        (error: unknown) => void refused.push(String(error).replace(/^\w+: /, '')),
      );
  const dismissal = (person: string) =>
    `insert into trigger_dismissal values ('owner_left', 'e', 'bundle 2', 9, 'owner_left:x', 'No', '${person}', '${at}')`;
  const series = (entry: number, event: string, definition: string, reason: string) =>
    `insert into campaign_series values ('s', ${entry}, '${event}', ${definition}, ${reason}, 'dana', '${at}')`;
  await run(dismissal('avery'));
  await run(dismissal('dana'));
  await run("update trigger_dismissal set reason = 'Yes'");
  await run(series(4, 'saved', "'{}'", 'null'));
  await run(series(5, 'ended', 'null', "'Over'"));
  await run(series(6, 'saved', "'{}'", 'null'));
  await run("insert into campaign_origin values ('q3', 'series', 'x', 's', '2026-10-01', null)");
  await run('delete from campaign_origin');
  await run("insert into carried_over values ('q3', 0, 'i1', 'no_decision', null, 'i1')");
  await run('delete from carried_over');
  expect(refused).toEqual([
    'only the customer decides',
    'a dismissal never changes',
    'this series has ended',
    'why a campaign was opened never changes',
    'what a campaign took over never changes',
  ]);
  await workspace.close();
});
