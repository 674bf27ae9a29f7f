import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainPrivilege, platformOf } from '../../../../electron/engine/inventory/privileges/explain.ts';
import type { Privilege } from '../../../../electron/engine/inventory/privileges/explanations.ts';

const nothing: Privilege = {
  privilegeKind: 'aws.actions',
  privilege: '',
  resource: '*',
  effect: 'allow',
  negated: null,
  condition: null,
  system: 'aws:123456789012',
  others: [],
};

function explain(known: Partial<Privilege>): string | null {
  return explainPrivilege({ ...nothing, ...known });
}

describe('an action of AWS', () => {
  test('is told more gravely where it stands on everything', () => {
    expect([
      explain({ privilege: 'iam:PassRole' }),
      explain({ privilege: 'iam:PassRole', resource: 'arn:aws:iam::123456789012:role/*' }),
      explain({ privilege: 'iam:PassRole', resource: 'arn:aws:iam::123456789012:role/export' }),
    ]).toEqual([
      'It can hand any role of the account to a service that it controls, and so act with rights that it was never given.',
      'It can hand any role of the account to a service that it controls, and so act with rights that it was never given.',
      'It can hand the named role to a service that it controls, and so act with rights of that role which it was never given.',
    ]);
  });

  test('with a wildcard stands for what it covers, the weightiest first', () => {
    expect([
      explain({ privilege: 'iam:Pass*', resource: 'arn:aws:iam::123456789012:role/export' }),
      explain({ privilege: 's3:*', resource: 'arn:aws:s3:::ledger' }),
      explain({ privilege: 's3:*', resource: 'arn:aws:s3:::ledger/*' }),
      explain({ privilege: 's3:*', resource: 'arn:aws:s3:::*/*' }),
      explain({ privilege: 'ec2:DescribeInst*' }),
      explain({ privilege: 'kms:D*', resource: 'arn:aws:kms:eu-west-1:123456789012:key/1' }),
    ]).toEqual([
      'It can hand the named role to a service that it controls, and so act with rights of that role which it was never given.',
      'It can read, change, delete and share everything in the storage that it covers.',
      'It can read, change, delete and share everything in the storage that it covers.',
      'It can read, change, delete and share everything in all storage of the account.',
      'It can see which servers and networks there are, and how they are set up.',
      'It can read what was encrypted with the keys that it covers. It can switch an encryption key off, which locks everybody out of what it protects. It can see how encryption keys are set up.',
    ]);
  });

  test('that a wider one covers is not told again', () => {
    expect(explain({ privilege: 's3:*, s3:GetObject', resource: 'arn:aws:s3:::ledger' })).toBe(
      'It can read, change, delete and share everything in the storage that it covers.',
    );
  });

  test('that is not in the table is counted and not guessed, and alone has no explanation', () => {
    expect([
      explain({ privilege: 'quicksight:CreateTheme' }),
      explain({ privilege: 'quicksight:*' }),
      explain({ privilege: 'sns:Publish, quicksight:CreateTheme', resource: 'arn:aws:sns:eu-west-1:1:t' }),
    ]).toEqual([null, null, 'It can send messages to all who are subscribed. One more action is not explained here.']);
  });

  test('that is excepted leaves all the others, and the weightiest of them is named', () => {
    expect([
      explain({ privilege: 'iam:*', negated: 'privilege' }),
      explain({ privilege: 'iam:Attach*, iam:Create*', negated: 'privilege' }),
      explain({ privilege: 'iam:*', negated: 'privilege', resource: 'arn:aws:s3:::ledger' }),
    ]).toEqual([
      'It can do everything that is not named here, also what AWS adds later. Left to it is, for one, sts:AssumeRole: it can become any role that lets it in, in this account or another one.',
      expect.stringContaining('Left to it is, for one, iam:PassRole: it can hand any role'),
      'It can do everything that is not named here, also what AWS adds later.',
    ]);
  });

  test('on all resources but the named ones reaches what comes later', () => {
    expect(explain({ privilege: 's3:DeleteBucket', resource: 'arn:aws:s3:::keep', negated: 'resource' })).toBe(
      'It can delete storage that is empty. This reaches everything but what is named, also what is added later.',
    );
  });

  test('says together with another one what neither says alone', () => {
    expect([
      explain({ privilege: 'iam:PassRole, lambda:CreateFunction' }),
      explain({ privilege: 'iam:PassRole', others: ['lambda:*'] }),
      explain({ privilege: 'lambda:CreateFunction', others: ['s3:GetObject'] }),
    ]).toEqual([
      expect.stringMatching(/^Together this means: it can make a function that runs code of its own with the role/),
      expect.stringMatching(/^Together with lambda:CreateFunction, which it has besides: it can make a function/),
      'It can make functions with code of its own; they act with the role that they are handed.',
    ]);
  });

  test('under a condition says what the condition looks at, and that there is one where that is not known', () => {
    const passed = '{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}';
    expect([
      explain({ privilege: 'kms:Encrypt', condition: passed }),
      explain({ privilege: 'kms:Encrypt', condition: '{"StringEquals":{"shop:Colour":"blue"}}' }),
    ]).toEqual([
      'It can encrypt content. This holds only under a condition on the service that the role is handed to.',
      'It can encrypt content. This holds only under a condition.',
    ]);
  });

  test('that is forbidden is not told as something that it can do', () => {
    expect(explain({ privilege: 'iam:*', effect: 'deny' })).toBe(
      'This forbids: it holds against every right that says otherwise.',
    );
  });
});

