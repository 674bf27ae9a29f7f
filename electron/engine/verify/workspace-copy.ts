// A workspace is checked on a copy in a folder of its own: opening the file itself could change it or leave a log beside it,
// and somebody may be working in it.
import { constants, copyFile, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { unreadableFile } from '../bundle/folder.ts';
import { applicationId, connect, errorCode } from '../workspace/sqlite.ts';
import { failed, held } from './lines.ts';

export interface WorkspaceCopy {
  readonly file: string;
  /** Bytes of the write-ahead log that was beside it: acts that are not in the file itself yet. */
  readonly logBytes: number;
}

/** Copies the file and its log as of one moment. Throws FILE_UNREADABLE, also while it is being written without a pause. */
export async function copyWorkspace(file: string, folder: string): Promise<WorkspaceCopy> {
  const copy = join(folder, 'workspace.countersign');
  for (let turn = 0; turn < 20; turn++) {
    const before = await momentOf(file);
    await copyBytes(file, copy);
    const logBytes = await copyBytes(`${file}-wal`, `${copy}-wal`);
    await copyBytes(`${file}-journal`, `${copy}-journal`);
    const after = await momentOf(file);
    // While the log is the same one, every page that the file may have got meanwhile is in it too (SQLite WAL 4.3), and it
    // was copied later. Without a log the file itself has to have stood still.
    const isOneMoment = before.log === after.log && (logBytes > 0 || before.main === after.main);
    if (isOneMoment) return { file: copy, logBytes };
    await setTimeout(50);
  }
  throw new CountersignError('FILE_UNREADABLE', `${file} is being written to. Try again when it is at rest.`, { file });
}

/** Takes the log into the copy, so that file and content are one. Throws what SQLite throws where it is damaged. */
export async function settleCopy({ file, logBytes }: WorkspaceCopy): Promise<void> {
  if (logBytes === 0) return;
  const database = await connect(file, 'write');
  try {
    database.pragma('wal_checkpoint(truncate)');
  } finally {
    database.close();
  }
}

/** The first hundred bytes and the length (SQLite file format 1.3): constant in every workspace, and read by nobody else. */
export async function headerLines(file: string, subject: string): Promise<CheckLine[]> {
  const { header, size } = await headerOf(file);
  const problems = constantFields
    .filter(({ at, bytes }) => !header.subarray(at, at + bytes.length).equals(bytes))
    .map(({ at, says }) => `${says} (byte ${at}) is not what a workspace has there.`);
  const pages = header.length === 100 ? header.readUInt32BE(28) : 0;
  if (size !== pages * pageSize) {
    problems.push(
      `The file has ${size} bytes, but it says that it has ${pages} pages of ${pageSize}: something was cut off or appended.`,
    );
  }
  if (header.length === 100 && header.readUInt32BE(24) !== header.readUInt32BE(92)) {
    problems.push('The two counts of changes (bytes 24 and 92) differ.');
  }
  return problems.length === 0
    ? [held('file', subject, `The header is that of a workspace, and the file has exactly its ${pages} pages.`)]
    : problems.map((problem) => failed('file', subject, problem));
}

/** Only the write-ahead log itself tells one session of writing from the next: its first 32 bytes hold new salts each time. */
async function momentOf(file: string): Promise<{ main: string; log: string }> {
  const { size, mtimeNs } = await stat(file, { bigint: true }).catch((cause: unknown) => {
    throw unreadableFile(file, cause);
  });
  return { main: `${size} ${mtimeNs}`, log: await logHead(`${file}-wal`) };
}

async function logHead(log: string): Promise<string> {
  try {
    const handle = await open(log, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(32), 0, 32, 0);
      return buffer.toString('hex', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return '';
    throw unreadableFile(log, cause);
  }
}

/** How many bytes; 0 for a log that is not there. */
async function copyBytes(from: string, to: string): Promise<number> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    return (await stat(to)).size;
  } catch (cause) {
    const isLog = /-(?:wal|journal)$/.test(from);
    if (isLog && errorCode(cause) === 'ENOENT') return 0;
    if (errorCode(cause) === 'ENOSPC') {
      throw new CountersignError(
        'DISK_FULL',
        'There is no room for the copy on which a workspace is checked.',
        {},
        cause,
      );
    }
    throw unreadableFile(from, cause);
  }
}

async function headerOf(file: string): Promise<{ header: Buffer; size: number }> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0);
    return { header: buffer.subarray(0, bytesRead), size: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}

const pageSize = 8192;

const constantFields: readonly { at: number; bytes: Buffer; says: string }[] = [
  { at: 0, bytes: Buffer.from('SQLite format 3\0', 'latin1'), says: 'The mark of the format' },
  { at: 16, bytes: Buffer.of(pageSize >> 8, 0), says: 'The size of a page' },
  { at: 18, bytes: Buffer.of(2, 2), says: 'The way of writing' },
  { at: 20, bytes: Buffer.of(0, 64, 32, 32), says: 'The layout of a page' },
  { at: 44, bytes: Buffer.of(0, 0, 0, 4), says: 'The version of the schema format' },
  { at: 48, bytes: Buffer.alloc(8), says: 'The setting of cache and vacuum' },
  { at: 56, bytes: Buffer.of(0, 0, 0, 1), says: 'The encoding of text' },
  { at: 64, bytes: Buffer.alloc(4), says: 'The setting of vacuum' },
  { at: 68, bytes: Buffer.from(applicationId.toString(16), 'hex'), says: 'The mark of Countersign' },
  { at: 72, bytes: Buffer.alloc(20), says: 'The reserved space' },
];
