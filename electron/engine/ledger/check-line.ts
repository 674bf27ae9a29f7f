// One line of a verdict: what was checked, what came of it, and the facts. There is never a bare "all is well".
export type Verdict = 'held' | 'failed' | 'not-checkable';

export interface CheckLine {
  /** What was checked, a short name that stays the same: `ledger-tree`, `checkpoint-signature` ... */
  readonly check: string;
  readonly verdict: Verdict;
  /** One plain sentence. */
  readonly detail: string;
}

export function held(check: string, detail: string): CheckLine {
  return { check, verdict: 'held', detail };
}

export function failed(check: string, detail: string): CheckLine {
  return { check, verdict: 'failed', detail };
}

export function notCheckable(check: string, detail: string): CheckLine {
  return { check, verdict: 'not-checkable', detail };
}
