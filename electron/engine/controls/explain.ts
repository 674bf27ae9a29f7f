// Explodes the masks: one row for each failure only, with its sentence and the row that the failing fact stands in.
import type { Database } from 'better-sqlite3';
import { citedCredential } from './credential-facts.ts';
import { entitlementFacts, openExposure, type Parameters, standingLinks } from './facts.ts';
import type { Range } from './judge.ts';
import { citedTable, type EntitlementRule, type IdentityRule } from './rule.ts';
import { entitlementRules } from './rules/all.ts';

interface NumberedRule<Of extends EntitlementRule> {
  readonly rule: Of;
  readonly bit: number;
}

const identityRules = entitlementRules.flatMap((rule, index): NumberedRule<IdentityRule>[] =>
  rule.judges === 'identity' ? [{ rule, bit: 2 ** index }] : [],
);
const grantRules = entitlementRules.flatMap((rule, index) =>
  rule.judges === 'entitlement' ? [{ rule, bit: 2 ** index }] : [],
);

/** Fills temp.identity_failure: what each identity fails, told once however much it may do. */
export function explainIdentities(db: Database, parameters: Parameters): void {
  db.exec(`
    create temp table identity_failure (
      identity_id integer not null,
      rule text not null,
      explanation text not null,
      subject text not null,
      subject_id integer not null,
      primary key (identity_id, rule)
    ) without rowid`);
  for (const { rule, bit } of identityRules) {
    db.prepare(
      `insert into temp.identity_failure (identity_id, rule, explanation, subject, subject_id)
       select fact.identity_id, ${quoted(rule.rule)}, ${sentence(rule)}, ${quoted(citedTable(rule))}, ${citedId(rule)}
       from temp.identity_fact as fact
       ${citedJoin(rule)}
       where fact.verdicts & ${bit}`,
    ).run(parameters);
  }
}

/** Fills rule_failure for a range of entitlements. Call after explainIdentities and judgeEntitlements. */
export function explainEntitlements(db: Database, parameters: Parameters, range: Range): void {
  db.prepare(
    `insert into rule_failure (entitlement_id, rule, explanation, subject, subject_id)
     select entitlement.id, failure.rule, failure.explanation, failure.subject, failure.subject_id
     from entitlement
     cross join temp.identity_failure as failure on failure.identity_id = entitlement.identity_id
     where entitlement.removed_bundle is null
       and entitlement.id between :from and :to
     order by entitlement.id`,
  ).run(range);
  const cases = grantRules.map(({ rule }) => `when ${quoted(rule.rule)} then ${sentence(rule)}`);
  db.prepare(
    `insert into rule_failure (entitlement_id, rule, explanation, subject, subject_id)
     with rule_bit (bit, rule) as (values ${grantRules.map(({ rule, bit }) => `(${bit}, ${quoted(rule.rule)})`).join(', ')})
     select entitlement_id, rule, case rule ${cases.join('\n')} end, 'entitlement', entitlement_id
     from entitlement_assessment as assessed
     cross join rule_bit on assessed.fail_mask & rule_bit.bit
     cross join ${entitlementFacts} as fact using (entitlement_id)
     where assessed.entitlement_id between :from and :to`,
  ).run({ ...parameters, ...range });
}

function sentence(rule: EntitlementRule): string {
  return `coalesce(${rule.explains}, ${quoted(`${rule.title}.`)})`;
}

function citedJoin({ cites }: IdentityRule): string {
  if (cites === 'identity') return '';
  const [table, id] =
    cites === 'finding'
      ? [
          'finding',
          `coalesce(
             (select min(id) from finding where identity_id = fact.identity_id and ${openExposure()}),
             (select min(id)
              from finding
              where identity_id in (select other_id from (${standingLinks}) where identity_id = fact.identity_id)
                and ${openExposure()})
           )`,
        ]
      : ['credential', citedCredential(cites.credential, 'fact.identity_id')];
  return `left join ${table} as cited on cited.id = ${id}`;
}

function citedId({ cites }: IdentityRule): string {
  return cites === 'identity' ? 'fact.identity_id' : 'cited.id';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
