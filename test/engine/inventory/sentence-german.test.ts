// The sentence of a case in German: the same who, what and where as in English, no longer than it may be.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Access, accessInWords } from '../../../electron/engine/inventory/sentence.ts';

const invoiceExport: Access = {
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
};

const who = 'Das Dienstkonto svc-invoice-export im AWS-Konto 123456789012 darf';

test.each<[Partial<Access>, string]>([
  [
    { privilege: 's3:DeleteObject, s3:GetObject, s3:PutObject', resource: 'arn:aws:s3:::nw-finance-ledger/*' },
    `${who} alles in nw-finance-ledger lesen, ändern und löschen.`,
  ],
  [{ privilege: '*' }, `${who} alles im Konto tun.`],
  [{ privilege: 's3:*' }, `${who} alles in Speicher (S3) tun.`],
  [
    { privilege: 'dynamodb:*', resource: 'arn:aws:dynamodb:eu:1:table/*' },
    `${who} über jede Tabelle uneingeschränkt verfügen.`,
  ],
  [{ privilege: 'iam:PassRole' }, `${who} jede Rolle einem Dienst übergeben.`],
  [{ privilege: 'sts:AssumeRole', resource: 'arn:aws:iam::123456789012:role/admin' }, `${who} Rolle admin annehmen.`],
  [{ privilege: 'iam:*', negated: 'privilege' }, `${who} alles im Konto tun, außer iam:*.`],
  [{ effect: 'deny' }, `${who} Folgendes nicht: alles in Speicher (S3) lesen.`],
  [
    {
      privilege: 'sts:AssumeRole',
      resource: 'arn:aws:iam::123456789012:role/*',
      purpose: 'Exports invoices',
      environment: 'production',
      grantedAt: '2026-03-05T10:00:00Z',
      grantedBy: 'lee@northwind.example',
    },
    'Das Dienstkonto svc-invoice-export im AWS-Konto 123456789012 (Zweck: Exports invoices) darf jede Rolle annehmen, in Produktion, seit 5. März 2026, erteilt von lee@northwind.example.',
  ],
  [
    { kind: 'role', name: 'deployer', privilegeKind: 'aws.trust', privilege: 'sts:AssumeRole by ec2.amazonaws.com' },
    'Der AWS-Dienst ec2.amazonaws.com darf die Rolle deployer im AWS-Konto 123456789012 annehmen.',
  ],
  [
    {
      kind: 'user',
      name: 'lee',
      privilegeKind: 'aws.trust',
      privilege: 'sts:AssumeRole by arn:aws:iam::999999999999:root',
    },
    'Wer vom AWS-Konto 999999999999 zugelassen ist, darf den Benutzer lee im AWS-Konto 123456789012 annehmen.',
  ],
  [
    { system: 'kubernetes:prod', privilegeKind: 'kubernetes.rule', privilege: 'get,list secrets', resource: 'cluster' },
    'Das Dienstkonto svc-invoice-export im Kubernetes-Cluster prod darf secrets im ganzen Cluster lesen.',
  ],
  [
    {
      system: 'kubernetes:prod',
      privilegeKind: 'kubernetes.rule',
      privilege: 'impersonate users',
      resource: 'namespace shop: dana, lee',
    },
    'Das Dienstkonto svc-invoice-export im Kubernetes-Cluster prod darf users (nur dana und lee) im Namespace shop vertreten.',
  ],
  [
    {
      system: 'entra:northwind',
      kind: 'application',
      name: 'Export job',
      privilegeKind: 'entra.directory-role',
      privilege: 'Global Reader (eligible)',
      resource: 'the whole directory',
    },
    'Die Anwendung Export job im Microsoft-Entra-Mandanten northwind darf die Verzeichnisrolle Global Reader übernehmen und dann im ganzen Verzeichnis tun, was sie erlaubt.',
  ],
  [
    {
      system: 'entra:northwind',
      kind: 'application',
      name: '65429544-d782-42f4-bcfe-cd9c4bf566eb',
      privilegeKind: 'entra.app-role',
      privilege: 'Mail.Read',
      resource: 'Microsoft Graph',
    },
    'Eine Anwendung mit der ID 65429544-d782-42f4-bcfe-cd9c4bf566eb (Name unbekannt) im Microsoft-Entra-Mandanten northwind darf die App-Rolle Mail.Read von Microsoft Graph nutzen.',
  ],
  [
    {
      system: 'github:northwind',
      kind: 'other',
      name: 'builder',
      privilegeKind: 'github.permission',
      privilege: 'contents:write',
      resource: 'all repositories of northwind',
    },
    'Die Maschinenidentität builder in GitHub northwind darf den Code (contents) in allen Repositorys von northwind lesen und ändern.',
  ],
  [
    { privilegeKind: 'role', privilege: 'Finance clerk', resource: 'general ledger', system: 'ledger' },
    'Das Dienstkonto svc-invoice-export in ledger darf auf general ledger tun, was die Rolle Finance clerk erlaubt.',
  ],
])('%o', (more, expected) => {
  expect(accessInWords({ ...invoiceExport, ...more }, 'de')).toBe(expected);
});

const kinds = ['service_account', 'user', 'role', 'group', 'application', 'account_root', 'agent', 'other'];
const privileges = [
  'aws.actions',
  'aws.policy',
  'azure.role',
  'gcp.role',
  'github.permission',
  'kubernetes.rule',
  'role',
];

test('names the same subject as the English, in no more than 300 characters, whatever the names are', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{2,120}$/);
  const access = fc.record({
    name,
    kind: fc.constantFrom(...kinds),
    system: name.map((text) => `aws:${text}`),
    purpose: fc.option(name),
    privilegeKind: fc.constantFrom(...privileges),
    privilege: fc.constantFrom('s3:GetObject, s3:PutObject', 'contents:write', 'get,list secrets', 'Owner'),
    resource: fc.oneof(fc.constant('*'), name),
    effect: fc.constantFrom('allow', 'deny'),
    negated: fc.constantFrom(null, 'privilege', 'resource'),
    condition: fc.constantFrom(null, '{}'),
    environment: fc.constantFrom(null, 'production'),
    grantedAt: fc.constantFrom(null, '2026-03-05T10:00:00Z'),
    grantedBy: fc.option(name),
  });
  fc.assert(
    fc.property(access, (one) => {
      const [english, german] = [accessInWords(one, 'en'), accessInWords(one, 'de')];
      expect([german.length <= 300, german.includes(one.name.slice(0, 8)), german === english]).toEqual([
        true,
        true,
        false,
      ]);
    }),
    { numRuns: 300 },
  );
});
