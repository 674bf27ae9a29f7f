import { createPrivateKey, createPublicKey, generateKeyPairSync, verify, X509Certificate } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import {
  createSigningKey,
  importPkcs12,
  type KeyFile,
  type SigningKey,
  unlockKey,
} from '../../../electron/engine/keys/signing-key.ts';
import { corporateIdentity, folder, opensslTest, p256, rsa2048 } from './openssl.ts';

const passphrase = 'seventeen blue herons';
const clock = () => new Date();
let made: SigningKey & { readonly rootPem: string };

beforeAll(async () => {
  made = await createSigningKey({
    commonName: 'Dana Owner, "CFO"',
    organisation: 'Northwind Trading',
    email: 'dana@northwind.example',
    passphrase,
    clock,
  });
});

test('a new key signs, and its certificate confirms the signature', async () => {
  const signer = await unlockKey(made, passphrase);
  const content = Buffer.from('access decisions');
  const key = createPublicKey(made.certificatePem);
  expect({
    der: verify('sha256', content, key, await signer.sign(content)),
    p1363: verify('sha256', content, { key, dsaEncoding: 'ieee-p1363' }, await signer.signP1363(content)),
    algorithm: signer.algorithm,
    subject: signer.subject,
    fingerprint: signer.fingerprint === made.fingerprint,
    chain: signer.chain.map((der) => new X509Certificate(der).subject),
  }).toEqual({
    der: true,
    p1363: true,
    algorithm: 'ecdsa-p256',
    subject: 'O=Northwind Trading, CN=Dana Owner\\, \\"CFO\\"',
    fingerprint: true,
    chain: ['O=Northwind Trading\nCN=Dana Owner\\, \\"CFO\\" (local root)'],
  });
});

test('a signer that was put away signs no more', async () => {
  const signer = await unlockKey(made, passphrase);
  signer.dispose();
  await expect(signer.sign(Buffer.from('x'))).rejects.toMatchObject({ code: 'KEY_MISSING' });
});

test('two keys of the same person share neither key nor serial number', async () => {
  const other = await createSigningKey({ commonName: 'Dana Owner', organisation: '', email: '', passphrase, clock });
  const [first, second] = [made, other].map((key) => new X509Certificate(key.certificatePem));
  expect(first?.serialNumber).not.toBe(second?.serialNumber);
  expect(first?.publicKey.equals(second?.publicKey ?? createPublicKey(made.certificatePem))).toBe(false);
});

