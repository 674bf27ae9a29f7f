import { describe, expect, test } from 'vitest';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { countsOf, file, ofType, readAll, sample, samplesAreMissing } from '../reading.ts';

const links = (path: string) => ({ self: { href: `https://northwind-admin.okta.com/api/v1/${path}` } });
const app = (id: string, mode: string, client: object | null, status = 'ACTIVE') => ({
  id,
  label: `App ${id}`,
  signOnMode: mode,
  status,
  created: '2026-01-01T00:00:00.000Z',
  credentials: { oauthClient: { client_id: id } },
  settings: client === null ? {} : { oauthClient: client },
  _links: links(`apps/${id}`),
});

describe('Okta applications', () => {
  test('those that act by themselves are identities with their keys, those of people are counted', async () => {
    const records = await readAll('okta.applications', [
      file('apps.json', [
        app('0oa1', 'OPENID_CONNECT', {
          grant_types: ['client_credentials'],
          application_type: 'service',
          jwks: { keys: [{ kid: 'k1', kty: 'RSA', status: 'ACTIVE', created: '2026-01-02T00:00:00Z' }] },
        }),
        app('0oa2', 'OPENID_CONNECT', { grant_types: ['authorization_code'], application_type: 'web' }),
        app('0oa3', 'SAML_2_0', null),
        app('0oa4', 'OPENID_CONNECT', { grant_types: ['client_credentials', 'authorization_code'] }, 'INACTIVE'),
      ]),
    ]);
    expect([
      ofType(records, 'identity').map(({ system, nativeId, interactive, status }) => [
        system,
        nativeId,
        interactive,
        status,
      ]),
      ofType(records, 'credential').map(({ identity, nativeId, neverExpires, status }) => [
        identity.nativeId,
        nativeId,
        neverExpires,
        status,
      ]),
      ofType(records, 'remark').map(({ remark, detail }) => [remark, detail]),
    ]).toEqual([
      [
        ['okta:northwind.okta.com', '0oa1', false, 'active'],
        ['okta:northwind.okta.com', '0oa4', true, 'disabled'],
      ],
      [['0oa1', 'k1', true, 'active']],
      [
        ['account', 'okta:northwind.okta.com'],
        [
          'note',
          '2 of 4 applications are for people to sign in to (1 OPENID_CONNECT, 1 SAML_2_0); they act for nobody by themselves and are not listed.',
        ],
      ],
    ]);
  });

  test('the system that the bundle declares outweighs the links', async () => {
    const list = [app('0oa1', 'OPENID_CONNECT', { application_type: 'service' })];
    const records = await readAll('okta.applications', [file('apps.json', list, 'okta:northwind')]);
    expect(ofType(records, 'identity').map(({ system }) => system)).toEqual(['okta:northwind']);
  });

  test.skipIf(samplesAreMissing)(
    'client secrets and their hashes reach neither records nor the stored file',
    async () => {
      const input = sample('okta/management/listOAuth2ClientSecrets__OAuthClientSecretListResponseExample.json');
      const records = await readAll('okta.client-secrets', [input]);
      const shown = JSON.stringify(records) + Buffer.from(redact('okta.client-secrets', input.bytes).bytes).toString();
      expect(
        ['DRUFXGF9XbLn', 'HAGDTYU9XbLnS', 'yk4SVx4sUWVJVbHt6M-UPA', '0WOOvBSzV9clc4Nr7Rbaug'].filter((secret) =>
          shown.includes(secret),
        ),
      ).toEqual([]);
      expect(
        ofType(records, 'credential').map(({ identity, nativeId, status }) => [identity.nativeId, nativeId, status]),
      ).toEqual([
        ['0oa1nkheCuDn82XVI0g4', 'ocs2f4zrZbs8nUa7p0g4', 'inactive'],
        ['0oa1nkheCuDn82XVI0g4', 'ocs2f50kZB0cITmYU0g4', 'active'],
      ]);
    },
  );
});

