// Tools that export one row (or JSON object) for each issue: Orca, CloudSploit, Microsoft Defender for Cloud and
// ScubaGear's table.
import type { JsonValue } from '../json.ts';
import { nothingFrom, plainLine, severityOf, severityOfScore, type Verdict } from './observation.ts';
import { issueWords, tableKind, timeIn, verdictIn } from './table.ts';

export const orcaAlerts = tableKind({
  kind: 'orca.alerts',
  title: 'Orca alerts (CSV or JSON)',
  formats: ['json', 'csv'],
  sniff(head, path) {
    const nothing = nothingFrom(/orca/i, head, path);
    if (nothing > 0) return nothing;
    if (/^"?OrcaScore"?,"?Title"?,/.test(head)) return 0.98;
    return /^\s*\[/.test(head) && /"OrcaScore"\s*:/.test(head) ? 0.98 : 0;
  },
  observe(entry) {
    const { text } = entry;
    const title = text('Title');
    const verdict = verdictIn(issueWords, text('Status'));
    const score = Number(text('OrcaScore') ?? Number.NaN);
    if (title === null) return 'The alert has no title.';
    if (verdict === null) return 'The status is none that Orca writes (open, in_progress, closed, dismissed, snoozed).';
    return {
      verdict,
      tool: 'Orca',
      rule: title,
      title: plainLine(title),
      id: null,
      resource: text('Inventory.Name', 'Source') ?? nameIn(entry.value('Inventory')),
      severity: Number.isFinite(score) ? severityOfScore(score) : null,
      scope: text('CloudAccount.Name') ?? nameIn(entry.value('CloudAccount')),
      firstSeen: timeIn(entry, 'CreatedAt'),
      lastSeen: timeIn(entry, 'LastSeen'),
    };
  },
});

function nameIn(value: JsonValue | undefined): string | null {
  const name = typeof value === 'object' && value !== null && !Array.isArray(value) ? value.Name : null;
  return typeof name === 'string' && name !== '' ? name : null;
}

export const cloudSploitReport = tableKind({
  kind: 'cloudsploit.report',
  title: 'CloudSploit report (JSON or CSV)',
  formats: ['json', 'csv'],
  cannotKnow: [
    { fact: 'finding.severity', reason: 'CloudSploit does not rate its checks.' },
    { fact: 'finding.firstSeen', reason: 'CloudSploit shows one run, not when a problem was first seen.' },
  ],
  sniff(head, path) {
    const nothing = nothingFrom(/cloudsploit/i, head, path);
    if (nothing > 0) return nothing;
    if (/^"?category"?,"?title"?,.*\b(?:statusWord|status)\b/.test(head)) return 0.9;
    return /^\s*\[/.test(head) &&
      /"plugin"\s*:/.test(head) &&
      /"category"\s*:/.test(head) &&
      /"status"\s*:\s*"(?:OK|WARN|FAIL|UNKNOWN)"/.test(head)
      ? 0.97
      : 0;
  },
  observe({ text }) {
    const rule = text('plugin', 'title');
    const verdict = verdictIn(sploitWords, text('status', 'statusWord'));
    const resource = text('resource');
    if (rule === null) return 'The result names no plugin.';
    if (verdict === null) return 'The status is none that CloudSploit writes (OK, WARN, FAIL, UNKNOWN).';
    return {
      verdict,
      tool: 'CloudSploit',
      rule,
      title: plainLine(text('message', 'title') ?? rule),
      id: null,
      resource: resource === 'N/A' ? null : resource,
      severity: null,
      scope: text('region'),
    };
  },
});

const sploitWords: ReadonlyMap<string, Verdict> = new Map([
  ['ok', 'passed'],
  ['warn', 'failed'],
  ['fail', 'failed'],
  ['unknown', 'not_assessed'],
]);

export const defenderRecommendations = tableKind({
  kind: 'azure.defender-recommendations',
  title: 'Microsoft Defender for Cloud recommendations (CSV)',
  formats: ['csv'],
  sniff: (head) =>
    /^"?(?:exportedTimestamp|subscriptionId)"?,/.test(head) && /\brecommendationId\b/.test(head.slice(0, 2000))
      ? 0.97
      : 0,
  observe(entry) {
    const { text } = entry;
    const rule = text('recommendationId', 'recommendationName');
    const verdict = verdictIn(defenderWords, text('state'));
    if (rule === null) return 'The row names no recommendation.';
    if (verdict === null) return 'The state is none that Defender writes (Healthy, Unhealthy, NotApplicable).';
    return {
      verdict,
      tool: 'Microsoft Defender for Cloud',
      rule,
      title: plainLine(text('recommendationDisplayName', 'recommendationName') ?? rule),
      id: null,
      resource: text('resourceId', 'resourceName'),
      severity: severityOf(text('severity') ?? undefined),
      scope: text('subscriptionId'),
      firstSeen: timeIn(entry, 'firstEvaluationDate'),
      lastSeen: timeIn(entry, 'exportedTimestamp', 'statusChangeDate'),
    };
  },
});

const defenderWords: ReadonlyMap<string, Verdict> = new Map([
  ['healthy', 'passed'],
  ['unhealthy', 'failed'],
  ['notapplicable', 'not_assessed'],
  ['not applicable', 'not_assessed'],
]);

export const scubaGearTable = tableKind({
  kind: 'scubagear.results-table',
  title: 'ScubaGear results (CSV)',
  formats: ['csv'],
  cannotKnow: [
    {
      fact: 'finding.severity',
      reason: 'ScubaGear says whether a policy is required (Shall) or advised (Should), not how grave a failure is.',
    },
    { fact: 'finding.firstSeen', reason: 'ScubaGear shows one run, not when a problem was first seen.' },
  ],
  sniff: (head) => (/^"?Control ID"?,"?Requirement"?,"?Result"?,"?Criticality"?/.test(head) ? 0.98 : 0),
  observe({ text }) {
    const rule = text('Control ID');
    const result = text('Result');
    const verdict = verdictIn(scubaWords, result);
    if (rule === null) return 'The row has no Control ID.';
    if (verdict === null)
      return 'The result is none that ScubaGear writes (Pass, Fail, Warning, N/A, Omitted, Incorrect result, Error).';
    return {
      verdict,
      tool: 'ScubaGear',
      rule,
      title: plainLine(text('Requirement') ?? rule),
      id: null,
      resource: null,
      severity: null,
    };
  },
});

/** Warning: a policy that is advised, not required, is not met. Omitted and incorrect are what the tenant declared itself. */
const scubaWords: ReadonlyMap<string, Verdict> = new Map([
  ['pass', 'passed'],
  ['fail', 'failed'],
  ['warning', 'failed'],
  ['n/a', 'not_assessed'],
  ['error', 'not_assessed'],
  ['omitted', 'suppressed'],
  ['incorrect result', 'suppressed'],
]);
