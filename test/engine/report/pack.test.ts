import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { readBundle } from '../../../electron/engine/bundle/read.ts';
import { stateBytes } from '../../../electron/engine/report/figures.ts';
import { packName, renderPack } from '../../../electron/engine/report/pack/render.ts';
import { sealedState } from './fixture.ts';
import { makePack } from './pack.ts';
import { makeSigner, type TestSigner, temporaryFolder, written } from './signers.ts';
import { run, testWith } from './tools.ts';

const folder = temporaryFolder();
let identity: TestSigner;
let pack: Awaited<ReturnType<typeof makePack>>;

beforeAll(async () => {
  identity = await makeSigner();
  pack = await makePack(identity.signer, 24);
});

test('the pack is a bag whose signature our own reader of bundles accepts too', async () => {
  const bundle = await readBundle(pack.zip);
  const paths = bundle.files.map((file) => file.path);
  await bundle.close();
  expect({ kind: bundle.kind, signature: bundle.signature?.kind, paths }).toEqual({
    kind: 'bag',
    signature: 'openssl-dgst',
    paths: [
      'actions.csv',
      'bundles/register.json',
      'closing-snapshot.csv',
      'coverage.csv',
      'data-dictionary.csv',
      'decisions.csv',
      'evidence-register.csv',
      'exceptions.csv',
      'instructions.csv',
      'ledger/checkpoint.txt',
      'ledger/entries.ndjson',
      'ledger/proofs/entry-420.json',
      'ledger/proofs/entry-421.json',
      'ledger/proofs/entry-422.json',
      'ledger/verifier-key.txt',
      'oscal/assessment-results.json',
      'oscal/plan-of-action-and-milestones.json',
      'out-of-scope.csv',
      'population.csv',
      'raci.csv',
      'rejected-rows.csv',
      'remediation.csv',
      'report.pdf',
      'report.xlsx',
      'rotations.csv',
      'sealed-state.json',
      'service-times.csv',
      'sign-offs.csv',
    ],
  });
});

testWith(
  'sha256sum',
  'openssl',
  'unzip',
  'pdfdetach',
)('its README works, step by step, with stock tools', () => {
  const root = written(folder, 'root.pem', identity.rootPem);
  run('unzip', ['-q', written(folder, 'pack.zip', pack.zip), '-d', folder]);
  const bag = join(folder, packName(pack.state, false));
  const readme = readFileSync(join(bag, 'README.txt'), 'utf8');
  const commands = [...readme.matchAll(/^ {5}(\S(?:.*\\\n)*.*)$/gm)].map(([, command = '']) =>
    command.replaceAll('root.pem', root),
  );
  const wanted = commands.filter((command) => /^(sha256sum|find|\{|diff|openssl|pdfdetach|cmp)/.test(command));
  const said = execFileSync('sh', ['-ec', wanted.join('\n')], { cwd: bag, encoding: 'utf8' });
  expect(wanted).toHaveLength(10);
  expect(said).not.toContain('FAILED');
  expect(said).toContain('sig/certificates.pem: OK');
  expect(said).toContain('Verified OK');
});

test('the tables are CSV in which nothing is a formula, and every item is there', async () => {
  const rows: string[][] = parse(await fileOf('decisions.csv'));
  const identity10 = rows[10]?.[rows[0]?.indexOf('Privilege') ?? -1];
  expect({
    rows: rows.length,
    cell: identity10,
    starts: rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell)),
  }).toEqual({
    rows: 25,
    cell: '\'=HYPERLINK("x")',
    starts: [],
  });
});

test('the sealed state in it is the one that it was made from', async () => {
  expect((await fileOf('sealed-state.json')).equals(stateBytes(pack.state))).toBe(true);
});

test('a draft is not signed and says so', async () => {
  const state = sealedState({ items: 3 });
  const zip = await renderPack(
    state,
    { pdf: Buffer.alloc(0), xlsx: Buffer.alloc(0), entries: [], proofs: [], manifests: [] },
    { draft: true, signer: null, at: new Date('2026-10-26T10:00:00.000Z') },
  );
  const bundle = await readBundle(zip);
  await bundle.close();
  expect({ name: packName(state, true), signature: bundle.signature }).toEqual({
    name: 'northwind-trading-q3-2026-edition-2-audit-pack-draft',
    signature: null,
  });
});

async function fileOf(path: string): Promise<Buffer> {
  const bundle = await readBundle(pack.zip);
  const chunks: Buffer[] = [];
  for await (const chunk of await bundle.open(path)) chunks.push(Buffer.from(chunk));
  await bundle.close();
  return Buffer.concat(chunks);
}
