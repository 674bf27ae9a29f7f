// What a file that somebody asks for may never take the place of, and what is left when it can't be written.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openWorkspace } from '../../../electron/engine/workspace/open.ts';
import { requireOutputPath, writeBeside, writeOutputFile } from '../../../electron/engine/workspace/output-file.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { emptyFolder, noteMigrations, workspaceWithNotes } from '../ledger/notes.ts';

/** The open workspace's folder: the file, and what SQLite and the lock keep beside it. */
async function openFolder() {
  const folder = emptyFolder();
  const workspace = await workspaceWithNotes(3, folder);
  onTestFinished(() => workspace.close());
  return { folder, file: workspace.file };
}

/** Every file of the folder by name, with what it is and holds. */
function snapshot(folder: string) {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const found = lstatSync(join(folder, name));
      return [name, found.ino, found.isFile() ? readFileSync(join(folder, name), 'latin1') : ''];
    });
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => 'it was written',
    (cause: unknown) => cause,
  );
  return error instanceof CountersignError ? `${error.code}: ${error.message}` : `no refusal: ${String(error)}`;
}

test('a file is written as a whole, and replaces an ordinary one', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'proof.json');
  await writeOutputFile(file, 'first');
  await writeOutputFile(file, Buffer.from('second'));
  expect(snapshot(folder)).toEqual([['proof.json', expect.any(Number), 'second']]);
});

test('a name as long as the file system takes can be written', async () => {
  const folder = emptyFolder();
  const name = `${'n'.repeat(251)}.pem`;
  await writeOutputFile(join(folder, name), 'x');
  expect(readdirSync(folder)).toEqual([name]);
});

test('neither the open workspace nor what stands beside it is replaced', async () => {
  const { folder, file } = await openFolder();
  const before = snapshot(folder);
  const endings = ['', '-wal', '-shm', '.lock', '-journal', '-WAL', '.Lock'];
  const found = [];
  for (const ending of endings) found.push(await refusal(writeOutputFile(`${file}${ending}`, 'x')));
  expect([found, snapshot(folder)]).toEqual([
    endings.map((ending) =>
      ending === ''
        ? `FILE_UNWRITABLE: ${file} is a Countersign workspace. It was not touched; choose another name.`
        : `FILE_UNWRITABLE: ${file}${ending} belongs to the workspace ${file}. It was not touched; choose another name.`,
    ),
    before,
  ]);
  expect(before.map(([name]) => name)).toEqual(
    ['', '-shm', '-wal', '.lock'].map((end) => `northwind.countersign${end}`),
  );
});

test.skipIf(process.platform === 'win32')(
  'the workspace is found by other ways: a link, a hard link, a linked folder, a path with dots',
  async () => {
    const { folder, file } = await openFolder();
    const elsewhere = emptyFolder();
    const through = join(elsewhere, 'through');
    symlinkSync(folder, through);
    symlinkSync(file, join(elsewhere, 'link.pdf'));
    linkSync(file, join(elsewhere, 'hard.pdf'));
    const before = [snapshot(folder), snapshot(elsewhere)];
    const ways = [
      join(elsewhere, 'link.pdf'),
      join(elsewhere, 'hard.pdf'),
      join(through, 'northwind.countersign'),
      join(through, 'northwind.countersign-wal'),
      join(through, 'northwind.countersign.lock'),
      `${folder}/./nowhere/../northwind.countersign`,
    ];
    const found = [];
    for (const way of ways) found.push((await refusal(writeOutputFile(way, 'x'))).split(':')[0]);
    expect([found, snapshot(folder), snapshot(elsewhere)]).toEqual([ways.map(() => 'FILE_UNWRITABLE'), ...before]);
  },
);

test('a workspace that nobody has open is not replaced either; another SQLite database is an ordinary file', async () => {
  const folder = emptyFolder();
  const workspace = await workspaceWithNotes(3, folder);
  await workspace.close();
  expect(await refusal(writeOutputFile(workspace.file, 'x'))).toMatch(
    /^FILE_UNWRITABLE: .* is a Countersign workspace/,
  );
  const again = await openWorkspace(workspace.file, { migrations: noteMigrations });
  await again.close();
  const foreign = join(folder, 'foreign.sqlite');
  new Sqlite(foreign).exec('create table t (a)').close();
  await writeOutputFile(foreign, 'replaced');
  expect(readFileSync(foreign, 'utf8')).toBe('replaced');
});

