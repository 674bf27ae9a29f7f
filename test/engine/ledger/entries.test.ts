import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  countEntries,
  type EntryFilter,
  latestEntries,
  ledgerEntries,
  ledgerEntry,
  pageStatement,
} from '../../../electron/engine/ledger/entries.ts';
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

test('the newest come first when read backwards', () => {
  const first = latestEntries(workspace.read, { limit: 3 });
  const second = latestEntries(workspace.read, { limit: 3, before: 4 });
  expect([first, second].map((page) => page.map(({ index }) => index))).toEqual([
    [6, 5, 4],
    [3, 2, 1],
  ]);
});

test('entries are found by act, by person and by text, capitals or not', () => {
  const find = (filter: { act?: string; person?: string; text?: string }): number[] =>
    ledgerEntries(workspace.read, { limit: 10, ...filter }).map(({ index }) => index);
  expect({
    act: find({ act: 'note.filed' }),
    person: find({ person: 'Olga Ops' }),
    text: find({ text: 'NUMBER 3' }),
    both: find({ act: 'note.written', text: 'n1' }),
    wildcardsAreText: find({ text: '0%_"sure\\' }),
    nothing: find({ text: 'n_1' }),
  }).toEqual({ act: [5], person: [6], text: [3], both: [1], wildcardsAreText: [6], nothing: [] });
});

test('entries are found by party, by time, and by the names that ids stand for; the count is that of the list', () => {
  const find = (filter: Partial<EntryFilter>): readonly [number[], number] => [
    ledgerEntries(workspace.read, { limit: 10, ...filter }).map(({ index }) => index),
    countEntries(workspace.read, filter),
  ];
  const at = (index: number) => ledgerEntry(workspace.read, index)?.at ?? '';
  expect({
    all: find({})[1],
    party: find({ party: 'customer' })[1],
    nobody: find({ party: 'provider' }),
    times: find({ since: at(2), until: at(4) }),
    named: find({ text: 'drawer of the ledger', orNaming: ['n1', 'odd'] }),
    unnamed: find({ text: 'drawer of the ledger', orNaming: [] }),
  }).toEqual({
    all: 7,
    party: 7,
    nobody: [[], 0],
    times: [[2, 3], 2],
    named: [[1, 5, 6], 3],
    unnamed: [[], 0],
  });
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

test('each filter has an index, and no page sorts', () => {
  const plans = [{}, { act: 'a' }, { person: 'p' }].map((filter) =>
    workspace.read
      .prepare<Record<string, unknown>, { detail: string }>(
        `explain query plan ${pageStatement({ limit: 10, ...filter }, 'entry_index > $bound', 'entry_index')}`,
      )
      .all({ bound: 0, limit: 10, ...filter })
      .map(({ detail }) => detail),
  );
  expect(plans).toEqual([
    ['SEARCH ledger_entry USING INTEGER PRIMARY KEY (rowid>?)'],
    ['SEARCH ledger_entry USING INDEX ledger_entry_by_act (act=? AND entry_index>?)'],
    ['SEARCH ledger_entry USING INDEX ledger_entry_by_person (actor_person=? AND entry_index>?)'],
  ]);
});
