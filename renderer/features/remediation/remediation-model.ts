// What was instructed, grouped by how it stands: what went wrong first, what is settled last. Pure.
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
