// API keys and secrets of a project. They stand for no account that the evidence names, so each is an identity of its own
// with the one credential that it holds, and somebody can be asked who owns it.
import { addressOf, type Cursor, field, items, textIn, textMembers } from '../cursor.ts';
import { environmentFrom, environmentOf, ownerFrom } from '../infer.ts';
import { isObject } from '../json.ts';
import type { CredentialRecord, IdentityReference, IntakeRecord } from '../record.ts';
import { timeOrNull } from '../time.ts';
import { credentialRecord, entitlementRecord, identityRecord } from '../unsaid.ts';
import { type Inventory, of, type Thing } from './inventory.ts';
import { isNew, type Known, namedAccount } from './known.ts';
import { projectOf, serviceAccount } from './member.ts';

/** An API key is an identity of its own: whoever shows it may call the services that it is not kept from. */
export function* apiKeyRecords(cursor: Cursor, known: Known): Generator<IntakeRecord, void, undefined> {
  const nativeId = textIn(cursor, 'name');
  const project = projectOf(nativeId ?? '');
  if (nativeId === null || project === null) {
    yield { type: 'rejected', address: addressOf(cursor), reason: 'The API key does not name its project.' };
    return;
  }
  const bound = textIn(cursor, 'serviceAccountEmail');
  const identity = bound === null ? { system: `gcp:${project}`, nativeId } : reference(bound);
  const address = addressOf(cursor);
  const deleted = textIn(cursor, 'deleteTime') !== null;
  const createdAt = timeOrNull(field(cursor, 'createTime').value);
  if (bound !== null) yield* namedAccount(bound, cursor, known);
  else if (isNew(known, identity, 'listed'))
    yield identityRecord({
      ...identity,
      kind: 'other',
      name: textIn(cursor, 'displayName') ?? nativeId,
      scope: project,
      environment: environmentOf([textIn(cursor, 'displayName'), project]),
      createdAt,
      status: deleted ? 'deleted' : 'active',
      interactive: false,
      address,
    });
  const restrictions = field(cursor, 'restrictions');
  const limits = isObject(restrictions.value) ? Object.keys(restrictions.value) : [];
  yield credentialRecord({
    identity,
    nativeId: textIn(cursor, 'uid') ?? nativeId,
    kind: 'api_key',
    createdAt,
    neverExpires: true,
    status: deleted ? 'deleted' : 'active',
    restricted: limits.length > 0,
    address,
  });
  if (bound !== null) return;
  const services = items(field(restrictions, 'apiTargets')).flatMap((target) => textIn(target, 'service') ?? []);
  const grant = { identity, privilegeKind: 'gcp.api-key', scope: project, resource: `project ${project}`, address };
  const facts = {
    administrator: false,
    escalates: false,
    public: false,
    external: null,
    conditioned: limits.length > 0,
  };
  const path = [{ kind: 'API key', name: nativeId, nativeId: null, address }];
  for (const service of services)
    yield entitlementRecord({
      ...grant,
      ...facts,
      path,
      key: `api|${service}`,
      privilege: service,
      neverExpires: true,
      wildcard: false,
    });
  if (services.length === 0)
    yield entitlementRecord({
      ...grant,
      ...facts,
      path,
      key: `api|all|${nativeId}`,
      privilege: 'every API of the project that takes API keys',
      neverExpires: true,
      wildcard: true,
    });
}

function reference(email: string): IdentityReference {
  const { system, nativeId } = serviceAccount(email);
  return { system, nativeId };
}

/** A stored secret is somebody's credential, whose is not said: it stands for itself until an owner claims it. */
export function* secretRecords(inventory: Inventory, known: Known): Generator<IntakeRecord, void, undefined> {
  const versions = new Map<string, Thing[]>();
  for (const version of of(inventory, 'secretVersion')) {
    const secret = (textIn(version.cursor, 'name') ?? '').replace(/\/versions\/[^/]+$/, '');
    versions.set(secret, [...(versions.get(secret) ?? []), version]);
  }
  /** A secret's end is that of all its versions. */
  const ends = new Map<string, Pick<CredentialRecord, 'expiresAt' | 'neverExpires'>>();
  for (const { cursor } of of(inventory, 'secret')) {
    const nativeId = textIn(cursor, 'name');
    const identity = { system: `gcp:${projectOf(nativeId ?? '') ?? 'unknown'}`, nativeId: nativeId ?? '' };
    if (nativeId === null || !isNew(known, identity, 'listed')) continue;
    const labels = textMembers(field(cursor, 'labels'));
    const name = nativeId.slice(nativeId.lastIndexOf('/') + 1);
    const createdAt = timeOrNull(field(cursor, 'createTime').value);
    yield identityRecord({
      ...identity,
      kind: 'other',
      name,
      scope: projectOf(nativeId),
      environment: environmentFrom(labels, [name]),
      ...ownerFrom(labels),
      createdAt,
      interactive: false,
      tags: labels,
      address: addressOf(cursor),
    });
    const expires = timeOrNull(field(cursor, 'expireTime').value);
    ends.set(nativeId, { expiresAt: expires, neverExpires: expires === null });
    if (versions.has(nativeId)) continue;
    yield credentialRecord({
      identity,
      nativeId,
      kind: 'secret',
      createdAt,
      ...ends.get(nativeId),
      address: addressOf(cursor),
    });
  }
  for (const [secret, list] of versions) {
    const identity = { system: `gcp:${projectOf(secret) ?? 'unknown'}`, nativeId: secret };
    const [first] = list;
    if (first !== undefined && isNew(known, identity))
      yield identityRecord({
        ...identity,
        kind: 'other',
        name: secret.slice(secret.lastIndexOf('/') + 1),
        scope: projectOf(secret),
        interactive: false,
        address: addressOf(first.cursor),
      });
    for (const { cursor } of list) yield { ...versionOf(cursor, identity), ...ends.get(secret) };
  }
}

function versionOf(cursor: Cursor, identity: IdentityReference): CredentialRecord {
  const state = textIn(cursor, 'state');
  return credentialRecord({
    identity,
    nativeId: textIn(cursor, 'name') ?? identity.nativeId,
    kind: 'secret',
    createdAt: timeOrNull(field(cursor, 'createTime').value),
    status:
      state === 'ENABLED' ? 'active' : state === 'DISABLED' ? 'inactive' : state === 'DESTROYED' ? 'deleted' : null,
    address: addressOf(cursor),
  });
}
