import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../../electron/engine/ledger/canonical.ts';
import { stateDigest } from '../../../electron/engine/report/figures.ts';
import { renderPdf } from '../../../electron/engine/report/pdf/render.ts';
import { renderSummary } from '../../../electron/engine/report/pdf/render-summary.ts';
import { signPdf } from '../../../electron/engine/report/pdf/sign.ts';
import { redactState } from '../../../electron/engine/report/redaction/redact.ts';
import { summaryFigures } from '../../../electron/engine/report/summary-figures.ts';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { sealedState } from './fixture.ts';
import { makeLedger } from './ledger.ts';
import { makeSigner, type TestSigner, temporaryFolder, written } from './signers.ts';
import { run, testWith } from './tools.ts';

const state = sealedState({ ledger: makeLedger().head });
const options = {
  draft: false,
  signers: [{ name: 'Dana Owner', title: 'Chief Operating Officer', statement: 'I issue this summary.' }],
};
const folder = temporaryFolder();

let dana: TestSigner;
let unsigned: Buffer;
let file: string;
let root: string;

beforeAll(async () => {
  dana = await makeSigner();
  unsigned = await renderSummary(state, options);
  const signature = { name: 'Dana Owner', reason: 'Issued', at: new Date('2026-10-26T10:00:00.000Z') };
  file = written(folder, 'summary.pdf', await signPdf(unsigned, dana.signer, signature));
  root = written(folder, 'root.pem', dana.rootPem);
});

test('the same sealed state gives the same bytes', async () => {
  expect((await renderSummary(structuredClone(state), options)).equals(unsigned)).toBe(true);
});

testWith(
  'pdfinfo',
  'pdftotext',
  'pdffonts',
)('it is two tagged pages that say complete or not, with five figures', () => {
  const told = run('pdfinfo', [file]);
  expect([/Pages:\s+2\b/.test(told), /Tagged:\s+yes/.test(told)]).toEqual([true, true]);
  expect(readFileSync(file, 'latin1')).toMatch(/<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>B</);
  const fonts = run('pdffonts', [file]).trimEnd().split('\n').slice(2);
  expect(fonts.filter((line) => !/ yes yes yes /.test(line))).toEqual([]);
  const text = run('pdftotext', ['-layout', file, '-']);
  const { figures } = summaryFigures(state);
  expect(
    [
      'not complete',
      'entitlements in scope',
      String(figures.decided),
      'What needs a person’s attention',
      'Signed by',
      'How to check this summary',
      'Page 2 of 2',
    ].filter((words) => !text.includes(words)),
  ).toEqual([]);
});

test('no link of it leads anywhere: what they would lead to is in the full report', () => {
  expect(unsigned.toString('latin1')).not.toContain('/S /GoTo');
});

testWith('pdfdetach')('its figures are attached, name the sealed state, and hold no name of an identity', () => {
  run('pdfdetach', ['-save', '1', '-o', join(folder, 'figures.json'), file]);
  const attached = readFileSync(join(folder, 'figures.json'), 'utf8');
  expect(attached).toBe(canonicalJson(summaryFigures(state)));
  expect(JSON.parse(attached)).toMatchObject({ stateDigest: stateDigest(state), complete: false });
  expect(state.items.filter(({ identity }) => attached.includes(identity))).toEqual([]);
});

test('it is checked like a report, and a figure that was changed is found', async () => {
  const found = await verifyFile(file, { roots: [root] });
  expect([found.verdict, found.lines.find(({ check }) => check === 'figures')?.verdict]).toEqual(['held', 'held']);
  const signature = { name: 'Dana Owner', reason: 'Issued', at: new Date('2026-10-26T10:00:00.000Z') };
  const changed = readFileSync(file);
  changed.write('9', changed.indexOf('/ByteRange') - 400, 'latin1');
  expect((await verifyFile(written(folder, 'changed.pdf', changed), { roots: [root] })).verdict).toBe('failed');
  const other = sealedState({ complete: true, ledger: makeLedger().head });
  const complete = await signPdf(await renderSummary(other, options), dana.signer, signature);
  expect((await verifyFile(written(folder, 'complete.pdf', complete), { roots: [root] })).verdict).toBe('held');
});

test('its figures, redacted or not, are held against the full report', async () => {
  const signature = { name: 'Dana Owner', reason: 'Issued', at: new Date('2026-10-26T10:00:00.000Z') };
  const signed = async (pdf: Promise<Buffer>, name: string) =>
    written(folder, name, await signPdf(await pdf, dana.signer, signature));
  const redacted = await signed(renderSummary(redactState(state), options), 'redacted.pdf');
  const right = await signed(renderPdf(state, options), 'full.pdf');
  const wrong = await signed(renderPdf({ ...state, notices: [] }, options), 'other.pdf');
  const verdict = async (summary: string, full: string) =>
    (await verifyFile(summary, { full })).lines.filter(({ check }) => check === 'figures').at(-1)?.verdict;
  expect([await verdict(file, right), await verdict(redacted, right), await verdict(file, wrong)]).toEqual([
    'held',
    'held',
    'failed',
  ]);
});

testWith(
  'pdfsig',
  'certutil',
  'qpdf',
)('pdfsig and qpdf accept it', () => {
  const database = `sql:${folder}`;
  run('certutil', ['-N', '-d', database, '--empty-password']);
  run('certutil', ['-A', '-d', database, '-n', 'root', '-t', 'CT,C,C', '-i', root]);
  const told = run('pdfsig', ['-nssdir', database, file]);
  expect(
    ['Signature is Valid', 'Certificate is Trusted', 'Total document signed'].filter((words) => !told.includes(words)),
  ).toEqual([]);
  expect(run('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors');
});
