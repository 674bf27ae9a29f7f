import { execFileSync } from 'node:child_process';
import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { preAuthenticationEncoding } from '../../../electron/engine/bundle/dsse.ts';
import { readBundle } from '../../../electron/engine/bundle/read.ts';
import { judgeTrust, spkiFingerprint } from '../../../electron/engine/bundle/signature.ts';
import { makeSshSignature } from '../../../electron/engine/bundle/sshsig.ts';
import type { Files } from './sampleBag.ts';
import { asZip, refusal, sampleBag, sealTags, sha256, temporaryFolder, writeFiles } from './sampleBag.ts';
import { hasTool } from './tools.ts';

const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed25519 = generateKeyPairSync('ed25519');
const sshFile = 'sig/tagmanifest-sha256.txt.sig';
const opensslFile = 'sig/tagmanifest-sha256.txt.sha256.sig';
const keyFile = 'sig/signer.pub.pem';
const dsseFile = 'sig/tagmanifest-sha256.txt.dsse.json';
const read = (files: Files) => readBundle(asZip(files));
const pem = (key: KeyObject) => Buffer.from(key.export({ type: 'spki', format: 'pem' }));

function bagWith(signatures: (message: Buffer) => Record<string, Buffer | string>): Files {
  const files = sampleBag({ signed: false });
  const message = files.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0);
  for (const [name, content] of Object.entries(signatures(message))) files.set(name, Buffer.from(content as string));
  return files;
}

const opensslSigned = ({ privateKey, publicKey }: typeof p256) =>
  bagWith((message) => ({
    [opensslFile]: sign(privateKey.asymmetricKeyType === 'ed25519' ? null : 'sha256', message, privateKey),
    [keyFile]: pem(publicKey),
  }));

function dsse(
  message: Buffer,
  change: { digest?: string; name?: string; type?: string; statement?: unknown } = {},
): string {
  const type = change.type ?? 'application/vnd.in-toto+json';
  const statement = change.statement ?? {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: change.name ?? 'tagmanifest-sha256.txt', digest: { sha256: change.digest ?? sha256(message) } }],
    predicateType: 'urn:countersign:evidence-bundle:1',
    predicate: {},
  };
  const body = Buffer.from(JSON.stringify(statement));
  const sig = sign('sha256', preAuthenticationEncoding(type, body), p256.privateKey).toString('base64url');
  return JSON.stringify({
    payload: body.toString('base64'),
    payloadType: type,
    signatures: [{ sig: 'AAAA' }, { keyid: 'x', sig }],
  });
}

describe('a signature counts', () => {
  test.each([
    ['ec', p256],
    ['rsa', rsa],
    ['ed25519', ed25519],
  ] as const)('when openssl made it with a key of the kind %s', async (keyType, pair) => {
    const bundle = await read(opensslSigned(pair));
    const fingerprint = spkiFingerprint(pair.publicKey);
    expect([bundle.signature, judgeTrust(bundle.signature, [fingerprint]), judgeTrust(bundle.signature, [])]).toEqual([
      { kind: 'openssl-dgst', keyType, fingerprint, coSigners: [] },
      'trusted',
      'unknown-signer',
    ]);
  });

  test('when it is a DSSE envelope with a statement about the tag manifest', async () => {
    const bundle = await read(bagWith((message) => ({ [dsseFile]: dsse(message), [keyFile]: pem(p256.publicKey) })));
    const fingerprint = spkiFingerprint(p256.publicKey);
    expect(bundle.signature).toEqual({ kind: 'dsse', keyType: 'ec', fingerprint, coSigners: [] });
  });

  test('beside others, and trust in any one of them is enough', async () => {
    const bundle = await read(
      bagWith((message) => ({
        [sshFile]: makeSshSignature(message, ed25519.privateKey, 'countersign-evidence-v1'),
        [opensslFile]: sign('sha256', message, p256.privateKey),
        [keyFile]: pem(p256.publicKey),
      })),
    );
    const { signature } = bundle;
    expect([
      signature?.kind,
      signature?.coSigners.map((signer) => signer.kind),
      judgeTrust(signature, [signature?.fingerprint ?? '']),
      judgeTrust(signature, [spkiFingerprint(p256.publicKey)]),
      judgeTrust(signature, ['SHA256:somebody-else']),
    ]).toEqual(['sshsig', ['openssl-dgst'], 'trusted', 'trusted', 'unknown-signer']);
  });
});

