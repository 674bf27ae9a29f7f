import { X509Certificate } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { renderPdf } from '../../../electron/engine/report/pdf/render.ts';
import { appendRevision, type NewObject, readWrittenPdf } from '../../../electron/engine/report/pdf/revision.ts';
import { signPdf } from '../../../electron/engine/report/pdf/sign.ts';
import { verifyPdf } from '../../../electron/engine/verify/pdf.ts';
import { sealedState } from '../report/fixture.ts';
import { makeLedger } from '../report/ledger.ts';
import { makeSigner, type TestSigner, temporaryFolder, written } from '../report/signers.ts';
import { run, testWith } from '../report/tools.ts';
import { failures } from './corruption.ts';

const state = sealedState({ items: 6, ledger: makeLedger().head });
const at = new Date('2026-10-26T10:00:00.000Z');

let dana: TestSigner;
let ines: TestSigner;
let roots: X509Certificate[];
let first: Buffer;
let second: Buffer;

const lines = (bytes: Buffer) => verifyPdf(bytes, 'report.pdf', roots, null).lines;

beforeAll(async () => {
  dana = await makeSigner();
  ines = await makeSigner('Inês Álvarez');
  roots = [new X509Certificate(dana.rootPem), new X509Certificate(ines.rootPem)];
  const signers = [{ name: 'Dana Owner', title: null, statement: 'I issue this report.' }];
  const unsigned = await renderPdf(state, { draft: false, signers });
  first = await signPdf(unsigned, dana.signer, { name: 'Dana Owner', reason: 'Issued', at });
  second = await signPdf(first, ines.signer, { name: 'Inês Álvarez', reason: 'Read as compliance lead', at });
});

test('a countersignature leaves every byte of what was signed before, and its revision is said to hold nothing else', () => {
  expect(second.subarray(0, first.length).equals(first)).toBe(true);
  expect(lines(second).map((line) => `${line.check} ${line.verdict}`)).toEqual([
    ...['integrity held', 'signature held', 'certificates held', 'trust held'],
    ...['integrity held', 'signature held', 'certificates held', 'trust held'],
    ...['completeness held', 'revision held', 'sealed-state held', 'checkpoint held', 'freshness not-checkable'],
  ]);
  expect(lines(second).find((line) => line.check === 'revision')?.detail).toMatch(
    /^Revision 3 adds the signature in field Further1 and nothing else/,
  );
});

