// The place that --out names, looked at before a command does anything: the window's dialog asks before a file is
// replaced, the command line wants --force.
import { lstat } from 'node:fs/promises';
import { CountersignError } from '../../shared/errors.ts';
import { requireOutputPath } from '../engine/workspace/output-file.ts';

/** The words for --force, the same for every command. */
export const forceOption = ['--force', 'replace the file when it is there already'] as const;

/** Throws FILE_UNWRITABLE; --force lets an ordinary file be replaced, and never anything else. */
export async function requireOut(out: string, force: boolean | undefined): Promise<void> {
  const file = await requireOutputPath(out);
  if (force === true) return;
  const isFree = await lstat(file).then(
    () => false,
    () => true,
  );
  if (isFree) return;
  throw new CountersignError('FILE_UNWRITABLE', `There is already a file at ${file}. To replace it, add --force.`, {
    file,
  });
}
