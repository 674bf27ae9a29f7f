import { describe, expect, test } from 'vitest';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { countsOf, file, ofType, readAll, samplesAreMissing, samplesIn } from '../reading.ts';

const kind = 'kubernetes.objects';
type Thing = Record<string, unknown>;
const rbac = 'rbac.authorization.k8s.io/v1';
const meta = (name: string, namespace?: string, more: Thing = {}): Thing => ({
  name,
  ...(namespace === undefined ? {} : { namespace }),
  creationTimestamp: '2025-01-02T03:04:05Z',
  ...more,
});
const account = (namespace: string, name: string, more: Thing = {}): Thing => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: meta(name, namespace),
  ...more,
});
const rule = (verbs: string[], resources: string[], apiGroups = [''], more: Thing = {}): Thing => ({
  verbs,
  resources,
  apiGroups,
  ...more,
});
const role = (namespace: string, name: string, ...rules: Thing[]): Thing => ({
  apiVersion: rbac,
  kind: 'Role',
  metadata: meta(name, namespace),
  rules,
});
const clusterRole = (name: string, rules: Thing[] | null, more: Thing = {}, labels: Thing = {}): Thing => ({
  apiVersion: rbac,
  kind: 'ClusterRole',
  metadata: meta(name, undefined, { labels }),
  rules,
  ...more,
});
const binding = (namespace: string, name: string, to: string, subjects: unknown, roleKind = 'Role'): Thing => ({
  apiVersion: rbac,
  kind: 'RoleBinding',
  metadata: meta(name, namespace),
  subjects,
  roleRef: { kind: roleKind, name: to },
});
const clusterBinding = (name: string, to: string, subjects: unknown): Thing => ({
  apiVersion: rbac,
  kind: 'ClusterRoleBinding',
  metadata: meta(name),
  subjects,
  roleRef: { kind: 'ClusterRole', name: to },
});
const list = (...items: Thing[]): Thing => ({ apiVersion: 'v1', kind: 'List', items });
const ci = { kind: 'ServiceAccount', name: 'ci', namespace: 'build' };

const read = (...objects: Thing[]) => readAll(kind, [file('all.json', list(...objects), 'kubernetes:harbour')]);
const grants = async (...objects: Thing[]) => ofType(await read(...objects), 'entitlement');

