// What an entitlement of each platform but AWS allows, as the words after "may".
import type { Locale } from '../../../shared/locale.ts';
import type { Cased, SentenceWords, Sort } from './messages/sentence.ts';
import { azureName } from './privileges/azure.ts';
import { entraName, isEligible } from './privileges/entra.ts';
import { githubPermission, githubPermissionOf } from './privileges/github.ts';
import { kubernetesRuleOf } from './privileges/kubernetes.ts';
import type { Access } from './sentence.ts';
import { deedsOn, kubernetesDeed } from './sentence-deeds.ts';
import { cut, isOnlyId } from './sentence-words.ts';

/** How much of a name is shown, and in which language. */
export interface Manner {
  readonly most: number;
  readonly locale: Locale;
  readonly words: SentenceWords;
}
type Say = (access: Access, manner: Manner) => string;

export const platformDeeds: Readonly<Record<string, Say>> = {
  'aws.policy': ({ privilege, resource }, { most, words }) =>
    words.doWhatPolicyAllows(cut(privilege, most), !/^as the policy says$/.test(resource)),
  'azure.role': ({ privilege, resource }, manner) =>
    manner.words.doWhatAllows(role('azure', azureName(privilege), privilege, manner), azureScope(resource, manner)),
  'entra.directory-role': ({ privilege, resource }, manner) => {
    const named = role('directory', entraName(privilege), privilege.replace(/ \(eligible\)$/, ''), manner);
    const { words } = manner;
    const where = resource === 'the whole directory' ? words.inDirectory : directoryPart(resource, manner);
    return isEligible(privilege) ? words.takeUp(named, where) : words.doWhatAllows(named, where);
  },
  'entra.app-role': ({ privilege, resource }, manner) => {
    const { words } = manner;
    if (privilege === 'default access') return words.signInTo(application(resource, manner));
    return words.rightOf(role('app', entraName(privilege), privilege, manner), application(resource, manner));
  },
  'entra.scope': ({ privilege, resource }, manner) =>
    manner.words.scopeForPeople(cut(privilege, manner.most), application(resource, manner)),
  'gcp.role': ({ privilege, resource }, manner) =>
    manner.words.doWhatAllows(
      manner.words.named('role', cut(privilege, manner.most)),
      inGoogleResource(resource, manner),
    ),
  'gcp.api-key': ({ privilege, resource }, { most, words }) => words.call(cut(privilege, most), cut(resource, most)),
  'github.deploy-key': ({ privilege, resource }, { most, words }) =>
    words.codeByDeployKey(privilege.endsWith('write'), cut(resource, most)),
  'github.permission': githubDeeds,
  'github.scope': ({ privilege, resource }, { most, words }) =>
    words.oauthScope(cut(privilege, most), words.onPlace(cut(words.place(resource), most))),
  'github.secret-visibility': ({ privilege, resource }, { most, words }) => {
    const by =
      privilege === 'use by dependabot' ? 'dependabot' : privilege === 'use by codespaces' ? 'codespaces' : 'actions';
    return words.beUsedBy(by, cut(words.place(resource), most));
  },
  'github.webhook-events': ({ privilege, resource }, { most, words }) =>
    words.receiveEvents(
      words.list(privilege.split(', ').map((event) => cut(event, most))),
      cut(words.place(resource), most),
    ),
  'kubernetes.role': ({ privilege, resource }, manner) =>
    manner.words.doWhatAllows(manner.words.named('role', cut(privilege, manner.most)), inNamespace(resource, manner)),
  'kubernetes.rule': kubernetesDeeds,
  'okta.entitlement': ({ privilege, resource }, manner) =>
    manner.words.rightOf(
      role('entitlement', isOnlyId(privilege) ? null : privilege, privilege, manner),
      oktaResource(resource, manner).of,
    ),
  'okta.grant': ({ privilege, resource }, manner) => oktaGrant(privilege, oktaResource(resource, manner), manner),
  'vault.policy': ({ privilege }, { most, words }) =>
    privilege === 'root' ? words.doEverythingInVault : words.doWhatPolicyAllows(cut(privilege, most), false),
  scope: ({ privilege, resource }, { most, words }) =>
    words.oauthScope(cut(privilege, most), words.inPlace(cut(words.place(resource), most))),
};

/** For kinds that a provider's table names as it likes. */
export function otherDeeds(access: Access, manner: Manner): string {
  const { privilegeKind, privilege, resource, system } = access;
  const { words, most } = manner;
  if (/^github\b/i.test(system) && githubPermissionOf(privilege) !== null) return githubDeeds(access, manner);
  const object = oktaSet(resource, manner).of;
  const where =
    resource === ''
      ? ''
      : /^(resource set|the organisation)/.test(resource)
        ? words.inPlace(object)
        : words.onPlace(object);
  if (!/role/i.test(privilegeKind)) return words.permission(cut(privilege, most), where);
  return words.doWhatAllows(role('role', isOnlyId(privilege) ? null : privilege, privilege, manner), where);
}

/** "the directory role Global Administrator", or "an unknown directory role (id ...)". */
function role(sort: Sort, name: string | null, id: string, { most, words }: Manner): string {
  return name === null ? words.unnamed(sort, cut(id, Math.max(most, 36))) : words.named(sort, cut(name, most));
}

function application(resource: string, { most, words }: Manner): string {
  return isOnlyId(resource) ? words.applicationById(resource) : cut(resource, most);
}

