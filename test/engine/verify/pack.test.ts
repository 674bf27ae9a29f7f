import { X509Certificate } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { openArchive } from '../../../electron/engine/bundle/archive.ts';
import { findBag } from '../../../electron/engine/bundle/bagit.ts';
import { renderPack } from '../../../electron/engine/report/pack/render.ts';
import { verifyPack } from '../../../electron/engine/verify/pack.ts';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { makeLedger } from '../report/ledger.ts';
import { makePack, type TestPack } from '../report/pack.ts';
import { makeSigner, type TestSigner, temporaryFolder, written } from '../report/signers.ts';
import { run, testWith } from '../report/tools.ts';
import { failures, unnoticedContents, unnoticedFlips } from './corruption.ts';

const at = new Date('2026-10-26T10:00:00.000Z');

let dana: TestSigner;
let roots: X509Certificate[];
let pack: TestPack;

beforeAll(async () => {
  dana = await makeSigner();
  roots = [new X509Certificate(dana.rootPem)];
  pack = await makePack(dana.signer, 6);
});

test('everything in a sound pack holds', async () => {
  const found = await lines(pack.zip, pack.ledger.checkpoint(206));
  expect(failures(found)).toEqual([]);
  expect(
    found.filter((line) => line.check === 'freshness' && line.verdict === 'held').map((line) => line.detail),
  ).toEqual(['The first 206 entries are those of the checkpoint given: nothing before it was rewritten.']);
  expect(new Set(found.filter((line) => line.verdict === 'held').map((line) => line.check))).toEqual(
    new Set([
      'structure',
      'integrity',
      'signature',
      'certificates',
      'trust',
      'program',
      'completeness',
      'sealed-state',
      'checkpoint',
      'one-state',
      'ledger',
      'sign-off',
      'sign-off-trust',
      'entry-hash',
      'entry-included',
      'checkpoint-signature',
      'freshness',
    ]),
  );
});

test('a ledger that was rewritten before an older checkpoint is found', async () => {
  expect(failures(await lines(pack.zip, makeLedger(447, 'rewritten').checkpoint(206)))).toContain('freshness');
  expect(failures(await lines(pack.zip, makeLedger(500).checkpoint(500)))).toContain('freshness');
});

test('entries that were left out are found, even when the pack was signed anew', async () => {
  const cut = await remade({ entries: pack.ledger.entries.slice(0, -1) });
  expect(failures(await lines(cut))).toEqual(['ledger']);
});

test('a missing proof of a sign-off is found', async () => {
  expect(failures(await lines(await remade({ proofs: [] })))).toEqual(['completeness', 'completeness', 'completeness']);
});

test('a report of another sealed state is found', async () => {
  const other = await makePack(dana.signer, 7);
  expect(failures(await lines(await remade({ pdf: other.pdf })))).toContain('one-state');
});

test('an unsigned pack fails', async () => {
  const { state, pdf, xlsx, ledger } = pack;
  const proofs = state.signOffs.map((signOff) => ledger.proof(signOff.ledgerEntry));
  const content = { pdf, xlsx, entries: ledger.entries, proofs, manifests: [] };
  expect(failures(await lines(await renderPack(state, content, { draft: true, signer: null, at })))).toEqual([
    'signature',
  ]);
});

testWith('unzip')('an unpacked pack is checked as well, and a file that was slipped into it is found', async () => {
  const folder = temporaryFolder();
  run('unzip', ['-q', written(folder, 'pack.zip', pack.zip), '-d', `${folder}/bag`]);
  const check = async () => {
    const archive = await openArchive(`${folder}/bag`);
    const root = findBag(archive.entries) ?? '';
    const found = await verifyPack(archive, root, 'pack', {
      roots,
      fingerprints: [],
      older: null,
      bridge: null,
      zip: null,
    });
    await archive.close();
    return { found, root };
  };
  const sound = await check();
  expect(failures(sound.found)).toEqual([]);
  written(`${folder}/bag/${sound.root}data`, 'extra.csv', 'slipped in');
  expect(failures((await check()).found)).toEqual(['integrity']);
});

test('hundreds of changed bytes are found, each and every one', async () => {
  const unnoticed = await unnoticedFlips(pack.zip, 300, (changed) => lines(changed));
  expect(unnoticedContents(pack.zip, unnoticed)).toEqual([]);
  // Where a compressed stream can say the same in other bits; how often depends on keys and dates, new in each run.
  expect(unnoticed.length).toBeLessThan(20);
}, 600_000);

async function lines(zip: Buffer, older: string | null = null): Promise<readonly CheckLine[]> {
  try {
    const archive = await openArchive(zip);
    try {
      return await verifyPack(archive, findBag(archive.entries) ?? '', 'pack.zip', {
        roots,
        fingerprints: [],
        older,
        bridge: null,
        zip,
      });
    } finally {
      await archive.close();
    }
  } catch (cause) {
    if (!(cause instanceof CountersignError)) throw cause;
    return [{ check: 'structure', subject: 'pack.zip', verdict: 'failed', detail: cause.message }];
  }
}

async function remade(change: Partial<Parameters<typeof renderPack>[1]>): Promise<Buffer> {
  const { state, pdf, xlsx, ledger } = pack;
  const proofs = state.signOffs.map((signOff) => ledger.proof(signOff.ledgerEntry));
  return renderPack(
    state,
    { pdf, xlsx, entries: ledger.entries, proofs, manifests: [], ...change },
    { draft: false, signer: dana.signer, at },
  );
}
