// Everything that the files of one source say about a tenant, sorted by what it is, before records are made of it: an
// application, its service principal and its assignments usually stand in files of their own.
import { addressOf, type Cursor, items, rootOf } from '../cursor.ts';
import type { Evidence } from '../evidence.ts';
import { isObject } from '../json.ts';
import type { IntakeRecord } from '../record.ts';
import { has, member, objects, placeOf, rowCursor, text } from './member.ts';

export type Sort =
  | 'application'
  | 'servicePrincipal'
  | 'user'
  | 'group'
  | 'federatedCredential'
  | 'appRoleAssignment'
  | 'permissionGrant'
  | 'consented'
  | 'directoryRole'
  | 'roleAssignment'
  | 'roleDefinition'
  | 'azureAssignment'
  | 'azureDefinition'
  | 'managedIdentity'
  | 'signInActivity'
  | 'privileged'
  | 'resourceRoles'
  | 'roleName'
  | 'requested'
  | 'control'
  | 'azureResource';

export interface Thing {
  readonly cursor: Cursor;
  /** The application or service principal in which it stands; null for an entry of a list of its own. */
  readonly holder: Cursor | null;
}

export interface Directory {
  readonly things: ReadonlyMap<Sort, readonly Thing[]>;
  /** The tenant that the evidence itself names. */
  readonly tenant: string | null;
  readonly notices: readonly IntakeRecord[];
}

export function of(directory: Directory, sort: Sort): readonly Thing[] {
  return directory.things.get(sort) ?? [];
}

