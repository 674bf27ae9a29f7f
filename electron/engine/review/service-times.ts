// What was delivered against the agreed service thresholds, from the times that the evidence itself has: findings and the
// actions that name them, bundles and their periods, instructions and their proof. Without times nothing is judged.
import type { Database } from 'better-sqlite3';
import type { ServiceThreshold } from '../../../shared/contract/engagement.ts';
import type { ServiceTime } from '../../../shared/contract/loop.ts';
import type { Risk } from '../../../shared/words.ts';
import { isAgreed } from '../engagement/completeness.ts';
import { currentModel } from '../engagement/operating-model.ts';
import { evidenceReading } from '../inventory/evidence-reading.ts';
import { isBefore, referenceVerbs } from './action-verdict.ts';
import { namesReference } from './reference.ts';
import type { RemediationRow } from './remediation.ts';

/** One thing whose time was promised: how many days it took, null where the evidence does not say. */
export interface Measurement {
  readonly severity: Risk | null;
  readonly days: number | null;
}

/** A figure for each agreed threshold; none where no operating model is recorded. */
export function serviceTimes(db: Database, remediation: readonly RemediationRow[]): ServiceTime[] {
  if (db.prepare('select 1 from operating_model limit 1').get() === undefined) return [];
  const { serviceThresholds } = currentModel(db).document;
  const handled = serviceThresholds.some(({ threshold }) => fromFindings.has(threshold))
    ? evidenceReading(db, 'handled findings', () => handledFindings(db))
    : [];
  const between = (from: keyof HandledTimes, to: keyof HandledTimes) => handled.map(measured(from, to));
  return serviceThresholds.map((threshold) => {
    switch (threshold.threshold) {
      case 'triage':
        return judgeTimes(threshold, between('firstSeen', 'triaged'), 'No finding has the time of its triage.');
      case 'alert_told':
        return judgeTimes(threshold, between('firstSeen', 'escalated'), 'No finding has the time it was told at.');
      case 'escalation':
        return judgeTimes(threshold, between('triaged', 'escalated'), 'No finding has a triage and an escalation.');
      case 'finding_evidence':
        return judgeTimes(threshold, between('firstSeen', 'received'), 'No finding says when it was first seen.');
      case 'evidence_delivery':
        return judgeTimes(threshold, deliveries(db), 'No bundle says which period it is of.');
      case 'remediation':
        return judgeTimes(
          threshold,
          remediation.filter(({ state }) => state === 'verified').map(carriedOut),
          'Nothing that was instructed is verified yet.',
        );
      default:
        return judgeTimes(threshold, [], 'Nothing in the evidence has times for it.');
    }
  });
}

/** Holds measurements against what was agreed, by severity where they have one. Pure. */
export function judgeTimes(
  threshold: ServiceThreshold,
  measurements: readonly Measurement[],
  whyNone: string,
): ServiceTime {
  const factor = unitsInDay[threshold.unit];
  const agreedFor = (severity: Risk | null) =>
    (severity === null ? undefined : threshold.bySeverity[severity]) ?? threshold.agreed;
  const taken = measurements.map(({ severity, days }) => ({
    severity,
    took: days === null || factor === undefined ? null : Math.round(Math.max(0, days) * factor * 10) / 10,
  }));
  const summed = (some: typeof taken) => {
    const known = some.flatMap(({ severity, took }) => (took === null ? [] : [{ severity, took }]));
    const sorted = known.map(({ took }) => took).sort((left, right) => left - right);
    return {
      measured: known.length,
      missed: known.filter(({ severity, took }) => took > agreedFor(severity)).length,
      unmeasured: some.length - known.length,
      worst: sorted.at(-1) ?? null,
      median: medianOf(sorted),
    };
  };
  const severities = severityOrder.filter((severity) => taken.some((one) => one.severity === severity));
  const all = summed(taken);
  return {
    threshold: threshold.threshold,
    title: threshold.title,
    agreed: threshold.agreed,
    unit: threshold.unit,
    isProposal: !isAgreed(threshold),
    ...all,
    notEvaluable: all.measured > 0 ? null : factor === undefined ? `${threshold.unit} is no unit of time.` : whyNone,
    bySeverity: severities.map((severity) => ({
      severity,
      agreed: agreedFor(severity),
      ...summed(taken.filter((one) => one.severity === severity)),
    })),
  };
}

const severityOrder: readonly Risk[] = ['critical', 'high', 'medium', 'low'];

const unitsInDay: Readonly<Record<string, number>> = { days: 1, hours: 24, minutes: 24 * 60 };

function medianOf(sorted: readonly number[]): number | null {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted[middle - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : Math.round(((lower + upper) / 2) * 10) / 10;
}

const fromFindings: ReadonlySet<string> = new Set(['triage', 'alert_told', 'escalation', 'finding_evidence']);

interface HandledTimes {
  readonly firstSeen: string | null;
  readonly triaged: string | null;
  readonly escalated: string | null;
  /** When the first bundle with it came. */
  readonly received: string | null;
}

interface HandledFinding extends HandledTimes {
  readonly severity: Risk | null;
}

function measured(from: keyof HandledTimes, to: keyof HandledTimes): (finding: HandledFinding) => Measurement {
  return (finding) => {
    const began = finding[from];
    const ended = finding[to];
    return {
      severity: finding.severity,
      days: began === null || ended === null ? null : daysBetween(began, ended),
    };
  };
}

/** Findings with the first action that triaged them and the first that told the customer, by the finding's own id. */
function handledFindings(db: Database): HandledFinding[] {
  const actions = db
    .prepare<
      [{ references: string }],
      { activity: string; at: string; target: string; ticket: string | null; approval: string | null }
    >(
      `select activity, at, target, ticket, approval
       from action
       where activity is not null
         and at is not null
         and coalesce(state, 'done') = 'done'
         and verb not in (select value from json_each($references))
         and (activity like 'alert.triage%' or activity like 'incident.escalate%')
       order by at, uid`,
    )
    .all({ references: JSON.stringify(referenceVerbs) });
  return db
    .prepare<[], { nativeId: string; severity: Risk | null; firstSeen: string | null; received: string }>(
      `select native_id as nativeId, severity, first_seen as firstSeen, bundle.received_at as received
       from finding
       join bundle on bundle.ordinal = finding.first_bundle
       order by uid`,
    )
    .all()
    .map(({ nativeId, severity, firstSeen, received }) => {
      const about = actions.filter(
        (action) =>
          [action.target, action.ticket].some((said) => namesReference(said, nativeId)) &&
          (firstSeen === null || !isBefore(action.at, firstSeen)),
      );
      const isTold = (activity: string) => /^(incident\.escalate|alert\.triage\.escalate)/.test(activity);
      const told = about.find((action) => isTold(action.activity))?.at ?? null;
      const triaged = about.find((action) => !isTold(action.activity))?.at ?? null;
      return { severity, firstSeen, triaged, escalated: told, received };
    });
}

function deliveries(db: Database): Measurement[] {
  return db
    .prepare<[], number>(
      `select julianday(received_at) - julianday(period_to)
       from bundle
       where period_to is not null
       order by ordinal`,
    )
    .pluck()
    .all()
    .map((days) => ({ severity: null, days }));
}

/** Later evidence shows that it was done, the provider's own record when; without one, when it was shown. */
function carriedOut(row: RemediationRow): Measurement {
  const began = row.instruction?.issuedAt ?? row.instructedAt;
  return { severity: row.risk, days: daysBetween(began, row.claimedAt ?? row.since) };
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
