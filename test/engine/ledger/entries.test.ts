import { afterAll, beforeAll, expect, test } from 'vitest';
import { ledgerEntries, ledgerEntry, pageStatement } from '../../../electron/engine/ledger/entries.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { dana, noteFiled, noteWritten, workspaceWithNotes } from './notes.ts';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await workspaceWithNotes(5);
  await workspace.write(async (transaction) => {
    await perform(transaction, noteFiled, dana, { id: 'n1', drawer: 3 });
    await perform(
      transaction,
      noteWritten,
      { person: 'Olga Ops', party: 'customer' },
      { id: 'odd', text: '100%_"sure\\' },
    );
  });
});
afterAll(() => workspace.close());

test('pages follow one another without overlap or gap', () => {
  const first = ledgerEntries(workspace.read, { limit: 3 });
  const second = ledgerEntries(workspace.read, { limit: 3, after: 2 });
  const third = ledgerEntries(workspace.read, { limit: 3, after: 5 });
  expect([first, second, third].map((page) => page.map(({ index }) => index))).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
});

test('an entry shows its head and body as they were written', () => {
  expect(ledgerEntry(workspace.read, 5)).toMatchObject({
    index: 5,
    act: 'note.filed',
    actor: dana,
    body: { id: 'n1', drawer: 3 },
  });
  expect(ledgerEntry(workspace.read, 7)).toBe(undefined);
});

test('a page is read by its index, of one act too, and never sorted', () => {
  const plans = [{}, { act: 'a' }].map((filter) =>
    workspace.read
      .prepare<Record<string, unknown>, { detail: string }>(`explain query plan ${pageStatement('act' in filter)}`)
      .all({ after: 0, limit: 10, ...filter })
      .map(({ detail }) => detail),
  );
  expect(plans).toEqual([
    ['SEARCH ledger_entry USING INTEGER PRIMARY KEY (rowid>?)'],
    ['SEARCH ledger_entry USING INDEX ledger_entry_by_act (act=? AND entry_index>?)'],
  ]);
});
