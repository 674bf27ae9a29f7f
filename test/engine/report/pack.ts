// An audit pack of a believable round, with the signed report in it.
import { encodePem } from '../../../electron/engine/keys/pem.ts';
import type { Signer } from '../../../electron/engine/keys/signing-key.ts';
import { canonicalJson } from '../../../electron/engine/ledger/canonical.ts';
import { renderPack } from '../../../electron/engine/report/pack/render.ts';
import { renderPdf } from '../../../electron/engine/report/pdf/render.ts';
import { signPdf } from '../../../electron/engine/report/pdf/sign.ts';
import { renderXlsx } from '../../../electron/engine/report/xlsx/render.ts';
import type { SealedState } from '../../../electron/engine/review/sealed-state.ts';
import { sealedState } from './fixture.ts';
import { makeLedger, type TestLedger } from './ledger.ts';

export interface TestPack {
  readonly state: SealedState;
  readonly ledger: TestLedger;
  readonly pdf: Buffer;
  readonly xlsx: Buffer;
  readonly zip: Buffer;
}

export async function makePack(signer: Signer, items: number): Promise<TestPack> {
  const plain = sealedState({ items });
  const signOffs = await Promise.all(plain.signOffs.map((signOff) => signed(plain, signOff, signer)));
  const ledger = makeLedger(447, 'kept', new Map(signOffs.map(({ ledgerEntry, entry }) => [ledgerEntry, entry])));
  const state: SealedState = {
    ...sealedState({ items, ledger: ledger.head }),
    signOffs: signOffs.map(({ entry: _, ...signOff }) => signOff),
  };
  const at = new Date('2026-10-26T10:00:00.000Z');
  const signers = [{ name: 'Dana Owner', title: 'Chief Operating Officer', statement: 'I issue this report.' }];
  const pdf = await signPdf(await renderPdf(state, { draft: false, signers }), signer, {
    name: 'Dana Owner',
    reason: 'Issued',
    at,
  });
  const xlsx = await renderXlsx(state, { draft: false, signature: { signer, reason: 'Issued', at } });
  const proofs = state.signOffs.map((signOff) => ledger.proof(signOff.ledgerEntry));
  const zip = await renderPack(
    state,
    { pdf, xlsx, entries: ledger.entries, proofs, manifests: [] },
    { draft: false, signer, at },
  );
  return { state, ledger, pdf, xlsx, zip };
}

type SignOff = SealedState['signOffs'][number];

/** The sign-off with the ledger entry that holds what was signed. Everybody here signs with the one key. */
async function signed(state: SealedState, signOff: SignOff, signer: Signer) {
  const items = Object.groupBy(
    state.items.filter((item) => item.assignee === signOff.person),
    (item) => item.decision?.supersedes?.outcome ?? item.outcome,
  );
  const document = canonicalJson({
    format: 'countersign-sign-off/1',
    statement: signOff.statement,
    decisionsDigest: signOff.decisionsDigest,
    items: Object.fromEntries(
      Object.entries(items).map(([outcome, ones]) => [outcome, ones.map(({ reference }) => reference)]),
    ),
  });
  const entry = {
    act: 'assignment.signed_off',
    at: signOff.at,
    body: {
      document,
      statement: signOff.statement,
      decisionsDigest: signOff.decisionsDigest,
      signature: Buffer.from(await signer.sign(Buffer.from(document))).toString('base64'),
      certificate: encodePem('CERTIFICATE', signer.certificate),
      chain: signer.chain.map((der) => encodePem('CERTIFICATE', der)),
    },
  };
  return { ...signOff, certificateFingerprint: signer.fingerprint, entry };
}
