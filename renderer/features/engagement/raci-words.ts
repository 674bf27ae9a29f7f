// What a row of the RACI matrix says in words, and which of its letters are refused. Pure.
import type { Engagement, ModelProblem } from '../../../shared/contract/engagement.ts';

type Document = Engagement['document'];
type Activity = Document['activities'][number];
export type Role = Document['roles'][number];

export interface RowWords {
  readonly settled: boolean;
  readonly text: string;
  /** Every problem in full, for the tooltip. */
  readonly full: string;
}

const shortWords: Readonly<Record<string, string>> = {
  RACI_NO_ACCOUNTABLE: 'Nobody answers for it',
  RACI_TWO_ACCOUNTABLE: 'Two answer for it',
  RACI_PROVIDER_ACCOUNTABLE: 'Provider can’t answer for it',
  RACI_NO_RESPONSIBLE: 'Nobody does it',
};

export function rowWords(activity: Activity, problems: readonly ModelProblem[]): RowWords {
  const own = problems.filter((problem) => problem.about === activity.activity);
  const [first] = own;
  if (first !== undefined) {
    return { settled: false, text: shortWords[first.code] ?? first.text, full: own.map((one) => one.text).join(' ') };
  }
  if (!activity.applies) return { settled: true, text: 'Not in this contract', full: '' };
  return { settled: true, text: 'Settled', full: '' };
}

/** A provider may not be accountable where something is decided. */
export function isRefused(activity: Activity, role: Role): boolean {
  return activity.deciding && role.party !== 'customer' && activity.letters[role.role] === 'A';
}

export const letterWords = { R: 'does it', A: 'answers for it', C: 'is asked', I: 'is told' } as const;
