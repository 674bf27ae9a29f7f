import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkLedger } from '../../../electron/engine/ledger/check.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { latestVersion, type Migration } from '../../../electron/engine/workspace/migrate.ts';
import { migrations } from '../../../electron/engine/workspace/migrations/list.ts';
import { workspaceName, workspaceNamed } from '../../../electron/engine/workspace/naming.ts';
import { createWorkspace, openWorkspace } from '../../../electron/engine/workspace/open.ts';
import { dana, emptyFolder } from '../ledger/notes.ts';

const clock = (): Date => new Date('2026-10-01T09:30:00.000Z');
const name = { customer: 'Northwind Trading', provider: 'Harbour Security', model: 'managed' } as const;
const withLedger = migrations.filter(({ number }) => number >= 2);

/** A file as the version with these migrations would have left it, with an act in it. */
async function fileOfVersion(known: readonly Migration[]): Promise<string> {
  const file = join(emptyFolder(), 'old.countersign');
  const workspace = await createWorkspace(file, { migrations: known, clock });
  await workspace.write((transaction) => perform(transaction, workspaceNamed, dana, name));
  await workspace.close();
  return file;
}

test('the list holds every migration there is, each number once and in their order', () => {
  const folder = new URL('../../../electron/engine/workspace/migrations/', import.meta.url);
  const numbers = readdirSync(folder)
    .filter((file) => file !== 'list.ts')
    .map((file) => Number(file.slice(0, 3)))
    .sort((one, other) => one - other);
  expect({ listed: migrations.map(({ number }) => number), numbers }).toEqual({
    listed: numbers,
    numbers: [...new Set(numbers)],
  });
});

test.each(withLedger.map(({ number }) => number))(
  'a file of version %i with data in it is brought to the present version, a copy kept',
  async (version) => {
    const known = migrations.filter(({ number }) => number <= version);
    const file = await fileOfVersion(known);
    const workspace = await openWorkspace(file, { clock });
    expect({
      version: workspace.read.pragma('user_version', { simple: true }),
      name: workspaceName(workspace.read),
      failed: checkLedger(workspace.read).filter(({ verdict }) => verdict === 'failed'),
      broken: workspace.read.pragma('foreign_key_check'),
    }).toEqual({ version: latestVersion(migrations), name, failed: [], broken: [] });
    await workspace.close();
    const backups =
      version === latestVersion(migrations) ? [] : [`old.countersign.version-${version}-20261001T093000-000Z.backup`];
    expect(readdirSync(dirname(file)).filter((found) => found !== basename(file))).toEqual(backups);
    for (const backup of backups) {
      const old = await openWorkspace(join(dirname(file), backup), { migrations: known });
      expect(workspaceName(old.read)).toEqual(name);
      await old.close();
    }
  },
);

test('a migrated file has the same tables as a new one', async () => {
  const old = await openWorkspace(await fileOfVersion(migrations.slice(0, 2)), { clock });
  const made = await createWorkspace(join(emptyFolder(), 'new.countersign'));
  const schema = 'select type, name, sql from sqlite_schema order by type, name';
  expect(old.read.prepare(schema).all()).toEqual(made.read.prepare(schema).all());
  await Promise.all([old.close(), made.close()]);
});

test('a failing migration leaves the file as it was, and names itself', async () => {
  const file = await fileOfVersion(migrations);
  const version = latestVersion(migrations);
  const failing: readonly Migration[] = [
    ...migrations,
    { number: version + 1, name: 'first', sql: 'create table first (a text) strict;' },
    {
      number: version + 2,
      name: 'second',
      sql: 'create table second (a text) strict; insert into nowhere values (1);',
    },
  ];
  await expect(openWorkspace(file, { migrations: failing, clock })).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    details: { from: version, to: version + 2, migration: 'second' },
  });
  const workspace = await openWorkspace(file, { clock });
  expect({
    version: workspace.read.pragma('user_version', { simple: true }),
    tables: workspace.read.prepare("select name from sqlite_schema where name in ('first', 'second')").all(),
    name: workspaceName(workspace.read),
  }).toEqual({ version, tables: [], name });
  await workspace.close();
});

test('a migration that leaves a reference to nothing is rolled back', async () => {
  const file = await fileOfVersion(migrations);
  const number = latestVersion(migrations) + 1;
  const sql = `
    create table parent (id integer primary key) strict;
    create table child (parent integer references parent(id)) strict;
    insert into child values (7);
  `;
  await expect(
    openWorkspace(file, { migrations: [...migrations, { number, name: 'orphans', sql }], clock }),
  ).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
  });
});

test('an older file opened for reading shows the tables of today and stays as it is', async () => {
  const file = await fileOfVersion(migrations.slice(0, 2));
  const reading = await openWorkspace(file, { readOnly: true });
  expect([reading.read.pragma('user_version', { simple: true }), workspaceName(reading.read)]).toEqual([
    latestVersion(migrations),
    name,
  ]);
  await reading.close();
  const untouched = await openWorkspace(file, { migrations: migrations.slice(0, 2) });
  expect(untouched.read.pragma('user_version', { simple: true })).toBe(2);
  await untouched.close();
});
