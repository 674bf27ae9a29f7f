import { describe, expect, test } from 'vitest';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { folder, opensslTest } from '../../keys/openssl.ts';
import { file, ofType, readAll } from '../reading.ts';

const told = (content: object) => sniffSource('x.json', Buffer.from(JSON.stringify(content)))?.kind ?? null;
const system = 'aws:123456789012';
const user = (name: string) => `arn:aws:iam::123456789012:user/${name}`;
const key = (name: string, id: string, created = '2026-01-01T00:00:00Z') => ({
  UserName: name,
  AccessKeyId: id,
  Status: 'Active',
  CreateDate: created,
});
const lastUsed = (name: string, use: object) => ({ UserName: name, AccessKeyLastUsed: use });

describe('access keys', () => {
  test('meet the users of other sources where the bundle declares the account', async () => {
    const list = { AccessKeyMetadata: [key('ann', 'AKIA0000000000000001')] };
    const declared = await readAll('aws.iam-access-keys', [file('k.json', list, system)]);
    const alone = await readAll('aws.iam-access-keys', [file('k.json', list)]);
    expect([declared, alone].map((records) => ofType(records, 'credential').map(({ identity }) => identity))).toEqual([
      [{ system, nativeId: user('ann') }],
      [{ system: 'aws', nativeId: 'ann' }],
    ]);
    expect([declared, alone].map((records) => ofType(records, 'remark').map(({ remark }) => remark))).toEqual([
      ['note'],
      ['note'],
    ]);
  });

  test('a last use belongs to a key only where the user has one key, or the answer names it', async () => {
    const uses = async (...documents: object[]) =>
      ofType(
        await readAll(
          'aws.iam-access-keys',
          documents.map((one, index) => file(`${index}.json`, one)),
        ),
        'credential',
      ).map(({ nativeId, lastUse }) => [nativeId, lastUse]);
    const at = { LastUsedDate: '2026-05-01T00:00:00Z', ServiceName: 's3', Region: 'us-east-1' };
    const never = { ServiceName: 'N/A', Region: 'N/A' };
    const one = { AccessKeyMetadata: [key('ann', 'A')] };
    const two = { AccessKeyMetadata: [key('ann', 'A'), key('ann', 'B')] };
    const old = { AccessKeyMetadata: [key('ann', 'A', '2014-01-01T00:00:00Z')] };
    expect([
      await uses(one, lastUsed('ann', at)),
      await uses(one, lastUsed('ann', never)),
      await uses(old, lastUsed('ann', never)),
      await uses(two, lastUsed('ann', at)),
      await uses(two, { ...lastUsed('ann', at), AccessKeyId: 'B' }),
      await uses(one, lastUsed('bob', at)),
    ]).toEqual([
      [['A', { state: 'at', at: '2026-05-01T00:00:00.000Z' }]],
      [['A', { state: 'never' }]],
      [['A', { state: 'not_in_window' }]],
      [
        ['A', { state: 'unknown' }],
        ['B', { state: 'unknown' }],
      ],
      [
        ['A', { state: 'unknown' }],
        ['B', { state: 'at', at: '2026-05-01T00:00:00.000Z' }],
      ],
      [['A', { state: 'unknown' }]],
    ]);
  });

  test('each user’s list is whole or cut off by itself', async () => {
    const partial = async (...documents: object[]) =>
      ofType(
        await readAll(
          'aws.iam-access-keys',
          documents.map((one, index) => file(`${index}.json`, one)),
        ),
        'remark',
      ).filter(({ remark }) => remark === 'partial').length;
    const ann = { AccessKeyMetadata: [key('ann', 'A')], IsTruncated: true };
    const rest = { AccessKeyMetadata: [key('ann', 'B')], IsTruncated: false };
    const bob = { AccessKeyMetadata: [key('bob', 'C')], IsTruncated: false };
    expect([await partial(ann), await partial(ann, rest), await partial(ann, bob)]).toEqual([1, 0, 1]);
  });

  test('a secret that was saved with its key is withheld and not stored', async () => {
    const made = {
      AccessKey: { ...key('ann', 'AKIA0000000000000001'), SecretAccessKey: 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY' },
    };
    const bytes = Buffer.from(JSON.stringify(made));
    expect(Buffer.from(redact('aws.iam-access-keys', bytes).bytes).toString()).not.toContain('wJalrX');
  });
});

describe('lists of IAM', () => {
  test('users and roles are those of the authorization details, with their owner’s tag', async () => {
    const [, identity] = await readAll('aws.iam-users', [
      file('u.json', {
        User: {
          UserName: 'ann',
          UserId: 'AIDA1',
          Arn: user('ann'),
          CreateDate: '2026-01-01T00:00:00Z',
          Tags: [{ Key: 'Owner', Value: 'dana@northwind.example' }],
        },
      }),
    ]);
    expect(identity).toMatchObject({
      system,
      nativeId: user('ann'),
      owner: 'dana@northwind.example',
      ownerBasis: 'inferred',
    });
  });

  test('a service’s user name tells the account, and a credential without an end never ends', async () => {
    const records = await readAll('aws.iam-service-specific-credentials', [
      file('s.json', {
        ServiceSpecificCredentials: [
          {
            UserName: 'ann',
            ServiceSpecificCredentialId: 'A',
            ServiceUserName: 'ann-at-123456789012',
            ServiceName: 'codecommit.amazonaws.com',
            Status: 'Active',
            CreateDate: '2026-01-01T00:00:00Z',
          },
          {
            UserName: 'ann',
            ServiceSpecificCredentialId: 'B',
            ServiceName: 'bedrock.amazonaws.com',
            Status: 'Expired',
            CreateDate: '2026-01-01T00:00:00Z',
            ExpirationDate: '2026-02-01T00:00:00Z',
          },
        ],
      }),
    ]);
    expect(
      ofType(records, 'credential').map(({ identity, kind, expiresAt, neverExpires, status }) => [
        identity.nativeId,
        kind,
        expiresAt,
        neverExpires,
        status,
      ]),
    ).toEqual([
      [user('ann'), 'password', null, true, 'active'],
      ['ann', 'api_key', '2026-02-01T00:00:00.000Z', false, 'inactive'],
    ]);
  });

  opensslTest('the end of a signing certificate is the one that it names itself', async () => {
    const place = folder();
    const options = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'k.pem'];
    const pem = place.openssl('req', '-x509', ...options, '-days', '30', '-subj', '/CN=sample');
    const certificate = place.write('c.pem', pem);
    const printed = place.openssl('x509', '-in', certificate, '-noout', '-enddate').replace('notAfter=', '');
    const ends = async (CertificateBody: string) =>
      ofType(
        await readAll('aws.iam-signing-certificates', [
          file('c.json', {
            Certificates: [{ UserName: 'ann', CertificateId: 'C', CertificateBody, Status: 'Active' }],
          }),
        ]),
        'credential',
      ).map(({ expiresAt, neverExpires }) => [expiresAt, neverExpires]);
    expect([await ends(pem), await ends('-----BEGIN CERTIFICATE-----<body>')]).toEqual([
      [[new Date(printed).toISOString(), false]],
      [[null, null]],
    ]);
  });

  test('of a service’s last use the newest counts, and nobody is blamed for what nobody used', async () => {
    const records = await readAll('aws.iam-service-last-accessed', [
      file('l.json', {
        JobStatus: 'COMPLETED',
        ServicesLastAccessed: [
          {
            ServiceName: 'S3',
            ServiceNamespace: 's3',
            LastAuthenticated: '2026-03-01T00:00:00Z',
            LastAuthenticatedEntity: user('ann'),
          },
          {
            ServiceName: 'EC2',
            ServiceNamespace: 'ec2',
            LastAuthenticated: '2026-04-01T00:00:00Z',
            LastAuthenticatedEntity: user('ann'),
          },
          { ServiceName: 'KMS', ServiceNamespace: 'kms', TotalAuthenticatedEntities: 0 },
        ],
      }),
    ]);
    expect(ofType(records, 'identity').map(({ nativeId, kind, lastUse }) => [nativeId, kind, lastUse])).toEqual([
      [user('ann'), 'user', { state: 'at', at: '2026-04-01T00:00:00.000Z' }],
    ]);
    const running = await readAll('aws.iam-service-last-accessed', [
      file('l.json', { JobStatus: 'IN_PROGRESS', ServicesLastAccessed: [] }),
    ]);
    expect(ofType(running, 'remark').map(({ remark }) => remark)).toEqual(['partial', 'empty']);
  });

  test('a secret that was never read, one that is being deleted and one with an owner', async () => {
    const arn = (name: string) => `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}`;
    const records = await readAll('aws.secrets-manager-secrets', [
      file('s.json', {
        SecretList: [
          { ARN: arn('a'), Name: 'prod/a', CreatedDate: 1673467300.7, Tags: [{ Key: 'Owner', Value: 'Payments' }] },
          {
            ARN: arn('b'),
            Name: 'b',
            CreatedDate: '2026-01-01T00:00:00Z',
            LastAccessedDate: null,
            DeletedDate: '2026-02-01T00:00:00Z',
          },
          { ARN: 'b', Name: 'c' },
        ],
      }),
    ]);
    expect([
      ofType(records, 'identity').map(({ name, owner, environment, lastUse, status }) => [
        name,
        owner,
        environment,
        lastUse.state,
        status,
      ]),
      ofType(records, 'credential').map(({ createdAt, rotatedAt, neverExpires, status }) => [
        createdAt,
        rotatedAt,
        neverExpires,
        status,
      ]),
      ofType(records, 'rejected').length,
    ]).toEqual([
      [
        ['prod/a', 'Payments', 'production', 'never', 'active'],
        ['b', null, null, 'unknown', 'deleted'],
      ],
      [
        ['2023-01-11T20:01:40.700Z', null, null, 'active'],
        ['2026-01-01T00:00:00.000Z', null, null, 'deleted'],
      ],
      1,
    ]);
  });

  test('an ACM certificate has its end and the number of those who use it', async () => {
    const records = await readAll('aws.acm-certificates', [
      file('c.json', {
        Certificate: {
          CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/1',
          DomainName: 'shop.northwind.example',
          Status: 'EXPIRED',
          NotAfter: '2026-01-01T00:00:00Z',
          InUseBy: ['arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/a'],
        },
      }),
    ]);
    expect([
      ofType(records, 'identity').map(({ name, workloads }) => [name, workloads]),
      ofType(records, 'credential').map(({ expiresAt, status }) => [expiresAt, status]),
    ]).toEqual([[['shop.northwind.example', 1]], [['2026-01-01T00:00:00.000Z', 'inactive']]]);
  });

  test('an empty list of each is an empty export, and what is no list of AWS is not taken for one', async () => {
    expect([
      told({ Users: [], IsTruncated: false }),
      told({ AccessKeyMetadata: [] }),
      told({ SecretList: [] }),
      told({ Users: [{ name: 'a' }] }),
      told({ Certificates: [{ id: 1 }] }),
      told({ findings: [{ id: 1, status: 'open' }] }),
    ]).toEqual(['aws.iam-users', 'aws.iam-access-keys', 'aws.secrets-manager-secrets', null, null, null]);
    const records = await readAll('aws.iam-users', [file('u.json', { Users: [] })]);
    expect(records.map((record) => (record.type === 'remark' ? record.remark : record.type))).toEqual(['empty']);
  });

  test('a file that holds nothing to review says so and is no empty export', async () => {
    const records = await readAll('aws.without-records', [file('p.json', { PolicyNames: ['a'] })]);
    expect(records).toMatchObject([
      { remark: 'note', detail: expect.stringContaining('get-account-authorization-details') },
    ]);
  });
});
