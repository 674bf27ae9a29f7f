// Identities that can sign in but hold no entitlement in the evidence are in no review item; a root account in a credential
// report is one. What the rules say of them stands, one line a rule, among the results about the evidence as a whole.
import type { Database } from 'better-sqlite3';
import { entitlementRules } from './rules/all.ts';
import type { GovernanceResult } from './rules/governance.ts';

const bare = `has_credentials
  and not exists (
    select 1
    from entitlement
    where entitlement.identity_id = fact.identity_id
      and entitlement.removed_bundle is null
  )`;

const namesShown = 5;

/** Reads the temporary tables of an assessment under way. */
export function withoutEntitlement(db: Database): (GovernanceResult & { rule: string })[] {
  const rules = entitlementRules.flatMap((rule, bit) =>
    rule.judges === 'identity' ? [{ rule: rule.rule, bit: 2n ** BigInt(bit), unknown: 2n ** BigInt(bit + 32) }] : [],
  );
  const columns = rules.flatMap(({ bit, unknown }, index) => [
    `sum(verdicts & ${bit} <> 0) as fail_${index}`,
    `sum(verdicts & ${unknown} <> 0) as unknown_${index}`,
    `sum(applicable & ${bit} <> 0) as applies_${index}`,
  ]);
  const sums =
    db
      .prepare<[], Record<string, number | null>>(
        `select count(*) as total, ${columns.join(', ')}
         from temp.identity_fact as fact
         where ${bare}`,
      )
      .get() ?? {};
  const total = sums.total ?? 0;
  if (total === 0) return [];
  return rules.flatMap(({ rule }, index): (GovernanceResult & { rule: string })[] => {
    if (sums[`applies_${index}`] === 0) return [];
    const fail = sums[`fail_${index}`] ?? 0;
    const unknown = sums[`unknown_${index}`] ?? 0;
    const of = `${total} identities that hold credentials and no entitlement`;
    const row = { rule, subject: 'identities without an entitlement' };
    if (fail > 0) {
      const { names, explanation, ...address } = firstFailures(db, rule);
      const listed = names.length < fail ? `${names.join(', ')} and ${fail - names.length} more` : names.join(', ');
      return [{ ...row, result: 'fail', explanation: `${fail} of ${of} fail (${listed}). ${explanation}`, ...address }];
    }
    const nowhere = { artefact: null, line: null, pointer: null };
    if (unknown === total) {
      return [{ ...row, result: 'not_evaluable', explanation: `None of ${of} could be judged.`, ...nowhere }];
    }
    return [{ ...row, result: 'pass', explanation: `${total - unknown} of ${of} pass, none fails.`, ...nowhere }];
  });
}

interface FailureRow {
  readonly name: string;
  readonly explanation: string;
  readonly artefact: string;
  readonly line: number | null;
  readonly pointer: string | null;
}

/** The first failing ones by name, with the sentence and the evidence line of the very first. */
function firstFailures(db: Database, rule: string): Omit<FailureRow, 'name'> & { names: string[] } {
  const rows = db
    .prepare<{ rule: string; limit: number }, FailureRow>(
      `select fact.name, failure.explanation, cited.artefact_id as artefact, cited.line, cited.pointer
       from temp.identity_fact as fact
       join temp.identity_failure as failure on failure.identity_id = fact.identity_id and failure.rule = :rule
       join (
         select 'identity' as subject, id, artefact_id, line, pointer from identity
         union all
         select 'credential', id, artefact_id, line, pointer from credential
         union all
         select 'finding', id, artefact_id, line, pointer from finding
       ) as cited on cited.subject = failure.subject and cited.id = failure.subject_id
       where ${bare}
       order by fact.name, fact.identity_id
       limit :limit`,
    )
    .all({ rule, limit: namesShown });
  const first = rows[0];
  if (first === undefined) throw new Error(`${rule} fails for an identity that has no sentence`);
  const { name: _, ...sentence } = first;
  return { ...sentence, names: rows.map((row) => row.name) };
}
