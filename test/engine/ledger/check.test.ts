import { generateKeyPairSync } from 'node:crypto';
import Sqlite, { type Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { type CheckOptions, checkLedger } from '../../../electron/engine/ledger/check.ts';
import { originOf, signCheckpoint } from '../../../electron/engine/ledger/checkpoint.ts';
import {
  checkpointVerifierKey,
  latestCheckpoint,
  ledgerCheckpoints,
  writeCheckpoint,
} from '../../../electron/engine/ledger/checkpoints.ts';
import { leafHash, nodesCompletedBy, treeRoot } from '../../../electron/engine/ledger/merkle.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { dana, noteFiled, noteMigrations, noteWritten, workspaceWithNotes, writeNotes } from './notes.ts';

/** Thirteen notes, with checkpoints over 5 and 13 of them. */
async function ledgerOfThirteen(): Promise<{ file: string; older: string; key: string }> {
  const workspace = await workspaceWithNotes(5);
  const { note } = await workspace.write(writeCheckpoint);
  await writeNotes(workspace, 5, 13);
  await workspace.write(writeCheckpoint);
  const key = checkpointVerifierKey(workspace.read) ?? '';
  await workspace.close();
  return { file: workspace.file, older: note, key };
}

/** Changes the file as somebody would who owns it and knows SQL, then checks it; gives the lines that don't hold. */
async function problemsAfter(
  attack: (database: Database) => void,
  options: CheckOptions | ((ledger: { older: string; key: string }) => CheckOptions) = {},
): Promise<Record<string, string>> {
  const ledger = await ledgerOfThirteen();
  const database = new Sqlite(ledger.file);
  const triggers = database
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'")
    .all();
  for (const { name } of triggers) database.exec(`drop trigger "${name}"`);
  attack(database);
  for (const { sql } of triggers) database.exec(sql);
  database.close();
  const workspace = await openWorkspace(ledger.file, { readOnly: true, migrations: noteMigrations });
  const lines = checkLedger(workspace.read, typeof options === 'function' ? options(ledger) : options);
  await workspace.close();
  return Object.fromEntries(
    lines.filter(({ verdict }) => verdict === 'failed').map(({ check, detail }) => [check, detail]),
  );
}

test('a sound ledger holds on every line, and says what only an outside checkpoint can show', async () => {
  const { file, older, key } = await ledgerOfThirteen();
  const workspace = await openWorkspace(file, { readOnly: true, migrations: noteMigrations });
  expect({
    alone: verdicts(workspace),
    withOutside: verdicts(workspace, { outsideCheckpoints: [older], key }),
  }).toEqual({
    alone: {
      'ledger-order': 'held',
      'ledger-entries': 'held',
      'ledger-form': 'held',
      'ledger-tree': 'held',
      checkpoints: 'held',
      'checkpoint-signatures': 'held',
      'ledger-triggers': 'held',
      'outside-checkpoint': 'not-checkable',
    },
    withOutside: {
      'ledger-order': 'held',
      'ledger-entries': 'held',
      'ledger-form': 'held',
      'ledger-tree': 'held',
      checkpoints: 'held',
      'checkpoint-signatures': 'held',
      'ledger-triggers': 'held',
      'outside-checkpoint': 'held',
    },
  });
  await workspace.close();
});

test('an empty ledger is sound, and has no checkpoint to check', async () => {
  const workspace = await workspaceWithNotes(0);
  expect(verdicts(workspace)).toMatchObject({
    'ledger-order': 'held',
    'ledger-tree': 'held',
    checkpoints: 'not-checkable',
  });
  await workspace.close();
});

test('a flipped character in any entry is found, and the entry named', async () => {
  for (const index of [0, 6, 12]) {
    const problems = await problemsAfter((database) => {
      database
        .prepare("update ledger_entry set entry = replace(entry, 'Note', 'Nota') where entry_index = ?")
        .run(index);
    });
    expect(problems['ledger-entries']).toBe(`Entry ${index} is the first that was changed: its hash is another one.`);
  }
});

test('a flipped bit in a stored hash is found, and the entry named', async () => {
  const problems = await problemsAfter((database) =>
    flipHash(database, 'ledger_entry', 'leaf_hash', 'entry_index = 7'),
  );
  expect(problems).toEqual({ 'ledger-entries': 'Entry 7 is the first that was changed: its hash is another one.' });
});

test('an entry that was changed together with its hash is found by the tree above it', async () => {
  const problems = await problemsAfter((database) => rewriteEntry(database, 9));
  expect(problems).toEqual({
    'ledger-tree': 'The tree differs first over entries 8 to 9 (level 1).',
    checkpoints: 'The first 13 entries are not the ones that the checkpoint over 13 entries covers.',
  });
});

test('an entry changed with its hash and the whole tree is found by the checkpoints', async () => {
  const problems = await problemsAfter((database) => {
    rewriteEntry(database, 2);
    rewriteTree(database);
  });
  expect(problems).toEqual({
    checkpoints: 'The first 5 entries are not the ones that the checkpoint over 5 entries covers.',
  });
});

test('a flipped bit in any node of the tree is found, and what it covers named', async () => {
  const problems = await problemsAfter((database) =>
    flipHash(database, 'ledger_node', 'hash', 'level = 2 and node_index = 1'),
  );
  expect(problems).toEqual({ 'ledger-tree': 'The tree differs first over entries 4 to 7 (level 2).' });
});

test('a missing node and an added node are found', async () => {
  const missing = await problemsAfter((database) => database.exec('delete from ledger_node where level = 3'));
  const added = await problemsAfter((database) =>
    database.prepare('insert into ledger_node (level, node_index, hash) values (9, 0, ?)').run(Buffer.alloc(32)),
  );
  expect([missing, added]).toEqual([
    { 'ledger-tree': 'The tree differs first over entries 0 to 7 (level 3).' },
    { 'ledger-tree': 'The tree has 11 nodes, but its entries make 10.' },
  ]);
});

test('a ledger that was cut off at the end is found by its last checkpoint', async () => {
  const problems = await problemsAfter((database) => {
    database.exec('delete from note where entry_index >= 8');
    database.exec('delete from ledger_entry where entry_index >= 8');
    rewriteTree(database);
  });
  expect(problems).toEqual({
    checkpoints: 'A checkpoint covers 13 entries, but only 8 are there: the ledger was cut off.',
  });
});

test('a ledger cut off together with its checkpoints is found only by a checkpoint from outside', async () => {
  const cut = (database: Database): void => {
    database.exec('delete from note where entry_index >= 3');
    database.exec('delete from ledger_entry where entry_index >= 3');
    database.exec('delete from ledger_checkpoint');
    rewriteTree(database);
  };
  expect(await problemsAfter(cut)).toEqual({});
  expect(await problemsAfter(cut, ({ older, key }) => ({ outsideCheckpoints: [older], key }))).toEqual({
    'outside-checkpoint': 'A checkpoint covers 5 entries, but only 3 are there: the ledger was cut off.',
  });
});

test('a hole in the middle is found, and the first missing entry named', async () => {
  const problems = await problemsAfter((database) => {
    database.exec('delete from note where entry_index = 6');
    database.exec('delete from ledger_entry where entry_index = 6');
  });
  expect(problems['ledger-order']).toBe('Entry 6 is missing. What comes after it was not checked.');
});

test('two entries that changed places are found by the numbers they carry', async () => {
  const problems = await problemsAfter((database) => {
    const [third, fourth] = [3, 4].map((index) =>
      database
        .prepare<[number], { entry: string; leaf_hash: Buffer }>(
          'select entry, leaf_hash from ledger_entry where entry_index = ?',
        )
        .get(index),
    );
    const put = database.prepare('update ledger_entry set entry = ?, leaf_hash = ? where entry_index = ?');
    put.run(fourth?.entry, fourth?.leaf_hash, 3);
    put.run(third?.entry, third?.leaf_hash, 4);
    rewriteTree(database);
  });
  expect(problems).toEqual({
    'ledger-form': 'Entry 3 carries the number of another entry.',
    checkpoints: 'The first 5 entries are not the ones that the checkpoint over 5 entries covers.',
  });
});

test('an entry that is dated back is found even when all hashes were made anew', async () => {
  const problems = await problemsAfter((database) => {
    rewriteEntry(database, 11, (entry) => entry.replace('"at":"2026', '"at":"2025'));
    rewriteTree(database);
  });
  expect(problems['ledger-form']).toBe('Entry 11 is dated before the entry that precedes it.');
});

test('a checkpoint that was altered in the file is found by its signature', async () => {
  const problems = await problemsAfter((database) => {
    database.exec(
      "update ledger_checkpoint set note = replace(note, char(10) || '5' || char(10), char(10) || '6' || char(10)) where size = 5",
    );
  });
  expect(problems).toEqual({
    'checkpoint-signatures': "The checkpoint over 5 entries is not what the workspace's key signed.",
  });
});

test('a checkpoint that was taken out is missed where an act is known to be followed by one', async () => {
  const options = { checkpointAfter: ['note.filed'] };
  const workspace = await workspaceWithNotes(2);
  for (const id of ['n0', 'n1']) {
    await workspace.write(async (transaction) => {
      await perform(transaction, noteFiled, dana, { id, drawer: 1 });
      writeCheckpoint(transaction);
    });
  }
  const sound = verdicts(workspace, options).checkpoints;
  await workspace.close();
  const problems = async (sql: string) => {
    const database = new Sqlite(workspace.file);
    database.exec(`drop trigger if exists ledger_checkpoint_never_deleted; ${sql}`);
    database.close();
    const opened = await openWorkspace(workspace.file, { readOnly: true, migrations: noteMigrations });
    const [given, notGiven] = [options, {}].map((some) =>
      checkLedger(opened.read, some)
        .filter(({ check, verdict }) => check === 'checkpoints' && verdict === 'failed')
        .map(({ detail }) => detail),
    );
    await opened.close();
    return { given, notGiven };
  };
  const third = 'The checkpoint over 3 entries is missing: one was written right after entry 2.';
  const fourth = 'The checkpoint over 4 entries is missing: one was written right after entry 3.';
  expect([
    sound,
    await problems('delete from ledger_checkpoint where size = 3'),
    await problems('delete from ledger_checkpoint'),
  ]).toEqual(['held', { given: [third], notGiven: [] }, { given: [third, fourth], notGiven: [] }]);
});

test.each([
  ['2026-10-01T09:30:00.000Z', 'is dated 2026-10-01T09:30:00.000Z, before the last entry that it covers'],
  ['2026-10-01T09:40:00.000Z', 'is dated 2026-10-01T09:40:00.000Z, after the entry that follows it'],
  ['2026-10-01', 'is dated "2026-10-01", which is no time.'],
  ['some day', 'is dated "some day", which is no time.'],
])('a checkpoint that was dated %s afterwards is found by the entries beside it', async (at, detail) => {
  const problems = await problemsAfter((database) => {
    database.prepare('update ledger_checkpoint set at = ? where size = 5').run(at);
  });
  expect(problems).toEqual({ checkpoints: expect.stringContaining(`The checkpoint over 5 entries ${detail}`) });
});

test('checkpoints and entries stay in order though the clock of the machine is set back', async () => {
  const times = ['10:00', '10:00', '08:00', '07:00', '11:00'].map((time) => new Date(`2026-10-01T${time}:00.000Z`));
  const workspace = await workspaceWithNotes(0);
  await workspace.write(async (transaction) => {
    const at = (index: number) => ({ ...transaction, clock: () => times[index] ?? new Date(0) });
    await perform(at(0), noteWritten, dana, { id: 'a', text: 'Note' });
    writeCheckpoint(at(2));
    await perform(at(3), noteWritten, dana, { id: 'b', text: 'Note' });
    writeCheckpoint(at(4));
    await perform(at(1), noteWritten, dana, { id: 'c', text: 'Note' });
  });
  const entries = workspace.read.prepare<[], string>('select at from ledger_entry order by entry_index').pluck().all();
  const checkpoints = ledgerCheckpoints(workspace.read).map((checkpoint) => checkpoint.at);
  const [ten, eleven] = ['2026-10-01T10:00:00.000Z', '2026-10-01T11:00:00.000Z'];
  expect([entries, checkpoints, verdicts(workspace).checkpoints]).toEqual([[ten, ten, eleven], [ten, eleven], 'held']);
  await workspace.close();
});

test('history rewritten with a new key is found by the key that was kept outside', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const rewrite = (database: Database): void => {
    rewriteEntry(database, 1);
    const rootOf = rewriteTree(database);
    database
      .prepare('update checkpoint_key set public_key = ?')
      .run(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
    const origin = originOf(String(database.prepare('select id from workspace').pluck().get()));
    for (const size of [5, 13]) {
      const root = rootOf(size);
      database
        .prepare('update ledger_checkpoint set root = ?, note = ? where size = ?')
        .run(root, signCheckpoint({ origin, size, root }, privateKey), size);
    }
  };
  expect(await problemsAfter(rewrite)).toEqual({});
  expect(await problemsAfter(rewrite, ({ older, key }) => ({ outsideCheckpoints: [older], key }))).toEqual({
    'checkpoint-signatures': "The checkpoint over 5 entries is not what the workspace's key signed.",
    'outside-checkpoint': 'The first 5 entries are not the ones that the checkpoint over 5 entries covers.',
  });
});

test('a checkpoint from outside that is malformed, of another ledger, or not signed by this one is refused', async () => {
  const { file, older } = await ledgerOfThirteen();
  const workspace = await openWorkspace(file, { readOnly: true, migrations: noteMigrations });
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const latest = latestCheckpoint(workspace.read);
  const details = checkLedger(workspace.read, {
    outsideCheckpoints: [
      'hello',
      older.replaceAll('0199a000', '0199b000'),
      latest === undefined ? '' : signCheckpoint(latest, stranger),
    ],
  })
    .filter(({ check }) => check === 'outside-checkpoint')
    .map(({ verdict, detail }) => `${verdict}: ${detail}`);
  expect(details).toEqual([
    'failed: The checkpoint that was given is malformed.',
    'failed: The checkpoint that was given is of another ledger (countersign.local/0199b000-0000-7000-8000-000000000001).',
    'failed: The checkpoint over 13 entries that was given was not signed by this workspace.',
  ]);
  await workspace.close();
});

test('a trigger that was dropped, or made harmless, is missed', async () => {
  for (const sql of [
    'drop trigger ledger_node_never_deleted',
    `drop trigger ledger_node_never_deleted;
     create trigger ledger_node_never_deleted before delete on ledger_node begin select 1; end`,
  ]) {
    const { file } = await ledgerOfThirteen();
    const database = new Sqlite(file);
    database.exec(sql);
    database.close();
    const workspace = await openWorkspace(file, { readOnly: true, migrations: noteMigrations });
    expect(checkLedger(workspace.read).filter(({ verdict }) => verdict === 'failed')).toEqual([
      {
        check: 'ledger-triggers',
        verdict: 'failed',
        detail: 'The trigger ledger_node_never_deleted that refuses changes was removed or altered.',
      },
    ]);
    await workspace.close();
  }
});

test.each([
  "update ledger_entry set entry = '{}' where entry_index = 1",
  'delete from ledger_entry where entry_index = 12',
  "insert into ledger_entry (entry_index, entry, leaf_hash) values (20, '{}', zeroblob(32))",
  "insert or replace into ledger_entry (entry_index, entry, leaf_hash) values (3, '{}', zeroblob(32))",
  'update ledger_node set hash = zeroblob(32)',
  'delete from ledger_node',
  'insert into ledger_node (level, node_index, hash) values (1, 6, zeroblob(32))',
  'insert or replace into ledger_node (level, node_index, hash) values (1, 0, zeroblob(32))',
  "update ledger_checkpoint set note = ''",
  'delete from ledger_checkpoint',
  "insert into ledger_checkpoint (size, root, note, at) values (7, zeroblob(32), '', '')",
  "insert into ledger_checkpoint (size, root, note, at) values (99, zeroblob(32), '', '')",
  "insert or replace into ledger_checkpoint (size, root, note, at) values (13, zeroblob(32), '', '')",
  'update checkpoint_key set private_key = zeroblob(1)',
  'delete from checkpoint_key',
  "insert or replace into checkpoint_key (only, public_key, private_key, created_at) values (1, zeroblob(32), zeroblob(1), '')",
])('the file itself refuses: %s', async (sql) => {
  const { file } = await ledgerOfThirteen();
  const database = new Sqlite(file);
  expect(() => database.exec(sql)).toThrow(/append-only|grows at its end|follows the one before|one checkpoint key/);
  database.close();
});

test('a checkpoint over nothing new is the one before', async () => {
  const workspace = await workspaceWithNotes(2);
  const first = await workspace.write(writeCheckpoint);
  const again = await workspace.write(writeCheckpoint);
  expect({ same: again.note === first.note, size: first.size, at: first.at === again.at }).toEqual({
    same: true,
    size: 2,
    at: true,
  });
  await workspace.close();
});

function verdicts(workspace: Workspace, options: CheckOptions = {}): Record<string, string> {
  return Object.fromEntries(checkLedger(workspace.read, options).map(({ check, verdict }) => [check, verdict]));
}

function flipHash(database: Database, table: string, column: string, where: string): void {
  const hash =
    database.prepare<[], Buffer>(`select ${column} from ${table} where ${where}`).pluck().get() ?? Buffer.alloc(32);
  hash[31] = (hash[31] ?? 0) ^ 1;
  database.prepare(`update ${table} set ${column} = ? where ${where}`).run(hash);
}

function rewriteEntry(
  database: Database,
  index: number,
  change = (entry: string): string => entry.replace('Note', 'Nota'),
): void {
  const entry = change(
    String(database.prepare('select entry from ledger_entry where entry_index = ?').pluck().get(index)),
  );
  database
    .prepare('update ledger_entry set entry = ?, leaf_hash = ? where entry_index = ?')
    .run(entry, leafHash(Buffer.from(entry)), index);
}

/** Makes every node anew from the entries that are there; gives the root of any size. */
function rewriteTree(database: Database): (size: number) => Uint8Array {
  database.exec('delete from ledger_node');
  const leaves = database.prepare<[], Buffer>('select leaf_hash from ledger_entry order by entry_index').pluck().all();
  const nodes = new Map<string, Uint8Array>();
  const get = (level: number, index: number): Uint8Array => nodes.get(`${level}/${index}`) ?? new Uint8Array();
  for (const [index, leaf] of leaves.entries()) {
    nodes.set(`0/${index}`, leaf);
    for (const node of nodesCompletedBy(index, leaf, get)) {
      nodes.set(`${node.level}/${node.index}`, node.hash);
      database
        .prepare('insert into ledger_node (level, node_index, hash) values (?, ?, ?)')
        .run(node.level, node.index, node.hash);
    }
  }
  return (size) => treeRoot(size, get);
}
