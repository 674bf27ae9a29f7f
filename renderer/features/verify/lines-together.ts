// Lines of a verdict that say one thing of several parts are told once, with the parts by name. Pure.
import type { CheckLine } from '../../../shared/contract/method.ts';
import { type VerificationWords, whatToDo } from '../../../shared/verification-words.ts';
import type { CheckVerdict } from '../../../shared/words.ts';

export interface ToldOnce {
  readonly check: string;
  readonly verdict: CheckVerdict;
  /** What to do about all of them; null: nothing. */
  readonly todo: string | null;
  /** Each sentence once, with the parts that it is about; in the order of the check. */
  readonly cases: readonly { readonly detail: string; readonly subjects: readonly string[] }[];
}

/** What held stays line by line: it is the record of what was looked at. */
export function toldOnce(lines: readonly CheckLine[], words: VerificationWords): readonly ToldOnce[] {
  const told = new Map<string, { line: CheckLine; todo: string | null; cases: Map<string, string[]> }>();
  for (const [index, line] of lines.entries()) {
    const todo = whatToDo(line, words);
    const key = line.verdict === 'held' ? `${index}` : JSON.stringify([line.verdict, line.check, todo]);
    const one = told.get(key) ?? { line, todo, cases: new Map<string, string[]>() };
    one.cases.set(line.detail, [...(one.cases.get(line.detail) ?? []), line.subject]);
    told.set(key, one);
  }
  return [...told.values()].map(({ line: { check, verdict }, todo, cases }) => ({
    check,
    verdict,
    todo,
    cases: [...cases].map(([detail, subjects]) => ({ detail, subjects })),
  }));
}