function directoryPart(resource: string, { most, words }: Manner): string {
  const unit = /^directory \/administrativeUnits\/(.+)$/.exec(resource)?.[1];
  if (unit !== undefined) return words.inAdministrativeUnit(cut(unit, Math.max(most, 36)));
  const object = /^directory \/([0-9a-f-]{36})$/i.exec(resource)?.[1];
  return object === undefined ? words.inPlace(cut(resource, most)) : words.inApplication(object);
}

/** The last thing that an Azure scope names, and its subscription. */
function azureScope(scope: string, { most, words }: Manner): string {
  if (scope === '/') return words.inTenant;
  const group = /\/managementGroups\/([^/]+)$/i.exec(scope)?.[1];
  if (group !== undefined) return words.inManagementGroup(cut(group, most));
  const [, subscription, rest = ''] = /^\/subscriptions\/([^/]+)(.*)$/i.exec(scope) ?? [];
  if (subscription === undefined) return words.inPlace(cut(scope, most));
  if (rest === '') return words.inSubscription(subscription);
  const resourceGroup = /^\/resourceGroups\/([^/]+)$/i.exec(rest)?.[1];
  if (resourceGroup !== undefined) return words.inResourceGroup(cut(resourceGroup, most));
  const [sort, name] = rest.split('/').slice(-2);
  return words.inPlace(name === undefined ? cut(scope, most) : `${cut(name, most)} (${sort})`);
}

/** `//cloudresourcemanager.googleapis.com/projects/nw-shop` is "in the project nw-shop". */
function inGoogleResource(resource: string, { most, words }: Manner): string {
  const unnamed = /^unnamed resource of (.+)$/.exec(resource)?.[1];
  if (unnamed !== undefined) return words.inUnnamed(cut(unnamed, most));
  const path = /^\/\/[^/]+\/(.+)$/.exec(resource)?.[1];
  if (path === undefined) return words.inPlace(cut(resource, most));
  const parts = path.split('/');
  const name = parts.at(-1) ?? path;
  const sort = parts.length > 1 ? spaced(singular(parts.at(-2) ?? '')) : 'bucket';
  return words.inGoogle(sort, cut(name, most));
}

function singular(word: string): string {
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, '');
}

function spaced(word: string): string {
  return word.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function githubDeeds({ privilege, resource }: Access, { most, locale, words }: Manner): string {
  const parts = githubPermissionOf(privilege);
  const known = parts === null ? null : githubPermission(parts.name, locale);
  const place = cut(words.place(resource), most);
  const where = /^(organisation |the organisation)/.test(resource) ? words.ofPlace(place) : words.inPlace(place);
  if (parts === null || known === null) return words.permission(cut(privilege, most), where);
  return words.githubDeed(parts.level, `${known.on} (${parts.name})`, where);
}

function inNamespace(resource: string, { most, words }: Manner): string {
  return resource === 'cluster' ? words.inCluster : words.inPlace(cut(words.place(resource), most));
}

const specialVerbs = ['bind', 'escalate', 'impersonate', 'use', 'approve', 'sign'] as const;

function kubernetesDeeds({ privilege, resource }: Access, manner: Manner): string {
  const { most, words } = manner;
  const { verbs: named, resources } = kubernetesRuleOf(privilege);
  // `namespace shop: settings` names the things that the rule is confined to.
  const [, where = resource, only] = /^(cluster|namespace [^:]+): (.+)$/.exec(resource) ?? [];
  const everything = resources.some((name) => name === '*' || name === '*.*');
  const what = everything ? words.everything : words.list(resources.map((name) => cut(name, most)));
  const narrowed =
    only === undefined ? '' : words.onlyNamed(words.list(only.split(', ').map((name) => cut(name, most))));
  const at = `${what}${narrowed} ${inNamespace(where, manner)}`;
  const special = named.flatMap((verb) => {
    const known = specialVerbs.find((one) => one === verb);
    return known === undefined ? [] : [words.verbs[known]];
  });
  if (special.length === named.length) return words.doing(special, at);
  return deedsOn(named.map(kubernetesDeed), at, words);
}

/** `orn:okta:idp:00o1:apps:salesforce:0oaf` is "the application salesforce". */
function oktaResource(resource: string, manner: Manner): Cased {
  const { most, words } = manner;
  const parts = resource.split(':');
  if (parts[0] !== 'orn' || parts.length < 6) return oktaSet(resource, manner);
  if (parts[4] === 'apps') return words.oktaApplication(cut(parts[5] ?? resource, most));
  return words.oktaThing(singular(parts[4] ?? 'resource'), cut(parts.at(-1) ?? resource, most));
}

function oktaSet(resource: string, { most, words }: Manner): Cased {
  const id = /^resource set (.+)$/.exec(resource)?.[1];
  if (id === undefined) return words.oktaNamed(cut(resource, most));
  return isOnlyId(id) ? words.oktaSetById(id) : words.oktaSet(cut(id, most));
}

function oktaGrant(privilege: string, resource: Cased, { words }: Manner): string {
  if (privilege === 'POLICY') return words.asPolicyGrants(resource.object);
  if (isOnlyId(privilege)) return words.unknownBundle(privilege, resource.of);
  if (privilege === 'CUSTOM' || privilege === 'grant' || privilege === 'WITHOUT-ENTITLEMENTS')
    return words.usage(resource.object);
  return words.rightOf(privilege, resource.of);
}
