// Roles of the directory and of Azure: who holds which, on what, and until when.
import { type Cursor, rootOf } from '../cursor.ts';
import { environmentOf } from '../infer.ts';
import { canonicalText } from '../json.ts';
import type { IdentityReference, IntakeRecord } from '../record.ts';
import { azureFields, type Directory, of } from './directory.ts';
import { entitlementOf, namedIdentity } from './grant.ts';
import { type Ending, ending, has, member, objects, placeOf, text, time } from './member.ts';
import { nameIn, type Principals } from './principals.ts';
import {
  type AzurePermission,
  azureRoleFacts,
  azureRoleName,
  directoryRoleFacts,
  directoryRoleId,
  directoryRoleName,
} from './privileges.ts';

/** `named`: identities that an assignment has already named. */
export function* roleRecords(
  directory: Directory,
  principals: Principals,
  named: Set<string>,
): Generator<IntakeRecord, void, undefined> {
  const reader: RoleReader = {
    principals,
    definitions: definitionsIn(directory, 'roleDefinition'),
    azureDefinitions: definitionsIn(directory, 'azureDefinition'),
    named,
    told: new Set(),
  };
  for (const { cursor } of of(directory, 'roleAssignment')) yield* directoryAssignment(cursor, reader, null);
  for (const { cursor } of of(directory, 'directoryRole')) {
    for (const one of objects(cursor, 'assignments')) yield* directoryAssignment(one, reader, nameIn(cursor));
    for (const one of objects(cursor, 'members')) yield* roleMember(cursor, one, reader);
  }
  for (const { cursor } of of(directory, 'privileged')) yield* privilegedRoles(cursor, reader);
  for (const { cursor } of of(directory, 'azureAssignment')) yield* azureAssignment(cursor, reader);
}

interface RoleReader {
  readonly principals: Principals;
  readonly definitions: ReadonlyMap<string, Cursor>;
  readonly azureDefinitions: ReadonlyMap<string, Cursor>;
  readonly named: Set<string>;
  /** Roles of each identity that an assignment has already told. */
  readonly told: Set<string>;
}

function definitionsIn(directory: Directory, sort: 'roleDefinition' | 'azureDefinition'): ReadonlyMap<string, Cursor> {
  return new Map(
    of(directory, sort).flatMap(({ cursor }): [string, Cursor][] =>
      [text(cursor, 'id'), text(cursor, 'templateId')].flatMap((id): [string, Cursor][] =>
        id === null ? [] : [[id.toLowerCase(), cursor]],
      ),
    ),
  );
}

function* directoryAssignment(
  cursor: Cursor,
  reader: RoleReader,
  knownName: string | null,
): Generator<IntakeRecord, void, undefined> {
  const roleId = text(cursor, 'roleDefinitionId');
  const principalId = text(cursor, 'principalId');
  if (roleId === null || principalId === null) {
    yield { type: 'rejected', address: placeOf(cursor), reason: 'The role assignment names no role or no principal.' };
    return;
  }
  const identity = reader.principals.reference(principalId);
  const principal = member(cursor, 'principal');
  const type = text(principal, '@odata.type')?.replace('#microsoft.graph.', '') ?? null;
  const person = text(principal, 'userPrincipalName') !== null ? 'user' : type;
  yield* nameOnce(cursor, identity, nameIn(principal), person, reader);
  const expanded = member(cursor, 'roleDefinition');
  const name = nameIn(expanded) ?? nameOfDefinition(reader, roleId) ?? knownName ?? directoryRoleName(roleId);
  yield* directoryEntitlement(cursor, reader, {
    identity,
    roleId,
    name: name ?? roleId,
    eligible: isEligibility(cursor),
    scope: text(cursor, 'directoryScopeId') ?? text(cursor, 'appScopeId') ?? '/',
    ends: endOf(cursor),
    grantedAt: time(cursor, 'startDateTime') ?? time(cursor, 'createdDateTime'),
    hop: text(cursor, 'assignmentType') === 'Activated' ? 'activated role assignment' : 'role assignment',
  });
}

