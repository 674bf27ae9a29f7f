// Attempts to enter one human being twice, or for two parties.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engagementActs } from '../../../electron/engine/engagement/acts.ts';
import { addPerson, deactivatePerson, listPersons, personAdded } from '../../../electron/engine/engagement/persons.ts';
import { compareState } from '../../../electron/engine/ledger/compare-state.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { rebuildState } from '../../../electron/engine/ledger/rebuild.ts';
import { workspaceNamed } from '../../../electron/engine/workspace/naming.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import type { Party } from '../../../shared/words.ts';
import { codeOf, emptyFolder, northwind } from '../review/northwind.ts';

function add(workspace: Workspace, email: string, party: Party, name = 'Max Mole') {
  return addPerson(workspace, { name, party, email, title: null, as: null });
}

test('nobody is entered with the e-mail of somebody who is there, for whatever party and however it is written', async () => {
  const { workspace } = await northwind();
  const before = listPersons(workspace.read);
  const refused: string[] = [];
  for (const email of [
    'avery.analyst@harbour.example',
    ' AVERY.Analyst@harbour.example ',
    'avery.analyst＠harbour.example',
    'avery.ana\u200Blyst@harbour.example',
  ]) {
    for (const party of ['customer', 'provider', 'adviser'] as const) {
      refused.push(await codeOf(add(workspace, email, party)));
    }
  }
  expect(refused).toEqual(Array(12).fill('INPUT_INVALID'));
  expect(listPersons(workspace.read)).toEqual(before);
  await expect(add(workspace, 'avery.analyst@harbour.example', 'customer')).rejects.toThrow(
    'This e-mail address is that of Avery Analyst, who is of the provider. Nobody acts for two parties.',
  );
  await workspace.close();
});

test('who left can come back to the same party, and to no other', async () => {
  const { workspace, cast } = await northwind();
  await deactivatePerson(workspace, { person: cast.avery, reason: 'Left', as: null });
  const email = 'Avery.Analyst@harbour.example';
  expect([await codeOf(add(workspace, email, 'customer')), await codeOf(add(workspace, email, 'adviser'))]).toEqual([
    'INPUT_INVALID',
    'INPUT_INVALID',
  ]);
  expect((await add(workspace, email, 'provider')).active).toBe(true);
  expect(await codeOf(add(workspace, email, 'provider'))).toBe('INPUT_INVALID');
  await workspace.close();
});

test.each(['max', '@harbour.example', 'max@', 'max@x@y', 'max mole@harbour.example', '   '])(
  '%j is no e-mail address',
  async (email) => {
    const { workspace } = await northwind();
    expect(await codeOf(add(workspace, email, 'customer'))).toBe('INPUT_INVALID');
    await workspace.close();
  },
);

test('a name of nothing visible is none', async () => {
  const { workspace } = await northwind();
  expect(await codeOf(add(workspace, 'max@northwind.example', 'customer', '\u200B'))).toBe('INPUT_INVALID');
  await workspace.close();
});

test('past the service, the act and the file itself refuse a twin too', async () => {
  const { workspace } = await northwind();
  const body = { id: 'twin', name: 'Max Mole', email: 'AVERY.analyst@harbour.example', title: null };
  const operator = { person: null, party: 'operator' } as const;
  for (const party of ['customer', 'provider'] as const) {
    await expect(
      workspace.write((transaction) => perform(transaction, personAdded, operator, { ...body, party })),
    ).rejects.toThrow(/one active person of one party/);
  }
  const copies = [
    `insert or replace into person select 'twin', name, party, email, email_plain, title, 1, added_at, null, null, null, null
     from person where party = 'provider'`,
    "update person set email_plain = 'x@y' where party = 'provider'",
    "update person set email = 'x@y' where party = 'provider'",
  ];
  for (const sql of copies) await expect(workspace.write(({ db }) => db.exec(sql))).rejects.toThrow(/only|never/);
  expect(listPersons(workspace.read).map((person) => person.name)).toEqual([
    'Dana Owner',
    'Robin Seller',
    'Sam Compliance',
    'Lee Platform',
    'Avery Analyst',
  ]);
  await workspace.close();
});

test('persons, one of them gone and back, can be made again from the ledger', async () => {
  const { workspace, cast } = await northwind();
  await deactivatePerson(workspace, { person: cast.robin, reason: 'Left', as: null });
  await add(workspace, 'ROBIN.seller@northwind.example', 'customer', 'Robin Seller');
  const again = await createWorkspace(join(emptyFolder(), 'again.countersign'), {
    clock: workspace.clock,
    id: workspace.id,
  });
  await rebuildState(workspace, [workspaceNamed, ...engagementActs], again, []);
  expect(compareState(workspace.read, again.read)).toEqual([]);
  await again.close();
  await workspace.close();
});