test.skipIf(process.platform === 'win32')('a folder, a link and a pipe are left as they are', async () => {
  const folder = emptyFolder();
  const at = (name: string) => join(folder, name);
  mkdirSync(at('folder'));
  writeFileSync(at('ordinary'), 'precious');
  symlinkSync(at('ordinary'), at('link'));
  symlinkSync(at('nothing'), at('dangling'));
  execFileSync('mkfifo', [at('pipe')]);
  const before = snapshot(folder);
  const found = [];
  for (const name of ['folder', 'link', 'dangling', 'pipe']) found.push(await refusal(writeOutputFile(at(name), 'x')));
  expect([found, snapshot(folder)]).toEqual([
    [
      `FILE_UNWRITABLE: ${at('folder')} is a folder, not an ordinary file. Choose another name.`,
      `FILE_UNWRITABLE: ${at('link')} is a link, not an ordinary file. Choose another name.`,
      `FILE_UNWRITABLE: ${at('dangling')} is a link, not an ordinary file. Choose another name.`,
      `FILE_UNWRITABLE: ${at('pipe')} is a device or pipe, not an ordinary file. Choose another name.`,
    ],
    before,
  ]);
  // The pipe stands where the workspace would, if this were a lock: reading it would wait for ever.
  await writeOutputFile(at('pipe.lock'), 'no workspace’s lock');
  expect(readFileSync(at('pipe.lock'), 'utf8')).toBe('no workspace’s lock');
});

test.skipIf(process.platform === 'win32')('a device is only looked at', async () => {
  // Asked, not written: a failure here must not cost the machine its device.
  expect(await refusal(requireOutputPath('/dev/null'))).toBe(
    'FILE_UNWRITABLE: /dev/null is a device or pipe, not an ordinary file. Choose another name.',
  );
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('a folder that is missing, or is a file, is named', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'file'), '');
  const missing = join(folder, 'missing');
  expect([
    await refusal(requireOutputPath(join(missing, 'a.pem'))),
    await refusal(requireOutputPath(join(folder, 'file', 'a.pem'))),
    readdirSync(folder),
  ]).toEqual([
    `FILE_UNWRITABLE: There is no folder ${missing}, so ${join(missing, 'a.pem')} can’t be written.`,
    `FILE_UNWRITABLE: There is no folder ${join(folder, 'file')}, so ${join(folder, 'file', 'a.pem')} can’t be written.`,
    ['file'],
  ]);
});

test('a folder that takes no file is named', async () => {
  // /proc takes no file from anybody, root included; elsewhere a folder without the right to write does it
  const folder = process.platform === 'linux' ? '/proc' : emptyFolder();
  if (process.platform !== 'linux') {
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
  }
  expect(await refusal(writeOutputFile(join(folder, 'a.pem'), 'text'))).toMatch(/^FILE_UNWRITABLE: /);
});

test('when writing fails or is given up, what was there stays and nothing else is left', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'report.pdf');
  writeFileSync(file, 'the report before');
  const failing = (code: string) => async (temporary: string) => {
    writeFileSync(temporary, 'half');
    throw Object.assign(new Error('refused by the system'), { code });
  };
  const full = await refusal(writeBeside(file, failing('ENOSPC')));
  const broken = await refusal(writeBeside(file, failing('EIO')));
  await (await writeBeside(file, async (temporary) => writeFileSync(temporary, 'given up'))).discard();
  expect([full, broken, readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([
    `DISK_FULL: The disk is full; ${file} was not written.`,
    `FILE_UNWRITABLE: ${file} can’t be written.`,
    ['report.pdf'],
    'the report before',
  ]);
});

test('a workspace that comes to stand there while the file is made is not replaced', async () => {
  const folder = emptyFolder();
  const file = join(folder, 'northwind.countersign');
  const output = await writeBeside(file, async (temporary) => writeFileSync(temporary, 'x'));
  const workspace = await workspaceWithNotes(3, folder);
  onTestFinished(() => workspace.close());
  expect([workspace.file, (await refusal(output.keep())).split(':')[0]]).toEqual([file, 'FILE_UNWRITABLE']);
  await output.discard();
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(readFileSync(file).toString('latin1', 0, 15)).toBe('SQLite format 3');
});
