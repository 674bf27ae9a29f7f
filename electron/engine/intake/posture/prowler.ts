// Prowler's own reports: CSV of versions 2 (commas) and 3 to 5 (semicolons), and the JSON of versions 2 (an object on each
// line) and 3 (a list). Its OCSF output is read as OCSF.
import type { SourceKind } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import { type Entry, entriesOf } from './entries.ts';
import {
  nothingFrom,
  type PostureRecord,
  postureRecords,
  postureUnknowable,
  rejected,
  severityOf,
  type Verdict,
} from './observation.ts';
import { postureSecrets } from './secrets.ts';

export const prowlerReport: SourceKind = {
  kind: 'prowler.report',
  title: 'Prowler report (CSV, or JSON of versions 2 and 3)',
  formats: ['ndjson', 'json', 'csv'],
  provides: ['finding'],
  cannotKnow: [
    ...postureUnknowable,
    { fact: 'finding.firstSeen', reason: 'Prowler knows one run, not when a problem was first seen.' },
  ],
  sniff(head, path) {
    const nothing = nothingFrom(/prowler/i, head, path);
    if (nothing > 0) return nothing;
    if (/^"?(?:AUTH_METHOD|ASSESSMENT_START_TIME)"?;.*\bCHECK_ID\b/.test(head)) return 0.98;
    if (/^"?PROFILE"?[,;].*\bTITLE_ID\b.*\bCHECK_RESULT\b/.test(head)) return 0.98;
    if (!/^\s*[[{]/.test(head)) return 0;
    if (/"FindingUniqueId"\s*:/.test(head) && /"CheckID"\s*:/.test(head)) return 0.98;
    return /"Account Number"\s*:/.test(head) && /"Control ID"\s*:/.test(head) ? 0.98 : 0;
  },
  secrets: postureSecrets(),
  *read(files, context) {
    yield* postureRecords(checks(files), context.extractedAt);
  },
};

function* checks(files: Parameters<SourceKind['read']>[0]): Generator<PostureRecord, void, undefined> {
  for (const file of files)
    for (const entry of entriesOf(file)) yield entry.type === 'rejected' ? entry : observed(entry);
}

function observed(entry: Entry): PostureRecord {
  const { text, address } = entry;
  const control = text('TITLE_TEXT', 'Control');
  // Version 2 writes its check in front of the title: `[check11] Avoid the use of ...`.
  const rule =
    text('CHECK_ID', 'CheckID') ?? /^\[([\w.-]+)\]/.exec(control ?? '')?.[1] ?? text('TITLE_ID', 'Control ID');
  if (rule === null) return rejected(address, 'The row names no check.');
  const status = text('STATUS', 'Status', 'CHECK_RESULT');
  const verdict = verdictOf(status, text('MUTED'));
  if (verdict === null)
    return rejected(address, 'The status is none that Prowler writes (PASS, FAIL, MANUAL, INFO, WARNING, MUTED).');
  return {
    type: 'observation',
    verdict,
    tool: 'Prowler',
    rule,
    title:
      text('STATUS_EXTENDED', 'StatusExtended', 'CHECK_RESULT_EXTENDED', 'Message') ??
      text('CHECK_TITLE', 'CheckTitle') ??
      control ??
      rule,
    id: text('FINDING_UID', 'FindingUniqueId', 'FINDING_UNIQUE_ID'),
    resource: text(
      'RESOURCE_UID',
      'RESOURCE_ARN',
      'ResourceArn',
      'RESOURCE_ID',
      'ResourceId',
      'CHECK_RESOURCE_ID',
      'Resource ID',
      'RESOURCE_NAME',
    ),
    severity: severityOf(text('SEVERITY', 'Severity', 'CHECK_SEVERITY') ?? undefined),
    scope: text('ACCOUNT_UID', 'ACCOUNT_ID', 'AccountId', 'ACCOUNT_NUM', 'Account Number'),
    instance: text('REGION', 'Region'),
    lastSeen: timeOrNull(text('TIMESTAMP', 'ASSESSMENT_START_TIME', 'AssessmentStartTime', 'Timestamp') ?? undefined),
    address,
  };
}

/** WARNING is how version 2 marks a failure that is on its allow list. */
function verdictOf(status: string | null, muted: string | null): Verdict | null {
  switch (status?.toUpperCase()) {
    case 'PASS':
      return 'passed';
    case 'FAIL':
      return muted?.toUpperCase() === 'TRUE' ? 'suppressed' : 'failed';
    case 'MUTED':
    case 'WARNING':
      return 'suppressed';
    case 'MANUAL':
    case 'INFO':
      return 'not_assessed';
    default:
      return null;
  }
}
