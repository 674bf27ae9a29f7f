// Things of an account that hold a secret and stand for no user: entries of Secrets Manager, certificates of ACM and
// server certificates of IAM. Each is an identity of its own with the one credential that it holds, so that somebody can
// be asked who owns it.
import { addressOf, type Cursor, field, textIn } from '../cursor.ts';
import { environmentFrom, ownerFrom } from '../infer.ts';
import type { CredentialRecord, IdentityRecord, IntakeRecord, LastUse } from '../record.ts';
import type { SourceKind, Unknowable } from '../source-kind.ts';
import { rejected, timeIn } from '../telling.ts';
import { credentialRecord, identityRecord } from '../unsaid.ts';
import { accountOf } from './arn.ts';
import { awsListKind, tagsIn } from './list.ts';
import type { Ownership } from './ownership.ts';

const common: readonly Unknowable[] = [
  { fact: 'identity.owner', reason: 'AWS has no owner field; a tag such as Owner is read as a claim.' },
  { fact: 'identity.ownerStatus', reason: 'AWS does not know people, so it cannot say that an owner has left.' },
  { fact: 'credential.holder', reason: 'The list does not say who can read the secret.' },
  { fact: 'entitlement', reason: 'What the secret opens is not said.' },
];

export const secretsManagerSecrets: SourceKind = awsListKind({
  kind: 'aws.secrets-manager-secrets',
  title: 'AWS Secrets Manager secrets (list-secrets)',
  provides: ['identity', 'credential'],
  cannotKnow: [
    ...common,
    {
      fact: 'credential.expiresAt',
      reason: 'A secret has no end of its own; whether the password in it ends is not said.',
    },
  ],
  keys: ['SecretList'],
  members: ['ARN', 'Name', 'CreatedDate'],
  *records(entries, ownership) {
    for (const entry of entries) yield* secretRecords(entry, ownership);
  },
});

export const acmCertificates: SourceKind = awsListKind({
  kind: 'aws.acm-certificates',
  title: 'AWS Certificate Manager certificates',
  provides: ['identity', 'credential'],
  cannotKnow: [
    ...common,
    { fact: 'credential.lastUse', reason: 'ACM says which services use a certificate, not when.' },
  ],
  keys: ['CertificateSummaryList', 'Certificate'],
  members: ['CertificateArn', 'DomainName'],
  *records(entries, ownership) {
    for (const entry of entries) {
      const status = textIn(entry, 'Status');
      const users = field(entry, 'InUseBy').value;
      yield* holding(entry, 'CertificateArn', 'DomainName', ownership, {
        created: 'CreatedAt',
        identity: { workloads: Array.isArray(users) ? users.length : null },
        credential: (expiresAt) => ({
          kind: 'certificate',
          expiresAt,
          neverExpires: expiresAt === null ? null : false,
          status: status === null ? null : status === 'ISSUED' ? 'active' : 'inactive',
        }),
        expires: 'NotAfter',
      });
    }
  },
});

export const serverCertificates: SourceKind = awsListKind({
  kind: 'aws.iam-server-certificates',
  title: 'AWS IAM server certificates',
  provides: ['identity', 'credential'],
  cannotKnow: [
    ...common,
    { fact: 'credential.lastUse', reason: 'IAM does not say which service presents a certificate, nor when.' },
  ],
  keys: ['ServerCertificateMetadataList', 'ServerCertificateMetadata'],
  members: ['ServerCertificateName', 'Arn'],
  *records(entries, ownership) {
    for (const entry of entries)
      yield* holding(entry, 'Arn', 'ServerCertificateName', ownership, {
        created: 'UploadDate',
        identity: {},
        credential: (expiresAt) => ({
          kind: 'certificate',
          expiresAt,
          neverExpires: expiresAt === null ? null : false,
        }),
        expires: 'Expiration',
      });
  },
});

function* secretRecords(entry: Cursor, ownership: Ownership): Generator<IntakeRecord, void, undefined> {
  const rotated = timeIn(entry, 'LastRotatedDate');
  const accessed = timeIn(entry, 'LastAccessedDate');
  const deleted = field(entry, 'DeletedDate').value;
  const isDeleted = deleted !== undefined && deleted !== null;
  yield* [...rotated.remarks, ...accessed.remarks];
  // AWS: LastAccessedDate is left out where the secret has never been retrieved in the region.
  const lastUse: LastUse =
    accessed.at !== null
      ? { state: 'at', at: accessed.at }
      : field(entry, 'LastAccessedDate').value === undefined
        ? { state: 'never' }
        : { state: 'unknown' };
  yield* holding(entry, 'ARN', 'Name', ownership, {
    created: 'CreatedDate',
    identity: {
      purpose: textIn(entry, 'Description'),
      lastUse,
      status: isDeleted ? 'deleted' : 'active',
      vendorManaged: textIn(entry, 'OwningService') !== null,
    },
    credential: () => ({ kind: 'secret', rotatedAt: rotated.at, lastUse, status: isDeleted ? 'deleted' : 'active' }),
    expires: null,
  });
}

interface Holding {
  readonly created: string;
  readonly expires: string | null;
  readonly identity: Partial<Pick<IdentityRecord, 'purpose' | 'lastUse' | 'status' | 'vendorManaged' | 'workloads'>>;
  credential(expiresAt: string | null): Pick<CredentialRecord, 'kind'> & Partial<CredentialRecord>;
}

function* holding(
  entry: Cursor,
  arnKey: string,
  nameKey: string,
  ownership: Ownership,
  facts: Holding,
): Generator<IntakeRecord, void, undefined> {
  const arn = textIn(entry, arnKey) ?? '';
  const name = textIn(entry, nameKey);
  const system = ownership.system(arn, addressOf(entry));
  if (system === null || name === null) {
    yield rejected(entry, `There is no ${nameKey} or no ${arnKey} with an account number.`);
    return;
  }
  const created = timeIn(entry, facts.created);
  const end = facts.expires === null ? null : timeIn(entry, facts.expires);
  yield* [...created.remarks, ...(end?.remarks ?? [])];
  const tags = tagsIn(entry);
  const identity = { system, nativeId: arn };
  yield identityRecord({
    ...identity,
    kind: 'other',
    name,
    scope: accountOf(arn),
    environment: environmentFrom(tags, [name]),
    ...ownerFrom(tags),
    createdAt: created.at,
    interactive: false,
    tags,
    ...facts.identity,
    address: addressOf(entry),
  });
  yield credentialRecord({
    identity,
    nativeId: arn,
    createdAt: created.at,
    ...facts.credential(end?.at ?? null),
    address: addressOf(entry),
  });
}
