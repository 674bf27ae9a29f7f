// What well-known roles and permissions of Microsoft let their holder do. The ids are the same in every tenant (Microsoft
// Entra built-in roles, Microsoft Graph permissions reference, Azure built-in roles). What is not listed here is unknown.
import { matchesPattern } from '../aws/arn.ts';

export interface PrivilegeFacts {
  readonly administrator: boolean | null;
  readonly escalates: boolean | null;
  readonly wildcard: boolean | null;
  readonly grantsOwnAccess: boolean | null;
}

const unknown: PrivilegeFacts = { administrator: null, escalates: null, wildcard: null, grantsOwnAccess: null };
const ordinary: PrivilegeFacts = { administrator: false, escalates: false, wildcard: false, grantsOwnAccess: false };
/** Gives rights to anybody, itself included. */
const grants: PrivilegeFacts = { ...ordinary, escalates: true, grantsOwnAccess: true };
/** Becomes another identity: by a new secret, a new password or a federation of its own. */
const becomes: PrivilegeFacts = { ...ordinary, escalates: true };
const everything: PrivilegeFacts = { administrator: true, escalates: true, wildcard: false, grantsOwnAccess: true };

interface KnownRole {
  readonly name: string;
  readonly facts: PrivilegeFacts;
}

/** Template ids of built-in directory roles. */
const directoryRoles: ReadonlyMap<string, KnownRole> = new Map([
  ['62e90394-69f5-4237-9190-012177145e10', { name: 'Global Administrator', facts: everything }],
  ['e8611ab8-c189-46e8-94e1-60213ab1f814', { name: 'Privileged Role Administrator', facts: grants }],
  ['7be44c8a-adaf-4e2a-84d6-ab2649e08a13', { name: 'Privileged Authentication Administrator', facts: becomes }],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', { name: 'Application Administrator', facts: becomes }],
  ['158c047a-c907-4556-b7ef-446551a6b5f7', { name: 'Cloud Application Administrator', facts: becomes }],
  ['8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', { name: 'Hybrid Identity Administrator', facts: becomes }],
  ['8329153b-31d0-4727-b945-745eb3bc5f31', { name: 'Domain Name Administrator', facts: becomes }],
  ['be2f45a1-457d-42af-a067-6ec1fa63bc45', { name: 'External Identity Provider Administrator', facts: becomes }],
  ['fe930be7-5e62-47db-91af-98c3a49a38b1', { name: 'User Administrator', facts: becomes }],
  ['c4e39bd9-1100-46d3-8c65-fb160da0071f', { name: 'Authentication Administrator', facts: becomes }],
  ['729827e3-9c14-49f7-bb1b-9608f156bbb8', { name: 'Helpdesk Administrator', facts: becomes }],
  ['966707d0-3269-4727-9be2-8c3a10f19b9d', { name: 'Password Administrator', facts: becomes }],
  ['4ba39ca4-527c-499a-b93d-d9b492c50246', { name: 'Partner Tier1 Support', facts: becomes }],
  ['e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8', { name: 'Partner Tier2 Support', facts: becomes }],
  ['d29b2b05-8046-44ba-8758-1e26182fcf32', { name: 'Directory Synchronization Accounts', facts: becomes }],
  ['fdd7a751-b60b-444a-984c-02652fe8fa1c', { name: 'Groups Administrator', facts: { ...ordinary, escalates: null } }],
  ['9360feb5-f418-4baa-8175-e2a00bac4301', { name: 'Directory Writers', facts: { ...ordinary, escalates: null } }],
  ['29232cdf-9323-42fd-ade2-1d097af3e4de', { name: 'Exchange Administrator', facts: ordinary }],
  ['f28a1f50-f6e7-4571-818b-6a12f2af6b6c', { name: 'SharePoint Administrator', facts: ordinary }],
  ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', { name: 'Global Reader', facts: ordinary }],
  ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b', { name: 'Directory Readers', facts: ordinary }],
]);

const directoryRoleIds: ReadonlyMap<string, string> = new Map([...directoryRoles].map(([id, { name }]) => [name, id]));

export function directoryRoleName(id: string): string | null {
  return directoryRoles.get(id.toLowerCase())?.name ?? null;
}

export function directoryRoleId(name: string): string | null {
  return directoryRoleIds.get(name) ?? null;
}

/** `actions` are those of the role's definition, null where it is not in the evidence. */
export function directoryRoleFacts(id: string, actions: readonly string[] | null): PrivilegeFacts {
  const known = directoryRoles.get(id.toLowerCase());
  if (known !== undefined) return known.facts;
  if (actions === null) return unknown;
  const granted = actions.some((action) => grantingActions.test(action));
  return {
    administrator: false,
    escalates: granted || actions.some((action) => takeoverActions.test(action)),
    wildcard: actions.some((action) => action.includes('*')),
    grantsOwnAccess: granted,
  };
}

const grantingActions = /^microsoft\.directory\/(roleAssignments|roleDefinitions)\/.*(allTasks|create|update)$/i;
const takeoverActions =
  /^microsoft\.directory\/(users\/(password|authenticationMethods)|(applications|servicePrincipals)(\.myOrganization)?\/(credentials|allProperties|owners)|domains\/(federation|allProperties))\b.*(allTasks|update|create)$/i;