describe('Kubernetes objects', () => {
  test('a service account with its namespace, links to cloud identities and owner', async () => {
    const annotations = {
      'eks.amazonaws.com/role-arn': 'arn:aws:iam::012345678901:role/ci',
      'iam.gke.io/gcp-service-account': 'ci@ledger-prod.iam.gserviceaccount.com',
      'azure.workload.identity/client-id': 'c-1',
      'azure.workload.identity/tenant-id': 't-1',
      'northwind.example/owner': 'Dana Owner',
    };
    const [identity] = ofType(
      await read(
        account('payments-prod', 'ci', {
          metadata: meta('ci', 'payments-prod', { annotations, labels: { app: 'ci' } }),
          automountServiceAccountToken: false,
        }),
      ),
      'identity',
    );
    expect(identity).toEqual({
      type: 'identity',
      system: 'kubernetes:harbour',
      nativeId: 'system:serviceaccount:payments-prod:ci',
      kind: 'service_account',
      name: 'payments-prod/ci',
      scope: 'payments-prod',
      environment: 'production',
      owner: 'Dana Owner',
      ownerBasis: 'inferred',
      ownerEmail: null,
      ownerStatus: null,
      purpose: null,
      createdAt: '2025-01-02T03:04:05.000Z',
      createdBy: null,
      lastUse: { state: 'unknown' },
      status: 'active',
      interactive: false,
      externalOrganisation: null,
      vendorManaged: null,
      breakGlass: null,
      defaultAccount: false,
      workloads: null,
      links: [
        { system: 'aws:012345678901', nativeId: 'arn:aws:iam::012345678901:role/ci' },
        { system: 'gcp:ledger-prod', nativeId: 'ci@ledger-prod.iam.gserviceaccount.com' },
        { system: 'entra:t-1', nativeId: 'c-1' },
      ],
      tags: { app: 'ci', automountServiceAccountToken: 'false' },
      address: { file: 'all.json', line: 5, pointer: '/items/0' },
    });
  });

  test('one entitlement for each subject and rule, with the binding, the role and the rule on its way', async () => {
    const found = await grants(
      account('build', 'ci'),
      role(
        'build',
        'deployer',
        rule(['watch', 'get'], ['pods']),
        rule(['update'], ['deployments', 'deployments/scale'], ['apps'], { resourceNames: ['web'] }),
        { verbs: ['get'], nonResourceURLs: ['/metrics'] },
      ),
      binding('build', 'ci-deploys', 'deployer', [ci, { kind: 'User', name: 'dana' }]),
    );
    expect(
      found.map(({ identity, privilege, resource, scope, principalExists, grantedAt }) => [
        identity.nativeId,
        privilege,
        resource,
        scope,
        principalExists,
        grantedAt?.slice(0, 10),
      ]),
    ).toEqual([
      ['system:serviceaccount:build:ci', 'get,watch pods', 'namespace build', 'build', true, '2025-01-02'],
      [
        'system:serviceaccount:build:ci',
        'update deployments.apps,deployments.apps/scale',
        'namespace build: web',
        'build',
        true,
        '2025-01-02',
      ],
      ['system:serviceaccount:build:ci', 'get /metrics', 'namespace build', 'build', true, '2025-01-02'],
      ['user:dana', 'get,watch pods', 'namespace build', 'build', null, '2025-01-02'],
      [
        'user:dana',
        'update deployments.apps,deployments.apps/scale',
        'namespace build: web',
        'build',
        null,
        '2025-01-02',
      ],
      ['user:dana', 'get /metrics', 'namespace build', 'build', null, '2025-01-02'],
    ]);
    expect(found[1]?.path.map(({ kind: step, name, address }) => [step, name, address?.pointer])).toEqual([
      ['RoleBinding', 'ci-deploys', '/items/2'],
      ['Role', 'deployer', '/items/1'],
      ['rule', 'update deployments.apps,deployments.apps/scale', '/items/1/rules/1'],
    ]);
  });

  test('a changed list of verbs is the same entitlement with another privilege', async () => {
    const withVerbs = (verbs: string[]) =>
      grants(role('b', 'r', rule(verbs, ['pods'])), binding('b', 'x', 'r', [{ kind: 'User', name: 'u' }]));
    const [[before], [after]] = [await withVerbs(['get']), await withVerbs(['get', 'delete'])];
    expect([before?.key === after?.key, before?.privilege, after?.privilege]).toEqual([
      true,
      'get pods',
      'delete,get pods',
    ]);
  });

  test('a RoleBinding to a ClusterRole reaches its namespace only, a ClusterRoleBinding everything', async () => {
    const found = await grants(
      clusterRole('reader', [rule(['get'], ['pods'])]),
      binding('build', 'x', 'reader', [ci], 'ClusterRole'),
      clusterBinding('y', 'reader', [ci]),
    );
    expect(found.map(({ resource, scope }) => [resource, scope])).toEqual([
      ['namespace build', 'build'],
      ['cluster', 'cluster'],
    ]);
  });

  test('an aggregating role without rules has those of the roles it selects, through others too, and never in a circle', async () => {
    const to = (name: string): Thing => ({
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { to: name } }] },
    });
    const found = await grants(
      clusterRole('admin', null, to('admin'), { to: 'edit' }),
      clusterRole('edit', [], to('edit'), { to: 'admin' }),
      clusterRole('pods', [rule(['get'], ['pods'])], {}, { to: 'edit' }),
      clusterRole('other', [rule(['get'], ['nodes'])], {}, { to: 'view' }),
      clusterBinding('x', 'admin', [{ kind: 'Group', name: 'ops' }]),
    );
    expect(
      found.map(({ privilege, path }) => [privilege, path.map(({ kind: step, name }) => `${step} ${name}`)]),
    ).toEqual([
      [
        'get pods',
        [
          'group ops',
          'ClusterRoleBinding x',
          'ClusterRole admin',
          'ClusterRole edit',
          'ClusterRole pods',
          'rule get pods',
        ],
      ],
    ]);
  });

  test('label expressions select as the API server does', async () => {
    const expression = (operator: string, values?: string[]): Thing => ({
      aggregationRule: {
        clusterRoleSelectors: [
          { matchExpressions: [{ key: 'tier', operator, ...(values === undefined ? {} : { values }) }] },
        ],
      },
    });
    const chosen = async (selector: Thing) =>
      (
        await grants(
          clusterRole('all', null, selector),
          clusterRole('a', [rule(['get'], ['a'])], {}, { tier: 'a' }),
          clusterRole('b', [rule(['get'], ['b'])], {}, { tier: 'b' }),
          clusterRole('c', [rule(['get'], ['c'])]),
          clusterBinding('x', 'all', [ci]),
        )
      )
        .map(({ privilege }) => privilege.slice(-1))
        .join('');
    expect([
      await chosen(expression('In', ['a'])),
      await chosen(expression('NotIn', ['a'])),
      await chosen(expression('Exists')),
      await chosen(expression('DoesNotExist')),
      await chosen(expression('Odd')),
    ]).toEqual(['a', 'bc', 'ab', 'c', '']);
  });

  test('a role that is not in the evidence grants what nobody knows; cluster-admin alone is known by name', async () => {
    const records = await read(binding('build', 'x', 'gone', [ci]), clusterBinding('y', 'cluster-admin', [ci]));
    expect(ofType(records, 'remark').map(({ address, detail }) => [address?.pointer, detail])).toContainEqual([
      '/items/0/roleRef',
      'RoleBinding x grants the Role gone, which is not in the evidence: what it allows is unknown.',
    ]);
    expect(
      ofType(records, 'entitlement').map(({ privilegeKind, privilege, administrator, escalates }) => [
        privilegeKind,
        privilege,
        administrator,
        escalates,
      ]),
    ).toEqual([
      ['kubernetes.role', 'gone', null, null],
      ['kubernetes.role', 'cluster-admin', true, true],
    ]);
  });

  test('a service account is missing only where the accounts of its namespace are listed', async () => {
    const objects = [
      role('build', 'r', rule(['get'], ['pods'])),
      binding('build', 'x', 'r', [ci, { kind: 'ServiceAccount', name: 'ci', namespace: 'elsewhere' }]),
    ];
    const single = await readAll(kind, [file('a.json', account('build', 'other')), file('b.json', list(...objects))]);
    expect([
      (await grants(account('build', 'other'), ...objects)).map(({ principalExists }) => principalExists),
      ofType(single, 'entitlement').map(({ principalExists }) => principalExists),
    ]).toEqual([
      [false, null],
      [null, null],
    ]);
  });

  test('what raises rights, full control and wildcards are told apart', async () => {
    const facts = async (one: Thing) => {
      const [grant] = await grants(clusterRole('r', [one]), clusterBinding('x', 'r', [ci]));
      return [grant?.administrator, grant?.escalates, grant?.wildcard, grant?.grantsOwnAccess];
    };
    expect([
      await facts(rule(['*'], ['*'], ['*'])),
      await facts(rule(['get'], ['*'], [''])),
      await facts(rule(['bind'], ['clusterroles'], ['rbac.authorization.k8s.io'])),
      await facts(rule(['impersonate'], ['users'])),
      await facts(rule(['create'], ['pods'])),
      await facts(rule(['create'], ['serviceaccounts/token'])),
      await facts(rule(['create'], ['*/token'])),
      await facts(rule(['list'], ['secrets'])),
      await facts(rule(['get'], ['pods'])),
      await facts(rule(['list'], ['secrets'], ['example.com'])),
      await facts(rule(['delete'], ['secrets'])),
    ]).toEqual([
      [true, true, true, true],
      [false, true, true, false],
      [false, true, false, true],
      [false, true, false, false],
      [false, true, false, false],
      [false, true, false, false],
      [false, true, false, false],
      [false, true, false, false],
      [false, false, false, false],
      [false, false, false, false],
      [false, false, false, false],
    ]);
  });

  test('groups of everybody are public, and masters are administrators whatever their rule', async () => {
    const found = await grants(
      clusterRole('r', [rule(['get'], ['pods'])]),
      clusterBinding(
        'x',
        'r',
        ['system:unauthenticated', 'system:authenticated', 'system:masters', 'ops'].map((name) => ({
          kind: 'Group',
          name,
        })),
      ),
      clusterBinding('y', 'r', [{ kind: 'User', name: 'system:anonymous' }]),
    );
    expect(
      found.map(({ identity, public: everybody, administrator }) => [identity.nativeId, everybody, administrator]),
    ).toEqual([
      ['group:system:unauthenticated', true, false],
      ['group:system:authenticated', true, false],
      ['group:system:masters', false, true],
      ['group:ops', false, false],
      ['user:system:anonymous', true, false],
    ]);
  });

  test('a service account named by its user name is that account, and subjects that nobody can be are rejected', async () => {
    const records = await read(
      clusterRole('r', [rule(['get'], ['pods'])]),
      clusterBinding('x', 'r', [
        { kind: 'User', name: 'system:serviceaccount:build:ci' },
        { kind: 'ServiceAccount', name: 'nowhere' },
        { kind: 'Robot', name: 'x' },
        { kind: 'User' },
      ]),
      clusterBinding('y', 'r', null),
    );
    expect([
      ofType(records, 'entitlement').map(({ identity }) => identity.nativeId),
      ofType(records, 'rejected').map(({ address }) => address.pointer),
    ]).toEqual([
      ['system:serviceaccount:build:ci'],
      ['/items/1/subjects/1', '/items/1/subjects/2', '/items/1/subjects/3'],
    ]);
  });

  test('a token secret is a credential without end, with its last use where Kubernetes marks it', async () => {
    const secret = (name: string, more: Thing): Thing => ({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/service-account-token',
      metadata: meta(name, 'build', more),
      data: { token: 'c2VjcmV0LXRva2VuLXZhbHVl' },
    });
    const annotations = { 'kubernetes.io/service-account.name': 'ci' };
    const records = await read(
      secret('a', { annotations }),
      secret('b', {
        annotations,
        labels: {
          'kubernetes.io/legacy-token-last-used': '2026-01-02',
          'kubernetes.io/legacy-token-invalid-since': '2027-01-02',
        },
      }),
      secret('c', {}),
      { ...secret('d', {}), type: 'Opaque' },
    );
    expect([
      ofType(records, 'credential').map(({ identity, nativeId, neverExpires, lastUse, status }) => [
        identity.nativeId,
        nativeId,
        neverExpires,
        lastUse,
        status,
      ]),
      ofType(records, 'rejected').length,
      JSON.stringify(records).includes('c2Vj'),
    ]).toEqual([
      [
        ['system:serviceaccount:build:ci', 'secret/build/a', true, { state: 'unknown' }, 'active'],
        [
          'system:serviceaccount:build:ci',
          'secret/build/b',
          true,
          { state: 'at', at: '2026-01-02T00:00:00.000Z' },
          'inactive',
        ],
      ],
      1,
      false,
    ]);
  });

  test('workloads are counted once although both they and their pods are listed', async () => {
    const pod = (name: string, owner: Thing | null, labels: Thing = {}): Thing => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: meta(name, 'build', { labels, ...(owner === null ? {} : { ownerReferences: [owner] }) }),
      spec: { serviceAccountName: 'ci' },
    });
    const deployment: Thing = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: meta('web', 'build'),
      spec: { template: { spec: { serviceAccountName: 'ci' } } },
    };
    const records = await read(
      account('build', 'ci'),
      account('build', 'idle'),
      account('empty', 'x'),
      deployment,
      pod('web-1-a', { kind: 'ReplicaSet', name: 'web-1' }, { 'pod-template-hash': '1' }),
      pod('web-1-b', { kind: 'ReplicaSet', name: 'web-1' }, { 'pod-template-hash': '1' }),
      pod('once', null),
    );
    expect(ofType(records, 'identity').map(({ name, workloads }) => [name, workloads])).toEqual([
      ['build/ci', 2],
      ['build/idle', 0],
      ['empty/x', null],
    ]);
  });

  test('YAML of several documents, typed lists without the kind of their items, and files that refer to each other', async () => {
    const yaml = [
      'apiVersion: v1',
      'kind: ServiceAccountList',
      'items:',
      '- metadata: {name: ci, namespace: build}',
      '---',
      'metadata: {name: r, namespace: build}',
      `apiVersion: ${rbac}`,
      'rules:',
      '- verbs: [get]',
      '  resources: [pods]',
      "  apiGroups: ['']",
      'kind: Role',
      '---',
      '',
    ].join('\n');
    const records = await readAll(kind, [
      file('a.yaml', yaml, 'kubernetes:harbour'),
      file('b.json', {
        apiVersion: rbac,
        kind: 'RoleBindingList',
        items: [{ metadata: { name: 'x', namespace: 'build' }, roleRef: { kind: 'Role', name: 'r' }, subjects: [ci] }],
      }),
    ]);
    const [grant] = ofType(records, 'entitlement');
    expect([countsOf(records), grant?.address, grant?.path[0]?.address, grant?.principalExists]).toEqual([
      { remark: 1, identity: 1, entitlement: 1 },
      { file: 'a.yaml', line: 9, pointer: '/1/rules/0' },
      { file: 'b.json', line: 5, pointer: '/items/0' },
      true,
    ]);
  });

  test('one page of a list is partial, an empty list is none, and a thing that is no object is told', async () => {
    const records = await readAll(kind, [
      file('a.json', { apiVersion: rbac, kind: 'RoleList', metadata: { continue: 'next' }, items: [] }),
      file('b.json', { apiVersion: rbac, kind: 'RoleBindingList', items: null }),
      file('c.json', [{ name: 'apps' }]),
      file('d.json', { apiVersion: 'v1', kind: 'ServiceAccountList', items: [{ metadata: {} }, 7] }),
      file('e.json', { apiVersion: rbac, kind: 'ClusterRoleBindingList', items: {} }),
    ]);
    expect([
      ofType(records, 'rejected').map(({ address }) => [address.file, address.pointer]),
      ofType(records, 'remark').map(({ remark, address }) => [remark, address?.file]),
    ]).toEqual([
      [
        ['d.json', '/items/0'],
        ['d.json', '/items/1'],
        ['e.json', ''],
      ],
      [
        ['partial', 'a.json'],
        ['note', 'c.json'],
      ],
    ]);
  });

  test('a list with nothing in it is empty, and a binding of nobody is told', async () => {
    const remarks = async (...files: Parameters<typeof readAll>[1]) =>
      ofType(await readAll(kind, files), 'remark').map(({ remark, detail }) => [remark, detail.slice(0, 26)]);
    expect([
      await remarks(file('a.json', { apiVersion: rbac, kind: 'RoleList', items: null })),
      await remarks(
        file('b.json', list(account('build', 'ci'), role('build', 'r'), binding('build', 'x', 'r', null)), 'k'),
      ),
    ]).toEqual([
      [['empty', 'The export was made and li']],
      [
        ['note', 'No ClusterRoleBinding and '],
        ['note', 'RoleBinding x names no sub'],
      ],
    ]);
  });

  test('the group of all service accounts of a namespace is used by every workload there', async () => {
    const pod = (namespace: string, name: string): Thing => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: meta(name, namespace),
      spec: { serviceAccountName: name },
    });
    const group = (name: string): Thing => ({ kind: 'Group', name });
    const records = await read(
      pod('build-prod', 'one'),
      pod('build-prod', 'two'),
      pod('shop', 'three'),
      clusterRole('r', [rule(['get'], ['pods'])]),
      clusterBinding(
        'x',
        'r',
        ['system:serviceaccounts', 'system:serviceaccounts:build-prod', 'system:serviceaccounts:gone', 'ops'].map(
          group,
        ),
      ),
    );
    expect(
      ofType(records, 'identity').map(({ name, scope, environment, workloads }) => [
        name,
        scope,
        environment,
        workloads,
      ]),
    ).toEqual([
      ['system:serviceaccounts', null, null, 3],
      ['system:serviceaccounts:build-prod', 'build-prod', 'production', 2],
      ['system:serviceaccounts:gone', 'gone', null, null],
      ['ops', null, null, null],
    ]);
  });

  test('objects are known as a bare list, and as YAML whose items come before its kind', async () => {
    const yaml = [
      'items:',
      '  - metadata: { name: ci, namespace: build }',
      '    apiVersion: v1',
      '    kind: ServiceAccount',
      'kind: List',
      'apiVersion: v1',
    ].join('\n');
    const files = [file('a.json', [account('build', 'ci')]), file('b.yaml', yaml)];
    expect([
      files.map(({ path, bytes }) => sniffSource(path, bytes)?.kind),
      await Promise.all(files.map(async (one) => ofType(await readAll(kind, [one]), 'identity').length)),
      sniffSource('c.json', Buffer.from('[{"resources": ["pods"], "verbs": ["get"]}]')),
    ]).toEqual([[kind, kind], [1, 1], null]);
  });

  test('an object that stands in two files counts once', async () => {
    const objects = list(
      account('build', 'ci'),
      role('build', 'r', rule(['get'], ['pods'])),
      binding('build', 'x', 'r', [ci]),
    );
    const records = await readAll(kind, [file('a.json', objects, 's'), file('b.json', objects, 's')]);
    expect([
      countsOf(records),
      ofType(records, 'remark').filter(({ address }) => address?.file === 'b.json').length,
    ]).toEqual([{ remark: 4, identity: 1, entitlement: 1 }, 3]);
  });

  test.skipIf(samplesAreMissing)('a real support bundle as one source', async () => {
    const records = await readAll(kind, samplesIn('kubernetes/k3s-support-bundle'));
    const found = ofType(records, 'entitlement');
    expect([
      countsOf(records),
      ofType(records, 'identity').filter(({ kind: sort }) => sort === 'service_account').length,
      found.filter(({ principalExists }) => principalExists === false).length,
      found.filter(({ escalates }) => escalates).map(({ identity, privilege }) => [identity.nativeId, privilege]),
      ofType(records, 'rejected').map(({ address }) => address),
    ]).toEqual([
      { remark: 6, identity: 46, entitlement: 29 },
      43,
      15,
      [
        ['system:serviceaccount:kube-system:bootstrap-signer', 'get,list,watch secrets'],
        ['system:serviceaccount:kube-system:token-cleaner', 'delete,get,list,watch secrets'],
      ],
      [],
    ]);
  });
});
