// Permissions of apps and fine-grained tokens: `contents: write` and the like, each an entitlement of its own, and what
// the few that rule over others mean. The names are those of GitHub's "Permissions required for GitHub Apps".
import { type Cursor, field } from '../cursor.ts';
import { isObject } from '../json.ts';
import type { EntitlementRecord, IdentityReference } from '../record.ts';
import { entitlementOf } from './records.ts';

export type Reach = 'all' | 'selected' | 'none' | null;

export interface Holding {
  readonly identity: IdentityReference;
  /** What the permissions are grouped under: `permission`, `organization`, `repository`. */
  readonly group: string;
  readonly account: string | null;
  readonly reach: Reach;
  /** Names of the selected repositories, where the evidence lists them. */
  readonly repositories: readonly string[];
  readonly grantedAt: string | null;
  readonly expiresAt: string | null;
  readonly neverExpires: boolean | null;
}

export function reachIn(value: unknown): Reach {
  return value === 'all' || value === 'none' ? value : value === 'selected' || value === 'subset' ? 'selected' : null;
}

export function* permissionEntitlements(
  permissions: Cursor,
  holding: Holding,
): Generator<EntitlementRecord, void, undefined> {
  if (!isObject(permissions.value)) return;
  for (const [name, level] of Object.entries(permissions.value)) {
    if (typeof level !== 'string') continue;
    const ofOrganisation = holding.group === 'organization' || isOfOrganisation(name);
    const changes = level === 'write' || level === 'admin';
    const rules = changes && (rulers.has(name) || level === 'admin');
    yield entitlementOf(field(permissions, name), holding.identity, {
      key: `${holding.group}/${name}`,
      privilegeKind: 'github.permission',
      privilege: `${name}:${level}`,
      resource: ofOrganisation ? organisationInWords(holding.account) : repositoriesInWords(holding),
      scope: holding.account,
      grantedAt: holding.grantedAt,
      expiresAt: holding.expiresAt,
      neverExpires: holding.neverExpires,
      administrator: changes && (administrators.has(name) || level === 'admin'),
      escalates: rules || (changes && raisers.has(name)),
      wildcard: ofOrganisation ? false : holding.reach === null ? null : holding.reach === 'all',
      // Whoever rules over members, roles or repositories can give the access it has to others, and take part itself.
      grantsOwnAccess: rules,
    });
  }
}

/** Full control of the repositories or of the organisation. */
const administrators: ReadonlySet<string> = new Set([
  'administration',
  'organization_administration',
  'enterprise_administration',
]);

/** Decide who may do what. */
const rulers: ReadonlySet<string> = new Set([
  ...administrators,
  'members',
  'organization_custom_roles',
  'organization_custom_org_roles',
  'organization_personal_access_tokens',
  'organization_personal_access_token_requests',
  'enterprise_custom_org_roles',
]);

/** Run as something stronger: a changed workflow runs with the repository's secrets, a runner sees every job's. */
const raisers: ReadonlySet<string> = new Set(['workflows', 'organization_self_hosted_runners', 'environments']);

const ofOrganisationOnly: ReadonlySet<string> = new Set(['members', 'team_discussions', 'organization_secrets']);

function isOfOrganisation(name: string): boolean {
  return name.startsWith('organization_') || ofOrganisationOnly.has(name);
}

function organisationInWords(account: string | null): string {
  return account === null ? 'the organisation' : `organisation ${account}`;
}

function repositoriesInWords({ reach, account, repositories }: Holding): string {
  const of = account === null ? '' : ` of ${account}`;
  if (reach === 'all') return `all repositories${of}`;
  if (repositories.length > 0)
    return repositories.length > 10 ? `${repositories.length} repositories${of}` : repositories.join(', ');
  if (reach === 'none') return `public repositories`;
  return reach === 'selected' ? `selected repositories${of}` : `repositories${of}`;
}
