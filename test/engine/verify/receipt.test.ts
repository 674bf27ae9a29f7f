import { expect, test } from 'vitest';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { signOffsOf } from '../../../electron/engine/review/sign-off-record.ts';
import { readReceipt } from '../../../electron/engine/verify/receipt.ts';
import { campaignOfFour, decideAs, giveKey, passphrase, services } from '../review/northwind.ts';

test('a receipt whose decisions, signature, certificate or checkpoint were changed does not hold', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, campaign, item } = sample;
  await giveKey(sample, cast.dana);
  await decideAs(sample, { item: item('svc-low'), outcome: 'CERTIFY', justification: 'Still needed', as: cast.dana });
  await signOff(workspace, services, { campaign, passphrase, read: null, as: cast.dana });
  const [stored] = signOffsOf(workspace.read, campaign);
  const { document = '', signature = '', certificatePem = '', checkpoint = '' } = stored ?? {};
  const whole = { format: 'countersign-receipt/1', document, signature, certificate: certificatePem, checkpoint };
  const read = (more: object) =>
    readReceipt(Buffer.from(JSON.stringify({ ...whole, ...more }), 'utf8'), 'receipt.pdf').lines.map(
      (line) => `${line.check} ${line.verdict}`,
    );
  expect({
    whole: read({}),
    document: read({ document: document.replace('CERTIFY', 'REVOKE') }),
    signature: read({ signature: `${signature.slice(0, 20)}AAAA${signature.slice(24)}` }),
    certificate: read({ certificate: 'none' }),
    checkpoint: read({ checkpoint: 'nothing' }),
    more: read({ note: 'x' }),
  }).toEqual({
    whole: ['receipt held', 'checkpoint held'],
    document: ['receipt failed', 'checkpoint held'],
    signature: ['receipt failed', 'checkpoint held'],
    certificate: ['receipt failed'],
    checkpoint: ['receipt held', 'checkpoint failed'],
    more: ['receipt failed'],
  });
  await workspace.close();
});
