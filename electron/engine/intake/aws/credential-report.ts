// The AWS IAM credential report (CSV): users and the account's root with their password, access keys and certificates.
// Columns are found by their names, because dumps of other tools have fewer. The meaning of the sentinels is AWS's:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
import type { EvidenceRow } from '../evidence.ts';
import { environmentOf } from '../infer.ts';
import type { CredentialRecord, IdentityRecord, IdentityReference, IntakeRecord, LastUse } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { readTime } from '../time.ts';
import { isSecretName } from '../withhold.ts';
import { accountOf, accountRemarks, awsSystem } from './arn.ts';

export const credentialReport: SourceKind = {
  kind: 'aws.credential-report',
  title: 'AWS IAM credential report',
  formats: ['csv'],
  provides: ['identity', 'credential'],
  cannotKnow: [
    { fact: 'identity.owner', reason: 'The credential report has no owner.' },
    {
      fact: 'identity.ownerStatus',
      reason: 'The credential report does not know people, so it cannot say that an owner has left.',
    },
    { fact: 'identity.breakGlass', reason: 'The credential report does not mark emergency accounts.' },
    { fact: 'identity.workloads', reason: 'The credential report does not say which workloads use an identity.' },
    {
      fact: 'credential.createdAt',
      reason: 'The report gives one date, which is when a key was made or last changed.',
    },
    { fact: 'credential.holder', reason: 'AWS does not know who holds the secret of a key.' },
    { fact: 'credential.restricted', reason: 'Limits to addresses stand in policies, not in the credential report.' },
    { fact: 'credential.lastFour', reason: 'The report names keys by their number, not by their id.' },
    { fact: 'entitlement', reason: 'What users may do stands in the account authorization details.' },
  ],
  sniff(head) {
    const header = head.slice(0, head.indexOf('\n') + 1 || undefined);
    const expected = ['user', 'arn', 'user_creation_time', 'password_enabled'];
    const names = header.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim());
    return expected.every((name) => names.includes(name)) ? 0.98 : 0;
  },
  secrets: { field: (name) => (isSecretName(name) ? 'secret' : null), places: () => [] },
  *read(files, { system }) {
    const accounts = new Set<string>();
    for (const file of files) {
      if (file.format !== 'csv' || file.header === null) continue;
      const address = { file: file.path, line: file.header.line, pointer: null };
      if (!['user', 'arn'].every((name) => file.header?.names.includes(name))) {
        yield { type: 'rejected', address, reason: 'The header lacks user or arn; no row of the file can be read.' };
        continue;
      }
      for (const row of file.rows()) {
        for (const record of rowRecords(row)) {
          if (record.type === 'identity' && record.scope !== null && !accounts.has(record.scope)) {
            accounts.add(record.scope);
            yield* accountRemarks(record.scope, system, record.address);
          }
          yield record;
        }
      }
    }
  },
};

/** AWS began to record the use of keys and of passwords on these days: "no use" of anything younger means never. */
const keyTrackingSince = '2015-04-22T00:00:00.000Z';
const passwordTrackingSince = '2014-10-20T00:00:00.000Z';

function* rowRecords(row: EvidenceRow): Generator<IntakeRecord, void, undefined> {
  const cell = (name: string): string => String(row.value(name) ?? '').trim();
  const user = cell('user');
  const root = user === '<root_account>';
  // Real reports end the root's ARN with :root; test data of some tools repeat the user name there.
  const arn = cell('arn').replace(/:<root_account>$/, ':root');
  const account = accountOf(arn);
  const reason =
    row.fault ??
    (user === '' ? 'Column user is empty.' : account === null ? 'Column arn has no ARN with an account number.' : null);
  if (reason !== null || account === null) {
    yield { type: 'rejected', address: row.address, reason: reason ?? 'Column arn is empty.' };
    return;
  }
  for (const name of badDates(row)) {
    const detail = `Column ${name} is no date that can be read; it counts as unknown.`;
    yield { type: 'remark', remark: 'note', detail, address: row.address };
  }
  const identity: IdentityReference = { system: awsSystem(account), nativeId: arn };
  const createdAt = timeIn(row, 'user_creation_time');
  const credentials = [
    ...password(row, identity, createdAt, root),
    ...['1', '2'].flatMap((number) => accessKey(row, identity, createdAt, number)),
    ...['1', '2'].flatMap((number) => certificate(row, identity, number)),
  ];
  yield identityFrom(row, identity, user, account, root, credentials);
  yield* credentials;
}

function identityFrom(
  row: EvidenceRow,
  identity: IdentityReference,
  user: string,
  account: string,
  root: boolean,
  credentials: readonly CredentialRecord[],
): IdentityRecord {
  const enabled = flagIn(row, 'password_enabled');
  return {
    type: 'identity',
    ...identity,
    kind: root ? 'account_root' : 'user',
    name: user,
    scope: account,
    environment: root ? null : environmentOf([user]),
    owner: null,
    ownerBasis: null,
    ownerEmail: null,
    ownerStatus: null,
    purpose: null,
    createdAt: timeIn(row, 'user_creation_time'),
    createdBy: null,
    lastUse: latestUse(credentials.map(({ lastUse }) => lastUse)),
    status: 'active',
    interactive: enabled,
    externalOrganisation: null,
    vendorManaged: false,
    breakGlass: null,
    defaultAccount: false,
    workloads: null,
    links: [],
    tags: {},
    address: row.address,
  };
}

