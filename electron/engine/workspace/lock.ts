// One writer at a time: FILE.lock beside the workspace says who has it open. A lock whose process is gone is taken over.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { z } from 'zod';
import { CountersignError } from '../../../shared/errors.ts';
import { errorCode } from './sqlite.ts';

export interface Lock {
  /** Gives the lock back. Does nothing when somebody else holds it by now. */
  release(): void;
}

const holderSchema = z.object({
  user: z.string(),
  host: z.string(),
  pid: z.int().positive(),
  since: z.string(),
  /** Where the system tells one start of the machine from the next (Linux); process numbers mean nothing across it. */
  boot: z.string().nullable(),
  token: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** Takes the lock of `file`. Throws WORKSPACE_LOCKED with the holder in its details, FILE_UNWRITABLE. */
export function takeLock(file: string, now: Date): Lock {
  const lockFile = `${file}.lock`;
  const own: Holder = {
    user: userName(),
    host: hostname(),
    pid: process.pid,
    since: now.toISOString(),
    boot: bootId(),
    token: randomUUID(),
  };
  // Each turn either takes the lock, or meets a living holder, or loses a race for a dead one's lock and looks again.
  for (let turn = 0; turn < 10; turn++) {
    if (writeNew(lockFile, `${JSON.stringify(own)}\n`)) return heldLock(lockFile, own.token);
    const found = readLock(lockFile);
    if (found === undefined) continue;
    if (found.holder === undefined ? found.isFresh : !isGone(found.holder)) throw lockedBy(file, found.holder);
    removeStale(lockFile, found.text);
  }
  throw lockedBy(file, readLock(lockFile)?.holder);
}

function heldLock(lockFile: string, token: string): Lock {
  const release = (): void => {
    process.off('exit', release);
    if (readLock(lockFile)?.holder?.token === token) unlinkSync(lockFile);
  };
  process.on('exit', release);
  return { release };
}

function writeNew(lockFile: string, text: string): boolean {
  try {
    writeFileSync(lockFile, text, { flag: 'wx' });
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') return false;
    throw new CountersignError(
      'FILE_UNWRITABLE',
      `No lock could be written beside the workspace: ${lockFile}`,
      { file: lockFile },
      cause,
    );
  }
}

interface FoundLock {
  readonly text: string;
  /** Missing when the lock can't be read as ours. */
  readonly holder?: Holder;
  /** Written within the last seconds: without a holder, it may be one that is just being written. */
  readonly isFresh: boolean;
}

function readLock(lockFile: string): FoundLock | undefined {
  let text: string;
  let isFresh: boolean;
  try {
    text = readFileSync(lockFile, 'utf8');
    isFresh = Math.abs(Date.now() - statSync(lockFile).mtimeMs) < 5_000;
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw new CountersignError('FILE_UNREADABLE', `The lock ${lockFile} could not be read.`, { file: lockFile }, cause);
  }
  try {
    return { text, isFresh, holder: holderSchema.parse(JSON.parse(text)) };
  } catch {
    return { text, isFresh };
  }
}

/** Only a process of this host can be seen; any other holder counts as living. */
function isGone(holder: Holder): boolean {
  if (holder.host !== hostname()) return false;
  const boot = bootId();
  if (boot !== null && holder.boot !== null && boot !== holder.boot) return true;
  return !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return errorCode(cause) === 'EPERM';
  }
}

function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    // Not Linux: the process number alone has to do.
    return null;
  }
}

/** Moves the stale lock away in one step, so that of two who found it only one removes it. */
function removeStale(lockFile: string, staleText: string): void {
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    renameSync(lockFile, aside);
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return;
    throw cause;
  }
  // Between reading and moving, somebody else may have taken the lock over: then it is his and goes back.
  if (readFileSync(aside, 'utf8') !== staleText && !existsSync(lockFile)) renameSync(aside, lockFile);
  else unlinkSync(aside);
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without a name (containers): the number says as much as we know.
    return String(process.getuid?.() ?? 'unknown');
  }
}

function lockedBy(file: string, holder: Holder | undefined): CountersignError {
  if (holder === undefined) {
    return new CountersignError('WORKSPACE_LOCKED', 'The workspace is being opened elsewhere at this moment.', {
      file,
    });
  }
  return new CountersignError(
    'WORKSPACE_LOCKED',
    `The workspace is open elsewhere: ${holder.user} on ${holder.host} has had it open since ${holder.since}.`,
    { file, user: holder.user, host: holder.host, pid: holder.pid, since: holder.since },
  );
}
