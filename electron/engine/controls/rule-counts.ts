// How many fail each rule and how many it could not judge. Verdicts are counted once for an evidence, and few are different
// ones: the rules are summed over those, not over a million entitlements.
import type { Database } from 'better-sqlite3';
import { entitlementRules } from './rules/all.ts';
import { verdictCounts } from './standing.ts';

export interface RuleCounts {
  /** Of all that was judged, entitlements and the rest. */
  readonly judged: number;
  readonly fail: number;
  readonly notEvaluable: number;
}

export function ruleCounts(db: Database): (rule: string) => RuleCounts {
  const counts = new Map(ofEntitlements(db).map(({ rule, ...count }) => [rule, count]));
  const others = db
    .prepare<[], RuleCounts & { rule: string }>(
      `select rule, count(*) as judged, count(iif(result = 'fail', 1, null)) as fail,
         count(iif(result = 'not_evaluable', 1, null)) as notEvaluable
       from engagement_result
       group by rule`,
    )
    .all();
  for (const { rule, ...other } of others) counts.set(rule, sumOf(counts.get(rule) ?? none, other));
  return (rule) => counts.get(rule) ?? none;
}

const none: RuleCounts = { judged: 0, fail: 0, notEvaluable: 0 };

function sumOf(one: RuleCounts, other: RuleCounts): RuleCounts {
  return {
    judged: one.judged + other.judged,
    fail: one.fail + other.fail,
    notEvaluable: one.notEvaluable + other.notEvaluable,
  };
}

function ofEntitlements(db: Database): (RuleCounts & { readonly rule: string })[] {
  const verdicts = verdictCounts(db);
  const judged = verdicts.reduce((sum, { n }) => sum + n, 0);
  return entitlementRules.map(({ rule }, bit) => {
    let [fail, notEvaluable] = [0, 0];
    for (const verdict of verdicts) {
      if ((verdict.fail >> bit) & 1) fail += verdict.n;
      if ((verdict.unknown >> bit) & 1) notEvaluable += verdict.n;
    }
    return { rule, judged, fail, notEvaluable };
  });
}
