// What applications may do: application permissions (app role assignments) and delegated ones (permission grants), one
// entitlement for each permission. What an application merely asks for (requiredResourceAccess) is no grant.
import type { Cursor } from '../cursor.ts';
import type { IdentityReference, IntakeRecord } from '../record.ts';
import { type Directory, of, type Thing } from './directory.ts';
import { entitlementOf, type Grant, namedIdentity } from './grant.ts';
import { flag, objects, placeOf, text, time } from './member.ts';
import type { Principals } from './principals.ts';
import { graphAppId, permissionFacts } from './privileges.ts';

const permanent = { expiresAt: null, neverExpires: true } as const;
/** Access to the application as such, with none of its roles. */
const defaultAccess = '00000000-0000-0000-0000-000000000000';

/** `named`: identities that an assignment has already named. */
export function* appAccessRecords(
  directory: Directory,
  principals: Principals,
  named: Set<string>,
): Generator<IntakeRecord, void, undefined> {
  const resources = gatherResources(directory);
  for (const thing of of(directory, 'appRoleAssignment')) yield* assignmentRecords(thing, principals, resources, named);
  for (const thing of of(directory, 'permissionGrant')) yield* grantRecords(thing, principals, resources);
  for (const { cursor, holder } of of(directory, 'consented')) {
    const identity = holder === null ? null : principals.holder(holder);
    if (identity !== null && flag(cursor, 'isAdminConsented') === true)
      yield* consentedRecords(cursor, identity, principals);
  }
}

interface Resources {
  /** Name of a role of a resource; null when the evidence does not explain it. */
  roleName(resourceId: string | null, roleId: string): string | null;
  isGraph(resourceId: string | null, resourceName: string | null): boolean | null;
}

/** The roles that applications offer, by the ids under which assignments name them. */
function gatherResources(directory: Directory): Resources {
  const names = new Map<string, string>();
  const graph = new Set<string>([graphAppId]);
  const others = new Set<string>();
  const learn = (resource: string, role: Cursor) => {
    const id = text(role, 'id');
    const name = text(role, 'value') ?? text(role, 'displayName');
    if (id !== null && name !== null) names.set(`${resource} ${id}`.toLowerCase(), name);
  };
  for (const { cursor } of [...of(directory, 'servicePrincipal'), ...of(directory, 'application')]) {
    const appId = text(cursor, 'appId');
    for (const resource of [text(cursor, 'id'), appId]) {
      if (resource === null) continue;
      (appId === graphAppId ? graph : others).add(resource.toLowerCase());
      for (const role of objects(cursor, 'appRoles')) learn(resource, role);
    }
  }
  for (const { cursor } of of(directory, 'resourceRoles')) {
    const resource = cursor.pointer.split('/').at(-1) ?? '';
    for (const role of objects(cursor, 'appRoles')) learn(resource, role);
  }
  // ScubaGear's list of the roles that it needs names each beside its id.
  for (const { cursor } of of(directory, 'roleName')) {
    const [id, name] = [text(cursor, 'appRoleId'), text(cursor, 'APIName')];
    if (id !== null && name !== null) names.set(`* ${id}`.toLowerCase(), name);
  }
  return {
    roleName: (resourceId, roleId) =>
      names.get(`${resourceId ?? ''} ${roleId}`.toLowerCase()) ?? names.get(`* ${roleId}`.toLowerCase()) ?? null,
    isGraph(resourceId, resourceName) {
      const id = resourceId?.toLowerCase() ?? '';
      if (graph.has(id)) return true;
      if (others.has(id)) return false;
      // Only the name is there: good enough to look a permission up, not to join anything by it.
      return resourceName === 'Microsoft Graph' ? true : resourceName === null ? null : false;
    },
  };
}

function* assignmentRecords(
  { cursor, holder }: Thing,
  principals: Principals,
  resources: Resources,
  named: Set<string>,
): Generator<IntakeRecord, void, undefined> {
  const principalId = text(cursor, 'principalId');
  const own = holder === null ? null : principals.holder(holder);
  const identity =
    principalId !== null && (own === null || principals.isKnown(principalId)) ? principals.reference(principalId) : own;
  const roleId = text(cursor, 'appRoleId');
  if (identity === null || roleId === null) {
    const reason = 'The app role assignment does not say who holds it, so nobody can review it.';
    yield { type: 'rejected', address: placeOf(cursor), reason };
    return;
  }
  const name = text(cursor, 'principalDisplayName');
  const type = text(cursor, 'principalType');
  if (
    principalId !== null &&
    !principals.isKnown(identity.nativeId) &&
    (name ?? type) !== null &&
    !named.has(identity.nativeId)
  ) {
    named.add(identity.nativeId);
    yield namedIdentity(cursor, identity, name, type);
  }
  const resourceId = text(cursor, 'resourceId');
  const resourceName =
    text(cursor, 'resourceDisplayName') ?? (resourceId === null ? null : principals.nameOf(resourceId));
  const plain = roleId === defaultAccess;
  const roleName = plain ? 'default access' : (text(cursor, 'roleName') ?? resources.roleName(resourceId, roleId));
  const ordinary = { administrator: false, escalates: false, wildcard: false, grantsOwnAccess: false };
  yield entitlementOf({
    cursor,
    identity,
    key: `app-role|${(resourceId ?? resourceName ?? '').toLowerCase()}|${roleId.toLowerCase()}`,
    privilegeKind: 'entra.app-role',
    privilege: roleName ?? roleId,
    resource: resourceName ?? resourceId ?? 'an application that is not named',
    facts: plain ? ordinary : permissionFacts(roleId, roleName, resources.isGraph(resourceId, resourceName)),
    hop: 'app role assignment',
    hopName: text(cursor, 'id') ?? roleId,
    ends: permanent,
    scope: null,
    grantedAt:
      ['createdDateTime', 'creationTimestamp', 'created'].map((key) => time(cursor, key)).find(Boolean) ?? null,
    condition: null,
    principalExists: principals.isKnown(identity.nativeId) ? true : null,
  });
}

