// The kinds that were read first: authorization details and credential reports. Entitlements of authorization details are
// statements times resources of inline policies, of the default versions of attached ones (through groups too), and one
// for each principal of a trust policy.
import { type ExpectedSample, expected } from './expected-sample.ts';

const details = 'aws.account-authorization-details';
const report = 'aws.credential-report';

export const recognisedAlready: readonly ExpectedSample[] = [
  expected('aws/authz/authz_overrides_complete.json', details, [3, 0, 9, 0, 0], {
    why: '1 user, 2 roles; 7 of policies, 2 of trust',
  }),
  expected('aws/authz/cloudsplaining-example-authz-details.json', details, [6, 0, 17, 0, 0], {
    why: '3 users, 3 roles; 14 of policies, 3 of trust',
  }),
  expected('aws/authz/cloudsplaining-example.json', details, [122, 0, 552, 0, 0], {
    why: '44 users, 78 roles; 465 of policies, 87 of trust',
  }),
  expected('aws/authz/example_authz_v2.json', details, [3, 0, 5, 0, 0], {
    why: '1 user, 2 roles; 3 of policies, 2 of trust',
  }),
  expected('aws/authz/missing_constraints_v2.json', 'aws.without-records', [0, 0, 0, 0, 0], {
    why: 'a result of cloudsplaining, not an export of AWS',
  }),
  expected('aws/cli-examples/iam__get-account-authorization-details.json', details, [4, 0, 7, 0, 0], {
    partial: true,
    why: 'IsTruncated; Alice 1, Bob 2, Charlie 1 through their groups, EC2role 2 policies of AWS and its trust',
  }),
  expected('aws/credential-report/prowler-test-02.csv', report, [1, 2, 0, 0, 0], { why: 'a password and key 1' }),
  expected('aws/credential-report/prowler-test-03.csv', report, [1, 2, 0, 0, 0], { why: 'a password and key 2' }),
  expected('aws/credential-report/prowler-test-04.csv', report, [1, 0, 0, 0, 0]),
  expected('aws/credential-report/prowler-test-06.csv', report, [0, 0, 0, 0, 0], {
    rejected: 1,
    why: 'its one row has 16 cells under 22 columns',
  }),
  expected('aws/credential-report/prowler-test-07.csv', report, [0, 0, 0, 0, 0], {
    rejected: 1,
    why: 'its one row has 11 cells under 22 columns',
  }),
];