/** Permissions of Microsoft Graph by which an application raises rights, as application permission or as scope. */
const graphEscalations: ReadonlyMap<string, PrivilegeFacts> = new Map([
  ['RoleManagement.ReadWrite.Directory', grants],
  ['RoleAssignmentSchedule.ReadWrite.Directory', grants],
  ['RoleEligibilitySchedule.ReadWrite.Directory', grants],
  ['RoleManagementPolicy.ReadWrite.Directory', grants],
  ['PrivilegedAccess.ReadWrite.AzureAD', grants],
  ['PrivilegedAccess.ReadWrite.AzureADGroup', grants],
  ['PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup', grants],
  ['PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup', grants],
  ['AppRoleAssignment.ReadWrite.All', grants],
  ['DelegatedPermissionGrant.ReadWrite.All', grants],
  ['EntitlementManagement.ReadWrite.All', grants],
  ['Application.ReadWrite.All', becomes],
  ['Application.ReadWrite.OwnedBy', { ...ordinary, escalates: null }],
  ['Directory.ReadWrite.All', becomes],
  ['Directory.AccessAsUser.All', { ...becomes, wildcard: true }],
  ['Group.ReadWrite.All', becomes],
  ['GroupMember.ReadWrite.All', becomes],
  ['User.ReadWrite.All', becomes],
  ['UserAuthenticationMethod.ReadWrite.All', becomes],
  ['User-PasswordProfile.ReadWrite.All', becomes],
  ['Domain.ReadWrite.All', becomes],
  ['Policy.ReadWrite.PermissionGrant', becomes],
  ['Policy.ReadWrite.AuthenticationMethod', becomes],
]);

/** The most dangerous ones by their id, for evidence without the resource's list of roles. */
const graphRoleIds: ReadonlyMap<string, string> = new Map([
  ['9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8', 'RoleManagement.ReadWrite.Directory'],
  ['06b708a9-e830-4db3-a914-8e69da51d44f', 'AppRoleAssignment.ReadWrite.All'],
  ['1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9', 'Application.ReadWrite.All'],
  ['19dbc75e-c2e2-444c-a770-ec69d8559fc7', 'Directory.ReadWrite.All'],
]);

export const graphAppId = '00000003-0000-0000-c000-000000000000';

/**
 * `name` is null where only the id is known; `isGraph` null where the evidence does not say whose permission it is. Which
 * rights a permission of another application gives is that application's own business.
 */
export function permissionFacts(id: string, name: string | null, isGraph: boolean | null): PrivilegeFacts {
  const resolved = name ?? graphRoleIds.get(id.toLowerCase()) ?? null;
  const known = isGraph === false || resolved === null ? undefined : graphEscalations.get(resolved);
  if (known !== undefined) return known;
  const full = resolved !== null && /(^|\.)FullControl(\.|$)|^full_access_as_app$/.test(resolved);
  if (isGraph === true && name !== null) return { ...ordinary, wildcard: full };
  return full ? { ...unknown, wildcard: true } : unknown;
}

/** Ids of built-in Azure roles that the evidence may leave unexplained. */
const azureRoles: ReadonlyMap<string, string> = new Map([
  ['8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'Owner'],
  ['b24988ac-6180-42a0-ab88-20f7382dd24c', 'Contributor'],
  ['acdd72a7-3385-48ef-bd42-f606fba81ae7', 'Reader'],
  ['18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', 'User Access Administrator'],
  ['f58310d9-a9f6-439a-9e8d-f62e7b41a168', 'Role Based Access Control Administrator'],
  ['f1a07417-d97a-45cb-824c-7a7467783830', 'Managed Identity Operator'],
  ['e40ec5ca-96e0-45a2-b4ff-59039f2c2b59', 'Managed Identity Contributor'],
]);

const azureFacts: ReadonlyMap<string, PrivilegeFacts> = new Map([
  ['Owner', { ...everything, wildcard: true }],
  ['Contributor', { ...ordinary, wildcard: true }],
  ['Reader', { ...ordinary, wildcard: true }],
  ['User Access Administrator', grants],
  ['Role Based Access Control Administrator', grants],
  ['Managed Identity Operator', becomes],
  ['Managed Identity Contributor', becomes],
]);

export function azureRoleName(id: string): string | null {
  return azureRoles.get(id.toLowerCase()) ?? null;
}

export interface AzurePermission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
}

/** A definition in the evidence counts for more than what is known of built-in roles. */
export function azureRoleFacts(id: string, permissions: readonly AzurePermission[] | null): PrivilegeFacts {
  if (permissions === null) return azureFacts.get(azureRoleName(id) ?? '') ?? unknown;
  const allows = (action: string) =>
    permissions.some(
      ({ actions, notActions }) =>
        actions.some((pattern) => matchesPattern(pattern, action)) &&
        !notActions.some((pattern) => matchesPattern(pattern, action)),
    );
  const granted = allows('Microsoft.Authorization/roleAssignments/write');
  const all = permissions.some(({ actions }) => actions.includes('*'));
  return {
    administrator: all && granted,
    escalates:
      granted ||
      allows('Microsoft.Authorization/roleDefinitions/write') ||
      (!all && allows('Microsoft.ManagedIdentity/userAssignedIdentities/assign/action')),
    wildcard: permissions.some(({ actions, dataActions }) =>
      [...actions, ...dataActions].some((action) => action.includes('*')),
    ),
    grantsOwnAccess: granted,
  };
}