/** A right to ask for the role, not the role. Assignments say how they came about (assignmentType), eligibilities don't. */
function isEligibility(cursor: Cursor): boolean {
  const list = text(rootOf(cursor.document), '@odata.context') ?? '';
  return (
    has(cursor, 'roleEligibilityScheduleId') ||
    /roleEligibility/.test(list) ||
    (has(cursor, 'memberType') && !has(cursor, 'assignmentType'))
  );
}

/** Instances have their end beside them, schedules inside; a plain assignment does not tell. */
function endOf(cursor: Cursor): Ending {
  if (has(cursor, 'endDateTime')) return ending(cursor, 'endDateTime');
  const expiration = member(member(cursor, 'scheduleInfo'), 'expiration');
  if (text(expiration, 'type') === 'noExpiration') return { expiresAt: null, neverExpires: true };
  if (text(expiration, 'endDateTime') === null) return { expiresAt: null, neverExpires: null };
  return ending(expiration, 'endDateTime');
}

function nameOfDefinition(reader: RoleReader, roleId: string): string | null {
  const definition = reader.definitions.get(roleId.toLowerCase());
  return definition === undefined ? null : nameIn(definition);
}

interface DirectoryGrant {
  readonly identity: IdentityReference;
  readonly roleId: string | null;
  readonly name: string;
  readonly eligible: boolean;
  readonly scope: string;
  readonly ends: Ending;
  readonly grantedAt: string | null;
  readonly hop: string;
}

function* directoryEntitlement(
  cursor: Cursor,
  reader: RoleReader,
  grant: DirectoryGrant,
): Generator<IntakeRecord, void, undefined> {
  reader.told.add(`${grant.identity.nativeId} ${grant.name}`);
  const definition = grant.roleId === null ? undefined : reader.definitions.get(grant.roleId.toLowerCase());
  const actions =
    definition !== undefined && has(definition, 'rolePermissions')
      ? objects(definition, 'rolePermissions').flatMap((one) => texts(one, 'allowedResourceActions'))
      : null;
  yield entitlementOf({
    cursor,
    identity: grant.identity,
    key: `directory-role|${grant.scope}|${grant.eligible ? 'eligible|' : ''}${grant.roleId?.toLowerCase() ?? grant.name}`,
    privilegeKind: 'entra.directory-role',
    privilege: grant.eligible ? `${grant.name} (eligible)` : grant.name,
    resource: grant.scope === '/' ? 'the whole directory' : `directory ${grant.scope}`,
    facts: directoryRoleFacts(grant.roleId ?? directoryRoleId(grant.name) ?? '', actions),
    hop: grant.hop,
    hopName: text(cursor, 'id') ?? grant.name,
    ends: grant.ends,
    scope: grant.scope,
    grantedAt: grant.grantedAt,
    condition: null,
    principalExists: reader.principals.isKnown(grant.identity.nativeId) ? true : null,
  });
}

/** `directoryRoles?$expand=members`: members hold the role on the whole directory. */
function* roleMember(role: Cursor, cursor: Cursor, reader: RoleReader): Generator<IntakeRecord, void, undefined> {
  const id = text(cursor, 'appId') ?? text(cursor, 'id');
  if (id === null) {
    yield { type: 'rejected', address: placeOf(cursor), reason: 'A member of the role has no id.' };
    return;
  }
  const identity = reader.principals.reference(id);
  const type = text(cursor, '@odata.type')?.replace('#microsoft.graph.', '') ?? null;
  yield* nameOnce(cursor, identity, nameIn(cursor), type, reader);
  const roleId = text(role, 'roleTemplateId');
  yield* directoryEntitlement(role, reader, {
    identity,
    roleId,
    name: nameIn(role) ?? (roleId === null ? null : directoryRoleName(roleId)) ?? roleId ?? 'a role that is not named',
    eligible: false,
    scope: '/',
    ends: { expiresAt: null, neverExpires: null },
    grantedAt: null,
    hop: 'role membership',
  });
}

