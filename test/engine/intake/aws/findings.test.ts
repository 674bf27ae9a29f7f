import { describe, expect, test } from 'vitest';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { file, ofType, readAll } from '../reading.ts';

const role = 'arn:aws:iam::123456789012:role/deploy';

/** Made after AWS's service model: no published answer with unused access could be found. */
const unused = (findingType: string, details: object, resourceType = 'AWS::IAM::Role', resource = role) => ({
  id: findingType,
  findingType,
  status: 'ACTIVE',
  resource,
  resourceType,
  resourceOwnerAccount: '123456789012',
  createdAt: '2026-01-01T00:00:00Z',
  analyzedAt: '2026-02-01T00:00:00Z',
  findingDetails: [details],
});

describe('Access Analyzer', () => {
  test('unused access names the identity, the key and what was not used', async () => {
    const ann = 'arn:aws:iam::123456789012:user/ann';
    const records = await readAll('aws.access-analyzer-findings', [
      file('f.json', {
        findings: [
          unused('UnusedIAMRole', { unusedIamRoleDetails: { lastAccessed: '2025-06-01T00:00:00Z' } }),
          unused(
            'UnusedIAMUserAccessKey',
            { unusedIamUserAccessKeyDetails: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } },
            'AWS::IAM::User',
            ann,
          ),
          unused('UnusedPermission', {
            unusedPermissionDetails: {
              serviceNamespace: 's3',
              actions: [{ action: 'DeleteBucket' }, { action: 'PutObject' }],
            },
          }),
        ],
      }),
    ]);
    expect(
      ofType(records, 'finding').map(({ kind, identity, identityHint, title, state }) => [
        kind,
        identity?.nativeId,
        identityHint,
        title,
        state,
      ]),
    ).toEqual([
      ['unused_access', role, null, 'Unused role, last used 2025-06-01', 'open'],
      ['unused_access', ann, 'AKIAIOSFODNN7EXAMPLE', 'Unused access key', 'open'],
      ['unused_access', role, null, 'Unused permissions: s3 (DeleteBucket, PutObject)', 'open'],
    ]);
  });

  test('archived is hidden, and no approval; a bucket is no identity; a public principal is everybody', async () => {
    const records = await readAll('aws.access-analyzer-findings', [
      file('f.json', {
        findings: [
          {
            id: 'a',
            status: 'ARCHIVED',
            resource: 'arn:aws:s3:::ledger',
            resourceType: 'AWS::S3::Bucket',
            principal: { AWS: '*' },
            isPublic: true,
            action: ['s3:GetObject'],
            condition: {},
            createdAt: '2026-01-01T00:00:00Z',
            analyzedAt: '2026-01-01T00:00:00Z',
          },
          { id: 'b', status: 'RESOLVED', resource: role, resourceType: 'AWS::IAM::Role' },
          { id: 'c' },
        ],
        nextToken: 'more',
      }),
    ]);
    expect([
      ofType(records, 'finding').map(({ kind, state, identity, title }) => [
        kind,
        state,
        identity?.nativeId ?? null,
        title,
      ]),
      ofType(records, 'rejected').length,
      ofType(records, 'remark').map(({ remark }) => remark),
    ]).toEqual([
      [
        ['external_access', 'suppressed', null, 'Everybody may s3:GetObject'],
        ['external_access', 'resolved', role, `External access to ${role}`],
      ],
      1,
      ['partial', 'account'],
    ]);
  });
});

const finding = (id: string, facts: object) => ({
  SchemaVersion: '2018-10-08',
  Id: id,
  ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
  GeneratorId: `rule-${id}`,
  AwsAccountId: '123456789012',
  Title: 'Sample',
  RecordState: 'ACTIVE',
  Workflow: { Status: 'NEW' },
  Severity: { Label: 'HIGH' },
  Resources: [],
  ...facts,
});

describe('Security Hub', () => {
  test('the state is what record, workflow and check say together', async () => {
    const states = ofType(
      await readAll('aws.security-hub-findings', [
        file('f.json', [
          finding('open', {}),
          finding('suppressed', { Workflow: { Status: 'SUPPRESSED' } }),
          finding('archived', { RecordState: 'ARCHIVED', Workflow: { Status: 'SUPPRESSED' } }),
          finding('passed', { Compliance: { Status: 'PASSED' } }),
          finding('failed', { Compliance: { Status: 'FAILED' }, Severity: { Normalized: 90 } }),
          finding('informational', { Severity: { Label: 'INFORMATIONAL' } }),
          finding('silent', { RecordState: null, Workflow: null }),
        ]),
      ]),
      'finding',
    );
    expect(states.map(({ nativeId, state, kind, severity }) => [nativeId, state, kind, severity])).toEqual([
      ['open', 'open', 'other', 'high'],
      ['suppressed', 'suppressed', 'other', 'high'],
      ['archived', 'resolved', 'other', 'high'],
      ['passed', 'resolved', 'posture', 'high'],
      ['failed', 'open', 'posture', 'critical'],
      ['informational', 'open', 'other', null],
      ['silent', null, 'other', 'high'],
    ]);
  });

  test('a user, a role and a key tell whose it is; an event from EventBridge is read as well', async () => {
    const event = {
      'detail-type': 'Security Hub Findings - Imported',
      detail: {
        findings: [
          finding('role', {
            Resources: [
              { Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::a' },
              { Type: 'AwsIamRole', Id: role },
            ],
          }),
          finding('key', {
            Resources: [{ Type: 'AwsIamAccessKey', Id: 'AWS::IAM::AccessKey:AKIAIOSFODNN7EXAMPLE' }],
            Types: ['TTPs/Credential Access/UnauthorizedAccess:IAMUser-InstanceCredentialExfiltration'],
          }),
          finding('user', {
            Resources: [
              {
                Type: 'AwsIamAccessKey',
                Id: 'x',
                Details: { AwsIamAccessKey: { PrincipalType: 'IAMUser', PrincipalName: 'ann' } },
              },
            ],
          }),
        ],
      },
    };
    const input = file('event.json', event);
    expect(sniffSource(input.path, input.bytes)?.kind).toBe('aws.security-hub-findings');
    expect(
      ofType(await readAll('aws.security-hub-findings', [input]), 'finding').map(
        ({ identity, identityHint, kind, resource }) => [identity?.nativeId ?? null, identityHint, kind, resource],
      ),
    ).toEqual([
      [role, null, 'other', `arn:aws:s3:::a, ${role}`],
      [null, 'AKIAIOSFODNN7EXAMPLE', 'exposed_secret', 'AWS::IAM::AccessKey:AKIAIOSFODNN7EXAMPLE'],
      [null, 'ann', 'other', 'x'],
    ]);
  });
});
