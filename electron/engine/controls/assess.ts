// Judges all that is in evidence by every rule and keeps the result: masks and risk of each entitlement, each failure
// explained, and what the rules say of the engagement. All of it is derived from the inventory and replaced whole, so it
// is no ledger act.

import type { Database } from 'better-sqlite3';
import { type Risk, risks } from '../../../shared/words.ts';
import { markAssessment } from '../inventory/evidence-reading.ts';
import { ensureLinks } from '../inventory/links/derive.ts';
import { keepRowIndexes } from '../inventory/row-index/row-index.ts';
import type { Transaction } from '../workspace/workspace.ts';
import { deliveries, sourceFacts } from './evidence-facts.ts';
import { explainEntitlements, explainIdentities } from './explain.ts';
import { dropFacts, gatherFacts, type Parameters } from './facts.ts';
import { judgeEntitlements, judgeIdentities, type Range } from './judge.ts';
import type { ReviewFacts } from './review-facts.ts';
import { entitlementRules } from './rules/all.ts';
import { type GovernanceResult, governanceRules } from './rules/governance.ts';
import { readThresholds, thresholdValue } from './thresholds.ts';
import { withoutEntitlement } from './without-entitlement.ts';

export interface AssessmentSummary {
  readonly entitlements: number;
  readonly failures: number;
  readonly notEvaluable: number;
  readonly byRisk: Record<Risk, number>;
  readonly rules: readonly { rule: string; fail: number; notEvaluable: number }[];
}

/** Replaces the assessment. Call inside a write; `facts` come from review, or noReviewFacts before there is any. */
export function assess(transaction: Transaction, facts: ReviewFacts): AssessmentSummary {
  const steps = assessing(transaction, facts);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same with a breath between its steps, in which progress is told; `done` and `total` count entitlements, twice each. */
export async function assessWithProgress(
  transaction: Transaction,
  facts: ReviewFacts,
  progress: (done: number, total: number, label: string) => void,
): Promise<AssessmentSummary> {
  const steps = assessing(transaction, facts);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    progress(step.value.done, step.value.total, 'Judging by the rules');
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** How many entitlements are judged between two steps: some tenths of a second. */
const stride = 20_000;

function* assessing(
  { db, clock }: Transaction,
  facts: ReviewFacts,
): Generator<{ readonly done: number; readonly total: number }, AssessmentSummary, undefined> {
  const now = clock().toISOString();
  const thresholds = readThresholds(db);
  const parameters: Parameters = { now, campaigns_closed: facts.campaignsClosed, ...thresholds };
  db.exec(
    'delete from rule_failure; delete from entitlement_assessment; delete from engagement_result; delete from assessment',
  );
  db.prepare(
    `insert into assessment (id, assessed_at, bundle, rules, thresholds)
     values (1, :now, (select coalesce(max(ordinal), 0) from bundle), :rules, :thresholds)`,
  ).run({
    now,
    rules: JSON.stringify(entitlementRules.map((rule) => rule.rule)),
    thresholds: JSON.stringify(thresholds),
  });
  // A workspace of a version that knew no links has none until now.
  ensureLinks(db);
  gatherFacts(db, facts, parameters);
  judgeIdentities(db, parameters);
  const ranges = entitlementRanges(db);
  const total = 2 * ranges.length * stride;
  for (const [index, range] of ranges.entries()) {
    judgeEntitlements(db, parameters, range);
    yield { done: (index + 1) * stride, total };
  }
  explainIdentities(db, parameters);
  for (const [index, range] of ranges.entries()) {
    explainEntitlements(db, parameters, range);
    yield { done: (ranges.length + index + 1) * stride, total };
  }
  const engagement = [
    ...withoutEntitlement(db),
    ...governanceRules.flatMap((rule) =>
      rule
        .judge({
          review: facts,
          sources: sourceFacts(db, now, facts.campaignOpenedAt),
          staleDays: thresholdValue(thresholds, 'stale_days'),
          deliveries: deliveries(db),
          today: now.slice(0, 10),
        })
        .map((result) => ({ rule: rule.rule, ...result })),
    ),
  ];
  storeEngagementResults(db, engagement);
  dropFacts(db);
  markAssessment(db);
  for (const _ of keepRowIndexes(db)) yield { done: total, total };
  return readAssessmentSummary(db);
}

function entitlementRanges(db: Database): Range[] {
  const last = db.prepare<[], number | null>('select max(id) from entitlement').pluck().get() ?? 0;
  return Array.from({ length: Math.ceil(last / stride) }, (_, index) => ({
    from: index * stride + 1,
    to: (index + 1) * stride,
  }));
}

function storeEngagementResults(
  db: Database,
  results: readonly (GovernanceResult & { readonly rule: string })[],
): void {
  const insert = db.prepare(
    `insert into engagement_result (rule, subject, result, explanation, artefact_id, line, pointer)
     values (:rule, :subject, :result, :explanation, :artefact, :line, :pointer)`,
  );
  const seen = new Map<string, number>();
  for (const { subject, ...result } of results) {
    // Two that are called the same are two: neither may hide the other.
    const name = `${result.rule} ${subject}`;
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    insert.run({ ...result, subject: before === 0 ? subject : `${subject} (${before + 1})` });
  }
}

export function readAssessmentSummary(db: Database): AssessmentSummary {
  const byRisk: Record<Risk, number> = { low: 0, medium: 0, high: 0, critical: 0 };
  for (const row of db
    .prepare<[], { risk: Risk; n: number }>('select risk, count(*) as n from entitlement_assessment group by risk')
    .all()) {
    byRisk[row.risk] = row.n;
  }
  const columns = entitlementRules
    .map((_, bit) => `sum(fail_mask >> ${bit} & 1) as fail_${bit}, sum(unknown_mask >> ${bit} & 1) as unknown_${bit}`)
    .join(', ');
  const sums =
    db.prepare<[], Record<string, number | null>>(`select ${columns} from entitlement_assessment`).get() ?? {};
  const judged = entitlementRules.map((rule, bit) => ({
    rule: rule.rule,
    // also what identities fail that hold credentials and no entitlement, such as an account's root
    fail: (sums[`fail_${bit}`] ?? 0) + count(db, rule.rule, 'fail'),
    notEvaluable: (sums[`unknown_${bit}`] ?? 0) + count(db, rule.rule, 'not_evaluable'),
  }));
  const governed = governanceRules.map(({ rule }) => ({
    rule,
    fail: count(db, rule, 'fail'),
    notEvaluable: count(db, rule, 'not_evaluable'),
  }));
  const rules = [...judged, ...governed];
  return {
    entitlements: risks.reduce((total, risk) => total + byRisk[risk], 0),
    failures: rules.reduce((total, rule) => total + rule.fail, 0),
    notEvaluable: rules.reduce((total, rule) => total + rule.notEvaluable, 0),
    byRisk,
    rules,
  };
}

function count(db: Database, rule: string, result: GovernanceResult['result']): number {
  return (
    db
      .prepare<[string, string], number>('select count(*) from engagement_result where rule = ? and result = ?')
      .pluck()
      .get(rule, result) ?? 0
  );
}
