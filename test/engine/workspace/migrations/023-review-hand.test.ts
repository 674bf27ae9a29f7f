import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import type { Transaction } from '../../../../electron/engine/workspace/workspace.ts';
import { insertCampaign, itemId } from '../../review/large-campaign.ts';
import { emptyFolder } from '../../review/northwind.ts';
import { wrongCounts } from '../../review/queue-counts.ts';

function decide({ db }: Transaction, at: number, outcome: 'CERTIFY' | 'REVOKE'): void {
  db.prepare(
    `insert into decision (
       id, item_id, outcome, performer_id, reviewer_id, decided_at, ledger_entry, shown_digest, evidence_opened,
       needs_second_person
     )
     values ($id, $item, $outcome, 'dana', 'dana', '2026-10-02T08:00:00Z', $at, 'x', 0, 0)`,
  ).run({ id: `d${at}`, item: itemId(at), outcome, at });
  db.prepare('update review_item set decision_id = $id where id = $item').run({ id: `d${at}`, item: itemId(at) });
}

/** A file of the version before, with a campaign and an answer in it. */
async function before(): Promise<string> {
  const file = join(emptyFolder(), 'old.countersign');
  const workspace = await createWorkspace(file, { migrations: migrations.filter(({ number }) => number < 23) });
  await workspace.write((transaction) => {
    insertCampaign(transaction.db, {
      items: 12,
      persons: ['dana', 'robin'],
      systems: ['erp'],
      itemsPerIdentity: 3,
      seed: 3,
    });
    decide(transaction, 1, 'REVOKE');
  });
  await workspace.close();
  return file;
}

test('a workspace from before goes on counting: one answer at a time, many in a batch, and items that change hands', async () => {
  const workspace = await openWorkspace(await before());
  const wrong = [wrongCounts(workspace.read)];
  const tallied = () =>
    workspace.read.prepare("select sum(items) from queue_tally where audience = '' and substr(facet, 2, 1) = 'N'");
  await workspace.write((transaction) => {
    decide(transaction, 2, 'CERTIFY');
    decide(transaction, 3, 'REVOKE');
  });
  wrong.push(wrongCounts(workspace.read));
  await workspace.write(({ db }) => {
    db.prepare('update review_item set decision_id = null where id = ?').run(itemId(2));
    db.prepare('update review_item set assignment_id = null where id in (?, ?)').run(itemId(3), itemId(5));
  });
  wrong.push(wrongCounts(workspace.read));
  await workspace.write((transaction) => {
    transaction.db.exec('insert into queue_batch (only) values (1)');
    for (const at of [6, 7, 8]) decide(transaction, at, 'CERTIFY');
    transaction.db.exec('delete from queue_batch');
  });
  wrong.push(wrongCounts(workspace.read));
  expect({ wrong, undecided: tallied().pluck().get() }).toEqual({ wrong: [[], [], [], []], undecided: 7 });
  await workspace.close();
});
