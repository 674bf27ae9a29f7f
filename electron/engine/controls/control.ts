// One requirement in full: why its verdict is what it is, the rules behind it, the entitlements that fail, the evidence lines.
import type { Database } from 'better-sqlite3';
import type { ControlDetail } from '../../../shared/contract/controls.ts';
import type { Citation } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { CoverageStatus, Framework, Risk } from '../../../shared/words.ts';
import { citationColumns } from '../inventory/citation.ts';
import { evidenceReading } from '../inventory/evidence-reading.ts';
import { rowIndexOf } from '../inventory/row-index/row-index.ts';
import { coverage, maskOf, rulesBearingOn } from './coverage.ts';
import { judgedInWords, judgementMessages, ruleWords } from './messages/rules.ts';
import { governanceResults, ruleSummaries } from './results.ts';
import type { ReviewFacts } from './review-facts.ts';
import { citedTable, type Rule } from './rule.ts';
import { entitlementRules } from './rules/all.ts';
import { isSettled } from './standing.ts';

const failingShown = 50;
const evidenceShown = 40;

export function controlDetail(
  db: Database,
  framework: Framework,
  control: string,
  facts: ReviewFacts,
  today: string,
  locale: Locale = 'en',
): ControlDetail {
  const words = judgementMessages[locale];
  const row = coverage(db, facts, today).find(
    (candidate) => candidate.framework === framework && candidate.control === control,
  );
  if (row === undefined)
    throw new CountersignError('NOT_FOUND', `There is no control ${control} in ${framework}.`, { framework, control });
  const rules = rulesBearingOn(framework, control);
  const summaries = ruleSummaries(db, locale).filter((summary) => rules.some((rule) => rule.rule === summary.rule));
  const governance = governanceResults(db).filter((result) => rules.some((rule) => rule.rule === result.rule));
  const failing = evidenceReading(db, `failing mask ${maskOf(rules)}`, () => failingEntitlements(db, rules));
  const because: ControlDetail['because'] = [
    ...summaries
      .filter((summary) => summary.fail > 0 && maskOf(rules.filter((rule) => rule.rule === summary.rule)) !== 0)
      .map((summary) => ({
        verdict: 'fails' as const,
        text: words.fails(summary.title, summary.fail, summary.rule),
        list: { rule: summary.rule, result: 'fail' as const, count: summary.fail },
      })),
    ...governance
      .filter((result) => result.result === 'fail')
      .map((result) => ({ verdict: 'fails' as const, text: judgedInWords(result.explanation, locale) })),
    ...summaries
      .filter((summary) => summary.fail === 0 && summary.pass > 0)
      .map((summary) => ({ verdict: 'holds' as const, text: words.holds(summary.title, summary.rule) })),
    ...summaries
      .filter((summary) => summary.notEvaluable > 0)
      .map((summary) => ({
        verdict: 'unknown' as const,
        text: words.unknown(summary.rule, summary.notEvaluable, summary.needs),
        ...(maskOf(rules.filter((rule) => rule.rule === summary.rule)) === 0
          ? {}
          : { list: { rule: summary.rule, result: 'not_evaluable' as const, count: summary.notEvaluable } }),
      })),
  ];
  return {
    ...row,
    reason: judgedInWords(row.reason, locale),
    because:
      because.length > 0
        ? because
        : [
            {
              verdict: row.computed === 'MET' ? 'holds' : row.computed === 'NOT_EVALUABLE' ? 'unknown' : 'fails',
              text: judgedInWords(row.reason, locale),
            },
          ],
    whatWouldMeetIt: whatWouldMeetIt(row.computed, rules, unsettled(db, rules, facts, failing.total), locale),
    rules: summaries.map(({ rule, title, severity, pass, fail, notEvaluable }) => ({
      rule,
      title,
      severity,
      pass,
      fail,
      notEvaluable,
    })),
    failing: failing.rows.map((entitlement) => ({
      uid: entitlement.uid,
      identity: entitlement.identity,
      privilege: entitlement.privilege,
      risk: entitlement.risk,
      state: stateOf(facts, entitlement.id),
    })),
    failingTotal: failing.total,
    evidence: [
      ...governance.flatMap((result) => result.citation ?? []),
      ...evidenceReading(db, `lines of ${framework} ${control}`, () => evidenceLines(db, rules)),
    ],
  };
}

function whatWouldMeetIt(status: CoverageStatus, rules: readonly Rule[], failing: number, locale: Locale): string {
  const words = judgementMessages[locale];
  const said = rules.map((rule) => ruleWords(rule, locale));
  switch (status) {
    case 'MET':
      return words.met;
    case 'NOT_EVALUABLE':
      return rules.length === 0
        ? words.judgedElsewhere
        : words.evidenceThatSays([...new Set(said.flatMap(({ needs }) => needs))]);
    case 'PARTLY_MET':
    case 'NOT_MET':
      return failing > 0 ? words.reduceOrExcept(failing) : (said[0]?.whatToDo ?? words.seeReasons);
  }
}

