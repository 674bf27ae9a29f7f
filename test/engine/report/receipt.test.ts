import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { issueReceipt } from '../../../electron/engine/report/receipt.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { readPdf } from '../../../electron/engine/verify/pdf-file.ts';
import { verifyFile } from '../../../electron/engine/verify/verify-file.ts';
import { campaignOfFour, codeOf, decideAs, emptyFolder, giveKey, passphrase, services } from '../review/northwind.ts';

test('the receipt is one signed page that carries the sign-off itself, for who signed it and nobody else', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, campaign, item } = sample;
  await giveKey(sample, cast.dana);
  await giveKey(sample, cast.robin);
  await decideAs(sample, { item: item('svc-low'), outcome: 'CERTIFY', justification: 'Still needed', as: cast.dana });
  const signed = await signOff(workspace, services, { campaign, passphrase, read: null, as: cast.dana });
  const out = join(emptyFolder(), 'receipt.pdf');
  const input = { signOff: signed.id, passphrase, out };
  const refusals = [
    await codeOf(issueReceipt(workspace, { ...input, as: cast.robin })),
    await codeOf(issueReceipt(workspace, { ...input, as: cast.avery })),
    await codeOf(issueReceipt(workspace, { ...input, passphrase: 'another one', as: cast.dana })),
    await codeOf(issueReceipt(workspace, { ...input, signOff: 'none', as: cast.dana })),
  ];
  const made = await issueReceipt(workspace, { ...input, as: cast.dana });
  const pdf = readFileSync(out);
  const carried = JSON.parse(readPdf(pdf).attachment('sign-off.json')?.toString('utf8') ?? '{}');
  const verified = await verifyFile(out);
  expect({
    refusals,
    made: made.file,
    pages: pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length,
    carried: [carried.format, carried.checkpoint === signed.checkpoint, JSON.parse(carried.document).decisionsDigest],
    verdict: verified.verdict,
    checks: verified.lines.filter((line) => line.verdict === 'failed'),
  }).toEqual({
    refusals: ['NOT_THE_REVIEWER', 'PROVIDER_MAY_NOT_DECIDE', 'PASSPHRASE_WRONG', 'NOT_FOUND'],
    made: out,
    pages: 1,
    carried: ['countersign-receipt/1', true, signed.decisionsDigest],
    verdict: 'held',
    checks: [],
  });
  await workspace.close();
});
