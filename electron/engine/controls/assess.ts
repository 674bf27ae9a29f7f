// Judges every entitlement by every rule in one SQL pass (a fail mask and a not-evaluable mask each), explains the failures
// only, and derives the risk. What it writes is derived from the inventory and replaced whole, so it is no ledger act.
import type { Database } from 'better-sqlite3';
import { type Risk, risks } from '../../../shared/words.ts';
import type { Transaction } from '../workspace/workspace.ts';
import { factsQuery } from './facts.ts';
import type { ReviewFacts } from './review-facts.ts';
import { entitlementRules } from './rules/all.ts';
import { governanceRules, type SourceFact } from './rules/governance.ts';
import { readThresholds, type Thresholds } from './thresholds.ts';

export interface AssessmentSummary {
  readonly entitlements: number;
  readonly failures: number;
  readonly notEvaluable: number;
  readonly byRisk: Record<Risk, number>;
  readonly rules: readonly { rule: string; fail: number; notEvaluable: number }[];
}

/** Replaces the assessment. Call inside a write; `facts` come from review, or noReviewFacts before there is any. */
export function assess({ db, clock }: Transaction, facts: ReviewFacts): AssessmentSummary {
  const now = clock().toISOString();
  const thresholds = readThresholds(db);
  passFacts(db, facts);
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
  const parameters = { now, ...thresholds };
  judgeEntitlements(db, parameters);
  explainFailures(db, parameters);
  judgeGovernance(db, facts, thresholds, now);
  db.exec('drop table temp.fact_owner; drop table temp.fact_revoked; drop table temp.judged');
  return readAssessmentSummary(db);
}

/** What the engagement and review know, as temporary tables that the rules' row can join. */
function passFacts(db: Database, facts: ReviewFacts): void {
  db.exec(`
    drop table if exists temp.fact_owner;
    drop table if exists temp.fact_revoked;
    create temp table fact_owner (owner text primary key, left integer not null, provider integer not null, known integer not null);
    create temp table fact_revoked (entitlement_id integer primary key)`);
  const owner = db.prepare(
    `insert into temp.fact_owner (owner, left, provider, known)
     values (lower(:owner), :left, :provider, 1)
     on conflict (owner) do update
     set left = min(left, excluded.left)`,
  );
  for (const person of facts.persons) {
    const row = { left: person.active ? 0 : 1, provider: person.party === 'provider' ? 1 : 0 };
    owner.run({ owner: person.name, ...row });
    owner.run({ owner: person.email, ...row });
  }
  const revoked = db.prepare('insert into temp.fact_revoked values (?)');
  for (const entitlement of facts.earlierRevoked) revoked.run(entitlement);
}

function judgeEntitlements(db: Database, parameters: Record<string, string | number>): void {
  const bits = entitlementRules.map((rule, bit) => ({ bit: 2 ** bit, fails: rule.fails }));
  const fail = bits.map(({ bit, fails }) => `case when (${fails}) then ${bit} else 0 end`).join('\n + ');
  const unknown = bits.map(({ bit, fails }) => `case when (${fails}) is null then ${bit} else 0 end`).join('\n + ');
  const rank = (severity: Risk) =>
    entitlementRules.reduce((mask, rule, bit) => (rule.severity === severity ? mask + 2 ** bit : mask), 0);
  db.exec('drop table if exists temp.judged');
  db.prepare(
    `create temp table judged as
     select fact.*, ${fail} as fail_mask, ${unknown} as unknown_mask
     from (${factsQuery}) as fact`,
  ).run(parameters);
  // the worst failing severity, one step up where it is privileged in production
  db.prepare(
    `insert into entitlement_assessment (entitlement_id, risk, risk_rank, fail_mask, unknown_mask)
     select entitlement_id,
       case rank when 4 then 'critical' when 3 then 'high' when 2 then 'medium' else 'low' end,
       rank, fail_mask, unknown_mask
     from (
       select entitlement_id, fail_mask, unknown_mask,
         min(4, case
           when fail_mask & ${rank('critical')} then 4
           when fail_mask & ${rank('high')} then 3
           when fail_mask & ${rank('medium')} then 2
           else 1
         end + case
           when effect = 'allow'
             and (administrator = 1 or escalates = 1 or wildcard = 1)
             and coalesce(resource_environment, identity_environment) = 'production'
           then 1 else 0
         end) as rank
       from temp.judged
     )`,
  ).run();
}

