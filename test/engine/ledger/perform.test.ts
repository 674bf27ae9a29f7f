import { expect, test } from 'vitest';
import type { Actor } from '../../../electron/engine/ledger/act.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { ledgerSize } from '../../../electron/engine/ledger/store.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { dana, noteFiled, noteWritten, workspaceWithNotes } from './notes.ts';

test('an act becomes one canonical entry and its effect', async () => {
  const workspace = await workspaceWithNotes(0);
  const head = await workspace.write((transaction) =>
    perform(transaction, noteWritten, dana, { text: 'Ask Harbour Security', id: 'n1', tags: undefined }),
  );
  expect({ head, entries: entries(workspace), notes: notes(workspace) }).toEqual({
    head: { index: 0, at: '2026-10-01T09:30:01.000Z', actor: dana, act: 'note.written' },
    entries: [
      '{"act":"note.written","actor":{"party":"customer","person":"Dana Owner"},"at":"2026-10-01T09:30:01.000Z",' +
        '"body":{"id":"n1","text":"Ask Harbour Security"},"index":0,"v":1}',
    ],
    notes: ['n1'],
  });
  await workspace.close();
});

test('a body that its schema refuses changes nothing and says what is wrong', async () => {
  const workspace = await workspaceWithNotes(1);
  await expect(
    workspace.write((transaction) => perform(transaction, noteWritten, dana, { id: 'n1', text: '' })),
  ).rejects.toMatchObject({ code: 'INPUT_INVALID', details: { act: 'note.written' } });
  expect(entries(workspace)).toHaveLength(1);
  await workspace.close();
});

test('a body with a lone surrogate is refused, because it has no exact bytes', async () => {
  const workspace = await workspaceWithNotes(0);
  await expect(
    workspace.write((transaction) => perform(transaction, noteWritten, dana, { id: 'n1', text: '\ud800' })),
  ).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  await workspace.close();
});

test('an act whose effect fails leaves no entry, even when the caller catches the error and goes on', async () => {
  const workspace = await workspaceWithNotes(2);
  await workspace.write(async (transaction) => {
    await expect(perform(transaction, noteFiled, dana, { id: 'missing', drawer: 1 })).rejects.toThrow('no such note');
    await perform(transaction, noteFiled, dana, { id: 'n1', drawer: 1 });
  });
  expect(entries(workspace).map((entry) => JSON.parse(entry).body)).toEqual([
    { id: 'n0', text: 'Note number 0' },
    { id: 'n1', text: 'Note number 1' },
    { drawer: 1, id: 'n1' },
  ]);
  await workspace.close();
});

test('when one of several acts in a write fails, none of them happened', async () => {
  const workspace = await workspaceWithNotes(1);
  await expect(
    workspace.write(async (transaction) => {
      await perform(transaction, noteWritten, dana, { id: 'n1', text: 'one' });
      await perform(transaction, noteFiled, dana, { id: 'missing', drawer: 1 });
    }),
  ).rejects.toThrow('no such note');
  expect({ size: ledgerSize(workspace.read), notes: notes(workspace) }).toEqual({ size: 1, notes: ['n0'] });
  await workspace.close();
});

test('time in the ledger never runs backwards, even when the clock does', async () => {
  const workspace = await workspaceWithNotes(1);
  const head = await workspace.write(({ db }) =>
    perform({ db, clock: () => new Date('2020-01-01T00:00:00.000Z') }, noteWritten, dana, { id: 'n1', text: 'late' }),
  );
  expect(head.at).toBe(JSON.parse(entries(workspace)[0] ?? '{}').at);
  await workspace.close();
});

test('whoever has the workspace open without a name is an operator with a null person', async () => {
  const workspace = await workspaceWithNotes(0);
  const operator: Actor = { person: null, party: 'operator' };
  await workspace.write((transaction) => perform(transaction, noteWritten, operator, { id: 'n1', text: 'x' }));
  expect(JSON.parse(entries(workspace)[0] ?? '{}').actor).toEqual({ party: 'operator', person: null });
  await workspace.close();
});

test('an act outside a transaction is refused', async () => {
  const workspace = await workspaceWithNotes(0);
  const outside = { db: workspace.read, clock: workspace.clock };
  await expect(perform(outside, noteWritten, dana, { id: 'n1', text: 'x' })).rejects.toThrow('outside a transaction');
  await workspace.close();
});

function entries(workspace: Workspace): string[] {
  return workspace.read.prepare<[], string>('select entry from ledger_entry order by entry_index').pluck().all();
}

function notes(workspace: Workspace): string[] {
  return workspace.read.prepare<[], string>('select id from note order by id').pluck().all();
}
