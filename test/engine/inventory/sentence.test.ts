import { expect, test } from 'vitest';
import { explainPrivilege } from '../../../electron/engine/inventory/privileges.ts';
import { type Access, accessInWords } from '../../../electron/engine/inventory/sentence.ts';

function say(access: Partial<Access>): string {
  return accessInWords({
    name: 'svc-invoice-export',
    kind: 'service_account',
    system: 'aws:123456789012',
    purpose: null,
    privilegeKind: 'aws.actions',
    privilege: 's3:GetObject',
    resource: '*',
    effect: 'allow',
    negated: null,
    condition: null,
    environment: null,
    ...access,
  });
}

const who = 'svc-invoice-export, a service account in AWS account 123456789012, may';

test.each([
  [
    { privilege: 's3:DeleteObject, s3:GetObject, s3:PutObject', resource: 'arn:aws:s3:::nw-finance-ledger/*' },
    `${who} read, change and delete everything in nw-finance-ledger.`,
  ],
  [{ privilege: '*' }, `${who} do everything in the account.`],
  [{ privilege: 's3:*' }, `${who} do everything in storage (S3).`],
  [{ privilege: 'iam:PassRole' }, `${who} hand any role over to a service.`],
  [{ privilege: 'sts:AssumeRole', resource: 'arn:aws:iam::123456789012:role/admin' }, `${who} become role admin.`],
  [
    { privilege: 'iam:*', negated: 'privilege' },
    `${who} do everything but iam:* on everything in identities and rights (IAM).`,
  ],
  [{ effect: 'deny' }, `${who} not read everything in storage (S3).`],
  [
    { privilege: 'ec2:RunInstances', environment: 'production', condition: '{}' },
    `${who} run everything in servers and networks (EC2), in production, under a condition.`,
  ],
  [
    { privilegeKind: 'role', privilege: 'Finance clerk', resource: 'general ledger' },
    `${who} do what the role Finance clerk allows on general ledger.`,
  ],
  [
    { privilegeKind: 'permission', privilege: 'Mail.Read', resource: 'all mailboxes' },
    `${who} use the permission Mail.Read on all mailboxes.`,
  ],
  [
    {
      system: 'github:northwind',
      kind: 'other',
      name: 'a.example',
      privilegeKind: 'github.webhook-events',
      privilege: 'push, release',
      resource: 'northwind/shop',
    },
    'a.example, a machine identity in GitHub northwind, may receive the events push, release of northwind/shop.',
  ],
  [
    {
      system: 'github:northwind',
      kind: 'other',
      name: 'NPM_TOKEN',
      privilegeKind: 'github.secret-visibility',
      privilege: 'use by actions',
      resource: 'all repositories of northwind',
    },
    'NPM_TOKEN, a machine identity in GitHub northwind, may be used by workflows of all repositories of northwind.',
  ],
  [
    { system: 'kubernetes:prod', privilegeKind: 'kubernetes.rule', privilege: 'get,list secrets', resource: 'cluster' },
    'svc-invoice-export, a service account in Kubernetes cluster prod, may read secrets in the whole cluster.',
  ],
  [
    { kind: 'role', name: 'deployer', privilegeKind: 'aws.trust', privilege: 'sts:AssumeRole by ec2.amazonaws.com' },
    'ec2.amazonaws.com may become deployer, a role in AWS account 123456789012.',
  ],
] satisfies [Partial<Access>, string][])('says %j in words', (access, sentence) => {
  expect(say(access)).toBe(sentence);
});

test('explains what is well known and is silent about the rest', () => {
  expect([
    explainPrivilege('aws.actions', 'iam:PassRole'),
    explainPrivilege('aws.actions', 'kms:Decrypt'),
    explainPrivilege('aws.policy', 'AdministratorAccess'),
    explainPrivilege('kubernetes.role', 'cluster-admin'),
    explainPrivilege('kubernetes.rule', 'get,list secrets'),
    explainPrivilege('kubernetes.rule', 'create pods/exec'),
    explainPrivilege('role', 'roles/owner'),
    explainPrivilege('aws.actions', 'tag:GetResources'),
    explainPrivilege('kubernetes.rule', 'get leases.coordination.k8s.io'),
    explainPrivilege('role', 'Finance clerk'),
  ]).toEqual([
    expect.stringContaining('hand a role to a service'),
    expect.stringContaining('encrypted'),
    expect.stringContaining('everything in the account'),
    expect.stringContaining('everything in the cluster'),
    expect.stringContaining('in clear'),
    expect.stringContaining('running programs'),
    expect.stringContaining('everything in the project'),
    null,
    null,
    null,
  ]);
});
