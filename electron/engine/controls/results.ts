// What the rules say of one entitlement, each result explained and cited.
import type { Database } from 'better-sqlite3';
import type { RuleSummary } from '../../../shared/contract/controls.ts';
import type { RuleResult } from '../../../shared/contract/inventory.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { Risk } from '../../../shared/words.ts';
import { citationAt, citationOf, type InventoryTable } from '../inventory/citation.ts';
import { evidenceReading } from '../inventory/evidence-reading.ts';
import { statement } from '../workspace/statement.ts';
import { judgedInWords, judgementMessages, ruleWords } from './messages/rules.ts';
import type { EntitlementRule, Rule } from './rule.ts';
import { ruleCounts } from './rule-counts.ts';
import { allRules, entitlementRules } from './rules/all.ts';

export interface EntitlementJudgement {
  readonly risk: Risk;
  readonly rules: readonly RuleResult[];
}

interface AssessmentRow {
  readonly risk: Risk;
  readonly fail_mask: number;
  readonly unknown_mask: number;
  readonly identity_id: number;
}

/** An entitlement that nothing has assessed yet reads as low risk with every rule not evaluable: unknown is not "pass". */
export function judgementOf(db: Database, entitlementId: number, locale: Locale = 'en'): EntitlementJudgement {
  const outcome = outcomesIn(locale);
  const row = assessmentOf(db).get({ entitlement: entitlementId });
  if (row === undefined) {
    const rules = entitlementRules.map((rule) =>
      outcome(rule, 'not_evaluable', 'The evidence has not been assessed yet.', []),
    );
    return { risk: 'low', rules };
  }
  const failures = new Map(
    failuresOf(db)
      .all({ entitlement: entitlementId })
      .map((failure) => [failure.rule, failure]),
  );
  const own = cited(citationOf(db, 'entitlement', entitlementId));
  const rules = entitlementRules.map((rule, bit) => {
    const failure = failures.get(rule.rule);
    if (failure !== undefined) {
      return outcome(
        rule,
        'fail',
        failure.explanation,
        cited(citationOf(db, failure.subject, failure.subject_id) ?? citationOf(db, 'identity', row.identity_id)),
      );
    }
    if ((row.unknown_mask >> bit) & 1) {
      return outcome(rule, 'not_evaluable', judgementMessages.en.missing(rule.needs), []);
    }
    return outcome(rule, 'pass', 'Nothing speaks against it.', own);
  });
  return { risk: row.risk, rules };
}

const assessmentOf = statement<{ entitlement: number }, AssessmentRow>(
  `select risk, fail_mask, unknown_mask, entitlement.identity_id
   from entitlement
   join entitlement_assessment on entitlement_assessment.entitlement_id = entitlement.id
   where entitlement.id = $entitlement`,
);

const failuresOf = statement<
  { entitlement: number },
  { rule: string; explanation: string; subject: InventoryTable; subject_id: number }
>('select rule, explanation, subject, subject_id from rule_failure where entitlement_id = $entitlement');

/** Explanations are given as they are recorded, in English. */
function outcomesIn(locale: Locale) {
  return (
    rule: EntitlementRule,
    result: RuleResult['result'],
    explanation: string,
    citations: Citation[],
  ): RuleResult => {
    const { title, why, whatToDo } = ruleWords(rule, locale);
    return {
      rule: rule.rule,
      title,
      severity: rule.severity,
      result,
      explanation: judgedInWords(explanation, locale),
      why,
      whatToDo,
      controls: controlsOf(rule),
      citations,
    };
  };
}

function cited(citation: Citation | null): Citation[] {
  return citation === null ? [] : [citation];
}

/** Every requirement that a rule bears on, CSF 2.0 first. */
export function controlsOf(rule: Rule): string[] {
  return [...rule.csf20, ...rule.csf11, ...rule.sp80053, ...rule.owasp];
}

/** Counts are read once for an evidence; words are the reader's. */
export function ruleSummaries(db: Database, locale: Locale = 'en'): RuleSummary[] {
  const summaries = evidenceReading(db, 'rule summaries', () => readRuleSummaries(db));
  if (locale === 'en') return summaries;
  return summaries.map((summary) => {
    const rule = allRules.find((one) => one.rule === summary.rule);
    if (rule === undefined) return summary;
    const { title, why, whatToDo, needs } = ruleWords(rule, locale);
    return { ...summary, title, why, whatToDo, needs: [...needs] };
  });
}

function readRuleSummaries(db: Database): RuleSummary[] {
  const counts = ruleCounts(db);
  return allRules.map((rule) => {
    const { judged, fail, notEvaluable } = counts(rule.rule);
    return {
      rule: rule.rule,
      title: rule.title,
      severity: rule.severity,
      why: rule.why,
      whatToDo: rule.whatToDo,
      needs: [...rule.needs],
      owasp: [...rule.owasp],
      csf11: [...rule.csf11],
      csf20: [...rule.csf20],
      sp80053: [...rule.sp80053],
      sources: [...rule.sources],
      pass: judged - fail - notEvaluable,
      fail,
      notEvaluable,
    };
  });
}

/** Results about the engagement or the evidence as a whole, cited where they come from evidence. */
export function governanceResults(
  db: Database,
): readonly { rule: string; subject: string; result: string; explanation: string; citation: Citation | null }[] {
  return evidenceReading(db, 'governance results', () => readGovernanceResults(db));
}

function readGovernanceResults(
  db: Database,
): { rule: string; subject: string; result: string; explanation: string; citation: Citation | null }[] {
  return db
    .prepare<
      [],
      {
        rule: string;
        subject: string;
        result: string;
        explanation: string;
        artefact_id: string | null;
        line: number | null;
        pointer: string | null;
      }
    >(
      'select rule, subject, result, explanation, artefact_id, line, pointer from engagement_result order by rule, subject',
    )
    .all()
    .map((row) => ({
      rule: row.rule,
      subject: row.subject,
      result: row.result,
      explanation: row.explanation,
      citation: row.artefact_id === null ? null : citationAt(db, row.artefact_id, row.line, row.pointer),
    }));
}