/** How many of the failing ones are neither verified nor excepted. */
function unsettled(db: Database, rules: readonly Rule[], facts: ReviewFacts, failing: number): number {
  const settled = [...facts.decided.keys()].filter((entitlement) => isSettled(facts, entitlement));
  const done = db
    .prepare<{ mask: number; settled: string }, { n: number }>(
      `select count(*) as n
       from json_each(:settled) as settled
       join entitlement_assessment on entitlement_assessment.entitlement_id = settled.value
       where fail_mask & :mask`,
    )
    .get({ mask: maskOf(rules), settled: JSON.stringify(settled) });
  return failing - (done?.n ?? 0);
}

function stateOf(facts: ReviewFacts, entitlement: number): string {
  const decision = facts.decided.get(entitlement);
  if (decision === undefined) return facts.underReview.has(entitlement) ? 'open' : 'not under review';
  if (isSettled(facts, entitlement)) return facts.verified.has(entitlement) ? 'verified' : 'excepted';
  return decision.outcome.toLowerCase().replaceAll('_', ' ');
}

interface FailingRow {
  readonly id: number;
  readonly uid: string;
  readonly identity: string;
  readonly privilege: string;
  readonly risk: Risk;
}

/** The worst first. */
function failingEntitlements(db: Database, rules: readonly Rule[]): { total: number; rows: FailingRow[] } {
  const mask = BigInt(maskOf(rules));
  if (mask === 0n) return { total: 0, rows: [] };
  const index = rowIndexOf(db, 'entitlements');
  const fails = Uint8Array.from(index.verdicts, ({ fail }) => ((BigInt(fail) & mask) === 0n ? 0 : 1));
  const { verdictOf, riskOf, ids } = index;
  if (verdictOf === null || riskOf === null) return { total: 0, rows: [] };
  const byRank: number[][] = [[], [], [], [], []];
  let total = 0;
  for (let row = 0; row < verdictOf.length; row += 1) {
    if (fails[verdictOf[row] ?? 0] === 0) continue;
    total += 1;
    const ofRank = byRank[riskOf[row] ?? 0];
    if (ofRank !== undefined && ofRank.length < failingShown) ofRank.push(ids[row] ?? 0);
  }
  const worst = byRank.reverse().flat().slice(0, failingShown);
  const select = db.prepare<[number], FailingRow>(
    `select entitlement.id, entitlement.uid, identity.name as identity, entitlement.privilege, entitlement_assessment.risk
     from entitlement_assessment
     join entitlement on entitlement.id = entitlement_assessment.entitlement_id
     join identity on identity.id = entitlement.identity_id
     where entitlement.id = ?`,
  );
  return { total, rows: worst.flatMap((id) => select.get(id) ?? []) };
}

/** The very lines that made the rules fail, or, where none fails, lines of the entitlements that they judged. */
function evidenceLines(db: Database, rules: readonly Rule[]): Citation[] {
  const bearing = entitlementRules.filter((candidate) => rules.some((rule) => rule.rule === candidate.rule));
  if (bearing.length === 0) return [];
  const tables = [...new Set(bearing.map(citedTable))];
  const facts = tables.flatMap((table) =>
    db
      .prepare<{ rules: string; limit: number }, Citation>(
        `select distinct ${citationColumns}, ${table}.line as line, ${table}.pointer as pointer
         from rule_failure
         join ${table} on ${table}.id = rule_failure.subject_id
         join artefact on artefact.id = ${table}.artefact_id
         join bundle on bundle.id = artefact.bundle_id
         where rule_failure.rule in (select value from json_each(:rules))
         limit :limit`,
      )
      .all({
        rules: JSON.stringify(bearing.filter((rule) => citedTable(rule) === table).map((rule) => rule.rule)),
        // each kind of evidence gets its share
        limit: Math.ceil(evidenceShown / tables.length),
      }),
  );
  if (facts.length > 0) return facts.slice(0, evidenceShown);
  return db
    .prepare<{ limit: number }, Citation>(
      `select ${citationColumns}, entitlement.line as line, entitlement.pointer as pointer
       from entitlement
       join artefact on artefact.id = entitlement.artefact_id
       join bundle on bundle.id = artefact.bundle_id
       where removed_bundle is null
       order by entitlement.id
       limit :limit`,
    )
    .all({ limit: evidenceShown });
}

/** Coverage with its evidence lines, as `countersign coverage --json` prints it. */
export function coverageEvidence(
  db: Database,
  facts: ReviewFacts,
  today: string,
): {
  framework: string;
  control: string;
  status: CoverageStatus;
  reason: string;
  evidence: { bundle: string; file: string; pointer: string }[];
}[] {
  const governed = governanceResults(db);
  return coverage(db, facts, today).map((row) => {
    const rules = rulesBearingOn(row.framework, row.control);
    const governance = governed
      .filter((result) => rules.some((rule) => rule.rule === result.rule))
      .flatMap((result) => result.citation ?? []);
    const lines = row.status === 'NOT_EVALUABLE' ? [] : [...governance, ...evidenceLines(db, rules)];
    return {
      framework: row.framework,
      control: row.control,
      status: row.status,
      reason: row.reason,
      evidence: lines.map((line) => ({
        bundle: line.bundleName,
        file: line.file,
        pointer: line.pointer ?? `line ${line.line ?? 1}`,
      })),
    };
  });
}
