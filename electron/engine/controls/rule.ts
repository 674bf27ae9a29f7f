// A rule is a pure predicate over one entitlement and what belongs to it, written as one SQL expression over the columns of
// facts.ts: 1 fails, 0 passes, null cannot be judged because a needed fact is unknown. SQL's three-valued logic is the
// product's own ("unknown is not false"), so an expression must never hide a null with coalesce unless silence has a meaning.
import type { Risk } from '../../../shared/words.ts';
import type { CredentialCondition } from './credential-facts.ts';

/** Stable ids, as in reports. */
export type RuleId =
  | 'OWN-1'
  | 'OWN-2'
  | 'OWN-3'
  | 'LIF-1'
  | 'LIF-2'
  | 'LIF-3'
  | 'LIF-4'
  | 'SEC-1'
  | 'SEC-2'
  | 'AUT-1'
  | 'AUT-2'
  | 'CRE-1'
  | 'CRE-2'
  | 'CRE-3'
  | 'CRE-4'
  | 'CRE-5'
  | 'HUM-1'
  | 'PRV-1'
  | 'PRV-2'
  | 'PRV-3'
  | 'PRV-4'
  | 'PRV-5'
  | 'PRV-6'
  | 'EXT-1'
  | 'EXT-2'
  | 'CLD-1'
  | 'ENV-1'
  | 'REU-1'
  | 'SOD-1'
  | 'GOV-1'
  | 'GOV-2'
  | 'GOV-3'
  | 'GOV-4'
  | 'GOV-5'
  | 'GOV-6'
  | 'EVD-1';

export interface Rule {
  readonly rule: RuleId;
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

interface Expressions {
  /** SQL: 1 fails, 0 passes, null not evaluable. Thresholds as :names. */
  readonly fails: string;
  /** SQL: 0 where the rule has nothing to judge, so that its pass is no evidence; absent, it applies to all. */
  readonly applies?: string;
  /** SQL: one sentence with the figures; evaluated for failing rows only, where null reads as the rule's title. */
  readonly explains: string;
}

/** Speaks of the identity alone, so it is judged once for all that the identity may do. Columns of identityColumns. */
export interface IdentityRule extends Rule, Expressions {
  readonly judges: 'identity';
  /** Whose line is cited for a failure. A cited credential or finding is at hand in `explains` as cited.*. */
  readonly cites: 'identity' | 'finding' | { readonly credential: CredentialCondition | 'twin' };
}

/** Speaks of one entitlement, whose line it cites. Columns of entitlementColumns and identityColumns. */
export interface GrantRule extends Rule, Expressions {
  readonly judges: 'entitlement';
}

export type EntitlementRule = IdentityRule | GrantRule;

/** Which table the line stands in that is cited for a failure. */
export function citedTable(rule: EntitlementRule): 'identity' | 'credential' | 'finding' | 'entitlement' {
  if (rule.judges === 'entitlement') return 'entitlement';
  return typeof rule.cites === 'string' ? rule.cites : 'credential';
}
