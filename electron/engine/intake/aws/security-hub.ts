// Findings in the AWS Security Finding Format (ASFF): `aws securityhub get-findings`, the events that Security Hub sends,
// and what other tools write in that format.
import { addressOf, asObject, type Cursor, field, items, textIn, textsIn } from '../cursor.ts';
import { hasPaths } from '../outline.ts';
import type { FindingRecord, IdentityReference, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { noted, rejected, timeIn } from '../telling.ts';
import { awsSecrets, pagesIn, partialRemarks } from './list.ts';
import { createOwnership, type Ownership } from './ownership.ts';

export const securityHubFindings: SourceKind = {
  kind: 'aws.security-hub-findings',
  title: 'AWS Security Hub findings (ASFF)',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: [
    { fact: 'identity', reason: 'Findings name users and roles and say no more of them.' },
    { fact: 'credential', reason: 'Findings do not list credentials.' },
    { fact: 'entitlement', reason: 'Findings do not list access.' },
  ],
  sniff(head) {
    if (['Findings', 'findings'].some((key) => hasPaths(head, `${key}/ProductArn`, `${key}/GeneratorId`))) return 0.97;
    if (hasPaths(head, 'ProductArn', 'GeneratorId', 'SchemaVersion')) return 0.95;
    return hasPaths(head, 'detail/findings') && head.includes('"GeneratorId"') ? 0.9 : 0;
  },
  secrets: awsSecrets,
  *read(files, { system }) {
    const pages = pagesIn(files);
    yield* partialRemarks(pages.filter((page) => textIn(page, 'GeneratorId') === null));
    const ownership = createOwnership(system);
    for (const page of pages) {
      for (const finding of findingsIn(page)) {
        const records = [...findingRecords(finding, ownership)];
        yield* ownership.remarks();
        yield* records;
      }
    }
  },
};

function findingsIn(page: Cursor): readonly Cursor[] {
  for (const lists of [field(page, 'Findings'), field(page, 'findings'), field(field(page, 'detail'), 'findings')])
    if (lists.value !== undefined) return items(lists);
  return [page];
}

function* findingRecords(cursor: Cursor, ownership: Ownership): Generator<IntakeRecord, void, undefined> {
  const id = textIn(cursor, 'Id');
  const rule = textIn(cursor, 'GeneratorId');
  if (id === null || rule === null) {
    yield rejected(cursor, 'The finding has no Id or no GeneratorId.');
    return;
  }
  if (textIn(cursor, 'AwsAccountId') === null) {
    const detail = `The finding ${id} does not say which account it is of (no AwsAccountId).`;
    yield noted(cursor, detail);
  }
  const first = timeIn(cursor, 'FirstObservedAt');
  const created = timeIn(cursor, 'CreatedAt');
  const last = timeIn(cursor, 'LastObservedAt');
  const updated = timeIn(cursor, 'UpdatedAt');
  yield* [first, created, last, updated].flatMap(({ remarks }) => remarks);
  const resources = items(field(cursor, 'Resources'));
  yield {
    type: 'finding',
    nativeId: id,
    identity: identityOf(resources, ownership),
    identityHint: hintIn(resources),
    kind: kindOf(cursor),
    tool:
      textIn(cursor, 'ProductName') ??
      textIn(field(cursor, 'ProductFields'), 'aws/securityhub/ProductName') ??
      'AWS Security Hub',
    rule,
    title: textIn(cursor, 'Title') ?? rule,
    resource: resources.flatMap((resource) => textIn(resource, 'Id') ?? []).join(', ') || null,
    severity: severityOf(cursor),
    state: stateOf(cursor),
    firstSeen: first.at ?? created.at,
    lastSeen: last.at ?? updated.at,
    lastFour: null,
    address: addressOf(cursor),
  };
}

function identityOf(resources: readonly Cursor[], ownership: Ownership): IdentityReference | null {
  for (const resource of resources) {
    const id = textIn(resource, 'Id') ?? '';
    if (!/^AwsIam(User|Role)$/.test(textIn(resource, 'Type') ?? '')) continue;
    const system = ownership.system(id, addressOf(resource));
    if (system !== null) return { system, nativeId: id };
  }
  return null;
}

/** A key's id links to whoever holds it; a user's name does where there is only one of that name. */
function hintIn(resources: readonly Cursor[]): string | null {
  for (const resource of resources) {
    if (textIn(resource, 'Type') !== 'AwsIamAccessKey') continue;
    const details = field(field(resource, 'Details'), 'AwsIamAccessKey');
    const id = /A[KS]IA[A-Z0-9]{16}/.exec(
      `${textIn(resource, 'Id') ?? ''} ${textIn(details, 'AccessKeyId') ?? ''}`,
    )?.[0];
    const user = textIn(details, 'PrincipalType') === 'IAMUser' ? textIn(details, 'PrincipalName') : null;
    const hint = id ?? user ?? textIn(details, 'UserName');
    if (hint !== null) return hint;
  }
  return null;
}

function kindOf(cursor: Cursor): FindingRecord['kind'] {
  const types = textsIn(cursor, 'Types').join(' ');
  if (/Credential(s)?(Exfiltration|Exposed)|(Exposed|Compromised)Credential/i.test(types)) return 'exposed_secret';
  const checks = asObject(field(cursor, 'Compliance')) !== null || /Industry and Regulatory Standards/i.test(types);
  return checks ? 'posture' : 'other';
}

/** Older findings give a number from 0 to 100 without a label. INFORMATIONAL says that there is nothing to rate. */
function severityOf(cursor: Cursor): FindingRecord['severity'] {
  const severity = field(cursor, 'Severity');
  switch (textIn(severity, 'Label')) {
    case 'CRITICAL':
      return 'critical';
    case 'HIGH':
      return 'high';
    case 'MEDIUM':
      return 'medium';
    case 'LOW':
      return 'low';
    case null: {
      const number = field(severity, 'Normalized').value;
      if (typeof number !== 'number' || number <= 0) return null;
      return number >= 90 ? 'critical' : number >= 70 ? 'high' : number >= 40 ? 'medium' : 'low';
    }
    default:
      return null;
  }
}

/** A check that passed found nothing wrong: it is evidence, and nothing open. */
function stateOf(cursor: Cursor): FindingRecord['state'] {
  const record = textIn(cursor, 'RecordState');
  const workflow = textIn(field(cursor, 'Workflow'), 'Status');
  const passed = textIn(field(cursor, 'Compliance'), 'Status') === 'PASSED';
  if (record === 'ARCHIVED' || workflow === 'RESOLVED' || passed) return 'resolved';
  if (workflow === 'SUPPRESSED') return 'suppressed';
  return record === null && workflow === null ? null : 'open';
}
