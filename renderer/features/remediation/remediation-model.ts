// What was instructed, grouped by how it stands: what went wrong first, what is settled last; and the words of the loop. Pure.
import type { ActionStanding } from '../../../shared/contract/action-words.ts';
import type { ExceptionRecord, ExceptionState, InstructionKind } from '../../../shared/contract/loop.ts';
import type { Remediation } from '../../../shared/contract/review.ts';
import { type RemediationState, risks } from '../../../shared/words.ts';

/** In the order of what asks for attention. */
export const stateOrder: readonly RemediationState[] = ['reappeared', 'failed', 'claimed', 'instructed', 'verified'];

export const stateWords: Readonly<Record<RemediationState, { readonly title: string; readonly meaning: string }>> = {
  reappeared: { title: 'Reappeared', meaning: 'was gone, and is there again in later evidence' },
  failed: { title: 'Failed', meaning: 'said to be done, and still there in later evidence' },
  claimed: { title: 'Claimed', meaning: 'the provider says so; no later evidence shows it yet' },
  instructed: { title: 'Instructed', meaning: 'handed over, no answer yet' },
  verified: { title: 'Verified', meaning: 'later evidence shows it' },
};

export interface StateGroup {
  readonly state: RemediationState;
  readonly items: readonly Remediation[];
}

export function byState(list: readonly Remediation[]): readonly StateGroup[] {
  return stateOrder
    .map((state) => ({ state, items: list.filter((one) => one.state === state).sort(worstFirst) }))
    .filter((group) => group.items.length > 0);
}

function worstFirst(one: Remediation, other: Remediation): number {
  return risks.indexOf(other.risk) - risks.indexOf(one.risk) || one.instructedAt.localeCompare(other.instructedAt);
}

/** How old what is open is, in bands that people think in. Pure. */
export function ageing(
  open: readonly Pick<Remediation, 'days'>[],
): readonly { readonly name: string; readonly value: number; readonly text: string }[] {
  const bands: readonly (readonly [string, number])[] = [
    ['5 days', 5],
    ['15', 15],
    ['30', 30],
    ['60', 60],
    ['longer', Number.POSITIVE_INFINITY],
  ];
  return bands.map(([name, upTo], position) => {
    const above = bands[position - 1]?.[1] ?? -1;
    const value = open.filter(({ days }) => days > above && days <= upTo).length;
    return { name, value, text: value === 0 ? '' : String(value) };
  });
}

export const standingWords: Readonly<Record<ActionStanding, string>> = {
  authorised: 'Authorised',
  outside_scope: 'Outside its scope',
  before_approval: 'Before its approval',
  after_expiry: 'After its end',
  no_approval: 'No approval',
  not_performed: 'Not performed',
  not_the_provider: 'Not the provider',
  unclear: 'Can’t be told',
};

export const kindWords: Readonly<Record<InstructionKind, string>> = {
  REVOKE: 'Revoke',
  REDUCE: 'Reduce',
  ROTATE: 'Rotate',
  QUESTION: 'Question',
  WITHDRAWN: 'Withdrawn',
};

export const exceptionWords: Readonly<Record<ExceptionState, string>> = {
  waiting: 'Not signed yet',
  running: 'In force',
  review_due: 'Look at it again',
  ends_soon: 'Ends soon',
  expired: 'Expired',
  ended: 'Ended',
  replaced: 'Replaced by a newer decision',
};

export type ExceptionFilter = 'all' | 'running' | 'soon' | 'over' | 'waiting';

export function exceptionFilter({ state }: Pick<ExceptionRecord, 'state'>, filter: ExceptionFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'running':
      return state === 'running' || state === 'review_due' || state === 'ends_soon';
    case 'soon':
      return state === 'ends_soon' || state === 'review_due';
    case 'over':
      return state === 'expired' || state === 'ended' || state === 'replaced';
    case 'waiting':
      return state === 'waiting';
  }
}

export function shortUnit(unit: string): string {
  return unit === 'minutes' ? 'min' : unit === 'hours' ? 'h' : unit;
}
