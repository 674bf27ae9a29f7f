// How many workloads run as a service account, where pods or workloads of its namespace are in the evidence.
import { type Cursor, field, fieldAt, items, textIn } from '../cursor.ts';
import { type Cluster, type ClusterObject, labelsOf } from './cluster.ts';

const workloadKinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'] as const;

/** Namespace, then service account, then its workloads; a namespace of which none are in the evidence is absent. */
export type WorkloadUses = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

export function workloadUses(cluster: Cluster): WorkloadUses {
  const uses = new Map<string, Map<string, Set<string>>>();
  const add = (object: ClusterObject, spec: Cursor, workload: string): void => {
    const namespace = object.namespace ?? '';
    const accounts = uses.get(namespace) ?? new Map<string, Set<string>>();
    uses.set(namespace, accounts);
    const account = textIn(spec, 'serviceAccountName') ?? textIn(spec, 'serviceAccount') ?? 'default';
    accounts.set(account, (accounts.get(account) ?? new Set()).add(workload));
  };
  for (const kind of workloadKinds) {
    for (const workload of cluster.objects.get(kind) ?? []) {
      const outer = field(workload.cursor, 'spec');
      const template =
        kind === 'CronJob' ? fieldAt(outer, 'jobTemplate', 'spec', 'template') : field(outer, 'template');
      add(workload, field(template, 'spec'), `${kind}/${workload.name}`);
    }
  }
  for (const pod of cluster.objects.get('Pod') ?? []) add(pod, field(pod.cursor, 'spec'), workloadOf(pod));
  return uses;
}

/** Null when the evidence holds no pods and no workloads of the namespace at all. */
export function workloadCount(account: ClusterObject, uses: WorkloadUses): number | null {
  const accounts = uses.get(account.namespace ?? '');
  return accounts === undefined ? null : (accounts.get(account.name)?.size ?? 0);
}

/** All workloads of a namespace, or of the cluster (null); null when none are in the evidence. */
export function workloadsIn(namespace: string | null, uses: WorkloadUses): number | null {
  const namespaces = namespace === null ? [...uses.values()] : [uses.get(namespace)].flatMap((found) => found ?? []);
  if (namespaces.length === 0) return null;
  return namespaces.reduce(
    (sum, accounts) => sum + [...accounts.values()].reduce((count, workloads) => count + workloads.size, 0),
    0,
  );
}

/** The workload behind a pod: through its ReplicaSet, whose name ends with the pod template's hash, to the Deployment. */
function workloadOf(pod: ClusterObject): string {
  const [owner] = items(fieldAt(pod.cursor, 'metadata', 'ownerReferences'));
  const kind = owner === undefined ? null : textIn(owner, 'kind');
  const name = owner === undefined ? null : textIn(owner, 'name');
  if (kind === null || name === null) return `Pod/${pod.name}`;
  const hash = labelsOf(pod)['pod-template-hash'];
  if (kind === 'ReplicaSet' && hash !== undefined && name.endsWith(`-${hash}`))
    return `Deployment/${name.slice(0, -hash.length - 1)}`;
  return `${kind}/${name}`;
}
