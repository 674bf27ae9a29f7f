// Bindings to entitlements: each subject of each binding times each rule of its role.
import { addressOf, type Cursor, field, items, textIn } from '../cursor.ts';
import { environmentOf } from '../infer.ts';
import type { EntitlementRecord, Hop, IdentityRecord, IntakeRecord } from '../record.ts';
import { timeOrNull } from '../time.ts';
import { type Cluster, type ClusterObject, createdAtOf } from './cluster.ts';
import { hopTo, privilegeText, type Rule, ruleFacts, rulesOf, targetText } from './rules.ts';
import { readSubject, type Subject, serviceAccountId, subjectIdentity } from './subject.ts';
import type { WorkloadUses } from './workloads.ts';

export function* bindingRecords(cluster: Cluster, uses: WorkloadUses): Generator<IntakeRecord, void, undefined> {
  const known = new Set<string>();
  const keys = new Map<string, number>();
  const bindings = [
    ...(cluster.objects.get('RoleBinding') ?? []),
    ...(cluster.objects.get('ClusterRoleBinding') ?? []),
  ];
  for (const binding of bindings) {
    const grant = grantOf(binding, cluster);
    yield* grant.told;
    const subjects = items(field(binding.cursor, 'subjects'));
    if (subjects.length === 0) yield heldByNobody(binding);
    for (const cursor of subjects) {
      const subject = readSubject(cursor, binding);
      if (typeof subject === 'string') {
        yield { type: 'rejected', address: addressOf(cursor), reason: subject };
        continue;
      }
      const identity = newIdentity(subject, cluster, uses, known);
      if (identity !== null) yield identity;
      for (const entitlement of grant.entitlements(subject)) yield unique(entitlement, keys);
    }
  }
}

/** Users and groups exist only by being named; each is told once. Service accounts come from their own list. */
function newIdentity(
  subject: Subject,
  cluster: Cluster,
  uses: WorkloadUses,
  known: Set<string>,
): IdentityRecord | null {
  if (subject.kind === 'ServiceAccount' || known.has(subject.nativeId)) return null;
  known.add(subject.nativeId);
  return subjectIdentity(subject, cluster, uses);
}

function heldByNobody(binding: ClusterObject): IntakeRecord {
  const detail = `${binding.kind} ${binding.name} names no subjects, so nobody holds what it grants.`;
  return { type: 'remark', remark: 'note', detail, address: addressOf(binding.cursor) };
}

function unique(record: EntitlementRecord, keys: Map<string, number>): EntitlementRecord {
  const id = `${record.identity.nativeId}\n${record.key}`;
  const times = (keys.get(id) ?? 0) + 1;
  keys.set(id, times);
  return times === 1 ? record : { ...record, key: `${record.key}~${times}` };
}

interface Grant {
  /** Rejections and remarks about the grant itself. */
  readonly told: readonly IntakeRecord[];
  entitlements(subject: Subject): Iterable<EntitlementRecord>;
}

function grantOf(binding: ClusterObject, cluster: Cluster): Grant {
  const reference = field(binding.cursor, 'roleRef');
  const kind = textIn(reference, 'kind') ?? '';
  const name = textIn(reference, 'name') ?? '';
  const role = cluster.roles.get(kind === 'Role' ? `Role/${binding.namespace ?? ''}/${name}` : `${kind}/${''}/${name}`);
  if (role !== undefined) {
    const { rules, unreadable } = rulesOf(role, cluster);
    return {
      told: unreadable.map((cursor) => ({
        type: 'rejected',
        address: addressOf(cursor),
        reason: `The rule of ${role.kind} ${role.name} has no verbs or nothing that they are about.`,
      })),
      entitlements: (subject) => rules.map((rule) => ruleEntitlement(cluster, binding, role, rule, subject)),
    };
  }
  // The one role whose meaning is fixed by Kubernetes itself.
  if (kind === 'ClusterRole' && name === 'cluster-admin') {
    return {
      told: [
        {
          type: 'remark',
          remark: 'note',
          detail: 'The ClusterRole cluster-admin is not in the evidence; what Kubernetes defines for it is assumed.',
          address: addressOf(reference),
        },
      ],
      entitlements: (subject) => [clusterAdminEntitlement(cluster, binding, reference, subject)],
    };
  }
  // The grant is a fact although what it allows is not: somebody has to decide it, so it is not left out.
  const granted = `${kind === '' ? 'role' : kind} ${name}`;
  return {
    told: [
      {
        type: 'remark',
        remark: 'note',
        detail: `${binding.kind} ${binding.name} grants the ${granted}, which is not in the evidence: what it allows is unknown.`,
        address: addressOf(reference),
      },
    ],
    entitlements: (subject) => [unknownRoleEntitlement(cluster, binding, reference, { kind, name }, subject)],
  };
}

