// Checks a workspace: its file, its ledger, its evidence, its signatures, and that its state is what the ledger makes it.
import { createPrivateKey, createPublicKey, type X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { checkLedger } from '../ledger/check.ts';
import { rawPublicKey } from '../ledger/checkpoint.ts';
import { ledgerOrigin } from '../ledger/checkpoints.ts';
import { actsBeforeCheckpoint } from '../review/acts.ts';
import { latestVersion, schemaVersion } from '../workspace/migrate.ts';
import { migrations } from '../workspace/migrations/list.ts';
import { createWorkspace, openWorkspace } from '../workspace/open.ts';
import { connect } from '../workspace/sqlite.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { attempt } from './attempt.ts';
import { failed, held, notCheckable } from './lines.ts';
import { keyFor } from './notes.ts';
import { replayLines } from './replay.ts';
import { sealedStateLines } from './sealed-states.ts';
import { signOffLines } from './sign-offs.ts';
import { evidenceLines } from './stored-evidence.ts';
import { copyWorkspace, headerLines, settleCopy, type WorkspaceCopy } from './workspace-copy.ts';

export interface WorkspaceGiven {
  readonly roots: readonly X509Certificate[];
  readonly fingerprints: readonly string[];
  /** The text of an older checkpoint. */
  readonly older: string | null;
}

/** Throws FILE_UNREADABLE and DISK_FULL; everything that is wrong with the workspace is a line. */
export async function verifyWorkspace(file: string, subject: string, given: WorkspaceGiven): Promise<CheckLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-verify-'));
  try {
    const copy = await copyWorkspace(file, folder);
    return [
      ...(await attempt('log', subject, () => logLines(copy, subject))),
      ...(await attempt('file', subject, () => headerLines(copy.file, subject))),
      ...(await attempt('integrity', subject, () => databaseLines(copy.file, subject))),
      ...(await attempt('content', subject, () => contentLines(copy.file, folder, subject, given))),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function logLines(copy: WorkspaceCopy, subject: string): Promise<CheckLine[]> {
  await settleCopy(copy);
  if (copy.logBytes === 0) return [];
  const detail = `Somebody has it open, or it was not closed: its log of ${copy.logBytes} bytes was read with it. Acts at the end of a log that was cut off show only against a checkpoint from outside.`;
  return [notCheckable('log', subject, detail)];
}

/** What SQLite itself can say of the pages, the indexes and the references; before anything is believed. */
async function databaseLines(file: string, subject: string): Promise<CheckLine[]> {
  const database = await connect(file, 'read');
  try {
    const problems = database.prepare<[], string>('pragma integrity_check(20)').pluck().all();
    const broken = database.prepare<[], { table: string }>('pragma foreign_key_check').all();
    const [first] = problems;
    return [
      first === 'ok'
        ? held('integrity', subject, 'Every page, row and index of the database is sound.')
        : failed('integrity', subject, `The database is damaged: ${oneLine(first ?? 'it says nothing of itself')}`),
      broken.length === 0
        ? held('references', subject, 'Every row that another one refers to is there.')
        : failed(
            'references',
            subject,
            `${broken.length} rows refer to rows that are not there, the first in ${broken[0]?.table}.`,
          ),
    ];
  } finally {
    database.close();
  }
}

async function contentLines(
  file: string,
  folder: string,
  subject: string,
  given: WorkspaceGiven,
): Promise<readonly CheckLine[]> {
  const newer = await newerLines(file, folder, subject);
  if (newer.length > 0) return newer;
  const source = await openWorkspace(file, { readOnly: true });
  try {
    const target = await createWorkspace(join(folder, 'replayed.countersign'), { id: source.id });
    try {
      return await questions(source, target, subject, given);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function questions(
  source: Workspace,
  target: Workspace,
  subject: string,
  given: WorkspaceGiven,
): Promise<readonly CheckLine[]> {
  const { read } = source;
  const schema = await attempt('schema', subject, () => [schemaLine(read, target.read, subject)]);
  const replay = await replayLines(source, target);
  return [
    ...schema,
    ...(await attempt('ledger', 'ledger', () => ledgerLines(read, given))),
    ...(await attempt('checkpoint-key', 'ledger', () => keyLines(read))),
    ...(await attempt('evidence', subject, () => evidenceLines(read))),
    ...(await attempt('sealed-state', subject, () => sealedStateLines(read))),
    ...(await attempt('sign-off', subject, () => signOffLines(read, replay.contents, given.roots))),
    ...replay.lines,
    ...(await attempt('identity', subject, () => [identityLine(source, subject)])),
    ...(await attempt('notes', subject, () => uncoveredLines(read))),
  ];
}

/** A file of a newer version can't be read on; one that only says so was altered. */
async function newerLines(file: string, folder: string, subject: string): Promise<CheckLine[]> {
  const database = await connect(file, 'read');
  try {
    const [version, known] = [schemaVersion(database), latestVersion(migrations)];
    if (version <= known) return [];
    const sample = await createWorkspace(join(folder, 'sample.countersign'));
    try {
      return schemaText(database) === schemaText(sample.read)
        ? [
            failed(
              'schema',
              subject,
              `The file says that it is of version ${version}, but its tables are those of version ${known}.`,
            ),
          ]
        : [
            notCheckable(
              'schema',
              subject,
              `The workspace was written by a newer version of Countersign (${version}; this one knows ${known}). Check it with that version.`,
            ),
          ];
    } finally {
      await sample.close();
    }
  } finally {
    database.close();
  }
}

/** Tables, indexes and triggers, word for word. A trigger that lets changes through would be one of them. */
function schemaLine(found: Database, expected: Database, subject: string): CheckLine {
  const check = 'schema';
  if (schemaText(found) === schemaText(expected)) {
    return held(
      check,
      subject,
      `Tables, indexes and triggers are those of version ${latestVersion(migrations)}, word for word.`,
    );
  }
  const [there, due] = [schemaRows(found), schemaRows(expected)];
  const altered =
    [...due.keys()].find((name) => there.get(name) !== due.get(name)) ??
    [...there.keys()].find((name) => !due.has(name));
  return failed(check, altered ?? subject, `The ${altered ?? 'schema'} was altered, added or removed.`);
}

function schemaText(database: Database): string {
  return JSON.stringify([...schemaRows(database)]);
}

function schemaRows(database: Database): Map<string, string | null> {
  const rows = database
    .prepare<[], { type: string; name: string; tbl_name: string; sql: string | null }>(
      'select type, name, tbl_name, sql from sqlite_schema order by type, name',
    )
    .all();
  return new Map(rows.map(({ type, name, tbl_name, sql }) => [`${type} ${name}`, `${tbl_name} ${sql}`]));
}

function ledgerLines(database: Database, { older, fingerprints }: WorkspaceGiven): CheckLine[] {
  const key = keyFor(ledgerOrigin(database), fingerprints);
  const lines = checkLedger(database, {
    checkpointAfter: actsBeforeCheckpoint,
    ...(older === null ? {} : { outsideCheckpoints: [older] }),
    ...(key === undefined ? {} : { key }),
  });
  return lines.map(({ check, verdict, detail }) => ({
    check: check === 'outside-checkpoint' ? 'freshness' : check,
    subject: 'ledger',
    verdict,
    detail,
  }));
}

/** Both halves of the key that signs checkpoints lie in the file; a half that was damaged would show only at the next one. */
function keyLines(database: Database): CheckLine[] {
  const check = 'checkpoint-key';
  const row = database
    .prepare<[], { public_key: Buffer; private_key: Buffer }>('select public_key, private_key from checkpoint_key')
    .get();
  if (row === undefined) return [];
  const key = createPrivateKey({ key: row.private_key, format: 'der', type: 'pkcs8' });
  const isOne =
    row.public_key.equals(rawPublicKey(createPublicKey(key))) &&
    row.private_key.equals(key.export({ format: 'der', type: 'pkcs8' }));
  return [
    isOne
      ? held(check, 'ledger', 'The two halves of the key that signs checkpoints belong together.')
      : failed(check, 'ledger', 'The two halves of the key that signs checkpoints do not belong together.'),
  ];
}

/** A workspace is named by a UUIDv7, which says when it was made (RFC 9562 5.7): nothing else vouches for that time. */
function identityLine({ id, read }: Workspace, subject: string): CheckLine {
  const check = 'identity';
  const created = read.prepare<[], string>('select created_at from workspace where only = 1').pluck().get() ?? '';
  const named = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  return new Date(created).getTime() === named
    ? held(check, subject, `Workspace ${id}, made at ${created} by its own name.`)
    : failed(check, subject, `The workspace says that it was made at ${created}, but its name is of another moment.`);
}

/** What no act carries, and therefore nothing here can vouch for. */
function uncoveredLines(database: Database): CheckLine[] {
  const count = (table: string) => database.prepare<[], number>(`select count(*) from ${table}`).pluck().get() ?? 0;
  const [drafts, opened, keys] = [count('draft'), count('evidence_opened'), count('signing_key_file')];
  return [
    ...(drafts + opened === 0
      ? []
      : [
          notCheckable(
            'notes',
            'drafts and opened evidence',
            `${drafts} drafts and ${opened} marks of opened evidence are working notes: no act records them, so a change of one can't be seen.`,
          ),
        ]),
    ...(keys === 0
      ? []
      : [
          notCheckable(
            'keys',
            'signing keys',
            `${keys} signing keys are encrypted: whether one was damaged shows when its passphrase is given.`,
          ),
        ]),
  ];
}

function oneLine(text: string): string {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .replace(/^\*\*\* in database main \*\*\* /, '')
    .slice(0, 300);
  return line.endsWith('.') ? line : `${line}.`;
}
