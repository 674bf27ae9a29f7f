// Who holds access in a cluster: service accounts, which are objects, and users and groups, which are only names.

import { accountOf, awsSystem } from '../aws/arn.ts';
import { addressOf, type Cursor, field, textIn } from '../cursor.ts';
import { environmentFrom, environmentOf, ownerFrom, tagNamed } from '../infer.ts';
import type { IdentityRecord, IdentityReference } from '../record.ts';
import { timeOrNull } from '../time.ts';
import { identityRecord } from '../unsaid.ts';
import { annotationsOf, type Cluster, type ClusterObject, createdAtOf, labelsOf } from './cluster.ts';
import { type WorkloadUses, workloadCount, workloadsIn } from './workloads.ts';

export interface Subject {
  readonly kind: 'ServiceAccount' | 'User' | 'Group';
  readonly name: string;
  /** Of service accounts only. */
  readonly namespace: string | null;
  readonly nativeId: string;
  /** Everybody, or anybody who reaches the cluster, is meant. */
  readonly public: boolean;
  readonly cursor: Cursor;
}

const everybody: ReadonlySet<string> = new Set(['system:anonymous', 'system:unauthenticated', 'system:authenticated']);

/** The subject, or a sentence saying why it can't be read. */
export function readSubject(cursor: Cursor, binding: ClusterObject): Subject | string {
  const kind = textIn(cursor, 'kind');
  const name = textIn(cursor, 'name');
  if (name === null) return `A subject of ${binding.kind} ${binding.name} has no name.`;
  if (kind === 'User' || kind === 'Group') {
    // A service account may also be named by the user name that it signs in with.
    const account = kind === 'User' ? /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name) : null;
    if (account !== null) return serviceAccountSubject(account[1] ?? '', account[2] ?? '', cursor);
    return {
      kind,
      name,
      namespace: null,
      nativeId: `${kind.toLowerCase()}:${name}`,
      public: everybody.has(name),
      cursor,
    };
  }
  if (kind !== 'ServiceAccount')
    return `A subject of ${binding.kind} ${binding.name} is neither User, Group nor ServiceAccount.`;
  // The API server takes the binding's own namespace; a ClusterRoleBinding has none.
  const namespace = textIn(cursor, 'namespace') ?? binding.namespace;
  if (namespace === null)
    return `The service account ${name} of ${binding.kind} ${binding.name} has no namespace, so nobody has this access.`;
  return serviceAccountSubject(namespace, name, cursor);
}

function serviceAccountSubject(namespace: string, name: string, cursor: Cursor): Subject {
  return {
    kind: 'ServiceAccount',
    name,
    namespace,
    nativeId: serviceAccountNativeId(namespace, name),
    public: false,
    cursor,
  };
}

export function serviceAccountNativeId(namespace: string, name: string): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

export function serviceAccountId(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

export function subjectIdentity(subject: Subject, cluster: Cluster, uses: WorkloadUses): IdentityRecord {
  const builtIn = subject.name.startsWith('system:');
  const accounts = subject.kind === 'Group' ? accountsOfGroup(subject.name) : null;
  return identityRecord({
    system: cluster.system,
    nativeId: subject.nativeId,
    kind: subject.kind === 'Group' ? 'group' : 'user',
    name: subject.name,
    scope: accounts?.namespace ?? null,
    environment: environmentOf([accounts?.namespace]),
    vendorManaged: builtIn ? true : null,
    defaultAccount: false,
    workloads: accounts === null ? null : workloadsIn(accounts.namespace, uses),
    address: addressOf(subject.cursor),
  });
}

/** Every service account is a member of these two groups, so every workload of the namespace or cluster has their access. */
function accountsOfGroup(name: string): { readonly namespace: string | null } | null {
  const match = /^system:serviceaccounts(?::(.+))?$/.exec(name);
  return match === null ? null : { namespace: match[1] ?? null };
}

export function serviceAccountIdentity(account: ClusterObject, cluster: Cluster, uses: WorkloadUses): IdentityRecord {
  const namespace = account.namespace ?? 'default';
  const labels = labelsOf(account);
  const annotations = annotationsOf(account);
  const mount = field(account.cursor, 'automountServiceAccountToken').value;
  const namespaceLabels = (cluster.objects.get('Namespace') ?? []).find(({ name }) => name === namespace);
  return {
    type: 'identity',
    system: cluster.system,
    nativeId: serviceAccountNativeId(namespace, account.name),
    kind: 'service_account',
    name: `${namespace}/${account.name}`,
    scope: namespace,
    environment: environmentFrom({ ...(namespaceLabels === undefined ? {} : labelsOf(namespaceLabels)), ...labels }, [
      namespace,
    ]),
    ...ownerFrom({ ...annotations, ...labels }),
    ownerStatus: null,
    purpose: tagNamed(annotations, ['purpose', 'description']),
    createdAt: timeOrNull(createdAtOf(account).value),
    createdBy: null,
    lastUse: { state: 'unknown' },
    status: 'active',
    interactive: false,
    externalOrganisation: null,
    vendorManaged: null,
    breakGlass: null,
    defaultAccount: account.name === 'default',
    workloads: workloadCount(account, uses),
    links: linksOf(annotations),
    tags: typeof mount === 'boolean' ? { ...labels, automountServiceAccountToken: String(mount) } : labels,
    address: addressOf(account.cursor),
  };
}

/** Cloud identities that the account may become, from the annotations of EKS, GKE and Azure workload identity. */
function linksOf(annotations: Readonly<Record<string, string>>): readonly IdentityReference[] {
  const role = annotations['eks.amazonaws.com/role-arn'];
  const account = role === undefined ? null : accountOf(role);
  const email = annotations['iam.gke.io/gcp-service-account'];
  const project = /@([a-z0-9-]+)\.iam\.gserviceaccount\.com$/.exec(email ?? '')?.[1];
  const client = annotations['azure.workload.identity/client-id'];
  const tenant = annotations['azure.workload.identity/tenant-id'];
  return [
    ...(role !== undefined && account !== null ? [{ system: awsSystem(account), nativeId: role }] : []),
    ...(email !== undefined && project !== undefined ? [{ system: `gcp:${project}`, nativeId: email }] : []),
    ...(client !== undefined ? [{ system: `entra:${tenant ?? 'unknown'}`, nativeId: client }] : []),
  ];
}