function ruleEntitlement(
  cluster: Cluster,
  binding: ClusterObject,
  role: ClusterObject,
  rule: Rule,
  subject: Subject,
): EntitlementRecord {
  const scope = scopeText(binding);
  const names = rule.resourceNames.join(', ');
  const facts = ruleFacts(rule);
  const ruleHop: Hop = { kind: 'rule', name: privilegeText(rule), nativeId: null, address: addressOf(rule.cursor) };
  return {
    ...common(cluster, binding, subject),
    key: [
      bindingId(binding),
      `${role.kind}/${role.name}`,
      ...rule.through.map(({ name }) => name),
      targetText(rule),
      names,
    ].join('|'),
    privilegeKind: 'kubernetes.rule',
    privilege: privilegeText(rule),
    resource: names === '' ? scope : `${scope}: ${names}`,
    path: [...groupHop(subject), hopTo(binding), hopTo(role), ...rule.through, ruleHop],
    ...facts,
    administrator:
      facts.administrator || isClusterAdmin(role.kind, role.name) || subject.nativeId === 'group:system:masters',
    address: addressOf(rule.cursor),
  };
}

function clusterAdminEntitlement(
  cluster: Cluster,
  binding: ClusterObject,
  reference: Cursor,
  subject: Subject,
): EntitlementRecord {
  return {
    ...common(cluster, binding, subject),
    key: [bindingId(binding), 'ClusterRole/cluster-admin', 'role'].join('|'),
    privilegeKind: 'kubernetes.role',
    privilege: 'cluster-admin',
    resource: scopeText(binding),
    path: [
      ...groupHop(subject),
      hopTo(binding),
      { kind: 'ClusterRole', name: 'cluster-admin', nativeId: null, address: null },
    ],
    administrator: true,
    escalates: true,
    wildcard: true,
    grantsOwnAccess: true,
    address: addressOf(reference),
  };
}

function unknownRoleEntitlement(
  cluster: Cluster,
  binding: ClusterObject,
  reference: Cursor,
  role: { readonly kind: string; readonly name: string },
  subject: Subject,
): EntitlementRecord {
  const masters = subject.nativeId === 'group:system:masters';
  return {
    ...common(cluster, binding, subject),
    key: [bindingId(binding), `${role.kind}/${role.name}`, 'role'].join('|'),
    privilegeKind: 'kubernetes.role',
    privilege: role.name,
    resource: scopeText(binding),
    path: [...groupHop(subject), hopTo(binding), { kind: role.kind, name: role.name, nativeId: null, address: null }],
    administrator: masters ? true : null,
    escalates: masters ? true : null,
    wildcard: null,
    grantsOwnAccess: null,
    address: addressOf(reference),
  };
}

function common(cluster: Cluster, binding: ClusterObject, subject: Subject) {
  return {
    type: 'entitlement',
    identity: { system: cluster.system, nativeId: subject.nativeId },
    effect: 'allow',
    negated: null,
    condition: null,
    scope: binding.namespace ?? 'cluster',
    environment: environmentOf([binding.namespace]),
    boundary: null,
    grantedAt: timeOrNull(createdAtOf(binding).value),
    grantedBy: null,
    expiresAt: null,
    // RBAC has no end dates.
    neverExpires: true,
    lastUse: { state: 'unknown' },
    public: subject.public,
    external: subject.kind === 'ServiceAccount' ? false : null,
    conditioned: false,
    looseFederation: false,
    principalExists: principalExists(cluster, subject),
    advice: null,
  } as const;
}

/** Users and groups live in the identity provider; a service account can be missed only where its namespace is listed. */
function principalExists(cluster: Cluster, subject: Subject): boolean | null {
  if (subject.kind !== 'ServiceAccount' || subject.namespace === null) return null;
  if (cluster.serviceAccounts.has(serviceAccountId(subject.namespace, subject.name))) return true;
  return cluster.listedNamespaces.has(subject.namespace) ? false : null;
}

function isClusterAdmin(kind: string, name: string): boolean {
  return kind === 'ClusterRole' && name === 'cluster-admin';
}

function groupHop(subject: Subject): readonly Hop[] {
  return subject.kind === 'Group'
    ? [{ kind: 'group', name: subject.name, nativeId: null, address: addressOf(subject.cursor) }]
    : [];
}

function bindingId(binding: ClusterObject): string {
  return `${binding.kind}/${binding.namespace ?? ''}/${binding.name}`;
}

function scopeText(binding: ClusterObject): string {
  return binding.namespace === null ? 'cluster' : `namespace ${binding.namespace}`;
}
