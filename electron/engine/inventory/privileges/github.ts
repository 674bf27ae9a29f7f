// What permissions, scopes, keys and hooks of GitHub let one do. Sources: "Permissions required for GitHub Apps" and
// "Scopes for OAuth apps" of the GitHub documentation. In our own words.
import type { Locale } from '../../../../shared/locale.ts';
import { type Explanations, lookUp, type Privilege, told } from './explanations.ts';
import { githubPermissions as germanPermissions, githubScopes as germanScopes } from './german/github.ts';
import { phrases } from './phrases.ts';

export interface Permission {
  /** What it is about, after "read" or "change". */
  readonly on: string;
  /** What changing it can lead to. */
  readonly leadsTo?: string;
  /** What reading it shows that the words do not tell. */
  readonly shows?: string;
}

export const githubPermissions = {
  actions: { on: 'workflow runs', leadsTo: 'It can start, stop and repeat runs and delete their logs.' },
  actions_variables: { on: 'variables of workflows', leadsTo: 'It can steer workflows that read them.' },
  administration: {
    on: 'repositories themselves',
    leadsTo: 'It can delete repositories, lift the protection of branches and let others in, itself included.',
  },
  attestations: { on: 'statements on where programs come from' },
  artifact_metadata: { on: 'records of what was built' },
  checks: { on: 'results of checks', leadsTo: 'It can mark a change as checked that was not.' },
  codespaces: { on: 'development machines', leadsTo: 'It can start machines with the code and the secrets for them.' },
  codespaces_lifecycle_admin: { on: 'the running of development machines' },
  codespaces_metadata: { on: 'how development machines are set up' },
  codespaces_secrets: { on: 'secrets of development machines' },
  contents: { on: 'the code', leadsTo: 'It can put its own code in, merge changes and delete branches and releases.' },
  content_references: { on: 'what is shown for links' },
  custom_properties_for_organizations: { on: 'labels of the organisation' },
  dependabot_secrets: { on: 'secrets for updates of dependencies', shows: 'It sees their names, not their values.' },
  deployments: { on: 'records of deployments', leadsTo: 'It can have systems that listen to them deploy.' },
  discussions: { on: 'discussions' },
  emails: { on: 'mail addresses of the user' },
  environments: { on: 'environments for deployment', leadsTo: 'It can lift the approvals that a deployment asks for.' },
  enterprise_administration: { on: 'settings of the enterprise', leadsTo: 'It rules over all its organisations.' },
  enterprise_custom_org_roles: {
    on: 'roles of the enterprise',
    leadsTo: 'It decides what those may do who have them.',
  },
  enterprise_custom_properties: { on: 'labels of the enterprise' },
  enterprise_organization_installations: { on: 'apps of the organisations', leadsTo: 'It can let apps in.' },
  enterprise_people: { on: 'people of the enterprise', leadsTo: 'It can let people in.' },
  enterprise_scim: {
    on: 'accounts that come from the own directory',
    leadsTo: 'It can make, change and remove users.',
  },
  enterprise_sso: { on: 'sign-in to the enterprise' },
  enterprise_teams: { on: 'teams of the enterprise', leadsTo: 'It can give people the access of a team.' },
  followers: { on: 'who follows the user' },
  gists: { on: 'shared notes' },
  git_ssh_keys: { on: 'keys of the user', leadsTo: 'It can add a key of its own and act as that user.' },
  gpg_keys: { on: 'signing keys of the user', leadsTo: 'It can add a key of its own and sign as that user.' },
  interaction_limits: { on: 'limits on who may take part' },
  issues: { on: 'issues' },
  keys: { on: 'keys of the user', leadsTo: 'It can add a key of its own and act as that user.' },
  members: { on: 'members and teams', leadsTo: 'It can let people in and give them the access of a team.' },
  merge_queues: { on: 'the queue of changes to be merged' },
  metadata: { on: 'names and settings of repositories' },
  organization_actions_variables: {
    on: 'variables of all workflows',
    leadsTo: 'It can steer workflows that read them.',
  },
  organization_administration: {
    on: 'settings of the organisation',
    leadsTo: 'It can change who may do what in all its repositories.',
  },
  organization_announcement_banners: { on: 'announcements' },
  organization_api_insights: { on: 'figures on the use of the interface' },
  organization_campaigns: { on: 'security campaigns' },
  organization_codespaces: { on: 'development machines of the organisation' },
  organization_codespaces_secrets: { on: 'secrets of development machines' },
  organization_codespaces_settings: { on: 'settings of development machines' },
  organization_copilot_seat_management: { on: 'who has Copilot' },
  organization_custom_org_roles: {
    on: 'roles of the organisation',
    leadsTo: 'It decides what those may do who have them.',
  },
  organization_custom_properties: { on: 'labels of repositories' },
  organization_custom_roles: { on: 'roles for repositories', leadsTo: 'It decides what those may do who have them.' },
  organization_dependabot_secrets: {
    on: 'secrets for updates of dependencies',
    shows: 'It sees their names, not their values.',
  },
  organization_events: { on: 'what happens in the organisation' },
  organization_hooks: {
    on: 'webhooks',
    leadsTo: 'It can have everything that happens sent to an address of its choice.',
  },
  organization_knowledge_bases: { on: 'knowledge bases' },
  organization_models: { on: 'AI models' },
  organization_network_configurations: { on: 'networks of runners' },
  organization_packages: { on: 'packages', leadsTo: 'It can replace programs that others install.' },
  organization_personal_access_tokens: { on: 'tokens of members', leadsTo: 'It can take tokens away.' },
  organization_personal_access_token_requests: {
    on: 'requests for tokens',
    leadsTo: 'It can approve tokens that members ask for.',
  },
  organization_plan: { on: 'the plan of the organisation' },
  organization_private_registries: { on: 'access to private stores of packages' },
  organization_projects: { on: 'project boards' },
  organization_secrets: {
    on: 'secrets for workflows',
    leadsTo: 'It can replace them by ones that it knows.',
    shows: 'It sees their names, not their values.',
  },
  organization_self_hosted_runners: {
    on: 'own machines that run workflows',
    leadsTo: 'It can put in a machine of its own, which then sees the secrets of what runs there.',
  },
  organization_user_blocking: { on: 'who is blocked' },
  packages: { on: 'packages', leadsTo: 'It can replace programs that others install.' },
  pages: { on: 'web pages', leadsTo: 'It can change what is published there.' },
  plan: { on: 'the plan of the user' },
  profile: { on: 'the profile of the user' },
  pull_requests: {
    on: 'proposed changes',
    leadsTo: 'It can propose and approve changes, and merge them with the right to write code.',
  },
  repository_advisories: { on: 'security advisories', shows: 'They may tell of holes that are not closed yet.' },
  repository_custom_properties: { on: 'labels of repositories' },
  repository_hooks: {
    on: 'webhooks',
    leadsTo: 'It can have everything that happens sent to an address of its choice.',
  },
  repository_projects: { on: 'project boards' },
  secret_scanning_alerts: { on: 'alarms about secrets in the code', shows: 'They hold the secrets that were found.' },
  secrets: {
    on: 'secrets for workflows',
    leadsTo: 'It can replace them by ones that it knows.',
    shows: 'It sees their names, not their values.',
  },
  security_events: {
    on: 'security alarms',
    leadsTo: 'It can close alarms.',
    shows: 'They tell of holes that are not closed yet.',
  },
  single_file: { on: 'one named file' },
  starring: { on: 'what the user marked' },
  statuses: { on: 'states of changes', leadsTo: 'It can mark a change as passed that was not.' },
  sub_issues: { on: 'parts of issues' },
  team_discussions: { on: 'discussions of teams' },
  vulnerability_alerts: { on: 'alarms about dependencies', shows: 'They tell of holes that are not closed yet.' },
  watching: { on: 'what the user follows' },
  workflows: {
    on: 'workflow files',
    leadsTo: 'It can have commands of its own run with the secrets of the repository.',
  },
} satisfies Readonly<Record<string, Permission>>;

