import { describe, expect, test } from 'vitest';
import type { FindingRecord } from '../../../../electron/engine/intake/record.ts';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { file, ofType, readAll } from '../reading.ts';

const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYzK9v';
const lines = (...objects: readonly object[]) => objects.map((object) => JSON.stringify(object)).join('\n');
const told = (path: string, content: string | object) => sniffSource(path, file(path, content).bytes)?.kind ?? null;

/** What is found, after making sure that nothing of the secret is in the records or in the bytes to store. */
async function findings(kind: string, content: string | object): Promise<FindingRecord[]> {
  const report = { ...file('report', content), extractedAt: '2026-10-01T00:00:00.000Z' };
  const records = await readAll(kind, [report]);
  const stored = Buffer.from(redact(kind, report.bytes).bytes).toString();
  expect(JSON.stringify(records) + stored).not.toContain(secret);
  expect(await readAll(kind, [{ ...report, bytes: Buffer.from(stored) }])).toEqual(records);
  return ofType(records, 'finding');
}

const brief = (found: readonly FindingRecord[]) =>
  found.map(({ rule, title, resource, state, firstSeen, identityHint, lastFour }) => [
    rule,
    title,
    resource,
    state,
    firstSeen,
    identityHint,
    lastFour,
  ]);

describe('trufflehog', () => {
  const version3 = {
    SourceMetadata: {
      Data: {
        Git: {
          commit: 'fbc14303ffbf8fb1c2c1914e8dda7d0121633aca',
          file: 'keys',
          repository: 'https://git.northwind.example/shop',
          timestamp: '2022-06-16 10:17:40 -0700 -0700',
          line: 4,
        },
      },
    },
    DetectorName: 'AWS',
    DecoderName: 'PLAIN',
    Verified: true,
    Raw: secret,
    RawV2: `AKIAIOSFODNN7EXAMPLE${secret}`,
    Redacted: 'AKIAIOSFODNN7EXAMPLE',
    ExtraData: { account: '012345678901', arn: 'arn:aws:iam::012345678901:user/ci' },
    StructuredData: { TlsPrivateKey: [{ certificate_fingerprint: 'x', something: secret }] },
  };

  test('version 3 says what was verified, whose key it is, and writes its zone twice', async () => {
    const found = await findings(
      'trufflehog.report',
      lines(
        version3,
        { ...version3, Verified: false, ExtraData: null, DecoderName: undefined },
        {
          ...version3,
          SourceMetadata: { Data: { Filesystem: { file: '/srv/app/.env' } } },
          Verified: undefined,
          ExtraData: {},
        },
      ),
    );
    const place = 'https://git.northwind.example/shop keys:4 (commit fbc14303ffbf)';
    const at = '2022-06-16T17:17:40.000Z';
    expect(brief(found)).toEqual([
      ['AWS', 'AWS secret, verified to work', place, 'open', at, 'arn:aws:iam::012345678901:user/ci', 'zK9v'],
      ['AWS', 'AWS secret, not verified', place, 'open', at, 'AKIAIOSFODNN7EXAMPLE', null],
      ['AWS', 'AWS secret, not said whether it works', '/srv/app/.env', 'open', null, 'AKIAIOSFODNN7EXAMPLE', 'zK9v'],
    ]);
  });

  test('two secrets at one place are two findings, and a finding that two files report is one', async () => {
    const report = lines(version3, version3);
    const found = ofType(await readAll('trufflehog.report', [file('a', report), file('b', report)]), 'finding');
    const [first = ''] = found.map(({ nativeId }) => nativeId);
    expect(found.map(({ nativeId }) => nativeId)).toEqual([first, `${first}~2`, first, `${first}~2`]);
  });

  test('version 2 quotes lines, of which nothing is kept', async () => {
    const found = await findings('trufflehog.report', {
      branch: 'main',
      commit: `rotate ${secret}`,
      commitHash: '3e2d1f58bf2ee974fb1195373d8526876fd6348b',
      date: '2018-05-28 03:24:03',
      diff: `+ ${secret}`,
      path: 'users.json',
      printDiff: `+ ${secret}`,
      reason: 'High entropy',
      stringsFound: [secret],
    });
    expect(brief(found)).toEqual([
      [
        'High entropy',
        'High entropy in users.json',
        'users.json (commit 3e2d1f58bf2e)',
        'open',
        '2018-05-28T03:24:03.000Z',
        null,
        null,
      ],
    ]);
  });

  test('its log among the findings is counted, an error in it makes the report partial, another line is refused', async () => {
    const records = await readAll('trufflehog.report', [
      file(
        'report',
        `${lines(version3, { level: 'info-0', msg: 'running source' }, { level: 'error', msg: 'clone failed' }, { a: 1 })}\nnot JSON`,
      ),
    ]);
    expect(records.map((record) => (record.type === 'remark' ? record.remark : record.type))).toEqual([
      'finding',
      'partial',
      'rejected',
      'rejected',
      'note',
    ]);
  });
});

