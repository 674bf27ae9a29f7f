import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode } from '../../../electron/engine/intake/decode.ts';
import { redact } from '../../../electron/engine/intake/redact.ts';
import type { SourceInput } from '../../../electron/engine/intake/source-kind.ts';
import { isSecretName, remainder, withhold } from '../../../electron/engine/intake/withhold.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { file, ofType, readAll, realSources, samplesAreMissing } from './reading.ts';

const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLE7QFD';

function redacted(kind: string, text: string): [string, number] {
  const { bytes, count } = redact(kind, Buffer.from(text));
  return [Buffer.from(bytes).toString(), count];
}

function refusalOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof CountersignError) return error.message;
    throw error;
  }
}

async function sameRecords(kind: string, content: string): Promise<void> {
  const [text] = redacted(kind, content);
  expect(await readAll(kind, [file('f', text, 's')])).toEqual(await readAll(kind, [file('f', content, 's')]));
  expect(redacted(kind, text)).toEqual([text, 0]);
  expect(text.split('\n')).toHaveLength(content.split('\n').length);
}

describe('withholding', () => {
  test('the last four stay of a long secret, nothing of a short one or of text around it, and an access key id as a name', () => {
    expect([
      withhold(secret, 'secret'),
      withhold('elevenchars', 'secret'),
      withhold('', 'secret'),
      withhold(`key: ${secret}`, 'context'),
      withhold('AKIAIOSFODNN7EXAMPLE', 'secret'),
      withhold('a secret of €€€€', 'secret'),
    ]).toEqual([
      '[redacted, ends 7QFD]',
      '[redacted]',
      '',
      '[redacted]',
      '[redacted, ends MPLE, names AKIAIOSFODNN7EXAMPLE]',
      '[redacted]',
    ]);
  });

  test('a withheld value stays as it is, and a secret that only looks like one does not', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('secret' as const, 'context' as const), (value, secrecy) => {
        const once = withhold(value, secrecy);
        return withhold(once, 'secret') === once && withhold(once, 'context') === once;
      }),
    );
    expect(withhold(`[redacted, ends 7QFD] ${secret}`, 'secret')).toBe('[redacted, ends 7QFD]');
    expect(remainder('[redacted, ends 7QFD, names AKIAIOSFODNN7EXAMPLE]')).toEqual({
      lastFour: '7QFD',
      keyId: 'AKIAIOSFODNN7EXAMPLE',
    });
  });

  test('names of secrets are known in any spelling, and names like them are not taken for one', () => {
    expect(
      [
        'secret',
        'client_secret',
        'SecretAccessKey',
        'aws.secret.access.key',
        'PASSWORD',
        'Access-Token',
        'Raw',
        'RawV2',
      ].filter((name) => !isSecretName(name)),
    ).toEqual([]);
    expect(
      ['secretName', 'token_type', 'password_enabled', 'native_id', 'key', 'tokens', 'Tokenizer'].filter(isSecretName),
    ).toEqual([]);
  });
});

