import { describe, expect, test } from 'vitest';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { file, ofType, readAll } from '../reading.ts';

type Thing = Record<string, unknown>;

const told = (content: object) => sniffSource('answer.json', file('answer.json', content).bytes)?.kind ?? null;
const read = (kind: string, ...contents: object[]) =>
  readAll(
    kind,
    contents.map((content, index) => file(`page-${index + 1}.json`, content)),
  );
const remarks = (records: Awaited<ReturnType<typeof read>>) => ofType(records, 'remark').map(({ remark }) => remark);

describe('app installations', () => {
  const installation = (more: Thing = {}): Thing => ({
    id: 25381,
    account: { login: 'northwind' },
    html_url: 'https://github.com/organizations/northwind/settings/installations/25381',
    app_id: 2218,
    app_slug: 'release-train',
    repository_selection: 'all',
    permissions: { contents: 'write', members: 'read', administration: 'write', organization_administration: 'read' },
    created_at: '2025-05-16T08:47:09.000-07:00',
    suspended_at: null,
    ...more,
  });

  test('each permission is an entitlement, with what rules over others told apart', async () => {
    const records = await read('github.app-installations', [installation()]);
    const [identity] = ofType(records, 'identity');
    expect([
      [identity?.system, identity?.nativeId, identity?.name, identity?.status, identity?.owner, identity?.createdAt],
      ofType(records, 'entitlement').map((one) => [
        one.key,
        one.privilege,
        one.resource,
        one.administrator,
        one.escalates,
        one.wildcard,
        one.grantsOwnAccess,
        one.address.pointer,
      ]),
    ]).toEqual([
      ['github:northwind', 'app-installation:25381', 'release-train', 'active', null, '2025-05-16T15:47:09.000Z'],
      [
        ['permission/contents', 'contents:write', 'all repositories of northwind', false, false, true, false],
        ['permission/members', 'members:read', 'organisation northwind', false, false, false, false],
        ['permission/administration', 'administration:write', 'all repositories of northwind', true, true, true, true],
        [
          'permission/organization_administration',
          'organization_administration:read',
          'organisation northwind',
          false,
          false,
          false,
          false,
        ],
      ].map((row) => [...row, `/0/permissions/${String(row[0]).slice('permission/'.length)}`]),
    ]);
  });

  test('suspended is disabled, nothing said is unknown, and a server of one’s own is another system', async () => {
    const records = await read('github.app-installations', [
      installation({ suspended_at: '2026-01-01T00:00:00Z' }),
      installation({ id: 2, suspended_at: undefined, html_url: 'https://ghe.northwind.example/x' }),
    ]);
    expect(ofType(records, 'identity').map(({ system, status }) => [system, status])).toEqual([
      ['github:northwind', 'disabled'],
      ['github:ghe.northwind.example/northwind', null],
    ]);
  });

  test('pages that together hold what is counted are whole; fewer, or one asked for by name, are a part', async () => {
    const page = (...installations: Thing[]) => ({ total_count: 2, installations });
    const kind = 'github.app-installations';
    expect([
      remarks(await read(kind, page(installation()), page(installation({ id: 2 })))),
      remarks(await read(kind, page(installation()))),
      remarks(await read(kind, installation())),
      remarks(await read(kind, { total_count: 0, installations: [] })),
      (await read(kind, { message: 'Not Found', documentation_url: 'https://docs.github.com' }, [7])).map(
        (record) => record.type === 'rejected' && record.reason.slice(0, 30),
      ),
    ]).toEqual([[], ['partial'], ['partial'], ['empty'], ['GitHub answered with an error ', 'It is no object.']]);
  });
});