/** Explodes the masks: one row for each failure only, with its sentence and the row that the failing fact stands in. */
function explainFailures(db: Database, parameters: Record<string, string | number>): void {
  const subjectId = {
    identity: 'identity_id',
    entitlement: 'entitlement_id',
    // the credential that is oldest in use speaks for the identity; ties go to the first row
    credential: `coalesce((select id from credential where credential.identity_id = judged.identity_id and removed_bundle is null
      order by status = 'active' desc, coalesce(rotated_at, created_at), id limit 1), identity_id)`,
    finding: `(select id from finding where finding.identity_id = judged.identity_id and kind = 'exposed_secret' and removed_bundle is null order by id limit 1)`,
  } as const;
  entitlementRules.forEach((rule, bit) => {
    db.prepare(
      `insert into rule_failure (entitlement_id, rule, explanation, subject, subject_id)
       select entitlement_id, '${rule.rule}', ${rule.explains}, '${rule.subject}', ${subjectId[rule.subject]}
       from temp.judged as judged
       where fail_mask & ${2 ** bit}`,
    ).run(usedParameters(rule.explains, parameters));
  });
}

/** SQLite refuses named parameters that a statement does not use. */
function usedParameters(sql: string, parameters: Record<string, string | number>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => sql.includes(`:${name}`)));
}

function judgeGovernance(db: Database, facts: ReviewFacts, thresholds: Thresholds, now: string): void {
  const insert = db.prepare(
    `insert or ignore into engagement_result (rule, subject, result, explanation, artefact_id, line, pointer)
     values (:rule, :subject, :result, :explanation, :artefact, :line, :pointer)`,
  );
  const governance = {
    review: facts,
    sources: sourceFacts(db, now),
    staleDays: thresholds.stale_days ?? 30,
    today: now.slice(0, 10),
  };
  for (const rule of governanceRules) {
    for (const outcome of rule.judge(governance)) insert.run({ rule: rule.rule, ...outcome });
  }
}

/** The newest delivery of each source. Its age counts to the day it was received: evidence does not rot in the archive. */
function sourceFacts(db: Database, now: string): SourceFact[] {
  const rows = db
    .prepare<
      { now: string },
      {
        title: string;
        partial: number;
        age: number | null;
        declared: number | null;
        accounted: number;
        rows: number;
        empty_attested: string | null;
      }
    >(
      `select source.kind || coalesce(' of ' || source.system, '') || ' in ' || bundle.name as title, source.partial,
         julianday(bundle.received_at) - julianday(source.extracted_at) as age,
         declared_identities + 0 as declared_first,
         case when coalesce(declared_identities, declared_credentials, declared_entitlements, declared_findings, declared_actions) is null then null
           else coalesce(declared_identities, 0) + coalesce(declared_credentials, 0) + coalesce(declared_entitlements, 0)
             + coalesce(declared_findings, 0) + coalesce(declared_actions, 0) end as declared,
         case when declared_identities is null then 0 else imported_identities end
           + case when declared_credentials is null then 0 else imported_credentials end
           + case when declared_entitlements is null then 0 else imported_entitlements end
           + case when declared_findings is null then 0 else imported_findings end
           + case when declared_actions is null then 0 else imported_actions end as accounted,
         imported_identities + imported_credentials + imported_entitlements + imported_findings + imported_actions + rejected as rows,
         empty_attested
       from source
       join bundle on bundle.id = source.bundle_id
       where :now >= bundle.received_at
         and not exists (
           select 1
           from source as later
           join bundle as later_bundle on later_bundle.id = later.bundle_id
           where later.kind = source.kind
             and later.system is source.system
             and later_bundle.ordinal > bundle.ordinal
         )
       order by bundle.ordinal, source.declared_id`,
    )
    .all({ now });
  return rows.map((row) => ({
    title: row.title,
    partial: row.partial === 1,
    age: row.age,
    shortfall:
      row.declared !== null && row.declared !== row.accounted
        ? `${row.declared} records were declared and ${row.accounted} imported.`
        : null,
    emptyUnattested: row.rows === 0 && row.empty_attested === null,
  }));
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
    fail: sums[`fail_${bit}`] ?? 0,
    notEvaluable: sums[`unknown_${bit}`] ?? 0,
  }));
  const governed = governanceRules.map((rule) => {
    const count = db.prepare<[string, string], { n: number }>(
      'select count(*) as n from engagement_result where rule = ? and result = ?',
    );
    return {
      rule: rule.rule,
      fail: count.get(rule.rule, 'fail')?.n ?? 0,
      notEvaluable: count.get(rule.rule, 'not_evaluable')?.n ?? 0,
    };
  });
  const rules = [...judged, ...governed];
  return {
    entitlements: risks.reduce((total, risk) => total + byRisk[risk], 0),
    failures: rules.reduce((total, rule) => total + rule.fail, 0),
    notEvaluable: rules.reduce((total, rule) => total + rule.notEvaluable, 0),
    byRisk,
    rules,
  };
}
