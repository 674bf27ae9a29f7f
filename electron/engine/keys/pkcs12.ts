// Reads PKCS#12 files (RFC 7292), the form in which organisations hand out signing certificates.
import { createHmac, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CountersignError } from '../../../shared/errors.ts';
import { type Asn1, childAt, childrenOf, objectIdentifierOf, octetsOf, readAsn1, tags } from './der.ts';
import { damagedKeyFile, privateKeyFrom } from './key-file.ts';
import { isLegacyEncryption, oid } from './object-identifiers.ts';
import { checkedIterations, decryptPbes2 } from './pbes2.ts';

export interface Pkcs12 {
  readonly key: KeyObject;
  /** In DER, in the file's order. */
  readonly certificates: readonly Uint8Array[];
}

/**
 * Opens a file with one private key. Throws PASSPHRASE_WRONG, PKCS12_LEGACY (with the way to convert it),
 * KEY_FILE_DAMAGED, KEY_UNSUPPORTED.
 */
export async function readPkcs12(bytes: Uint8Array, passphrase: string): Promise<Pkcs12> {
  try {
    return await readFile(bytes, passphrase);
  } catch (cause) {
    throw cause instanceof CountersignError ? cause : damagedKeyFile(cause);
  }
}

async function readFile(bytes: Uint8Array, passphrase: string): Promise<Pkcs12> {
  const file = readAsn1(bytes);
  const safes = octetsOf(childAt(childAt(childAt(file, 1, tags.sequence), 1), 0));
  const parts = childrenOf(readAsn1(safes)).map(encryptedPart);
  for (const part of parts) refuseLegacy(part.algorithm);
  const mac = childrenOf(file)[2];
  if (mac === undefined) {
    throw new CountersignError('KEY_UNSUPPORTED', 'The PKCS#12 file has no integrity check (MAC) and was refused.');
  }
  await checkMac(mac, safes, passphrase);
  const keys: KeyObject[] = [];
  const certificates: Uint8Array[] = [];
  for (const part of parts) {
    const contents =
      part.algorithm === null ? part.content : await decryptPbes2(part.algorithm, part.content, passphrase);
    for (const bag of childrenOf(readAsn1(contents))) {
      const value = childAt(childAt(bag, 1), 0);
      switch (objectIdentifierOf(childAt(bag, 0))) {
        case oid.shroudedKeyBag:
          keys.push(await openShroudedKey(value, passphrase));
          break;
        case oid.keyBag:
          keys.push(privateKeyFrom(value.bytes));
          break;
        case oid.certificateBag:
          if (objectIdentifierOf(childAt(value, 0)) === oid.x509Certificate) {
            certificates.push(octetsOf(childAt(childAt(value, 1), 0)));
          }
          break;
      }
    }
  }
  const [key, ...others] = keys;
  if (key === undefined) throw new CountersignError('KEY_MISSING', 'The PKCS#12 file holds no private key.');
  if (others.length > 0) {
    throw new CountersignError(
      'KEY_UNSUPPORTED',
      `The PKCS#12 file holds ${keys.length} private keys; one is expected.`,
    );
  }
  return { key, certificates };
}

interface SafePart {
  /** How the content is encrypted; null when it is not. */
  readonly algorithm: Asn1 | null;
  readonly content: Uint8Array;
}

function encryptedPart(contentInfo: Asn1): SafePart {
  const kind = objectIdentifierOf(childAt(contentInfo, 0));
  const content = childAt(childAt(contentInfo, 1), 0);
  if (kind === oid.data) return { algorithm: null, content: octetsOf(content) };
  if (kind === oid.encryptedData) {
    const encrypted = childAt(content, 1, tags.sequence);
    return { algorithm: childAt(encrypted, 1, tags.sequence), content: octetsOf(childAt(encrypted, 2)) };
  }
  throw new CountersignError(
    'KEY_UNSUPPORTED',
    'The PKCS#12 file is protected with a certificate instead of a passphrase.',
    { kind },
  );
}

async function openShroudedKey(value: Asn1, passphrase: string): Promise<KeyObject> {
  const algorithm = childAt(value, 0, tags.sequence);
  refuseLegacy(algorithm);
  const plain = await decryptPbes2(algorithm, octetsOf(childAt(value, 1)), passphrase);
  const key = privateKeyFrom(plain);
  plain.fill(0);
  return key;
}

function refuseLegacy(algorithm: Asn1 | null): void {
  if (algorithm === null || !isLegacyEncryption(objectIdentifierOf(childAt(algorithm, 0)))) return;
  throw new CountersignError(
    'PKCS12_LEGACY',
    'The PKCS#12 file is encrypted with RC2 or 3DES, which is no longer safe. Convert it with OpenSSL 3: ' +
      '"openssl pkcs12 -legacy -in old.p12 -nodes -out key.pem", then ' +
      '"openssl pkcs12 -export -in key.pem -out new.p12", and delete key.pem.',
    { algorithm: objectIdentifierOf(childAt(algorithm, 0)) },
  );
}

async function checkMac(mac: Asn1, content: Uint8Array, passphrase: string): Promise<void> {
  const digestInfo = childAt(mac, 0, tags.sequence);
  const algorithm = objectIdentifierOf(childAt(childAt(digestInfo, 0), 0));
  const digest = digests.get(algorithm);
  if (digest === undefined) {
    throw new CountersignError(
      'KEY_UNSUPPORTED',
      'The PKCS#12 file is checked in a way that this program does not know.',
      {
        algorithm,
      },
    );
  }
  const expected = octetsOf(childAt(digestInfo, 1));
  const count = childrenOf(mac)[2];
  const iterations = count === undefined ? 1 : checkedIterations(count);
  const key = await macKey(digest, passphrase, octetsOf(childAt(mac, 1)), iterations);
  const found = createHmac(digest.name, key).update(content).digest();
  if (expected.length === found.length && timingSafeEqual(expected, found)) return;
  throw new CountersignError('PASSPHRASE_WRONG', 'The passphrase does not open this file, or the file is damaged.');
}

interface Digest {
  readonly name: string;
  /** The block size that RFC 7292 calls v, in bytes. */
  readonly block: number;
}

const digests = new Map<string, Digest>([
  [oid.sha1, { name: 'sha1', block: 64 }],
  [oid.sha256, { name: 'sha256', block: 64 }],
  [oid.sha384, { name: 'sha384', block: 128 }],
  [oid.sha512, { name: 'sha512', block: 128 }],
]);

const macKeyPurpose = 3;

/** RFC 7292 B.2 for a key as long as the digest. It can't be left to the thread pool, so it makes room for other work. */
async function macKey(digest: Digest, passphrase: string, salt: Uint8Array, iterations: number): Promise<Uint8Array> {
  // B.1: big-endian UTF-16 with two zero octets at the end.
  const password = Buffer.concat([Buffer.from(passphrase, 'utf16le').swap16(), Buffer.alloc(2)]);
  let current = hash(
    digest.name,
    Buffer.concat([
      Buffer.alloc(digest.block, macKeyPurpose),
      repeated(salt, digest.block),
      repeated(password, digest.block),
    ]),
    'buffer',
  );
  for (let iteration = 1; iteration < iterations; iteration++) {
    current = hash(digest.name, current, 'buffer');
    if (iteration % 5_000 === 0) await nextTurn();
  }
  return current;
}

/** The bytes repeated up to a whole number of blocks. */
function repeated(bytes: Uint8Array, block: number): Uint8Array {
  if (bytes.length === 0) return bytes;
  return Buffer.alloc(block * Math.ceil(bytes.length / block), bytes);
}