describe('fine-grained tokens', () => {
  const grant: Thing = {
    id: 25381,
    owner: { login: 'dana' },
    repository_selection: 'subset',
    repositories_url: 'https://api.github.com/organizations/652551/personal-access-tokens/25381/repositories',
    permissions: { organization: { members: 'write' }, repository: { metadata: 'read' } },
    access_granted_at: '2026-05-16T08:47:09.000-07:00',
    token_id: 98716,
    token_name: 'Release',
    token_expired: false,
    token_expires_at: null,
    token_last_used_at: null,
  };

  test('a token is an identity of its own that its maker owns; null is never used and never ending', async () => {
    const records = await read('github.personal-access-tokens', [
      grant,
      { ...grant, token_id: 2, token_expires_at: '2026-11-16T00:00:00Z', token_last_used_at: '2026-10-01T00:00:00Z' },
      { ...grant, token_id: 3, token_expired: true, token_expires_at: undefined, token_last_used_at: undefined },
    ]);
    expect([
      told([grant]),
      ofType(records, 'identity').map(({ system, name, owner, ownerBasis }) => [system, name, owner, ownerBasis]),
      ofType(records, 'credential').map((one) => [
        one.nativeId,
        one.expiresAt,
        one.neverExpires,
        one.lastUse,
        one.status,
      ]),
      ofType(records, 'entitlement')
        .slice(0, 2)
        .map((one) => [one.privilege, one.resource, one.grantedAt, one.neverExpires, one.grantsOwnAccess]),
    ]).toEqual([
      'github.personal-access-tokens',
      Array(3).fill(['github:organization-652551', 'dana/Release', 'dana', 'attested']),
      [
        ['token:98716', null, true, { state: 'never' }, 'active'],
        ['token:2', '2026-11-16T00:00:00.000Z', false, { state: 'at', at: '2026-10-01T00:00:00.000Z' }, 'active'],
        ['token:3', null, null, { state: 'unknown' }, 'inactive'],
      ],
      [
        ['members:write', 'organisation organization-652551', '2026-05-16T15:47:09.000Z', true, true],
        ['metadata:read', 'selected repositories of organization-652551', '2026-05-16T15:47:09.000Z', true, false],
      ],
    ]);
  });

  test('a request holds nothing yet, and is a list of its own', async () => {
    const request = {
      ...grant,
      reason: 'for releases',
      access_granted_at: undefined,
      created_at: '2026-05-16T00:00:00Z',
    };
    const kind = told([request]) ?? '';
    const records = await read(kind, [request]);
    expect([kind, records.map((record) => record.type)]).toEqual([
      'github.personal-access-token-requests',
      ['identity', 'credential', 'remark'],
    ]);
  });
});

test('a deploy key writes only where it may, and is owned by nobody for certain', async () => {
  const key: Thing = {
    id: 1,
    key: 'ssh-ed25519 AAAA',
    url: 'https://api.github.com/repos/northwind/shop/keys/1',
    title: 'shop deployer',
    created_at: '2025-12-10T15:53:42Z',
    read_only: false,
    added_by: 'dana',
    last_used: null,
    enabled: false,
  };
  const records = await read('github.deploy-keys', [key, { ...key, id: 2, read_only: undefined }]);
  const [identity] = ofType(records, 'identity');
  const [credential] = ofType(records, 'credential');
  const [entitlement] = ofType(records, 'entitlement');
  expect([
    [identity?.owner, identity?.ownerBasis, identity?.status, identity?.lastUse],
    [credential?.kind, credential?.neverExpires, credential?.status],
    [entitlement?.privilege, entitlement?.resource, entitlement?.grantedBy],
    ofType(records, 'rejected').map(({ address }) => address.pointer),
    told([{ ...key, url: 'https://api.github.com/user/keys/2' }]),
  ]).toEqual([
    ['dana', 'inferred', 'disabled', { state: 'never' }],
    ['ssh_key', true, 'inactive'],
    ['contents:write', 'northwind/shop', 'dana'],
    ['/1'],
    null,
  ]);
});

test('a webhook is protected only by https with a checked certificate; an address that is a secret is not kept', async () => {
  const hook = (url: string, insecure?: string): Thing => ({
    id: 1,
    url: 'https://api.github.com/orgs/northwind/hooks/1',
    ping_url: 'https://api.github.com/orgs/northwind/hooks/1/pings',
    events: ['push', '*'],
    active: true,
    config: { url, secret: '********', ...(insecure === undefined ? {} : { insecure_ssl: insecure }) },
  });
  const slack = 'https://hooks.slack.com/services/T000/B000/XXXXXXXXXXXX';
  const hooks = [hook('https://a.example/x', '0'), hook('https://a.example/x', '1'), hook('https://a.example/x')];
  const bytes = file('x', [...hooks, hook('http://a.example', '0'), hook(slack, '0')]).bytes;
  const records = await readAll('github.webhooks', [{ path: 'x', bytes, system: null, extractedAt: null }]);
  expect([
    ofType(records, 'credential').map(({ restricted }) => restricted),
    ofType(records, 'identity').map(({ name }) => name),
    ofType(records, 'entitlement')[0]?.privilege,
    ofType(records, 'entitlement')[0]?.wildcard,
    Buffer.from(redact('github.webhooks', bytes).bytes).toString().includes('XXXX'),
  ]).toEqual([
    [true, false, null, false, null],
    ['a.example', 'a.example', 'a.example', 'a.example', 'webhook 1'],
    '*, push',
    true,
    false,
  ]);
});

