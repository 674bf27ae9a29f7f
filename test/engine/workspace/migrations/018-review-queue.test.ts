import { join } from 'node:path';
import { expect, test } from 'vitest';
import { campaignDetail } from '../../../../electron/engine/review/campaign.ts';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import { campaignId, insertCampaign, itemId } from '../../review/large-campaign.ts';
import { emptyFolder, queueOf } from '../../review/northwind.ts';
import { wrongCounts } from '../../review/queue-counts.ts';

/** A file of the version before, with a campaign, answers that wait, end and are final, and what was left out. */
async function before(): Promise<string> {
  const file = join(emptyFolder(), 'old.countersign');
  const workspace = await createWorkspace(file, { migrations: migrations.filter(({ number }) => number < 18) });
  await workspace.write(({ db }) => {
    insertCampaign(db, {
      items: 12,
      persons: ['dana', 'robin'],
      systems: ['erp'],
      itemsPerIdentity: 3,
      seed: 3,
    });
    const decide = db.prepare(
      `insert into decision (
         id, item_id, outcome, until, performer_id, reviewer_id, decided_at, ledger_entry, shown_digest, evidence_opened,
         needs_second_person
       )
       values (?, ?, ?, ?, 'dana', 'dana', '2026-10-02T08:00:00Z', 1, 'x', 0, ?)`,
    );
    const stand = db.prepare('update review_item set decision_id = ? where id = ?');
    decide.run('d1', itemId(1), 'REVOKE', null, 1);
    decide.run('d2', itemId(2), 'CERTIFY_UNTIL', '2026-10-03', 0);
    decide.run('d3', itemId(3), 'CERTIFY', null, 0);
    for (const at of [1, 2, 3]) stand.run(`d${at}`, itemId(at));
    db.exec(`
      insert into out_of_scope values ('${campaignId}', 0, 'i', 'svc', 'erp', 4, 'Not reviewed now', 'dana');
      insert into out_of_scope values ('${campaignId}', 1, 'j', 'svc', 'erp', 2, 'Not reviewed now', 'dana');`);
  });
  await workspace.close();
  return file;
}

test('a campaign from before gets its places and its counts, and its words are found', async () => {
  const workspace = await openWorkspace(await before(), { clock: () => new Date('2026-10-05T08:00:00Z') });
  const { items, decided, waitingSecondPerson, outOfScope } = campaignDetail(workspace.read, campaignId, '2026-10-05');
  const open = queueOf(workspace, { campaign: campaignId, order: 'flat', filter: { standing: 'open' } });
  expect({
    wrong: wrongCounts(workspace.read),
    figures: { items, decided, waitingSecondPerson, outOfScope },
    open: open.items.map(({ ordinal }) => ordinal).sort((one, other) => one - other),
    found: queueOf(workspace, { campaign: campaignId, filter: { search: 'svc-' } }).total,
  }).toEqual({
    wrong: [],
    figures: {
      items: 12,
      decided: 1,
      waitingSecondPerson: 1,
      outOfScope: [{ reason: 'Not reviewed now', approver: 'dana', items: 6 }],
    },
    open: [2, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    found: 12,
  });
  await workspace.close();
});
