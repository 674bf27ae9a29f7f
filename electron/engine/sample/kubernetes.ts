// The sample's two clusters as kubectl prints them: the production one in YAML, staging in JSON.
import { stringify } from 'yaml';
import { awsAccount } from './aws.ts';
import { type Quarter, since, teams } from './engagement.ts';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

const rbac = 'rbac.authorization.k8s.io/v1';
const rule = (verbs: string[], resources: string[], apiGroups = ['']) => ({ apiGroups, resources, verbs });

function serviceAccount(
  name: string,
  namespace: string,
  quarter: Quarter,
  annotations: Record<string, string> = {},
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: {
      name,
      namespace,
      creationTimestamp: since(quarter, 250),
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    },
  };
}

function binding(
  name: string,
  namespace: string | null,
  role: { kind: string; name: string },
  subjects: unknown[],
  quarter: Quarter,
): Manifest {
  return {
    apiVersion: rbac,
    kind: namespace === null ? 'ClusterRoleBinding' : 'RoleBinding',
    metadata: { name, ...(namespace === null ? {} : { namespace }), creationTimestamp: since(quarter, 180) },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', ...role },
    subjects,
  };
}

const account = (name: string, namespace: string) => ({ kind: 'ServiceAccount', name, namespace });
const group = (name: string) => ({ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name });

function clusterRoles(quarter: Quarter): Manifest[] {
  const role = (name: string, rules: unknown[], more: Record<string, unknown> = {}): Manifest => ({
    apiVersion: rbac,
    kind: 'ClusterRole',
    metadata: { name, creationTimestamp: since(quarter, 700) },
    rules,
    ...more,
  });
  return [
    role('cluster-admin', [rule(['*'], ['*'], ['*'])]),
    role('view', [rule(['get', 'list', 'watch'], ['pods', 'services', 'configmaps'])]),
    role('secret-reader', [rule(['get', 'list'], ['secrets'])]),
    role('deployer', [
      rule(['create', 'patch', 'update'], ['deployments', 'statefulsets'], ['apps']),
      rule(['create', 'delete'], ['pods']),
    ]),
    role('role-binder', [rule(['bind', 'escalate'], ['clusterroles', 'roles'], ['rbac.authorization.k8s.io'])]),
    role('metrics-reader', [rule(['get', 'list'], ['nodes', 'pods'], ['metrics.k8s.io'])]),
  ];
}

function objects(environment: 'prod' | 'staging', quarter: Quarter): Manifest[] {
  const manifests: Manifest[] = [...clusterRoles(quarter)];
  teams.forEach(({ team, jobs, owner }, index) => {
    const namespace = `${team}-${environment}`;
    manifests.push(serviceAccount('default', namespace, quarter));
    const running = environment === 'prod' ? jobs : jobs.slice(0, 8);
    running.forEach((job, position) => {
      const annotations: Record<string, string> = position % 3 === 2 ? {} : { 'northwind.example/owner': owner.name };
      if (position === 0 && environment === 'prod')
        annotations['eks.amazonaws.com/role-arn'] = `arn:aws:iam::${awsAccount}:role/service/${team}-${job}-prod-role`;
      manifests.push(serviceAccount(job, namespace, quarter, annotations));
      manifests.push({
        apiVersion: rbac,
        kind: 'Role',
        metadata: { name: job, namespace, creationTimestamp: since(quarter, 200) },
        rules: [
          rule(['get', 'list', 'watch'], ['configmaps']),
          ...(position % 2 === 0 ? [rule(['get'], ['secrets'])] : []),
          ...(position % 3 === 0 ? [rule(['create', 'patch'], ['events'])] : []),
        ],
      });
      manifests.push(binding(job, namespace, { kind: 'Role', name: job }, [account(job, namespace)], quarter));
      if (position % 2 === 1)
        manifests.push(
          binding(`${job}-view`, namespace, { kind: 'ClusterRole', name: 'view' }, [account(job, namespace)], quarter),
        );
    });
    manifests.push(
      binding(
        'deployer',
        namespace,
        { kind: 'ClusterRole', name: 'deployer' },
        [account('deploy', 'platform-prod')],
        quarter,
      ),
    );
    if (index === 1)
      manifests.push(
        binding(
          'default-view',
          namespace,
          { kind: 'ClusterRole', name: 'view' },
          [account('default', namespace)],
          quarter,
        ),
      );
  });
  if (environment === 'staging') return manifests;
  manifests.push(
    binding(
      'harbour-collector',
      null,
      { kind: 'ClusterRole', name: 'view' },
      [account('metrics', 'platform-prod')],
      quarter,
    ),
  );
  manifests.push(
    binding(
      'deploy-admin',
      null,
      { kind: 'ClusterRole', name: 'cluster-admin' },
      [account('deploy', 'platform-prod')],
      quarter,
    ),
  );
  manifests.push(
    binding(
      'node-autoscaler',
      null,
      { kind: 'ClusterRole', name: 'role-binder' },
      [account('node-autoscaler', 'platform-prod')],
      quarter,
    ),
  );
  manifests.push(
    binding(
      'metrics-public',
      null,
      { kind: 'ClusterRole', name: 'metrics-reader' },
      [group('system:unauthenticated')],
      quarter,
    ),
  );
  // the account was deleted with its application, the grant stayed
  manifests.push(
    binding(
      'old-crm-sync',
      'retail-prod',
      { kind: 'ClusterRole', name: 'secret-reader' },
      [account('crm-sync', 'retail-prod')],
      quarter,
    ),
  );
  // names a role that isn't there: nobody can know what it would grant
  manifests.push(
    binding(
      'broken',
      'retail-prod',
      { kind: 'Role', name: 'removed-role' },
      [account('basket', 'retail-prod')],
      quarter,
    ),
  );
  if (quarter.sequence === 2)
    manifests.push(
      binding(
        'checkout-secrets',
        'retail-prod',
        { kind: 'ClusterRole', name: 'secret-reader' },
        [account('checkout', 'retail-prod')],
        quarter,
      ),
    );
  manifests.push({
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/service-account-token',
    metadata: {
      name: 'deploy-token',
      namespace: 'platform-prod',
      creationTimestamp: since(quarter, 500),
      annotations: { 'kubernetes.io/service-account.name': 'deploy' },
    },
  });
  return manifests;
}

const list = (environment: 'prod' | 'staging', quarter: Quarter) => ({
  apiVersion: 'v1',
  kind: 'List',
  metadata: {},
  items: objects(environment, quarter),
});

export function productionYaml(quarter: Quarter): string {
  return stringify(list('prod', quarter), { aliasDuplicateObjects: false });
}

export function stagingJson(quarter: Quarter): string {
  return `${JSON.stringify(list('staging', quarter), null, 1)}\n`;
}
