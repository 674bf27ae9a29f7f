import { describe, expect, test } from 'vitest';
import { countsOf, file, ofType, readAll, sample, samplesAreMissing } from '../reading.ts';

const version8 = [
  {
    Description: 'AWS access key',
    StartLine: 7,
    Match: 'key = AKIAIOSFODNN7EXAMPLE',
    Secret: 'AKIAIOSFODNN7EXAMPLE',
    File: 'deploy/.env',
    Commit: 'b13740279fb0145e4dce1d5bae6dfcc08a7767bb',
    Date: '2026-03-01T10:00:00Z',
    Author: 'Sam Developer',
    Email: 'sam@northwind.example',
    RuleID: 'aws-access-token',
    Fingerprint: 'b137:deploy/.env:aws-access-token:7',
  },
  {
    StartLine: 9,
    Match: 'pw=short',
    Secret: 'short',
    File: 'a.txt',
    Commit: '',
    Date: '0001-01-01T00:00:00Z',
    RuleID: 'generic',
    Fingerprint: '',
  },
  { RuleID: 'x' },
  'text',
];

describe('gitleaks', () => {
  test('a finding keeps where it is and what may be known of the secret, and no more', async () => {
    const [first, second, ...rest] = await readAll('gitleaks.report', [
      { ...file('gitleaks.json', version8), extractedAt: '2026-10-01T00:00:00.000Z' },
    ]);
    expect([first, rest.map((record) => [record.type, record.address?.pointer])]).toEqual([
      {
        type: 'finding',
        nativeId: 'b137:deploy/.env:aws-access-token:7',
        identity: null,
        identityHint: 'AKIAIOSFODNN7EXAMPLE',
        kind: 'exposed_secret',
        tool: 'gitleaks',
        rule: 'aws-access-token',
        title: 'AWS access key',
        resource: 'deploy/.env:7 (commit b13740279fb0)',
        severity: null,
        state: 'open',
        firstSeen: '2026-03-01T10:00:00.000Z',
        lastSeen: '2026-10-01T00:00:00.000Z',
        lastFour: 'MPLE',
        address: { file: 'gitleaks.json', line: 2, pointer: '/0' },
      },
      [
        ['rejected', '/2'],
        ['rejected', '/3'],
      ],
    ]);
    expect(second).toMatchObject({
      nativeId: expect.stringMatching(/^[0-9a-f]{32}$/),
      identityHint: null,
      lastFour: null,
      firstSeen: null,
      resource: 'a.txt:9',
    });
  });

  test('nothing found, nothing written and something else are three things', async () => {
    const told = async (content: string | object) =>
      (await readAll('gitleaks.report', [file('g.json', content)])).map((record) =>
        record.type === 'remark' ? record.remark : record.type,
      );
    expect([await told('null'), await told('[]'), await told(''), await told({ a: 1 })]).toEqual([
      ['empty'],
      ['empty'],
      ['zero_bytes'],
      ['rejected'],
    ]);
  });

  test.skipIf(samplesAreMissing)('real reports give as many findings as they list', async () => {
    const counted = async (path: string) => countsOf(await readAll('gitleaks.report', [sample(`secret-scan/${path}`)]));
    expect([
      await counted('gitleaks/issue4336.json'),
      await counted('gitleaks/redacted_data_many.json'),
      await counted('gitleaks/no_findings.json'),
      await counted('gitleaks-upstream/json_simple.json'),
      await counted('gitleaks-upstream/csv_simple.csv'),
      await counted('gitleaks-upstream/baseline.csv'),
      // Its text is no JSON: whoever removed the private keys from it cut the quotes' backslashes away.
      await counted('gitleaks/version_7.5.0.json'),
    ]).toEqual([
      { finding: 1 },
      { finding: 6 },
      { remark: 1 },
      { finding: 1 },
      { finding: 1 },
      { rejected: 1 },
      { rejected: 1, remark: 1 },
    ]);
    const [csv] = ofType(
      await readAll('gitleaks.report', [sample('secret-scan/gitleaks-upstream/csv_simple.csv')]),
      'finding',
    );
    expect(csv?.address).toEqual({ file: 'secret-scan/gitleaks-upstream/csv_simple.csv', line: 2, pointer: null });
  });
});
