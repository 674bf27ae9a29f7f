// AWS beside authorization details and credential reports: the lists of IAM, Secrets Manager, Access Analyzer and Security
// Hub. Counted in the files: one record for each thing listed, with those exceptions that the rows name.
import { type ExpectedSample, expected } from './expected-sample.ts';

const without = 'aws.without-records';
const keys = 'aws.iam-access-keys';
const services = 'aws.iam-service-specific-credentials';
const analyzer = 'aws.access-analyzer-findings';
const hub = 'aws.security-hub-findings';
const nothing = [0, 0, 0, 0, 0] as const;

export const aws: readonly ExpectedSample[] = [
  expected('aws/cli-examples/accessanalyzer__get-finding-v2.json', analyzer, [0, 0, 0, 1, 0]),
  expected('aws/cli-examples/accessanalyzer__list-access-preview-findings.json', without, nothing, {
    why: 'what a policy would allow if it were put in place',
  }),
  expected('aws/cli-examples/accessanalyzer__list-archive-rules.json', without, nothing),
  expected('aws/cli-examples/accessanalyzer__list-findings.json', analyzer, [0, 0, 0, 2, 0]),
  expected('aws/cli-examples/iam__get-policy-version.json', without, nothing, { why: 'of no named policy' }),
  expected(
    'aws/cli-examples/iam__get-service-last-accessed-details-with-entities.json',
    'aws.iam-service-last-accessed',
    [2, 0, 0, 0, 0],
  ),
  expected('aws/cli-examples/iam__get-service-last-accessed-details.json', 'aws.iam-service-last-accessed', nothing, {
    rejected: 1,
    partial: true,
    why: 'line 5 is an ellipsis, so it is no JSON',
  }),
  expected('aws/cli-examples/iam__list-access-keys.json', keys, [0, 2, 0, 0, 0]),
  expected('aws/cli-examples/iam__list-attached-role-policies.json', without, nothing, { why: 'of no named role' }),
  expected(
    'aws/cli-examples/iam__list-open-id-connect-providers.json',
    'aws.iam-openid-connect-providers',
    [1, 1, 0, 0, 0],
    {
      why: 'the provider and its word, which is taken for a sign-in',
    },
  ),
  expected('aws/cli-examples/iam__list-roles.json', 'aws.iam-roles', [2, 0, 2, 0, 0], {
    why: 'each role trusts one service',
  }),
  expected('aws/cli-examples/iam__list-saml-providers.json', 'aws.iam-saml-providers', [1, 1, 0, 0, 0]),
  expected('aws/cli-examples/iam__list-service-specific-credential_1.json', services, [0, 1, 0, 0, 0]),
  expected('aws/cli-examples/iam__list-service-specific-credential_2.json', services, [0, 1, 0, 0, 0]),
  expected('aws/cli-examples/iam__list-service-specific-credentials.json', services, [0, 2, 0, 0, 0]),
  expected('aws/cli-examples/iam__list-signing-certificates.json', 'aws.iam-signing-certificates', [0, 1, 0, 0, 0]),
  expected('aws/cli-examples/iam__list-ssh-public-keys.json', 'aws.iam-ssh-public-keys', [0, 1, 0, 0, 0]),
  expected('aws/cli-examples/iam__list-user-policies.json', without, nothing, {
    why: 'names of policies of no named user',
  }),
  expected('aws/cli-examples/iam__list-users.json', 'aws.iam-users', [2, 0, 0, 0, 0]),
  expected('aws/cli-examples/kms__describe-key_3.json', without, nothing, { why: 'a key to encrypt with' }),
  expected('aws/cli-examples/kms__list-keys.json', without, nothing, { why: 'keys to encrypt with' }),
  expected('aws/cli-examples/secretsmanager__list-secrets_3.json', 'aws.secrets-manager-secrets', [1, 1, 0, 0, 0], {
    why: 'the secret as something to own, and what it holds',
  }),
  expected('aws/cli-examples/securityhub__get-findings_1.json', hub, [0, 0, 0, 1, 0], {
    partial: true,
    why: 'it has a NextToken',
  }),
  expected('aws/cli-examples/securityhub__get-findings_2.json', hub, nothing, {
    rejected: 1,
    partial: true,
    why: 'line 12 lacks a colon, so it is no JSON',
  }),

  expected('aws/cartography/iam___init____LIST_GROUPS.json', without, nothing, {
    why: 'groups without members and policies',
  }),
  expected('aws/cartography/iam___init____LIST_GROUPS_SAMPLE.json', without, nothing),
  expected('aws/cartography/iam___init____LIST_ROLES.json', 'aws.iam-roles', [4, 0, 4, 0, 0], {
    why: 'each role trusts one party',
  }),
  expected('aws/cartography/iam___init____LIST_SAML_PROVIDERS.json', 'aws.iam-saml-providers', [2, 2, 0, 0, 0]),
  expected('aws/cartography/iam_access_keys__GET_ACCOUNT_ACCESS_KEY_DATA.json', keys, [0, 4, 0, 0, 0]),
  expected('aws/cartography/iam_access_keys__GET_USER_ACCESS_KEYS_DATA.json', keys, nothing, {
    rejected: 4,
    why: 'they stand under ARNs of an account 1234, which is no account number',
  }),
  expected('aws/cartography/iam_group_policies__GET_GROUP_MANAGED_POLICY_DATA.json', without, nothing, {
    why: 'policies by ARN, as no export of AWS has them',
  }),
  expected('aws/cartography/iam_roles__ROLES.json', 'aws.iam-roles', nothing, {
    rejected: 3,
    why: 'roles of an account 1234, which is no account number',
  }),
  expected(
    'aws/cartography/iam_server_certificates__LIST_SERVER_CERTIFICATES_RESPONSE.json',
    'aws.iam-server-certificates',
    [1, 1, 0, 0, 0],
  ),
  expected('aws/cartography/iam_user_policies__GET_ROLE_INLINE_POLS_SAMPLE.json', without, nothing),
  expected('aws/cartography/iam_user_policies__GET_USER_MANAGED_POLS_SAMPLE.json', without, nothing),
  expected('aws/cartography/secretsmanager__LIST_SECRETS.json', 'aws.secrets-manager-secrets', [2, 2, 0, 0, 0]),
  expected('aws/posture/cloudsplaining-iam-results-example.json', without, nothing, {
    why: 'an analysis of an export',
  }),

  expected('posture/asff/many_vulns.json', hub, [0, 0, 0, 5, 0]),
  expected('posture/asff/one_vuln.json', hub, [0, 0, 0, 1, 0]),
  expected('posture/securityhub/config_one_finding.json', hub, [0, 0, 0, 1, 0], { why: 'a check that passed' }),
  expected('posture/securityhub/config_one_finding_active.json', hub, [0, 0, 0, 1, 0]),
  expected('posture/securityhub/guardduty.json', hub, [0, 0, 0, 4, 0]),
  expected('posture/securityhub/issue_10956.json', hub, [0, 0, 0, 1, 0]),
  expected('posture/securityhub/missing_account_id.json', hub, [0, 0, 0, 1, 0]),
];