describe('Okta API tokens', () => {
  const token = (facts: object) => ({
    id: '00T1',
    name: 'Sample',
    userId: '00u1',
    clientName: 'Okta API',
    tokenWindow: 'P30D',
    created: '2026-01-01T00:00:00Z',
    lastUpdated: '2026-03-01T00:00:00Z',
    expiresAt: '2026-03-31T00:00:00Z',
    ...facts,
  });

  test('the last change is a use only where the idle window began anew with it', async () => {
    const records = await readAll('okta.api-tokens', [
      file('t.json', [
        token({ network: { connection: 'ANYWHERE' } }),
        token({ network: { connection: 'ZONE' }, expiresAt: '2026-03-15T00:00:00Z' }),
        token({ lastUpdated: '2026-01-01T00:00:00Z', expiresAt: '2026-01-31T00:00:00Z' }),
      ]),
    ]);
    expect(
      ofType(records, 'credential').map(({ lastUse, restricted, identity }) => [
        lastUse,
        restricted,
        identity.nativeId,
      ]),
    ).toEqual([
      [{ state: 'at', at: '2026-03-01T00:00:00.000Z' }, false, '00u1'],
      [{ state: 'unknown' }, true, '00u1'],
      [{ state: 'unknown' }, null, '00u1'],
    ]);
  });
});

describe('Okta access', () => {
  const assignment = (type: string, facts: object = {}) => ({
    id: `ra-${type}`,
    label: type.toLowerCase(),
    type,
    status: 'ACTIVE',
    created: '2026-01-01T00:00:00Z',
    assignmentType: 'CLIENT',
    _links: { assignee: { href: 'https://northwind.okta.com/oauth2/v1/clients/0oa1' } },
    ...facts,
  });

  test('only what the role’s type tells is said of it', async () => {
    const records = await readAll('okta.role-assignments', [
      file('r.json', [
        assignment('SUPER_ADMIN'),
        assignment('HELP_DESK_ADMIN'),
        assignment('CUSTOM', { role: 'cr0', 'resource-set': 'iam0' }),
        assignment('READ_ONLY_ADMIN', { status: 'INACTIVE' }),
        assignment('ORG_ADMIN', { _links: {} }),
      ]),
    ]);
    expect([
      ofType(records, 'entitlement').map(({ key, resource, administrator, escalates }) => [
        key,
        resource,
        administrator,
        escalates,
      ]),
      ofType(records, 'rejected').length,
    ]).toEqual([
      [
        ['role|SUPER_ADMIN||', 'the organisation', true, true],
        ['role|HELP_DESK_ADMIN||', 'the organisation', false, false],
        ['role|CUSTOM|cr0|iam0', 'resource set iam0', null, null],
      ],
      1,
    ]);
  });

  test('a revoked scope is no access, and a scope that manages roles can raise rights', async () => {
    const grant = (scopeId: string, status = 'ACTIVE') => ({
      id: scopeId,
      scopeId,
      status,
      clientId: '0oa1',
      issuer: 'https://northwind.okta.com',
      source: 'ADMIN',
      created: '2026-01-01T00:00:00Z',
      createdBy: { id: '00u1', type: 'User' },
    });
    const records = await readAll('okta.scope-grants', [
      file('g.json', [grant('okta.users.read'), grant('okta.roles.manage'), grant('okta.apps.manage', 'REVOKED')]),
    ]);
    expect(
      ofType(records, 'entitlement').map(({ privilege, escalates, grantedBy }) => [privilege, escalates, grantedBy]),
    ).toEqual([
      ['okta.users.read', false, '00u1'],
      ['okta.roles.manage', true, '00u1'],
    ]);
  });

  test.skipIf(samplesAreMissing)('an owner of a service account is one that somebody named on purpose', async () => {
    const records = await readAll('okta.service-accounts', [
      sample('okta/management/listOktaManagedUserAccounts__ListOktaManagedUserAccounts.json'),
    ]);
    expect(
      ofType(records, 'identity').map(({ nativeId, kind, owner, ownerBasis }) => [nativeId, kind, owner, ownerBasis]),
    ).toEqual([
      ['00u11s48P9zGW8yqm0g5', 'service_account', '00u22t59Q0aHbNEXi1h8, 00g57qp78yZT2XBA40g7', 'attested'],
      ['00u33u60R1bIcOFYj2i9', 'service_account', '00u22t59Q0aHbNEXi1h8', 'attested'],
    ]);
  });
});

