// What an entitlement of each platform but AWS allows, as the words after "may".
import { azureName } from './privileges/azure.ts';
import { entraName, isEligible } from './privileges/entra.ts';
import { lookUp } from './privileges/explanations.ts';
import { githubPermissionOf, githubPermissions } from './privileges/github.ts';
import { kubernetesRuleOf } from './privileges/kubernetes.ts';
import type { Access } from './sentence.ts';
import { deedWords, kubernetesDeed } from './sentence-deeds.ts';
import { cut, isOnlyId, joined, shortList } from './sentence-words.ts';

type Say = (access: Access, most: number) => string;

export const platformDeeds: Readonly<Record<string, Say>> = {
  'aws.policy': ({ privilege, resource }, most) =>
    `do what the policy ${cut(privilege, most)} allows${/^as the policy says$/.test(resource) ? '' : ' on everything in the account'}`,
  'azure.role': ({ privilege, resource }, most) =>
    `do what ${role('Azure role', azureName(privilege), privilege, most)} allows in ${azureScope(resource, most)}`,
  'entra.directory-role': ({ privilege, resource }, most) => {
    const named = role('directory role', entraName(privilege), privilege.replace(/ \(eligible\)$/, ''), most);
    const where = resource === 'the whole directory' ? 'in the whole directory' : `in ${directoryPart(resource, most)}`;
    return isEligible(privilege)
      ? `take up ${named} and then do what it allows ${where}`
      : `do what ${named} allows ${where}`;
  },
  'entra.app-role': ({ privilege, resource }, most) => {
    if (privilege === 'default access') return `sign in to ${application(resource, most)}`;
    return `use ${role('app role', entraName(privilege), privilege, most)} of ${application(resource, most)}`;
  },
  'entra.scope': ({ privilege, resource }, most) =>
    `use the scope ${cut(privilege, most)} of ${application(resource, most)} for people who sign in`,
  'gcp.role': ({ privilege, resource }, most) =>
    `do what the role ${cut(privilege, most)} allows in ${googleResource(resource, most)}`,
  'gcp.api-key': ({ privilege, resource }, most) => `call ${cut(privilege, most)} in ${cut(resource, most)}`,
  'github.deploy-key': ({ privilege, resource }, most) =>
    `${privilege.endsWith('write') ? 'read and change' : 'read'} the code of ${cut(resource, most)} as a deploy key`,
  'github.permission': githubDeeds,
  'github.scope': ({ privilege, resource }, most) =>
    `use the OAuth scope ${cut(privilege, most)} on ${cut(resource, most)}`,
  'github.secret-visibility': ({ privilege, resource }, most) =>
    `be used by ${privilege === 'use by dependabot' ? 'Dependabot' : privilege === 'use by codespaces' ? 'development machines' : 'workflows'} in ${cut(resource, most)}`,
  'github.webhook-events': ({ privilege, resource }, most) =>
    `receive the events ${shortList(privilege.split(', ').map((event) => cut(event, most)))} of ${cut(resource, most)}`,
  'kubernetes.role': ({ privilege, resource }, most) =>
    `do what the role ${cut(privilege, most)} allows in ${place(resource, most)}`,
  'kubernetes.rule': kubernetesDeeds,
  'okta.entitlement': ({ privilege, resource }, most) =>
    `use ${role('entitlement', isOnlyId(privilege) ? null : privilege, privilege, most)} of ${oktaResource(resource, most)}`,
  'okta.grant': ({ privilege, resource }, most) => oktaGrant(privilege, oktaResource(resource, most)),
  'vault.policy': ({ privilege }, most) =>
    privilege === 'root'
      ? 'do everything in Vault by the policy root'
      : `do what the policy ${cut(privilege, most)} allows`,
  scope: ({ privilege, resource }, most) => `use the OAuth scope ${cut(privilege, most)} in ${cut(resource, most)}`,
};

/** For kinds that a provider's table names as it likes. */
export function otherDeeds(access: Access, most: number): string {
  const { privilegeKind, privilege, resource, system } = access;
  if (/^github\b/i.test(system) && githubPermissionOf(privilege) !== null) return githubDeeds(access, most);
  const on =
    resource === ''
      ? ''
      : ` ${/^(resource set|the organisation)/.test(resource) ? 'in' : 'on'} ${oktaSet(resource, most)}`;
  if (!/role/i.test(privilegeKind)) return `use the permission ${cut(privilege, most)}${on}`;
  return `do what ${role('role', isOnlyId(privilege) ? null : privilege, privilege, most)} allows${on}`;
}

/** "the directory role Global Administrator", or "an unknown directory role (id ...)". */
function role(sort: string, name: string | null, id: string, most: number): string {
  return name === null ? `an unknown ${sort} (id ${cut(id, Math.max(most, 36))})` : `the ${sort} ${cut(name, most)}`;
}

function application(resource: string, most: number): string {
  return isOnlyId(resource) ? `an application known only by its id ${resource}` : cut(resource, most);
}

