// Damage makes anything throw. While a damaged file is checked, that is an answer: the check failed, and the next one is made.
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { failed } from './lines.ts';

/** The lines, or a failed one in plain words. Conditions of this machine (a full disk, an old runtime) are thrown on. */
export async function attempt(
  check: string,
  subject: string,
  ask: () => readonly CheckLine[] | Promise<readonly CheckLine[]>,
): Promise<readonly CheckLine[]> {
  try {
    return await ask();
  } catch (cause) {
    if (!(cause instanceof CountersignError)) {
      return [failed(check, subject, 'The content is so damaged that this could not be checked.')];
    }
    if (cause.code === 'DISK_FULL' || cause.code === 'RUNTIME_TOO_OLD' || cause.code === 'CANCELLED') throw cause;
    return [failed(check, subject, cause.message)];
  }
}
