import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { checkLedger } from '../../../electron/engine/ledger/check.ts';
import { latestCheckpoint, writeCheckpoint } from '../../../electron/engine/ledger/checkpoints.ts';
import { compareState } from '../../../electron/engine/ledger/compare-state.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { rebuildState } from '../../../electron/engine/ledger/rebuild.ts';
import { workspaceNamed } from '../../../electron/engine/workspace/naming.ts';
import { createWorkspace, openWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { dana, emptyFolder, noteActs, noteFiled, noteMigrations, workspaceWithNotes, writeNotes } from './notes.ts';

const acts = [...noteActs, workspaceNamed];

async function livedIn(): Promise<Workspace> {
  const workspace = await workspaceWithNotes(600);
  await workspace.write(async (transaction) => {
    await perform(transaction, workspaceNamed, dana, {
      customer: 'Northwind Trading',
      provider: 'Harbour Security',
      model: 'managed',
    });
    await perform(transaction, noteFiled, dana, { id: 'n5', drawer: 2 });
    writeCheckpoint(transaction);
  });
  await writeNotes(workspace, 600, 602);
  return workspace;
}

async function fresh(id: string): Promise<Workspace> {
  return createWorkspace(join(emptyFolder(), 'rebuilt.countersign'), { id, migrations: noteMigrations });
}

test('the state is rebuilt from the ledger alone, checkpoints and all', async () => {
  const source = await livedIn();
  const target = await fresh(source.id);
  await rebuildState(source, acts, target, []);
  expect({
    differences: compareState(source.read, target.read),
    checkpoint: latestCheckpoint(target.read)?.note === latestCheckpoint(source.read)?.note,
    failed: checkLedger(target.read).filter(({ verdict }) => verdict === 'failed'),
  }).toEqual({ differences: [], checkpoint: true, failed: [] });
  await Promise.all([source.close(), target.close()]);
});

test('a row that was changed beside the ledger shows as a difference', async () => {
  const source = await livedIn();
  await source.close();
  const database = new Sqlite(source.file);
  database.exec("update note set drawer = 7 where id = 'n5'; delete from note where id = 'n6'");
  database.close();
  const changed = await openWorkspace(source.file, { readOnly: true, migrations: noteMigrations });
  const target = await fresh(changed.id);
  await rebuildState(changed, acts, target, []);
  const differences = compareState(changed.read, target.read);
  expect(differences).toEqual([
    {
      table: 'note',
      onlyInFirst: 1,
      onlyInSecond: 2,
      example: expect.stringMatching(/^only in the \w+: id=n5, .*drawer=/),
    },
  ]);
  expect(compareState(changed.read, target.read, ['note'])).toEqual([]);
  await Promise.all([changed.close(), target.close()]);
});

test('rows that no act carries are copied before the replay', async () => {
  const migrations = [
    ...noteMigrations,
    {
      number: 1001,
      name: 'scans',
      sql: 'create table scan (note text not null references note(id), image blob) strict;',
    },
  ];
  const source = await createWorkspace(join(emptyFolder(), 'a.countersign'), { migrations });
  await writeNotes(source, 0, 1);
  await source.write(({ db }) => db.prepare("insert into scan values ('n0', x'00ff')").run());
  const without = await createWorkspace(join(emptyFolder(), 'b.countersign'), { id: source.id, migrations });
  await rebuildState(source, acts, without, []);
  const target = await createWorkspace(join(emptyFolder(), 'c.countersign'), { id: source.id, migrations });
  await rebuildState(source, acts, target, ['scan']);
  expect([compareState(source.read, without.read), compareState(source.read, target.read)]).toEqual([
    [{ table: 'scan', onlyInFirst: 1, onlyInSecond: 0, example: 'only in the first: note=n0, image=2 bytes' }],
    [],
  ]);
  await Promise.all([source.close(), without.close(), target.close()]);
});

test('an act that nobody knows stops the replay, and leaves the target empty', async () => {
  const source = await livedIn();
  const target = await fresh(source.id);
  await expect(rebuildState(source, noteActs, target, [])).rejects.toMatchObject({
    code: 'LEDGER_DAMAGED',
    details: { index: 600, act: 'workspace.named' },
  });
  expect(target.read.prepare('select count(*) from ledger_entry').pluck().get()).toBe(0);
  await Promise.all([source.close(), target.close()]);
});

test('a ledger is not replayed under another id', async () => {
  const source = await livedIn();
  const target = await createWorkspace(join(emptyFolder(), 'other.countersign'), { migrations: noteMigrations });
  await expect(rebuildState(source, acts, target, [])).rejects.toThrow('same id');
  await Promise.all([source.close(), target.close()]);
});
