import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decisionById } from '../../../../electron/engine/review/decision-record.ts';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import { emptyFolder } from '../../review/northwind.ts';

const at = '2026-09-01T08:00:00.000Z';

/** A file of the version before, with a decision in it. */
async function before(): Promise<string> {
  const file = join(emptyFolder(), 'old.countersign');
  const workspace = await createWorkspace(file, { migrations: migrations.filter(({ number }) => number < 17) });
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
      values ('i1', 'q3', 1, 'E-1', 'e', 'i', 'svc', 'service_account', 'erp', 'read', 'ledger', 'high', 3, '[]', 'new',
        '[]', '{}', 'd');
      insert into decision (
        id, item_id, outcome, performer_id, reviewer_id, decided_at, ledger_entry, shown_digest, evidence_opened,
        needs_second_person
      )
      values ('d1', 'i1', 'REVOKE', 'dana', 'dana', '${at}', 0, 'x', 0, 1);`),
  );
  await workspace.close();
  return file;
}

test('decisions from before broke no rule and wait for nobody by name; what is added is the customer’s and never changes', async () => {
  const workspace = await openWorkspace(await before());
  const { loosened, mustAccept } = decisionById(workspace.read, 'd1');
  expect({ loosened, mustAccept }).toEqual({ loosened: undefined, mustAccept: undefined });
  const refused: string[] = [];
  const run = (sql: string) =>
    workspace
      .write(({ db }) => db.exec(sql))
      .then(
        () => 'done',
        (error: unknown) => void refused.push(String(error).replace(/^\w+: /, '')),
      );
  const acceptance = (person: string) =>
    `insert or replace into decision_acceptance values ('d1', '${person}', '${at}', null, 1, 'named')`;
  const refusal =
    "insert or replace into refusal values (2, 'avery', 'provider', 'review.decide', 'X', null, 1, 'now')";
  for (const sql of [
    acceptance('avery'),
    acceptance('dana'),
    acceptance('dana'),
    "update decision_acceptance set note = 'x'",
    'delete from decision_acceptance',
    refusal,
    refusal,
    'update refusal set times = 9',
    'delete from refusal',
  ]) {
    await run(sql);
  }
  expect(refused).toEqual([
    'only the customer decides',
    ...Array(3).fill('what happened to a decision never changes'),
    ...Array(3).fill('what was refused stays on record'),
  ]);
  await workspace.close();
});
