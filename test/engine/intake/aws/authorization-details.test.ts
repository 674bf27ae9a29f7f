import { describe, expect, test } from 'vitest';
import { countsOf, file, ofType, readAll, sample, samplesAreMissing } from '../reading.ts';

const kind = 'aws.account-authorization-details';
const account = '012345678901';
const arn = (rest: string): string => `arn:aws:iam::${account}:${rest}`;

type Thing = Record<string, unknown>;
const statement = (Action: unknown, Resource: unknown, more: Thing = {}): Thing => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const policyDocument = (...Statement: unknown[]): Thing => ({ Version: '2012-10-17', Statement });
const user = (name: string, more: Thing = {}): Thing => ({
  Path: '/',
  UserName: name,
  Arn: arn(`user/${name}`),
  CreateDate: '2024-01-02T03:04:05Z',
  GroupList: [],
  AttachedManagedPolicies: [],
  Tags: [],
  ...more,
});
const role = (name: string, trust: unknown, more: Thing = {}): Thing => ({
  Path: '/',
  RoleName: name,
  Arn: arn(`role/${name}`),
  CreateDate: '2024-01-02 03:04:05+00:00',
  AssumeRolePolicyDocument: policyDocument(trust),
  RolePolicyList: [],
  AttachedManagedPolicies: [],
  ...more,
});
const inline = (...statements: unknown[]): Thing => ({
  UserPolicyList: [{ PolicyName: 'inline', PolicyDocument: policyDocument(...statements) }],
});
const managed = (name: string, versions: Thing[]): Thing => ({
  PolicyName: name,
  Arn: arn(`policy/${name}`),
  PolicyVersionList: versions,
});
const attached = (policyArn: string): Thing => ({
  PolicyName: policyArn.slice(policyArn.lastIndexOf('/') + 1),
  PolicyArn: policyArn,
});

const read = (content: Thing) => readAll(kind, [file('authz.json', content)]);
const grantsOf = async (content: Thing) => ofType(await read(content), 'entitlement');

