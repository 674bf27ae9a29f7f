// Coverage: each requirement of the catalogue gets a verdict from the rules that bear on it, the process, or neither.
import type { Database } from 'better-sqlite3';
import { catalogue, crosswalk } from '../../../shared/catalogue/catalogue.ts';
import type { CoverageRow } from '../../../shared/contract/controls.ts';
import type { JudgedChoice } from '../../../shared/contract/inventory.ts';
import type { CoverageStatus, Framework } from '../../../shared/words.ts';
import { evidenceReading } from '../inventory/evidence-reading.ts';
import { judgedByProcess, type ProcessFacts } from './judged-otherwise.ts';
import { readOverrides } from './overrides.ts';
import type { ReviewFacts } from './review-facts.ts';
import type { Rule } from './rule.ts';
import { allRules, entitlementRules } from './rules/all.ts';
import { type StandingGroup, standingGroups, standingReading } from './standing.ts';

/** Which rules bear on a requirement. SP 800-207 tenets 4 and 6 are judged by the privilege and authentication rules. */
export function rulesBearingOn(framework: Framework, control: string): readonly Rule[] {
  return allRules.filter((rule) => bearing(rule, framework).includes(control));
}

function bearing(rule: Rule, framework: Framework): readonly string[] {
  switch (framework) {
    case 'csf-2.0':
      return rule.csf20;
    case 'csf-1.1':
      return rule.csf11;
    case 'sp800-53':
      return rule.sp80053;
    case 'owasp-nhi':
      return rule.owasp;
    case 'sp800-207':
      if (rule.rule.startsWith('PRV-') || rule.rule === 'ENV-1') return ['ZT-4'];
      return rule.rule.startsWith('AUT-') || rule.rule.startsWith('CRE-') || rule.rule === 'CLD-1' ? ['ZT-6'] : [];
    case 'pci-dss':
      return [];
  }
}

/** One row for each requirement. `facts` say what was decided, verified and excepted, as of `today`. */
export function coverage(db: Database, facts: ReviewFacts, today: string): CoverageRow[] {
  const overrides = readOverrides(db);
  return standingReading(db, facts, `coverage ${today}`, () => computedCoverage(db, facts, today)).map((row) => {
    const override = overrides.get(`${row.framework} ${row.control}`);
    if (override === undefined) return row;
    const { status, reason, by, at } = override;
    return { ...row, status, override: { reason, by, at } };
  });
}

/** As the rules and the process give it. */
function computedCoverage(db: Database, facts: ReviewFacts, today: string): CoverageRow[] {
  const judged = judgedPopulation(db, facts, today);
  return catalogue.flatMap(({ framework, controls }) =>
    controls.map((control) => {
      const verdict = judge(framework, control.control, judged);
      return {
        framework,
        control: control.control,
        title: control.title,
        text: control.text,
        status: verdict.status,
        computed: verdict.status,
        reason: verdict.reason,
        items: verdict.items,
        decided: verdict.decided,
        evidenceCount: verdict.evidenceCount,
        crosswalk: [...crosswalk(framework, control.control)],
        override: null,
      };
    }),
  );
}

/** The population by what the rules and the decisions say of it: read in one pass, summed for each requirement. */
interface JudgedPopulation {
  readonly process: ProcessFacts;
  readonly groups: readonly StandingGroup[];
  readonly governance: readonly { rule: string; result: string; explanation: string }[];
  readonly total: number;
  readonly decided: number;
  readonly files: number;
  readonly governanceFiles: ReadonlyMap<string, number>;
}

function judgedPopulation(db: Database, review: ReviewFacts, today: string): JudgedPopulation {
  const { groups, decided } = standingGroups(db, review);
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  const bundles = db.prepare<[], number>('select count(*) from bundle').pluck().get() ?? 0;
  return {
    process: { review, bundles, assessed: total > 0, today },
    groups,
    governance: db
      .prepare<[], { rule: string; result: string; explanation: string }>(
        'select rule, result, explanation from engagement_result order by rule, subject',
      )
      .all(),
    total,
    decided,
    files: evidenceReading(db, 'files with access', () => filesWithAccess(db)),
    governanceFiles: new Map(
      db
        .prepare<[], { rule: string; n: number }>(
          'select rule, count(distinct artefact_id) as n from engagement_result group by rule',
        )
        .all()
        .map((row) => [row.rule, row.n]),
    ),
  };
}

function filesWithAccess(db: Database): number {
  const count = db.prepare<[], number>(
    `select count(*)
     from (
       select distinct artefact_id from entitlement where removed_bundle is null
       union
       select distinct artefact_id from identity where removed_bundle is null
     )`,
  );
  return count.pluck().get() ?? 0;
}

export interface Verdict {
  readonly status: CoverageStatus;
  readonly reason: string;
  readonly items: number;
  readonly decided: number;
  readonly evidenceCount: number;
}

function judge(framework: Framework, control: string, judged: JudgedPopulation): Verdict {
  const rules = rulesBearingOn(framework, control);
  const byProcess = judgedByProcess(framework, control, judged.process);
  if (byProcess !== null && rules.length === 0) return { ...byProcess, items: 0, decided: 0, evidenceCount: 0 };
  const mask = maskOf(rules);
  const counted = {
    items: mask === 0 ? 0 : judged.total,
    decided: mask === 0 ? 0 : judged.decided,
    evidenceCount:
      mask === 0 ? rules.reduce((n, rule) => n + (judged.governanceFiles.get(rule.rule) ?? 0), 0) : judged.files,
  };
  const byRules = verdictOf(rules, mask, judged);
  if (byProcess === null || rank(byRules.status) > rank(byProcess.status)) return { ...byRules, ...counted };
  return { ...byProcess, ...counted };
}

