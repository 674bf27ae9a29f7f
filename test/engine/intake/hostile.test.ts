// Evidence made to break the reader: whatever the bytes are, records or an error of ours come out, and soon.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../../electron/engine/intake/read-source.ts';
import { redact } from '../../../electron/engine/intake/redact.ts';
import { sniffSource, sourceKinds } from '../../../electron/engine/intake/registry.ts';
import type { SourceInput } from '../../../electron/engine/intake/source-kind.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { countsOf, file, ofType, readAll, realSources, samplesAreMissing } from './reading.ts';

const small: readonly (readonly [string, string])[] = [
  ['countersign.identities', 'native_id,kind,name,tags\n1,bot,"Zoë, ""the"" bot","a=b;\nc=d"\n2,role,x,\n'],
  [
    'countersign.identities',
    '{"native_id":"1","kind":"bot","name":"Zoë"}\n{"native_id":"2","kind":"bot","name":"b"}\n',
  ],
  [
    'aws.account-authorization-details',
    JSON.stringify({
      UserDetailList: [
        {
          UserName: 'a',
          Arn: 'arn:aws:iam::000000000001:user/a',
          UserPolicyList: [
            { PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } } },
          ],
        },
      ],
    }),
  ],
  [
    'aws.credential-report',
    'user,arn,user_creation_time,password_enabled\na,arn:aws:iam::000000000001:user/a,2022-01-01T00:00:00Z,true\n',
  ],
  [
    'kubernetes.objects',
    'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ServiceAccount, metadata: {name: "é", namespace: b}}\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: s}\n  data:\n    k: |\n      dGVzdA==\n---\n',
  ],
  [
    'gitleaks.report',
    JSON.stringify(
      [{ RuleID: 'r', File: 'f', Secret: 'correct horse battery', Match: 'x', Date: '2026-01-01T00:00:00Z' }],
      null,
      1,
    ),
  ],
];

/** Everything a kind can be asked about some bytes; anything but an error of ours fails the test. */
async function survive(kind: string, input: SourceInput): Promise<number> {
  sniffSource(input.path, input.bytes);
  const records = await readAll(kind, [input]);
  try {
    const stored = redact(kind, input.bytes);
    expect(await readAll(kind, [{ ...input, bytes: stored.bytes }])).toEqual(records);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
  }
  return records.length;
}

