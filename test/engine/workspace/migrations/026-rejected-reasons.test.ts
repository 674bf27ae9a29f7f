import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rejectedPage, rejectedReasons } from '../../../../electron/engine/inventory/rejected.ts';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import { insert, placeBundle, placeSource } from '../../controls/population.ts';
import { emptyFolder } from '../../review/northwind.ts';

test('rows that were rejected before are counted by their reasons, and no file has an outline yet', async () => {
  const file = join(emptyFolder(), 'old.countersign');
  const old = await createWorkspace(file, { migrations: migrations.filter(({ number }) => number < 25) });
  await old.write(async (transaction) => {
    const { db } = transaction;
    await placeBundle(transaction, 1, 'harbour-2026-q3');
    for (const table of ['identity', 'entitlement']) placeSource(db, 1, table, `countersign.${table}`);
    const reasons = ['Too few cells.', 'No "date".', 'Too few cells.'];
    const { id: source } = db.prepare<[], { id: string }>('select id from source limit 1').get() ?? { id: '' };
    db.prepare('update source set rejected = 3 where id = ?').run(source);
    for (const [row, reason] of reasons.entries()) {
      insert(db, 'rejected_row', { source_id: source, artefact_id: 'artefact-1-identity', line: row + 2, reason });
    }
  });
  await old.close();

  const workspace = await openWorkspace(file);
  const { total, rows } = rejectedPage(workspace.read, 'bundle-1', 1, 5);
  expect({
    reasons: rejectedReasons(workspace.read, 'bundle-1').map(({ reason, count, example }) => [
      reason,
      count,
      example.line,
    ]),
    total,
    lines: rows.map(({ line }) => line),
    outlines: workspace.read.prepare('select count(*) from blob_outline').pluck().get(),
  }).toEqual({
    reasons: [
      ['Too few cells.', 2, 2],
      ['No "date".', 1, 3],
    ],
    total: 3,
    lines: [3, 4],
    outlines: 0,
  });
  await workspace.close();
});
