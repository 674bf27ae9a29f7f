import { X509Certificate } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { renderPdf } from '../../../electron/engine/report/pdf/render.ts';
import { appendRevision, readWrittenPdf } from '../../../electron/engine/report/pdf/revision.ts';
import { signPdf } from '../../../electron/engine/report/pdf/sign.ts';
import { verifyPdf } from '../../../electron/engine/verify/pdf.ts';
import { sealedState } from '../report/fixture.ts';
import { makeLedger } from '../report/ledger.ts';
import { makeSigner, type TestSigner } from '../report/signers.ts';
import { failures, unnoticedFlips, unnoticedIn } from './corruption.ts';

const ledger = makeLedger();
const state = sealedState({ items: 12, ledger: ledger.head });
const signers = ['Dana Owner', 'Inês Álvarez'].map((name) => ({
  name,
  title: null,
  statement: 'I issue this report.',
}));
const signature = (name: string) => ({ name, reason: 'Issued', at: new Date('2026-10-26T10:00:00.000Z') });

let dana: TestSigner;
let ines: TestSigner;
let roots: X509Certificate[];
let unsigned: Buffer;
let signed: Buffer;

const lines = (bytes: Buffer, trusted = roots, older: string | null = null) =>
  verifyPdf(bytes, 'report.pdf', trusted, older).lines;

beforeAll(async () => {
  dana = await makeSigner();
  ines = await makeSigner('Inês Álvarez');
  roots = [new X509Certificate(dana.rootPem), new X509Certificate(ines.rootPem)];
  unsigned = await renderPdf(state, { draft: false, signers: signers.slice(0, 1) });
  signed = await signPdf(unsigned, dana.signer, signature('Dana Owner'));
});

test('a sound report gets a line for each question', () => {
  expect(lines(signed).map((line) => `${line.check} ${line.verdict}`)).toEqual([
    'integrity held',
    'signature held',
    'certificates held',
    'trust held',
    'completeness held',
    'sealed-state held',
    'checkpoint held',
    'freshness not-checkable',
  ]);
});

test('without roots nobody says whom to trust', () => {
  expect(lines(signed, []).find((line) => line.check === 'trust')?.verdict).toBe('not-checkable');
});

test('a signer whose root is another one is not trusted', () => {
  expect(failures(lines(signed, [new X509Certificate(ines.rootPem)]))).toEqual(['trust']);
});

test('no signature is a failure, and so is a signature that was taken away', () => {
  expect(failures(lines(unsigned))).toEqual(['signature']);
  expect(failures(lines(signed.subarray(0, unsigned.length)))).toEqual(['signature']);
});

test('bytes that were appended or cut off are found', () => {
  const appended = lines(Buffer.concat([signed, Buffer.from('\n%%EOF\n')]));
  const cut = [1, 10, 400, 5000].map((bytes) => failures(lines(signed.subarray(0, signed.length - bytes))));
  expect([failures(appended), ...cut].filter((found) => found.length === 0)).toEqual([]);
});

test('a revision after the signature that shows something else is found', () => {
  const written = readWrittenPdf(signed);
  const shadowed = appendRevision(
    written,
    [{ number: written.root, body: written.object(written.root) }],
    () => undefined,
  );
  expect(failures(lines(shadowed))).toContain('completeness');
});

test('two people can sign one after the other, and both signatures hold', async () => {
  const both = await renderPdf(state, { draft: false, signers });
  const first = await signPdf(both, dana.signer, signature('Dana Owner'));
  const second = await signPdf(first, ines.signer, signature('Inês Álvarez'));
  expect(failures(lines(first))).toEqual([]);
  expect(lines(first).filter((line) => line.detail.includes('has not signed'))).toHaveLength(1);
  expect(failures(lines(second))).toEqual([]);
  expect(lines(second).filter((line) => line.check === 'trust' && line.verdict === 'held')).toHaveLength(2);
});

test('a signature from one report does not hold in another', async () => {
  const other = await signPdf(
    await renderPdf(sealedState({ items: 13, ledger: ledger.head }), { draft: false, signers: signers.slice(0, 1) }),
    dana.signer,
    signature('Dana Owner'),
  );
  const place = (pdf: Buffer) => /\/Contents <([0-9a-f]+)>/.exec(pdf.toString('latin1'));
  const [from, to] = [place(signed), place(other)];
  const swapped = Buffer.from(other);
  swapped.write(from?.[1] ?? '', (to?.index ?? 0) + '/Contents <'.length, 'latin1');
  expect(failures(lines(swapped))).toContain('integrity');
});

test('an older checkpoint is compared as far as a report can', () => {
  const verdict = (older: string) => lines(signed, roots, older).find((line) => line.check === 'freshness')?.verdict;
  const other = makeLedger(447, 'rewritten');
  expect([
    verdict(ledger.checkpoint(447)),
    verdict(ledger.checkpoint(206)),
    verdict(other.checkpoint(447)),
    verdict('not a checkpoint'),
  ]).toEqual(['held', 'not-checkable', 'failed', 'failed']);
});

test('a checkpoint that its own ledger did not sign is found', async () => {
  const forged = { ...state, ledger: { ...state.ledger, checkpoint: makeLedger().head.checkpoint } };
  const pdf = await signPdf(
    await renderPdf(forged, { draft: false, signers: signers.slice(0, 1) }),
    dana.signer,
    signature('Dana Owner'),
  );
  expect(failures(lines(pdf))).toEqual(['checkpoint']);
});

test('thousands of changed bytes are found, each and every one', async () => {
  expect(await unnoticedFlips(signed, 2000, (changed) => lines(changed))).toEqual([]);
}, 600_000);

test('not one byte of the signature’s own place can be changed unnoticed', async () => {
  const from = signed.indexOf('/Contents <', unsigned.length);
  const to = signed.indexOf('>', from);
  // Where it ends and the room for a time stamp begins, which is nothing but zeros.
  const zeros = signed.indexOf('0'.repeat(200), from);
  expect(await unnoticedIn(signed, from, zeros + 40, (changed) => lines(changed))).toEqual([]);
  const sampled = [];
  for (let at = zeros + 40; at < to; at += 499)
    sampled.push(...(await unnoticedIn(signed, at, at + 1, (changed) => lines(changed))));
  expect([...sampled, ...(await unnoticedIn(signed, to, to + 1, (changed) => lines(changed)))]).toEqual([]);
}, 600_000);

test('what is no report at all gets a failure and no exception', () => {
  const nonsense = [
    Buffer.alloc(0),
    Buffer.from('%PDF-1.7'),
    Buffer.from('%PDF-1.7\nxref\nstartxref\n9\n%%EOF\n'),
    Buffer.alloc(5000, 0x25),
  ];
  expect(nonsense.map((bytes) => failures(lines(bytes)))).toEqual(nonsense.map(() => ['structure']));
});