describe('hostile evidence', () => {
  test('a file cut off at any byte gives records, rejections or remarks, never nothing and never a crash', async () => {
    for (const [kind, text] of small) {
      const bytes = Buffer.from(text);
      for (let length = 0; length <= bytes.length; length += 1) {
        expect(
          await survive(kind, { path: 'cut', bytes: bytes.subarray(0, length), system: 's', extractedAt: null }),
        ).toBeGreaterThan(0);
      }
    }
  });

  test('any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sourceKinds.map(({ kind }) => kind)),
        fc.uint8Array({ maxLength: 200 }),
        async (kind, bytes) => {
          await survive(kind, { path: 'x', bytes, system: null, extractedAt: null });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('any JSON where a known shape is expected', async () => {
    const names = [
      'UserDetailList',
      'RoleDetailList',
      'GroupDetailList',
      'Policies',
      'Arn',
      'UserName',
      'RoleName',
      'UserPolicyList',
      'PolicyDocument',
      'AssumeRolePolicyDocument',
      'Statement',
      'Effect',
      'Action',
      'Resource',
      'Principal',
      'Condition',
      'Tags',
      'kind',
      'apiVersion',
      'items',
      'metadata',
      'name',
      'namespace',
      'rules',
      'subjects',
      'roleRef',
      'verbs',
      'aggregationRule',
      'data',
      'RuleID',
      'File',
      'Secret',
      '__proto__',
      'constructor',
    ];
    const words = fc.constantFrom<unknown>(
      'Allow',
      'List',
      'Role',
      'RoleBinding',
      'ServiceAccount',
      'Secret',
      'v1',
      'a',
      '*',
      '',
      null,
      0,
      true,
      'arn:aws:iam::000000000001:user/a',
      '%7B',
      '{"Statement":[]}',
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', maxDepth: 6 },
        words,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('tree'), { maxKeys: 5 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('aws.account-authorization-details', 'kubernetes.objects', 'gitleaks.report'),
        tree,
        async (kind, value) => {
          await survive(kind, file('x.json', JSON.stringify(value)));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('small files of every format with bytes changed, dropped and repeated', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...small),
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.nat(12),
            fc.constantFrom('', '\n', '"', "'", ':', '- ', '|', '{', ',', '&a ', '*a', '\\', ' ', '\t'),
          ),
          { maxLength: 3 },
        ),
        async ([kind, original], edits) => {
          const text = edits.reduce((current, [place, drop, insert]) => {
            const at = place % (current.length + 1);
            return current.slice(0, at) + insert + current.slice(at + drop);
          }, original);
          await survive(kind, file('x', text, 's'));
        },
      ),
      { numRuns: 1500 },
    );
  });

  test.skipIf(samplesAreMissing)('real files with bytes changed, dropped and repeated', async () => {
    const sources = realSources().flatMap(({ kind, files }) =>
      files.filter(({ bytes }) => bytes.length < 20_000).map((one) => ({ kind, one })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources),
        fc.nat(),
        fc.nat(60),
        fc.uint8Array({ maxLength: 4 }),
        fc.boolean(),
        async ({ kind, one }, place, drop, insert, again) => {
          const bytes = Buffer.from(one.bytes);
          const at = place % (bytes.length + 1);
          const repeated = again ? bytes.subarray(at, at + drop) : insert;
          await survive(kind, {
            ...one,
            bytes: Buffer.concat([bytes.subarray(0, at), repeated, bytes.subarray(again ? at : at + drop)]),
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  test('nesting without end, in JSON and in YAML, is refused', async () => {
    const deep = ['['.repeat(200_000), '{"a":'.repeat(200_000), `[${'['.repeat(300)}${']'.repeat(300)}]`];
    for (const text of deep)
      expect(countsOf(await readAll('kubernetes.objects', [file('x', text)]))).toMatchObject({ rejected: 1 });
    expect(countsOf(await readAll('kubernetes.objects', [file('x', `a: ${'{a: '.repeat(20_000)}`)]))).toMatchObject({
      rejected: 1,
    });
  });

  test('a document with a key twice is rejected whole and makes the source partial', async () => {
    const records = await readAll('aws.account-authorization-details', [
      file('a.json', '{"UserDetailList": [],\n"UserDetailList": []}'),
      file('b.json', '{"UserDetailList": []}'),
    ]);
    expect(
      records.map((record) => [
        record.type,
        record.type === 'remark' ? record.remark : '',
        record.address?.file,
        record.address?.line,
      ]),
    ).toEqual([
      ['rejected', '', 'a.json', 2],
      ['remark', 'partial', 'a.json', null],
    ]);
  });

  test('a kind that does not fit the file, another encoding and an unknown kind are told in words', async () => {
    const [rejected] = ofType(await readAll('aws.credential-report', [file('x.csv', '{"a":1}')]), 'rejected');
    const [encoded] = ofType(
      await readAll('aws.credential-report', [{ ...file('x.csv', ''), bytes: Uint8Array.from([0x61, 0xe4, 0x62]) }]),
      'rejected',
    );
    expect([rejected?.reason, encoded?.reason]).toEqual([
      'The file is not CSV, which this kind of source is.',
      'Byte 1 is not valid UTF-8.',
    ]);
    await expect(readAll('no.such', [])).rejects.toMatchObject({ code: 'SOURCE_UNRECOGNISED' });
  });

  test('a source without a file to read is not called empty', async () => {
    expect(await readAll('gitleaks.report', [])).toEqual([]);
  });

  test('reading gives way to other work and can be cancelled', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${index},bot,name`).join('\n');
    const input = file('i.csv', `native_id,kind,name\n${rows}\n`, 's');
    const controller = new AbortController();
    let seen = 0;
    let gaveWay = false;
    setImmediate(() => {
      gaveWay = true;
    });
    const reading = (async () => {
      for await (const record of readSource('countersign.identities', [input], { signal: controller.signal })) {
        seen += record.type === 'identity' ? 1 : 0;
        if (seen === 5_000) controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
    expect([gaveWay, seen < 7_000]).toEqual([true, true]);
  });
});