describe('a bundle is refused', () => {
  const privatePem = p256.privateKey.export({ type: 'pkcs8', format: 'pem' });
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cases: [string, (message: Buffer) => Record<string, Buffer | string>, string][] = [
    [
      'whose signature was made over something else',
      () => ({ [opensslFile]: sign('sha256', Buffer.from('x'), p256.privateKey), [keyFile]: pem(p256.publicKey) }),
      opensslFile,
    ],
    [
      'whose key is of somebody else',
      (message) => ({ [opensslFile]: sign('sha256', message, p256.privateKey), [keyFile]: pem(other.publicKey) }),
      opensslFile,
    ],
    ['whose key is missing', (message) => ({ [opensslFile]: sign('sha256', message, p256.privateKey) }), opensslFile],
    [
      'whose key is a private one',
      (message) => ({ [opensslFile]: sign('sha256', message, p256.privateKey), [keyFile]: privatePem }),
      keyFile,
    ],
    [
      'whose key is damaged',
      (message) => ({
        [opensslFile]: sign('sha256', message, p256.privateKey),
        [keyFile]: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n',
      }),
      keyFile,
    ],
    [
      'whose key is a short RSA key',
      () => ({ [keyFile]: pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey) }),
      keyFile,
    ],
    [
      'of whose two signatures one does not hold',
      (message) => ({
        [sshFile]: makeSshSignature(message, ed25519.privateKey, 'countersign-evidence-v1'),
        [opensslFile]: 'x',
        [keyFile]: pem(p256.publicKey),
      }),
      opensslFile,
    ],
    [
      'whose SSH signature is for another purpose',
      (message) => ({ [sshFile]: makeSshSignature(message, ed25519.privateKey, 'git') }),
      sshFile,
    ],
    [
      'whose DSSE statement is about another digest',
      (message) => ({ [dsseFile]: dsse(message, { digest: 'a'.repeat(64) }), [keyFile]: pem(p256.publicKey) }),
      dsseFile,
    ],
    [
      'whose DSSE statement is about another file',
      (message) => ({ [dsseFile]: dsse(message, { name: 'x' }), [keyFile]: pem(p256.publicKey) }),
      dsseFile,
    ],
    [
      'whose DSSE payload is of another type',
      (message) => ({ [dsseFile]: dsse(message, { type: 'text/plain' }), [keyFile]: pem(p256.publicKey) }),
      dsseFile,
    ],
    [
      'whose DSSE statement is none',
      (message) => ({ [dsseFile]: dsse(message, { statement: [] }), [keyFile]: pem(p256.publicKey) }),
      dsseFile,
    ],
    [
      'whose DSSE envelope was signed by somebody else',
      (message) => ({ [dsseFile]: dsse(message), [keyFile]: pem(other.publicKey) }),
      dsseFile,
    ],
    ['whose DSSE envelope is not JSON', () => ({ [dsseFile]: '{', [keyFile]: pem(p256.publicKey) }), dsseFile],
  ];

  test.each(cases)('%s', async (_, signatures, entry) => {
    expect(await refusal(read(bagWith(signatures)))).toEqual({ code: 'BUNDLE_SIGNATURE_INVALID', entry });
  });
});

