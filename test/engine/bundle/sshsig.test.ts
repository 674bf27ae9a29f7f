import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPrivateKey, sshPublicKeyLine } from '../../../electron/engine/bundle/ssh-key.ts';
import { sshMpint } from '../../../electron/engine/bundle/ssh-wire.ts';
import { makeSshSignature, parseSshSignature, verifySshSignature } from '../../../electron/engine/bundle/sshsig.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { temporaryFolder } from './sampleBag.ts';
import { hasTool } from './tools.ts';

const message = Buffer.from('what is signed\n');
const namespace = 'countersign-evidence-v1';
const kinds = [
  { name: 'Ed25519', generate: ['-t', 'ed25519'], keyType: 'ssh-ed25519' },
  { name: 'ECDSA P-256', generate: ['-t', 'ecdsa', '-b', '256'], keyType: 'ecdsa-sha2-nistp256' },
  { name: 'ECDSA P-384', generate: ['-t', 'ecdsa', '-b', '384'], keyType: 'ecdsa-sha2-nistp384' },
  { name: 'ECDSA P-521', generate: ['-t', 'ecdsa', '-b', '521'], keyType: 'ecdsa-sha2-nistp521' },
  { name: 'RSA', generate: ['-t', 'rsa', '-b', '2048'], keyType: 'ssh-rsa' },
];

describe.skipIf(!hasTool('ssh-keygen'))('with ssh-keygen', () => {
  for (const { name, generate, keyType } of kinds) {
    test(`a signature by ${name} is verified by either of us, whoever made it`, () => {
      const folder = temporaryFolder();
      const keyFile = join(folder, 'key');
      const run = (args: string[], input?: Buffer) =>
        execFileSync('ssh-keygen', args, { input, stdio: ['pipe', 'pipe', 'pipe'] }).toString();
      run(['-q', ...generate, '-N', '', '-f', keyFile]);
      const fingerprint = run(['-l', '-f', keyFile]).split(' ')[1];
      const theirs = run(['-Y', 'sign', '-f', keyFile, '-n', namespace], message);
      expect(verifySshSignature(theirs, message, namespace)).toEqual({ keyType, fingerprint });

      const key = readPrivateKey(readFileSync(keyFile, 'utf8'));
      const ours = makeSshSignature(message, key, namespace);
      expect(verifySshSignature(ours, message, namespace)).toEqual({ keyType, fingerprint });
      writeFileSync(join(folder, 'ours.sig'), ours);
      writeFileSync(join(folder, 'signers'), `provider ${sshPublicKeyLine(key, 'sample')}\n`);
      const verify = ['-Y', 'verify', '-f', join(folder, 'signers'), '-I', 'provider', '-n', namespace];
      expect(run([...verify, '-s', join(folder, 'ours.sig')], message)).toContain(`Good "${namespace}" signature`);
      expect(sshPublicKeyLine(key, '').trim()).toBe(
        readFileSync(`${keyFile}.pub`, 'utf8').split(' ').slice(0, 2).join(' '),
      );
    });
  }

  test('RSA with SHA-256 and a message hashed with SHA-256 is verified too', () => {
    const folder = temporaryFolder();
    const keyFile = join(folder, 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', keyFile]);
    const sign = ['-Y', 'sign', '-f', keyFile, '-n', namespace, '-O', 'hashalg=sha256'];
    const armored = execFileSync('ssh-keygen', sign, { input: message, stdio: ['pipe', 'pipe', 'pipe'] }).toString();
    expect([parseSshSignature(armored).hashAlgorithm, verifySshSignature(armored, message, namespace).keyType]).toEqual(
      ['sha256', 'ssh-rsa'],
    );
  });

  test('a key that is protected by a passphrase is refused with words that say so', () => {
    const keyFile = join(temporaryFolder(), 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'a passphrase', '-f', keyFile]);
    expect(() => readPrivateKey(readFileSync(keyFile, 'utf8'))).toThrow(/protected by a passphrase/);
  });
});

const key = generateKeyPairSync('ed25519').privateKey;
const armored = makeSshSignature(message, key, namespace);