test('who may become a role of AWS is told by who that is', () => {
  const trust = (by: string, condition: string | null = null) =>
    explain({ privilegeKind: 'aws.trust', privilege: `sts:AssumeRole by ${by}`, condition });
  const github = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com';
  expect([
    trust('*'),
    trust('lambda.amazonaws.com'),
    trust('arn:aws:iam::999999999999:root'),
    trust(github),
    trust(github, '{"StringLike":{"token.actions.githubusercontent.com:sub":"repo:northwind/*"}}'),
    trust('something that nobody knows'),
  ]).toEqual([
    'Anybody at all can take on the rights of the role, as far as no condition keeps them out.',
    'The code of the functions that have this role acts with its rights.',
    'That account itself decides which of its users and roles take on the rights of the role.',
    expect.stringContaining('No condition says which programs'),
    expect.stringContaining('The condition says which programs.'),
    null,
  ]);
});

test('permissions and roles of Microsoft are told by name or id, with or without a person signed in', () => {
  const entra = { system: 'entra:northwind', resource: 'Microsoft Graph' };
  expect([
    explain({ ...entra, privilegeKind: 'entra.app-role', privilege: '810c84a8-4a9e-49e6-bf7d-12d183f40d01' }),
    explain({ ...entra, privilegeKind: 'entra.scope', privilege: 'Mail.Read' }),
    explain({ ...entra, privilegeKind: 'entra.app-role', privilege: 'Invoices.Approve' }),
    explain({ ...entra, privilegeKind: 'entra.app-role', privilege: '11111111-2222-3333-4444-555555555555' }),
    explain({ ...entra, privilegeKind: 'entra.directory-role', privilege: 'License Administrator (eligible)' }),
    explain({ privilegeKind: 'azure.role', privilege: 'Owner', resource: '/subscriptions/1', system: 'azure' }),
    explain({ privilegeKind: 'azure.role', privilege: 'Shop keeper', resource: '/subscriptions/1', system: 'azure' }),
  ]).toEqual([
    'It can read mail with its attachments. It does so by itself, with nobody signed in.',
    'It can read mail with its attachments. It does so for whoever is signed in, and only where that person may.',
    null,
    null,
    'It can give licences to users and groups, and take them away. It has to be taken up first, each time.',
    'It can do everything there, including giving itself and others access. This holds for everything in the subscription.',
    null,
  ]);
});

