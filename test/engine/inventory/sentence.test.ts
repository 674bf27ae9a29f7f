import fc from 'fast-check';
import { expect, test } from 'vitest';
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
    grantedAt: null,
    grantedBy: null,
    ...access,
  });
}

const who = 'The service account svc-invoice-export in AWS account 123456789012 may';
const github = { system: 'github:northwind', kind: 'other' };
const entra = { system: 'entra:northwind', kind: 'application', name: 'Export job' };
const okta = { system: 'okta:northwind', kind: 'application', name: 'Export job' };
const exportJob = 'The application Export job in';

test.each([
  [
    { privilege: 's3:DeleteObject, s3:GetObject, s3:PutObject', resource: 'arn:aws:s3:::nw-finance-ledger/*' },
    `${who} read, change and delete everything in nw-finance-ledger.`,
  ],
  [{ privilege: '*' }, `${who} do everything in the account.`],
  [{ privilege: 's3:*' }, `${who} do everything in storage (S3).`],
  [{ privilege: 'iam:PassRole' }, `${who} hand any role over to a service.`],
  [{ privilege: 'sts:AssumeRole', resource: 'arn:aws:iam::123456789012:role/admin' }, `${who} become role admin.`],
  [{ privilege: 'iam:*', negated: 'privilege' }, `${who} do everything but iam:* in the account.`],
  [{ effect: 'deny' }, `${who} not read everything in storage (S3).`],
  [
    { privilege: 'ec2:RunInstances', environment: 'production', condition: '{}' },
    `${who} run everything in servers and networks (EC2), in production, under a condition.`,
  ],
  [
    {
      privilege: 'sts:AssumeRole',
      resource: 'arn:aws:iam::123456789012:role/*',
      purpose: 'Exports invoices\n every night',
      grantedAt: '2026-03-05T10:00:00Z',
      grantedBy: 'lee@northwind.example',
    },
    'The service account svc-invoice-export in AWS account 123456789012 (purpose: Exports invoices every night) may become any role, since 5 Mar 2026 and granted by lee@northwind.example.',
  ],
  [
    { privilege: 's3:GetObject', negated: 'resource', resource: 'arn:aws:s3:::ledger' },
    `${who} read everything but ledger.`,
  ],
  [
    { privilegeKind: 'role', privilege: 'Finance clerk', resource: 'general ledger', grantedBy: 'Dana Owner' },
    `${who} do what the role Finance clerk allows on general ledger, granted by Dana Owner.`,
  ],
  [
    { privilegeKind: 'permission', privilege: 'Mail.Read', resource: 'all mailboxes' },
    `${who} use the permission Mail.Read on all mailboxes.`,
  ],
  [
    {
      ...github,
      name: 'a.example',
      privilegeKind: 'github.webhook-events',
      privilege: 'push, release',
      resource: 'northwind/shop',
    },
    'The machine identity a.example in GitHub northwind may receive the events push and release of northwind/shop.',
  ],
  [
    {
      ...github,
      name: 'NPM_TOKEN',
      privilegeKind: 'github.secret-visibility',
      privilege: 'use by actions',
      resource: 'all repositories of northwind',
    },
    'The machine identity NPM_TOKEN in GitHub northwind may be used by workflows in all repositories of northwind.',
  ],
  [
    {
      ...github,
      name: 'deployer',
      privilegeKind: 'github.deploy-key',
      privilege: 'contents:write',
      resource: 'northwind/shop',
    },
    'The machine identity deployer in GitHub northwind may read and change the code of northwind/shop as a deploy key.',
  ],
  [
    {
      ...github,
      name: 'builder',
      privilegeKind: 'repository permission',
      privilege: 'contents: write',
      resource: 'northwind/shop',
    },
    'The machine identity builder in GitHub northwind may read and change the code (contents) in northwind/shop.',
  ],
  [
    {
      ...github,
      name: 'builder',
      privilegeKind: 'github.permission',
      privilege: 'teleport:write',
      resource: 'organisation northwind',
    },
    'The machine identity builder in GitHub northwind may use the permission teleport:write of organisation northwind.',
  ],
  [
    {
      ...github,
      name: 'token of lee',
      privilegeKind: 'github.scope',
      privilege: 'repo',
      resource: 'whatever the owner reaches in the organisation',
    },
    'The machine identity token of lee in GitHub northwind may use the OAuth scope repo on whatever the owner reaches in the organisation.',
  ],
  [
    { system: 'kubernetes:prod', privilegeKind: 'kubernetes.rule', privilege: 'get,list secrets', resource: 'cluster' },
    'The service account svc-invoice-export in Kubernetes cluster prod may read secrets in the whole cluster.',
  ],
  [
    {
      system: 'kubernetes:prod',
      privilegeKind: 'kubernetes.rule',
      privilege: 'impersonate users',
      resource: 'namespace shop: dana, lee',
    },
    'The service account svc-invoice-export in Kubernetes cluster prod may impersonate users (only dana and lee) in namespace shop.',
  ],
  [
    { kind: 'role', name: 'deployer', privilegeKind: 'aws.trust', privilege: 'sts:AssumeRole by ec2.amazonaws.com' },
    'The AWS service ec2.amazonaws.com may become the role deployer in AWS account 123456789012.',
  ],
  [
    {
      kind: 'role',
      name: 'deployer',
      privilegeKind: 'aws.trust',
      privilege: 'sts:AssumeRole by arn:aws:iam::999999999999:root',
    },
    'Whoever AWS account 999999999999 lets may become the role deployer in AWS account 123456789012.',
  ],
  [
    { kind: 'role', name: 'deployer', privilegeKind: 'aws.trust', effect: 'deny', privilege: 'sts:AssumeRole by *' },
    'Anybody may not become the role deployer in AWS account 123456789012.',
  ],
  [
    { privilegeKind: 'aws.policy', privilege: 'PowerUserAccess', resource: 'as the policy says' },
    `${who} do what the policy PowerUserAccess allows.`,
  ],
  [
    {
      ...entra,
      privilegeKind: 'entra.directory-role',
      privilege: 'Global Reader (eligible)',
      resource: 'the whole directory',
    },
    `${exportJob} Microsoft Entra tenant northwind may take up the directory role Global Reader and then do what it allows in the whole directory.`,
  ],
  [
    {
      ...entra,
      privilegeKind: 'entra.directory-role',
      privilege: '11111111-2222-3333-4444-555555555555',
      resource: 'directory /administrativeUnits/sales',
    },
    `${exportJob} Microsoft Entra tenant northwind may do what an unknown directory role (id 11111111-2222-3333-4444-555555555555) allows in the administrative unit sales.`,
  ],
  [
    {
      ...entra,
      name: '65429544-d782-42f4-bcfe-cd9c4bf566eb',
      privilegeKind: 'entra.app-role',
      privilege: '810c84a8-4a9e-49e6-bf7d-12d183f40d01',
      resource: 'Microsoft Graph',
    },
    'An application known only by its id 65429544-d782-42f4-bcfe-cd9c4bf566eb in Microsoft Entra tenant northwind may use the app role Mail.Read of Microsoft Graph.',
  ],
  [
    { ...entra, privilegeKind: 'entra.app-role', privilege: 'default access', resource: 'Finance Tracker' },
    `${exportJob} Microsoft Entra tenant northwind may sign in to Finance Tracker.`,
  ],
  [
    { ...entra, privilegeKind: 'entra.scope', privilege: 'Mail.Send', resource: 'Microsoft Graph' },
    `${exportJob} Microsoft Entra tenant northwind may use the scope Mail.Send of Microsoft Graph for people who sign in.`,
  ],
  [
    {
      ...entra,
      privilegeKind: 'entra.federation',
      privilege: 'repo:northwind/shop:ref:refs/heads/main',
      resource: 'Export job',
      condition: '{"issuer":"https://token.actions.githubusercontent.com","subject":"repo:northwind/shop"}',
    },
    'Whoever has a token from token.actions.githubusercontent.com for repo:northwind/shop:ref:refs/heads/main may act as the application Export job in Microsoft Entra tenant northwind.',
  ],
  [
    {
      system: 'azure:northwind',
      privilegeKind: 'azure.role',
      privilege: 'Owner',
      resource: '/subscriptions/1/resourceGroups/shop-prod',
      environment: 'production',
    },
    'The service account svc-invoice-export in Azure northwind may do what the Azure role Owner allows in the resource group shop-prod, in production.',
  ],
  [
    {
      system: 'gcp:shop',
      privilegeKind: 'gcp.role',
      privilege: 'roles/editor',
      resource: '//cloudresourcemanager.googleapis.com/projects/shop',
    },
    'The service account svc-invoice-export in Google Cloud shop may do what the role roles/editor allows in the project shop.',
  ],
  [
    {
      system: 'gcp:shop',
      kind: 'other',
      name: 'Maps key',
      privilegeKind: 'gcp.api-key',
      privilege: 'maps.googleapis.com',
      resource: 'project shop',
    },
    'The machine identity Maps key in Google Cloud shop may call maps.googleapis.com in project shop.',
  ],
  [
    {
      ...okta,
      privilegeKind: 'role',
      privilege: 'cr0Yq6IJxGIr0ouum0g3',
      resource: 'resource set iamoJDFKaJxGIr0oamd9g',
    },
    `${exportJob} Okta northwind may do what an unknown role (id cr0Yq6IJxGIr0ouum0g3) allows in the resource set with the id iamoJDFKaJxGIr0oamd9g.`,
  ],
  [
    {
      ...okta,
      privilegeKind: 'scope',
      privilege: 'okta.users.read',
      resource: 'the organisation',
      grantedBy: '00uu3u0ujW1P6AfZC2d5',
    },
    `${exportJob} Okta northwind may use the OAuth scope okta.users.read in the organisation, granted by somebody known only by the id 00uu3u0ujW1P6AfZC2d5.`,
  ],
  [
    {
      ...okta,
      privilegeKind: 'okta.entitlement',
      privilege: 'Read access',
      resource: 'orn:okta:idp:00o1:apps:salesforce:0oaf',
    },
    `${exportJob} Okta northwind may use the entitlement Read access of the application salesforce.`,
  ],
  [
    { system: 'vault:northwind', privilegeKind: 'vault.policy', privilege: 'root', resource: '*' },
    'The service account svc-invoice-export in Vault northwind may do everything in Vault by the policy root.',
  ],
  [
    {
      system: 'gcp',
      kind: 'group',
      name: 'allUsers',
      privilegeKind: 'gcp.role',
      privilege: 'roles/storage.objectViewer',
      resource: '//storage.googleapis.com/buckets/shop',
    },
    'Anybody on the internet (allUsers) in Google Cloud may do what the role roles/storage.objectViewer allows in the bucket shop.',
  ],
] satisfies [Partial<Access>, string][])('says %j in words', (access, sentence) => {
  expect(say(access)).toBe(sentence);
});

