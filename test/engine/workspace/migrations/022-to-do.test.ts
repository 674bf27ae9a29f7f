import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import { campaignId, insertCampaign, itemId } from '../../review/large-campaign.ts';
import { emptyFolder } from '../../review/northwind.ts';

test('what has to be done in a campaign from before is found without looking through its items', async () => {
  const file = join(emptyFolder(), 'old.countersign');
  const old = await createWorkspace(file, { migrations: migrations.filter(({ number }) => number < 22) });
  await old.write(({ db }) => {
    insertCampaign(db, { items: 6, persons: ['dana'], systems: ['erp'], itemsPerIdentity: 2, seed: 3 });
    const decide = db.prepare(
      `insert into decision (
         id, item_id, outcome, question, performer_id, reviewer_id, decided_at, ledger_entry, shown_digest, evidence_opened,
         needs_second_person
       )
       values (?, ?, ?, 'Who runs it?', 'dana', 'dana', '2026-10-02T08:00:00Z', 1, 'x', 0, 0)`,
    );
    for (const [position, outcome] of ['CERTIFY', 'REVOKE', 'CANNOT_DECIDE'].entries()) {
      decide.run(`d${position}`, itemId(position + 1), outcome);
      db.prepare('update review_item set decision_id = ? where id = ?').run(`d${position}`, itemId(position + 1));
    }
  });
  await old.close();

  const workspace = await openWorkspace(file);
  const { read } = workspace;
  const sql = `select item_id from queue_item where campaign_id = ? and substr(facet, 2, 1) in ('D', 'R', 'X')`;
  const [plan] = read.prepare<[string], { detail: string }>(`explain query plan ${sql}`).all(campaignId);
  expect({ found: read.prepare(sql).pluck().all(campaignId).sort(), plan: plan?.detail }).toEqual({
    found: [itemId(2), itemId(3)],
    plan: 'SEARCH queue_item USING INDEX queue_item_to_do (campaign_id=?)',
  });
  await workspace.close();
});
