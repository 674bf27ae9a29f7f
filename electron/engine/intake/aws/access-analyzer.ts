// IAM Access Analyzer: list-findings (version 1), list-findings-v2, get-finding and get-finding-v2. A finding is what the
// analyzer saw; that somebody archived it is no approval.
import { addressOf, asObject, type Cursor, field, items, textIn } from '../cursor.ts';
import { canonicalText, isObject, property } from '../json.ts';
import { hasPaths } from '../outline.ts';
import type { FindingRecord, IdentityReference, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { noted, rejected, timeIn } from '../telling.ts';
import { accountOf } from './arn.ts';
import { awsSecrets, pagesIn, partialRemarks } from './list.ts';
import { createOwnership, type Ownership } from './ownership.ts';

export const accessAnalyzerFindings: SourceKind = {
  kind: 'aws.access-analyzer-findings',
  title: 'AWS IAM Access Analyzer findings',
  formats: ['json'],
  provides: ['finding'],
  cannotKnow: [
    { fact: 'finding.severity', reason: 'Access Analyzer does not rate its findings.' },
    { fact: 'identity', reason: 'Only the ARN of a role or user is named.' },
    { fact: 'credential', reason: 'A finding of an unused key names the key and no more of it.' },
    { fact: 'entitlement', reason: 'Findings say what was seen of a policy, not all that it grants.' },
  ],
  sniff(head) {
    if (hasPaths(head, 'findingDetails', 'resourceType')) return 0.97;
    const finding = ['findings', 'finding'].some((key) =>
      hasPaths(head, `${key}/resourceType`, `${key}/analyzedAt`, `${key}/status`),
    );
    return finding ? 0.97 : 0;
  },
  secrets: awsSecrets,
  *read(files, { system }) {
    const pages = pagesIn(files);
    const lists = pages.filter((page) => Array.isArray(field(page, 'findings').value));
    yield* partialRemarks(lists);
    const ownership = createOwnership(system);
    for (const page of pages) {
      const [wrapper] = ['findings', 'finding'].filter((key) => field(page, key).value !== undefined);
      const findings = wrapper === undefined ? [page] : items(field(page, wrapper));
      for (const finding of findings) {
        const records = [...findingRecords(finding, ownership)];
        yield* ownership.remarks();
        yield* records;
      }
    }
  },
};

function* findingRecords(cursor: Cursor, ownership: Ownership): Generator<IntakeRecord, void, undefined> {
  const id = textIn(cursor, 'id');
  const status = textIn(cursor, 'status');
  const type = textIn(cursor, 'findingType');
  const resourceType = textIn(cursor, 'resourceType');
  if (id === null || status === null || resourceType === null) {
    yield rejected(cursor, 'The finding has no id, no status or no resourceType.');
    return;
  }
  const first = timeIn(cursor, 'createdAt');
  const last = timeIn(cursor, 'analyzedAt');
  yield* [...first.remarks, ...last.remarks];
  const error = textIn(cursor, 'error');
  if (error !== null) {
    const detail = `Access Analyzer could not look at the resource of finding ${id} (${error}).`;
    yield noted(cursor, detail);
  }
  yield {
    type: 'finding',
    nativeId: id,
    identity: identityOf(cursor, resourceType, ownership),
    identityHint: keyIn(cursor),
    kind: kindOf(type),
    tool: 'IAM Access Analyzer',
    rule: type ?? resourceType,
    title: titleOf(cursor, type),
    resource: textIn(cursor, 'resource'),
    severity: null,
    state:
      status === 'ACTIVE' ? 'open' : status === 'ARCHIVED' ? 'suppressed' : status === 'RESOLVED' ? 'resolved' : null,
    firstSeen: first.at,
    lastSeen: last.at,
    lastFour: null,
    address: addressOf(cursor),
  };
}

/** Version 1 knows external access only and does not say so. */
function kindOf(type: string | null): FindingRecord['kind'] {
  if (type === null || type === 'ExternalAccess') return 'external_access';
  return type.startsWith('Unused') ? 'unused_access' : 'other';
}

function identityOf(cursor: Cursor, resourceType: string, ownership: Ownership): IdentityReference | null {
  const resource = textIn(cursor, 'resource') ?? '';
  if (accountOf(resource) === null || !/^AWS::IAM::(Role|User)$/.test(resourceType)) return null;
  const system = ownership.system(resource, addressOf(cursor));
  return system === null ? null : { system, nativeId: resource };
}

function keyIn(cursor: Cursor): string | null {
  for (const detail of items(field(cursor, 'findingDetails'))) {
    const id = textIn(field(detail, 'unusedIamUserAccessKeyDetails'), 'accessKeyId');
    if (id !== null) return id;
  }
  return null;
}

function titleOf(cursor: Cursor, type: string | null): string {
  const details = items(field(cursor, 'findingDetails'));
  if (type?.startsWith('Unused') === true) return unusedTitle(type, details);
  // Version 2 has the same four fields inside of its details.
  const external = details
    .map((detail) => field(detail, 'externalAccessDetails'))
    .find((detail) => asObject(detail) !== null);
  const source = external ?? cursor;
  const actions = items(field(source, 'action')).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const who = field(source, 'isPublic').value === true ? 'Everybody' : principalText(field(source, 'principal'));
  if (who === null && actions.length === 0)
    return `${type ?? 'External access'} to ${textIn(cursor, 'resource') ?? 'a resource'}`;
  const condition = field(source, 'condition').value;
  const narrowed = isObject(condition) && Object.keys(condition).length > 0 ? `, if ${canonicalText(condition)}` : '';
  return `${who ?? 'A party outside'} may ${actions.join(', ') || 'reach it'}${narrowed}`;
}

function principalText(principal: Cursor): string | null {
  const object = asObject(principal);
  if (object === null) return typeof principal.value === 'string' ? principal.value : null;
  const names = Object.keys(object).flatMap((key) => {
    const value = property(object, key);
    return typeof value === 'string' ? [value] : [];
  });
  return names.length === 0 ? null : names.join(', ');
}

function unusedTitle(type: string, details: readonly Cursor[]): string {
  const unused = details
    .map((detail) => field(detail, 'unusedPermissionDetails'))
    .filter((detail) => asObject(detail) !== null);
  const services = unused.flatMap((detail) => {
    const service = textIn(detail, 'serviceNamespace');
    const actions = items(field(detail, 'actions')).flatMap((action) => textIn(action, 'action') ?? []);
    return service === null ? [] : [actions.length === 0 ? service : `${service} (${actions.join(', ')})`];
  });
  if (services.length > 0) return `Unused permissions: ${services.join('; ')}`;
  const last = details
    .flatMap((detail) =>
      Object.keys(asObject(detail) ?? {}).map((key) => timeIn(field(detail, key), 'lastAccessed').at),
    )
    .find((at) => at !== null);
  const what = new Map([
    ['UnusedIAMRole', 'Unused role'],
    ['UnusedIAMUserAccessKey', 'Unused access key'],
    ['UnusedIAMUserPassword', 'Unused password'],
    ['UnusedPermission', 'Unused permissions'],
  ]).get(type);
  return `${what ?? type}${last === undefined ? '' : `, last used ${last.slice(0, 10)}`}`;
}