/** The newest use of any credential; without one, what all of them agree on. */
function latestUse(uses: readonly LastUse[]): LastUse {
  const latest = uses
    .flatMap((use) => (use.state === 'at' ? [use.at] : []))
    .sort()
    .at(-1);
  if (latest !== undefined) return { state: 'at', at: latest };
  if (uses.length === 0 || uses.some(({ state }) => state === 'unknown')) return { state: 'unknown' };
  return uses.every(({ state }) => state === 'never') ? { state: 'never' } : { state: 'not_in_window' };
}

function password(
  row: EvidenceRow,
  identity: IdentityReference,
  createdAt: string | null,
  root: boolean,
): readonly CredentialRecord[] {
  const enabled = flagIn(row, 'password_enabled');
  const usedAt = timeIn(row, 'password_last_used');
  // For the root AWS says not_supported; that its password was used shows that there is one.
  if (enabled !== true && !(root && usedAt !== null)) return [];
  const next = textIn(row, 'password_next_rotation');
  return [
    credential(row, identity, {
      nativeId: 'password',
      kind: 'password',
      rotatedAt: timeIn(row, 'password_last_changed'),
      expiresAt: timeIn(row, 'password_next_rotation'),
      // N/A: the account has no policy that lets passwords end.
      neverExpires: next === 'n/a' ? true : timeIn(row, 'password_next_rotation') === null ? null : false,
      lastUse: recordedUse(usedAt, textIn(row, 'password_last_used'), createdAt, passwordTrackingSince),
      status: enabled === true ? 'active' : null,
    }),
  ];
}

function accessKey(
  row: EvidenceRow,
  identity: IdentityReference,
  createdAt: string | null,
  number: string,
): readonly CredentialRecord[] {
  const column = (name: string): string => `access_key_${number}_${name}`;
  const rotatedAt = timeIn(row, column('last_rotated'));
  const active = flagIn(row, column('active'));
  // An inactive key still exists and can be switched on again: its date shows it.
  if (active !== true && rotatedAt === null) return [];
  const used = column('last_used_date');
  return [
    credential(row, identity, {
      nativeId: `access-key-${number}`,
      kind: 'access_key',
      rotatedAt,
      expiresAt: null,
      neverExpires: true,
      lastUse: recordedUse(timeIn(row, used), textIn(row, used), createdAt, keyTrackingSince),
      status: active === null ? null : active ? 'active' : 'inactive',
    }),
  ];
}

function certificate(row: EvidenceRow, identity: IdentityReference, number: string): readonly CredentialRecord[] {
  const rotatedAt = timeIn(row, `cert_${number}_last_rotated`);
  const active = flagIn(row, `cert_${number}_active`);
  if (active !== true && rotatedAt === null) return [];
  return [
    credential(row, identity, {
      nativeId: `certificate-${number}`,
      kind: 'certificate',
      rotatedAt,
      expiresAt: null,
      neverExpires: null,
      lastUse: { state: 'unknown' },
      status: active === null ? null : active ? 'active' : 'inactive',
    }),
  ];
}

function credential(
  row: EvidenceRow,
  identity: IdentityReference,
  facts: Pick<
    CredentialRecord,
    'nativeId' | 'kind' | 'rotatedAt' | 'expiresAt' | 'neverExpires' | 'lastUse' | 'status'
  >,
): CredentialRecord {
  return {
    type: 'credential',
    identity,
    ...facts,
    createdAt: null,
    holder: null,
    restricted: null,
    lastFour: null,
    address: row.address,
  };
}

/** `N/A` and `no_information`: never used, or last used before AWS began to record it. */
function recordedUse(at: string | null, text: string | null, createdAt: string | null, trackedSince: string): LastUse {
  if (at !== null) return { state: 'at', at };
  if (text !== 'n/a' && text !== 'no_information') return { state: 'unknown' };
  return createdAt !== null && createdAt > trackedSince ? { state: 'never' } : { state: 'not_in_window' };
}

function textIn(row: EvidenceRow, name: string): string | null {
  const value = row.value(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().toLowerCase() : null;
}

function flagIn(row: EvidenceRow, name: string): boolean | null {
  const text = textIn(row, name);
  return text === 'true' ? true : text === 'false' ? false : null;
}

function timeIn(row: EvidenceRow, name: string): string | null {
  const reading = readTime(row.value(name));
  return reading.state === 'at' ? reading.at : null;
}

const dateColumns = [
  'user_creation_time',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  ...['1', '2'].flatMap((number) => [
    `access_key_${number}_last_rotated`,
    `access_key_${number}_last_used_date`,
    `cert_${number}_last_rotated`,
  ]),
];
const sentinels: ReadonlySet<string | null> = new Set([null, 'n/a', 'no_information', 'not_supported']);

function badDates(row: EvidenceRow): readonly string[] {
  return dateColumns.filter((name) => !sentinels.has(textIn(row, name)) && readTime(row.value(name)).state === 'bad');
}
