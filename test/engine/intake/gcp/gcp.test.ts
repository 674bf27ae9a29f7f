import { describe, expect, test } from 'vitest';
import { readMember } from '../../../../electron/engine/intake/gcp/member.ts';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { countsOf, file, ofType, readAll } from '../reading.ts';

type Thing = Record<string, unknown>;
const kind = 'gcp.resources';
const project = '//cloudresourcemanager.googleapis.com/projects/nw-prod';
const export1 = 'export@nw-prod.iam.gserviceaccount.com';
const pool = 'principal://iam.googleapis.com/projects/7/locations/global/workloadIdentityPools/github';

const asset = (bindings: Thing[], name = project): Thing => ({
  name,
  asset_type: 'cloudresourcemanager.googleapis.com/Project',
  iam_policy: { bindings },
});
const binding = (role: string, ...members: string[]): Thing => ({ role, members });
const read = (...files: (object | string)[]) =>
  readAll(
    kind,
    files.map((one, index) => file(`${index}.json`, one)),
  );
const grants = async (...files: (object | string)[]) => ofType(await read(...files), 'entitlement');

describe('members of policies', () => {
  test('are parted at the first colon only, and live in the project that their e-mail names', () => {
    const members = [
      `serviceAccount:${export1}`,
      'serviceAccount:7-compute@developer.gserviceaccount.com',
      'serviceAccount:service-7@gcp-sa-pubsub.iam.gserviceaccount.com',
      'serviceAccount:service-7@nw-prod.iam.gserviceaccount.com',
      'serviceAccount:7@cloudservices.gserviceaccount.com',
      'serviceAccount:nw-prod.svc.id.goog[shop/checkout]',
      `deleted:serviceAccount:${export1}?uid=123`,
      'user:dana@northwind.example',
      'allUsers',
      'projectEditor:nw-prod',
      `${pool}/subject/repo:northwind/x:ref:refs/heads/main`,
      'nobody:x',
    ].map(readMember);
    expect(
      members.map((member) => member && [member.system, member.nativeId, member.kind, member.vendorManaged]),
    ).toEqual([
      ['gcp:nw-prod', export1, 'service_account', false],
      ['gcp:7', '7-compute@developer.gserviceaccount.com', 'service_account', false],
      ['gcp:7', 'service-7@gcp-sa-pubsub.iam.gserviceaccount.com', 'service_account', true],
      ['gcp:nw-prod', 'service-7@nw-prod.iam.gserviceaccount.com', 'service_account', false],
      ['gcp:7', '7@cloudservices.gserviceaccount.com', 'service_account', true],
      ['gcp:nw-prod', 'nw-prod.svc.id.goog[shop/checkout]', 'service_account', false],
      ['gcp:nw-prod', `deleted:serviceAccount:${export1}?uid=123`, 'service_account', false],
      ['gcp', 'user:dana@northwind.example', 'user', null],
      ['gcp', 'allUsers', 'group', null],
      ['gcp:nw-prod', 'projectEditor:nw-prod', 'group', null],
      ['gcp:7', `${pool}/subject/repo:northwind/x:ref:refs/heads/main`, 'external_principal', null],
      null,
    ]);
    expect([members[1]?.defaultAccount, members[6]?.deleted, members[8]?.public]).toEqual([true, true, true]);
  });
});

