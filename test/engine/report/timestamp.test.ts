import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { timestampQuery, tokenIn } from '../../../electron/engine/keys/timestamp.ts';
import { renderPdf } from '../../../electron/engine/report/pdf/render.ts';
import { signPdf } from '../../../electron/engine/report/pdf/sign.ts';
import { addTimestamp, lastSignatureValue } from '../../../electron/engine/report/pdf/timestamp.ts';
import { verifyPdf } from '../../../electron/engine/verify/pdf.ts';
import { failures, unnoticedIn } from '../verify/corruption.ts';
import { sealedState } from './fixture.ts';
import { makeLedger } from './ledger.ts';
import { makeSigner, type TestSigner, temporaryFolder, written } from './signers.ts';
import { run, testWith } from './tools.ts';

const signers = [{ name: 'Dana Owner', title: null, statement: 'I issue this report.' }];
const signature = { name: 'Dana Owner', reason: 'Issued', at: new Date('2026-10-26T10:00:00.000Z') };

let dana: TestSigner;
let signed: Buffer;

beforeAll(async () => {
  dana = await makeSigner();
  const unsigned = await renderPdf(sealedState({ items: 6, ledger: makeLedger().head }), { draft: false, signers });
  signed = await signPdf(unsigned, dana.signer, signature);
});

interface Authority {
  readonly folder: string;
  readonly rootPem: string;
  reply(query: Uint8Array): Buffer;
}

