import { join } from 'node:path';
import { expect, test } from 'vitest';
import { searchEntries } from '../../../../electron/engine/ledger/search.ts';
import { migrations } from '../../../../electron/engine/workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../../../../electron/engine/workspace/open.ts';
import { emptyFolder, noteMigrations, tickingClock, writeNotes } from '../../ledger/notes.ts';

test('entries that were there before are searched through the index, and those after them too', async () => {
  const file = join(emptyFolder(), 'old.countersign');
  const notes = noteMigrations.at(-1);
  if (notes === undefined) throw new Error('there is no table for notes');
  const earlier = [...migrations.filter(({ number }) => number < 28), { ...notes, number: 27 }];
  const old = await createWorkspace(file, { clock: tickingClock(), migrations: earlier });
  await writeNotes(old, 0, 300);
  await old.close();

  const workspace = await openWorkspace(file, { clock: tickingClock('2026-10-02T09:30:00.000Z') });
  const indexed = () => workspace.read.prepare('select size from ledger_indexed').pluck().get();
  const found = (text: string) =>
    searchEntries(
      workspace.read,
      { words: { text, naming: [], itemOf: () => null } },
      { before: null, limit: 5 },
    ).entries.map(({ index }) => index);
  const before = [indexed(), found('number 29')];
  await writeNotes(workspace, 300, 400);
  const after = [indexed(), found('number 39')];
  await workspace.close();
  expect([before, after]).toEqual([
    [300, [299, 298, 297, 296, 295]],
    [364, [399, 398, 397, 396, 395]],
  ]);
});
