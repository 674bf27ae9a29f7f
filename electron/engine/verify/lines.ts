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
  const of = (verdict: CheckLine['verdict']) => lines.filter((line) => line.verdict === verdict);
  const [failures, holds, open] = [of('failed'), of('held'), of('not-checkable')];
  const verdict = failures.length > 0 ? 'failed' : holds.length > 0 ? 'held' : 'not-checkable';
  const [first] = failures;
  const summary = [
    ...(first === undefined
      ? []
      : [
          `${failures.length} of ${lines.length} checks failed: ${checksOf(failures)}. First, ${first.subject}: ${first.detail}`,
        ]),
    ...(holds.length === 0 ? ['Nothing held.'] : [`${holds.length} held: ${checksOf(holds)}.`]),
    ...(open.length === 0 ? [] : [`${open.length} could not be checked: ${checksOf(open)}.`]),
  ].join(' ');
  return { file, kind, verdict, summary, lines: [...lines] };
}

function checksOf(lines: readonly CheckLine[]): string {
  return [...new Set(lines.map((line) => line.check))].join(', ');
}