export const githubScopes = {
  repo: 'It can read, change and delete code and settings of all repositories that its owner reaches, private ones included.',
  'repo:status': 'It can read and set the states of changes.',
  repo_deployment: 'It can read and make records of deployments.',
  public_repo: 'It can change the code of public repositories that its owner reaches.',
  'repo:invite': 'It can accept and decline invitations to repositories.',
  security_events: 'It can read and close security alarms.',
  'admin:repo_hook':
    'It can make, change and delete webhooks of repositories, and so have what happens sent elsewhere.',
  'write:repo_hook': 'It can make and change webhooks of repositories, and so have what happens sent elsewhere.',
  'read:repo_hook': 'It can read webhooks of repositories.',
  'admin:org': 'It rules over organisations: members, teams and settings, as far as its owner may.',
  'write:org': 'It can change members and teams of organisations, as far as its owner may.',
  'read:org': 'It can read members and teams of organisations.',
  'admin:public_key': 'It can add and remove keys of its owner, and so leave another way in.',
  'write:public_key': 'It can add keys of its owner, and so leave another way in.',
  'read:public_key': 'It can read the public keys of its owner.',
  'admin:org_hook':
    'It can make, change and delete webhooks of organisations, and so have what happens sent elsewhere.',
  gist: 'It can write shared notes.',
  notifications: 'It can read what its owner is told, and mark it as read.',
  user: 'It can read and change the profile of its owner.',
  'read:user': 'It can read the profile of its owner.',
  'user:email': 'It can read the mail addresses of its owner.',
  'user:follow': 'It can follow others for its owner.',
  project: 'It can read and change project boards.',
  'read:project': 'It can read project boards.',
  delete_repo: 'It can delete repositories that its owner administers.',
  'write:packages': 'It can put in packages, and so replace programs that others install.',
  'read:packages': 'It can fetch packages.',
  'delete:packages': 'It can delete packages.',
  'admin:gpg_key': 'It can add and remove signing keys of its owner.',
  'write:gpg_key': 'It can add signing keys of its owner.',
  'read:gpg_key': 'It can read the signing keys of its owner.',
  codespace: 'It can start and use development machines of its owner.',
  workflow: 'It can change workflow files, and so have commands of its own run with the secrets of the repository.',
  'admin:enterprise': 'It rules over the enterprise, as far as its owner may.',
  'manage_runners:enterprise': 'It can put in machines of its own that run workflows.',
  'manage_billing:enterprise': 'It can read and change how the enterprise is billed.',
  'read:enterprise': 'It can read the profile of the enterprise.',
  audit_log: 'It can read the record of who did what.',
  'read:audit_log': 'It can read the record of who did what.',
  copilot: 'It can manage who has Copilot.',
  'manage_billing:copilot': 'It can read and change who has Copilot.',
  site_admin: 'It rules over the whole server.',
} satisfies Explanations;

