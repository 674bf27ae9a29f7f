// All rules in one pass: each is evaluated once for each row and leaves two bits, "fails" and "not evaluable", and a third
// in a mask of its own, "applies". Rules about
// the identity are judged once for each identity, the others once for each entitlement, and the bits are put together.
import type { Database } from 'better-sqlite3';
import type { Risk } from '../../../shared/words.ts';
import { entitlementFacts, type Parameters } from './facts.ts';
import { entitlementRules } from './rules/all.ts';

/** Bit n of the lower half: rule n fails. Bit n of the upper half: rule n can't be judged. */
const unknownShift = 32;

const verdictOf = (judges: 'identity' | 'entitlement') =>
  entitlementRules
    .flatMap((rule, bit) =>
      rule.judges === judges
        ? [
            `(case (${rule.fails}) when 1 then ${1n << BigInt(bit)} when 0 then 0 else ${1n << BigInt(bit + unknownShift)} end)`,
          ]
        : [],
    )
    .join('\n  + ');

/** Where it is not known whether a rule applies, it does: what is unknown may not shrink what has to be judged. */
const applicableOf = (judges: 'identity' | 'entitlement') =>
  entitlementRules
    .flatMap((rule, bit) =>
      rule.judges === judges
        ? [rule.applies === undefined ? `${2 ** bit}` : `iif((${rule.applies}) is 0, 0, ${2 ** bit})`]
        : [],
    )
    .join('\n  + ');

const maskOfSeverity = (severity: Risk) =>
  entitlementRules.reduce((mask, rule, bit) => (rule.severity === severity ? mask + 2 ** bit : mask), 0);

/** Administrators and those who raise rights are critical anyway: in production the step lifts broad rights to them. */
const privilegedInProduction = `(effect = 'allow'
  and (administrator = 1 or escalates = 1 or wildcard = 1)
  and coalesce(resource_environment, identity_environment) = 'production')`;

/** Judges the identities of the gathered facts. */
export function judgeIdentities(db: Database, parameters: Parameters): void {
  db.prepare(`update temp.identity_fact
     set verdicts = ${verdictOf('identity')},
       applicable = ${applicableOf('identity')}`).run(parameters);
}

/** Entitlements by their ids, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Fills entitlement_assessment for a range: the masks, and as risk the worst failing severity, one step up where privileged in production. */
export function judgeEntitlements(db: Database, parameters: Parameters, range: Range): void {
  db.prepare(
    `insert into entitlement_assessment (entitlement_id, risk, risk_rank, fail_mask, unknown_mask, applicable_mask)
     with judged as materialized (
       select entitlement_id, coalesce(${privilegedInProduction}, 0) as step,
         verdicts + ${verdictOf('entitlement')} as verdicts,
         applicable + ${applicableOf('entitlement')} as applicable_mask
       from ${entitlementFacts} as fact
       where entitlement_id between :from and :to
     ),
     ranked as (
       select entitlement_id, verdicts & ${2 ** unknownShift - 1} as fail_mask, verdicts >> ${unknownShift} as unknown_mask,
         applicable_mask,
         min(4, step + case
           when verdicts & ${maskOfSeverity('critical')} then 4
           when verdicts & ${maskOfSeverity('high')} then 3
           when verdicts & ${maskOfSeverity('medium')} then 2
           else 1 end) as rank
       from judged
     )
     select entitlement_id, case rank when 4 then 'critical' when 3 then 'high' when 2 then 'medium' else 'low' end,
       rank, fail_mask, unknown_mask, applicable_mask
     from ranked`,
  ).run({ ...parameters, ...range });
}
