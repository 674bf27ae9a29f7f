import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { stateBytes } from '../../../electron/engine/report/figures.ts';
import { renderPdf } from '../../../electron/engine/report/pdf/render.ts';
import { signPdf } from '../../../electron/engine/report/pdf/sign.ts';
import { sealedState } from './fixture.ts';
import { makeLedger } from './ledger.ts';
import { makeSigner, type TestSigner, temporaryFolder, written } from './signers.ts';
import { run, testWith } from './tools.ts';

const signers = [
  {
    name: 'Dana Owner',
    title: 'Chief Operating Officer, accountable business owner',
    statement: 'I have considered the decisions and the open matters of this report.',
  },
];
const state = sealedState({ ledger: makeLedger().head });
const at = new Date('2026-10-26T10:00:00.000Z');
const folder = temporaryFolder();

let identity: TestSigner;
let unsigned: Buffer;
let signed: Buffer;

beforeAll(async () => {
  identity = await makeSigner();
  unsigned = await renderPdf(state, { draft: false, signers });
  signed = await signPdf(unsigned, identity.signer, { name: 'Łukasz Żółkiewski', reason: 'Issued (é)', at });
  written(folder, 'report.pdf', signed);
  written(folder, 'root.pem', identity.rootPem);
});

test('the same sealed state gives the same bytes', async () => {
  const again = await renderPdf(structuredClone(state), { draft: false, signers });
  expect(again.equals(unsigned)).toBe(true);
});

test('signing only appends: the unsigned report is the beginning of the signed one', () => {
  expect(signed.subarray(0, unsigned.length).equals(unsigned)).toBe(true);
  expect(signed.includes('NeedAppearances')).toBe(false);
});

test('every link leads to a place that exists', () => {
  const text = unsigned.toString('latin1');
  const targets = new Set([...text.matchAll(/\/S \/GoTo\s+\/D \(([^)]+)\)/g)].map(([, name]) => name));
  const names = /\/Dests <<[\s\S]*?\/Names \[([\s\S]*?)\n?\]\n?>>/.exec(text)?.[1] ?? '';
  const missing = [...targets].filter((name) => !names.includes(`(${name}) [`));
  expect({ some: targets.size > 40, missing }).toEqual({ some: true, missing: [] });
});

test('a report without items and with nothing to tell can be made too', async () => {
  const empty = {
    ...sealedState({ items: 0, complete: true }),
    actions: [],
    delegations: [],
    rejectedRows: [],
    outOfScope: [],
    signOffs: [],
    bundles: [],
    sources: [],
    population: [],
    coverage: [],
    rules: [],
    thresholds: [],
    notices: [],
  };
  const pdf = await renderPdf(empty, { draft: false, signers: [] });
  expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7');
});

test('a long report tells how far it is and can be stopped', async () => {
  const seen: [number, number][] = [];
  const controller = new AbortController();
  const long = renderPdf(sealedState({ items: 1500 }), {
    draft: true,
    signers: [],
    progress: (done, total) => {
      seen.push([done, total]);
      if (done >= 500) controller.abort();
    },
    signal: controller.signal,
  });
  await expect(long).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(seen).toEqual([100, 200, 300, 400, 500].map((done) => [done, 4096]));
});

test('a draft has no field and can not be signed, and a report has room for two more signatures', async () => {
  const draft = await renderPdf(state, { draft: true, signers });
  const signature = { name: 'Dana Owner', reason: 'Issued', at };
  await expect(signPdf(draft, identity.signer, signature)).rejects.toMatchObject({ code: 'SIGNATURE_FAILED' });
  const full = await signPdf(await signPdf(signed, identity.signer, signature), identity.signer, signature);
  await expect(signPdf(full, identity.signer, signature)).rejects.toMatchObject({ code: 'SIGNATURE_FAILED' });
});