test('rules of Kubernetes are told by what their verbs do to what they are about, wildcards included', () => {
  const rule = (privilege: string, resource = 'namespace shop') =>
    explain({ privilegeKind: 'kubernetes.rule', privilege, resource, system: 'kubernetes:prod' });
  expect([
    rule('* *.*', 'cluster'),
    rule('get,list secrets'),
    rule('get secrets', 'namespace shop: export-key'),
    rule('patch deployments.apps'),
    rule('create *.batch'),
    rule('* roles.*'),
    rule('get shops.northwind.example'),
    rule('get secrets.northwind.example'),
  ]).toEqual([
    'It can do everything there, including giving itself and others any right. This holds in every namespace of the cluster.',
    'It can read stored passwords, tokens and keys in clear.',
    'It can read stored passwords, tokens and keys in clear. This holds only for what is named.',
    'It can change what programs are run, as any service account of the namespace.',
    'It can run programs, as any service account of the namespace.',
    expect.stringMatching(/^It can write more rights into roles than it has itself\./),
    null,
    null,
  ]);
});

test('permissions of GitHub, Okta, Google Cloud and Vault are told, and unknown ones are not', () => {
  const of = (privilegeKind: string, privilege: string, resource = 'organisation northwind', others: string[] = []) =>
    explain({ privilegeKind, privilege, resource, others, system: `${privilegeKind.split('.')[0]}:northwind` });
  expect([
    of('github.permission', 'contents:write', 'all repositories of northwind', ['workflows:write']),
    of('github.permission', 'metadata:read'),
    of('github.permission', 'teleport:write'),
    of('github.scope', 'workflow'),
    of('okta.scope', 'okta.roles.manage'),
    of('okta.scope', 'okta.moons.manage'),
    of('okta.role', 'SUPER_ADMIN'),
    of('gcp.role', 'roles/owner', '//cloudresourcemanager.googleapis.com/projects/shop'),
    of('gcp.role', 'projects/shop/roles/keeper'),
    of('vault.policy', 'finance'),
  ]).toEqual([
    'It can put its own code in, merge changes and delete branches and releases. Together with workflows:write, which it has besides: it can have commands of its own run with the secrets of the repository. This holds for new repositories, too.',
    'It can read names and settings of repositories.',
    null,
    'It can change workflow files, and so have commands of its own run with the secrets of the repository.',
    'It can read, make, change and delete administrator roles. It can make anybody an administrator, itself included.',
    null,
    'It can do everything in the organisation, including making itself and others administrators.',
    'It can do everything there, including giving itself and others access. This holds for everything in the project.',
    null,
    null,
  ]);
});

test('a table of the provider is explained only where its system or the form of the privilege says whose it is', () => {
  const platform = (privilegeKind: string, privilege: string, system: string) =>
    platformOf({ ...nothing, privilegeKind, privilege, system });
  expect([
    platform('role', 'Owner', 'erp:northwind'),
    platform('role', 'Owner', 'azure:northwind'),
    platform('permission', 'Mail.Read', 'tickets'),
    platform('permission', 'roles/editor', 'tickets'),
    platform('application permission', 'Files.Read.All', 'entra:northwind.example'),
    explain({ privilegeKind: 'role', privilege: 'Owner', system: 'erp:northwind' }),
    explain({ privilegeKind: 'role', privilege: 'constructor', system: 'azure:northwind' }),
  ]).toEqual([null, 'azure', 'entra', 'gcp', 'entra', null, null]);
});

test('whatever stands in the evidence, an explanation is whole sentences or nothing', () => {
  const kinds = [
    'aws.actions',
    'aws.trust',
    'entra.scope',
    'azure.role',
    'gcp.role',
    'kubernetes.rule',
    'okta.role',
    'x',
  ];
  const words = fc.oneof(
    fc.string(),
    fc.constantFrom('*', 'iam:*', 's3:Get*', '*:*', ',', ' by ', 'get secrets', '__proto__', 'constructor', 'toString'),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      words,
      words,
      fc.constantFrom(null, 'privilege', 'resource', 'both'),
      (privilegeKind, privilege, resource, negated) => {
        const text = explain({ privilegeKind, privilege, resource, negated });
        expect(text === null || /^[A-Z].*\.$/s.test(text)).toBe(true);
      },
    ),
  );
});
