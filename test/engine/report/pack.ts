// An audit pack of a believable round, with the signed report in it.
import type { Signer } from '../../../electron/engine/keys/signing-key.ts';
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
  const ledger = makeLedger();
  const state = sealedState({ items, ledger: ledger.head });
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
