import { createHash, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { signCades } from '../../../electron/engine/keys/cms.ts';
import {
  createSigningKey,
  importPkcs12,
  type Signer,
  type SigningKey,
  unlockKey,
} from '../../../electron/engine/keys/signing-key.ts';
import { readCms, verifyCms } from '../../../electron/engine/keys/verify-cms.ts';
import { corporateIdentity, folder, opensslTest, p256, rsa2048 } from './openssl.ts';

const passphrase = 'seventeen blue herons';
const content = Buffer.from('%PDF-1.7 what was decided');
let key: SigningKey;
let signer: Signer;
let root: Uint8Array;
let stranger: Signer;

beforeAll(async () => {
  const clock = () => new Date();
  const subject = { organisation: 'Northwind Trading', email: 'dana@northwind.example', passphrase, clock };
  key = await createSigningKey({ ...subject, commonName: 'Dana Owner' });
  signer = await unlockKey(key, passphrase);
  root = signer.chain[0] ?? new Uint8Array();
  stranger = await unlockKey(await createSigningKey({ ...subject, commonName: 'Dana Owner' }), passphrase);
});

test('a signature holds for its content, its signer and the root that was trusted', async () => {
  const certificate = new X509Certificate(key.certificatePem);
  expect(verifyCms(await signCades(content, signer), content, { roots: [root] })).toEqual({
    integrity: true,
    signature: true,
    subject: 'O=Northwind Trading, CN=Dana Owner',
    fingerprint: key.fingerprint,
    chainsTo: 'O=Northwind Trading, CN=Dana Owner (local root)',
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
    problems: [],
  });
});

test('content hashed on the way gives the same signature as the bytes', async () => {
  const sha256 = createHash('sha256').update(content).digest();
  const verdict = verifyCms(await signCades({ sha256 }, signer), content, { roots: [root] });
  expect(verdict.problems).toEqual([]);
});

test('zeros after the signature, as in the place that PDF keeps for it, do no harm', async () => {
  const padded = Buffer.concat([await signCades(content, signer), Buffer.alloc(4000)]);
  expect(verifyCms(padded, content, { roots: [root] }).problems).toEqual([]);
});

test('other content, another root of the same name, and no root at all are told apart', async () => {
  const der = await signCades(content, signer);
  const other = verifyCms(der, Buffer.from('something else'), { roots: [root] });
  const sameName = verifyCms(der, content, { roots: [...stranger.chain] });
  const noRoot = verifyCms(der, content, { roots: [] });
  expect(
    [other, sameName, noRoot].map(({ integrity, signature, chainsTo }) => [integrity, signature, chainsTo]),
  ).toEqual([
    [false, true, 'O=Northwind Trading, CN=Dana Owner (local root)'],
    [true, true, null],
    [true, true, null],
  ]);
});

test('a signature by one key that shows the certificate of another does not hold', async () => {
  const forged: Signer = { ...stranger, certificate: signer.certificate, chain: signer.chain };
  const verdict = verifyCms(await signCades(content, forged), content, { roots: [root] });
  expect(verdict.problems).toEqual(['The signature was not made with the key of the certificate it names.']);
});

test('a flipped bit in certificate, signed attributes or signature is noticed, whichever it is', async () => {
  const der = Buffer.from(await signCades(content, signer));
  const { signedAttributes, signature } = readCms(der);
  // Signed as a SET, carried under another tag: only the first octet differs.
  const parts = [signer.certificate, signedAttributes.subarray(1), signature];
  const unnoticed: number[] = [];
  for (const part of parts) {
    const start = der.indexOf(part);
    expect(start).toBeGreaterThan(0);
    for (let index = start; index < start + part.length; index++) {
      const flipped = Buffer.from(der);
      flipped[index] = (flipped[index] ?? 0) ^ 0x01;
      if (looksSound(flipped)) unnoticed.push(index);
    }
  }
  expect(unnoticed).toEqual([]);
});

test('a file that is no signature is refused in words', () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), Buffer.alloc(9000), signer.certificate]) {
    expect(() => readCms(bytes)).toThrow(expect.objectContaining({ code: 'SIGNATURE_FAILED' }));
  }
});

