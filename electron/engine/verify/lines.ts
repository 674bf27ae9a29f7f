// What a check says: one line for each thing that was looked at. There is no line that means "all is well".
import type { CheckLine } from '../../../shared/contract/method.ts';
import type { Verification } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';

export function held(check: string, subject: string, detail: string): CheckLine {
  return { check, subject, verdict: 'held', detail };
}

export function failed(check: string, subject: string, detail: string): CheckLine {
  return { check, subject, verdict: 'failed', detail };
}

export function notCheckable(check: string, subject: string, detail: string): CheckLine {
  return { check, subject, verdict: 'not-checkable', detail };
}

/** A failed line in the words of the error; what is no CountersignError is thrown on. */
export function failedBy(check: string, subject: string, cause: unknown): CheckLine {
  if (cause instanceof CountersignError) return failed(check, subject, cause.message);
  throw cause;
}

/** The lines with their verdict: failed when one failed, held only when something was checked and nothing failed. */
export function concluded(file: string, kind: Verification['kind'], lines: readonly CheckLine[]): Verification {
  const count = (verdict: CheckLine['verdict']) => lines.filter((line) => line.verdict === verdict).length;
  const [failures, holds, open] = [count('failed'), count('held'), count('not-checkable')];
  const verdict = failures > 0 ? 'failed' : holds > 0 ? 'held' : 'not-checkable';
  const first = lines.find((line) => line.verdict === 'failed');
  const summary = [
    `${holds} ${holds === 1 ? 'check' : 'checks'} held, ${failures} failed, ${open} could not be made.`,
    ...(first === undefined ? [] : [first.detail]),
  ].join(' ');
  return { file, kind, verdict, summary, lines: [...lines] };
}
