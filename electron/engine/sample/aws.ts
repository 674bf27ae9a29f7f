// The sample's AWS account, as the provider's tools print it: get-account-authorization-details and the credential report.
import { before, jo, lead, type Quarter, since, teams } from './engagement.ts';
import { seeded } from './seeded.ts';

export const awsAccount = '104729384756';
export const sandboxAccount = '220118374655';
const harbourAccount = '909090112233';
const partnerAccount = '515151443322';

type Statement = Readonly<Record<string, unknown>>;

interface Job {
  readonly name: string;
  readonly team: string;
  readonly owner: string | null;
  readonly environment: 'prod' | 'staging';
  readonly index: number;
}

/** Every team runs every job in production and most of them in staging. */
function jobs(): Job[] {
  let index = 0;
  return teams.flatMap(({ team, owner, jobs: names }) =>
    names.flatMap((job, position) => {
      const environments: ('prod' | 'staging')[] = position % 4 !== 3 ? ['prod', 'staging'] : ['prod'];
      return environments.map((environment): Job => {
        index += 1;
        // some owners are unknown, some have left, one is a mailbox, one is the provider's
        const named =
          index % 11 === 0
            ? null
            : index % 17 === 0
              ? jo.name
              : index % 23 === 0
                ? 'platform@northwind.example'
                : index === 13
                  ? lead.name
                  : owner.name;
        return { name: `${team}-${job}-${environment}`, team, owner: named, environment, index };
      });
    }),
  );
}

/** Of what the pilot revoked, what the next quarter's evidence has: one was never cut, one came back. */
export const stillThere: readonly number[] = [18, 36];

/** The service user of a job by its number, as the sample's other files name it. */
export function userNamed(index: number): string {
  return jobs().find((job) => job.index === index)?.name ?? '';
}

/** Whose key the provider renewed between the quarters. */
export const renewedUser = 'finance-cost-allocation-prod';