test('that nothing names the organisation is said once', async () => {
  const secrets = ['A', 'B'].map((name) => ({ name, created_at: '2025-08-10T14:59:22Z', visibility: 'all' }));
  const records = await read('github.stored-secrets', { total_count: 2, secrets });
  expect([remarks(records), ofType(records, 'identity').map(({ system }) => system)]).toEqual([
    ['note'],
    ['github:unknown', 'github:unknown'],
  ]);
});

test('a stored secret has a name and dates, and whoever may use it', async () => {
  const secrets = [
    { name: 'NPM_TOKEN', created_at: '2025-08-10T14:59:22Z', updated_at: '2026-01-10T14:59:22Z', visibility: 'all' },
    {
      name: 'GH_TOKEN',
      created_at: '2025-08-10T14:59:22Z',
      updated_at: '2025-08-10T14:59:22Z',
      visibility: 'selected',
      selected_repositories_url: 'https://api.github.com/orgs/northwind/dependabot/secrets/GH_TOKEN/repositories',
    },
  ];
  const records = await read('github.stored-secrets', { total_count: 2, secrets });
  expect([
    ofType(records, 'credential').map((one) => [
      one.identity,
      one.createdAt,
      one.rotatedAt,
      one.expiresAt,
      one.neverExpires,
    ]),
    ofType(records, 'entitlement').map(({ privilege, resource, wildcard }) => [privilege, resource, wildcard]),
  ]).toEqual([
    [
      [
        { system: 'github:northwind', nativeId: 'dependabot-secret:NPM_TOKEN' },
        '2025-08-10T14:59:22.000Z',
        '2026-01-10T14:59:22.000Z',
        null,
        null,
      ],
      [
        { system: 'github:northwind', nativeId: 'dependabot-secret:GH_TOKEN' },
        '2025-08-10T14:59:22.000Z',
        '2025-08-10T14:59:22.000Z',
        null,
        null,
      ],
    ],
    [
      ['use by dependabot', 'all repositories of northwind', true],
      ['use by dependabot', 'selected repositories of northwind', false],
    ],
  ]);
});

test('credentials for single sign-on: each scope, and nothing of the token', async () => {
  const one: Thing = {
    login: 'dana',
    credential_id: 161195,
    credential_type: 'personal access token',
    token_last_eight: '71c3fc11',
    credential_authorized_at: '2026-01-26T19:06:43Z',
    credential_accessed_at: null,
    authorized_credential_expires_at: null,
    authorized_credential_note: 'nightly',
    scopes: ['repo', 'admin:org'],
  };
  const ssh = { ...one, credential_id: 2, credential_type: 'SSH key', scopes: undefined };
  const records = await readAll(told([one]) ?? '', [{ ...file('x', [one, ssh]), system: 'github:northwind' }]);
  expect([
    ofType(records, 'credential').map(({ kind, neverExpires, lastUse }) => [kind, neverExpires, lastUse.state]),
    ofType(records, 'entitlement').map((grant) => [grant.privilege, grant.administrator, grant.escalates]),
    JSON.stringify(records).includes('71c3'),
    remarks(records),
  ]).toEqual([
    [
      ['token', true, 'never'],
      ['ssh_key', true, 'never'],
    ],
    [
      ['repo', false, false],
      ['admin:org', true, true],
    ],
    false,
    [],
  ]);
});