function problem(text: string, over = message, inNamespace = namespace): string {
  try {
    verifySshSignature(text, over, inNamespace);
    return 'holds';
  } catch (error) {
    return error instanceof CountersignError ? error.code : String(error);
  }
}

test('a signature over other bytes, for another purpose or in another armour does not hold', () => {
  expect([
    problem(armored),
    problem(armored.replaceAll('\n', '\r\n')),
    problem(armored, Buffer.from('something else')),
    problem(armored, message, 'file'),
    problem(makeSshSignature(message, key, 'git')),
    problem(''),
    problem(armored.replace('SSH SIGNATURE', 'PGP SIGNATURE')),
    problem(`${armored}${armored}`),
  ]).toEqual(['holds', 'holds', ...Array.from({ length: 6 }, () => 'BUNDLE_SIGNATURE_INVALID')]);
});

test('no changed bit of a signature makes it say something else', () => {
  const blob = Buffer.from(armored.split('\n').slice(1, -2).join(''), 'base64');
  const wrap = (bytes: Buffer) =>
    `-----BEGIN SSH SIGNATURE-----\n${bytes.toString('base64')}\n-----END SSH SIGNATURE-----\n`;
  const verdicts = new Set<string>();
  for (let bit = 0; bit < blob.length * 8; bit += 1) {
    const changed = Buffer.from(blob);
    changed.writeUInt8((changed[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
    verdicts.add(problem(wrap(changed)));
  }
  for (let length = 0; length < blob.length; length += 1) verdicts.add(problem(wrap(blob.subarray(0, length))));
  verdicts.add(problem(wrap(Buffer.concat([blob, Buffer.from([0])]))));
  expect([problem(wrap(blob)), ...verdicts]).toEqual(['holds', 'BUNDLE_SIGNATURE_INVALID']);
});

test('RSA keys under 2048 bits do not count', () => {
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
  expect(problem(makeSshSignature(message, short.privateKey, namespace))).toBe('BUNDLE_SIGNATURE_INVALID');
  const pem = short.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(() => readPrivateKey(pem)).toThrow(/at least 2048 bits/);
});

test('a private key is read from PKCS#8, PKCS#1 and SEC 1 PEM, and nothing else is taken for one', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const read = (text: string) => {
    try {
      return readPrivateKey(text).asymmetricKeyType;
    } catch (error) {
      return error instanceof CountersignError ? error.code : String(error);
    }
  };
  const pem = (from: typeof rsa, type: 'pkcs8' | 'pkcs1' | 'sec1') =>
    from.export({ type: type as 'pkcs8', format: 'pem' }).toString();
  expect([
    read(pem(key, 'pkcs8')),
    read(pem(rsa, 'pkcs1')),
    read(pem(ec, 'sec1')),
    read(ec.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString()),
    read(pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey, 'pkcs8')),
    read(pem(generateKeyPairSync('x25519').privateKey, 'pkcs8')),
    read(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()),
    read('-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n'),
    read('hello'),
  ]).toEqual([
    'ed25519',
    'rsa',
    'ec',
    'KEY_UNSUPPORTED',
    'KEY_UNSUPPORTED',
    'KEY_UNSUPPORTED',
    'KEY_FILE_DAMAGED',
    'KEY_FILE_DAMAGED',
    'KEY_FILE_DAMAGED',
  ]);
});

test('numbers are written as the shortest mpint that is not negative (RFC 4251 section 5)', () => {
  const written = ['', '00', '09a378f9b2e332a7', '80', '000080'].map((hex) =>
    sshMpint(Buffer.from(hex, 'hex')).toString('hex'),
  );
  expect(written).toEqual(['00000000', '00000000', '0000000809a378f9b2e332a7', '000000020080', '000000020080']);
});

test('whatever the message, our own signature over it holds and over another does not', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array({ minLength: 1 }), (first, more) => {
      const signed = makeSshSignature(Buffer.from(first), key, namespace);
      expect(problem(signed, Buffer.from(first))).toBe('holds');
      expect(problem(signed, Buffer.concat([first, more]))).toBe('BUNDLE_SIGNATURE_INVALID');
    }),
    { numRuns: 50 },
  );
});
