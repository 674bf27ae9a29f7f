// The objects of one cluster, gathered from all files of the source: lists of kubectl, typed lists, single objects and
// multi-document YAML, so that a binding in one file finds its role in another.
import { addressOf, type Cursor, field, fieldAt, items, rootOf, textIn, textMembers } from '../cursor.ts';
import type { Evidence } from '../evidence.ts';
import { isObject } from '../json.ts';
import type { IntakeRecord } from '../record.ts';

export interface ClusterObject {
  readonly kind: string;
  readonly name: string;
  /** Null for objects of the whole cluster. */
  readonly namespace: string | null;
  readonly cursor: Cursor;
}

export interface Cluster {
  readonly system: string;
  readonly objects: ReadonlyMap<string, readonly ClusterObject[]>;
  /** Roles by `Role/namespace/name` or `ClusterRole//name`. */
  readonly roles: ReadonlyMap<string, ClusterObject>;
  readonly serviceAccounts: ReadonlyMap<string, ClusterObject>;
  /** Namespaces whose service accounts are listed, so that one that is not there does not exist. */
  readonly listedNamespaces: ReadonlySet<string>;
  /** There is a list (maybe an empty one) of such objects. */
  readonly listedKinds: ReadonlySet<string>;
  readonly notices: readonly IntakeRecord[];
}

/** Kinds that say something about identities, credentials or access. */
const bearing: ReadonlySet<string> = new Set([
  'ServiceAccount',
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
  'Secret',
  'Namespace',
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
]);

export function gatherCluster(files: readonly Evidence[], system: string): Cluster {
  const gathering = new Gathering();
  for (const file of files) {
    if (file.format !== 'json' && file.format !== 'yaml') continue;
    for (const document of file.documents) gathering.document(rootOf(document));
  }
  return gathering.cluster(system);
}

class Gathering {
  readonly #seen = new Set<string>();
  readonly #objects = new Map<string, ClusterObject[]>();
  readonly #roles = new Map<string, ClusterObject>();
  readonly #serviceAccounts = new Map<string, ClusterObject>();
  readonly #listedNamespaces = new Set<string>();
  readonly #listedKinds = new Set<string>();
  readonly #notices: IntakeRecord[] = [];

  document(root: Cursor): void {
    const kind = textIn(root, 'kind');
    // An empty YAML document, as a trailing `---` makes one.
    if (root.value === null) return;
    // The items of a list alone, as `jq .items` leaves them.
    if (Array.isArray(root.value) && items(root).some((item) => textIn(item, 'apiVersion') !== null)) {
      for (const item of items(root)) this.#object(item, null, false);
      return;
    }
    if (kind === null || textIn(root, 'apiVersion') === null) {
      const detail = `${root.document.path} holds no Kubernetes objects (kind and apiVersion), so nothing is read from it.`;
      this.#notices.push({ type: 'remark', remark: 'note', detail, address: addressOf(root) });
    } else if (kind.endsWith('List')) this.#list(root, kind);
    else this.#object(root, null, false);
  }

  cluster(system: string): Cluster {
    return {
      system,
      objects: this.#objects,
      roles: this.#roles,
      serviceAccounts: this.#serviceAccounts,
      listedNamespaces: this.#listedNamespaces,
      listedKinds: this.#listedKinds,
      notices: this.#notices,
    };
  }

  #list(root: Cursor, kind: string): void {
    const itemKind = kind === 'List' ? null : kind.slice(0, -'List'.length);
    const next = textIn(field(root, 'metadata'), 'continue');
    if (next !== null) {
      const detail = `${root.document.path} is one page of a list: there is more than was exported.`;
      this.#notices.push({ type: 'remark', remark: 'partial', detail, address: addressOf(root) });
    }
    if (itemKind !== null) this.#listedKinds.add(itemKind);
    const list = field(root, 'items');
    if (list.value !== undefined && list.value !== null && !Array.isArray(list.value)) {
      this.#reject(root, 'The items of the list are no list.');
      return;
    }
    for (const item of items(list)) this.#object(item, itemKind, next === null);
  }

  /** `complete`: it comes from a whole list. The items of a typed list may lack their kind. */
  #object(cursor: Cursor, listKind: string | null, complete: boolean): void {
    const kind = textIn(cursor, 'kind') ?? listKind;
    const name = textIn(field(cursor, 'metadata'), 'name');
    if (!isObject(cursor.value) || kind === null || name === null) {
      this.#reject(cursor, 'The object has no kind or no metadata.name.');
      return;
    }
    if (!bearing.has(kind)) return;
    const clusterWide = kind === 'ClusterRole' || kind === 'ClusterRoleBinding' || kind === 'Namespace';
    // kubectl apply puts an object without a namespace into `default`.
    const namespace = clusterWide ? null : (textIn(field(cursor, 'metadata'), 'namespace') ?? 'default');
    const object: ClusterObject = { kind, name, namespace, cursor };
    const id = `${namespace ?? ''}/${name}`;
    if (this.#seen.has(`${kind}/${id}`)) {
      const detail = `${kind} ${id} stands in the evidence more than once; the first one counts.`;
      this.#notices.push({ type: 'remark', remark: 'note', detail, address: addressOf(cursor) });
      return;
    }
    this.#seen.add(`${kind}/${id}`);
    if (kind === 'ServiceAccount') this.#serviceAccounts.set(id, object);
    if (kind.endsWith('Role')) this.#roles.set(`${kind}/${id}`, object);
    if (kind === 'ServiceAccount' && complete && namespace !== null) this.#listedNamespaces.add(namespace);
    this.#listedKinds.add(kind);
    const same = this.#objects.get(kind);
    if (same === undefined) this.#objects.set(kind, [object]);
    else same.push(object);
  }

  #reject(cursor: Cursor, reason: string): void {
    this.#notices.push({ type: 'rejected', address: addressOf(cursor), reason });
  }
}

export function labelsOf(object: ClusterObject): Readonly<Record<string, string>> {
  return textMembers(fieldAt(object.cursor, 'metadata', 'labels'));
}

export function annotationsOf(object: ClusterObject): Readonly<Record<string, string>> {
  return textMembers(fieldAt(object.cursor, 'metadata', 'annotations'));
}

export function createdAtOf(object: ClusterObject): Cursor {
  return fieldAt(object.cursor, 'metadata', 'creationTimestamp');
}