/** ScubaGear lists the names of a principal's roles; where it lists the assignments too, those are told instead. */
function* privilegedRoles(cursor: Cursor, reader: RoleReader): Generator<IntakeRecord, void, undefined> {
  const id = text(cursor, 'appId') ?? cursor.pointer.split('/').at(-1) ?? '';
  const identity = reader.principals.reference(id);
  for (const name of new Set(texts(cursor, 'roles'))) {
    if (reader.told.has(`${identity.nativeId} ${name}`)) continue;
    yield* directoryEntitlement(cursor, reader, {
      identity,
      roleId: directoryRoleId(name),
      name,
      eligible: false,
      scope: '/',
      ends: { expiresAt: null, neverExpires: null },
      grantedAt: null,
      hop: 'privileged role',
    });
  }
}

function* azureAssignment(cursor: Cursor, reader: RoleReader): Generator<IntakeRecord, void, undefined> {
  const fields = azureFields(cursor);
  const principalId = text(fields, 'principalId');
  const definitionId = text(fields, 'roleDefinitionId');
  const scope = text(fields, 'scope');
  if (principalId === null || definitionId === null || scope === null) {
    const reason = 'The Azure role assignment names no principal, no role or no scope.';
    yield { type: 'rejected', address: placeOf(cursor), reason };
    return;
  }
  // For service principals the Azure command line gives the appId as their name.
  const type = text(fields, 'principalType');
  const principalName = text(fields, 'principalName');
  const appId = type === 'ServicePrincipal' && /^[0-9a-f-]{36}$/i.test(principalName ?? '') ? principalName : null;
  const identity = reader.principals.reference(
    appId !== null && !reader.principals.isKnown(principalId) ? appId : principalId,
  );
  yield* nameOnce(cursor, identity, principalName, type, reader);
  const definition = reader.azureDefinitions.get(definitionId.toLowerCase());
  const roleId = definitionId.slice(definitionId.lastIndexOf('/') + 1);
  const definitionName = definition === undefined ? null : roleNameIn(azureFields(definition));
  const condition = text(fields, 'condition');
  yield entitlementOf({
    cursor,
    identity,
    key: `azure-role|${scope}|${condition === null ? '' : `${condition}|`}${roleId}`,
    privilegeKind: 'azure.role',
    privilege: definitionName ?? text(fields, 'roleDefinitionName') ?? azureRoleName(roleId) ?? roleId,
    resource: scope,
    facts: azureRoleFacts(roleId, definition === undefined ? null : permissionsOf(azureFields(definition))),
    hop: 'role assignment',
    hopName: text(cursor, 'name') ?? roleId,
    // Made by Privileged Identity Management or not: the assignment itself has no end.
    ends: { expiresAt: null, neverExpires: null },
    // The names of providers are no hints: Microsoft.DevTestLab may well be in production.
    environment: environmentOf([
      /\/resourceGroups\/([^/]+)/i.exec(scope)?.[1],
      /\/managementGroups\/([^/]+)/i.exec(scope)?.[1],
    ]),
    scope: /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? scope,
    grantedAt: time(fields, 'createdOn'),
    condition: condition === null ? null : canonicalText({ condition }),
    principalExists: reader.principals.isKnown(identity.nativeId) ? true : null,
  });
}

function roleNameIn(definition: Cursor): string | null {
  return text(definition, 'roleName') ?? text(definition, 'name');
}

function permissionsOf(definition: Cursor): readonly AzurePermission[] {
  return objects(definition, 'permissions').map((one) => ({
    actions: texts(one, 'actions'),
    notActions: texts(one, 'notActions'),
    dataActions: texts(one, 'dataActions'),
  }));
}

function* nameOnce(
  cursor: Cursor,
  identity: IdentityReference,
  name: string | null,
  type: string | null,
  reader: RoleReader,
): Generator<IntakeRecord, void, undefined> {
  if ((name ?? type) === null || reader.principals.isKnown(identity.nativeId) || reader.named.has(identity.nativeId))
    return;
  reader.named.add(identity.nativeId);
  yield namedIdentity(cursor, identity, name, type);
}

function texts(cursor: Cursor, name: string): readonly string[] {
  const { value } = member(cursor, name);
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : []));
}
