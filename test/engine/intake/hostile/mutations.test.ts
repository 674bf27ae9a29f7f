// Real files of every kind, damaged: bytes flipped, cut off, repeated, and mixed with other files. Whatever comes, it ends,
// in records or in refusals of ours, and a secret that stood where the kind says that secrets stand is never seen again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../../electron/engine/intake/decode.ts';
import { formatOf } from '../../../../electron/engine/intake/evidence.ts';
import { locate } from '../../../../electron/engine/intake/locate.ts';
import type { IntakeRecord } from '../../../../electron/engine/intake/record.ts';
import { redact } from '../../../../electron/engine/intake/redact.ts';
import { sniffSource, sourceKind } from '../../../../electron/engine/intake/registry.ts';
import type { SourceInput } from '../../../../electron/engine/intake/source-kind.ts';
import { CountersignError } from '../../../../shared/errors.ts';
import { readAll, realSources, samplesAreMissing } from '../reading.ts';

/** Large files are only more of the same, and take the time of many small ones. */
const largest = 40_000;

const sources = samplesAreMissing
  ? []
  : realSources().flatMap(({ kind, files }) =>
      files.filter(({ bytes }) => bytes.length > 0 && bytes.length <= largest).map((one) => ({ kind, one })),
    );
const kinds = [...new Set(sources.map(({ kind }) => kind))];
/** Every kind as often as any other, however many files there are of it. */
const anySource = fc
  .constantFrom(...(kinds.length === 0 ? [''] : kinds))
  .chain((kind) => fc.constantFrom(...sources.filter((source) => source.kind === kind)));

type Mutation = (bytes: Buffer, other: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

const flip = fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(
  ([where, bits]): Mutation =>
    (bytes) => {
      const changed = Buffer.from(bytes);
      const at = Math.floor(where * changed.length);
      if (changed.length > 0) changed[at] = (changed[at] ?? 0) ^ bits;
      return changed;
    },
);
const cut = place.map(
  (where): Mutation =>
    (bytes) =>
      bytes.subarray(0, Math.floor(where * bytes.length)),
);
const repeat = fc.tuple(place, place, fc.nat(400)).map(
  ([from, to, length]): Mutation =>
    (bytes) => {
      const start = Math.floor(from * bytes.length);
      const target = Math.floor(to * bytes.length);
      return Buffer.concat([bytes.subarray(0, target), bytes.subarray(start, start + length), bytes.subarray(target)]);
    },
);
const drop = fc.tuple(place, fc.nat(400)).map(
  ([from, length]): Mutation =>
    (bytes) => {
      const start = Math.floor(from * bytes.length);
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length)]);
    },
);
const splice = fc.tuple(place, place).map(
  ([here, there]): Mutation =>
    (bytes, other) =>
      Buffer.concat([
        bytes.subarray(0, Math.floor(here * bytes.length)),
        other.subarray(Math.floor(there * other.length)),
      ]),
);
const insert = fc
  .tuple(
    place,
    fc.constantFrom(
      '"',
      '\n',
      ',',
      ';',
      '{',
      '}',
      '[',
      ']',
      '\\',
      '\\u0000',
      '\u0000',
      '\uFEFF',
      '\uD83D\uDE00',
      '- ',
      ': ',
      '&a ',
      '*a',
      '#',
      '<<: ',
      "'",
      '__proto__',
      '9'.repeat(400),
      '['.repeat(500),
    ),
  )
  .map(
    ([where, text]): Mutation =>
      (bytes) => {
        const at = Math.floor(where * bytes.length);
        return Buffer.concat([bytes.subarray(0, at), Buffer.from(text), bytes.subarray(at)]);
      },
  );
const mutations = fc.array(fc.oneof(flip, cut, repeat, drop, splice, insert), { minLength: 1, maxLength: 4 });

/** Reads and stores as an import does. Anything but records, or an error of ours, fails the test. */
async function importOf(
  kind: string,
  input: SourceInput,
): Promise<{ records: IntakeRecord[]; stored: Uint8Array | null }> {
  sniffSource(input.path, input.bytes);
  const records = await readAll(kind, [input]);
  try {
    return { records, stored: redact(kind, input.bytes).bytes };
  } catch (error) {
    if (error instanceof CountersignError) return { records, stored: null };
    throw error;
  }
}

describe.skipIf(samplesAreMissing)('real files, damaged', () => {
  test('every kind has a file among them', () => {
    expect(kinds.length).toBeGreaterThan(20);
  });

  test('end in records or refusals; what is stored reads the same, is stored the same again, and holds every address', async () => {
    await fc.assert(
      fc.asyncProperty(anySource, anySource, mutations, async ({ kind, one }, { one: other }, changes) => {
        const bytes = changes.reduce<Buffer>(
          (current, change) => change(current, Buffer.from(other.bytes)),
          Buffer.from(one.bytes),
        );
        const input = { ...one, bytes };
        const { records, stored } = await importOf(kind, input);
        expect(records.length).toBeGreaterThan(0);
        for (const record of records) if (record.type === 'rejected') expect(record.reason).toMatch(/^\S.*[.)]$/s);
        if (stored === null) {
          expect(records.some(({ type }) => type === 'rejected')).toBe(true);
          return;
        }
        expect(await readAll(kind, [{ ...input, bytes: stored }])).toEqual(records);
        expect(redact(kind, stored).count).toBe(0);
        const { text } = decode(stored);
        const format = formatOf(text, sourceKind(kind).formats);
        if (format === null) return;
        for (const { address } of records.slice(0, 3))
          if (address?.pointer != null) expect(locate(text, format, address)).not.toBeNull();
      }),
      { numRuns: 700, seed: 20_261_122 },
    );
  });
});

