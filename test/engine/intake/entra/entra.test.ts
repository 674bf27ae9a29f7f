import { describe, expect, test } from 'vitest';
import type { IntakeRecord } from '../../../../electron/engine/intake/record.ts';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { countsOf, file, ofType, readAll } from '../reading.ts';

type Thing = Record<string, unknown>;
const kind = 'entra.objects';
const tenant = '0d9f1a52-7c7e-4c55-9a08-1f3f5a3f1c11';
const system = `entra:${tenant}`;
const graphId = '00000003-0000-0000-c000-000000000000';
const roleManagement = '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8';

const page = (...value: Thing[]): Thing => ({ '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata', value });
const servicePrincipal = (id: string, appId: string, more: Thing = {}): Thing => ({
  id,
  appId,
  displayName: `sp of ${appId}`,
  servicePrincipalType: 'Application',
  accountEnabled: true,
  appOwnerOrganizationId: tenant,
  ...more,
});
const application = (id: string, appId: string, more: Thing = {}): Thing => ({
  id,
  appId,
  displayName: 'Invoice export',
  signInAudience: 'AzureADMyOrg',
  createdDateTime: '2024-05-01T08:00:00Z',
  ...more,
});
const graph = servicePrincipal('sp-graph', graphId, {
  displayName: 'Microsoft Graph',
  appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
  appRoles: [
    { id: roleManagement, value: 'RoleManagement.ReadWrite.Directory' },
    { id: 'role-users', value: 'User.Read.All' },
  ],
});

const read = (...pages: Thing[]) =>
  readAll(
    kind,
    pages.map((one, index) => file(`${index}.json`, one, system)),
  );
const notes = (records: readonly IntakeRecord[]) =>
  ofType(records, 'remark')
    .filter(({ remark }) => remark === 'note')
    .map(({ detail }) => detail);

