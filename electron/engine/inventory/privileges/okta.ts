// What administrator roles and scopes of Okta let one do. Sources: "Standard administrator roles and permissions" and
// "OAuth 2.0 scopes for Okta" of the Okta documentation. In our own words.
import type { Locale } from '../../../../shared/locale.ts';
import { type Explanations, lookUp, type Privilege, told } from './explanations.ts';
import { oktaRoles as germanRoles, oktaThings as germanThings } from './german/okta.ts';
import { phrases } from './phrases.ts';

/** By label or type, in lower case. */
export const oktaRoles = {
  'super administrator': 'It can do everything in the organisation, including making itself and others administrators.',
  'super organization administrator':
    'It can do everything in the organisation, including making itself and others administrators.',
  'organization administrator':
    'It can change nearly all settings, users and groups, but make nobody an administrator.',
  'organizational administrator':
    'It can change nearly all settings, users and groups, but make nobody an administrator.',
  'application administrator': 'It can change applications, who may use them and their secrets, and so act as them.',
  'group administrator':
    'It can make, change and delete users of its groups and set their passwords, and so sign in as them.',
  'group membership administrator':
    'It can put users into its groups and out of them; where rights come with a group, it gives rights.',
  'help desk administrator': 'It can set passwords and second factors of its users, and so sign in as them.',
  'read-only administrator': 'It can read everything in the organisation, and change nothing.',
  'api access management administrator': 'It decides what tokens say and for whom they are made.',
  'mobile administrator': 'It can change rules for mobile devices.',
  'report administrator': 'It can read reports and the record of who did what.',
  'access certifications administrator': 'It can set up and run reviews of access.',
  'access requests administrator': 'It decides how people ask for access and who answers.',
  'workflows administrator': 'It can make and change flows, which act with the connections that they have.',
} satisfies Explanations;

/** By the type that the interface writes. */
export const oktaRoleTypes: Explanations = {
  SUPER_ADMIN: 'super administrator',
  ORG_ADMIN: 'organization administrator',
  APP_ADMIN: 'application administrator',
  USER_ADMIN: 'group administrator',
  GROUP_MEMBERSHIP_ADMIN: 'group membership administrator',
  HELP_DESK_ADMIN: 'help desk administrator',
  READ_ONLY_ADMIN: 'read-only administrator',
  API_ACCESS_MANAGEMENT_ADMIN: 'api access management administrator',
  API_ADMIN: 'api access management administrator',
  MOBILE_ADMIN: 'mobile administrator',
  REPORT_ADMIN: 'report administrator',
  ACCESS_CERTIFICATIONS_ADMIN: 'access certifications administrator',
  ACCESS_REQUESTS_ADMIN: 'access requests administrator',
  WORKFLOWS_ADMIN: 'workflows administrator',
};

export interface Thing {
  readonly on: string;
  /** What managing it can lead to. */
  readonly leadsTo?: string;
}