describe('a bundle is unsigned', () => {
  test('without a signature, and no pinned fingerprint changes that', async () => {
    const bundle = await read(sampleBag({ signed: false }));
    expect([bundle.signature, judgeTrust(bundle.signature, ['SHA256:x'])]).toEqual([null, 'unsigned']);
  });

  test('when what it carries can not be checked, and says why', async () => {
    const files = bagWith(() => ({
      'sig/tagmanifest-sha256.txt.p7s': 'x',
      'sig/other.sig': 'x',
      [keyFile]: pem(p256.publicKey),
    }));
    const bundle = await read(files);
    const reason = "a signature of a kind that this version can't check";
    expect([bundle.signature, bundle.uncheckedSignatures]).toEqual([
      null,
      [
        { file: 'sig/other.sig', reason },
        { file: keyFile, reason: 'a key without a signature' },
        { file: 'sig/tagmanifest-sha256.txt.p7s', reason },
      ],
    ]);
  });

  test('when a security key signed it, which needs more than we can check', async () => {
    const string = (text: string) => Buffer.concat([Buffer.from([0, 0, 0, text.length]), Buffer.from(text)]);
    const key = string(string('sk-ssh-ed25519@openssh.com').toString('latin1'));
    const inner = string(Buffer.concat([string('sk-ssh-ed25519@openssh.com'), string('')]).toString('latin1'));
    const blob = Buffer.concat([
      Buffer.from('SSHSIG\0\0\0\x01'),
      key,
      string('countersign-evidence-v1'),
      string(''),
      string('sha512'),
      inner,
    ]);
    const armored = `-----BEGIN SSH SIGNATURE-----\n${blob.toString('base64')}\n-----END SSH SIGNATURE-----\n`;
    const bundle = await read(bagWith(() => ({ [sshFile]: armored })));
    expect([bundle.signature, bundle.uncheckedSignatures]).toEqual([
      null,
      [{ file: sshFile, reason: "Signatures by a key of the kind sk-ssh-ed25519@openssh.com can't be checked." }],
    ]);
  });

  test('when it has no SHA-256 tag manifest for a signature to cover', async () => {
    const files = sampleBag();
    const bag = new Map(
      [...files].filter(([path]) => path.startsWith('data/') || path === 'bagit.txt' || path.startsWith('sig/')),
    );
    const { createHash } = await import('node:crypto');
    const sha512 = (content: Buffer) => createHash('sha512').update(content).digest('hex');
    const lines = (paths: [string, Buffer][]) =>
      Buffer.from(paths.map(([path, content]) => `${sha512(content)}  ${path}\n`).join(''));
    bag.set('manifest-sha512.txt', lines([...bag].filter(([path]) => path.startsWith('data/'))));
    bag.set('tagmanifest-sha512.txt', lines([...bag].filter(([path]) => !/^(data|sig)\//.test(path))));
    const bundle = await read(bag);
    expect([bundle.signature, bundle.uncheckedSignatures]).toEqual([
      null,
      [{ file: sshFile, reason: 'there is no tagmanifest-sha256.txt for it' }],
    ]);
  });
});

test.skipIf(!hasTool('openssl'))('a DSSE envelope that a shell script made with openssl is accepted', async () => {
  const folder = temporaryFolder();
  const files = sampleBag({ signed: false });
  sealTags(files);
  writeFiles(folder, files);
  const script = `
    openssl ecparam -name prime256v1 -genkey -noout -out key.pem
    type=application/vnd.in-toto+json
    printf '{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"tagmanifest-sha256.txt","digest":{"sha256":"%s"}}]}' \
      "$(sha256sum tagmanifest-sha256.txt | cut -d ' ' -f 1)" > body
    { printf 'DSSEv1 %s %s %s ' \${#type} $type $(wc -c < body); cat body; } | openssl dgst -sha256 -sign key.pem -out raw
    printf '{"payload":"%s","payloadType":"%s","signatures":[{"keyid":"","sig":"%s"}]}' "$(base64 -w0 body)" $type "$(base64 -w0 raw)" > envelope
    openssl pkey -in key.pem -pubout -out public.pem`;
  execFileSync('sh', ['-e', '-c', script], { cwd: folder, stdio: 'pipe' });
  files.set(dsseFile, readFileSync(join(folder, 'envelope')));
  files.set(keyFile, readFileSync(join(folder, 'public.pem')));
  expect((await read(files)).signature?.kind).toBe('dsse');
});
