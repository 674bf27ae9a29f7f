// What rules and coverage need to know of the engagement: what the operating model leaves open, what was delegated, and
// what was delivered against what was agreed.
import type { Database } from 'better-sqlite3';
import type { ReviewFacts } from '../controls/review-facts.ts';
import { problemsOf } from '../engagement/completeness.ts';
import { currentModel } from '../engagement/operating-model.ts';
import { listPersons } from '../engagement/persons.ts';
import type { RemediationRow } from './remediation.ts';
import { serviceTimes } from './service-times.ts';

export type EngagementFacts = Pick<
  ReviewFacts,
  | 'modelProblems'
  | 'delegations'
  | 'escalationNamed'
  | 'incidentOwnerNamed'
  | 'riskAppetiteAgreed'
  | 'operatingModelRecorded'
  | 'serviceThresholds'
>;

export function engagementFacts(db: Database, today: string, remediation: readonly RemediationRow[]): EngagementFacts {
  if (db.prepare('select 1 from operating_model limit 1').get() === undefined) {
    return {
      modelProblems: [],
      delegations: [],
      escalationNamed: false,
      incidentOwnerNamed: false,
      riskAppetiteAgreed: false,
      operatingModelRecorded: false,
      serviceThresholds: [],
    };
  }
  const { document } = currentModel(db);
  const problems = problemsOf(document, listPersons(db), today).filter((problem) => problem.blocks);
  const { statement, agreedBy } = document.riskAppetite;
  return {
    modelProblems: problems.map(({ about, code, text }) => ({ about, code, text })),
    delegations: [
      ...document.delegatedTasks.map((task) => ({
        text: `Delegated task: ${task.title}`,
        hasScope: task.scope.trim() !== '' && task.systems.length > 0,
        until: task.until,
      })),
      ...delegationsInForce(db, today),
    ],
    escalationNamed: !problems.some((problem) => problem.about === 'escalation'),
    incidentOwnerNamed: !problems.some((problem) => problem.about === 'incident_owner'),
    riskAppetiteAgreed: (statement ?? '').trim() !== '' && (agreedBy ?? '').trim() !== '',
    operatingModelRecorded: true,
    serviceThresholds: serviceTimes(db, remediation)
      .filter(({ isProposal }) => !isProposal)
      .map(({ threshold, title, agreed, unit, worst, missed }) => ({ threshold, title, agreed, unit, worst, missed })),
  };
}

/** Delegations that nobody ended; the clock ends them by itself, so one past its end is no fault. */
function delegationsInForce(db: Database, today: string): ReviewFacts['delegations'] {
  return db
    .prepare<[{ today: string }], { text: string; until: string }>(
      `select 'Delegation from ' || giver.name || ' to ' || holder.name as text, valid_until as until
       from delegation
       join person as giver on giver.id = delegation.from_person
       join person as holder on holder.id = delegation.to_person
       where ended_at is null
         and valid_until >= $today
       order by granted_at`,
    )
    .all({ today })
    .map((row) => ({ ...row, hasScope: true }));
}