/** A time stamping authority of openssl's, thrown away with the test. `binding`: the digest that names its certificate. */
function authority(binding: 'sha256' | 'sha1' = 'sha256'): Authority {
  const folder = temporaryFolder();
  const inFolder = (...args: string[]) => run('openssl', args, { cwd: folder });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  inFolder('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Throwaway root', '-days', '2');
  inFolder('req', '-new', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Throwaway time');
  written(folder, 'ext', 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n');
  inFolder(
    ...['x509', '-req', '-in', 'tsa.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-out', 'tsa.pem'],
    ...['-days', '2', '-extfile', 'ext'],
  );
  written(folder, 'serial', '01\n');
  written(
    folder,
    'tsa.cnf',
    [
      '[tsa]',
      'default_tsa = t',
      '[t]',
      'serial = serial',
      'signer_cert = tsa.pem',
      'certs = ca.pem',
      'signer_key = tsa.key',
      'signer_digest = sha256',
      'default_policy = 1.2.3.4.1',
      'digests = sha256',
      'accuracy = secs:1',
      `ess_cert_id_alg = ${binding}`,
    ].join('\n'),
  );
  return {
    folder,
    rootPem: readFileSync(join(folder, 'ca.pem'), 'utf8'),
    reply(query) {
      written(folder, 'query.tsq', Buffer.from(query));
      inFolder('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr');
      return readFileSync(join(folder, 'reply.tsr'));
    },
  };
}

const lines = (pdf: Buffer, roots: readonly string[]) =>
  verifyPdf(
    pdf,
    'report.pdf',
    roots.map((pem) => new X509Certificate(pem)),
    null,
  ).lines;

const said = (pdf: Buffer, roots: readonly string[]) =>
  lines(pdf, roots)
    .filter((line) => line.check.startsWith('timestamp'))
    .map((line) => `${line.check} ${line.verdict}`);

testWith('openssl')('the query is one that openssl reads: SHA-256 of the signature’s value, certificate wanted', () => {
  const file = written(temporaryFolder(), 'query.tsq', Buffer.from(timestampQuery(lastSignatureValue(signed))));
  const text = run('openssl', ['ts', '-query', '-in', file, '-text']);
  expect(
    [/Version: 1/, /Hash Algorithm: sha256/, /Certificate required: yes/].filter((word) => !word.test(text)),
  ).toEqual([]);
});

testWith(
  'openssl',
  'pdfsig',
  'certutil',
  'qpdf',
)(
  'a token goes into the reserved room, changes no byte elsewhere, and openssl, pdfsig and our own check accept it',
  () => {
    const tsa = authority();
    const value = lastSignatureValue(signed);
    const reply = tsa.reply(timestampQuery(value));
    const { pdf, timestamp } = addTimestamp(signed, tokenIn(reply));
    const place = signed.lastIndexOf('/Contents <');
    const end = signed.indexOf('>', place);
    expect([
      pdf.length,
      pdf.subarray(0, place).equals(signed.subarray(0, place)),
      pdf.subarray(end).equals(signed.subarray(end)),
    ]).toEqual([signed.length, true, true]);
    expect([
      said(pdf, []),
      said(pdf, [dana.rootPem]),
      said(pdf, [dana.rootPem, tsa.rootPem]),
      failures(lines(pdf, [dana.rootPem, tsa.rootPem])),
    ]).toEqual([
      ['timestamp held', 'timestamp-trust not-checkable'],
      ['timestamp held', 'timestamp-trust not-checkable'],
      ['timestamp held', 'timestamp-trust held'],
      [],
    ]);
    expect(Math.abs(Date.parse(timestamp.at) - Date.now())).toBeLessThan(600_000);
    written(tsa.folder, 'value', Buffer.from(value));
    const verified = run(
      'openssl',
      ['ts', '-verify', '-data', 'value', '-in', 'reply.tsr', '-CAfile', 'ca.pem', '-untrusted', 'tsa.pem'],
      { cwd: tsa.folder },
    );
    expect(verified).toContain('Verification: OK');
    const file = written(tsa.folder, 'report.pdf', pdf);
    const database = `sql:${tsa.folder}`;
    run('certutil', ['-N', '-d', database, '--empty-password']);
    const root = written(tsa.folder, 'root.pem', dana.rootPem);
    run('certutil', ['-A', '-d', database, '-n', 'root', '-t', 'CT,C,C', '-i', root]);
    const seen = run('pdfsig', ['-nssdir', database, file]);
    expect(
      ['Signature is Valid', 'Certificate is Trusted', 'Total document signed'].filter((word) => !seen.includes(word)),
    ).toEqual([]);
    expect(run('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors');
  },
);

testWith('openssl')('an authority that names its certificate by SHA-1, as RFC 3161 did, is understood', () => {
  const old = authority('sha1');
  const { pdf } = addTimestamp(signed, tokenIn(old.reply(timestampQuery(lastSignatureValue(signed)))));
  expect(said(pdf, [old.rootPem])).toEqual(['timestamp held', 'timestamp-trust held']);
});

testWith('openssl')('a stamp of another signature, a second one, and what is no reply are refused', async () => {
  const tsa = authority();
  const other = tokenIn(tsa.reply(timestampQuery(Buffer.from('something else'))));
  const own = tokenIn(tsa.reply(timestampQuery(lastSignatureValue(signed))));
  const { pdf } = addTimestamp(signed, own);
  const refused = [() => addTimestamp(signed, other), () => addTimestamp(pdf, own), () => tokenIn(Buffer.from('no'))];
  for (const attempt of refused) expect(attempt).toThrow(expect.objectContaining({ code: 'SIGNATURE_FAILED' }));
});

testWith('openssl')(
  'a countersignature after a stamp covers it, and a changed bit of a stamp is found',
  async () => {
    const tsa = authority();
    const { pdf } = addTimestamp(signed, tokenIn(tsa.reply(timestampQuery(lastSignatureValue(signed)))));
    const ines = await makeSigner('Inês Álvarez');
    const both = await signPdf(pdf, ines.signer, { name: 'Inês Álvarez', reason: 'Countersigned', at: signature.at });
    const roots = [dana.rootPem, ines.rootPem, tsa.rootPem];
    expect([failures(lines(both, roots)), said(both, roots)]).toEqual([[], ['timestamp held', 'timestamp-trust held']]);
    const from = pdf.lastIndexOf('/Contents <') + '/Contents <'.length;
    const unnoticed = [];
    const end = pdf.indexOf('0'.repeat(200), from);
    for (let at = from; at < end; at += 37)
      unnoticed.push(...(await unnoticedIn(both, at, at + 1, (changed) => lines(changed, roots))));
    expect(unnoticed).toEqual([]);
  },
  300_000,
);

test('a draft has nothing that could be stamped', async () => {
  const draft = await renderPdf(sealedState({ items: 3 }), { draft: true, signers });
  expect(() => lastSignatureValue(draft)).toThrow(expect.objectContaining({ code: 'SIGNATURE_FAILED' }));
});