test('a sentence stays short: it cuts long names in the middle, and leaves out what is said beside it', () => {
  const long = (letter: string) => letter.repeat(200);
  const said = say({
    name: long('n'),
    purpose: long('p'),
    resource: `arn:aws:s3:::${long('b')}`,
    grantedAt: '2026-03-05T10:00:00Z',
    grantedBy: long('g'),
  });
  expect([said.length <= 300, /^The service account n+…n+ in AWS account/.test(said), /p{20}/.test(said)]).toEqual([
    true,
    true,
    false,
  ]);
});

test('whatever stands in the evidence, it is one sentence of at most 300 characters', () => {
  const words = fc.oneof(
    fc.string(),
    fc.string({ minLength: 80, maxLength: 400 }),
    fc.constantFrom('constructor', '*', ''),
  );
  const kinds = [
    'aws.actions',
    'aws.trust',
    'azure.role',
    'entra.scope',
    'entra.federation',
    'gcp.role',
    'github.permission',
    'kubernetes.rule',
    'okta.grant',
    'vault.policy',
    'role',
    'constructor',
  ];
  fc.assert(
    fc.property(words, words, words, fc.constantFrom(...kinds), (name, privilege, resource, privilegeKind) => {
      const said = say({ name, privilege, resource, privilegeKind, condition: resource });
      expect(/^[A-Z].*\.$/s.test(said) && said.length <= 300 && !said.includes('  ')).toBe(true);
    }),
  );
});