describe('AWS account authorization details', () => {
  test('a user has its own facts, and its owner only as a claim of a tag', async () => {
    const [identity] = ofType(
      await read({
        UserDetailList: [
          user('billing-prod', {
            Tags: [{ Key: 'Owner', Value: 'dana@northwind.example' }],
            PasswordLastUsed: '2026-01-01T00:00:00Z',
          }),
        ],
      }),
      'identity',
    );
    expect(identity).toEqual({
      type: 'identity',
      system: 'aws:012345678901',
      nativeId: arn('user/billing-prod'),
      kind: 'user',
      name: 'billing-prod',
      scope: account,
      environment: 'production',
      owner: 'dana@northwind.example',
      ownerBasis: 'inferred',
      ownerEmail: 'dana@northwind.example',
      ownerStatus: null,
      purpose: null,
      createdAt: '2024-01-02T03:04:05.000Z',
      createdBy: null,
      lastUse: { state: 'at', at: '2026-01-01T00:00:00.000Z' },
      status: 'active',
      interactive: null,
      externalOrganisation: null,
      vendorManaged: false,
      breakGlass: null,
      defaultAccount: false,
      workloads: null,
      links: [],
      tags: { Owner: 'dana@northwind.example' },
      address: { file: 'authz.json', line: 3, pointer: '/UserDetailList/0' },
    });
  });

  test('an empty RoleLastUsed means not in the window, none at all means unknown, and service roles belong to AWS', async () => {
    const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
    const records = ofType(
      await read({
        RoleDetailList: [
          role('a', trust, { RoleLastUsed: {} }),
          role('b', trust),
          role('c', trust, { RoleLastUsed: { LastUsedDate: '2026-05-06T07:08:09Z' } }),
          role('d', trust, { Path: '/aws-service-role/x.amazonaws.com/' }),
        ],
      }),
      'identity',
    );
    expect(
      records.map(({ lastUse, vendorManaged, interactive }) => [lastUse.state, vendorManaged, interactive]),
    ).toEqual([
      ['not_in_window', false, false],
      ['unknown', false, false],
      ['at', false, false],
      ['unknown', true, false],
    ]);
  });

  test('one entitlement for each statement and resource, with its way through group and policy', async () => {
    const content = {
      UserDetailList: [
        user('ann', { GroupList: ['Ops'], PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/team/Cap') } }),
      ],
      GroupDetailList: [
        {
          GroupName: 'Ops',
          Arn: arn('group/Ops'),
          GroupPolicyList: [],
          AttachedManagedPolicies: attached(arn('policy/Files')),
        },
      ],
      Policies: [
        managed('Files', [
          { VersionId: 'v2', IsDefaultVersion: false, Document: policyDocument(statement('*', '*')) },
          {
            VersionId: 'v1',
            IsDefaultVersion: true,
            Document: {
              Statement: statement(
                ['s3:PutObject', 's3:GetObject', 's3:PutObject'],
                ['arn:aws:s3:::ledger-prod/*', 'arn:aws:s3:::logs'],
                { Sid: 'Files', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
              ),
            },
          },
        ]),
      ],
    };
    const grants = await grantsOf(content);
    expect(
      grants.map(({ privilege, resource, boundary, condition, environment, wildcard, conditioned }) => [
        privilege,
        resource,
        boundary,
        condition,
        environment,
        wildcard,
        conditioned,
      ]),
    ).toEqual([
      [
        's3:GetObject, s3:PutObject',
        'arn:aws:s3:::ledger-prod/*',
        'Cap',
        '{"Bool":{"aws:SecureTransport":"true"}}',
        'production',
        false,
        true,
      ],
      [
        's3:GetObject, s3:PutObject',
        'arn:aws:s3:::logs',
        'Cap',
        '{"Bool":{"aws:SecureTransport":"true"}}',
        null,
        false,
        true,
      ],
    ]);
    expect(
      grants[0]?.path.map(({ kind: step, name, nativeId, address }) => [step, name, nativeId, address?.pointer]),
    ).toEqual([
      ['group', 'Ops', arn('group/Ops'), '/GroupDetailList/0'],
      ['managed policy', 'Files', arn('policy/Files'), '/Policies/0'],
      ['statement', 'Files', null, '/Policies/0/PolicyVersionList/1/Document/Statement'],
    ]);
  });

  test('a changed list of actions is the same entitlement with another privilege', async () => {
    const withActions = (actions: string[]) =>
      grantsOf({ UserDetailList: [user('a', inline(statement(actions, 'arn:aws:s3:::x', { Sid: 'S' })))] });
    const [[before], [after]] = [
      await withActions(['s3:GetObject']),
      await withActions(['s3:GetObject', 's3:PutObject']),
    ];
    expect([before?.key === after?.key, before?.privilege, after?.privilege]).toEqual([
      true,
      's3:GetObject',
      's3:GetObject, s3:PutObject',
    ]);
  });

  test('no two entitlements of an identity share a key, even where a Sid stands twice or only the condition differs', async () => {
    const condition = (value: string): Thing => ({ Condition: { StringEquals: { 'aws:RequestedRegion': value } } });
    const grants = await grantsOf({
      UserDetailList: [
        user(
          'a',
          inline(
            statement('s3:Get*', '*', { Sid: 'S' }),
            statement('s3:Put*', '*', { Sid: 'S' }),
            statement('s3:Get*', '*', { Sid: 'S', ...condition('eu-west-1') }),
            statement('s3:Get*', '*', { Effect: 'Deny', Sid: 'S' }),
            statement('s3:Get*', '*'),
            statement('s3:Get*', '*', { Sid: '' }),
          ),
        ),
      ],
    });
    expect([grants.length, new Set(grants.map(({ key }) => key)).size]).toEqual([6, 6]);
  });

  test('denials, NotAction and NotResource are kept for what they are', async () => {
    const grants = await grantsOf({
      UserDetailList: [
        user(
          'a',
          inline(
            statement('iam:*', '*', { Effect: 'Deny' }),
            { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' },
            { Effect: 'Allow', Action: 's3:*', NotResource: ['arn:aws:s3:::b', 'arn:aws:s3:::a'] },
          ),
        ),
      ],
    });
    expect(
      grants.map(({ effect, negated, privilege, resource, administrator, escalates, wildcard }) => [
        effect,
        negated,
        privilege,
        resource,
        administrator,
        escalates,
        wildcard,
      ]),
    ).toEqual([
      ['deny', null, 'iam:*', '*', false, false, false],
      ['allow', 'privilege', 'iam:*, organizations:*', '*', false, true, true],
      ['allow', 'resource', 's3:*', 'arn:aws:s3:::a, arn:aws:s3:::b', false, false, true],
    ]);
  });

  test('full control is everything on everything, and with a condition nobody can say', async () => {
    const facts = async (...statements: unknown[]) =>
      (await grantsOf({ UserDetailList: [user('a', inline(...statements))] })).map(
        ({ administrator }) => administrator,
      );
    expect(
      await facts(
        statement('*', '*'),
        statement(['s3:*', '*:*'], '*'),
        statement('*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
        statement('*', 'arn:aws:s3:::x'),
        statement('s3:*', '*'),
      ),
    ).toEqual([true, true, null, false, false]);
  });

  test('what raises rights is told from what only looks like it', async () => {
    const escalates = async (action: unknown, resource: string) =>
      (await grantsOf({ UserDetailList: [user('a', inline(statement(action, resource)))] }))[0]?.escalates;
    const raising: [unknown, string][] = [
      ['iam:PassRole', '*'],
      ['iam:Pass*', arn('role/*')],
      ['iam:*', '*'],
      ['IAM:attachuserpolicy', arn('user/b')],
      ['iam:CreatePolicyVersion', arn('policy/p')],
      ['iam:CreateAccessKey', '*'],
      ['iam:CreateAccessKey', arn('user/b')],
      ['sts:AssumeRole', '*'],
      ['iam:UpdateAssumeRolePolicy', arn('role/x')],
      ['iam:SetDefault?olicyVersion', '*'],
    ];
    const harmless: [unknown, string][] = [
      ['iam:PassRole', arn('role/deploy')],
      ['sts:AssumeRole', arn('role/deploy')],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable of IAM
      ['iam:CreateAccessKey', 'arn:aws:iam::*:user/${aws:username}'],
      ['iam:CreateAccessKey', arn('user/a')],
      ['iam:Get*', '*'],
      ['s3:*', '*'],
      ['iam:ListUsers', '*'],
    ];
    const judged = async (list: [unknown, string][]) =>
      Promise.all(list.map(([action, resource]) => escalates(action, resource)));
    expect([await judged(raising), await judged(harmless)]).toEqual([
      raising.map(() => true),
      harmless.map(() => false),
    ]);
  });

  test('who may change its own policies can grant access to itself', async () => {
    const own = async (action: string, resource: string) =>
      (
        await grantsOf({
          UserDetailList: [user('a', { GroupList: ['G'], ...inline(statement(action, resource)) })],
          GroupDetailList: [{ GroupName: 'G', Arn: arn('group/G') }],
        })
      )[0]?.grantsOwnAccess;
    expect([
      await own('iam:PutUserPolicy', '*'),
      await own('iam:PutUserPolicy', arn('user/a')),
      await own('iam:PutUserPolicy', arn('user/b')),
      await own('iam:PutRolePolicy', '*'),
      await own('iam:AttachGroupPolicy', arn('group/*')),
      await own('s3:*', '*'),
    ]).toEqual([true, true, false, false, true, false]);
  });

  test('a policy of AWS that the export leaves out is listed by name; only AdministratorAccess is known for what it is', async () => {
    const records = await read({
      UserDetailList: [
        user('a', {
          AttachedManagedPolicies: [
            attached('arn:aws:iam::aws:policy/AdministratorAccess'),
            attached('arn:aws:iam::aws:policy/job-function/Billing'),
          ],
        }),
        user('b', { AttachedManagedPolicies: [attached('arn:aws:iam::aws:policy/job-function/Billing')] }),
      ],
    });
    expect(
      ofType(records, 'entitlement').map(({ privilegeKind, privilege, administrator, escalates, wildcard }) => [
        privilegeKind,
        privilege,
        administrator,
        escalates,
        wildcard,
      ]),
    ).toEqual([
      ['aws.policy', 'AdministratorAccess', true, true, true],
      ['aws.policy', 'Billing', null, null, null],
      ['aws.policy', 'Billing', null, null, null],
    ]);
    expect(ofType(records, 'remark').map(({ remark }) => remark)).toEqual(['account', 'note', 'note']);
  });

  test('what can not be resolved is rejected with its place, never left out', async () => {
    const records = await read({
      UserDetailList: [
        user('a', { GroupList: ['Gone'], AttachedManagedPolicies: [attached(arn('policy/Gone'))] }),
        { UserName: 'no-arn' },
        user(
          'b',
          inline(
            { Effect: 'Allow', Resource: '*' },
            { Effect: 'Maybe', Action: 's3:*', Resource: '*' },
            { Effect: 'Allow', Action: [1], Resource: '*' },
            'x',
          ),
        ),
        user('c', { UserPolicyList: [{ PolicyName: 'p', PolicyDocument: 'not json' }] }),
      ],
      Policies: [managed('NoDefault', [{ VersionId: 'v1', Document: policyDocument(statement('*', '*')) }])],
    });
    expect(ofType(records, 'rejected').map(({ address }) => address.pointer)).toEqual([
      '/Policies/0',
      '/UserDetailList/0/GroupList',
      '/UserDetailList/0/AttachedManagedPolicies/0',
      '/UserDetailList/1',
      ...[0, 1, 2, 3].map((index) => `/UserDetailList/2/UserPolicyList/0/PolicyDocument/Statement/${index}`),
      '/UserDetailList/3/UserPolicyList/0/PolicyDocument',
    ]);
    expect(countsOf(records)).toEqual({ remark: 1, rejected: 9, identity: 3 });
  });

  test('a document that older tools percent-encode is read, and its statements have the address of the text', async () => {
    const encoded = encodeURIComponent(JSON.stringify(policyDocument(statement('s3:GetObject', 'arn:aws:s3:::x'))));
    const [grant] = await grantsOf({
      UserDetailList: [user('a', { UserPolicyList: [{ PolicyName: 'p', PolicyDocument: encoded }] })],
    });
    expect([grant?.privilege, grant?.address.pointer]).toEqual([
      's3:GetObject',
      '/UserDetailList/0/UserPolicyList/0/PolicyDocument',
    ]);
  });

  test('an end date in the condition is the end of the entitlement', async () => {
    const [grant] = await grantsOf({
      UserDetailList: [
        user(
          'a',
          inline(
            statement('s3:*', '*', { Condition: { DateLessThan: { 'aws:CurrentTime': '2026-12-31T00:00:00Z' } } }),
          ),
        ),
      ],
    });
    expect([grant?.expiresAt, grant?.neverExpires]).toEqual(['2026-12-31T00:00:00.000Z', false]);
  });

  describe('trust policies', () => {
    const trustOf = async (Principal: unknown, more: Thing = {}) =>
      (
        await grantsOf({
          RoleDetailList: [role('r', { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more })],
        })
      ).map(({ privilege, external, public: everybody, conditioned, looseFederation }) => [
        privilege,
        external,
        everybody,
        conditioned,
        looseFederation,
      ]);
    const github = { Federated: arn('oidc-provider/token.actions.githubusercontent.com') };
    const subject = (operator: string, value: unknown): Thing => ({
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { [operator]: { 'token.actions.githubusercontent.com:sub': value } },
    });

    test('one entitlement for each principal, on the role', async () => {
      const grants = await grantsOf({
        RoleDetailList: [
          role('r', {
            Effect: 'Allow',
            Principal: { AWS: [arn('root'), '999999999999'], Service: 'ec2.amazonaws.com' },
            Action: 'sts:AssumeRole',
          }),
        ],
      });
      expect(
        grants.map(({ identity, privilegeKind, privilege, resource, external, address }) => [
          identity.nativeId === resource,
          privilegeKind,
          privilege,
          external,
          address.pointer,
        ]),
      ).toEqual([
        [
          true,
          'aws.trust',
          `sts:AssumeRole by ${arn('root')}`,
          false,
          '/RoleDetailList/0/AssumeRolePolicyDocument/Statement/0',
        ],
        [
          true,
          'aws.trust',
          'sts:AssumeRole by 999999999999',
          true,
          '/RoleDetailList/0/AssumeRolePolicyDocument/Statement/0',
        ],
        [
          true,
          'aws.trust',
          'sts:AssumeRole by ec2.amazonaws.com',
          false,
          '/RoleDetailList/0/AssumeRolePolicyDocument/Statement/0',
        ],
      ]);
    });

    test('another account is external, everybody is public, and a condition on everybody leaves that open', async () => {
      const condition = { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } };
      expect([
        await trustOf({ AWS: 'arn:aws:iam::999999999999:root' }, condition),
        await trustOf('*'),
        await trustOf({ AWS: '*' }, condition),
        await trustOf({ AWS: 'AIDAEXAMPLE' }),
      ]).toEqual([
        [['sts:AssumeRole by arn:aws:iam::999999999999:root', true, false, true, false]],
        [['sts:AssumeRole by *', true, true, false, false]],
        [['sts:AssumeRole by *', true, null, true, false]],
        [['sts:AssumeRole by AIDAEXAMPLE', null, false, false, false]],
      ]);
    });

    test('federation is loose where the subject is a wildcard, a pull request or not asked for', async () => {
      const loose = async (principal: Thing, more: Thing) => (await trustOf(principal, more)).map((facts) => facts[4]);
      expect([
        await loose(github, subject('StringLike', 'repo:northwind/ledger:*')),
        await loose(github, subject('StringEquals', ['repo:northwind/ledger:pull_request'])),
        await loose(github, {}),
        await loose(github, subject('StringEquals', 'repo:northwind/ledger:ref:refs/heads/main')),
        await loose(
          { Federated: arn('saml-provider/sso') },
          { Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } } },
        ),
      ]).toEqual([[true], [true], [true], [false], [false]]);
    });
  });

  test('pages are read together, and are partial only when the last one is missing', async () => {
    const first = { UserDetailList: [user('a', { GroupList: ['G'] })], IsTruncated: true, Marker: 'm' };
    const last = {
      GroupDetailList: [
        {
          GroupName: 'G',
          Arn: arn('group/G'),
          GroupPolicyList: [{ PolicyName: 'p', PolicyDocument: policyDocument(statement('s3:*', '*')) }],
        },
      ],
      IsTruncated: false,
    };
    const whole = await readAll(kind, [file('1.json', first), file('2.json', last)]);
    const part = await readAll(kind, [file('1.json', first)]);
    const partial = (records: typeof whole) =>
      ofType(records, 'remark').filter(({ remark }) => remark === 'partial').length;
    expect([
      ofType(whole, 'entitlement').length,
      ofType(whole, 'entitlement')[0]?.address.file,
      partial(whole),
      ofType(whole, 'rejected').length,
      partial(part),
      ofType(part, 'rejected').length,
    ]).toEqual([1, '2.json', 0, 0, 1, 1]);
  });

  test('what a group can not resolve is told once, however many members it has', async () => {
    const group = {
      GroupName: 'G',
      Arn: arn('group/G'),
      GroupPolicyList: [{ PolicyName: 'p', PolicyDocument: policyDocument('broken') }],
      AttachedManagedPolicies: [attached(arn('policy/Gone'))],
    };
    const members = ['a', 'b', 'c'].map((name) => user(name, { GroupList: ['G'] }));
    const records = await read({ UserDetailList: members, GroupDetailList: [group] });
    expect(ofType(records, 'rejected').map(({ address }) => address.pointer)).toEqual([
      '/GroupDetailList/0/GroupPolicyList/0/PolicyDocument/Statement/0',
      '/GroupDetailList/0/AttachedManagedPolicies/0',
    ]);
  });

  test('evidence of another account than the declared one is told', async () => {
    const records = await readAll(kind, [file('a.json', { UserDetailList: [user('a')] }, 'aws:999999999999')]);
    expect(ofType(records, 'remark').map(({ detail }) => detail)).toEqual([
      'aws:012345678901',
      'The bundle declares aws:999999999999 for this source, but what it holds is of aws:012345678901.',
    ]);
  });

  test.skipIf(samplesAreMissing)('a real large account gives exactly its 44 users and 78 roles', async () => {
    const records = await readAll(kind, [sample('aws/authz/cloudsplaining-example.json')]);
    const identities = ofType(records, 'identity');
    const grants = ofType(records, 'entitlement');
    expect([
      countsOf(records),
      identities.filter(({ kind: sort }) => sort === 'user').length,
      identities.filter(({ kind: sort }) => sort === 'role').length,
      identities.filter(({ lastUse }) => lastUse.state === 'not_in_window').length,
      grants.filter(({ privilegeKind }) => privilegeKind === 'aws.trust').length,
      grants.filter(({ external }) => external === true).length,
      new Set(grants.map(({ identity, key }) => `${identity.nativeId} ${key}`)).size,
    ]).toEqual([{ remark: 1, identity: 122, entitlement: 552 }, 44, 78, 52, 87, 2, 552]);
  });

  test.skipIf(samplesAreMissing)('the documentation example is one page of several', async () => {
    const records = await readAll(kind, [sample('aws/cli-examples/iam__get-account-authorization-details.json')]);
    expect([countsOf(records), ofType(records, 'remark').filter(({ remark }) => remark === 'partial').length]).toEqual([
      { remark: 6, identity: 4, entitlement: 7 },
      1,
    ]);
  });
});