const secret = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLE7QFD';

/** Files with secrets; what is between the marks stays whole, all else may be damaged. */
const planted: readonly (readonly [string, string])[] = [
  [
    'gitleaks.report',
    `[\n {"RuleID": "a", "File": "x"},\n «{"RuleID": "r", "File": "f", "Secret": "${secret}", "Match": "k=${secret}"}»,\n {"RuleID": "b", "File": "y"}\n]\n`,
  ],
  ['gitleaks.report', `«RuleID,File,Commit,Secret,Match\n»a,x,c,,\n«r,f,c,${secret},k=${secret}\n»b,y,c,,\n`],
  [
    'countersign.identities',
    `{"native_id":"1","kind":"bot","name":"a"}\n«{"native_id":"2","kind":"bot","name":"b","client_secret":"${secret}"}»\n{"native_id":"3","kind":"bot","name":"c"}\n`,
  ],
  [
    'countersign.credentials',
    `«identity_native_id,native_id,kind,client_secret\n»a,k1,token,\n«a,k2,token,${secret}»\na,k3,token,\n`,
  ],
  [
    'kubernetes.objects',
    `«apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: n}\ndata:\n  token: ${secret}\n»---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, namespace: n}\n`,
  ],
  [
    'kubernetes.objects',
    `{"apiVersion":"v1","kind":"List","items":[{"kind":"ServiceAccount","metadata":{"name":"a"}},«{"kind":"Secret","metadata":{"name":"s"},"data":{"t":"${secret}"}}»,{"kind":"Role","metadata":{"name":"r"}}]}`,
  ],
  [
    'trivy.report',
    `{"SchemaVersion": 2, "ArtifactName": "a", "Results": [{"Target": "t"}, «{"Target": "f", "Secrets": [{"RuleID": "r", "Match": "${secret}"}]}», {"Target": "u"}]}`,
  ],
  [
    'kube-hunter.report',
    `{"nodes": [], "vulnerabilities": [{"vulnerability": "v"}, «{"vulnerability": "w", "evidence": "${secret}"}», {"vulnerability": "x"}]}`,
  ],
  [
    'scoutsuite.results',
    `scoutsuite_results =\n{"services": {"a": {"findings": {}}, «"lambda": {"env": {"API_TOKEN": "${secret}"}}», "b": {"x": 1}}}`,
  ],
  [
    'ocsf.events',
    `{"class_uid": 2004, "finding_info": {"title": "t"}}\n«{"class_uid": 3002, "actor": {"user": {"name": "a"}}, "password": "${secret}"}»\n{"class_uid": 2004}\n`,
  ],
  [
    'wiz.issues',
    `«Created At,Title,Status,Resource external ID,Resource original JSON,Issue ID\n»t,a,OPEN,r,,i0\n«t,b,OPEN,r,"{""password"": ""${secret}""}",i1»\nt,c,OPEN,r,,i2\n`,
  ],
];

/** The free stretches of a text: marks taken out, and where outside of them something may be changed. */
function freePlaces(marked: string): { readonly text: string; readonly free: readonly number[] } {
  const free: number[] = [];
  let text = '';
  let isKept = false;
  for (const letter of marked) {
    if (letter === '«' || letter === '»') isKept = letter === '«';
    else {
      if (!isKept) free.push(text.length);
      text += letter;
    }
  }
  return { text, free };
}

describe('a secret that stands where its kind says that secrets stand', () => {
  test('is planted where it would be seen', async () => {
    for (const [kind, marked] of planted) {
      const { text } = freePlaces(marked);
      const { stored } = await importOf(kind, { path: 'x', bytes: Buffer.from(text), system: 's', extractedAt: null });
      expect([
        kind,
        text.includes(secret),
        Buffer.from(stored ?? [])
          .toString()
          .includes(secret),
      ]).toEqual([kind, true, false]);
    }
  });

  test('survives no damage around it, neither in records nor in the stored bytes', async () => {
    const edit = fc.tuple(
      fc.nat(),
      fc.nat(3),
      fc.constantFrom('', 'x', '\n', ',', '1', ' ', 'null', '[]', '{}', '#', 'é', '\t', '0'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...planted),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        fc.option(fc.nat()),
        async ([kind, marked], edits, end) => {
          const { text, free } = freePlaces(marked);
          const letters = [...text];
          for (const [where, length, inserted] of edits) {
            const at = free[where % free.length] ?? 0;
            letters[at] = `${inserted}${length === 0 ? letters[at] : ''}`;
          }
          const damaged = letters.join('');
          const content = end === null ? damaged : damaged.slice(0, end % (damaged.length + 1));
          const input = { path: 'x', bytes: Buffer.from(content), system: 's', extractedAt: null };
          const { records, stored } = await importOf(kind, input);
          expect(JSON.stringify(records)).not.toContain(secret);
          if (stored !== null) expect(Buffer.from(stored).toString()).not.toContain(secret);
        },
      ),
      { numRuns: 3000, seed: 20_261_122 },
    );
  });
});
