// What rules of Kubernetes let one do, the weightiest first. A key names verbs and what they are about, as rules are told:
// `get,list secrets` is any of the verbs on any of the resources. Sources: "Role Based Access Control Good Practices" and
// the API reference of Kubernetes. In our own words.
import type { Locale } from '../../../../shared/locale.ts';
import { type Explanations, lookUp, most, type Privilege, told } from './explanations.ts';
import { kubernetesRoles as germanRoles, kubernetesRules as germanRules } from './german/kubernetes.ts';
import { changeWorkloads, createWorkloads, deleteWorkloads, seeWorkloads } from './kubernetes-workloads.ts';
import { type Phrases, phrases } from './phrases.ts';

export const kubernetesRules = {
  'escalate roles.rbac.authorization.k8s.io,clusterroles.rbac.authorization.k8s.io':
    'It can write more rights into roles than it has itself.',
  'bind roles.rbac.authorization.k8s.io,clusterroles.rbac.authorization.k8s.io':
    'It can give out roles with more rights than it has itself.',
  'impersonate users,groups,serviceaccounts': 'It can act as somebody else, with all the rights of that one.',
  'impersonate userextras.authentication.k8s.io,uids.authentication.k8s.io':
    'It can add marks to itself by which others are recognised.',
  'create,update,patch clusterrolebindings.rbac.authorization.k8s.io':
    'It can give others, or itself, roles in the whole cluster, as far as it has those rights.',
  'create,update,patch rolebindings.rbac.authorization.k8s.io':
    'It can give others, or itself, roles in a namespace, as far as it has those rights.',
  'create,update,patch roles.rbac.authorization.k8s.io,clusterroles.rbac.authorization.k8s.io':
    'It can change what roles allow, as far as it has those rights.',
  'get,list,watch secrets': 'It can read stored passwords, tokens and keys in clear.',
  'create serviceaccounts/token': 'It can make tokens for service accounts and so act as them.',
  'create,get pods/exec,pods/attach': 'It can go into running programs, and see and do what they can.',
  'update,patch pods/ephemeralcontainers':
    'It can put a program of its own beside a running one, and see and do what that can.',
  'create,get pods/portforward': 'It can reach the ports of running programs directly.',
  [createWorkloads]: 'It can run programs, as any service account of the namespace.',
  [changeWorkloads]: 'It can change what programs are run, as any service account of the namespace.',
  [deleteWorkloads]: 'It can stop and delete running programs.',
  'create,update,patch mutatingwebhookconfigurations.admissionregistration.k8s.io,validatingwebhookconfigurations.admissionregistration.k8s.io':
    'It can have everything that is sent to the cluster read and changed on its way.',
  'delete mutatingwebhookconfigurations.admissionregistration.k8s.io,validatingwebhookconfigurations.admissionregistration.k8s.io':
    'It can switch off checks of what is sent to the cluster.',
  'update,patch certificatesigningrequests.certificates.k8s.io/approval':
    'It can approve certificates, and with one for another name act as that one.',
  'create certificatesigningrequests.certificates.k8s.io':
    'It can ask for certificates; they count when they are approved.',
  'approve,sign signers.certificates.k8s.io': 'It can approve or sign certificates, and so vouch for other names.',
  'create,get,update,patch nodes/proxy':
    'It can reach past the cluster’s checks into the machines, and run commands in their programs.',
  'create,update,patch nodes': 'It can change the machines of the cluster, such as what is placed on them.',
  'delete nodes': 'It can take machines out of the cluster.',
  'get,list,watch nodes': 'It can see the machines of the cluster.',
  'create,update,patch persistentvolumes': 'It can open disks of the machines themselves to programs.',
  'create,update,patch,delete persistentvolumeclaims':
    'It can ask for storage for programs, and give it back with what is on it.',
  'get,list,watch persistentvolumes,persistentvolumeclaims': 'It can see which storage there is.',
  'create,update,patch secrets': 'It can replace stored passwords, tokens and keys by ones that it knows.',
  'delete,deletecollection secrets':
    'It can delete stored passwords, tokens and keys, which stops whatever needs them.',
  'create,update,patch serviceaccounts': 'It can make and change service accounts.',
  'delete serviceaccounts': 'It can delete service accounts, which stops whatever works as them.',
  'create,update,patch configmaps': 'It can change settings, and so steer the programs that read them.',
  'delete,deletecollection configmaps': 'It can delete settings, which stops programs that need them.',
  'get,list,watch configmaps': 'It can read settings, which at times hold passwords.',
  'create,update,patch networkpolicies.networking.k8s.io': 'It can change which programs reach each other.',
  'delete networkpolicies.networking.k8s.io': 'It can remove the limits on which programs reach each other.',
  'create,update,patch services,ingresses.networking.k8s.io': 'It can open programs to others, the internet included.',
  'delete services,ingresses.networking.k8s.io': 'It can cut programs off from those who use them.',
  'get,list,watch services,ingresses.networking.k8s.io,endpoints,endpointslices.discovery.k8s.io':
    'It can see at which addresses programs are reached.',
  'create,update,patch endpoints,endpointslices.discovery.k8s.io': 'It can send traffic for a program elsewhere.',
  'create,update,patch namespaces': 'It can make and relabel namespaces; where checks depend on labels, it lifts them.',
  'delete namespaces': 'It can delete namespaces with everything in them.',
  'get,list,watch namespaces': 'It can see which namespaces there are.',
  'create,update,patch customresourcedefinitions.apiextensions.k8s.io':
    'It can add new sorts of things to the cluster.',
  'delete customresourcedefinitions.apiextensions.k8s.io':
    'It can delete sorts of things with everything that is of them.',
  'create,update,patch apiservices.apiregistration.k8s.io':
    'It can have calls to the cluster answered by a program of its own.',
  'use podsecuritypolicies.policy': 'It can run programs under the limits of the named policy.',
  'use securitycontextconstraints.security.openshift.io':
    'It can run programs under the limits of the named constraint.',
  'create pods/eviction': 'It can have programs moved off a machine.',
  'update,patch deployments.apps/scale,statefulsets.apps/scale,replicasets.apps/scale':
    'It can start more of a program, or stop all of it.',
  'create,update,patch,delete resourcequotas,limitranges': 'It can change how much a namespace may use up.',
  'get,list,watch pods/log': 'It can read what programs write, which may hold personal data and secrets.',
  [seeWorkloads]: 'It can see which programs run and with which settings.',
  'get,list,watch serviceaccounts': 'It can see which service accounts there are.',
  'get,list,watch roles.rbac.authorization.k8s.io,clusterroles.rbac.authorization.k8s.io,rolebindings.rbac.authorization.k8s.io,clusterrolebindings.rbac.authorization.k8s.io':
    'It can read who may do what.',
  'create,update,patch leases.coordination.k8s.io': 'It can say which copy of a program is in charge.',
  'get,list,watch leases.coordination.k8s.io': 'It can see which copy of a program is in charge.',
  'create,update,patch events,events.events.k8s.io': 'It can write messages about what happens.',
  'get,list,watch events,events.events.k8s.io': 'It can read messages about what happens.',
  'create tokenreviews.authentication.k8s.io': 'It can ask the cluster whose a token is.',
  'create subjectaccessreviews.authorization.k8s.io,localsubjectaccessreviews.authorization.k8s.io':
    'It can ask the cluster what others may do.',
  'create selfsubjectaccessreviews.authorization.k8s.io,selfsubjectrulesreviews.authorization.k8s.io':
    'It can ask the cluster what it may do itself.',
  'get,list,watch customresourcedefinitions.apiextensions.k8s.io':
    'It can see which sorts of things the cluster knows.',
  'get,list nodes.metrics.k8s.io,pods.metrics.k8s.io': 'It can read how much machines and programs use up.',
  'get /metrics': 'It can read measurements of the cluster.',
  'get /healthz,/livez,/readyz,/version,/api,/apis,/openapi': 'It can see how the cluster is doing and what it offers.',
} satisfies Explanations;

