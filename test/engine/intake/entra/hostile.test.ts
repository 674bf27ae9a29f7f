// Objects of Entra and Google Cloud with any value in any place: records, rejections or remarks come out, never a crash,
// and what is stored reads to the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { file, readAll } from '../reading.ts';

const names: Readonly<Record<string, readonly string[]>> = {
  'entra.objects': [
    ...['value', '@odata.nextLink', '@odata.type', 'error', 'code', 'id', 'appId', 'AppID', 'app_id', 'displayName'],
    ...['servicePrincipalType', 'appOwnerOrganizationId', 'passwordCredentials', 'keyCredentials', 'key', 'keyId'],
    ...['secretText', 'endDateTime', 'owners', 'appRoles', 'oauth2PermissionScopes', 'appRoleId', 'principalId'],
    ...['resourceId', 'clientId', 'consentType', 'scope', 'roleDefinitionId', 'principal', 'roleDefinition'],
    ...[
      'rolePermissions',
      'allowedResourceActions',
      'members',
      'roleTemplateId',
      'properties',
      'permissions',
      'actions',
    ],
    ...['federatedIdentityCredentials', 'issuer', 'subject', 'audiences', 'servicePrincipal', 'appRoleAssignments'],
    ...['CurrentPermissions', 'ServicePrincipalID', '__proto__', 'constructor'],
  ],
  'entra.scubagear': [
    ...['MetaData', 'Raw', 'Results', 'AAD', 'Controls', 'Control ID', 'Result', 'privileged_users', 'tenant_details'],
    ...[
      'TenantId',
      'privileged_service_principals',
      'roles',
      'AppId',
      'privileged_roles',
      'Assignments',
      'PrincipalId',
    ],
    ...['RoleDefinitionId', 'DirectoryScopeId', 'EndDateTime', 'risky_applications', 'ObjectId', 'Application', 'Apps'],
    ...['KeyCredentials', 'KeyId', 'FederatedCredentials', 'Issuer', 'Subject', 'Permissions', 'RoleId', 'RoleType'],
    ...['IsAdminConsented', 'dedicated_exchange_hybrid_applications', 'aad_unsuccessful_commands', '__proto__'],
  ],
  'gcp.resources': [
    ...[
      'bindings',
      'role',
      'members',
      'condition',
      'expression',
      'asset_type',
      'assetType',
      'name',
      'iam_policy',
      'policy',
    ],
    ...[
      'resource',
      'data',
      'results',
      'policy_results',
      'policies',
      'attached_resource',
      'accounts',
      'email',
      'uniqueId',
    ],
    ...['keys', 'keyType', 'keyString', 'privateKeyData', 'payload', 'validBeforeTime', 'restrictions', 'apiTargets'],
    ...['service', 'serviceAccountEmail', 'secrets', 'labels', 'roles', 'includedPermissions', 'workloadIdentityPools'],
    ...['kind', 'items', 'serviceAccounts', 'nextPageToken', 'error', 'code', 'projects/p/secrets/s', '__proto__'],
  ],
};

const words = fc.constantFrom<unknown>(
  ...['a', '', '*', '1', 'roles/owner', 'user:a@b.example', 'serviceAccount:', 'deleted:', 'principalSet://x/*'],
  ...['projects/p/secrets/s', 'projects/p/locations/global/keys/k', 'projects/p/serviceAccounts/s@p/keys/k'],
  ...['iam.googleapis.com/ServiceAccountKey', 'compute#instance', '/subscriptions/s', '/roleDefinitions/x'],
  ...['correct horse battery', '/Date(4102444800000)/', '9999-12-31T00:00:00Z', '#microsoft.graph.user', 'Delegated'],
  ...[null, 0, true, [], {}],
);

describe.each(Object.keys(names))('%s', (kind) => {
  test('any JSON where a known shape is expected', async () => {
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', maxDepth: 6 },
        words,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...(names[kind] ?? [])), tie('tree'), { maxKeys: 6 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(tree, async (value) => {
        const input = file('x.json', JSON.stringify(typeof value === 'object' && value !== null ? value : [value]));
        const records = await readAll(kind, [input]);
        expect(records.length).toBeGreaterThan(0);
        const stored = redact(kind, input.bytes);
        expect(await readAll(kind, [{ ...input, bytes: stored.bytes }])).toEqual(records);
      }),
      { numRuns: 1000 },
    );
  });
});
