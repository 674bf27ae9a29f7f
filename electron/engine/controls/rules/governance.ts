// Rules about the engagement and the evidence as a whole: GOV and EVD. Pure functions of facts; results name what they are about.

import type { ReviewFacts } from '../review-facts.ts';
import type { Rule } from '../rule.ts';

export interface GovernanceResult {
  readonly subject: string;
  readonly result: 'pass' | 'fail' | 'not_evaluable';
  readonly explanation: string;
  readonly artefact: string | null;
  readonly line: number | null;
  readonly pointer: string | null;
}

export interface SourceFact {
  readonly title: string;
  readonly partial: boolean;
  /** Days between extraction and the moment of judging; null when the extraction time is unknown. */
  readonly age: number | null;
  readonly shortfall: string | null;
  readonly emptyUnattested: boolean;
  /** One of its files. */
  readonly artefact: string | null;
}

export interface GovernanceFacts {
  readonly review: ReviewFacts;
  readonly sources: readonly SourceFact[];
  readonly staleDays: number;
  /** Per bundle that says which period it is of: days from the period's end to its arrival. */
  readonly deliveries: readonly { readonly bundle: string; readonly days: number }[];
  readonly today: string;
}

export interface GovernanceRule extends Rule {
  judge(facts: GovernanceFacts): readonly GovernanceResult[];
}

function result(subject: string, outcome: GovernanceResult['result'], explanation: string): GovernanceResult {
  return { subject, result: outcome, explanation, artefact: null, line: null, pointer: null };
}

function unrecorded(subject: string): GovernanceResult {
  return result(subject, 'not_evaluable', 'No operating model is recorded in this workspace.');
}

/** Problems of the operating model that leave it open who answers for an activity. */
const accountabilityProblems: ReadonlySet<string> = new Set([
  'RACI_ACTIVITY_MISSING',
  'RACI_NO_ACCOUNTABLE',
  'RACI_TWO_ACCOUNTABLE',
  'RACI_PROVIDER_ACCOUNTABLE',
]);

export function unsettledActivities(review: ReviewFacts): ReviewFacts['modelProblems'] {
  return review.modelProblems.filter((problem) => accountabilityProblems.has(problem.code));
}

/** The one service threshold that the bundles themselves show, as the operating model's templates call it. */
const evidenceDelivery = 'evidence_delivery';

function slowest(deliveries: GovernanceFacts['deliveries']): number | null {
  return deliveries.length === 0 ? null : Math.max(...deliveries.map((delivery) => delivery.days));
}

const common = { owasp: [], csf11: [], sources: ['what this workspace records'] } as const;

