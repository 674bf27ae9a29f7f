// Google Cloud: responses of the APIs, exports of Cloud Asset Inventory, and the policies of other tools' tests.
import { type ExpectedSample, expected } from './expected-sample.ts';

const gcpKind = 'gcp.resources';
const nothing = [0, 0, 0, 0, 0] as const;
const cartography = 'gcp/cartography';
const api = 'gcp/forseti-api';
const cai = 'gcp/forseti-cai';
const library = 'gcp/policy-library';
const failed = { rejected: 1, partial: true, why: 'An error message of the API, not an export.' } as const;

export const gcp: readonly ExpectedSample[] = [
  expected(`${cartography}/apikeys__LIST_API_KEYS_RESPONSE.json`, gcpKind, [2, 2, 2, 0, 0]),
  expected(`${cartography}/iam__CAI_SERVICE_ACCOUNTS_RESPONSE.json`, gcpKind, [2, 0, 0, 0, 0]),
  expected(`${cartography}/iam__LIST_PROJECT_CUSTOM_ROLES_RESPONSE.json`, gcpKind, nothing),
  expected(`${cartography}/iam__LIST_SERVICE_ACCOUNTS_RESPONSE.json`, gcpKind, [2, 0, 0, 0, 0]),
  expected(`${cartography}/permission_relationships__MOCK_COMPUTE_INSTANCES.json`, gcpKind, [1, 0, 0, 0, 0], {
    why: 'The machine runs as one service account.',
  }),
  expected(`${cartography}/permission_relationships__MOCK_PERMISSION_RELATIONSHIPS_YAML.json`, null, nothing, {
    why: 'The settings of a tool, not an export.',
  }),
  expected(`${cartography}/permission_relationships__MOCK_STORAGE_BUCKETS.json`, gcpKind, nothing),
  expected(`${cartography}/policy_bindings__MOCK_GSUITE_GROUPS.json`, gcpKind, nothing),
  expected(`${cartography}/policy_bindings__MOCK_IAM_ROLES.json`, gcpKind, nothing),
  expected(`${cartography}/policy_bindings__MOCK_POLICY_BINDINGS_RESPONSE.json`, gcpKind, [5, 0, 9, 0, 0]),
  expected(`${cartography}/secretsmanager__LIST_SECRETS_RESPONSE.json`, gcpKind, [2, 2, 0, 0, 0]),
  expected(`${cartography}/secretsmanager__SECRET_VERSIONS_BY_SECRET.json`, gcpKind, [2, 5, 0, 0, 0]),
  expected(`${cartography}/workload_identity__LIST_WORKLOAD_IDENTITY_POOLS_RESPONSE.json`, gcpKind, nothing),
  expected(`${cartography}/workload_identity__WIF_BINDING_MEMBERS.json`, gcpKind, [2, 0, 0, 0, 0], {
    why: 'Members without any role.',
  }),
  expected(`${api}/admin_directory__FAKE_GROUPS_LIST_RESPONSE.json`, gcpKind, nothing),
  expected(`${api}/admin_directory__FAKE_MEMBERS_LIST_RESPONSE1.json`, gcpKind, nothing, {
    why: 'Members of a group that the response does not name.',
  }),
  expected(`${api}/admin_directory__FAKE_USERS_LIST_RESPONSE.json`, gcpKind, nothing),
  expected(`${api}/cloudasset__EXPORT_ASSETS_FOLDER_RESOURCES_DONE.json`, gcpKind, nothing),
  expected(`${api}/cloudasset__EXPORT_ASSETS_ORGANIZATION_RESOURCES_OPERATION.json`, gcpKind, nothing),
  expected(`${api}/cloudasset__EXPORT_ASSETS_PROJECT_RESOURCES_OPERATION.json`, gcpKind, nothing),
  expected(`${api}/crm__GET_EFFECTIVE_ORG_POLICY.json`, gcpKind, nothing),
  expected(`${api}/crm__GET_FOLDER.json`, gcpKind, nothing),
  expected(`${api}/crm__GET_PROJECT_ANCESTRY_RESPONSE.json`, gcpKind, nothing),
  expected(`${api}/crm__GET_PROJECT_NOT_FOUND.json`, gcpKind, nothing, failed),
  expected(`${api}/crm__SEARCH_ORGANIZATIONS_PAGE1.json`, gcpKind, nothing, { partial: true }),
  expected(`${api}/crm__SEARCH_ORGANIZATIONS_PAGE2.json`, gcpKind, nothing),
  expected(`${api}/iam__GENERAL_NOT_FOUND.json`, gcpKind, nothing, failed),
  expected(`${api}/iam__GET_PROJECTS_SERVICEACCOUNTS.json`, gcpKind, [1, 0, 0, 0, 0]),
  expected(`${api}/iam__GET_PROJECT_SERVICEACCOUNT_IAM_POLICY.json`, gcpKind, [1, 0, 1, 0, 0]),
  expected(`${api}/iam__GET_ROLES_PAGE_1.json`, gcpKind, nothing, { partial: true }),
  expected(`${api}/iam__PERMISSION_DENIED.json`, gcpKind, nothing, failed),
  expected(`${api}/iam__SERVICE_ACCOUNT_NOT_FOUND.json`, gcpKind, nothing, failed),
  expected(`${cai}/additional_cai_resources.dump`, gcpKind, [1, 0, 0, 0, 0], {
    why: 'One service account with a key that Google rotates; 52 other assets, and comments between them.',
  }),
  expected(`${cai}/mock_cai_access_policies.dump`, gcpKind, nothing),
  expected(`${cai}/mock_cai_empty_access_policies.dump`, null, nothing, { why: 'Nothing was written to it.' }),
  expected(`${cai}/mock_cai_empty_org_policies.dump`, null, nothing, { why: 'Nothing was written to it.' }),
  expected(`${cai}/mock_cai_iam_policies.dump`, gcpKind, [29, 0, 54, 0, 0], {
    why: '55 members of bindings, one of them twice in the same.',
  }),
  expected(`${cai}/mock_cai_long_resource_name.dump`, gcpKind, nothing),
  expected(`${cai}/mock_cai_project3_iam_policies.dump`, gcpKind, [12, 0, 13, 0, 0]),
  expected(`${cai}/mock_cai_project3_org_policies.dump`, gcpKind, nothing),
  expected(`${cai}/mock_cai_project3_resources.dump`, gcpKind, nothing),
  expected(`${cai}/mock_cai_project4_iam_policies.dump`, gcpKind, [4, 0, 4, 0, 0], {
    why: 'The same account stands twice in one binding.',
  }),
  expected(`${cai}/mock_cai_project4_org_policies.dump`, gcpKind, nothing),
  expected(`${library}/cmek_settings__data.json`, gcpKind, nothing),
  expected(`${library}/gcp_iam_restrict_service_account_creation__data.json`, gcpKind, [3, 0, 0, 0, 0]),
  expected(`${library}/gcp_iam_restrict_service_account_key_age__data.json`, gcpKind, [1, 5, 0, 0, 0]),
  expected(`${library}/gcp_iam_restrict_service_account_key_type__data.json`, gcpKind, [1, 1, 0, 0, 0], {
    why: 'Of two keys one is rotated by Google itself.',
  }),
  expected(`${library}/gke_allowed_node_sa_scopes__data.json`, gcpKind, nothing),
  expected(`${library}/gke_disable_default_service_account__data.json`, gcpKind, nothing),
  expected(`${library}/iam_allow_ban_roles__data.json`, gcpKind, [8, 0, 8, 0, 0]),
  expected(`${library}/iam_allowed_bindings__data.json`, gcpKind, [12, 0, 19, 0, 0]),
  expected(`${library}/iam_audit_log__data.json`, gcpKind, nothing),
];