describe('Okta governance', () => {
  const review = (id: string, decision: string, facts: object = {}) => ({
    id,
    campaignId: 'ici1',
    resourceId: '00g1',
    decision,
    remediationStatus: 'NONE',
    principalProfile: { id: '00u1', firstName: 'Robin', lastName: 'Sample', email: 'robin@northwind.example' },
    reviewerProfile: { id: '00u2', email: 'dana@northwind.example', firstName: 'Dana', lastName: 'Owner' },
    ...facts,
  });

  test('a review is an action of the past by nobody’s party, and one that is open decided nothing', async () => {
    const records = await readAll('okta.governance-reviews', [
      file('r.json', {
        data: [
          review('icr1', 'REVOKE', { decided: '2026-02-01T00:00:00Z' }),
          review('icr2', 'UNREVIEWED', { reviewerProfile: null, reviewerGroupProfile: { name: 'Owners of Payments' } }),
        ],
        _links: { self: { href: 'https://northwind.okta.com/governance/api/v1/reviews' } },
      }),
    ]);
    expect(
      ofType(records, 'action').map(({ verb, party, activity, performedBy, target, identity, at, approval, state }) => [
        verb,
        party,
        activity,
        performedBy,
        target,
        identity?.nativeId,
        at,
        approval,
        state,
      ]),
    ).toEqual([
      [
        'review',
        null,
        null,
        'Dana Owner (dana@northwind.example)',
        'Access of Robin Sample (robin@northwind.example) to 00g1',
        '00u1',
        '2026-02-01T00:00:00.000Z',
        'REVOKE',
        'done',
      ],
      [
        'review',
        null,
        null,
        'Owners of Payments',
        'Access of Robin Sample (robin@northwind.example) to 00g1',
        '00u1',
        null,
        null,
        'planned',
      ],
    ]);
  });

  test('a list is whole once its last page is there', async () => {
    const page = (id: string, next: boolean) =>
      file(`${id}.json`, {
        data: [review(id, 'APPROVE')],
        _links: next ? { next: { href: 'https://northwind.okta.com/x' } } : {},
      });
    const partial = async (...next: boolean[]) =>
      ofType(
        await readAll(
          'okta.governance-reviews',
          next.map((one, index) => page(`icr${index}`, one)),
        ),
        'remark',
      ).some(({ remark }) => remark === 'partial');
    expect([await partial(true), await partial(true, false), await partial(true, true)]).toEqual([true, false, true]);
  });

  test('a grant that denies, ends or is inactive is read for what it is', async () => {
    const grant = (id: string, facts: object) => ({
      id,
      grantType: 'CUSTOM',
      status: 'ACTIVE',
      action: 'ALLOW',
      created: '2026-01-01T00:00:00Z',
      createdBy: '00u9',
      target: { externalId: '0oa1', type: 'APPLICATION' },
      targetPrincipal: { externalId: '00u1', type: 'OKTA_USER' },
      ...facts,
    });
    const input = file('g.json', {
      data: [
        grant('a', { action: 'DENY' }),
        grant('b', { scheduleSettings: { expirationDate: '2026-06-01T00:00:00Z' } }),
        grant('c', { status: 'INACTIVE' }),
      ],
    });
    const records = await readAll('okta.governance-grants', [input]);
    expect(sniffSource(input.path, input.bytes)?.kind).toBe('okta.governance-grants');
    expect([
      ofType(records, 'entitlement').map(({ effect, expiresAt, neverExpires, resource }) => [
        effect,
        expiresAt,
        neverExpires,
        resource,
      ]),
      countsOf(records),
    ]).toEqual([
      [
        ['deny', null, null, '0oa1'],
        ['allow', '2026-06-01T00:00:00.000Z', false, '0oa1'],
      ],
      { remark: 2, entitlement: 2 },
    ]);
  });
});