/** Scopes are `okta.<thing>.read` and `okta.<thing>.manage`. */
export const oktaThings = {
  agentPools: { on: 'agents that connect own directories' },
  apiTokens: { on: 'API tokens', leadsTo: 'It can take tokens away.' },
  appGrants: { on: 'scopes of applications', leadsTo: 'It can give applications further scopes, itself included.' },
  apps: { on: 'applications', leadsTo: 'It can change how people get into applications, and add secrets to them.' },
  authenticators: { on: 'ways to sign in', leadsTo: 'It can drop second factors.' },
  authorizationServers: {
    on: 'servers that make tokens',
    leadsTo: 'It decides what tokens say and for whom they are made.',
  },
  behaviors: { on: 'rules on unusual behaviour' },
  brands: { on: 'sign-in pages' },
  captchas: { on: 'checks against robots' },
  certificateAuthorities: { on: 'certificate authorities', leadsTo: 'It decides whose certificates let people in.' },
  clients: { on: 'clients and their secrets', leadsTo: 'It can add secrets to clients and act as them.' },
  deviceAssurance: { on: 'what devices must fulfil' },
  devices: { on: 'devices' },
  domains: { on: 'domains of sign-in pages' },
  emailDomains: { on: 'domains of mail' },
  eventHooks: { on: 'hooks', leadsTo: 'It can have what happens sent to an address of its choice.' },
  events: { on: 'events' },
  factors: {
    on: 'second factors of users',
    leadsTo: 'It can reset second factors, and so get into accounts more easily.',
  },
  features: { on: 'which features are on' },
  governance: { on: 'reviews and requests of access' },
  groups: { on: 'groups and their members', leadsTo: 'Where rights come with a group, it gives rights.' },
  idps: { on: 'outside places that vouch for people', leadsTo: 'It can let an outside place vouch for anybody.' },
  inlineHooks: { on: 'hooks in the sign-in', leadsTo: 'It can change what happens while people sign in.' },
  linkedObjects: { on: 'links between users' },
  logs: { on: 'the record of who did what' },
  logStreams: { on: 'where the record of who did what is sent' },
  manifests: { on: 'descriptions of applications' },
  networkZones: { on: 'network zones', leadsTo: 'It decides from where people may sign in.' },
  oauthIntegrations: { on: 'integrations' },
  orgs: { on: 'settings of the organisation' },
  policies: { on: 'policies', leadsTo: 'It decides how people must sign in, and can drop second factors.' },
  principalRateLimits: { on: 'limits on calls' },
  privilegedAccess: { on: 'privileged accounts and servers' },
  profileMappings: { on: 'how profiles are carried over', leadsTo: 'It can change what others know of users.' },
  profileSources: { on: 'where profiles come from' },
  pushProviders: { on: 'messages to phones' },
  rateLimits: { on: 'limits on calls' },
  realms: { on: 'parts of the organisation' },
  realmAssignments: { on: 'who belongs to which part of the organisation' },
  reports: { on: 'reports' },
  resourceSelectors: { on: 'sets of resources' },
  riskEvents: { on: 'risk messages' },
  riskProviders: { on: 'sources of risk messages' },
  roles: { on: 'administrator roles', leadsTo: 'It can make anybody an administrator, itself included.' },
  schemas: { on: 'which facts profiles hold' },
  sessions: { on: 'sessions', leadsTo: 'It can end sessions, and open one for another user.' },
  templates: { on: 'texts of messages' },
  threatInsights: { on: 'the protection against attacks' },
  trustedOrigins: { on: 'which web sites may ask' },
  uischemas: { on: 'how forms look' },
  userTypes: { on: 'sorts of users' },
  users: { on: 'users', leadsTo: 'It can set passwords, and so sign in as others.' },
} satisfies Readonly<Record<string, Thing>>;

const roles: Readonly<Record<Locale, Explanations>> = { en: oktaRoles, de: germanRoles };
const things: Readonly<Record<Locale, Readonly<Record<string, Thing>>>> = { en: oktaThings, de: germanThings };

export function explainOkta({ privilegeKind, privilege }: Privilege, locale: Locale): string | null {
  if (privilegeKind === 'scope' || privilege.startsWith('okta.')) return explainScope(privilege, locale);
  if (!/role/.test(privilegeKind)) return null;
  return lookUp(roles[locale], lookUp(oktaRoleTypes, privilege) ?? privilege.toLowerCase());
}

function explainScope(scope: string, locale: Locale): string | null {
  const [, name, self, level] = /^okta\.([A-Za-z]+)(\.self)?\.(read|manage)$/.exec(scope) ?? [];
  const thing = name === undefined ? null : lookUp(things[locale], name);
  if (thing === null) return null;
  const { on, leadsTo } = thing;
  if (self !== undefined)
    return level === 'manage' ? phrases[locale].readsAndChangesOwn(on) : phrases[locale].readsOwn(on);
  if (level === 'read') return phrases[locale].reads(on);
  return told([phrases[locale].makesAndDeletes(on), leadsTo]);
}
