import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import { emptyFolder } from '../../review/northwind.ts';

const at = '2026-09-01T08:00:00.000Z';

/** A file of the version before, with persons that other rows point to, a delegation, and an item that was reassigned. */
async function before(): Promise<string> {
  const file = join(emptyFolder(), 'old.countersign');
  const workspace = await createWorkspace(file, { migrations: migrations.filter(({ number }) => number < 12) });
  const entry = JSON.stringify({
    act: 'item.assigned',
    actor: { party: 'customer', person: 'dana' },
    at,
    body: {
      assignment: 'a2',
      campaign: 'q3',
      isNew: true,
      items: [{ item: 'i1', withdrawn: null }],
      reason: 'Knows it',
      to: 'robin',
    },
    index: 0,
    v: 1,
  });
  await workspace.write(({ db }) => {
    db.exec('pragma defer_foreign_keys = on');
    const person = db.prepare(
      `insert into person (id, name, party, email, email_plain, title, active, added_at) values (?, ?, ?, ?, ?, null, ?, ?)`,
    );
    person.run('dana', 'Dana Owner', 'customer', 'dana@northwind.example', 'dana@northwind.example', 1, at);
    person.run('robin', 'Robin Seller', 'customer', 'robin@northwind.example', 'robin@northwind.example', 1, at);
    person.run('max', 'Max Left', 'provider', 'max@harbour.example', 'max@harbour.example', 0, at);
    db.prepare(
      `insert into delegation (id, from_person, to_person, up_to, valid_from, valid_until, reason, granted_by, granted_at)
       values ('d1', 'dana', 'robin', 'low', '2026-09-01', '2026-12-31', 'Leave', 'dana', ?)`,
    ).run(at);
    db.prepare('insert into ledger_entry (entry_index, entry, leaf_hash) values (0, ?, zeroblob(32))').run(entry);
    db.exec(`
      insert into operating_model values (1, '{}', '${at}', 'dana', 'Signed', 0);
      insert into blob values ('pop', 0);
      insert into campaign (
        id, name, due, scope, opened_at, model_version, baseline_bundles, baseline_ordinal, baseline_digest,
        population_sha256, notices
      )
      values ('q3', 'Q3', '2026-10-01', '{}', '${at}', 1, '[]', 1, 'd', 'pop', '[]');
      insert into assignment values ('a2', 'q3', 'robin', '${at}', null);
      insert into review_item (
        id, campaign_id, ordinal, reference, entitlement_uid, identity_uid, identity, identity_kind, system, privilege,
        resource, risk, risk_rank, rules, change, changed, facts, digest, assignment_id
      )
      values ('i1', 'q3', 1, 'E-1', 'e', 'i', 'svc', 'service_account', 'erp', 'read', 'ledger', 'low', 1, '[]', 'new',
        '[]', '{}', 'd', 'a2');
    `);
  });
  await workspace.close();
  return file;
}

test('persons keep what points to them, and an auditor can be added; nothing of the rest is rewritten', async () => {
  const file = await before();
  const workspace = await openWorkspace(file);
  const { read } = workspace;
  expect({
    persons: read.prepare('select id, party, active from person order by id').all(),
    steps: read.prepare('select * from item_assignment').all(),
    delegation: read.prepare('select id, from_person, items from delegation').all(),
    broken: read.pragma('foreign_key_check'),
    triggers: read
      .prepare<[], string>(
        `select name from sqlite_schema where type = 'trigger' and tbl_name = 'person' order by name`,
      )
      .pluck()
      .all(),
  }).toEqual({
    persons: [
      { id: 'dana', party: 'customer', active: 1 },
      { id: 'max', party: 'provider', active: 0 },
      { id: 'robin', party: 'customer', active: 1 },
    ],
    steps: [
      {
        item_id: 'i1',
        ledger_entry: 0,
        step: 'assigned',
        from_person: null,
        to_person: 'robin',
        reason: 'Knows it',
        by_person: 'dana',
        at,
      },
    ],
    delegation: [{ id: 'd1', from_person: 'dana', items: null }],
    broken: [],
    triggers: ['person_keeps_party', 'person_never_deleted', 'person_of_one_email', 'person_only_once'],
  });
  await workspace.write(({ db }) =>
    db.exec(
      `insert into person (id, name, party, email, email_plain, active, added_at)
       values ('quinn', 'Quinn', 'auditor', 'q@audit.example', 'q@audit.example', 1, '${at}')`,
    ),
  );
  for (const sql of [
    'delete from person',
    "update person set party = 'customer' where id = 'max'",
    `update delegation set items = '["i1"]'`,
    `insert into delegation (id, from_person, to_person, up_to, valid_from, valid_until, reason, granted_by, granted_at)
     values ('d2', 'dana', 'quinn', 'low', '2026-09-01', '2026-12-31', 'x', 'dana', '${at}')`,
  ]) {
    await expect(workspace.write(({ db }) => db.exec(sql))).rejects.toThrow(/never|only/);
  }
  await workspace.close();
});
