// A rule is a pure predicate over one entitlement and what belongs to it, written as one SQL expression over the columns of
// facts.ts: 1 fails, 0 passes, null cannot be judged because a needed fact is unknown. SQL's three-valued logic is the
// product's own ("unknown is not false"), so an expression must never hide a null with coalesce unless silence has a meaning.
import type { Risk } from '../../../shared/words.ts';

export interface Rule {
  /** Stable id, as in reports: `PRV-1`. */
  readonly rule: string;
  readonly title: string;
  readonly severity: Risk;
  /** Why it matters, for somebody who is no security engineer. */
  readonly why: string;
  readonly whatToDo: string;
  /** The facts it needs, in plain words, for "not evaluable because ...". */
  readonly needs: readonly string[];
  /** Source kinds that can give those facts. */
  readonly sources: readonly string[];
  readonly owasp: readonly string[];
  readonly csf11: readonly string[];
  readonly csf20: readonly string[];
  readonly sp80053: readonly string[];
}

export interface EntitlementRule extends Rule {
  /** Where the failing fact stands, so that the right evidence line is cited. */
  readonly subject: 'identity' | 'credential' | 'entitlement' | 'finding';
  /** SQL: 1 fails, 0 passes, null not evaluable. Columns as in facts.ts; thresholds as :names. */
  readonly fails: string;
  /** SQL: one sentence with the figures; evaluated for failing rows only. */
  readonly explains: string;
}