/** `scope` is a list in one text, sometimes with spaces in front. */
function* grantRecords(
  { cursor, holder }: Thing,
  principals: Principals,
  resources: Resources,
): Generator<IntakeRecord, void, undefined> {
  const clientId = text(cursor, 'clientId');
  const identity =
    clientId !== null ? principals.reference(clientId) : holder === null ? null : principals.holder(holder);
  const scopes = [...new Set((text(cursor, 'scope') ?? '').split(/\s+/).filter((scope) => scope !== ''))];
  if (identity === null || scopes.length === 0) {
    const what = identity === null ? 'which application holds it' : 'any scope';
    yield { type: 'rejected', address: placeOf(cursor), reason: `The permission grant does not name ${what}.` };
    return;
  }
  const resourceId = text(cursor, 'resourceId');
  const resourceName =
    text(cursor, 'resourceDisplayName') ?? (resourceId === null ? null : principals.nameOf(resourceId));
  const consent = text(cursor, 'consentType');
  const person = text(cursor, 'principalId');
  for (const scope of scopes)
    yield scopeEntitlement({
      cursor,
      identity,
      principals,
      scope,
      resource: resourceName ?? resourceId ?? 'an application that is not named',
      resourceKey: resourceId ?? '',
      consent: consent === 'Principal' && person !== null ? `user ${person}` : consent,
      isGraph: resources.isGraph(resourceId, resourceName),
    });
}

/** ScubaGear tells for each permission that an application asks for whether an administrator consented to it. */
function* consentedRecords(
  cursor: Cursor,
  identity: IdentityReference,
  principals: Principals,
): Generator<IntakeRecord, void, undefined> {
  const roleId = text(cursor, 'roleId');
  const name = text(cursor, 'roleDisplayName');
  const resource = text(cursor, 'applicationDisplayName') ?? 'an application that is not named';
  if (roleId === null) {
    yield { type: 'rejected', address: placeOf(cursor), reason: 'The permission has no RoleId.' };
    return;
  }
  const isGraph = resource === 'Microsoft Graph';
  if (text(cursor, 'roleType') === 'Delegated') {
    yield scopeEntitlement({
      cursor,
      identity,
      principals,
      scope: name ?? roleId,
      resource,
      resourceKey: resource,
      consent: 'AllPrincipals',
      isGraph,
    });
    return;
  }
  yield entitlementOf({
    cursor,
    identity,
    key: `app-role|${resource.toLowerCase()}|${roleId.toLowerCase()}`,
    privilegeKind: 'entra.app-role',
    privilege: name ?? roleId,
    resource,
    facts: permissionFacts(roleId, name, isGraph),
    hop: 'app role assignment',
    hopName: name ?? roleId,
    ends: permanent,
    scope: null,
    grantedAt: null,
    condition: null,
    principalExists: true,
  });
}

interface ScopeGrant {
  readonly cursor: Cursor;
  readonly identity: IdentityReference;
  readonly principals: Principals;
  readonly scope: string;
  readonly resource: string;
  readonly resourceKey: string;
  readonly consent: string | null;
  readonly isGraph: boolean | null;
}

function scopeEntitlement(grant: ScopeGrant): ReturnType<typeof entitlementOf> {
  const common: Omit<Grant, 'key' | 'scope'> = {
    cursor: grant.cursor,
    identity: grant.identity,
    privilegeKind: 'entra.scope',
    privilege: grant.scope,
    resource: grant.resource,
    facts: permissionFacts('', grant.scope, grant.isGraph),
    hop: 'permission grant',
    hopName: grant.scope,
    ends: permanent,
    grantedAt: null,
    condition: null,
    principalExists: grant.principals.isKnown(grant.identity.nativeId) ? true : null,
  };
  return entitlementOf({
    ...common,
    key: `scope|${grant.resourceKey.toLowerCase()}|${grant.consent ?? ''}|${grant.scope}`,
    // On behalf of everybody in the tenant, or of one person only.
    scope: grant.consent === 'AllPrincipals' ? 'for all users' : grant.consent === null ? null : `for ${grant.consent}`,
  });
}
