// The lists of one account are separate sources that speak of the same identities: what happens to them in an inventory.
import { expect, test } from 'vitest';
import { importQuarters, newWorkspace } from '../../inventory/quarter.ts';

const system = 'aws:123456789012';
const ann = 'arn:aws:iam::123456789012:user/ann';
const deploy = 'arn:aws:iam::123456789012:role/deploy';
const users = {
  kind: 'aws.iam-users',
  system,
  files: {
    'users.json': JSON.stringify({
      Users: [{ UserName: 'ann', UserId: 'AIDA1', Arn: ann, CreateDate: '2026-01-01T00:00:00Z' }],
    }),
  },
};
const roles = {
  kind: 'aws.iam-roles',
  system,
  files: {
    'roles.json': JSON.stringify({
      Roles: [
        {
          RoleName: 'deploy',
          Arn: deploy,
          CreateDate: '2026-01-01T00:00:00Z',
          AssumeRolePolicyDocument: {
            Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
          },
        },
      ],
    }),
  },
};
const keys = {
  kind: 'aws.iam-access-keys',
  system,
  files: {
    'keys-ann.json': JSON.stringify({
      AccessKeyMetadata: [
        { UserName: 'ann', AccessKeyId: 'AKIA0000000000000001', Status: 'Active', CreateDate: '2026-01-01T00:00:00Z' },
      ],
    }),
  },
};
const leak = {
  kind: 'gitleaks.report',
  system: 'git:northwind',
  files: {
    'leaks.json': JSON.stringify([
      {
        RuleID: 'aws-access-token',
        File: 'a.env',
        StartLine: 1,
        Secret: 'AKIA0000000000000001',
        Match: 'k=AKIA0000000000000001',
        Fingerprint: 'f',
      },
    ]),
  },
};

test('a key meets its user, a leaked key finds both, and a list that is left out takes nothing away', async () => {
  const workspace = await newWorkspace();
  const { reports } = await importQuarters(workspace, [
    { sources: [users, roles, keys, leak] },
    { sources: [users, keys, leak] },
  ]);
  expect({
    identities: workspace.read
      .prepare('select native_id, kind, placeholder, removed_bundle from identity order by native_id')
      .raw()
      .all(),
    keys: workspace.read
      .prepare(
        'select identity.native_id, credential.native_id from credential join identity on identity.id = identity_id',
      )
      .raw()
      .all(),
    findings: workspace.read
      .prepare('select identity.native_id from finding join identity on identity.id = identity_id')
      .raw()
      .all(),
    quarters: reports.length,
  }).toEqual({
    identities: [
      [deploy, 'role', 0, null],
      [ann, 'user', 0, null],
    ],
    keys: [[ann, 'AKIA0000000000000001']],
    findings: [[ann]],
    quarters: 2,
  });
});