test('trufflehog3 has the severity of its rules, and its context goes', async () => {
  const found = await findings('trufflehog3.report', [
    {
      rule: { id: 'high-entropy', message: 'High Entropy', severity: 'HIGH' },
      path: 'Dockerfile',
      line: '3',
      secret,
      context: { 3: `FROM ${secret}`, 4: 'USER root' },
      id: '6ac0ab3b-5f34-3d2a-886c-08424de77b23',
      commit: null,
      date: null,
    },
  ]);
  expect([brief(found), found[0]?.severity, found[0]?.nativeId]).toEqual([
    [['high-entropy', 'High Entropy', 'Dockerfile:3', 'open', null, null, 'zK9v']],
    'high',
    '6ac0ab3b-5f34-3d2a-886c-08424de77b23',
  ]);
});

test('detect-secrets keeps hashes, which go as well; an audited entry that is no secret is suppressed', async () => {
  const hash = '0123456789abcdef0123456789abcdef01234567';
  const entry = { type: 'Secret Keyword', filename: 'a.yml', hashed_secret: hash, is_verified: false, line_number: 7 };
  const report = {
    version: '1.0.3',
    plugins_used: [],
    results: { 'a.yml': [entry, { ...entry, is_secret: false }, { ...entry, is_verified: true, is_secret: false }] },
    generated_at: '2021-05-01T10:00:00Z',
  };
  const found = await findings('detect-secrets.baseline', report);
  const stored = Buffer.from(redact('detect-secrets.baseline', file('x', report).bytes).bytes).toString();
  expect([
    found.map(({ nativeId, state, lastSeen }) => [nativeId, state, lastSeen]),
    stored.includes(hash.slice(-4)),
  ]).toEqual([
    [
      ['a.yml:7:Secret Keyword', 'open', '2021-05-01T10:00:00.000Z'],
      ['a.yml:7:Secret Keyword~2', 'suppressed', '2021-05-01T10:00:00.000Z'],
      ['a.yml:7:Secret Keyword~3', 'open', '2021-05-01T10:00:00.000Z'],
    ],
    false,
  ]);
});

test('ggshield: one finding for each incident of each scan, closed only when GitGuardian found it invalid', async () => {
  const incident = (validity: string, more: object = {}) => ({
    type: 'Django Secret Key',
    validity,
    ignore_sha: validity,
    occurrences: [{ match: secret, line_start: 23 }],
    ...more,
  });
  const found = await findings('ggshield.report', {
    scans: [
      {
        id: '03a2bf6cba491559f8b760a2c9bf8dd9f53916a0',
        type: 'commit',
        entities_with_incidents: [
          {
            filename: 'settings.py',
            incidents: [
              incident('valid', { ignore_reason: { reason: 'ignored_on_dashboard' } }),
              incident('invalid'),
              incident('no_checker', { ignore_reason: 'ignored by config' }),
            ],
          },
        ],
        extra_info: { date: 'Sat Mar 13 17:42:00 2021 +0530' },
      },
    ],
    total_incidents: 3,
    total_occurrences: 3,
  });
  const place = 'settings.py:23 (commit 03a2bf6cba49)';
  const at = '2021-03-13T12:12:00.000Z';
  const row = (words: string, state: string) =>
    ['Django Secret Key', `Django Secret Key in settings.py (${words})`, place, state, at, null, 'zK9v'] as const;
  expect(brief(found)).toEqual([
    row('valid: it works', 'open'),
    row('invalid: it no longer works', 'resolved'),
    row('validity no checker', 'suppressed'),
  ]);
});

