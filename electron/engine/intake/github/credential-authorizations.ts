// Credentials that people authorised for an organisation with single sign-on: classic tokens and SSH keys.
import { addressOf, type Cursor, field, textIn, textsIn } from '../cursor.ts';
import type { IntakeRecord } from '../record.ts';
import type { ReadContext, SourceKind } from '../source-kind.ts';
import { isSecretName } from '../withhold.ts';
import { hasKeys, listed } from './listing.ts';
import { systemOf, unplaced } from './place.ts';
import { credentialOf, endIn, entitlementOf, identityOf, lastUseIn, timeIn, unknownToGithub } from './records.ts';

export const credentialAuthorizations: SourceKind = {
  kind: 'github.credential-authorizations',
  title: 'GitHub credentials authorised for single sign-on',
  formats: ['json'],
  provides: ['identity', 'credential', 'entitlement'],
  cannotKnow: [
    ...unknownToGithub,
    { fact: 'credential.createdAt', reason: 'The list says when a credential was authorised, not when it was made.' },
    {
      fact: 'identity.interactive',
      reason: 'GitHub does not say whether the owner of a credential is a person or a machine.',
    },
  ],
  sniff: (head) => (hasKeys(head, 'credential_id', 'credential_type', 'credential_authorized_at') ? 0.95 : 0),
  secrets: {
    field: (name) => (name === 'token_last_eight' || isSecretName(name) ? 'secret' : null),
    places: () => [],
  },
  *read(files, context) {
    for (const one of listed(files, 'credentials')) {
      if ('type' in one) yield one;
      else yield* authorizationRecords(one, context);
    }
  },
};

function* authorizationRecords(one: Cursor, context: ReadContext): Generator<IntakeRecord, void, undefined> {
  const id = field(one, 'credential_id').value;
  const type = textIn(one, 'credential_type');
  const login = textIn(one, 'login');
  if ((typeof id !== 'number' && typeof id !== 'string') || type === null || login === null) {
    const reason = 'The authorisation has no credential_id, no credential_type or no login.';
    yield { type: 'rejected', address: addressOf(one), reason };
    return;
  }
  const isKey = /ssh/i.test(type);
  const system = systemOf(context, null, null);
  yield* unplaced(system);
  const named = textIn(one, 'authorized_credential_note') ?? textIn(one, 'authorized_credential_title');
  const lastUse = lastUseIn(one, 'credential_accessed_at');
  const identity = identityOf(one, {
    system,
    nativeId: `credential-authorization:${id}`,
    kind: 'other',
    name: `${login}/${named ?? id}`,
    owner: login,
    ownerBasis: 'attested',
    purpose: `${type} of ${login}`,
    createdBy: login,
    lastUse,
    status: 'active',
  });
  yield identity;
  const end = isKey ? { expiresAt: null, neverExpires: true } : endIn(one, 'authorized_credential_expires_at');
  yield credentialOf(one, identity, {
    nativeId: `credential:${id}`,
    kind: isKey ? 'ssh_key' : 'token',
    ...end,
    lastUse,
    status: 'active',
    restricted: isKey ? null : textsIn(one, 'scopes').length > 0,
  });
  for (const scope of textsIn(one, 'scopes'))
    yield entitlementOf(one, identity, {
      key: `scope/${scope}`,
      privilegeKind: 'github.scope',
      privilege: scope,
      resource: 'whatever the owner reaches in the organisation',
      grantedAt: timeIn(one, 'credential_authorized_at'),
      grantedBy: login,
      ...end,
      administrator: /^(?:admin:(?:org|enterprise)|site_admin)$/.test(scope),
      escalates: /^(?:admin:|site_admin$|workflow$)/.test(scope),
      // A classic scope reaches every repository that its owner reaches.
      wildcard: true,
    });
}