describe('redaction', () => {
  test('a gitleaks report in JSON: every place of the secret goes, the lines stay, the rest is byte for byte the same', async () => {
    const report = `[\n  {\n    "RuleID": "generic",\r\n    "Secret": "${secret}", "Match" : "pw = ${secret}",\n    "File": "a.env",\n    "Message": "rotate ${secret} soon",\n    "StartLine": 3\n  }\n]`;
    expect(redacted('gitleaks.report', report)).toEqual([
      '[\n  {\n    "RuleID": "generic",\r\n    "Secret": "[redacted, ends 7QFD]", "Match" : "[redacted]",\n    "File": "a.env",\n    "Message": "rotate [redacted] soon",\n    "StartLine": 3\n  }\n]',
      3,
    ]);
    await sameRecords('gitleaks.report', report);
  });

  test('a gitleaks report in CSV, with a match over several lines and a row that does not fit', async () => {
    const report = `RuleID,Commit,File,Secret,Match,StartLine,Message\nr1,c,a.env,${secret},"pw\n= ${secret}\nend",3,"see ${secret}"\nr2,c,${secret}\nr3,c,b,"",,4,ok\nr4,c,"${secret}\nopen`;
    const [text, count] = redacted('gitleaks.report', report);
    expect([text, count]).toEqual([
      'RuleID,Commit,File,Secret,Match,StartLine,Message\nr1,c,a.env,"[redacted, ends 7QFD]","[redacted]\n\n",3,"see [redacted]"\n"[redacted]","[redacted]","[redacted]"\nr3,c,b,"",,4,ok\n"[redacted]\n',
      7,
    ]);
    await sameRecords('gitleaks.report', report);
  });

  test('Kubernetes secrets in JSON and YAML, whatever their style, and the copies that tools keep of them', async () => {
    const yaml = [
      'apiVersion: v1',
      'kind: Secret',
      'type: kubernetes.io/service-account-token',
      'metadata:',
      '  name: t',
      '  namespace: ns',
      '  annotations:',
      '    kubernetes.io/service-account.name: ci',
      '    kubectl.kubernetes.io/last-applied-configuration: |',
      `      {"data":{"token":"${secret}"}}`,
      '',
      'data:',
      `  token: ${secret}`,
      '  ca.crt: >-',
      `    ${secret}`,
      `    ${secret}`,
      `  a: "${secret}`,
      `    ${secret}"`,
      `  b: {c: '${secret}'}`,
      '  n: 12345678',
      'stringData: {',
      `  p: "${secret}`,
      `    x", q: ${secret} }`,
      '---',
      'apiVersion: v1',
      'kind: Pod',
      'metadata: {name: p, namespace: ns}',
      'spec:',
      '  containers:',
      '    - env:',
      '        - name: DB_PASSWORD',
      `          value: ${secret}`,
      '        - {name: MODE, value: fast}',
      '',
    ].join('\n');
    const [text, count] = redacted('kubernetes.objects', yaml);
    expect([text.includes(secret), text.includes('12345678'), text.includes('value: fast'), count]).toEqual([
      false,
      false,
      true,
      9,
    ]);
    await sameRecords('kubernetes.objects', yaml);
    const json = JSON.stringify(
      {
        kind: 'SecretList',
        apiVersion: 'v1',
        items: [
          { metadata: { name: 's' }, data: { __proto__x: secret, list: [secret], n: null } },
          { kind: 'ConfigMap', metadata: { name: 'c' }, data: { 'app.conf': `pw=${secret}` } },
        ],
      },
      null,
      1,
    );
    expect(redacted('kubernetes.objects', json)[0]).not.toContain(secret);
    await sameRecords('kubernetes.objects', json);
  });

  test('canonical tables: a column or key named like a secret, a last_four that is too long, a secret tag', async () => {
    const csv = `identity_native_id,native_id,kind,client_secret,last_four\na,k1,token,${secret},${secret}\na,k2,token,,7QFD\na,k3\n`;
    expect(redacted('countersign.credentials', csv)[0]).toBe(
      'identity_native_id,native_id,kind,client_secret,last_four\na,k1,token,"[redacted, ends 7QFD]","[redacted]"\na,k2,token,,7QFD\n"[redacted]","[redacted]"\n',
    );
    await sameRecords('countersign.credentials', csv);
    const tags = `native_id,kind,name,tags\n1,bot,a,team=x; password=${secret}\n2,bot,b,team=y\n`;
    expect(redacted('countersign.identities', tags)[0]).not.toContain(secret);
    await sameRecords('countersign.identities', tags);
    const lines = `{"native_id":"1","kind":"bot","name":"a","tags":{"token":"${secret}"},"secret":"${secret}"}\n{"secret":"${secret}"\n{"native_id":"2","kind":"bot",\n`;
    const [text] = redacted('countersign.identities', lines);
    expect(text).toBe(
      '{"native_id":"1","kind":"bot","name":"a","tags":{"token":"[redacted, ends 7QFD]"},"secret":"[redacted, ends 7QFD]"}\n[unreadable line, removed because it may hold a secret]\n{"native_id":"2","kind":"bot",\n',
    );
    await sameRecords('countersign.identities', lines);
  });

  test('a script, documents one after another and comments before the lines keep everything but the secret', async () => {
    const one = (value: string) => `{"RuleID": "r",\n "File": "f", "Secret": "${value}"}`;
    const script = `results =\n[${one(secret)}];\n`;
    expect(redacted('gitleaks.report', script)[0]).toBe(`results =\n[${one('[redacted, ends 7QFD]')}];\n`);
    await sameRecords('gitleaks.report', script);
    const pages = `[${one(secret)}]\n[\n${one(`other ${secret}`)}]\n`;
    expect(redacted('gitleaks.report', pages)).toEqual([
      `[${one('[redacted, ends 7QFD]')}]\n[\n${one('[redacted, ends 7QFD]')}]\n`,
      2,
    ]);
    await sameRecords('gitleaks.report', pages);
    const lines = `# exported by ci\n# token: ${secret}\n{"native_id":"1","kind":"bot","name":"a","secret":"${secret}"}\n# ${secret} was its token\n`;
    expect(redacted('countersign.identities', lines)[0]).toBe(
      '# exported by ci\n# [comment removed because it may hold a secret]\n{"native_id":"1","kind":"bot","name":"a","secret":"[redacted, ends 7QFD]"}\n# [comment removed because it may hold a secret]\n',
    );
    await sameRecords('countersign.identities', lines);
  });

  test('a table parted by semicolons, with a column of secrets that stands twice', async () => {
    const table = `sep=;\r\nRuleID;File;Secret;Secret\r\nr,1;a;${secret};other ${secret}\r\n`;
    expect(redacted('gitleaks.report', table)[0]).toBe(
      'sep=;\r\nRuleID;File;Secret;Secret\r\nr,1;a;"[redacted, ends 7QFD]";"[redacted, ends 7QFD]"\r\n',
    );
    await sameRecords('gitleaks.report', table);
  });

  test('lines of JSON whose first is broken and was removed are still lines of JSON', async () => {
    const lines = `{"class_uid": "token ${secret}}\n{"class_uid": 2004, "message": "m"}\n`;
    expect(redacted('ocsf.events', lines)[0]).toBe(
      '[unreadable line, removed because it may hold a secret]\n{"class_uid": 2004, "message": "m"}\n',
    );
    await sameRecords('ocsf.events', lines);
  });

  test('in a row that does not fit, a cell that would be a secret in some column is taken for one', async () => {
    const table = `Created At,Title,Status,Resource external ID,Resource original JSON,Issue ID\n"{""password"": ""${secret}""}",b\nt,"${secret} password\n`;
    const [text] = redacted('wiz.issues', table);
    expect(text).toBe(
      'Created At,Title,Status,Resource external ID,Resource original JSON,Issue ID\n"[redacted]",b\n"[redacted]\n',
    );
    await sameRecords('wiz.issues', table);
  });

  test('comments that may hold a secret go, at the top, behind values and between them; a text that looks like one stays', async () => {
    const yaml = `# token: ${secret}\napiVersion: v1 # plain\nkind: ServiceAccount\nmetadata:\n  name: a # was ${secret} token\n  # password ${secret}\n  annotations:\n    note: |\n      # token in a text\n    other: 'x # token'\n`;
    const removed = '# [comment removed because it may hold a secret]';
    expect(redacted('kubernetes.objects', yaml)[0]).toBe(
      `${removed}\napiVersion: v1 # plain\nkind: ServiceAccount\nmetadata:\n  name: a ${removed}\n  ${removed}\n  annotations:\n    note: |\n      # token in a text\n    other: 'x # token'\n`,
    );
    await sameRecords('kubernetes.objects', yaml);
  });

  test('a Kubernetes secret is found under whatever key a tool keeps it', async () => {
    const bundle = {
      kind: 'List',
      apiVersion: 'v1',
      items: [],
      resources: { a: [{ kind: 'Secret', data: { t: secret } }] },
    };
    expect(redacted('kubernetes.objects', JSON.stringify(bundle))[0]).not.toContain(secret);
  });

  test('an AWS tag whose key names a secret', async () => {
    const details = JSON.stringify({
      UserDetailList: [
        {
          UserName: 'u',
          Arn: 'arn:aws:iam::000000000001:user/u',
          Tags: [
            { Key: 'db-password', Value: secret },
            { Key: 'Password', Value: secret },
            { Key: 'Team', Value: 'Payments' },
          ],
        },
      ],
    });
    const [text, count] = redacted('aws.account-authorization-details', details);
    expect([text.includes(secret), text.includes('Payments'), count]).toEqual([false, true, 2]);
    await sameRecords('aws.account-authorization-details', details);
  });

  test('the encoding stays', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      const { bytes } = redact('gitleaks.report', encode(`[{"Secret": "${secret}", "File": "ä"}]`, encoding, true));
      expect(decode(bytes)).toEqual({
        text: '[{"Secret": "[redacted, ends 7QFD]", "File": "ä"}]',
        encoding,
        mark: true,
      });
    }
  });

  test('a file without secrets is handed back as it is, and one that can not be read is refused', () => {
    const bytes = Buffer.from('[{"RuleID": "x",   "File": "a"}]\r\n');
    expect(redact('gitleaks.report', bytes)).toEqual({ bytes, count: 0 });
    expect(() => redact('gitleaks.report', Buffer.from('[{"Secret": "abc'))).toThrow('not valid JSON');
    expect(() => redact('no.such', bytes)).toThrow('no source kind');
  });

  test('any secret in any object is gone from the bytes and from the records, and the records stay the same', async () => {
    const value = fc.string({ minLength: 12, maxLength: 40 }).map((text) => `${text}#!x`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            Secret: value,
            Match: fc.string(),
            RuleID: fc.constant('r'),
            File: fc.string({ minLength: 1 }),
            Message: fc.string(),
          }),
        ),
        fc.constantFrom(0, 1),
        async (list, indent) => {
          const report = list.map((one) => ({
            ...one,
            Message: `${one.Message}${one.Secret}`,
            Match: `x${one.Secret}y`,
          }));
          const text = JSON.stringify(report, null, indent);
          const [after] = redacted('gitleaks.report', text);
          const records = await readAll('gitleaks.report', [file('g.json', text)]);
          for (const { Secret } of list) {
            // What stays visible is judged on the parsed values: JSON may write a character in several ways.
            for (const one of JSON.parse(after) as { Secret: string; Match: string; Message: string }[])
              expect([one.Secret, one.Match, one.Message].join('\n')).not.toContain(Secret);
            expect(
              records.some(
                (record) =>
                  record.type === 'finding' &&
                  JSON.stringify({ ...record, resource: '', title: '', nativeId: '' }).includes(Secret),
              ),
            ).toBe(false);
          }
          expect(await readAll('gitleaks.report', [file('g.json', after)])).toEqual(records);
        },
      ),
      { numRuns: 100 },
    );
  });

  test.skipIf(samplesAreMissing)(
    'real files, redacted, read to the same records, and one that nobody can read is refused',
    async () => {
      for (const { kind, files } of realSources()) {
        const readable: SourceInput[] = [];
        const stored: SourceInput[] = [];
        for (const one of files) {
          const refusal = refusalOf(() => stored.push({ ...one, bytes: redact(kind, one.bytes).bytes }));
          if (refusal === null) readable.push(one);
          else expect(ofType(await readAll(kind, [one]), 'rejected').map(({ reason }) => reason)).toEqual([refusal]);
        }
        expect(await readAll(kind, stored)).toEqual(await readAll(kind, readable));
      }
    },
  );
});