/** Roles that come with Kubernetes. Source: "Using RBAC Authorization", default roles. */
export const kubernetesRoles = {
  'cluster-admin': 'It can do everything there, including giving itself and others any right.',
  admin: 'It can do nearly everything there, read secrets and give others roles included.',
  edit: 'It can run, change and delete programs there, as any service account, and read secrets.',
  view: 'It can see nearly everything there, except secrets.',
  'system:node': 'It is meant for the machines of the cluster; whoever else has it can read what those can.',
  'system:auth-delegator': 'It can ask the cluster whose a token is and what its holder may do.',
  'extension-apiserver-authentication-reader': 'It can read how the cluster recognises those who call it.',
  'system:discovery': 'It can see what the cluster offers.',
} satisfies Explanations;

interface Rule {
  readonly verbs: readonly string[];
  readonly resources: readonly string[];
}

const rulesIn = (table: Explanations) =>
  Object.entries(table).map(([key, text]) => ({ ...kubernetesRuleOf(key), text }));
// In the English order in both languages: it is the order of weight.
const rules = {
  en: rulesIn(kubernetesRules),
  de: rulesIn({ ...kubernetesRules, ...germanRules }),
} satisfies Readonly<Record<Locale, unknown>>;
const roles: Readonly<Record<Locale, Explanations>> = { en: kubernetesRoles, de: germanRoles };

