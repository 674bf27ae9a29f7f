// `kubectl get ... -o json|yaml`: service accounts, RBAC and token secrets of one cluster, from any number of files.
import { addressOf, textIn } from '../cursor.ts';
import { isObject, type JsonValue, property } from '../json.ts';
import type { CredentialRecord, IntakeRecord } from '../record.ts';
import type { SourceKind } from '../source-kind.ts';
import { timeOrNull } from '../time.ts';
import { isSecretName } from '../withhold.ts';
import { bindingRecords } from './bindings.ts';
import { annotationsOf, type Cluster, type ClusterObject, createdAtOf, gatherCluster, labelsOf } from './cluster.ts';
import { secretValuePlaces } from './secret-values.ts';
import { serviceAccountIdentity, serviceAccountNativeId } from './subject.ts';
import { workloadUses } from './workloads.ts';

export const kubernetesObjects: SourceKind = {
  kind: 'kubernetes.objects',
  title: 'Kubernetes service accounts and RBAC',
  formats: ['json', 'yaml'],
  provides: ['identity', 'credential', 'entitlement'],
  cannotKnow: [
    {
      fact: 'identity.owner',
      reason: 'Kubernetes has no owner field; a label or annotation such as owner is read as a claim.',
    },
    {
      fact: 'identity.ownerStatus',
      reason: 'Kubernetes does not know people, so it cannot say that an owner has left.',
    },
    {
      fact: 'identity.lastUse',
      reason: 'Kubernetes does not record when a service account was last used; its audit log would.',
    },
    { fact: 'identity.breakGlass', reason: 'Kubernetes does not mark emergency accounts.' },
    { fact: 'entitlement.lastUse', reason: 'Kubernetes does not record when a permission was last used.' },
    { fact: 'entitlement.grantedBy', reason: 'A binding does not say who made it.' },
    {
      fact: 'credential.expiresAt',
      reason: 'Tokens that pods get by projection are not objects; only token secrets are seen, and they never end.',
    },
  ],
  sniff(head) {
    if (/^\s*[[{]/.test(head)) return /"apiVersion"\s*:/.test(head) && /"kind"\s*:/.test(head) ? 0.9 : 0;
    // `items` may come first, and then the kinds in it are indented.
    return /^[ -]*apiVersion:\s*\S/m.test(head) && /^[ -]*kind:\s*\S/m.test(head) ? 0.9 : 0;
  },
  secrets: { field: (name) => (isSecretName(name) || copies.has(name) ? 'secret' : null), places: secretPlaces },
  *read(files, context) {
    if (files.length === 0) return;
    const cluster = gatherCluster(files, context.system ?? 'kubernetes:unknown');
    // An empty list is nothing but that.
    if (context.system === null && cluster.objects.size > 0) {
      const detail = 'The bundle names no cluster for this source, so its identities stand under kubernetes:unknown.';
      yield { type: 'remark', remark: 'note', detail, address: null };
    }
    yield* cluster.notices;
    if (cluster.objects.size > 0) yield* absentLists(cluster);
    const uses = workloadUses(cluster);
    for (const account of cluster.objects.get('ServiceAccount') ?? [])
      yield serviceAccountIdentity(account, cluster, uses);
    for (const secret of cluster.objects.get('Secret') ?? []) yield* tokenRecords(secret, cluster);
    yield* bindingRecords(cluster, uses);
  },
};

/** Annotations in which tools keep a copy of the whole object, a Secret's values included. */
const copies: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'objectset.rio.cattle.io/applied',
]);

/** The values of Secrets and ConfigMaps, wherever they stand in the document. */
function* secretPlaces(document: JsonValue): Generator<readonly string[], void, undefined> {
  for (const [path, object] of objectsIn(document)) {
    const kind = property(object, 'kind');
    if (kind !== 'Secret' && kind !== 'ConfigMap' && kind !== null) continue;
    for (const member of ['data', 'stringData', 'binaryData']) {
      if (property(object, member) !== undefined) yield [...path, member];
    }
  }
  yield* secretValuePlaces(document);
}

type ObjectAt = readonly [readonly string[], { readonly [key: string]: JsonValue }];

/** The document itself, or the items of a list; those of a typed list take the list's kind. */
function objectsIn(document: JsonValue): readonly ObjectAt[] {
  if (!isObject(document)) return [];
  const kind = property(document, 'kind');
  const list = property(document, 'items');
  if (!Array.isArray(list)) return [[[], document]];
  const itemKind =
    typeof kind === 'string' && kind.endsWith('List') && kind !== 'List' ? kind.slice(0, -'List'.length) : null;
  return list.flatMap((item, index): ObjectAt[] =>
    isObject(item) ? [[['items', String(index)], { kind: property(item, 'kind') ?? itemKind, ...item }]] : [],
  );
}

/** Without bindings of a sort, access of that sort is simply not in the evidence: nobody should take that for none. */
function* absentLists(cluster: Cluster): Generator<IntakeRecord, void, undefined> {
  for (const kind of ['ServiceAccount', 'RoleBinding', 'ClusterRoleBinding']) {
    if (cluster.listedKinds.has(kind)) continue;
    const detail = `No ${kind} and no list of them is in the evidence, so it says nothing about them.`;
    yield { type: 'remark', remark: 'note', detail, address: null };
  }
}

function* tokenRecords(secret: ClusterObject, cluster: Cluster): Generator<IntakeRecord, void, undefined> {
  if (textIn(secret.cursor, 'type') !== 'kubernetes.io/service-account-token') return;
  const name = annotationsOf(secret)['kubernetes.io/service-account.name'];
  const namespace = secret.namespace ?? 'default';
  if (name === undefined) {
    yield {
      type: 'rejected',
      address: addressOf(secret.cursor),
      reason: `The token secret ${namespace}/${secret.name} does not name its service account.`,
    };
    return;
  }
  // Kubernetes writes labels; tools that copy secrets turn them into annotations.
  const marks = { ...annotationsOf(secret), ...labelsOf(secret) };
  const lastUsed = timeOrNull(marks['kubernetes.io/legacy-token-last-used']);
  const credential: CredentialRecord = {
    type: 'credential',
    identity: { system: cluster.system, nativeId: serviceAccountNativeId(namespace, name) },
    nativeId: `secret/${namespace}/${secret.name}`,
    kind: 'token',
    createdAt: timeOrNull(createdAtOf(secret).value),
    rotatedAt: null,
    expiresAt: null,
    neverExpires: true,
    lastUse: lastUsed === null ? { state: 'unknown' } : { state: 'at', at: lastUsed },
    // Kubernetes 1.29 and later mark tokens that were not used for a year before removing them.
    status: marks['kubernetes.io/legacy-token-invalid-since'] === undefined ? 'active' : 'inactive',
    holder: null,
    restricted: null,
    lastFour: null,
    address: addressOf(secret.cursor),
  };
  yield credential;
}
