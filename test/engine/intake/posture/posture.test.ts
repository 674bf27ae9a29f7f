import { describe, expect, test } from 'vitest';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { sniffSource } from '../../../../electron/engine/intake/registry.ts';
import { file, ofType, readAll, sample, samplesAreMissing } from '../reading.ts';

const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLE7QFD';

/** Rule and state of each finding, the remarks, and why something was refused. */
async function told(kind: string, content: string | object): Promise<readonly unknown[]> {
  const input = file('report', content);
  expect(sniffSource(input.path, input.bytes)?.kind).toBe(kind);
  return (await readAll(kind, [input])).map((record) => {
    switch (record.type) {
      case 'finding':
        return [record.rule, record.state, record.severity];
      case 'remark':
        return `${record.remark}: ${record.detail}`;
      case 'rejected':
        return `line ${record.address.line}: ${record.reason}`;
      default:
        return record.type;
    }
  });
}

function stored(kind: string, content: string | object): string {
  return Buffer.from(redact(kind, file('report', content).bytes).bytes).toString();
}

describe('a posture report', () => {
  test('Prowler: what failed is open, what is muted is suppressed, what passed or nobody judged is counted', async () => {
    const rows = [
      'FAIL;False;high',
      'FAIL;True;low',
      'PASS;False;low',
      'PASS;True;low',
      'MANUAL;False;medium',
      'MUTED;;critical',
      'FAIL;;informational',
      'MAYBE;;low',
    ].map((row, index) => `a;2026-01-01 10:00:00;1;uid-${index};check_${index};${row};r`);
    expect(
      await told(
        'prowler.report',
        ['AUTH_METHOD;TIMESTAMP;ACCOUNT_UID;FINDING_UID;CHECK_ID;STATUS;MUTED;SEVERITY;RESOURCE_UID', ...rows].join(
          '\n',
        ),
      ),
    ).toEqual([
      ['check_0', 'open', 'high'],
      ['check_1', 'suppressed', 'low'],
      ['check_5', 'suppressed', 'critical'],
      ['check_6', 'open', 'low'],
      'line 9: The status is none that Prowler writes (PASS, FAIL, MANUAL, INFO, WARNING, MUTED).',
      'note: 2 checks passed.',
      'note: 1 check was not judged by the tool (manual, skipped or not applicable): it neither passed nor failed.',
    ]);
  });

  test('Prowler version 3 in CSV has other names, and version 2 an object on each line, one of which may be broken', async () => {
    expect(
      await told(
        'prowler.report',
        'ASSESSMENT_START_TIME;FINDING_UNIQUE_ID;PROVIDER;CHECK_ID;STATUS;SEVERITY;RESOURCE_ARN\n2023-04-25T23:49:42;u;aws;iam_x;FAIL;high;arn:aws:iam::123456789012:role/ci\n',
      ),
    ).toEqual([['iam_x', 'open', 'high']]);
    const line = (status: string) =>
      JSON.stringify({
        'Account Number': '012345678912',
        Control: '[check11] Root',
        Status: status,
        'Control ID': '1.1',
      });
    expect(await told('prowler.report', `${line('Pass')}\n{"Account\n${line('FAIL')}\n`)).toEqual([
      'line 2: The line is not one well-formed JSON object (or a key stands in it twice).',
      ['check11', 'open', null],
      'note: 1 check passed.',
    ]);
    // One line is one finding, not a document of another shape.
    expect(await told('prowler.report', line('FAIL'))).toEqual([['check11', 'open', null]]);
  });

  test('a finding about an AWS role or user names the identity, any other resource names none', async () => {
    const header = 'ASSESSMENT_START_TIME;FINDING_UNIQUE_ID;PROVIDER;CHECK_ID;STATUS;RESOURCE_ARN';
    const resources = [
      'arn:aws:iam::123456789012:role/ci',
      'arn:aws:iam::123456789012:root',
      'arn:aws:iam::123456789012:policy/p',
      'arn:aws:iam::<account>:user/u',
      'arn:aws:s3:::bucket',
    ];
    const text = [header, ...resources.map((one, index) => `t;u${index};aws;c;FAIL;${one}`)].join('\n');
    const findings = ofType(await readAll('prowler.report', [file('r', text)]), 'finding');
    expect(findings.map(({ identity }) => identity)).toEqual([
      { system: 'aws:123456789012', nativeId: resources[0] },
      { system: 'aws:123456789012', nativeId: resources[1] },
      null,
      null,
      null,
    ]);
  });

  test('an anonymous or missing id gives way to what the finding is about, the same in the next report', async () => {
    const report = (uid: string, days: number) =>
      `AUTH_METHOD;FINDING_UID;CHECK_ID;STATUS;STATUS_EXTENDED;RESOURCE_UID;REGION\na;${uid};c;FAIL;${days} days left;r1;eu\na;${uid};c;FAIL;x;r2;eu\na;${uid};c;FAIL;x;r1;us\n`;
    const ids = async (text: string) =>
      ofType(await readAll('prowler.report', [file('r', text)]), 'finding').map(({ nativeId }) => nativeId);
    const first = await ids(report('<finding_uid>', 7));
    expect([first, new Set(first).size]).toEqual([await ids(report('', 6)), 3]);
  });

  test('kube-bench: WARN asks for a person, and a section that counts more failures than it lists is not the whole', async () => {
    const result = (number: string, status: string) => ({ test_number: number, test_desc: 'd', status });
    expect(
      await told('kube-bench.report', {
        Controls: [
          {
            node_type: 'master',
            tests: [
              {
                fail: 2,
                results: [result('1.1', 'FAIL'), result('1.2', 'WARN'), result('1.3', 'PASS'), result('1.4', 'ODD')],
              },
            ],
          },
        ],
      }),
    ).toEqual([
      ['1.1', 'open', null],
      'line 24: The status is none that kube-bench writes (PASS, FAIL, WARN, INFO).',
      'partial: The report counts 2 failures here, but lists 1.',
      'note: 1 check passed.',
      'note: 1 check was not judged by the tool (manual, skipped or not applicable): it neither passed nor failed.',
    ]);
  });

  test('Kubescape: what passed only by an exception is suppressed, and the rating is of the control', async () => {
    const control = (controlID: string, status: object | string) => ({ controlID, name: controlID, status });
    const report = {
      summaryDetails: { controls: { A: { scoreFactor: 9 }, B: { scoreFactor: 3 } } },
      resources: [],
      results: [
        {
          resourceID: 'path=12/api=v1/ns/ServiceAccount/ci',
          controls: [
            control('A', { status: 'failed' }),
            control('B', { status: 'passed', subStatus: 'w/exceptions' }),
            control('C', 'skipped'),
            control('D', { status: 'passed' }),
            control('E', { status: 'new word' }),
          ],
        },
      ],
    };
    expect(await told('kubescape.results', report)).toEqual([
      ['A', 'open', 'critical'],
      ['B', 'suppressed', 'low'],
      expect.stringContaining('The status is none that Kubescape writes'),
      'note: 1 check passed.',
      'note: 1 check was not judged by the tool (manual, skipped or not applicable): it neither passed nor failed.',
    ]);
  });

  test('ScoutSuite: the thing is named as the service names it, and a count above the list is told', async () => {
    const report = {
      provider_code: 'aws',
      last_run: { time: '2021-01-08 17:28:00+0100', ruleset_name: 'default' },
      account_id: '123456789012',
      services: {
        iam: {
          users: { 'AIDA.1': { arn: 'arn:aws:iam::123456789012:user/ci', keys: [{ id: 1 }] } },
          findings: {
            'iam-user-old-key': {
              description: 'Old <b>key</b>',
              level: 'danger',
              flagged_items: 2,
              checked_items: 5,
              items: ['iam.users.AIDA.1.keys.0'],
            },
          },
        },
      },
    };
    const text = `scoutsuite_results =\n${JSON.stringify(report, null, 1)}\n`;
    const records = await readAll('scoutsuite.results', [file('r.js', text)]);
    expect(ofType(records, 'finding')).toMatchObject([
      {
        identity: { system: 'aws:123456789012', nativeId: 'arn:aws:iam::123456789012:user/ci' },
        severity: 'high',
        title: 'Old key',
        lastSeen: '2021-01-08T16:28:00.000Z',
        address: { pointer: '/services/iam/findings/iam-user-old-key/items/0' },
      },
    ]);
    expect(ofType(records, 'remark').map(({ detail }) => detail)).toEqual([
      'The rule iam-user-old-key flags 2 things, but only 1 are listed.',
      '3 checks passed.',
    ]);
  });

  test('states of issues: resolved and ignored ones are not open', async () => {
    const text = 'OrcaScore,Title,Status\n9,a,open\n5,b,in_progress\n5,c,closed\n5,d,dismissed\nx,e,open\n5,f,odd\n';
    expect(await told('orca.alerts', text)).toEqual([
      ['a', 'open', 'critical'],
      ['b', 'open', 'medium'],
      ['c', 'resolved', 'medium'],
      ['d', 'suppressed', 'medium'],
      ['e', 'open', null],
      'line 7: The status is none that Orca writes (open, in_progress, closed, dismissed, snoozed).',
    ]);
  });

  test('secrets in it are gone from the stored bytes: evidence, code lines, tags, Kubernetes Secrets, copies of resources', () => {
    const wiz =
      'Created At,Title,Status,Resource external ID,Resource original JSON,Issue ID\n' +
      `t,x,OPEN,r,"{""env"": [{""name"": ""DB_PASSWORD"", ""value"": ""${secret}""}]}",i1\nt,x,OPEN,r,"{""name"": ""harmless""}",i2\n`;
    const texts = [
      stored('kube-hunter.report', { nodes: [], vulnerabilities: [{ vulnerability: 'v', evidence: secret }] }),
      stored('trivy.report', {
        SchemaVersion: 2,
        Results: [
          {
            Secrets: [
              { RuleID: 'r', Match: `k=${secret}`, Code: { Lines: [{ Content: secret, Highlighted: secret }] } },
            ],
          },
        ],
      }),
      stored('trivy-operator.report', { report: { secrets: [{ ruleID: 'r', match: secret }] } }),
      stored('kubescape.results', { resources: [{ object: { kind: 'Secret', data: { a: secret } } }] }),
      stored('wiz.issues', wiz),
      `x = ${stored('scoutsuite.results', `r = ${JSON.stringify({ services: { lambda: { env: { STRIPE_SECRET: secret, user_data: secret } } } })}`)}`,
      stored('ocsf.events', { class_uid: 3002, raw_data: `{"password": "${secret}"}`, password: secret }),
    ];
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    expect(texts[4]).toContain('harmless');
  });

  test('a report that is not valid JSON is refused with its line', async () => {
    const records = await readAll('ocsf.events', [
      file('x.ocsf.json', '[{\n "class_uid": 2004,\n "message": "a" "b"}]'),
    ]);
    expect(
      records.map((record) => (record.type === 'rejected' ? [record.address.line, record.reason] : record.type)),
    ).toEqual([[3, 'Line 3, column 17: not valid JSON, a comma or the end of the object is expected.'], 'remark']);
  });

  test.skipIf(samplesAreMissing)(
    'real ones: titles are plain text, and Wiz names a Kubernetes account as Kubernetes does',
    async () => {
      const scuba = ofType(
        await readAll('scubagear.results-table', [sample('posture/scubagear/ScubaResults.csv')]),
        'finding',
      );
      expect(scuba.filter(({ title }) => /[<>]/.test(title))).toEqual([]);
      const wiz = ofType(await readAll('wiz.issues', [sample('posture/wiz/multiple_findings.csv')]), 'finding');
      expect(wiz.map(({ identityHint }) => identityHint)).toContain(
        'system:serviceaccount:kube-system:daemon-set-controller',
      );
      const states = Object.groupBy(wiz, ({ state }) => state ?? 'none');
      expect(Object.entries(states).map(([state, list]) => [state, list?.length])).toEqual([
        ['open', 95],
        ['resolved', 1],
        ['suppressed', 2],
      ]);
    },
  );
});