export function explainKubernetes({ privilegeKind, privilege, resource }: Privilege, locale: Locale): string | null {
  const reach = reachOf(resource, phrases[locale]);
  if (/role$/.test(privilegeKind)) {
    const role = lookUp(roles[locale], privilege);
    return role === null ? null : told([role, reach]);
  }
  const rule = kubernetesRuleOf(privilege);
  if (rule.verbs.includes('*') && rule.resources.includes('*.*')) return told([phrases[locale].everythingThere, reach]);
  const texts = rules[locale].filter((known) => meets(rule, known)).map(({ text }) => text);
  return texts.length === 0 ? null : told([...texts.slice(0, most), reach]);
}

function reachOf(resource: string, { reaches }: Phrases): string | null {
  if (resource === 'cluster') return reaches.cluster;
  return /^(cluster|namespace [^:]+): /.test(resource) ? reaches.namedOnly : null;
}

/** `get,list pods,secrets`: verbs, then what they are about. */
export function kubernetesRuleOf(privilege: string): Rule {
  const [verbs = '', resources = ''] = privilege.split(' ');
  return { verbs: verbs.split(','), resources: resources.split(',') };
}

function meets(granted: Rule, known: Rule): boolean {
  return (
    granted.verbs.some((verb) => verb === '*' || known.verbs.includes(verb)) &&
    granted.resources.some((resource) => known.resources.some((name) => coversResource(resource, name)))
  );
}

/** `*` is all of the core, `*.apps` all of a group, `roles.*` that of every group, `*.*` everything. */
export function coversResource(granted: string, name: string): boolean {
  if (granted === name || granted === '*.*') return true;
  if (granted.startsWith('/') || name.startsWith('/'))
    return granted.endsWith('*') && granted !== '*' && name.startsWith(granted.slice(0, -1));
  const [grantedResource, grantedGroup] = parted(granted);
  const [resource, group] = parted(name);
  if (grantedGroup !== '*' && grantedGroup !== group) return false;
  return grantedResource === '*' || grantedResource === resource;
}

/** `deployments.apps/scale` is `deployments/scale` of the group `apps`. */
function parted(name: string): readonly [resource: string, group: string] {
  const [, resource = name, group = '', sub = ''] = /^([^./]+|\*)(?:\.([^/]+))?(\/.*)?$/.exec(name) ?? [];
  return [`${resource}${sub}`, group];
}