testWith(
  'pdfsig',
  'certutil',
  'qpdf',
  'openssl',
)('pdfsig, openssl and qpdf accept the signed report', () => {
  const database = join(folder, 'nss');
  mkdirSync(database);
  run('certutil', ['-N', '-d', `sql:${database}`, '--empty-password']);
  run('certutil', ['-A', '-d', `sql:${database}`, '-n', 'root', '-t', 'CT,C,C', '-i', join(folder, 'root.pem')]);
  const said = run('pdfsig', ['-nssdir', `sql:${database}`, join(folder, 'report.pdf')]);
  expect(said).toContain('Signature is Valid');
  expect(said).toContain('Certificate is Trusted');
  expect(said).toContain('Total document signed');
  expect(said).toContain('ETSI.CAdES.detached');
  const [, before = '', after = ''] = /\/ByteRange \[0 (\d+) (\d+)/.exec(signed.toString('latin1')) ?? [];
  const hexadecimal = signed.toString('latin1', Number(before) + 1, Number(after) - 1);
  written(
    folder,
    'cms.der',
    Buffer.from(hexadecimal.slice(0, 2 * (4 + Number.parseInt(hexadecimal.slice(4, 8), 16))), 'hex'),
  );
  written(folder, 'content', Buffer.concat([signed.subarray(0, Number(before)), signed.subarray(Number(after))]));
  run('openssl', [
    'cms',
    '-verify',
    '-cades',
    '-binary',
    '-inform',
    'DER',
    '-in',
    join(folder, 'cms.der'),
    '-content',
    join(folder, 'content'),
    '-CAfile',
    join(folder, 'root.pem'),
    '-purpose',
    'any',
    '-out',
    join(folder, 'out'),
  ]);
  expect(run('qpdf', ['--check', join(folder, 'report.pdf')])).toContain('No syntax or stream encoding errors');
});

testWith(
  'pdffonts',
  'pdfdetach',
  'pdfinfo',
)('fonts are embedded, the state is attached, and the document is tagged', () => {
  const file = join(folder, 'report.pdf');
  const fonts = run('pdffonts', [file]).trimEnd().split('\n').slice(2);
  // Embedded, subset, with a map to Unicode.
  expect(fonts.filter((line) => !/ yes yes yes /.test(line))).toEqual([]);
  expect(fonts.every((line) => line.includes('IBMPlex'))).toBe(true);
  run('pdfdetach', ['-save', '1', '-o', join(folder, 'decisions.json'), file]);
  expect(readFileSync(join(folder, 'decisions.json')).equals(stateBytes(state))).toBe(true);
  expect(run('pdfinfo', [file])).toMatch(/Tagged:\s+yes/);
  expect(signed.toString('latin1')).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>B</);
});

testWith('pdftotext')('every item is in it, with names as they are written, and each page says where it stands', () => {
  const pages = run('pdftotext', ['-layout', join(folder, 'report.pdf'), '-'])
    .split('\f')
    .slice(0, -1);
  const text = pages.join('\n');
  expect(state.items.filter((item) => !text.includes(item.reference)).map((item) => item.reference)).toEqual([]);
  expect(
    ['Łukasz Żółkiewski', 'Renée Côté', 'légacy-fetcher-é', '=HYPERLINK("x")'].filter((name) => !text.includes(name)),
  ).toEqual([]);
  expect(pages.slice(1).map((page) => /Page (\d+) of (\d+)/.exec(page)?.slice(1).map(Number))).toEqual(
    pages.slice(1).map((_, index) => [index + 2, pages.length]),
  );
});

testWith('pdftotext', 'qpdf')('each page of a draft says that it is one, in the head and across the page', async () => {
  const draft = written(folder, 'draft.pdf', await renderPdf(state, { draft: true, signers }));
  const pages = run('pdftotext', [draft, '-']).split('\f').slice(0, -1);
  expect(pages.filter((page) => !page.includes('DRAFT – NOT SEALED, NOT SIGNED'))).toEqual([]);
  run('qpdf', ['--qdf', draft, join(folder, 'draft.qdf')]);
  const drawn = readFileSync(join(folder, 'draft.qdf'), 'latin1');
  expect(drawn.split(/ BT 1 Tr /).length - 1).toBe(pages.length);
  expect(pages[0]?.split('Not signed')).toHaveLength(4);
});