export function gatherDirectory(files: readonly Evidence[]): Directory {
  const things = new Map<Sort, Thing[]>();
  const notices: IntakeRecord[] = [];
  const tenants = new Set<string>();
  const put = (sort: Sort, cursor: Cursor, holder: Cursor | null = null) => {
    const list = things.get(sort);
    if (list === undefined) things.set(sort, [{ cursor, holder }]);
    else list.push({ cursor, holder });
  };
  for (const file of files) {
    if ('documents' in file) for (const document of file.documents) visitRoot(rootOf(document));
    else {
      for (const row of file.rows()) {
        if (row.fault !== null) notices.push({ type: 'rejected', address: row.address, reason: row.fault });
        else visit(rowCursor(row, file.header?.names ?? row.names));
      }
    }
  }
  const [tenant, ...others] = tenants;
  return { things, tenant: others.length === 0 ? (tenant ?? null) : null, notices };

  function visitRoot(root: Cursor): void {
    const next = member(root, '@odata.nextLink');
    if (typeof next.value === 'string' && next.value !== '')
      notices.push({
        type: 'remark',
        remark: 'partial',
        detail: `${root.document.path} is a page that names a next one, so there is more than is in it.`,
        address: placeOf(root),
      });
    const failure = member(root, 'error');
    if (isObject(failure.value) && has(failure, 'code')) {
      notices.push(...failureNotices(root, text(failure, 'code') ?? String(member(failure, 'code').value)));
      return;
    }
    const list = member(root, 'value');
    for (const entry of Array.isArray(list.value) ? items(list) : items(root)) visit(entry);
  }

  function visit(entry: Cursor): void {
    if (!isObject(entry.value)) notices.push(notAnObject(entry));
    else if (has(entry, 'error') && has(member(entry, 'error'), 'code')) visitRoot(entry);
    else if (has(entry, 'MetaData', 'Raw')) visitReport(entry);
    else if (has(entry, 'privileged_users') || has(entry, 'privileged_roles')) visitSettings(entry);
    else if (has(entry, 'servicePrincipal', 'appRoleAssignments')) visitExport(entry);
    else if (has(entry, 'servicePrincipalId', 'currentPermissions') || has(entry, 'appId', 'delegatedPermissions'))
      visitPermissionReport(entry);
    else if (isResourceMap(entry)) {
      for (const [appId] of Object.entries(entry.value)) put('resourceRoles', member(entry, appId));
    } else {
      const sort = sortOf(entry);
      if (sort === null) notices.push(unknownObject(entry));
      else take(sort, entry);
    }
  }

  /** An object with what Graph's `$expand` puts inside it. */
  function take(sort: Sort, entry: Cursor): void {
    put(sort, entry);
    if (sort !== 'application' && sort !== 'servicePrincipal') return;
    for (const name of ['federatedIdentityCredentials', 'federatedCredentials'])
      for (const one of objects(entry, name)) put('federatedCredential', one, entry);
    for (const one of objects(entry, 'appRoleAssignments')) put('appRoleAssignment', one, entry);
    for (const one of objects(entry, 'oauth2PermissionGrants')) put('permissionGrant', one, entry);
    for (const one of objects(entry, 'permissions')) put('consented', one, entry);
  }

  /** ScubaGear's report: the settings that it read, and what it makes of them. */
  function visitReport(entry: Cursor): void {
    for (const product of Object.keys(objectOf(member(entry, 'Results'))))
      for (const group of objects(member(entry, 'Results'), product))
        for (const control of objects(group, 'Controls')) put('control', control);
    visitSettings(member(entry, 'Raw'));
  }

  function visitSettings(entry: Cursor): void {
    for (const one of objects(entry, 'tenant_details')) {
      const tenant = text(one, 'tenantId');
      if (tenant !== null) tenants.add(tenant.toLowerCase());
    }
    for (const name of ['privileged_users', 'privileged_service_principals']) {
      const map = member(entry, name);
      for (const id of Object.keys(objectOf(map))) put('privileged', member(map, id));
    }
    for (const role of objects(entry, 'privileged_roles')) take('directoryRole', role);
    for (const one of objects(entry, 'risky_applications')) take('application', one);
    for (const name of ['risky_third_party_service_principals', 'legacy_exchange_service_principal'])
      for (const one of objects(entry, name)) take('servicePrincipal', one);
    for (const one of objects(entry, 'dedicated_exchange_hybrid_applications'))
      for (const app of objects(one, 'Apps')) take('application', app);
    const classified = objects(entry, 'risky_delegated_permission_classifications').length;
    if (classified > 0)
      notices.push({
        type: 'remark',
        remark: 'note',
        detail: `${classified} ${classified === 1 ? 'application has' : 'applications have'} permissions that users may consent to themselves; that is a setting, not a grant.`,
        address: placeOf(entry),
      });
    const failed = items(member(entry, 'aad_unsuccessful_commands'));
    if (failed.length > 0)
      notices.push({
        type: 'remark',
        remark: 'partial',
        detail: `${failed.length} of the commands that read Entra did not succeed, so what they would have listed is missing.`,
        address: placeOf(entry),
      });
  }

  /** One application with its service principal and their access. */
  function visitExport(entry: Cursor): void {
    const principal = member(entry, 'servicePrincipal');
    if (!isObject(principal.value)) {
      notices.push(unknownObject(entry));
      return;
    }
    take('servicePrincipal', principal);
    for (const one of objects(entry, 'application')) take('application', one);
    for (const one of objects(entry, 'appRoleAssignments')) put('appRoleAssignment', one, principal);
    for (const name of ['oauth2Grants', 'oauth2PermissionGrants'])
      for (const one of objects(entry, name)) put('permissionGrant', one, principal);
  }

  /** ScubaGear's look at its own application: what it has now, and what it thinks of that. */
  function visitPermissionReport(entry: Cursor): void {
    put('servicePrincipal', entry);
    for (const one of objects(entry, 'currentPermissions')) put('appRoleAssignment', one, entry);
    for (const name of ['currentDelegatedGrants', 'delegatedPermissions'])
      for (const one of objects(entry, name)) put('permissionGrant', one, entry);
    for (const one of objects(entry, 'appRoleIDs')) put('roleName', one);
  }
}

function objectOf(cursor: Cursor): Readonly<Record<string, unknown>> {
  return isObject(cursor.value) ? cursor.value : {};
}

/** What an object is, from the members that only such an object has. */
function sortOf(entry: Cursor): Sort | null {
  const type = text(entry, '@odata.type');
  const named = type === null ? undefined : sortsByType.get(type.toLowerCase());
  if (named !== undefined) return named;
  return tests.find(([, test]) => test(entry))?.[0] ?? null;
}