test('an alert is closed only where GitHub found that the secret no longer works', async () => {
  const alert = (resolution: string | null, validity: string | null, number = 1): Thing => ({
    number,
    created_at: '2026-01-06T18:48:51Z',
    url: 'https://api.github.com/repos/northwind/shop/secret-scanning/alerts/1',
    locations_url: 'x',
    state: resolution === null ? 'open' : 'resolved',
    resolution,
    resolved_by: { login: 'sam' },
    secret_type: 'aws_access_key_id',
    secret_type_display_name: 'AWS key',
    secret: 'AKIAIOSFODNN7EXAMPLE',
    validity,
  });
  const kind = told([alert(null, null)]) ?? '';
  const found = ofType(
    await read(kind, [
      alert(null, null),
      alert('revoked', 'active'),
      alert('revoked', 'inactive'),
      alert('revoked', 'unknown'),
      alert('wont_fix', 'unknown'),
      alert('false_positive', 'active'),
    ]),
    'finding',
  );
  expect([kind, found.map(({ state, title }) => [state, title]), found[0]?.identityHint, found[0]?.nativeId]).toEqual([
    'github.secret-scanning-alerts',
    [
      ['open', 'AWS key'],
      ['open', 'AWS key, closed as revoked by sam, GitHub found that it works'],
      ['resolved', 'AWS key, closed as revoked by sam, GitHub found that it no longer works'],
      [null, 'AWS key, closed as revoked by sam'],
      ['suppressed', 'AWS key, closed as wont fix by sam'],
      ['open', 'AWS key, closed as false positive by sam, GitHub found that it works'],
    ],
    'AKIAIOSFODNN7EXAMPLE',
    'northwind/shop#1',
  ]);
});

test('a delivery says who did what; a removed app or key holds nothing any more', async () => {
  const sender = { login: 'dana' };
  const installation = {
    id: 5,
    account: { login: 'northwind' },
    access_tokens_url: 'x',
    app_id: 9,
    repository_selection: 'selected',
    permissions: { contents: 'read' },
    created_at: 1557933591,
    suspended_at: null,
  };
  const repositories = [{ full_name: 'northwind/shop' }];
  const created = { action: 'created', installation, repositories, sender };
  const key = {
    id: 3,
    key: 'ssh-rsa A',
    url: 'https://api.github.com/repos/northwind/shop/keys/3',
    title: 'k',
    read_only: true,
  };
  const kind = 'github.webhook-events';
  const records = await read(
    kind,
    created,
    { ...created, action: 'deleted' },
    { action: 'deleted', key, sender },
    { action: 'created', sender },
  );
  expect([
    [
      told(created),
      told({ action: 'deleted', key, sender }),
      told({ action: 'member_added', sender, installation: { id: 5 } }),
    ],
    ofType(records, 'action').map((one) => [one.performedBy, one.verb, one.target, one.at, one.party]),
    ofType(records, 'identity').map(({ status }) => status),
    ofType(records, 'credential').map(({ status }) => status),
    ofType(records, 'entitlement').map(({ resource }) => resource),
    ofType(records, 'rejected').length,
    remarks(records),
  ]).toEqual([
    [kind, kind, null],
    [
      ['dana', 'installation created', 'app 9', '2019-05-15T15:19:51.000Z', null],
      ['dana', 'installation deleted', 'app 9', null, null],
      ['dana', 'key deleted', 'k', null, null],
    ],
    ['active', 'deleted', 'deleted'],
    ['deleted'],
    ['northwind/shop'],
    1,
    ['partial'],
  ]);
});

test('Legitify: a failed check is a finding, a skipped one says nothing', async () => {
  const check = (status: string | undefined) => ({ canonicalLink: 'https://github.com/northwind/shop', status });
  const content = {
    'data.repository.no_signed_commits': {
      policyInfo: { title: 'Commits are signed', policyName: 'no_signed_commits', severity: 'LOW' },
      violations: [check('FAILED'), check('SKIPPED'), check('PASSED'), check(undefined)],
    },
  };
  const records = await read('legitify.report', { type: 'flattened', content });
  expect([
    ofType(records, 'finding').map(({ kind, rule, severity, state, address }) => [
      kind,
      rule,
      severity,
      state,
      address.pointer,
    ]),
    ofType(records, 'remark').map(({ detail }) => detail),
  ]).toEqual([
    [
      ['posture', 'no_signed_commits', 'low', 'open', '/content/data.repository.no_signed_commits/violations/0'],
      ['posture', 'no_signed_commits', 'low', 'open', '/content/data.repository.no_signed_commits/violations/3'],
    ],
    ['Checks that did not fail: 1 skipped, 1 passed. A skipped check says nothing, neither good nor bad.'],
  ]);
});