const arn = (path: string, account = awsAccount) => `arn:aws:iam::${account}:${path}`;
const policyDocument = (...statements: Statement[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (actions: string | string[], resource: string | string[], more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
  ...more,
});

function tagsOf(job: Job): { Key: string; Value: string }[] {
  return [
    ...(job.owner === null ? [] : [{ Key: 'Owner', Value: job.owner }]),
    { Key: 'Team', Value: job.team },
    { Key: 'Environment', Value: job.environment === 'prod' ? 'production' : 'staging' },
  ];
}

function inlinePolicies(job: Job, quarter: Quarter): { PolicyName: string; PolicyDocument: unknown }[] {
  const bucket = `arn:aws:s3:::nw-${job.team}-${job.environment}`;
  // the invoice export may read only in the first quarter; in the second somebody has given it everything
  const widened = job.index === 1 && quarter.sequence === 2;
  const data = widened
    ? allow('s3:*', [bucket, `${bucket}/*`], { Sid: 'Data' })
    : allow(
        ['s3:GetObject', 's3:ListBucket', ...(job.index % 3 === 0 ? ['s3:PutObject'] : [])],
        [bucket, `${bucket}/*`],
        { Sid: 'Data' },
      );
  const logs = allow(
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
    `arn:aws:logs:eu-north-1:${awsAccount}:log-group:/nw/${job.name}:*`,
    { Sid: 'Logs' },
  );
  const parameters = allow(['ssm:GetParameter'], `arn:aws:ssm:eu-north-1:${awsAccount}:parameter/nw/${job.name}/*`, {
    Sid: 'Parameters',
  });
  const statements: Statement[] = [data, logs, parameters];
  if (job.index % 4 === 0)
    statements.push(
      allow(['kms:Decrypt'], `arn:aws:kms:eu-north-1:${awsAccount}:key/nw-${job.team}`, {
        Sid: 'Decrypt',
        Condition: { StringEquals: { 'kms:ViaService': 's3.eu-north-1.amazonaws.com' } },
      }),
    );
  // revoked in the pilot; one of them is still there a quarter later, and one that was gone is back
  if (job.index % 9 === 0 && (quarter.sequence === 1 || stillThere.includes(job.index)))
    statements.push(
      allow(
        ['secretsmanager:GetSecretValue'],
        `arn:aws:secretsmanager:eu-north-1:${awsAccount}:secret:nw/${job.team}/*`,
        { Sid: 'Secrets' },
      ),
    );
  // reduced in the pilot, and carried out
  if (job.index % 14 === 0)
    statements.push(
      quarter.sequence === 1
        ? { Sid: 'Broad', Effect: 'Allow', NotAction: ['aws-portal:*', 'organizations:*'], Resource: '*' }
        : {
            Sid: 'Broad',
            Effect: 'Allow',
            Action: ['s3:ListAllMyBuckets'],
            Resource: job.environment === 'staging' ? '*' : 'arn:aws:s3:::nw-reports',
          },
    );
  if (job.index % 19 === 0)
    statements.push({ Sid: 'NoDelete', Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' });
  return [{ PolicyName: `${job.name}-access`, PolicyDocument: policyDocument(...statements) }];
}

const groups = [
  {
    name: 'finance-batch',
    policies: ['NorthwindFinanceRead'],
    members: (job: Job) => job.team === 'finance' && job.environment === 'prod',
  },
  {
    name: 'retail-batch',
    policies: ['NorthwindQueueUse'],
    members: (job: Job) => job.team === 'retail' && job.environment === 'prod',
  },
  {
    name: 'ops-tooling',
    policies: ['NorthwindDeploy', 'NorthwindQueueUse'],
    members: (job: Job) => /-(deploy|image-builder|node-autoscaler)-/.test(job.name),
  },
] as const;

function managedPolicies(quarter: Quarter): unknown[] {
  const version = (id: string, isDefault: boolean, document: unknown) => ({
    VersionId: id,
    IsDefaultVersion: isDefault,
    CreateDate: since(quarter, 200),
    Document: document,
  });
  const policy = (name: string, versions: unknown[]) => ({
    PolicyName: name,
    PolicyId: `ANPA${name.toUpperCase().slice(0, 12).padEnd(12, 'X')}`,
    Arn: arn(`policy/${name}`),
    Path: '/',
    AttachmentCount: 4,
    CreateDate: since(quarter, 640),
    PolicyVersionList: versions,
  });
  return [
    // the newest version is not the default one: only the default counts
    policy('NorthwindFinanceRead', [
      version('v3', false, policyDocument(allow('*', '*'))),
      version(
        'v2',
        true,
        policyDocument(
          allow(
            ['rds:DescribeDBClusters', 'rds-data:ExecuteStatement'],
            `arn:aws:rds:eu-north-1:${awsAccount}:cluster:nw-ledger-prod`,
            { Sid: 'Ledger' },
          ),
        ),
      ),
    ]),
    policy('NorthwindQueueUse', [
      version(
        'v1',
        true,
        policyDocument(
          allow(
            ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:SendMessage'],
            `arn:aws:sqs:eu-north-1:${awsAccount}:nw-orders`,
            { Sid: 'Queues' },
          ),
        ),
      ),
    ]),
    policy('NorthwindDeploy', [
      version(
        'v5',
        true,
        policyDocument(
          allow(['iam:PassRole'], '*', { Sid: 'Pass' }),
          allow(['ecs:UpdateService', 'ecs:RegisterTaskDefinition', 'lambda:UpdateFunctionCode'], '*', {
            Sid: 'Deploy',
          }),
        ),
      ),
    ]),
    policy('NorthwindPolicyAdmin', [
      version(
        'v1',
        true,
        policyDocument(
          allow(['iam:CreatePolicyVersion', 'iam:AttachRolePolicy', 'iam:PutUserPolicy'], '*', { Sid: 'Policies' }),
        ),
      ),
    ]),
    {
      PolicyName: 'AdministratorAccess',
      PolicyId: 'ANPAIWMBCKSKIEE64ZLYK',
      Arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      Path: '/',
      AttachmentCount: 3,
      CreateDate: '2015-02-06T18:39:46Z',
      PolicyVersionList: [version('v1', true, policyDocument(allow('*', '*')))],
    },
    policy('NorthwindBoundary', [
      version('v1', true, policyDocument(allow(['s3:*', 'logs:*', 'kms:Decrypt', 'sqs:*'], '*'))),
    ]),
  ];
}

function users(quarter: Quarter): unknown[] {
  const attachedTo = (job: Job) => {
    const attached: { PolicyName: string; PolicyArn: string }[] = [];
    if (job.index === 17)
      attached.push({ PolicyName: 'AdministratorAccess', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
    // in nobody's list of policies: what it grants can't be known
    if (job.index === 20 && quarter.sequence === 1)
      attached.push({ PolicyName: 'NorthwindRetired', PolicyArn: arn('policy/NorthwindRetired') });
    return attached;
  };
  return jobs()
    .filter((job) => !(quarter.sequence === 1 && job.index > 78))
    .map((job) => ({
      Path: '/service/',
      UserName: job.name,
      UserId: `AIDA${String(job.index).padStart(12, '0')}`,
      Arn: arn(`user/service/${job.name}`),
      CreateDate: since(quarter, 300 + job.index * 9),
      Tags: tagsOf(job),
      UserPolicyList: inlinePolicies(job, quarter),
      GroupList: groups.filter((group) => group.members(job)).map((group) => group.name),
      AttachedManagedPolicies: attachedTo(job),
      ...(job.index % 6 === 0
        ? {
            PermissionsBoundary: {
              PermissionsBoundaryType: 'Policy',
              PermissionsBoundaryArn: arn('policy/NorthwindBoundary'),
            },
          }
        : {}),
    }));
}

function trust(job: Job): Statement {
  const github = `arn:aws:iam::${awsAccount}:oidc-provider/token.actions.githubusercontent.com`;
  const assume = (principal: unknown, action = 'sts:AssumeRole', condition: Statement = {}): Statement => ({
    Effect: 'Allow',
    Principal: principal,
    Action: action,
    ...condition,
  });
  switch (job.index % 8) {
    case 1:
      return assume({ Federated: github }, 'sts:AssumeRoleWithWebIdentity', {
        Condition: {
          StringLike: {
            'token.actions.githubusercontent.com:sub':
              job.index === 9 ? 'repo:northwind/*' : `repo:northwind/${job.team}:ref:refs/heads/main`,
          },
          StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
        },
      });
    case 2:
      return assume({ AWS: `arn:aws:iam::${harbourAccount}:root` }, 'sts:AssumeRole', {
        Condition: { StringEquals: { 'sts:ExternalId': 'nw-harbour-7' } },
      });
    case 3:
      return job.index === 3
        ? assume({ AWS: `arn:aws:iam::${partnerAccount}:root` })
        : assume({ Service: 'ecs-tasks.amazonaws.com' });
    case 4:
      return assume({ AWS: arn(`user/service/${job.name}`) });
    case 5:
      return assume({ Service: ['ec2.amazonaws.com', 'ssm.amazonaws.com'] });
    default:
      return assume({ Service: 'lambda.amazonaws.com' });
  }
}

function roles(quarter: Quarter): unknown[] {
  const chance = seeded(41);
  const serving = jobs().map((job) => {
    const used = chance.happens(0.6);
    const days = 1 + chance.below(140);
    return {
      Path: '/service/',
      RoleName: `${job.name}-role`,
      RoleId: `AROA${String(job.index).padStart(12, '0')}`,
      Arn: arn(`role/service/${job.name}-role`),
      CreateDate: since(quarter, 200 + job.index * 11),
      Tags: tagsOf(job),
      AssumeRolePolicyDocument: policyDocument(trust(job)),
      InstanceProfileList: [],
      RolePolicyList: inlinePolicies(job, quarter),
      AttachedManagedPolicies:
        job.index % 15 === 0
          ? [{ PolicyName: 'NorthwindPolicyAdmin', PolicyArn: arn('policy/NorthwindPolicyAdmin') }]
          : [],
      RoleLastUsed: used ? { LastUsedDate: before(quarter, days), Region: 'eu-north-1' } : {},
    };
  });
  const linked = ['AWSServiceRoleForECS', 'AWSServiceRoleForRDS', 'AWSServiceRoleForSupport'].map((name, index) => ({
    Path: `/aws-service-role/${name.slice(17).toLowerCase()}.amazonaws.com/`,
    RoleName: name,
    RoleId: `AROALINKED${index}`,
    Arn: arn(`role/aws-service-role/${name.slice(17).toLowerCase()}.amazonaws.com/${name}`),
    CreateDate: since(quarter, 900),
    AssumeRolePolicyDocument: policyDocument({
      Effect: 'Allow',
      Principal: { Service: `${name.slice(17).toLowerCase()}.amazonaws.com` },
      Action: 'sts:AssumeRole',
    }),
    InstanceProfileList: [],
    RolePolicyList: [],
    AttachedManagedPolicies: [],
    RoleLastUsed: { LastUsedDate: before(quarter, 2), Region: 'eu-north-1' },
  }));
  return [...serving, ...linked];
}

/** `aws iam get-account-authorization-details` of the production account. */
export function authorizationDetails(quarter: Quarter): string {
  const groupList = groups.map((group, index) => ({
    Path: '/',
    GroupName: group.name,
    GroupId: `AGPA${String(index).padStart(12, '0')}`,
    Arn: arn(`group/${group.name}`),
    CreateDate: since(quarter, 800),
    GroupPolicyList:
      index === 0
        ? [
            {
              PolicyName: 'finance-batch-inline',
              PolicyDocument: policyDocument(
                allow(
                  ['athena:StartQueryExecution', 'athena:GetQueryResults'],
                  `arn:aws:athena:eu-north-1:${awsAccount}:workgroup/finance`,
                  { Sid: 'Query' },
                ),
              ),
            },
          ]
        : [],
    AttachedManagedPolicies: group.policies.map((name) => ({ PolicyName: name, PolicyArn: arn(`policy/${name}`) })),
  }));
  return `${JSON.stringify({ UserDetailList: users(quarter), GroupDetailList: groupList, RoleDetailList: roles(quarter), Policies: managedPolicies(quarter), IsTruncated: false }, null, 2)}\n`;
}

/** What the provider declares of the account: its users and roles. */
export function declaredIdentities(quarter: Quarter): number {
  return users(quarter).length + roles(quarter).length;
}

/** A page of the sandbox account that isn't the last: the provider stopped too early. */
export function truncatedSandboxDetails(quarter: Quarter): string {
  const sandboxUsers = Array.from({ length: 12 }, (_, index) => ({
    Path: '/',
    UserName: `sandbox-experiment-${index + 1}`,
    UserId: `AIDASANDBOX${index}`,
    Arn: arn(`user/sandbox-experiment-${index + 1}`, sandboxAccount),
    CreateDate: since(quarter, 120 + index),
    Tags: [{ Key: 'Environment', Value: 'sandbox' }],
    UserPolicyList: [
      {
        PolicyName: 'play',
        PolicyDocument: policyDocument(allow(index % 4 === 0 ? '*' : ['s3:GetObject', 'dynamodb:*'], '*')),
      },
    ],
    GroupList: [],
    AttachedManagedPolicies: [],
  }));
  return `${JSON.stringify({ UserDetailList: sandboxUsers, GroupDetailList: [], RoleDetailList: [], Policies: [], IsTruncated: true, Marker: 'AAIAARQOYm9yZXMtc2FuZGJveA==' }, null, 2)}\n`;
}

const columns =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';

/** The credential report of the same account. */
export function credentialReport(quarter: Quarter): string {
  const chance = seeded(73);
  const time = (days: number) => before(quarter, days).replace('Z', '+00:00');
  const made = (days: number) => since(quarter, days).replace('Z', '+00:00');
  const root = [
    '<root_account>',
    `arn:aws:iam::${awsAccount}:root`,
    made(2400),
    'not_supported',
    time(40),
    'not_supported',
    'not_supported',
    'true',
    'true',
    made(700),
    'N/A',
    'N/A',
    'N/A',
    'false',
    'N/A',
    'N/A',
    'N/A',
    'N/A',
    'false',
    'N/A',
    'false',
    'N/A',
  ];
  const rows = jobs()
    .filter((job) => !(quarter.sequence === 1 && job.index > 78))
    .map((job) => {
      const age = chance.pick([20, 35, 60, 80, 150, 320, 412]);
      const unused = chance.happens(0.18);
      const console = job.index % 10 === 5;
      const twin = job.index % 13 === 0;
      const key = (active: boolean, days: number, idle: boolean) => [
        String(active),
        job.name === renewedUser && quarter.sequence === 2 ? time(70) : made(days),
        idle ? 'N/A' : time(1 + chance.below(20)),
        idle ? 'N/A' : 'eu-north-1',
        idle ? 'N/A' : 's3',
      ];
      const noKey = ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
      return [
        job.name,
        arn(`user/service/${job.name}`),
        made(300 + job.index * 9),
        String(console),
        console ? time(3) : 'N/A',
        console ? made(200) : 'N/A',
        'N/A',
        String(console && job.index % 20 === 5),
        ...(job.index % 7 === 0 ? noKey : key(true, age, unused)),
        ...(twin ? key(true, age + 40, true) : noKey),
        'false',
        'N/A',
        'false',
        'N/A',
      ];
    });
  return `${[columns, ...[root, ...rows].map((row) => row.join(','))].join('\n')}\n`;
}