describe('IAM policies', () => {
  test('basic roles, roles that reach other identities, and roles of which nothing is known', async () => {
    const roles = [
      'roles/owner',
      'roles/editor',
      'roles/viewer',
      'roles/iam.serviceAccountTokenCreator',
      'roles/storage.objectViewer',
      'roles/storage.admin',
      'projects/nw-prod/roles/own',
    ];
    const records = await grants(asset(roles.map((role) => binding(role, `serviceAccount:${export1}`))));
    expect(records.map((one) => [one.privilege, one.administrator, one.escalates, one.wildcard])).toEqual([
      ['roles/owner', true, true, true],
      ['roles/editor', false, true, true],
      ['roles/viewer', false, false, true],
      ['roles/iam.serviceAccountTokenCreator', false, true, false],
      ['roles/storage.objectViewer', false, false, false],
      ['roles/storage.admin', false, null, false],
      ['projects/nw-prod/roles/own', null, null, null],
    ]);
  });

  test('a custom role is judged by its permissions, and one that is deleted or disabled is named so', async () => {
    const roles = {
      roles: [
        { name: 'projects/nw-prod/roles/a', includedPermissions: ['iam.serviceAccounts.actAs'] },
        { name: 'projects/nw-prod/roles/b', includedPermissions: ['storage.objects.get'], deleted: true },
        { name: 'projects/nw-prod/roles/c', includedPermissions: [], stage: 'DISABLED' },
      ],
    };
    const bindings = ['a', 'b', 'c'].map((role) =>
      binding(`projects/nw-prod/roles/${role}`, 'group:g@northwind.example'),
    );
    expect((await grants(roles, asset(bindings))).map(({ escalates, path }) => [escalates, path[0]?.kind])).toEqual([
      [true, 'binding'],
      [false, 'binding to a deleted role'],
      [false, 'binding to a disabled role'],
    ]);
  });

  test('everybody is public and external, under a condition nobody can say how far; a date in a condition is an end', async () => {
    const dated = { title: 'until', expression: "request.time < timestamp('2026-12-31T00:00:00Z')" };
    const records = await grants(
      asset([
        binding('roles/viewer', 'allUsers'),
        { ...binding('roles/viewer', 'allAuthenticatedUsers'), condition: { expression: 'resource.name == "x"' } },
        { ...binding('roles/viewer', 'user:dana@northwind.example'), condition: dated },
      ]),
    );
    expect(records.map((one) => [one.public, one.external, one.conditioned, one.expiresAt, one.neverExpires])).toEqual([
      [true, true, false, null, true],
      [null, true, true, null, null],
      [false, null, true, '2026-12-31T00:00:00.000Z', false],
    ]);
  });

  test('one role under two conditions is two entitlements; the same member twice is one', async () => {
    const conditioned = { ...binding('roles/viewer', 'user:a@b.example'), condition: { expression: 'true' } };
    const records = await read(
      asset([binding('roles/viewer', 'user:a@b.example', 'user:a@b.example'), conditioned, conditioned]),
    );
    expect(countsOf(records)).toEqual({ identity: 1, entitlement: 2, remark: 1 });
  });

  test('a grant to a deleted account is told as such, one to a listed account as existing', async () => {
    const accounts = { accounts: [{ email: export1, uniqueId: '1', projectId: 'nw-prod', disabled: true }] };
    const members = [`serviceAccount:${export1}`, `deleted:serviceAccount:${export1}?uid=9`, 'user:a@b.example'];
    const records = await read(accounts, asset([binding('roles/viewer', ...members)]));
    expect(ofType(records, 'entitlement').map(({ principalExists }) => principalExists)).toEqual([true, false, null]);
    expect(ofType(records, 'identity').map(({ name, status }) => [name, status])).toEqual([
      [export1, 'disabled'],
      [`${export1}?uid=9`, 'deleted'],
      ['a@b.example', null],
    ]);
  });

  test('federation is loose for a whole pool, for pull requests, and for an attribute that no provider narrows', async () => {
    const set = pool.replace('principal:', 'principalSet:');
    const members = [
      `${pool}/subject/repo:northwind/x:ref:refs/heads/main`,
      `${pool}/subject/repo:northwind/x:pull_request`,
      `${set}/attribute.repository/northwind/x`,
      `${set}/*`,
    ];
    const provider = (more: Thing) => ({
      workloadIdentityPoolProviders: [
        { name: 'projects/7/locations/global/workloadIdentityPools/github/providers/p', ...more },
      ],
    });
    const loose = async (...files: Thing[]) =>
      (await grants(...files, asset([binding('roles/viewer', ...members)]))).map(
        ({ looseFederation }) => looseFederation,
      );
    expect([
      await loose(),
      await loose(provider({})),
      await loose(provider({ attributeCondition: "assertion.ref == 'refs/heads/main'" })),
    ]).toEqual([
      [false, true, null, true],
      [false, true, true, true],
      [false, true, null, null],
    ]);
  });

  test('effective policies keep the resource that a grant is inherited from, and tell it once', async () => {
    const inherited = {
      attached_resource: project,
      policy: { bindings: [binding('roles/viewer', 'user:a@b.example')] },
    };
    const records = await grants({
      policy_results: [
        { full_resource_name: project, policies: [inherited] },
        { full_resource_name: '//storage.googleapis.com/x', policies: [inherited] },
      ],
    });
    expect(records.map(({ resource, scope }) => [resource, scope])).toEqual([[project, 'nw-prod']]);
  });

  test('search results name resource and project, lines of an export may be annotated, and gcloud names no resource', async () => {
    const policy = { bindings: [binding('roles/viewer', 'user:a@b.example')] };
    const search = {
      results: [{ resource: '//storage.googleapis.com/x', project: 'projects/7', policy }],
      nextPageToken: 'n',
    };
    const lines = `# first\n${JSON.stringify(asset(policy.bindings as Thing[]))}\n# second\n${JSON.stringify(
      asset(policy.bindings as Thing[], '//storage.googleapis.com/y'),
    )}\n`;
    const records = await read(search, lines, policy);
    expect(ofType(records, 'entitlement').map(({ resource }) => resource)).toEqual([
      '//storage.googleapis.com/x',
      project,
      '//storage.googleapis.com/y',
      'unnamed resource of 2.json',
    ]);
    expect(ofType(records, 'remark').map(({ remark }) => remark)).toEqual(['partial', 'note']);
  });
});

