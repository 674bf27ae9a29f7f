// Microsoft Entra, Azure and ScubaGear: lists of Graph, tables of CLI for Microsoft 365, objects of PowerShell and Python.
import { type ExpectedSample, expected } from './expected-sample.ts';

const objects = 'entra.objects';
const scuba = 'entra.scubagear';
const cli = 'entra/cli-microsoft365';
const mocks = 'entra/scubagear-mocks';

export const entra: readonly ExpectedSample[] = [
  expected('azure/cartography/key_vaults__MOCK_VAULTS.json', objects, [0, 0, 0, 0, 0], {
    why: 'A key vault is a resource: the file names nobody who may open it.',
  }),
  expected(
    'azure/cartography/rbac__AZURE_MANAGEMENT_GROUP_ROLE_ASSIGNMENTS_MIXED_SCOPES.json',
    objects,
    [4, 0, 4, 0, 0],
  ),
  expected('azure/cartography/rbac__AZURE_MANAGEMENT_GROUP_ROLE_DEFINITIONS.json', objects, [0, 0, 0, 0, 0]),
  expected('azure/cartography/rbac__AZURE_ROLE_ASSIGNMENTS.json', objects, [4, 0, 4, 0, 0]),
  expected('azure/cartography/rbac__AZURE_ROLE_DEFINITIONS.json', objects, [0, 0, 0, 0, 0], {
    why: 'Definitions say what a role allows; nobody holds one here.',
  }),
  expected('entra/cartography/entra_applications__MOCK_APP_ROLE_ASSIGNMENTS_DICT.json', objects, [4, 0, 4, 0, 0]),
  expected('entra/cartography/entra_applications__MOCK_ENTRA_APPLICATIONS_DICT.json', objects, [2, 0, 0, 0, 0]),
  expected(`${cli}/administrativeunit-roleassignment-add.csv`, objects, [0, 0, 1, 0, 0], {
    why: 'The principal is an id without name or type, so no identity is described.',
  }),
  expected(`${cli}/administrativeunit-roleassignment-add.json`, objects, [0, 0, 1, 0, 0]),
  expected(`${cli}/app-list.csv`, objects, [1, 0, 0, 0, 0]),
  expected(`${cli}/app-list.json`, objects, [1, 2, 0, 0, 0], {
    why: 'One certificate and one secret; three required permissions are asked for, not granted.',
  }),
  expected(`${cli}/app-permission-list.csv`, objects, [0, 0, 0, 0, 0], { why: 'What is asked for is no grant.' }),
  expected(`${cli}/app-permission-list.json`, objects, [0, 0, 0, 0, 0], { why: 'What is asked for is no grant.' }),
  expected(`${cli}/approleassignment-list.csv`, objects, [0, 0, 0, 0, 0], {
    rejected: 1,
    why: 'The command leaves out whose assignment it is.',
  }),
  expected(`${cli}/approleassignment-list.json`, objects, [0, 0, 0, 0, 0], { rejected: 1 }),
  expected(`${cli}/enterpriseapp-list.csv`, objects, [0, 0, 0, 0, 0], {
    rejected: 1,
    why: 'The row has nine cells under ten columns, and nobody can say which one is missing.',
  }),
  expected(`${cli}/enterpriseapp-list.json`, objects, [1, 0, 0, 0, 0]),
  expected(`${cli}/oauth2grant-list.csv`, objects, [0, 0, 2, 0, 0], { why: 'One grant of two scopes.' }),
  expected(`${cli}/oauth2grant-list.json`, objects, [0, 0, 2, 0, 0]),
  expected(`${cli}/pim-role-assignment-list.csv`, objects, [0, 0, 2, 0, 0]),
  expected(`${cli}/pim-role-assignment-list.json`, objects, [0, 0, 1, 0, 0]),
  expected(`${cli}/pim-role-assignment-list_2.csv`, objects, [0, 0, 2, 0, 0]),
  expected(`${cli}/pim-role-assignment-list_2.json`, objects, [1, 0, 1, 0, 0], { why: 'The principal is expanded.' }),
  expected(`${cli}/roledefinition-get.csv`, objects, [0, 0, 0, 0, 0]),
  expected(`${cli}/roledefinition-get.json`, objects, [0, 0, 0, 0, 0]),
  expected(`${cli}/roledefinition-list.csv`, objects, [0, 0, 0, 0, 0]),
  expected(`${cli}/roledefinition-list.json`, objects, [0, 0, 0, 0, 0]),
  expected(`${mocks}/HybridExchangeSnippets__MockAppRoleAssignment.json`, objects, [1, 0, 1, 0, 0]),
  expected(`${mocks}/HybridExchangeSnippets__MockDedicatedHybridAppRegistration.json`, objects, [1, 1, 0, 0, 0]),
  expected(`${mocks}/HybridExchangeSnippets__MockDedicatedHybridServicePrincipal.json`, objects, [1, 0, 0, 0, 0]),
  expected(`${mocks}/HybridExchangeSnippets__MockExchangeOnlineServicePrincipal.json`, objects, [1, 1, 0, 0, 0]),
  expected(`${mocks}/RiskyPermissionsSnippets__MockApplications.json`, objects, [3, 5, 0, 0, 0], {
    why: 'Three certificates and two secrets; the same key id stands under both kinds.',
  }),
  expected(`${mocks}/RiskyPermissionsSnippets__MockFederatedCredentials.json`, objects, [0, 0, 0, 0, 0], {
    rejected: 2,
    why: 'They do not say which application they belong to.',
  }),
  expected(`${mocks}/RiskyPermissionsSnippets__MockResourcePermissionCache.json`, objects, [0, 0, 0, 0, 0]),
  expected(`${mocks}/RiskyPermissionsSnippets__MockSafePermissions.json`, objects, [0, 0, 0, 0, 0], { rejected: 3 }),
  expected(`${mocks}/ServicePrincipalSnippets__MockExtraPermissions.json`, objects, [1, 0, 3, 0, 0], {
    why: 'Application and service principal of one appId are one identity.',
  }),
  expected(`${mocks}/ServicePrincipalSnippets__MockMissingPermissions.json`, objects, [1, 0, 1, 0, 0]),
  expected(`${mocks}/ServicePrincipalSnippets__MockOptimalPermissions.json`, objects, [1, 0, 9, 0, 0]),
  expected(`${mocks}/ServicePrincipalSnippets__MockPowerPlatformUnneeded.json`, objects, [1, 0, 2, 0, 0]),
  expected(`${mocks}/SetScubaGearAppPermissionData__MockDelegatedPermissions.json`, objects, [1, 0, 2, 0, 0]),
  expected(`${mocks}/SetScubaGearAppPermissionData__MockExtraPermissions.json`, objects, [1, 0, 9, 0, 0]),
  expected(`${mocks}/SetScubaGearAppPermissionData__MockManifestMissingAdminConsent.json`, objects, [1, 0, 7, 0, 0]),
  expected(`${mocks}/SetScubaGearAppPermissionData__MockMissingGCCHighExoPermission.json`, objects, [1, 0, 9, 0, 0]),
  expected(`${mocks}/SetScubaGearAppPermissionData__MockNoCurrentPermissions.json`, objects, [1, 0, 0, 0, 0]),
  expected(`${mocks}/SetScubaGearAppPermissionData__MockPowerPlatformNeeded.json`, objects, [1, 0, 1, 0, 0]),
  expected('entra/scubagear/ProviderSettingsExport-unit1.json', scuba, [30, 0, 66, 0, 0], {
    why: '38 assignments, and 28 roles that users have by another way than an assignment.',
  }),
  expected('entra/scubagear/ProviderSettingsExport-unit2.json', scuba, [1, 0, 1, 0, 0]),
  expected('posture/scubagear/ScubaResults.json', scuba, [11, 11, 53, 26, 0], {
    why: '42 directory roles, 9 consented permissions, 2 federations; what nobody consented to is no grant.',
  }),
];