test('the key file is PKCS#8 under PBES2 with 600,000 rounds, and holds no plain key', () => {
  expect(made.keyFilePem).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
  const der = Buffer.from(made.keyFilePem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64').toString('hex');
  // INTEGER 600000, then hmacWithSHA256; aes256-CBC.
  expect(der).toContain('02030927c0300c06082a864886f70d0209');
  expect(der).toContain('60864801650304012a');
});

test('the wrong passphrase is told from a damaged file', async () => {
  await expect(unlockKey(made, 'eighteen blue herons')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
  const cut = { ...made, keyFilePem: made.keyFilePem.replace(/\n[^-]+\n-----END/, '\nMIIB\n-----END') };
  await expect(unlockKey(cut, passphrase)).rejects.toMatchObject({ code: 'KEY_FILE_DAMAGED' });
  await expect(unlockKey({ ...made, keyFilePem: 'hello' }, passphrase)).rejects.toMatchObject({
    code: 'KEY_FILE_DAMAGED',
  });
});

test('a key next to the certificate of another is refused', async () => {
  const other = await createSigningKey({ commonName: 'Sam Second', organisation: '', email: '', passphrase, clock });
  const mixed = { ...made, certificatePem: other.certificatePem };
  await expect(unlockKey(mixed, passphrase)).rejects.toMatchObject({ code: 'KEY_FILE_DAMAGED' });
});

test.each([
  ['eleven char', 'short'],
  ['aaaaaaaaaaaaaaaa', 'one character'],
  ['DANA@northwind.example', 'the e-mail address'],
  ['dana the owner', 'the name'],
])('the passphrase %j is too weak: %s', async (weak) => {
  const subject = { commonName: 'Dana the Owner', organisation: 'Northwind', email: 'dana@northwind.example' };
  await expect(createSigningKey({ ...subject, passphrase: weak, clock })).rejects.toMatchObject({
    code: 'PASSPHRASE_WEAK',
  });
});

test('unlocking leaves the event loop free', async () => {
  let turns = 0;
  const ticking = setInterval(() => turns++, 1);
  await unlockKey(made, passphrase);
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(2);
});

test.each([
  ['Ed25519', generateKeyPairSync('ed25519').privateKey],
  ['a P-384 key', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey],
  ['a short RSA key', generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey],
])('%s is refused for documents', async (_name, key) => {
  const keyFile: KeyFile = { ...made, keyFilePem: String(key.export({ type: 'pkcs8', format: 'pem' })) };
  await expect(unlockKey(keyFile, '')).rejects.toMatchObject({ code: 'KEY_UNSUPPORTED' });
});

opensslTest('OpenSSL verifies the chain for signing mail and for any purpose, and opens the key', () => {
  const place = folder();
  place.write('root.pem', made.rootPem);
  place.write('leaf.pem', made.certificatePem);
  place.write('key.pem', made.keyFilePem);
  place.write('passphrase', passphrase);
  expect({
    any: place.openssl('verify', '-x509_strict', '-purpose', 'any', '-CAfile', 'root.pem', 'leaf.pem'),
    mail: place.openssl('verify', '-x509_strict', '-purpose', 'smimesign', '-CAfile', 'root.pem', 'leaf.pem'),
    key: place.openssl('pkey', '-in', 'key.pem', '-passin', 'file:passphrase', '-pubout'),
  }).toEqual({
    any: 'leaf.pem: OK\n',
    mail: 'leaf.pem: OK\n',
    key: place.openssl('x509', '-in', 'leaf.pem', '-noout', '-pubkey'),
  });
  const text = place.openssl('x509', '-in', 'leaf.pem', '-noout', '-text', '-fingerprint', '-sha256');
  expect(text.split('=').at(-1)?.replaceAll(':', '').trim().toLowerCase()).toBe(made.fingerprint);
  for (const part of ['Digital Signature, Non Repudiation', 'E-mail Protection', 'email:dana@northwind.example']) {
    expect(text).toContain(part);
  }
});

opensslTest.each([
  ['encrypted PKCS#8', ['pkcs8', '-topk8', '-in', 'leaf.key', '-passout', 'pass:secret', '-out', 'key.pem']],
  [
    'PKCS#8 with SHA-1 rounds',
    [
      'pkcs8',
      '-topk8',
      '-v2prf',
      'hmacWithSHA1',
      '-v2',
      'aes-128-cbc',
      '-in',
      'leaf.key',
      '-passout',
      'pass:secret',
      '-out',
      'key.pem',
    ],
  ],
  ['a traditional encrypted key', ['ec', '-aes256', '-in', 'leaf.key', '-passout', 'pass:secret', '-out', 'key.pem']],
  ['a plain key', ['pkey', '-in', 'leaf.key', '-out', 'key.pem']],
])('a key that OpenSSL wrote opens: %s', async (_name, parameters) => {
  const place = folder();
  corporateIdentity(place, ...p256);
  place.openssl(...parameters);
  const keyFile: KeyFile = {
    keyFilePem: place.read('key.pem').toString(),
    certificatePem: place.read('leaf.pem').toString(),
    chainPem: [place.read('root.pem').toString()],
  };
  const signer = await unlockKey(keyFile, 'secret');
  expect(signer.subject).toBe('O=Northwind Trading, CN=Dana Owner');
  if (keyFile.keyFilePem.includes('ENCRYPTED')) {
    await expect(unlockKey(keyFile, 'wrong')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
  }
});

opensslTest('a key under scrypt is refused in words, because not every runtime of ours has scrypt', async () => {
  const place = folder();
  corporateIdentity(place, ...p256);
  place.openssl('pkcs8', '-topk8', '-scrypt', '-in', 'leaf.key', '-passout', 'pass:secret', '-out', 'key.pem');
  const keyFile = { ...made, keyFilePem: place.read('key.pem').toString() };
  await expect(unlockKey(keyFile, 'secret')).rejects.toMatchObject({ code: 'KEY_UNSUPPORTED' });
});

opensslTest.each([
  ['P-256', p256, []],
  ['RSA', rsa2048, []],
  ['600,000 rounds', p256, ['-iter', '600000']],
  ['SHA-512 for the check', p256, ['-macalg', 'sha512']],
  ['no rounds for the check', p256, ['-nomaciter']],
  ['unencrypted certificates', p256, ['-certpbe', 'NONE']],
])('a PKCS#12 file that OpenSSL wrote comes in: %s', async (_name, kind, options) => {
  const place = folder();
  corporateIdentity(place, ...kind);
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
    'pass:grüne Reiher',
    '-out',
    'dana.p12',
    ...options,
  );
  const imported = await importPkcs12(place.read('dana.p12'), 'grüne Reiher');
  const signer = await unlockKey(imported, 'grüne Reiher');
  expect({
    subject: signer.subject,
    root: imported.rootPem === null ? null : new X509Certificate(imported.rootPem).subject,
    chain: imported.chainPem.length,
    sameKey: createPublicKey(createPrivateKey(place.read('leaf.key'))).equals(createPublicKey(imported.certificatePem)),
    reencrypted: imported.keyFilePem.startsWith('-----BEGIN ENCRYPTED PRIVATE KEY-----'),
  }).toEqual({
    subject: 'O=Northwind Trading, CN=Dana Owner',
    root: 'O=Northwind Trading\nCN=Northwind root',
    chain: 1,
    sameKey: true,
    reencrypted: true,
  });
});

opensslTest('an imported key can be given a new passphrase, which has to be strong', async () => {
  const place = folder();
  corporateIdentity(place, ...p256);
  place.openssl(
    'pkcs12',
    '-export',
    '-inkey',
    'leaf.key',
    '-in',
    'leaf.pem',
    '-passout',
    'pass:secret',
    '-out',
    'dana.p12',
  );
  const bytes = place.read('dana.p12');
  const imported = await importPkcs12(bytes, 'secret', passphrase);
  expect(imported.rootPem).toBe(null);
  await expect(unlockKey(imported, 'secret')).rejects.toMatchObject({ code: 'PASSPHRASE_WRONG' });
  expect((await unlockKey(imported, passphrase)).chain).toEqual([]);
  await expect(importPkcs12(bytes, 'secret', 'weak')).rejects.toMatchObject({ code: 'PASSPHRASE_WEAK' });
});

opensslTest.each([
  ['3DES for the key', ['-keypbe', 'PBE-SHA1-3DES']],
  ['3DES for the certificates', ['-certpbe', 'PBE-SHA1-3DES']],
  ['everything of old', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
])('a PKCS#12 file with old encryption is refused with the way to convert it: %s', async (_name, options) => {
  const place = folder();
  corporateIdentity(place, ...p256);
  place.openssl(
    'pkcs12',
    '-export',
    '-inkey',
    'leaf.key',
    '-in',
    'leaf.pem',
    '-passout',
    'pass:secret',
    '-out',
    'old.p12',
    ...options,
  );
  await expect(importPkcs12(place.read('old.p12'), 'secret')).rejects.toMatchObject({
    code: 'PKCS12_LEGACY',
    message: expect.stringContaining('openssl pkcs12 -legacy -in old.p12'),
  });
});

opensslTest(
  'a PKCS#12 file with a wrong passphrase, a flipped bit, cut off, or without a check is refused',
  async () => {
    const place = folder();
    corporateIdentity(place, ...p256);
    place.openssl(
      'pkcs12',
      '-export',
      '-inkey',
      'leaf.key',
      '-in',
      'leaf.pem',
      '-passout',
      'pass:secret',
      '-out',
      'dana.p12',
    );
    place.openssl(
      'pkcs12',
      '-export',
      '-nomac',
      '-inkey',
      'leaf.key',
      '-in',
      'leaf.pem',
      '-passout',
      'pass:secret',
      '-out',
      'nomac.p12',
    );
    const bytes = place.read('dana.p12');
    const flipped = Buffer.from(bytes);
    flipped[600] = (flipped[600] ?? 0) ^ 1;
    const codes = [];
    for (const [file, word] of [
      [bytes, 'wrong'],
      [flipped, 'secret'],
      [bytes.subarray(0, 500), 'secret'],
      [Buffer.from('no PKCS#12'), 'secret'],
      [place.read('nomac.p12'), 'secret'],
    ] as const) {
      codes.push(
        await importPkcs12(file, word).then(
          () => 'opened',
          (error: { code: string }) => error.code,
        ),
      );
    }
    expect(codes).toEqual([
      'PASSPHRASE_WRONG',
      'PASSPHRASE_WRONG',
      'KEY_FILE_DAMAGED',
      'KEY_FILE_DAMAGED',
      'KEY_UNSUPPORTED',
    ]);
  },
);