describe('credentials of Google Cloud', () => {
  test('a key that a person holds is told, a key that Google rotates is only counted', async () => {
    const key = (id: string, more: Thing): Thing => ({
      name: `projects/nw-prod/serviceAccounts/${export1}/keys/${id}`,
      validAfterTime: '2024-01-01T00:00:00Z',
      ...more,
    });
    const records = await read({
      keys: [
        key('a', { keyType: 'USER_MANAGED', validBeforeTime: '9999-12-31T23:59:59Z' }),
        key('b', { keyType: 'USER_MANAGED', validBeforeTime: '2026-01-01T00:00:00Z', disabled: true }),
        key('c', { keyType: 'SYSTEM_MANAGED', validBeforeTime: '2026-01-01T00:00:00Z' }),
      ],
    });
    expect(
      ofType(records, 'credential').map((one) => [one.nativeId, one.expiresAt, one.neverExpires, one.status]),
    ).toEqual([
      ['a', null, true, 'active'],
      ['b', '2026-01-01T00:00:00.000Z', false, 'inactive'],
    ]);
    expect(countsOf(records)).toEqual({ identity: 1, credential: 2, remark: 1 });
  });

  test('an API key without restrictions reaches everything, one bound to an account is that account’s', async () => {
    const key = (id: string, more: Thing = {}): Thing => ({
      name: `projects/nw-prod/locations/global/keys/${id}`,
      uid: id,
      ...more,
    });
    const records = await read({
      keys: [
        key('open'),
        key('maps', { restrictions: { apiTargets: [{ service: 'maps-backend.googleapis.com' }] } }),
        key('bound', { serviceAccountEmail: export1 }),
      ],
    });
    expect(ofType(records, 'credential').map(({ identity, restricted }) => [identity.nativeId, restricted])).toEqual([
      ['projects/nw-prod/locations/global/keys/open', false],
      ['projects/nw-prod/locations/global/keys/maps', true],
      [export1, false],
    ]);
    expect(ofType(records, 'entitlement').map(({ privilege, wildcard }) => [privilege, wildcard])).toEqual([
      ['every API of the project that takes API keys', true],
      ['maps-backend.googleapis.com', false],
    ]);
  });

  test('versions of a secret are credentials that end with it, and its labels may name an owner', async () => {
    const name = 'projects/nw-prod/secrets/ledger';
    const records = await read(
      {
        secrets: [
          { name, createTime: '2024-01-01T00:00:00Z', expireTime: '2027-01-01T00:00:00Z', labels: { team: 'finance' } },
        ],
      },
      {
        versions: [
          { name: `${name}/versions/1`, state: 'DESTROYED' },
          { name: `${name}/versions/2`, state: 'ENABLED' },
        ],
      },
    );
    expect(ofType(records, 'identity').map((one) => [one.name, one.owner, one.ownerBasis])).toEqual([
      ['ledger', 'finance', 'inferred'],
    ]);
    expect(ofType(records, 'credential').map(({ status, expiresAt }) => [status, expiresAt])).toEqual([
      ['deleted', '2027-01-01T00:00:00.000Z'],
      ['active', '2027-01-01T00:00:00.000Z'],
    ]);
  });

  test('the text of a key and of a secret goes before anything is kept', () => {
    const files: Thing[] = [
      { keys: [{ name: 'projects/p/locations/global/keys/k', keyString: 'AIzaNotARealKeyButLong' }] },
      { name: 'projects/p/secrets/s/versions/1', payload: { data: 'Y29ycmVjdCBob3JzZSBiYXR0ZXJ5' } },
      { name: 'projects/p/serviceAccounts/s/keys/k', privateKeyData: 'ewogICJ0eXBlIjogInNlcnZpY2Vf' },
    ];
    expect(
      files.map((one) =>
        /AIzaNot|Y29ycmVj|ewogICJ0/.test(Buffer.from(redact(kind, Buffer.from(JSON.stringify(one))).bytes).toString()),
      ),
    ).toEqual([false, false, false]);
  });

  test('an error message of the API is told for what it is', async () => {
    const failure = {
      error: { code: 403, message: 'The caller does not have permission', status: 'PERMISSION_DENIED' },
    };
    const { bytes } = file('keys.json', failure);
    expect(sniffSource('keys.json', bytes)?.kind).toBe(kind);
    expect(
      (await read(failure)).map((one) => ('reason' in one ? one.reason : 'remark' in one ? one.remark : '')),
    ).toEqual(['This file is an error message of the API (PERMISSION_DENIED), not an export.', 'partial']);
  });
});
