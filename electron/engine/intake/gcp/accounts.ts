// Service accounts and what they and the project sign in with: keys, API keys, secrets, federation pools.
import { addressOf, type Cursor, field, items, textIn, textMembers } from '../cursor.ts';
import { environmentFrom, environmentOf, ownerFrom } from '../infer.ts';
import { isObject } from '../json.ts';
import type { CredentialRecord, IdentityReference, IntakeRecord } from '../record.ts';
import { timeOrNull } from '../time.ts';
import { credentialRecord, entitlementRecord, identityRecord } from '../unsaid.ts';
import { type Inventory, of, type Thing } from './inventory.ts';
import { projectOf, readMember, serviceAccount } from './member.ts';
import { memberIdentity } from './policies.ts';

/** Identities that have a record already, by system and native id; `named`: only mentioned, by a key or a policy. */
export type Known = Map<string, 'listed' | 'named'>;

export function* accountRecords(inventory: Inventory, known: Known): Generator<IntakeRecord, void, undefined> {
  const emails = new Map<string, string>();
  const uses = usesOf(inventory);
  for (const { cursor } of of(inventory, 'serviceAccount')) yield* serviceAccountRecords(cursor, known, emails, uses);
  yield* instanceRecords(inventory, known, uses);
  yield* keyRecords(inventory, known, emails);
  for (const { cursor } of of(inventory, 'apiKey')) yield* apiKeyRecords(cursor, known);
  yield* secretRecords(inventory, known);
  yield* poolRecords(inventory);
  for (const { cursor } of of(inventory, 'member')) {
    const member = typeof cursor.value === 'string' ? readMember(cursor.value) : null;
    if (member === null) {
      const address = addressOf(cursor);
      yield { type: 'rejected', address, reason: 'The text is no member of an IAM policy.' };
    } else if (isNew(known, member)) yield memberIdentity(member, cursor);
  }
}

function isNew(known: Known, { system, nativeId }: IdentityReference, how: 'listed' | 'named' = 'named'): boolean {
  const id = `${system} ${nativeId}`;
  if (known.has(id)) return false;
  known.set(id, how);
  return true;
}

function* serviceAccountRecords(
  cursor: Cursor,
  known: Known,
  emails: Map<string, string>,
  uses: ReadonlyMap<string, number>,
): Generator<IntakeRecord, void, undefined> {
  const email = textIn(cursor, 'email') ?? /\/serviceAccounts\/([^/]+@[^/]+)$/.exec(textIn(cursor, 'name') ?? '')?.[1];
  if (email === undefined) {
    yield { type: 'rejected', address: addressOf(cursor), reason: 'The service account has no e-mail address.' };
    return;
  }
  const unique = textIn(cursor, 'uniqueId');
  if (unique !== null) emails.set(unique, email);
  const account = serviceAccount(email);
  if (!isNew(known, account, 'listed')) return;
  const disabled = field(cursor, 'disabled').value;
  const displayName = textIn(cursor, 'displayName');
  yield identityRecord({
    ...account,
    scope: textIn(cursor, 'projectId') ?? account.project,
    environment: environmentOf([email, displayName]),
    purpose: textIn(cursor, 'description') ?? displayName,
    // The API leaves `disabled` out of an account that is not.
    status: disabled === true ? 'disabled' : 'active',
    interactive: false,
    workloads: several(uses.get(email)),
    tags: { ...(displayName === null ? {} : { displayName }), ...(unique === null ? {} : { uniqueId: unique }) },
    address: addressOf(cursor),
  });
}

/** Lists of machines are never all that use an account: two prove that it is shared, one proves nothing. */
function several(count: number | undefined): number | null {
  return count !== undefined && count > 1 ? count : null;
}

function usesOf(inventory: Inventory): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { cursor } of of(inventory, 'instance')) {
    for (const account of items(field(cursor, 'serviceAccounts'))) {
      const email = textIn(account, 'email');
      if (email !== null) uses.set(email, (uses.get(email) ?? 0) + 1);
    }
  }
  return uses;
}

function* instanceRecords(
  inventory: Inventory,
  known: Known,
  uses: ReadonlyMap<string, number>,
): Generator<IntakeRecord, void, undefined> {
  for (const { cursor } of of(inventory, 'instance')) {
    for (const account of items(field(cursor, 'serviceAccounts'))) {
      const email = textIn(account, 'email');
      if (email !== null) yield* namedAccount(email, account, known, several(uses.get(email)));
    }
  }
}