/** The worse of two verdicts wins; "not evaluable" never hides a judged one. */
function rank(status: CoverageStatus): number {
  return { NOT_EVALUABLE: 0, MET: 1, PARTLY_MET: 2, NOT_MET: 3 }[status];
}

/** The bits of the entitlement rules among `rules`. */
export function maskOf(rules: readonly Rule[]): number {
  const ids = new Set<string>(rules.map((rule) => rule.rule));
  return entitlementRules.reduce((mask, rule, bit) => (ids.has(rule.rule) ? mask + 2 ** bit : mask), 0);
}

/** The bits of the rules whose word a requirement, or one of its rules, is. */
export function judgedBits({ framework, control, rule }: JudgedChoice): number {
  return maskOf(rulesBearingOn(framework, control).filter((bearing) => rule === undefined || bearing.rule === rule));
}

function verdictOf(
  rules: readonly Rule[],
  mask: number,
  judged: JudgedPopulation,
): { status: CoverageStatus; reason: string } {
  if (rules.length === 0) return { status: 'NOT_EVALUABLE', reason: 'No rule and no recorded process bears on it.' };
  const ids = new Set<string>(rules.map((rule) => rule.rule));
  const engagement = judged.governance.filter((row) => ids.has(row.rule));
  const faults = engagement.filter((row) => row.result === 'fail');
  const { all, settled, undecided } = tally(mask, judged);
  const reaches = rules.map((rule) => ({ rule, ...reachOf(rule, judged) }));
  if (reaches.every(({ known }) => known === 0)) return { status: 'NOT_EVALUABLE', reason: missing(rules) };
  const population = mask === 0 ? 0 : judged.total;
  const blind = blindSpots(rules, judged);
  const fault = faults[0];
  const lacking = reaches.filter(({ applies, known }) => known < leastJudgedShare * applies).map(({ rule }) => rule);
  if (all === 0 && fault === undefined && lacking.length > 0) {
    return { status: 'NOT_EVALUABLE', reason: `Too little of it could be judged. ${missing(lacking)}${blind}` };
  }
  if (all === 0 && fault === undefined) {
    const held = population > 0 ? `None of ${population} entitlements fails a rule.` : passing(engagement);
    return { status: 'MET', reason: `${held}${blind}` };
  }
  const parts = [
    all > 0 ? `${all} of ${population} entitlements fail a rule, ${settled} of them settled.` : '',
    fault === undefined ? '' : fault.explanation,
    faults.length > 1 ? `${faults.length - 1} more like it.` : '',
  ];
  const reason = `${parts.filter((part) => part !== '').join(' ')}${blind}`;
  if (fault === undefined && settled === all && lacking.length === 0) return { status: 'MET', reason };
  if (fault === undefined && undecided === 0) return { status: 'PARTLY_MET', reason };
  return { status: 'NOT_MET', reason };
}

function passing(engagement: JudgedPopulation['governance']): string {
  return engagement.find((row) => row.result === 'pass')?.explanation ?? '';
}

function tally(mask: number, judged: JudgedPopulation): { all: number; settled: number; undecided: number } {
  const sum = { all: 0, settled: 0, undecided: 0 };
  for (const group of mask === 0 ? [] : judged.groups) {
    if ((group.fail & mask) === 0) continue;
    sum.all += group.n;
    if (group.standing === 'settled') sum.settled += group.n;
    if (group.standing === 'undecided') sum.undecided += group.n;
  }
  return sum;
}

/** Of each rule: a few verdicts that pass among many that could not be given are no evidence that a requirement is met. */
const leastJudgedShare = 0.5;

/** To how many a rule applies and for how many of them it gave a verdict; a pass where it does not apply is none. */
function reachOf(rule: Rule, judged: JudgedPopulation): { applies: number; known: number } {
  const bit = maskOf([rule]);
  const reach = { applies: 0, known: 0 };
  for (const group of judged.groups) {
    if ((group.applies & bit) === 0) continue;
    reach.applies += group.n;
    if ((group.unknown & bit) === 0) reach.known += group.n;
  }
  if (reach.applies > 0) return reach;
  const results = judged.governance.filter((row) => row.rule === rule.rule);
  return { applies: results.length, known: results.filter((row) => row.result !== 'not_evaluable').length };
}

const needsShown = 4;

function missing(rules: readonly Rule[]): string {
  const needs = [...new Set(rules.flatMap((rule) => rule.needs))];
  return `Not in the evidence: ${needs.slice(0, needsShown).join('; ')}.`;
}

function unknownOf(bit: number, judged: JudgedPopulation): number {
  return judged.groups.reduce((n, group) => ((group.unknown & bit) === 0 ? n : n + group.n), 0);
}

const blindSpotsShown = 3;

/** What could not be judged, rule by rule, the most often first: a verdict never hides how much it did not see. */
function blindSpots(rules: readonly Rule[], judged: JudgedPopulation): string {
  const blind = rules
    .map((rule) => ({ rule: rule.rule, unknown: unknownOf(maskOf([rule]), judged) }))
    .filter(({ unknown }) => unknown > 0)
    .sort((one, other) => other.unknown - one.unknown);
  if (blind.length === 0) return '';
  const shown = blind.slice(0, blindSpotsShown).map(({ rule, unknown }) => `${rule} for ${unknown}`);
  const more = blind.length - blindSpotsShown;
  const rest = more > 0 ? ` and ${more} more ${more === 1 ? 'rule' : 'rules'}` : '';
  return ` For want of facts not judged of ${judged.total}: ${shown.join(', ')}${rest}.`;
}