test('Nosey Parker: one finding for each secret, where it was first met', async () => {
  const found = await findings(
    'noseyparker.report',
    lines(
      {
        type: 'finding',
        rule_name: 'Generic API Key',
        match_content: secret,
        num_matches: 2,
        matches: [
          {
            provenance: [
              {
                kind: 'git_repo',
                repo_path: './.git',
                first_commit: {
                  commit_metadata: { commit_id: '0ee84b84c29924b2', author_timestamp: '1685495256 +0000' },
                  blob_path: 'app/config.py',
                },
              },
            ],
            location: { source_span: { start: { line: 16, column: 17 } } },
            snippet: { before: 'E = 1', matching: `KEY = "${secret}`, after: '"' },
          },
          {},
        ],
      },
      { finding_id: 'f-2', rule_name: 'AWS', groups: [secret], num_matches: 1, matches: [], statuses: ['reject'] },
      {},
    ),
  );
  expect(brief(found)).toEqual([
    [
      'Generic API Key',
      'Generic API Key, found in 2 places',
      './.git app/config.py:16 (commit 0ee84b84c299)',
      'open',
      '2023-05-31T01:07:36.000Z',
      null,
      'zK9v',
    ],
    ['AWS', 'AWS', null, 'suppressed', null, null, null],
  ]);
});

describe('SARIF', () => {
  const result = (more: object = {}) => ({
    ruleId: 'aws-key',
    message: { text: `found ${secret}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a.py' },
          region: { startLine: 7, snippet: { text: secret } },
          contextRegion: { snippet: { text: `key = ${secret}` } },
        },
      },
    ],
    partialFingerprints: { commitSha: 'b13740279fb0145e', date: '10-19-2003' },
    ...more,
  });
  const sarif = (name: string, results: readonly object[] | null, more: object = {}) => ({
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name, rules: [{ id: 'aws-key', shortDescription: { text: 'AWS key' } }] } },
        results,
        ...more,
      },
    ],
  });

  test('what a result quotes goes, in the message too, and a date that may be either way round is unknown', async () => {
    const found = await findings(
      'secret-scan.sarif',
      sarif('gitleaks', [
        result(),
        result({ suppressions: [{ kind: 'external' }] }),
        result({ kind: 'pass' }),
        result({ baselineState: 'absent' }),
      ]),
    );
    const row = (state: string) => ['aws-key', 'AWS key', 'a.py:7 (commit b13740279fb0)', state, null, null, 'zK9v'];
    expect(brief(found)).toEqual([row('open'), row('suppressed'), row('resolved')]);
  });

  test('a tool that is no secret scanner finds no exposed secrets, and a failed run is partial', async () => {
    const records = await readAll('secret-scan.sarif', [
      file('x', sarif('CodeQL', [result()], { invocations: [{ executionSuccessful: false }] })),
    ]);
    expect([
      records.map((record) => (record.type === 'remark' ? record.remark : record.type)),
      ofType(records, 'finding').map(({ kind }) => kind),
      told('x.sarif', sarif('CodeQL', [])),
      told('x.sarif', sarif('ggshield', [])),
    ]).toEqual([['partial', 'partial', 'finding'], ['other'], null, 'secret-scan.sarif']);
  });
});

test('an empty report is of the tool that its name says; with no such name it proves nothing, and that is said', async () => {
  const kinds = [
    ['gitleaks.json', 'null'],
    ['scans/trufflehog.json', '[]'],
    ['trufflehog3.json', '[]'],
    ['nosey-parker.jsonl', '{}'],
    ['no_findings.json', 'null'],
    ['report.json', '[]'],
  ].map(([path = '', text = '']) => told(path, text));
  const [remark, ...others] = await readAll('unattributed.empty-report', [file('no_findings.json', 'null')]);
  expect([kinds, remark, others]).toEqual([
    [
      'gitleaks.report',
      'trufflehog.report',
      'trufflehog3.report',
      'noseyparker.report',
      'unattributed.empty-report',
      'unattributed.empty-report',
    ],
    expect.objectContaining({
      remark: 'note',
      detail: expect.stringContaining('neither it nor its name says of which'),
    }),
    [],
  ]);
});
