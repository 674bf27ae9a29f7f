// Fine-grained personal access tokens that an organisation let in, and requests for them. Each token is an identity of its
// own, owned by the person who made it: it works with the person asleep. What a request asks for is not held yet.
import { addressOf, type Cursor, field, textIn } from '../cursor.ts';
import { isObject } from '../json.ts';
import type { Hop, IntakeRecord } from '../record.ts';
import type { ReadContext, SourceKind, Unknowable } from '../source-kind.ts';
import { isSecretName, type SecretRule } from '../withhold.ts';
import { hasKeys, isDelivery, listed } from './listing.ts';
import { permissionEntitlements, reachIn } from './permissions.ts';
import { accountIn, loginIn, systemOf, unplaced } from './place.ts';
import { credentialOf, endIn, identityOf, lastUseIn, timeIn, unknownToGithub } from './records.ts';

const secrets: SecretRule = { field: (name) => (isSecretName(name) ? 'secret' : null), places: () => [] };

const cannotKnow: readonly Unknowable[] = [
  ...unknownToGithub,
  {
    fact: 'identity.interactive',
    reason: 'GitHub does not say whether the owner of a token is a person or a machine.',
  },
  { fact: 'credential.createdAt', reason: 'GitHub says when the organisation met the token, not when it was made.' },
  { fact: 'credential.kind', reason: 'Classic personal access tokens are not in this list at all.' },
];

export const personalAccessTokens: SourceKind = {
  kind: 'github.personal-access-tokens',
  title: 'GitHub fine-grained personal access tokens',
  formats: ['json'],
  provides: ['identity', 'credential', 'entitlement'],
  cannotKnow: [...cannotKnow, { fact: 'entitlement.grantedBy', reason: 'A grant does not say who approved it.' }],
  sniff: (head) => (!isDelivery(head) && hasKeys(head, ...tokenKeys, 'access_granted_at') ? 0.96 : 0),
  secrets,
  *read(files, context) {
    for (const one of listed(files, 'personal_access_tokens')) {
      if ('type' in one) yield one;
      else yield* tokenRecords(one, context, true);
    }
  },
};

export const personalAccessTokenRequests: SourceKind = {
  kind: 'github.personal-access-token-requests',
  title: 'Requests for GitHub fine-grained personal access tokens',
  formats: ['json'],
  provides: ['identity', 'credential'],
  cannotKnow: [
    ...cannotKnow,
    { fact: 'entitlement', reason: 'What a request asks for is not granted before somebody approves it.' },
  ],
  sniff: (head) => (!isDelivery(head) && hasKeys(head, ...tokenKeys, 'reason') ? 0.95 : 0),
  secrets,
  *read(files, context) {
    for (const one of listed(files, 'personal_access_token_requests')) {
      if ('type' in one) yield one;
      else yield* tokenRecords(one, context, false);
    }
  },
};

const tokenKeys = ['token_id', 'permissions', 'owner'];

function* tokenRecords(
  token: Cursor,
  context: ReadContext,
  granted: boolean,
): Generator<IntakeRecord, void, undefined> {
  const id = field(token, 'token_id').value;
  const owner = loginIn(token, 'owner');
  if ((typeof id !== 'number' && typeof id !== 'string') || owner === null) {
    yield { type: 'rejected', address: addressOf(token), reason: 'The token has no token_id or no owner.' };
    return;
  }
  const place = textIn(token, 'repositories_url');
  const account = accountIn(place);
  const system = systemOf(context, account, place);
  yield* unplaced(system);
  const expired = field(token, 'token_expired').value;
  const state = typeof expired === 'boolean' ? !expired : null;
  const name = textIn(token, 'token_name');
  const end = endIn(token, 'token_expires_at');
  const identity = identityOf(token, {
    system,
    nativeId: `personal-access-token:${id}`,
    kind: 'other',
    name: name === null ? `${owner}/${id}` : `${owner}/${name}`,
    scope: account,
    owner,
    // GitHub itself ties a token to who made it.
    ownerBasis: 'attested',
    purpose: textIn(token, 'reason') ?? `Fine-grained personal access token of ${owner}`,
    createdBy: owner,
    lastUse: lastUseIn(token, 'token_last_used_at'),
    status: state === null ? null : state ? 'active' : 'disabled',
  });
  yield identity;
  yield credentialOf(token, identity, {
    nativeId: `token:${id}`,
    kind: 'token',
    ...end,
    lastUse: lastUseIn(token, 'token_last_used_at'),
    status: state === null ? null : state ? 'active' : 'inactive',
    restricted: isObject(field(token, 'permissions').value) ? true : null,
  });
  if (!granted) {
    const detail = `The token ${identity.name} waits for approval: what it asks for is not granted and no entitlement.`;
    yield { type: 'remark', remark: 'note', detail, address: addressOf(token) };
    return;
  }
  const hop: Hop = { kind: 'token', name: name ?? String(id), nativeId: String(id), address: addressOf(token) };
  for (const group of ['organization', 'repository', 'other']) {
    const permissions = permissionEntitlements(field(field(token, 'permissions'), group), {
      identity,
      group,
      account,
      reach: reachIn(field(token, 'repository_selection').value),
      repositories: [],
      grantedAt: timeIn(token, 'access_granted_at'),
      ...end,
    });
    for (const entitlement of permissions) yield { ...entitlement, path: [hop] };
  }
}