function directoryPart(resource: string, most: number): string {
  const unit = /^directory \/administrativeUnits\/(.+)$/.exec(resource)?.[1];
  if (unit !== undefined) return `the administrative unit ${cut(unit, Math.max(most, 36))}`;
  const object = /^directory \/([0-9a-f-]{36})$/i.exec(resource)?.[1];
  return object === undefined ? cut(resource, most) : `the application ${object}`;
}

/** The last thing that an Azure scope names, and its subscription. */
function azureScope(scope: string, most: number): string {
  if (scope === '/') return 'the whole tenant';
  const group = /\/managementGroups\/([^/]+)$/i.exec(scope)?.[1];
  if (group !== undefined) return `the management group ${cut(group, most)}`;
  const [, subscription, rest = ''] = /^\/subscriptions\/([^/]+)(.*)$/i.exec(scope) ?? [];
  if (subscription === undefined) return cut(scope, most);
  if (rest === '') return `the subscription ${subscription}`;
  const resourceGroup = /^\/resourceGroups\/([^/]+)$/i.exec(rest)?.[1];
  if (resourceGroup !== undefined) return `the resource group ${cut(resourceGroup, most)}`;
  const [sort, name] = rest.split('/').slice(-2);
  return name === undefined ? cut(scope, most) : `${cut(name, most)} (${sort})`;
}

/** `//cloudresourcemanager.googleapis.com/projects/nw-shop` is "the project nw-shop". */
function googleResource(resource: string, most: number): string {
  const unnamed = /^unnamed resource of (.+)$/.exec(resource)?.[1];
  if (unnamed !== undefined) return `a resource that ${cut(unnamed, most)} does not name`;
  const path = /^\/\/[^/]+\/(.+)$/.exec(resource)?.[1];
  if (path === undefined) return cut(resource, most);
  const parts = path.split('/');
  const name = parts.at(-1) ?? path;
  const sort = parts.length > 1 ? spaced(singular(parts.at(-2) ?? '')) : 'bucket';
  return `the ${sort} ${cut(name, most)}`;
}

function singular(word: string): string {
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, '');
}

function spaced(word: string): string {
  return word.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

const verbs: Readonly<Record<string, string>> = { read: 'read', write: 'read and change', admin: 'rule over' };

function githubDeeds({ privilege, resource }: Access, most: number): string {
  const parts = githubPermissionOf(privilege);
  const known = parts === null ? null : lookUp(githubPermissions, parts.name);
  const where = /^(organisation |the organisation)/.test(resource)
    ? `of ${cut(resource, most)}`
    : `in ${cut(resource, most)}`;
  if (parts === null || known === null) return `use the permission ${cut(privilege, most)} ${where}`;
  return `${verbs[parts.level]} ${known.on} (${parts.name}) ${where}`;
}

function place(resource: string, most: number): string {
  return resource === 'cluster' ? 'the whole cluster' : cut(resource, most);
}

function kubernetesDeeds({ privilege, resource }: Access, most: number): string {
  const { verbs: named, resources } = kubernetesRuleOf(privilege);
  // `namespace shop: settings` names the things that the rule is confined to.
  const [, where = resource, only] = /^(cluster|namespace [^:]+): (.+)$/.exec(resource) ?? [];
  const everything = resources.some((name) => name === '*' || name === '*.*');
  const what = everything ? 'everything' : shortList(resources.map((name) => cut(name, most)));
  const narrowed = only === undefined ? '' : ` (only ${shortList(only.split(', ').map((name) => cut(name, most)))})`;
  const at = `${what}${narrowed} in ${place(where, most)}`;
  const special = named.filter((verb) => ['bind', 'escalate', 'impersonate', 'use', 'approve', 'sign'].includes(verb));
  if (special.length === named.length) return `${joined(special)} ${at}`;
  return `${deedWords(named.map(kubernetesDeed))} ${at}`;
}

/** `orn:okta:idp:00o1:apps:salesforce:0oaf` is "the application salesforce". */
function oktaResource(resource: string, most: number): string {
  const parts = resource.split(':');
  if (parts[0] !== 'orn' || parts.length < 6) return oktaSet(resource, most);
  if (parts[4] === 'apps') return `the application ${cut(parts[5] ?? resource, most)}`;
  return `the ${singular(parts[4] ?? 'resource')} ${cut(parts.at(-1) ?? resource, most)}`;
}

function oktaSet(resource: string, most: number): string {
  const id = /^resource set (.+)$/.exec(resource)?.[1];
  if (id === undefined) return cut(resource, most);
  return isOnlyId(id) ? `the resource set with the id ${id}` : `the resource set ${cut(id, most)}`;
}

function oktaGrant(privilege: string, resource: string): string {
  if (privilege === 'POLICY') return `use ${resource}, as a policy grants it`;
  if (isOnlyId(privilege)) return `use an unknown bundle (id ${privilege}) of ${resource}`;
  if (privilege === 'CUSTOM' || privilege === 'grant' || privilege === 'WITHOUT-ENTITLEMENTS') return `use ${resource}`;
  return `use ${privilege} of ${resource}`;
}
