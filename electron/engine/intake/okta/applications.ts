// Okta applications (`/api/v1/apps`). Those that act by themselves (OpenID Connect with client credentials) are identities;
// those that people sign in to are not, and are counted in a remark.
import { addressOf, type Cursor, field, fieldAt, items, textIn, textsIn } from '../cursor.ts';
import { environmentOf } from '../infer.ts';
import type { CredentialRecord, IntakeRecord } from '../record.ts';
import { noted, rejected, timeIn } from '../telling.ts';
import { credentialRecord, identityRecord } from '../unsaid.ts';
import { idInLinks, type Organisation, oktaListKind, pagesInHeader } from './list.ts';

export const oktaApplications = oktaListKind({
  kind: 'okta.applications',
  title: 'Okta applications',
  provides: ['identity', 'credential'],
  cannotKnow: [
    pagesInHeader,
    { fact: 'identity.owner', reason: 'An Okta application has no owner field.' },
    { fact: 'identity.lastUse', reason: 'When an application asked for a token stands in the system log.' },
    { fact: 'identity.externalOrganisation', reason: 'Okta does not say whose the application is.' },
    { fact: 'credential.lastUse', reason: 'When a key was used stands in the system log.' },
    { fact: 'entitlement', reason: 'Scopes and roles of an application stand in lists of their own.' },
  ],
  shapes: [['signOnMode', 'label', 'credentials']],
  *records(entries, organisation) {
    const others = new Map<string, number>();
    for (const entry of entries) {
      if (isService(entry)) yield* serviceRecords(entry, organisation);
      else {
        const mode = textIn(entry, 'signOnMode') ?? 'none';
        others.set(mode, (others.get(mode) ?? 0) + 1);
      }
    }
    const [first] = entries;
    if (first !== undefined && others.size > 0) yield peoplesApplications(first, entries.length, others);
  },
});

function isService(entry: Cursor): boolean {
  const client = fieldAt(entry, 'settings', 'oauthClient');
  const acts =
    textIn(client, 'application_type') === 'service' || textsIn(client, 'grant_types').includes('client_credentials');
  return textIn(entry, 'signOnMode') === 'OPENID_CONNECT' && acts;
}

function peoplesApplications(first: Cursor, total: number, others: ReadonlyMap<string, number>): IntakeRecord {
  const count = [...others.values()].reduce((sum, one) => sum + one, 0);
  const modes = [...others].map(([mode, number]) => `${number} ${mode}`).join(', ');
  const detail = `${count} of ${total} applications are for people to sign in to (${modes}); they act for nobody by themselves and are not listed.`;
  return noted(first, detail);
}

function* serviceRecords(entry: Cursor, organisation: Organisation): Generator<IntakeRecord, void, undefined> {
  const id = textIn(entry, 'id');
  const label = textIn(entry, 'label');
  if (id === null || label === null) {
    yield rejected(entry, 'The application has no id or no label.');
    return;
  }
  const created = timeIn(entry, 'created');
  yield* created.remarks;
  const status = textIn(entry, 'status');
  const flows = textsIn(fieldAt(entry, 'settings', 'oauthClient'), 'grant_types');
  yield identityRecord({
    ...organisation.reference(id),
    kind: 'application',
    name: label,
    environment: environmentOf([label]),
    purpose: textIn(fieldAt(entry, 'settings', 'notes'), 'admin'),
    createdAt: created.at,
    status: status === null ? null : status === 'ACTIVE' ? 'active' : status === 'DELETED' ? 'deleted' : 'disabled',
    interactive:
      flows.length === 0 ? null : flows.some((flow) => /^(authorization_code|implicit|password)$/.test(flow)),
    address: addressOf(entry),
  });
  for (const key of items(fieldAt(entry, 'settings', 'oauthClient', 'jwks', 'keys')))
    yield* keyRecords(key, id, organisation);
}

/** The public key by which a client signs in: its private half is the secret, and it has an end only where one is set. */
export function* keyRecords(
  key: Cursor,
  client: string,
  organisation: Organisation,
): Generator<IntakeRecord, void, undefined> {
  const kid = textIn(key, 'kid');
  if (kid === null) {
    yield rejected(key, 'The key has no kid.');
    return;
  }
  const created = timeIn(key, 'created');
  const expires = timeIn(key, 'expiresAt');
  yield* [...created.remarks, ...expires.remarks];
  yield credentialRecord({
    identity: organisation.reference(client),
    nativeId: kid,
    kind: 'certificate',
    createdAt: created.at,
    expiresAt: expires.at,
    neverExpires: expires.at !== null ? false : field(key, 'expiresAt').value === undefined ? true : null,
    status: statusOf(key),
    address: addressOf(key),
  });
}

function statusOf(entry: Cursor): CredentialRecord['status'] {
  const status = textIn(entry, 'status');
  return status === 'ACTIVE' ? 'active' : status === 'INACTIVE' ? 'inactive' : null;
}

const credentialGaps = [
  pagesInHeader,
  { fact: 'credential.lastUse', reason: 'When a client signed in stands in the system log.' },
  { fact: 'credential.rotatedAt', reason: 'A secret or key is never changed, only replaced.' },
  { fact: 'credential.holder', reason: 'Okta does not know where a secret was stored.' },
  { fact: 'credential.restricted', reason: 'The list does not say from where a client may come.' },
  { fact: 'identity', reason: 'Only the id of the client is named.' },
  { fact: 'entitlement', reason: 'Scopes and roles of a client stand in lists of their own.' },
];

export const oktaClientSecrets = oktaListKind({
  kind: 'okta.client-secrets',
  title: 'Okta client secrets of applications and API service integrations',
  provides: ['credential'],
  cannotKnow: credentialGaps,
  shapes: [['client_secret', 'secret_hash', 'status']],
  *records(entries, organisation) {
    for (const entry of entries) {
      const id = textIn(entry, 'id');
      const client = idInLinks(entry, 'apps', 'api-services');
      const created = timeIn(entry, 'created');
      yield* created.remarks;
      if (id === null || client === null)
        yield rejected(entry, 'The secret has no id, or no link names its application.');
      else
        yield credentialRecord({
          identity: organisation.reference(client),
          nativeId: id,
          kind: 'secret',
          createdAt: created.at,
          // Okta has no end for client secrets.
          neverExpires: true,
          status: statusOf(entry),
          address: addressOf(entry),
        });
    }
  },
});

export const oktaClientKeys = oktaListKind({
  kind: 'okta.client-keys',
  title: 'Okta JSON web keys of applications',
  provides: ['credential'],
  cannotKnow: credentialGaps,
  shapes: [
    ['keys/kid', 'keys/kty', 'keys/status'],
    ['kid', 'kty', 'status', '_links/delete'],
    ['kid', 'kty', 'status', '_links/deactivate'],
  ],
  wrapper: 'jwks',
  *records(entries, organisation) {
    const keys = entries.flatMap((entry) =>
      field(entry, 'keys').value === undefined ? [entry] : items(field(entry, 'keys')),
    );
    for (const key of keys) {
      const client = idInLinks(key, 'apps');
      if (client === null) yield rejected(key, 'No link of the key names its application.');
      else yield* keyRecords(key, client, organisation);
    }
  },
});
