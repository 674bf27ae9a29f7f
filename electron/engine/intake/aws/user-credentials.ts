// What an IAM user may hold beside access keys and a password: service-specific credentials, SSH public keys and signing
// certificates.
import { X509Certificate } from 'node:crypto';
import { addressOf, type Cursor, field, textIn } from '../cursor.ts';
import type { CredentialRecord, IntakeRecord } from '../record.ts';
import type { SourceKind, Unknowable } from '../source-kind.ts';
import { rejected, timeIn } from '../telling.ts';
import { credentialRecord } from '../unsaid.ts';
import { statusOf } from './access-keys.ts';
import { type AwsList, awsListKind } from './list.ts';
import type { Ownership } from './ownership.ts';

const cannotKnow: readonly Unknowable[] = [
  { fact: 'credential.lastUse', reason: 'AWS does not say when such a credential was last used.' },
  { fact: 'credential.rotatedAt', reason: 'AWS gives the day on which it was made or uploaded, and no later change.' },
  { fact: 'credential.holder', reason: 'AWS does not know who holds the secret.' },
  { fact: 'credential.restricted', reason: 'Limits to addresses stand in policies, not with the credential.' },
  { fact: 'identity', reason: 'The list names users and says no more of them.' },
  { fact: 'entitlement', reason: 'What users may do stands in the account authorization details.' },
];

export const serviceSpecificCredentials: SourceKind = userCredentials({
  kind: 'aws.iam-service-specific-credentials',
  title: 'AWS IAM service-specific credentials',
  keys: ['ServiceSpecificCredentials', 'ServiceSpecificCredential'],
  id: 'ServiceSpecificCredentialId',
  made: 'CreateDate',
  facts(cursor) {
    const expiresAt = timeIn(cursor, 'ExpirationDate').at;
    const service = textIn(cursor, 'ServiceName') ?? '';
    return {
      kind: /^(codecommit|cassandra)\./.test(service) ? 'password' : 'api_key',
      expiresAt,
      // AWS: ExpirationDate is there only where the credential was made with an end.
      neverExpires: field(cursor, 'ExpirationDate').value === undefined ? true : expiresAt === null ? null : false,
    };
  },
});

export const sshPublicKeys: SourceKind = userCredentials({
  kind: 'aws.iam-ssh-public-keys',
  title: 'AWS IAM SSH public keys',
  keys: ['SSHPublicKeys', 'SSHPublicKey'],
  id: 'SSHPublicKeyId',
  made: 'UploadDate',
  facts: () => ({ kind: 'ssh_key', neverExpires: true }),
});

export const signingCertificates: SourceKind = userCredentials({
  kind: 'aws.iam-signing-certificates',
  title: 'AWS IAM signing certificates',
  keys: ['Certificates', 'Certificate'],
  id: 'CertificateId',
  made: 'UploadDate',
  facts(cursor) {
    const expiresAt = endOf(textIn(cursor, 'CertificateBody'));
    return { kind: 'certificate', expiresAt, neverExpires: expiresAt === null ? null : false };
  },
});

interface UserCredential {
  readonly kind: string;
  readonly title: string;
  readonly keys: readonly string[];
  readonly id: string;
  readonly made: string;
  facts(cursor: Cursor): Pick<CredentialRecord, 'kind' | 'neverExpires'> & Partial<Pick<CredentialRecord, 'expiresAt'>>;
}

function userCredentials(credential: UserCredential): SourceKind {
  const { kind, title, keys, id } = credential;
  const list: AwsList = {
    kind,
    title,
    provides: ['credential'],
    cannotKnow,
    keys,
    members: [id, 'UserName'],
    madePerUser: true,
    *records(entries, ownership) {
      for (const entry of entries) yield* credentialRecords(entry, credential, ownership);
    },
  };
  return awsListKind(list);
}

function* credentialRecords(
  entry: Cursor,
  { id, made, facts }: UserCredential,
  ownership: Ownership,
): Generator<IntakeRecord, void, undefined> {
  const nativeId = textIn(entry, id);
  const user = textIn(entry, 'UserName');
  if (nativeId === null || user === null) {
    yield rejected(entry, `The credential has no ${id} or no UserName.`);
    return;
  }
  const created = timeIn(entry, made);
  yield* created.remarks;
  yield credentialRecord({
    identity: ownership.user(user, accountInUserName(entry), addressOf(entry)),
    nativeId,
    createdAt: created.at,
    status: statusOf(entry),
    ...facts(entry),
    address: addressOf(entry),
  });
}

/** AWS makes the name for the service of the user's name and the account's number: `jane-at-123456789012`. */
function accountInUserName(entry: Cursor): string | null {
  return /-at-(\d{12})$/.exec(textIn(entry, 'ServiceUserName') ?? '')?.[1] ?? null;
}

/** The end that the certificate itself names; null when its text is left out or no certificate. */
function endOf(body: string | null): string | null {
  if (body === null) return null;
  try {
    const end = Date.parse(new X509Certificate(body).validTo);
    return Number.isNaN(end) ? null : new Date(end).toISOString();
  } catch {
    return null;
  }
}
