import { existsSync, readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { ledgerSize } from '../../../electron/engine/ledger/store.ts';
import { backupWorkspace } from '../../../electron/engine/workspace/backup.ts';
import { workspaceName, workspaceNamed } from '../../../electron/engine/workspace/naming.ts';
import { createWorkspace, openWorkspace, unfinishedClose } from '../../../electron/engine/workspace/open.ts';
import { requireRuntime } from '../../../electron/engine/workspace/sqlite.ts';
import { dana, emptyFolder, noteMigrations, noteWritten, workspaceWithNotes, writeNotes } from '../ledger/notes.ts';

const options = { migrations: noteMigrations };

test('a workspace is one file once it is closed, and opens again with what was written', async () => {
  const folder = emptyFolder();
  const workspace = await workspaceWithNotes(3, folder);
  const { id, file } = workspace;
  await workspace.close();
  expect(readdirSync(folder)).toEqual(['northwind.countersign']);
  const again = await openWorkspace(file, options);
  expect({ id: again.id, size: ledgerSize(again.read) }).toEqual({ id, size: 3 });
  await again.close();
});

test('a new workspace has a UUIDv7, and durable settings', async () => {
  const workspace = await createWorkspace(join(emptyFolder(), 'a.countersign'));
  expect(workspace.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const settings = await workspace.write(({ db }) =>
    ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'application_id'].map((name) =>
      db.pragma(name, { simple: true }),
    ),
  );
  expect(settings).toEqual(['wal', 2, 1, 0, 0x4353474e]);
  await workspace.close();
});

test('naming a workspace is an act', async () => {
  const workspace = await createWorkspace(join(emptyFolder(), 'a.countersign'));
  const name = { customer: 'Northwind Trading', provider: 'Harbour Security', model: 'co-managed' } as const;
  expect(workspaceName(workspace.read)).toBe(null);
  await workspace.write((transaction) => perform(transaction, workspaceNamed, dana, name));
  expect({ name: workspaceName(workspace.read), entries: ledgerSize(workspace.read) }).toEqual({ name, entries: 1 });
  await workspace.close();
});

test('an existing file is never overwritten', async () => {
  const file = join(emptyFolder(), 'a.countersign');
  writeFileSync(file, 'precious');
  await expect(createWorkspace(file)).rejects.toMatchObject({ code: 'WORKSPACE_EXISTS' });
  expect([readFileSync(file, 'utf8'), existsSync(`${file}.lock`)]).toEqual(['precious', false]);
});

test('a file that is no workspace of ours is refused and left untouched', async () => {
  const folder = emptyFolder();
  const foreign = join(folder, 'foreign.sqlite');
  const database = new Sqlite(foreign);
  database.exec('create table t (a)');
  database.close();
  writeFileSync(join(folder, 'text'), 'SQLite format 3 is what I am not');
  writeFileSync(join(folder, 'empty'), '');
  const before = readFileSync(foreign);
  const codes = [];
  for (const name of ['foreign.sqlite', 'text', 'empty', 'missing', '.']) {
    codes.push(
      await openWorkspace(join(folder, name)).then(
        () => 'opened',
        (error: { code: string }) => error.code,
      ),
    );
  }
  expect(codes).toEqual([
    'WORKSPACE_NOT_OURS',
    'WORKSPACE_NOT_OURS',
    'WORKSPACE_NOT_OURS',
    'WORKSPACE_NOT_FOUND',
    'FILE_UNREADABLE',
  ]);
  expect([readFileSync(foreign).equals(before), readdirSync(folder).sort()]).toEqual([
    true,
    ['empty', 'foreign.sqlite', 'text'],
  ]);
});

test('a place where nothing can be written is said to be one', async () => {
  await expect(createWorkspace(join(emptyFolder(), 'no', 'such', 'folder.countersign'))).rejects.toMatchObject({
    code: 'FILE_UNWRITABLE',
  });
});

test('a newer workspace is refused, also for reading', async () => {
  const workspace = await workspaceWithNotes(1);
  await workspace.close();
  for (const readOnly of [false, true]) {
    await expect(openWorkspace(workspace.file, { readOnly })).rejects.toMatchObject({
      code: 'WORKSPACE_NEWER',
      details: { version: 1000 },
    });
  }
  expect(existsSync(`${workspace.file}.lock`)).toBe(false);
});

test('a cut-off file is said to be damaged', async () => {
  const workspace = await workspaceWithNotes(200);
  await workspace.close();
  truncateSync(workspace.file, Math.floor(statSync(workspace.file).size / 2 / 8192) * 8192);
  const attempt = openWorkspace(workspace.file, options).then(async (opened) => {
    try {
      await opened.write(({ db }) => db.prepare('select sum(length(entry)) from ledger_entry').get());
    } finally {
      await opened.close();
    }
  });
  await expect(attempt).rejects.toMatchObject({ code: 'WORKSPACE_DAMAGED' });
});

test('opening for reading neither locks nor writes', async () => {
  const workspace = await workspaceWithNotes(2);
  const reading = await openWorkspace(workspace.file, { ...options, readOnly: true });
  await writeNotes(workspace, 2, 3);
  expect(ledgerSize(reading.read)).toBe(3);
  await expect(reading.write(() => 1)).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
  expect(() => reading.read.exec('delete from note')).toThrow('readonly');
  await Promise.all([reading.close(), workspace.close()]);
});

test('the second opener in the same process is told who has the workspace', async () => {
  const workspace = await workspaceWithNotes(0);
  await expect(openWorkspace(workspace.file, options)).rejects.toMatchObject({
    code: 'WORKSPACE_LOCKED',
    details: { pid: process.pid, host: hostname(), since: '2026-10-01T09:30:00.000Z' },
  });
  await workspace.close();
  await (await openWorkspace(workspace.file, options)).close();
});

test('a lock is taken over only where its holder is known to be gone', async () => {
  const workspace = await workspaceWithNotes(0);
  await workspace.close();
  const dead = {
    user: 'dana',
    host: hostname(),
    pid: 2 ** 22 + 1,
    since: '2026-01-01T00:00:00.000Z',
    boot: null,
    token: 'x',
  };
  const alive = { ...dead, pid: process.pid };
  const outcomeWith = async (text: string, age = 0): Promise<string> => {
    writeFileSync(`${workspace.file}.lock`, text);
    utimesSync(`${workspace.file}.lock`, Date.now() / 1000 - age, Date.now() / 1000 - age);
    try {
      await (await openWorkspace(workspace.file, options)).close();
      return 'opened';
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : 'other';
    }
  };
  expect({
    dead: await outcomeWith(JSON.stringify(dead)),
    alive: await outcomeWith(JSON.stringify(alive)),
    elsewhere: await outcomeWith(JSON.stringify({ ...dead, host: 'other-laptop' })),
    beingWritten: await outcomeWith('{"user":'),
    leftHalfWritten: await outcomeWith('{"user":', 60),
    left: readdirSync(dirname(workspace.file)),
  }).toEqual({
    dead: 'opened',
    alive: 'WORKSPACE_LOCKED',
    elsewhere: 'WORKSPACE_LOCKED',
    beingWritten: 'WORKSPACE_LOCKED',
    leftHalfWritten: 'opened',
    left: ['northwind.countersign'],
  });
});

test.skipIf(process.platform !== 'linux')(
  'a lock from before the machine was started anew is taken over, even if its process number lives again',
  async () => {
    const workspace = await workspaceWithNotes(0);
    await workspace.close();
    const lock = {
      user: 'dana',
      host: hostname(),
      pid: process.pid,
      since: '2026-01-01T00:00:00.000Z',
      boot: 'another',
      token: 'x',
    };
    writeFileSync(`${workspace.file}.lock`, JSON.stringify(lock));
    await (await openWorkspace(workspace.file, options)).close();
    expect(existsSync(`${workspace.file}.lock`)).toBe(false);
  },
);

test('whoever closes leaves a lock alone that is no longer his', async () => {
  const workspace = await workspaceWithNotes(0);
  writeFileSync(`${workspace.file}.lock`, 'taken over by hand');
  await workspace.close();
  expect(readFileSync(`${workspace.file}.lock`, 'utf8')).toBe('taken over by hand');
});

test('writes queue: each sees what the one before it did, and a failing one does not stop the next', async () => {
  const workspace = await workspaceWithNotes(0);
  const order: string[] = [];
  const write = (name: string, fails = false): Promise<void> =>
    workspace.write(async ({ db }) => {
      order.push(`${name} begins after ${db.prepare('select count(*) from note').pluck().get()}`);
      await new Promise((resolve) => setImmediate(resolve));
      await perform({ db, clock: workspace.clock }, noteWritten, dana, { id: name, text: name });
      if (fails) throw new Error('on purpose');
    });
  const results = await Promise.allSettled([write('a'), write('b', true), write('c')]);
  expect({ order, results: results.map(({ status }) => status), size: ledgerSize(workspace.read) }).toEqual({
    order: ['a begins after 0', 'b begins after 1', 'c begins after 1'],
    results: ['fulfilled', 'rejected', 'fulfilled'],
    size: 2,
  });
  await workspace.close();
});

test('a reader sees nothing of a write until it is committed', async () => {
  const workspace = await workspaceWithNotes(1);
  await workspace.write(async (transaction) => {
    await perform(transaction, noteWritten, dana, { id: 'n1', text: 'x' });
    expect(ledgerSize(workspace.read)).toBe(1);
  });
  expect(ledgerSize(workspace.read)).toBe(2);
  await workspace.close();
});

test('a write inside a write is refused at once instead of waiting for itself', async () => {
  const workspace = await workspaceWithNotes(0);
  await expect(workspace.write(() => workspace.write(() => 1))).rejects.toThrow('inside a write');
  await workspace.close();
});

test('closing waits for the write under way, refuses later ones, and may be repeated', async () => {
  const workspace = await workspaceWithNotes(0);
  const writing = writeNotes(workspace, 0, 5);
  await Promise.all([workspace.close(), writing]);
  await expect(workspace.write(() => 1)).rejects.toMatchObject({ code: 'WORKSPACE_CLOSED' });
  await workspace.close();
  const again = await openWorkspace(workspace.file, options);
  expect(ledgerSize(again.read)).toBe(5);
  await again.close();
});

test('when the disk is full, nothing was changed and the next write works', async () => {
  const workspace = await workspaceWithNotes(2);
  await workspace.write(({ db }) =>
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 3}`),
  );
  const big = workspace.write(async (transaction) => {
    await perform(transaction, noteWritten, dana, { id: 'small', text: 'x' });
    await perform(transaction, noteWritten, dana, { id: 'big', text: 'x'.repeat(200_000) });
  });
  await expect(big).rejects.toMatchObject({ code: 'DISK_FULL' });
  expect(ledgerSize(workspace.read)).toBe(2);
  await workspace.write(({ db }) => db.pragma('max_page_count = 100000'));
  await writeNotes(workspace, 2, 3);
  expect(ledgerSize(workspace.read)).toBe(3);
  await workspace.close();
});

test('a disk that is full only when the workspace is closed loses nothing, and where the last of it stands is said', () => {
  const full = new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL');
  const other = new Sqlite.SqliteError('disk I/O error', 'SQLITE_IOERR');
  const told = unfinishedClose('northwind.countersign', full);
  expect(told).toMatchObject({ code: 'DISK_FULL', message: expect.stringContaining('northwind.countersign-wal') });
  expect(unfinishedClose('northwind.countersign', other)).toBe(other);
});

test('a backup is a workspace of its own with the committed state, also while writing goes on', async () => {
  const workspace = await workspaceWithNotes(3);
  const file = join(emptyFolder(), 'backup.countersign');
  await backupWorkspace(workspace, file);
  await writeNotes(workspace, 3, 4);
  const backup = await openWorkspace(file, options);
  expect({ id: backup.id === workspace.id, size: ledgerSize(backup.read) }).toEqual({ id: true, size: 3 });
  await backup.close();
  await expect(backupWorkspace(workspace, file)).rejects.toMatchObject({ code: 'WORKSPACE_EXISTS' });
  const nowhere = join(emptyFolder(), 'no', 'folder', 'b.countersign');
  await expect(backupWorkspace(workspace, nowhere)).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
  await workspace.close();
});

test('a runtime that would crash is refused in words', () => {
  expect(() => requireRuntime('9')).toThrow(
    expect.objectContaining({ code: 'RUNTIME_TOO_OLD', details: { found: '9', needed: '10' } }),
  );
  expect(() => requireRuntime(undefined)).toThrow(expect.objectContaining({ code: 'RUNTIME_TOO_OLD' }));
  expect(requireRuntime('10')).toBe(undefined);
});