function* namedAccount(
  email: string,
  cursor: Cursor,
  known: Known,
  workloads: number | null = null,
): Generator<IntakeRecord, void, undefined> {
  const account = serviceAccount(email);
  if (!isNew(known, account)) return;
  yield identityRecord({
    ...account,
    scope: account.project,
    environment: environmentOf([email]),
    interactive: false,
    workloads,
    address: addressOf(cursor),
  });
}

/** Keys that Google holds and rotates itself are nobody's to review: they are counted, not listed. */
function* keyRecords(
  inventory: Inventory,
  known: Known,
  emails: ReadonlyMap<string, string>,
): Generator<IntakeRecord, void, undefined> {
  let managed = 0;
  for (const thing of of(inventory, 'serviceAccountKey')) {
    if (textIn(thing.cursor, 'keyType') === 'SYSTEM_MANAGED') managed += 1;
    else yield* keyOf(thing, known, emails);
  }
  if (managed > 0) {
    const detail = `${managed} ${managed === 1 ? 'key' : 'keys'} of service accounts left out: Google itself holds and rotates them (SYSTEM_MANAGED).`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
}

function* keyOf(
  { cursor, asset }: Thing,
  known: Known,
  emails: ReadonlyMap<string, string>,
): Generator<IntakeRecord, void, undefined> {
  const name = [textIn(cursor, 'name'), asset].find((one) => /\/serviceAccounts\/[^/]+\/keys\/[^/]+$/.test(one ?? ''));
  const [, holder, id] = /\/serviceAccounts\/([^/]+)\/keys\/([^/]+)$/.exec(name ?? '') ?? [];
  const email = holder?.includes('@') ? holder : emails.get(holder ?? '');
  if (email === undefined || id === undefined) {
    const reason = 'The key does not say which service account it belongs to.';
    yield { type: 'rejected', address: addressOf(cursor), reason };
    return;
  }
  yield* namedAccount(email, asset === null ? cursor : assetOf(cursor), known);
  const { system, nativeId } = serviceAccount(email);
  yield credentialRecord({
    identity: { system, nativeId },
    nativeId: id,
    kind: 'access_key',
    createdAt: timeOrNull(field(cursor, 'validAfterTime').value),
    ...endOf(field(cursor, 'validBeforeTime').value),
    status: field(cursor, 'disabled').value === true ? 'inactive' : 'active',
    address: addressOf(asset === null ? cursor : assetOf(cursor)),
  });
}

/** The asset around its data: it is the asset's name that says whose the key is. */
function assetOf(cursor: Cursor): Cursor {
  const pointer = cursor.pointer.replace(/\/resource\/data$/, '');
  return { document: cursor.document, pointer, value: undefined };
}

function endOf(value: Parameters<typeof timeOrNull>[0]): Pick<CredentialRecord, 'expiresAt' | 'neverExpires'> {
  const at = timeOrNull(value);
  if (at === null) return { expiresAt: null, neverExpires: null };
  // Keys without an end get one in a far century.
  return at >= '2100' ? { expiresAt: null, neverExpires: true } : { expiresAt: at, neverExpires: false };
}

/** An API key is an identity of its own: whoever shows it may call the services that it is not kept from. */
function* apiKeyRecords(cursor: Cursor, known: Known): Generator<IntakeRecord, void, undefined> {
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
function* secretRecords(inventory: Inventory, known: Known): Generator<IntakeRecord, void, undefined> {
  const versions = new Map<string, Thing[]>();
  for (const version of of(inventory, 'secretVersion')) {
    const secret = (textIn(version.cursor, 'name') ?? '').replace(/\/versions\/[^/]+$/, '');
    versions.set(secret, [...(versions.get(secret) ?? []), version]);
  }
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
    if (versions.has(nativeId)) continue;
    const expires = timeOrNull(field(cursor, 'expireTime').value);
    yield credentialRecord({
      identity,
      nativeId,
      kind: 'secret',
      createdAt,
      expiresAt: expires,
      neverExpires: expires === null,
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
    for (const { cursor } of list) yield versionOf(cursor, identity);
  }
}

function versionOf(cursor: Cursor, identity: IdentityReference): IntakeRecord {
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

/** Pools and providers let others in; who came in stands in the policies that name them. */
function* poolRecords(inventory: Inventory): Generator<IntakeRecord, void, undefined> {
  const pools = of(inventory, 'pool').length + of(inventory, 'provider').length;
  const roles = of(inventory, 'role').length;
  if (pools > 0) {
    const detail = `${pools} workload identity pools or providers are in the evidence; who holds access through them stands in IAM policies.`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
  if (roles > 0) {
    const detail = `${roles} definitions of roles are in the evidence: what a role allows, not who has it.`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
}
