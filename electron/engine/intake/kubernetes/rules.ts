// RBAC rules: reading them, following aggregation, and what a rule means for a review.
import { addressOf, type Cursor, field, fieldAt, items, textIn, textMembers, textsIn } from '../cursor.ts';
import { isObject } from '../json.ts';
import type { Hop } from '../record.ts';
import { type Cluster, type ClusterObject, labelsOf } from './cluster.ts';

export interface Rule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames: readonly string[];
  readonly urls: readonly string[];
  readonly cursor: Cursor;
  /** Roles between the bound one and the rule, where it comes through aggregation. */
  readonly through: readonly Hop[];
}

/** Rules of a role, and those of an aggregating ClusterRole whose own list the controller has not filled. */
export function rulesOf(
  role: ClusterObject,
  cluster: Cluster,
): { readonly rules: readonly Rule[]; readonly unreadable: readonly Cursor[] } {
  const rules: Rule[] = [];
  const unreadable: Cursor[] = [];
  collect(role, [], new Set());
  return { rules, unreadable };

  function collect(current: ClusterObject, through: readonly Hop[], seen: ReadonlySet<ClusterObject>): void {
    const own = items(field(current.cursor, 'rules'));
    for (const cursor of own) {
      const rule = readRule(cursor, through);
      if (rule === null) unreadable.push(cursor);
      else rules.push(rule);
    }
    const selectors = items(fieldAt(current.cursor, 'aggregationRule', 'clusterRoleSelectors'));
    if (own.length > 0 || selectors.length === 0) return;
    const followed = new Set([...seen, current]);
    for (const other of cluster.objects.get('ClusterRole') ?? []) {
      if (followed.has(other) || !selectors.some((selector) => selects(selector, labelsOf(other)))) continue;
      collect(other, [...through, hopTo(other)], followed);
    }
  }
}

export function hopTo(object: ClusterObject): Hop {
  return { kind: object.kind, name: object.name, nativeId: null, address: addressOf(object.cursor) };
}

function readRule(cursor: Cursor, through: readonly Hop[]): Rule | null {
  const rule: Rule = {
    verbs: sorted(cursor, 'verbs'),
    apiGroups: sorted(cursor, 'apiGroups'),
    resources: sorted(cursor, 'resources'),
    resourceNames: sorted(cursor, 'resourceNames'),
    urls: sorted(cursor, 'nonResourceURLs'),
    cursor,
    through,
  };
  const complete =
    isObject(cursor.value) && rule.verbs.length > 0 && (rule.resources.length > 0 || rule.urls.length > 0);
  return complete ? rule : null;
}

function sorted(cursor: Cursor, key: string): readonly string[] {
  return [...new Set(textsIn(cursor, key))].sort();
}

/** Label selectors as the API server reads them. */
function selects(selector: Cursor, labels: Readonly<Record<string, string>>): boolean {
  const label = (key: string): string | undefined => (Object.hasOwn(labels, key) ? labels[key] : undefined);
  const equal = Object.entries(textMembers(field(selector, 'matchLabels'))).every(
    ([key, value]) => label(key) === value,
  );
  const expressions = items(field(selector, 'matchExpressions')).every((expression) => {
    const value = label(textIn(expression, 'key') ?? '');
    const values = textsIn(expression, 'values');
    switch (textIn(expression, 'operator')) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
      default:
        return false;
    }
  });
  return equal && expressions;
}

/** `get,list pods,deployments.apps`, as kubectl writes resources of a group. */
export function privilegeText(rule: Rule): string {
  return [rule.verbs.join(','), targetText(rule)].join(' ');
}

/** What the verbs are about; with the names it tells the rules of a role apart from quarter to quarter. */
export function targetText(rule: Rule): string {
  const groups = rule.apiGroups.length === 0 ? [''] : rule.apiGroups;
  const resources = rule.resources.flatMap((resource) =>
    groups.map((group) => (group === '' ? resource : withGroup(resource, group))),
  );
  return [...resources, ...rule.urls].join(',');
}

/** `deployments/scale` of `apps` is `deployments.apps/scale`. */
function withGroup(resource: string, group: string): string {
  const slash = resource.indexOf('/');
  return slash === -1 ? `${resource}.${group}` : `${resource.slice(0, slash)}.${group}${resource.slice(slash)}`;
}

interface Escalation {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * What raises one's own or others' rights in RBAC. Workloads count because a pod may run as any service account of its
 * namespace; secrets because they hold tokens; see "Privilege escalation risks" of the Kubernetes RBAC good practices.
 */
const escalations: readonly Escalation[] = [
  { group: 'rbac.authorization.k8s.io', resources: ['roles', 'clusterroles'], verbs: ['bind', 'escalate'] },
  { group: '', resources: ['users', 'groups', 'serviceaccounts'], verbs: ['impersonate'] },
  { group: 'authentication.k8s.io', resources: ['uids', 'userextras'], verbs: ['impersonate'] },
  {
    group: '',
    resources: ['pods', 'replicationcontrollers', 'pods/exec', 'pods/attach', 'pods/ephemeralcontainers'],
    verbs: ['create'],
  },
  { group: 'apps', resources: ['deployments', 'statefulsets', 'daemonsets', 'replicasets'], verbs: ['create'] },
  { group: 'batch', resources: ['jobs', 'cronjobs'], verbs: ['create'] },
  { group: '', resources: ['serviceaccounts/token'], verbs: ['create'] },
  { group: '', resources: ['secrets'], verbs: ['get', 'list', 'watch'] },
  { group: '', resources: ['nodes/proxy'], verbs: ['get', 'create'] },
  { group: 'certificates.k8s.io', resources: ['certificatesigningrequests/approval'], verbs: ['update', 'patch'] },
];

export interface RuleFacts {
  readonly administrator: boolean;
  readonly escalates: boolean;
  readonly wildcard: boolean;
  readonly grantsOwnAccess: boolean;
}

export function ruleFacts(rule: Rule): RuleFacts {
  const everything = [rule.verbs, rule.apiGroups, rule.resources].every((list) => list.includes('*'));
  return {
    administrator: everything && rule.resourceNames.length === 0,
    escalates: escalations.some((escalation) => allows(rule, escalation)),
    wildcard: [rule.verbs, rule.apiGroups, rule.resources, rule.urls].some((list) => list.includes('*')),
    // Whoever may bind or escalate roles can give the very access to itself.
    grantsOwnAccess: allows(rule, {
      group: 'rbac.authorization.k8s.io',
      resources: ['roles', 'clusterroles'],
      verbs: ['bind', 'escalate'],
    }),
  };
}

function allows(rule: Rule, { group, resources, verbs }: Escalation): boolean {
  const has = (list: readonly string[], word: string): boolean => list.includes('*') || list.includes(word);
  return (
    has(rule.apiGroups, group) &&
    verbs.some((verb) => has(rule.verbs, verb)) &&
    resources.some(
      (resource) => has(rule.resources, resource) || rule.resources.includes(`*/${resource.split('/')[1] ?? ''}`),
    )
  );
}