const sortsByType: ReadonlyMap<string, Sort> = new Map([
  ['#microsoft.graph.application', 'application'],
  ['#microsoft.graph.serviceprincipal', 'servicePrincipal'],
  ['#microsoft.graph.user', 'user'],
  ['#microsoft.graph.group', 'group'],
  ['#microsoft.graph.directoryrole', 'directoryRole'],
  ['#microsoft.graph.approleassignment', 'appRoleAssignment'],
  ['#microsoft.graph.oauth2permissiongrant', 'permissionGrant'],
  ['#microsoft.graph.unifiedroleassignment', 'roleAssignment'],
  ['#microsoft.graph.unifiedroledefinition', 'roleDefinition'],
]);

/** In this order: the first that fits counts. */
const tests: readonly (readonly [Sort, (entry: Cursor) => boolean])[] = [
  ['azureAssignment', (entry) => has(azureFields(entry), 'roleDefinitionId', 'principalId') && isAzure(entry)],
  [
    'azureDefinition',
    (entry) =>
      /\/roleDefinitions\//i.test(text(entry, 'id') ?? '') && objects(azureFields(entry), 'permissions').length > 0,
  ],
  ['roleAssignment', (entry) => has(entry, 'roleDefinitionId', 'principalId')],
  ['roleDefinition', (entry) => has(entry, 'rolePermissions') || has(entry, 'isBuiltIn', 'templateId')],
  ['directoryRole', (entry) => has(entry, 'roleTemplateId', 'members')],
  ['appRoleAssignment', (entry) => has(entry, 'appRoleId')],
  ['permissionGrant', (entry) => has(entry, 'clientId', 'consentType')],
  ['requested', (entry) => has(entry, 'resource', 'resourceId', 'permission', 'type')],
  ['federatedCredential', (entry) => has(entry, 'issuer', 'subject')],
  ['signInActivity', (entry) => has(entry, 'appId', 'lastSignInActivity')],
  [
    'managedIdentity',
    (entry) => has(azureFields(entry), 'clientId', 'principalId') && !has(azureFields(entry), 'roleDefinitionId'),
  ],
  [
    'servicePrincipal',
    (entry) =>
      has(entry, 'appId') &&
      ['servicePrincipalType', 'appOwnerOrganizationId', 'servicePrincipalNames'].some((name) => has(entry, name)),
  ],
  ['application', (entry) => has(entry, 'appId', 'displayName') || has(entry, 'appId', 'requiredResourceAccess')],
  ['user', (entry) => has(entry, 'userPrincipalName')],
  ['group', (entry) => has(entry, 'securityEnabled')],
  ['azureResource', (entry) => /^\/(subscriptions|providers)\//i.test(text(entry, 'id') ?? '')],
];

/** The Azure API puts the members of a resource under `properties`, its command line beside the id. */
export function azureFields(entry: Cursor): Cursor {
  const nested = member(entry, 'properties');
  return isObject(nested.value) ? nested : entry;
}

function isAzure(entry: Cursor): boolean {
  const id = text(entry, 'id') ?? '';
  return /\/roleAssignments\//i.test(id) || text(azureFields(entry), 'scope') !== null;
}

/** Names of permissions by the application that offers them, as ScubaGear keeps them while it works. */
function isResourceMap(entry: Cursor): boolean {
  const names = Object.keys(objectOf(entry));
  return names.length > 0 && names.every((name) => has(member(entry, name), 'appRoles', 'oauth2PermissionScopes'));
}

function failureNotices(root: Cursor, code: string): readonly IntakeRecord[] {
  const reason = `This file is an error message of the API (${code.slice(0, 60)}), not an export.`;
  const detail = `${root.document.path} is an error message of the API, so what it should list is missing.`;
  return [
    { type: 'rejected', address: placeOf(root), reason },
    { type: 'remark', remark: 'partial', detail, address: placeOf(root) },
  ];
}

function notAnObject(entry: Cursor): IntakeRecord {
  return { type: 'rejected', address: addressOf(entry), reason: 'The entry is not an object.' };
}

function unknownObject(entry: Cursor): IntakeRecord {
  return {
    type: 'rejected',
    address: placeOf(entry),
    reason: 'The entry is none of the objects of Entra or Azure that say who holds what.',
  };
}