/** `contents:write`, or `contents: write` in a table of the provider's. */
export function githubPermissionOf(privilege: string): { name: string; level: string } | null {
  const [, name, level] = /^([a-z_]+): ?(read|write|admin)$/.exec(privilege) ?? [];
  return name === undefined || level === undefined ? null : { name, level };
}

const scopes: Readonly<Record<Locale, Explanations>> = { en: githubScopes, de: germanScopes };
const permissions: Readonly<Record<Locale, Readonly<Record<string, Permission>>>> = {
  en: githubPermissions,
  de: germanPermissions,
};

/** What a permission is about, after "read" or "change"; null for one that is not listed. */
export function githubPermission(name: string, locale: Locale): Permission | null {
  return lookUp(permissions[locale], name);
}

export function explainGithub(
  { privilegeKind, privilege, resource, others }: Privilege,
  locale: Locale,
): string | null {
  const said = phrases[locale];
  switch (privilegeKind) {
    case 'github.scope':
      return lookUp(scopes[locale], privilege);
    case 'github.deploy-key':
      return privilege === 'contents:write' ? said.deployKeyWrite : said.deployKeyRead;
    case 'github.webhook-events':
      return said.webhook;
    case 'github.secret-visibility':
      return said.secretVisibility;
    default:
      return explainPermission(privilege, resource, others, locale);
  }
}

function explainPermission(
  privilege: string,
  resource: string,
  others: readonly string[],
  locale: Locale,
): string | null {
  const said = phrases[locale];
  const parts = githubPermissionOf(privilege);
  const known = parts === null ? null : githubPermission(parts.name, locale);
  if (parts === null || known === null) return null;
  const { on, leadsTo, shows } = known;
  const all = resource.startsWith('all repositories') ? said.reaches.newRepositories : null;
  if (parts.level === 'read') return told([shows ?? said.reads(on), all]);
  const deed = parts.level === 'admin' ? said.rulesOver(on) : said.readsAndChanges(on);
  const together = parts.name === 'contents' && writesWorkflows(others) ? said.withWorkflows : null;
  return told([leadsTo ?? deed, together, all]);
}

/** A workflow that it may both write and bring in runs with the secrets of the repository. */
function writesWorkflows(others: readonly string[]): boolean {
  return others.some(
    (one) => githubPermissionOf(one)?.name === 'workflows' && githubPermissionOf(one)?.level === 'write',
  );
}