export const governanceRules: readonly GovernanceRule[] = [
  {
    ...common,
    rule: 'GOV-1',
    title: 'An activity has no clear accountable party',
    severity: 'critical',
    why: 'What nobody or two parties answer for is answered for by none.',
    whatToDo: 'Settle the RACI: one Accountable each, the customer for every deciding activity.',
    needs: ['the RACI'],
    csf20: ['GV.RR-02', 'GV.SC-02'],
    sp80053: ['SA-9', 'PS-7'],
    judge: ({ review }) => {
      if (!review.operatingModelRecorded) return [unrecorded('RACI')];
      const unsettled = unsettledActivities(review);
      if (unsettled.length === 0) return [result('RACI', 'pass', 'Every activity has exactly one Accountable party.')];
      return unsettled.map((problem) => result(problem.about, 'fail', problem.text));
    },
  },
  {
    ...common,
    rule: 'GOV-2',
    title: 'A delegation without scope or end',
    severity: 'high',
    why: 'A mandate that doesn’t end becomes a habit.',
    whatToDo: 'Give each delegated task its scope and its end date.',
    needs: ['delegated tasks and delegations'],
    csf20: ['GV.RR-02', 'GV.SC-05'],
    sp80053: ['SA-9'],
    judge: ({ review, today }) => {
      const faulty = review.delegations.flatMap((delegation) => {
        if (!delegation.hasScope) return [result(delegation.text, 'fail', `${delegation.text} has no scope.`)];
        if (delegation.until === null) return [result(delegation.text, 'fail', `${delegation.text} has no end date.`)];
        if (delegation.until.slice(0, 10) < today)
          return [result(delegation.text, 'fail', `${delegation.text} ended on ${delegation.until.slice(0, 10)}.`)];
        return [];
      });
      if (faulty.length > 0) return faulty;
      if (review.delegations.length === 0)
        return [result('delegations', 'not_evaluable', 'No delegated task is recorded.')];
      return [result('delegations', 'pass', `All ${review.delegations.length} have a scope and an end date.`)];
    },
  },
  {
    ...common,
    rule: 'GOV-3',
    title: 'A provider’s action that nobody allowed',
    severity: 'critical',
    why: 'The provider’s mandate ends where the customer’s approval ends.',
    whatToDo: 'Ask the provider for the approval; without one, treat it as an incident.',
    needs: ['the provider’s actions'],
    sources: ['countersign.actions'],
    csf11: ['PR.AC-4'],
    csf20: ['PR.AA-05', 'GV.SC-07', 'GV.OV-03'],
    sp80053: ['AC-2', 'AU-10'],
    judge: ({ review }) => {
      if (review.actions.length === 0)
        return [result('actions', 'not_evaluable', 'No evidence lists what the provider did.')];
      const faulty = review.actions.filter((action) => action.authorised === 'unauthorised');
      const unclear = review.actions.filter((action) => action.authorised === 'unknown').length;
      const results: GovernanceResult[] = faulty.map((action) => ({
        subject: action.uid,
        result: 'fail',
        explanation: `${action.text}: ${action.explanation}`,
        artefact: action.artefact,
        line: action.line,
        pointer: action.pointer,
      }));
      if (unclear > 0) {
        const text = `For ${unclear} of ${review.actions.length} actions nothing shows whether an approval covers them.`;
        results.push(result('unclear actions', 'not_evaluable', text));
      }
      if (faulty.length === 0 && unclear < review.actions.length) {
        const allowed = review.actions.length - unclear;
        results.push(result('actions', 'pass', `${allowed} of ${review.actions.length} actions have their approval.`));
      }
      return results;
    },
  },
  {
    ...common,
    rule: 'GOV-4',
    title: 'A service threshold was missed',
    severity: 'medium',
    why: 'An agreed time that nobody measures is not agreed.',
    whatToDo: 'Agree thresholds, and have the provider deliver the figures.',
    needs: ['agreed service thresholds', 'figures of what was delivered'],
    csf20: ['GV.OV-03', 'GV.SC-07'],
    sp80053: ['SA-9'],
    judge: ({ review, deliveries }) => {
      if (review.serviceThresholds.length === 0) {
        return [
          result('service thresholds', 'not_evaluable', 'No service threshold is agreed in the operating model.'),
        ];
      }
      return review.serviceThresholds.map(({ threshold, title, agreed, unit, worst, missed }) => {
        const measured = worst ?? (threshold === evidenceDelivery && unit === 'days' ? slowest(deliveries) : null);
        const promise = `${title} ${agreed} ${unit}`;
        if (measured === null) {
          return result(threshold, 'not_evaluable', `${promise}: no evidence shows what was delivered.`);
        }
        return result(
          threshold,
          (missed ?? (measured > agreed ? 1 : 0)) > 0 ? 'fail' : 'pass',
          `${promise}: the slowest took ${Math.round(measured * 10) / 10} ${unit}${(missed ?? 0) > 1 ? `; ${missed} took longer than agreed` : ''}.`,
        );
      });
    },
  },
  {
    ...common,
    rule: 'GOV-5',
    title: 'No escalation path or incident owner',
    severity: 'high',
    why: 'After the first alert it is too late to ask who decides.',
    whatToDo: 'Name the escalation steps and the incident’s owner.',
    needs: ['escalation path', 'incident owner'],
    csf20: ['GV.RR-02'],
    sp80053: ['SA-9'],
    judge: ({ review }) => {
      if (!review.operatingModelRecorded) return [unrecorded('escalation path'), unrecorded('incident owner')];
      return [
        result(
          'escalation path',
          review.escalationNamed ? 'pass' : 'fail',
          review.escalationNamed ? 'The escalation path is named.' : 'No escalation path is named.',
        ),
        result(
          'incident owner',
          review.incidentOwnerNamed ? 'pass' : 'fail',
          review.incidentOwnerNamed ? 'The incident owner is named.' : 'Nobody is named as incident owner.',
        ),
      ];
    },
  },
  {
    ...common,
    rule: 'GOV-6',
    title: 'A risk accepted without approver, control or end',
    severity: 'critical',
    why: 'An exception without an end is a decision nobody remembers.',
    whatToDo: 'Complete the exception, or take it back.',
    needs: ['exceptions'],
    csf20: ['GV.RM-03', 'GV.RM-04'],
    sp80053: ['CA-2'],
    judge: ({ review, today }) => {
      const faulty = review.exceptions.flatMap((exception) => {
        if (exception.approver === null) return [result(exception.text, 'fail', `${exception.text} has no approver.`)];
        if (exception.compensatingControl === null)
          return [result(exception.text, 'fail', `${exception.text} has no compensating control.`)];
        if (exception.expires === null) return [result(exception.text, 'fail', `${exception.text} has no expiry.`)];
        if (exception.expires.slice(0, 10) < today)
          return [result(exception.text, 'fail', `${exception.text} expired on ${exception.expires.slice(0, 10)}.`)];
        return [];
      });
      if (faulty.length > 0) return faulty;
      if (review.exceptions.length === 0) {
        return review.campaignsOpen + review.campaignsClosed === 0
          ? [result('exceptions', 'not_evaluable', 'No campaign has been held, so no risk could be accepted yet.')]
          : [result('exceptions', 'pass', 'No risk has been accepted.')];
      }
      return [result('exceptions', 'pass', `All ${review.exceptions.length} have approver, control and expiry.`)];
    },
  },
  {
    ...common,
    rule: 'EVD-1',
    title: 'An extract is partial, stale or short',
    severity: 'high',
    why: 'What is not in the evidence can’t be reviewed.',
    whatToDo: 'Ask the provider for the whole, current extract.',
    needs: ['declared totals and extraction times'],
    sources: ['every source’s declaration'],
    csf20: ['GV.OV-03'],
    sp80053: ['AU-2', 'CA-2'],
    judge: ({ sources, staleDays }) => {
      if (sources.length === 0) return [result('evidence', 'not_evaluable', 'No evidence has been imported.')];
      return sources.map((source) => ({ ...judgeSource(source, staleDays), artefact: source.artefact }));
    },
  },
];

function judgeSource(source: SourceFact, staleDays: number): GovernanceResult {
  const { title } = source;
  if (source.partial) return result(title, 'fail', `${title} is partial: more pages exist than were delivered.`);
  if (source.shortfall !== null) return result(title, 'fail', `${title}: ${source.shortfall}`);
  if (source.emptyUnattested) return result(title, 'fail', `${title} is empty, and nobody attests that.`);
  if (source.age === null) return result(title, 'not_evaluable', `${title} does not say when it was extracted.`);
  if (source.age > staleDays) {
    return result(title, 'fail', `${title} was ${Math.floor(source.age)} days old; the threshold is ${staleDays}.`);
  }
  return result(title, 'pass', `${title} is whole and current.`);
}
