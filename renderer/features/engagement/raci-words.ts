// What a row of the RACI matrix says in words, and which of its letters are refused. Pure.
import type { Engagement, ModelProblem } from '../../../shared/contract/engagement.ts';
import type { RaciLetter } from '../../../shared/words.ts';
import type { Messages } from '../../messages/table.ts';
import type { LetterEffect } from './model-edit.ts';

type Document = Engagement['document'];
type Activity = Document['activities'][number];
export type Role = Document['roles'][number];
type Words = Messages['engagement']['raci'];

export interface RowWords {
  readonly settled: boolean;
  readonly text: string;
  /** Every problem in full, for the tooltip. */
  readonly full: string;
}

export function rowWords(activity: Activity, problems: readonly ModelProblem[], words: Words): RowWords {
  const own = problems.filter((problem) => problem.about === activity.activity);
  const [first] = own;
  if (first !== undefined) {
    const short: Readonly<Record<string, string>> = words.short;
    return { settled: false, text: short[first.code] ?? first.text, full: own.map((one) => one.text).join(' ') };
  }
  if (!activity.applies) return { settled: true, text: words.outside, full: '' };
  return { settled: true, text: words.settled, full: '' };
}

/** Only the customer may be accountable where something is decided. */
export function isRefused(activity: Activity, role: Role): boolean {
  return activity.deciding && role.party !== 'customer' && activity.letters[role.role] === 'A';
}

/** "A: settles this row". */
export function effectWords(
  letter: RaciLetter | null,
  effect: LetterEffect,
  role: Role,
  words: Messages['engagementTerms']['parties'],
  raci: Words,
): string {
  const would = effect === 'refused' ? raci.wouldBeRefused(role.title, words[role.party]) : raci.effects[effect];
  return `${letter ?? raci.nothing}: ${would}`;
}
