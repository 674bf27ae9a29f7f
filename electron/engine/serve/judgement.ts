// What the controls say when a state is sealed: coverage, rules with their counts, thresholds in force.
import type { Database } from 'better-sqlite3';
import { coverage, rulesBearingOn } from '../controls/coverage.ts';
import { ruleSummaries } from '../controls/results.ts';
import type { ReviewFacts } from '../controls/review-facts.ts';
import { readThresholds, thresholdDefinitions } from '../controls/thresholds.ts';
import type { ReviewServices, SealedJudgement } from '../review/services.ts';
import { entitlementOf } from './entitlement.ts';

function judgement(db: Database, facts: ReviewFacts, today: string): SealedJudgement {
  const set = readThresholds(db);
  return {
    coverage: coverage(db, facts, today).map(({ text: _, ...row }) => ({
      ...row,
      rules: rulesBearingOn(row.framework, row.control).map(({ rule }) => rule),
    })),
    rules: ruleSummaries(db).map(({ rule, title, severity, why, pass, fail, notEvaluable }) => ({
      rule,
      title,
      severity,
      why,
      pass,
      fail,
      notEvaluable,
    })),
    thresholds: thresholdDefinitions.map(({ threshold, title, unit, standard }) => ({
      threshold,
      title,
      unit,
      standard,
      value: set[threshold] ?? standard,
    })),
  };
}

export const reviewServices: ReviewServices = { entitlementDetail: entitlementOf, judgement };
