import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { readBundle } from '../../../electron/engine/bundle/read.ts';
import { stateBytes } from '../../../electron/engine/report/figures.ts';
import { packName, renderPack } from '../../../electron/engine/report/pack/render.ts';
import { sealedState } from './fixture.ts';
import { makePack } from './pack.ts';
import { follow, unpacked } from './readme.ts';
import { makeSigner, type TestSigner } from './signers.ts';
import { testWith } from './tools.ts';

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
      ...['E01', 'E02'].flatMap((each) => [`bundles/${each}/digests.txt`, `bundles/${each}/files.txt`]),
      'bundles/register.json',
      'closing-snapshot.csv',
      'counts.csv',
      'coverage.csv',
      'data-dictionary.csv',
      'decisions.csv',
      'delegations.csv',
      'evidence-register.csv',
      'exceptions.csv',
      'instructions.csv',
      'key-fingerprints.csv',
      'ledger/checkpoint-signed.txt',
      'ledger/checkpoint.sig',
      'ledger/checkpoint.txt',
      'ledger/entries.ndjson',
      'ledger/ledger-key.pem',
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
      'responsibilities.html',
      'review-quality.csv',
      'rotations.csv',
      'rules.csv',
      'scope.csv',
      'sealed-state.json',
      'service-times.csv',
      'sign-offs.csv',
      ...['420', '421', '422'].flatMap((each) =>
        ['certificate.pem', 'chain.pem', 'document.json', 'signature.der'].map(
          (name) => `sign-offs/entry-${each}/${name}`,
        ),
      ),
      'thresholds.csv',
    ],
  });
});

testWith(
  'sha256sum',
  'openssl',
  'unzip',
  'certutil',
  'pdfsig',
  'pdfdetach',
  'python3',
)('its README, followed literally in an empty folder, comes to the end without an error', () => {
  const folder = unpacked(pack.zip, identity.rootPem);
  writeFileSync(join(folder, 'older.txt'), pack.ledger.checkpoint(206));
  const bag = join(folder, packName(pack.state, false));
  const { said, commands } = follow(bag);
  expect(commands.length).toBeGreaterThan(20);
  expect(said).not.toContain('FAILED');
  expect(said.match(/Verified OK/g)).toHaveLength(4);
  expect(said).toContain('holds   the first 206 entries are those of ../older.txt');
  expect(said).toContain('Signature Verified Successfully');
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
