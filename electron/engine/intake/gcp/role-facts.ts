// What a role of Google Cloud lets its holder do: from its permissions where the evidence has them, else from what is
// known of the basic roles and of those predefined roles that reach other identities or policies. Sources: the IAM basic
// and predefined roles reference, and Google's guide to best practices for service accounts.
import { type Cursor, field, textIn, textsIn } from '../cursor.ts';

export interface RoleFacts {
  readonly administrator: boolean | null;
  readonly escalates: boolean | null;
  readonly wildcard: boolean | null;
  readonly grantsOwnAccess: boolean | null;
}

/** A definition in the evidence: a custom role, or the list of predefined ones. */
export interface RoleDefinition {
  readonly permissions: readonly string[] | null;
  /** Deleted or disabled roles stay in policies and give nothing until they are restored. */
  readonly idle: 'deleted' | 'disabled' | null;
}

export function readDefinition(cursor: Cursor): RoleDefinition {
  const listed = field(cursor, 'includedPermissions').value !== undefined;
  const deleted = field(cursor, 'deleted').value === true;
  return {
    permissions: listed ? textsIn(cursor, 'includedPermissions') : null,
    idle: deleted ? 'deleted' : textIn(cursor, 'stage') === 'DISABLED' ? 'disabled' : null,
  };
}

const ordinary: RoleFacts = { administrator: false, escalates: false, wildcard: false, grantsOwnAccess: false };
/** Changes the policy of what it stands on. */
const grants: RoleFacts = { ...ordinary, escalates: true, grantsOwnAccess: true };
/** Becomes a service account, or makes keys for it. */
const becomes: RoleFacts = { ...ordinary, escalates: true };

const known: ReadonlyMap<string, RoleFacts> = new Map([
  ['roles/owner', { administrator: true, escalates: true, wildcard: true, grantsOwnAccess: true }],
  // Editors may attach and use the project's service accounts (iam.serviceAccounts.actAs).
  ['roles/editor', { ...ordinary, escalates: true, wildcard: true }],
  ['roles/viewer', { ...ordinary, wildcard: true }],
  ['roles/browser', ordinary],
  ['roles/iam.serviceAccountTokenCreator', becomes],
  ['roles/iam.serviceAccountOpenIdTokenCreator', becomes],
  ['roles/iam.serviceAccountUser', becomes],
  ['roles/iam.serviceAccountKeyAdmin', becomes],
  ['roles/iam.workloadIdentityUser', becomes],
  ['roles/iam.workloadIdentityPoolAdmin', becomes],
  ['roles/iam.serviceAccountAdmin', grants],
  ['roles/iam.securityAdmin', grants],
  ['roles/iam.roleAdmin', grants],
  ['roles/iam.organizationRoleAdmin', grants],
  ['roles/resourcemanager.organizationAdmin', grants],
  ['roles/resourcemanager.folderAdmin', grants],
  ['roles/resourcemanager.folderIamAdmin', grants],
  ['roles/resourcemanager.projectIamAdmin', grants],
  ['roles/cloudbuild.builds.editor', becomes],
  ['roles/deploymentmanager.editor', becomes],
]);

export function roleFacts(role: string, definition: RoleDefinition | undefined): RoleFacts {
  const listed = known.get(role);
  if (listed !== undefined) return listed;
  const permissions = definition?.permissions ?? null;
  if (permissions !== null) return factsOf(permissions);
  // A predefined role is never the whole project, but which ones change policies is known only from their permissions.
  const predefined = role.startsWith('roles/');
  if (!predefined) return { administrator: null, escalates: null, wildcard: null, grantsOwnAccess: null };
  return /(viewer|reader)$/i.test(role) ? ordinary : { ...ordinary, escalates: null, grantsOwnAccess: null };
}

function factsOf(permissions: readonly string[]): RoleFacts {
  const policies = permissions.some((permission) => policyPermissions.test(permission));
  return {
    administrator: false,
    escalates: policies || permissions.some((permission) => identityPermissions.test(permission)),
    wildcard: false,
    grantsOwnAccess: policies,
  };
}

const policyPermissions = /^(resourcemanager\.(projects|folders|organizations)|iam\.serviceAccounts)\.setIamPolicy$/;
const identityPermissions =
  /^(iam\.serviceAccounts\.(actAs|getAccessToken|getOpenIdToken|implicitDelegation|signBlob|signJwt)|iam\.serviceAccountKeys\.create|iam\.roles\.(create|update)|deploymentmanager\.deployments\.(create|update)|cloudbuild\.builds\.create)$/;