testWith(
  'pdfsig',
  'certutil',
  'qpdf',
)('pdfsig finds both signatures valid and only the last over everything', () => {
  const folder = temporaryFolder();
  const file = written(folder, 'report.pdf', second);
  const database = `sql:${folder}`;
  run('certutil', ['-N', '-d', database, '--empty-password']);
  for (const [index, pem] of [dana.rootPem, ines.rootPem].entries()) {
    const root = written(folder, `root-${index}.pem`, pem);
    run('certutil', ['-A', '-d', database, '-n', `root-${index}`, '-t', 'CT,C,C', '-i', root]);
  }
  const said = run('pdfsig', ['-nssdir', database, file]);
  expect([
    said.match(/Signature Validation: Signature is Valid/g)?.length,
    said.match(/Certificate Validation: Certificate is Trusted/g)?.length,
    said.match(/Total document signed/g)?.length,
    said.match(/Not total document signed/g)?.length,
  ]).toEqual([2, 2, 1, 1]);
  expect(run('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors');
});

const pageOf = (pdf: Buffer): NewObject => {
  const known = readWrittenPdf(pdf);
  for (let number = 1; number < known.size; number++) {
    const body = bodyOf(known, number);
    if (/\/Type \/Page\b/.test(body)) return { number, body: `${body.slice(0, -2)}/Rotate 180\n>>` };
  }
  throw new Error('no page');
};

function bodyOf(pdf: ReturnType<typeof readWrittenPdf>, number: number): string {
  try {
    return pdf.object(number);
  } catch {
    return '';
  }
}

/** What the second revision wrote, for another one to be made of. */
function signedObjects(): NewObject[] {
  const [before, after] = [readWrittenPdf(first), readWrittenPdf(second)];
  const field = Array.from({ length: before.size }, (_, number) => number).find(
    (number) => bodyOf(before, number).includes('(Further1)') && bodyOf(before, number).includes('/FT /Sig'),
  );
  return [field ?? 0, before.size, before.size + 1].map((number) => ({ number, body: after.object(number) }));
}

const tampered: readonly (readonly [string, RegExp, (objects: NewObject[]) => NewObject[]])[] = [
  ['turns a page over', /replaces a page/, (objects) => [...objects, pageOf(first)]],
  [
    'puts another catalogue in',
    /replaces the catalogue/,
    (objects) => {
      const { root, object } = readWrittenPdf(first);
      return [...objects, { number: root, body: `${object(root).slice(0, -2)}/Extra true\n>>` }];
    },
  ],
  [
    'adds an object that nothing needs',
    /something else than fill one/,
    (objects) => [...objects, { number: readWrittenPdf(first).size + 2, body: '<<\n/Type /Annot\n>>' }],
  ],
  [
    'moves the field',
    /moves or renames/,
    ([field, ...others]) => [
      { number: field?.number ?? 0, body: (field?.body ?? '').replace(/\/Rect \[[^\]]*\]/, '/Rect [0 0 595 842]') },
      ...others,
    ],
  ],
  [
    'draws over the page',
    /reaches out of the signature/,
    ([field, value, shown]) => [
      ...[field, value].filter((each) => each !== undefined),
      {
        number: shown?.number ?? 0,
        body: (shown?.body ?? '').replace(/\/BBox \[[^\]]*\]/, '/BBox [-600 -800 600 800]'),
      },
    ],
  ],
  [
    'shows pictures in the box',
    /reaches out of the signature/,
    ([field, value, shown]) => [
      ...[field, value].filter((each) => each !== undefined),
      { number: shown?.number ?? 0, body: (shown?.body ?? '').replace('/Font <<', '/XObject << /X 4 0 R >> /Font <<') },
    ],
  ],
  [
    'carries something along in the signature',
    /holds more than a signature/,
    ([field, value, shown]) => [
      ...[field, shown].filter((each) => each !== undefined),
      { number: value?.number ?? 0, body: (value?.body ?? '').replace('/Type /Sig', '/Type /Sig\n/Reference [4 0 R]') },
    ],
  ],
];

test.each(tampered)('a later revision that %s is named', (_, words, change) => {
  const forged = appendRevision(readWrittenPdf(first), change(signedObjects()), () => undefined);
  const found = lines(forged).filter((line) => line.check === 'completeness' && line.verdict === 'failed');
  expect(found.map(({ detail }) => detail).join(' ')).toMatch(words);
});

test('a trailer that leads to another catalogue, and bytes between the objects, are found', () => {
  const text = second.toString('latin1');
  const trailer = text.lastIndexOf('/Root ');
  const other = Buffer.from(second);
  other.write('/Root 1 0 R', trailer, 'latin1');
  const gap = text.indexOf('endobj\n', first.length) + 'endobj\n'.length;
  const stuffed = Buffer.concat([second.subarray(0, gap), Buffer.from('% a remark\n'), second.subarray(gap)]);
  expect([failures(lines(other)).length > 0, failures(lines(stuffed)).length > 0]).toEqual([true, true]);
});

test('a signed field can not be signed over', async () => {
  const [field, value, shown] = signedObjects();
  const before = readWrittenPdf(second);
  const again = appendRevision(
    before,
    [
      { number: field?.number ?? 0, body: (field?.body ?? '').replace(/\/V \d+/, `/V ${before.size}`) },
      { number: before.size, body: value?.body ?? '' },
      { number: before.size + 1, body: shown?.body ?? '' },
    ],
    () => undefined,
  );
  expect(
    lines(again)
      .map(({ detail }) => detail)
      .join(' '),
  ).toContain('changes a field that was signed before');
});