describe('with OpenSSL', () => {
  opensslTest('our P-256 signature passes the CAdES check of OpenSSL', async () => {
    const place = folder();
    place.write('content', content);
    place.write('root.pem', key.rootPem ?? '');
    place.write('signature.der', await signCades(content, signer));
    const verified = place.openssl(
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      'signature.der',
      '-content',
      'content',
      '-CAfile',
      'root.pem',
      '-purpose',
      'any',
    );
    expect(verified).toBe(content.toString());
    const printed = place.openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'signature.der');
    expect({
      signingTime: printed.includes('signingTime'),
      certificates: printed.match(/d\.certificate:/g)?.length,
      bound: printed.includes('id-smime-aa-signingCertificateV2'),
    }).toEqual({ signingTime: false, certificates: 2, bound: true });
  });

  opensslTest('our RSA signature passes the CAdES check of OpenSSL', async () => {
    const place = folder();
    corporateIdentity(place, ...rsa2048);
    place.openssl(
      'pkcs12',
      '-export',
      '-inkey',
      'leaf.key',
      '-in',
      'leaf.pem',
      '-certfile',
      'root.pem',
      '-passout',
      'pass:secret',
      '-out',
      'dana.p12',
    );
    const rsa = await unlockKey(await importPkcs12(place.read('dana.p12'), 'secret'), 'secret');
    place.write('content', content);
    place.write('signature.der', await signCades(content, rsa));
    const verified = place.openssl(
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      'signature.der',
      '-content',
      'content',
      '-CAfile',
      'root.pem',
    );
    expect({
      openssl: verified,
      ours: verifyCms(place.read('signature.der'), content, { roots: [...rsa.chain] }).problems,
    }).toEqual({
      openssl: content.toString(),
      ours: [],
    });
  });

  opensslTest.each([
    ['CAdES', p256, ['-cades'], ['The signature holds a time, which is only what the signer says it was.']],
    [
      'CAdES by RSA with SHA-512',
      rsa2048,
      ['-cades', '-md', 'sha512'],
      ['The signature holds a time, which is only what the signer says it was.'],
    ],
    [
      'by key identifier',
      p256,
      ['-cades', '-keyid'],
      ['The signature holds a time, which is only what the signer says it was.'],
    ],
    [
      'plain CMS',
      p256,
      [],
      [
        'The signature holds a time, which is only what the signer says it was.',
        'The signature does not bind the certificate of its signer.',
      ],
    ],
  ])('a signature that OpenSSL made is read: %s', (_name, kind, options, problems) => {
    const place = folder();
    corporateIdentity(place, ...kind);
    place.write('content', content);
    place.openssl(
      'cms',
      '-sign',
      '-binary',
      '-in',
      'content',
      '-signer',
      'leaf.pem',
      '-inkey',
      'leaf.key',
      '-certfile',
      'root.pem',
      '-outform',
      'DER',
      '-out',
      'signature.der',
      ...options,
    );
    const trusted = new X509Certificate(place.read('root.pem')).raw;
    const verdict = verifyCms(place.read('signature.der'), content, { roots: [trusted] });
    expect({
      integrity: verdict.integrity,
      signature: verdict.signature,
      chainsTo: verdict.chainsTo,
      problems: verdict.problems,
    }).toEqual({
      integrity: true,
      signature: true,
      chainsTo: 'O=Northwind Trading, CN=Northwind root',
      problems,
    });
  });

  opensslTest('a signature with its content inside is refused, because the file beside it would not count', () => {
    const place = folder();
    corporateIdentity(place, ...p256);
    place.write('content', content);
    place.openssl(
      'cms',
      '-sign',
      '-nodetach',
      '-binary',
      '-in',
      'content',
      '-signer',
      'leaf.pem',
      '-inkey',
      'leaf.key',
      '-outform',
      'DER',
      '-out',
      'signature.der',
    );
    expect(() => readCms(place.read('signature.der'))).toThrow(expect.objectContaining({ code: 'SIGNATURE_FAILED' }));
  });
});

function looksSound(der: Uint8Array): boolean {
  try {
    return verifyCms(der, content, { roots: [root] }).problems.length === 0;
  } catch {
    // Refused as malformed: noticed.
    return false;
  }
}