describe('applications of Entra', () => {
  test('an application and its service principal in two files are one identity, joined by appId', async () => {
    const records = await read(
      page(
        application('app-1', 'aa-1', {
          owners: [{ displayName: 'Dana Owner', userPrincipalName: 'dana@northwind.example', accountEnabled: true }],
          passwordCredentials: [
            { keyId: 'k1', startDateTime: '2024-05-01T08:00:00Z', endDateTime: '2026-05-01T08:00:00Z', hint: 'abc' },
          ],
        }),
      ),
      page(
        servicePrincipal('sp-1', 'aa-1', {
          accountEnabled: false,
          passwordCredentials: [{ keyId: 'k1' }, { keyId: 'k2', endDateTime: '2299-12-31T00:00:00Z' }],
        }),
      ),
    );
    expect(
      ofType(records, 'identity').map(
        ({ nativeId, name, owner, ownerEmail, ownerStatus, status, createdAt, links }) => ({
          nativeId,
          name,
          owner: [owner, ownerEmail, ownerStatus],
          status,
          createdAt,
          links: links.map((link) => link.nativeId),
        }),
      ),
    ).toEqual([
      {
        nativeId: 'aa-1',
        name: 'sp of aa-1',
        owner: ['Dana Owner', 'dana@northwind.example', 'active'],
        status: 'disabled',
        createdAt: '2024-05-01T08:00:00.000Z',
        links: ['sp-1', 'app-1'],
      },
    ]);
    expect(
      ofType(records, 'credential').map(({ nativeId, expiresAt, neverExpires }) => [nativeId, expiresAt, neverExpires]),
    ).toEqual([
      ['k1', null, null],
      ['k2', null, true],
    ]);
  });

  test('two applications of one name stay two', async () => {
    const records = await read(page(application('app-1', 'aa-1'), application('app-2', 'aa-2')));
    expect(ofType(records, 'identity').map(({ nativeId, name }) => [nativeId, name])).toEqual([
      ['aa-1', 'Invoice export'],
      ['aa-2', 'Invoice export'],
    ]);
  });

  test("another tenant's application is external, Microsoft's own are the vendor's and counted", async () => {
    const records = await read(
      page(servicePrincipal('sp-1', 'aa-1', { appOwnerOrganizationId: 'ffff1111-0000-4000-8000-000000000001' }), graph),
    );
    expect(
      ofType(records, 'identity').map(({ externalOrganisation, vendorManaged }) => [
        externalOrganisation,
        vendorManaged,
      ]),
    ).toEqual([
      ['Microsoft Entra tenant ffff1111-0000-4000-8000-000000000001', false],
      [null, true],
    ]);
    expect(notes(records)).toEqual([
      "1 of the identities is Microsoft's own service, owned by its tenant f8cdef31-a31e-4b4a-93e4-5f571e91255a.",
    ]);
  });

  test('without a tenant nothing is called external, and the reader says why', async () => {
    const records = await readAll(kind, [
      file('a.json', page(servicePrincipal('sp-1', 'aa-1', { appOwnerOrganizationId: 'ffff' }))),
    ]);
    expect(
      ofType(records, 'identity').map(({ system, externalOrganisation }) => [system, externalOrganisation]),
    ).toEqual([['entra:unknown', null]]);
    expect(notes(records)).toEqual([
      'Neither the bundle nor the evidence names the tenant, so its identities stand under entra:unknown.',
    ]);
  });

  test('the tenant of an own application is the tenant of the evidence', async () => {
    const records = await readAll(kind, [
      file('a.json', page(application('app-1', 'aa-1'))),
      file(
        'b.json',
        page(servicePrincipal('sp-1', 'aa-1'), servicePrincipal('sp-2', 'aa-2', { appOwnerOrganizationId: 'ffff' })),
      ),
    ]);
    expect(
      ofType(records, 'identity').map(({ system, externalOrganisation }) => [system, externalOrganisation]),
    ).toEqual([
      [system, null],
      [system, 'Microsoft Entra tenant ffff'],
    ]);
  });

  test('a page that names a next one makes the source partial, an error message is no export', async () => {
    const first = { ...page(application('app-1', 'aa-1')), '@odata.nextLink': 'https://graph.microsoft.com/v1.0/x' };
    const failure = {
      error: { code: 'Authorization_RequestDenied', message: 'no', innerError: { 'request-id': 'r' } },
    };
    const records = await read(first, failure);
    expect(countsOf(records)).toEqual({ identity: 1, rejected: 1, remark: 2 });
    expect(ofType(records, 'remark').map(({ remark }) => remark)).toEqual(['partial', 'partial']);
    expect(ofType(records, 'rejected').map(({ reason }) => reason)).toEqual([
      'This file is an error message of the API (Authorization_RequestDenied), not an export.',
    ]);
  });

  test('texts of secrets and blobs of keys go, names of keys stay', () => {
    const text = JSON.stringify([
      application('app-1', 'aa-1', {
        passwordCredentials: [{ keyId: 'k1', secretText: 'Zx8~correct-horse-battery7Q' }],
        keyCredentials: [{ keyId: 'k2', key: 'MIIDblobblobblobblob', customKeyIdentifier: '7D20AB8DD09B653E' }],
      }),
    ]);
    const stored = Buffer.from(redact(kind, Buffer.from(text)).bytes).toString();
    expect([stored.includes('horse'), stored.includes('MIID'), stored.includes('7D20AB8DD09B653E')]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('permissions of applications', () => {
  const assigned = (appRoleId: string): Thing => ({
    id: `as-${appRoleId}`,
    appRoleId,
    principalId: 'sp-1',
    principalType: 'ServicePrincipal',
    resourceId: 'sp-graph',
    resourceDisplayName: 'Microsoft Graph',
    createdDateTime: '2025-01-01T00:00:00Z',
  });

  test('a role is named by the resource that offers it, and judged; what is not explained stays an id and unknown', async () => {
    const records = await read(
      page(graph, servicePrincipal('sp-1', 'aa-1')),
      page(assigned(roleManagement), assigned('role-users'), assigned('role-other')),
    );
    expect(
      ofType(records, 'entitlement').map(({ identity, privilege, escalates, administrator, neverExpires }) => [
        identity.nativeId,
        privilege,
        escalates,
        administrator,
        neverExpires,
      ]),
    ).toEqual([
      ['aa-1', 'RoleManagement.ReadWrite.Directory', true, false, true],
      ['aa-1', 'User.Read.All', false, false, true],
      ['aa-1', 'role-other', null, null, true],
    ]);
  });

  test('a grant to an own application is not from outside, one to a foreign one is, and of a mere id nobody knows', async () => {
    const to = (principalId: string): Thing => ({ ...assigned('role-users'), principalId });
    const records = await read(
      page(application('app-1', 'aa-1'), servicePrincipal('sp-1', 'aa-1')),
      page(servicePrincipal('sp-2', 'aa-2', { appOwnerOrganizationId: 'ffff' })),
      page(to('sp-1'), to('sp-2'), to('sp-3')),
    );
    expect(ofType(records, 'entitlement').map(({ external }) => external)).toEqual([false, true, null]);
  });

  test('a well-known id that raises rights is judged even where only its number is there', async () => {
    const records = await read(page(assigned(roleManagement)));
    expect(ofType(records, 'entitlement').map(({ privilege, escalates }) => [privilege, escalates])).toEqual([
      [roleManagement, true],
    ]);
  });

  test('each scope of a grant is one entitlement, for everybody or for one person', async () => {
    const records = await read(
      page(
        {
          clientId: 'sp-1',
          consentType: 'AllPrincipals',
          principalId: null,
          resourceId: 'sp-graph',
          scope: ' Mail.Read  Directory.ReadWrite.All',
        },
        { clientId: 'sp-1', consentType: 'Principal', principalId: 'u1', resourceId: 'sp-graph', scope: 'Mail.Read' },
      ),
      page(servicePrincipal('sp-1', 'aa-1'), graph),
    );
    expect(
      ofType(records, 'entitlement').map(({ identity, privilege, scope, escalates }) => [
        identity.nativeId,
        privilege,
        scope,
        escalates,
      ]),
    ).toEqual([
      ['aa-1', 'Mail.Read', 'for all users', false],
      ['aa-1', 'Directory.ReadWrite.All', 'for all users', true],
      ['aa-1', 'Mail.Read', 'for user u1', false],
    ]);
  });

  test('what an application asks for is no entitlement', async () => {
    const asks = {
      requiredResourceAccess: [{ resourceAppId: graphId, resourceAccess: [{ id: roleManagement, type: 'Role' }] }],
    };
    expect(countsOf(await read(page(application('app-1', 'aa-1', asks))))).toEqual({ identity: 1 });
  });

  test('a federated credential is a credential without end and a grant to its subject; pull requests make it loose', async () => {
    const records = await read(
      page(
        application('app-1', 'aa-1', {
          federatedIdentityCredentials: [
            { id: 'f1', name: 'main', issuer: 'https://ci.example', subject: 'repo:northwind/x:ref:refs/heads/main' },
            { id: 'f2', name: 'pr', issuer: 'https://ci.example', subject: 'repo:northwind/x:pull_request' },
            {
              id: 'f3',
              name: 'any',
              issuer: 'https://ci.example',
              claimsMatchingExpression: { value: "claims['sub'] matches 'repo:northwind/*'" },
            },
          ],
        }),
      ),
    );
    expect(
      ofType(records, 'entitlement').map(({ looseFederation, conditioned }) => [looseFederation, conditioned]),
    ).toEqual([
      [false, true],
      [true, true],
      [true, true],
    ]);
    expect(ofType(records, 'credential').map(({ kind, neverExpires }) => [kind, neverExpires])).toEqual([
      ['federation', true],
      ['federation', true],
      ['federation', true],
    ]);
  });
});

describe('roles of the directory and of Azure', () => {
  test('a schedule without an end is permanent, one with an end is not, and a plain assignment does not say', async () => {
    const assignment = {
      principalId: 'sp-1',
      roleDefinitionId: '62e90394-69f5-4237-9190-012177145e10',
      directoryScopeId: '/',
    };
    const records = await read(
      page(
        { ...assignment, id: 'a', endDateTime: null },
        {
          ...assignment,
          id: 'b',
          roleDefinitionId: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
          endDateTime: '2026-01-01T00:00:00Z',
        },
        { ...assignment, id: 'c', roleDefinitionId: 'own-role' },
      ),
      page(servicePrincipal('sp-1', 'aa-1')),
    );
    expect(
      ofType(records, 'entitlement').map(
        ({ identity, privilege, administrator, escalates, expiresAt, neverExpires }) => [
          identity.nativeId,
          privilege,
          administrator,
          escalates,
          expiresAt,
          neverExpires,
        ],
      ),
    ).toEqual([
      ['aa-1', 'Global Administrator', true, true, null, true],
      ['aa-1', 'User Administrator', false, true, '2026-01-01T00:00:00.000Z', false],
      ['aa-1', 'own-role', null, null, null, null],
    ]);
  });

  test('an eligibility is told apart from the role, and a schedule keeps its end inside', async () => {
    const schedule = (more: Thing): Thing => ({
      principalId: 'sp-1',
      roleDefinitionId: '29232cdf-9323-42fd-ade2-1d097af3e4de',
      directoryScopeId: '/',
      memberType: 'Direct',
      ...more,
    });
    const until = (expiration: Thing): Thing => ({
      scheduleInfo: { startDateTime: '2025-01-01T00:00:00Z', expiration },
    });
    const records = await read(
      page(
        schedule(until({ type: 'noExpiration' })),
        schedule({
          assignmentType: 'Assigned',
          ...until({ type: 'afterDateTime', endDateTime: '2026-02-01T00:00:00Z' }),
        }),
      ),
      page({
        displayName: 'Global Reader',
        roleTemplateId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
        members: [{ '@odata.type': '#microsoft.graph.servicePrincipal', id: 'sp-9', displayName: 'Auditor' }],
      }),
    );
    expect(
      ofType(records, 'entitlement').map(({ privilege, expiresAt, neverExpires }) => [
        privilege,
        expiresAt,
        neverExpires,
      ]),
    ).toEqual([
      ['Exchange Administrator (eligible)', null, true],
      ['Exchange Administrator', '2026-02-01T00:00:00.000Z', false],
      ['Global Reader', null, null],
    ]);
    expect(ofType(records, 'identity').map(({ kind, name }) => [kind, name])).toEqual([['application', 'Auditor']]);
  });

  test('a managed identity of Azure holds what its object id is assigned', async () => {
    const id = '/subscriptions/s1/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/mi-pay';
    const managed = [{ clientId: 'client-1', id, name: 'mi-pay', principalId: 'object-1', tenantId: tenant }];
    const assignment = {
      principalId: 'object-1',
      roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
      scope: '/subscriptions/s1',
    };
    const input = file('identities.json', managed);
    expect(sniffSource(input.path, input.bytes)?.kind).toBe(kind);
    const records = await readAll(kind, [input, file('assignments.json', [assignment])]);
    expect(ofType(records, 'identity').map(({ kind, nativeId, name }) => [kind, nativeId, name])).toEqual([
      ['managed_identity', 'client-1', 'mi-pay'],
    ]);
    expect(
      ofType(records, 'entitlement').map(({ identity, privilege, administrator }) => [
        identity.nativeId,
        privilege,
        administrator,
      ]),
    ).toEqual([['client-1', 'Owner', true]]);
  });

  test('an Azure role is judged by its definition, and its holder found by object id or appId', async () => {
    const scope = '/subscriptions/s1/resourceGroups/rg-prod';
    const definition = (id: string, name: string, actions: string[], notActions: string[] = []): Thing => ({
      id: `/subscriptions/s1/providers/Microsoft.Authorization/roleDefinitions/${id}`,
      properties: { roleName: name, permissions: [{ actions, notActions, dataActions: [], notDataActions: [] }] },
    });
    const assignment = (principalId: string, role: string, more: Thing = {}): Thing => ({
      id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${principalId}`,
      name: principalId,
      properties: {
        principalId,
        principalType: 'ServicePrincipal',
        roleDefinitionId: `/subscriptions/s1/providers/Microsoft.Authorization/roleDefinitions/${role}`,
        scope,
        ...more,
      },
    });
    const appId = '11111111-2222-3333-4444-555555555555';
    const records = await read(
      { value: [definition('all', 'All but access', ['*'], ['Microsoft.Authorization/*/Write'])] },
      { value: [definition('grant', 'Granter', ['Microsoft.Authorization/roleAssignments/*'])] },
      { value: [assignment('sp-1', 'all'), assignment('sp-2', 'grant', { principalName: appId })] },
      page(servicePrincipal('sp-1', 'aa-1')),
    );
    expect(
      ofType(records, 'entitlement').map((one) => [
        one.identity.nativeId,
        one.privilege,
        one.administrator,
        one.escalates,
        one.wildcard,
        one.environment,
      ]),
    ).toEqual([
      ['aa-1', 'All but access', false, false, true, 'production'],
      [appId, 'Granter', false, true, true, 'production'],
    ]);
  });
});

describe('ScubaGear', () => {
  test('what one element was unwrapped from is a list again, and only consented permissions count', async () => {
    const settings = {
      baseline_version: '1',
      module_version: '1.8.0',
      tenant_details: { TenantId: tenant },
      privileged_service_principals: {
        'sp-1': { AppId: 'AA-1', DisplayName: 'Backup', roles: ['Exchange Administrator'] },
      },
      privileged_roles: {
        DisplayName: 'Exchange Administrator',
        RoleTemplateId: '29232cdf-9323-42fd-ade2-1d097af3e4de',
        Assignments: {
          PrincipalId: 'sp-1',
          RoleDefinitionId: '29232cdf-9323-42fd-ade2-1d097af3e4de',
          DirectoryScopeId: '/',
          EndDateTime: '/Date(1778702258453)/',
        },
      },
      risky_applications: {
        ObjectId: { Application: 'app-1', ServicePrincipal: 'sp-1' },
        AppId: 'aa-1',
        DisplayName: 'Backup',
        KeyCredentials: { KeyId: 'k1', EndDateTime: '/Date(4102444800000)/' },
        FederatedCredentials: { Id: 'f1', Issuer: 'https://ci.example', Subject: 's', Audiences: 'api://x\r\n' },
        Permissions: [
          {
            RoleId: 'r1',
            RoleType: 'Application',
            RoleDisplayName: 'Mail.Send',
            ApplicationDisplayName: 'Microsoft Graph',
            IsAdminConsented: true,
          },
          {
            RoleId: 'r2',
            RoleType: 'Application',
            RoleDisplayName: 'Mail.Read',
            ApplicationDisplayName: 'Microsoft Graph',
            IsAdminConsented: false,
          },
        ],
      },
    };
    const records = await readAll('entra.scubagear', [file('settings.json', settings)]);
    expect(ofType(records, 'identity').map(({ system, nativeId, name }) => [system, nativeId, name])).toEqual([
      [system, 'aa-1', 'Backup'],
    ]);
    expect(
      ofType(records, 'entitlement').map(({ privilege, expiresAt, condition }) => [privilege, expiresAt, condition]),
    ).toEqual([
      ['s', null, '{"audiences":"api://x","issuer":"https://ci.example","subject":"s"}'],
      ['Mail.Send', null, null],
      ['Exchange Administrator', '2026-05-13T19:57:38.453Z', null],
    ]);
    expect(ofType(records, 'credential').map(({ kind, neverExpires }) => [kind, neverExpires])).toEqual([
      ['certificate', true],
      ['federation', true],
    ]);
  });
});
