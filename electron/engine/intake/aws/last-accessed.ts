// `aws iam get-service-last-accessed-details` (also `-with-entities`): when AWS services were last used, and by whom. The
// answer does not name the user, role, group or policy that it was asked about.
import { addressOf, type Cursor, field, items, textIn } from '../cursor.ts';
import { hasPaths } from '../outline.ts';
import type { IdentityRecord, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { cutOff, noted, rejected, timeIn } from '../telling.ts';
import { identityRecord } from '../unsaid.ts';
import { accountOf, parseArn } from './arn.ts';
import { awsSecrets, pagesIn, partialRemarks } from './list.ts';
import { createOwnership, type Ownership } from './ownership.ts';

export const serviceLastAccessed: SourceKind = {
  kind: 'aws.iam-service-last-accessed',
  title: 'AWS IAM service last accessed details',
  formats: ['json'],
  provides: ['identity'],
  cannotKnow: [
    {
      fact: 'entitlement.lastUse',
      reason:
        'The answer does not name the user, role, group or policy that it was asked about, so an unused service can be held against nobody.',
    },
    { fact: 'identity.createdAt', reason: 'The report names users and roles with their last use and no more.' },
    { fact: 'identity.owner', reason: 'The report has no owner.' },
    { fact: 'identity.status', reason: 'The report does not say whether a user or role still exists.' },
    { fact: 'credential', reason: 'The report does not say by which credential a service was used.' },
  ],
  sniff(head) {
    const list = ['ServicesLastAccessed', 'EntityDetailsList'].some((key) => hasPaths(head, key));
    return list && hasPaths(head, 'JobStatus') ? 0.97 : 0;
  },
  secrets: awsSecrets,
  *read(files, { system }) {
    const pages = pagesIn(files);
    const ownership = createOwnership(system);
    const latest = new Map<string, IdentityRecord>();
    yield* partialRemarks(pages);
    for (const page of pages) {
      const services = field(page, 'ServicesLastAccessed');
      const entities = field(page, 'EntityDetailsList');
      if (services.value === undefined && entities.value === undefined) {
        yield rejected(page, 'The document has neither ServicesLastAccessed nor EntityDetailsList.');
        continue;
      }
      const status = textIn(page, 'JobStatus');
      if (status !== 'COMPLETED') yield unfinished(page, status);
      if (items(services).length > 0) yield unnamed(page);
      const uses = [
        ...items(services).map((cursor) => ({ cursor, arn: textIn(cursor, 'LastAuthenticatedEntity') })),
        ...items(entities).map((cursor) => ({ cursor, arn: textIn(field(cursor, 'EntityInfo'), 'Arn') })),
      ];
      for (const { cursor, arn } of uses) yield* keepLatest(cursor, arn, latest, ownership);
    }
    yield* ownership.remarks();
    yield* latest.values();
  },
};

function* keepLatest(
  cursor: Cursor,
  arn: string | null,
  latest: Map<string, IdentityRecord>,
  ownership: Ownership,
): Generator<IntakeRecord, void, undefined> {
  // A service that nobody used names nobody.
  if (arn === null) return;
  const system = ownership.system(arn, addressOf(cursor));
  if (system === null) {
    yield rejected(cursor, 'The user or role has no ARN with an account number.');
    return;
  }
  const { at, remarks } = timeIn(cursor, 'LastAuthenticated');
  yield* remarks;
  const before = latest.get(arn)?.lastUse;
  if (before?.state === 'at' && (at === null || at <= before.at)) return;
  latest.set(
    arn,
    identityRecord({
      system,
      nativeId: arn,
      kind: kindOf(arn),
      name: arn.slice(arn.lastIndexOf('/') + 1),
      scope: accountOf(arn),
      // Not used in the window is said of one service here, and is no word on the others.
      lastUse: at === null ? { state: 'unknown' } : { state: 'at', at },
      address: addressOf(cursor),
    }),
  );
}

function kindOf(arn: string): IdentityRecord['kind'] {
  const resource = parseArn(arn)?.resource ?? '';
  if (resource === 'root') return 'account_root';
  const kind = (['user', 'role', 'group'] as const).find((name) => resource.startsWith(`${name}/`));
  return kind ?? 'other';
}

function unfinished(page: Cursor, status: string | null): IntakeRecord {
  const detail = `The report is not finished (JobStatus ${status ?? 'is missing'}), so it may lack uses.`;
  return cutOff(page, detail);
}

function unnamed(page: Cursor): IntakeRecord {
  const detail =
    'The report does not say about whom it was asked for: of the services that it lists only the last users are read, and unused ones are left out.';
  return noted(page, detail);
}
