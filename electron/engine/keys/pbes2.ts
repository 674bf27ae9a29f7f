// Password-based encryption of PKCS#5 v2 (RFC 8018): PBKDF2 and AES-CBC, the only scheme that is written, and the one
// that OpenSSL 3, Java and Windows write today. Deriving a key runs off the event loop.
import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { CountersignError } from '../../../shared/errors.ts';
import {
  type Asn1,
  childAt,
  childrenOf,
  integer,
  integerOf,
  nullValue,
  objectIdentifier,
  objectIdentifierOf,
  octetString,
  octetsOf,
  sequence,
  tags,
} from './der.ts';
import { oid } from './object-identifiers.ts';

/** OWASP's figure of 2023 for PBKDF2-HMAC-SHA256. */
export const iterations = 600_000;

/** More than this is taken for an attempt to keep the machine busy. */
export const mostIterations = 10_000_000;

/** Encrypts; gives the AlgorithmIdentifier that says how, and the ciphertext. */
export async function encryptPbes2(
  plain: Uint8Array,
  passphrase: string,
): Promise<{ algorithm: Uint8Array; encrypted: Uint8Array }> {
  const salt = randomBytes(16);
  const initial = randomBytes(16);
  const key = await derive(passphrase, salt, iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, initial);
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  key.fill(0);
  const algorithm = sequence(
    objectIdentifier(oid.pbes2),
    sequence(
      sequence(
        objectIdentifier(oid.pbkdf2),
        sequence(octetString(salt), integer(iterations), sequence(objectIdentifier(oid.hmacWithSha256), nullValue())),
      ),
      sequence(objectIdentifier(oid.aes256Cbc), octetString(initial)),
    ),
  );
  return { algorithm, encrypted };
}

/**
 * Decrypts by what a PBES2 AlgorithmIdentifier says. Throws PASSPHRASE_WRONG, which a damaged ciphertext looks like too,
 * KEY_UNSUPPORTED for another scheme (scrypt among them) and RangeError where the identifier is malformed.
 */
export async function decryptPbes2(algorithm: Asn1, encrypted: Uint8Array, passphrase: string): Promise<Buffer> {
  const scheme = objectIdentifierOf(childAt(algorithm, 0));
  if (scheme !== oid.pbes2) throw unsupported(scheme);
  const parameters = childAt(algorithm, 1, tags.sequence);
  const derivation = childAt(parameters, 0, tags.sequence);
  const encryption = childAt(parameters, 1, tags.sequence);
  const derivationName = objectIdentifierOf(childAt(derivation, 0));
  if (derivationName !== oid.pbkdf2) throw unsupported(derivationName);
  const encryptionName = objectIdentifierOf(childAt(encryption, 0));
  const cipher = ciphers.get(encryptionName);
  if (cipher === undefined) throw unsupported(encryptionName);
  const [salt, count, ...rest] = childrenOf(childAt(derivation, 1, tags.sequence));
  if (salt === undefined || count === undefined) throw new RangeError('PBKDF2 without salt or iteration count');
  const hmac = rest.find((element) => element.tag === tags.sequence);
  const hmacName = hmac === undefined ? oid.hmacWithSha1 : objectIdentifierOf(childAt(hmac, 0));
  const digest = digests.get(hmacName);
  if (digest === undefined) throw unsupported(hmacName);
  const key = await derive(passphrase, octetsOf(salt), checkedIterations(count), cipher.keyLength, digest);
  const decipher = createDecipheriv(cipher.name, key, octetsOf(childAt(encryption, 1, tags.octetString)));
  key.fill(0);
  try {
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch (cause) {
    throw new CountersignError('PASSPHRASE_WRONG', 'The passphrase does not open this key.', {}, cause);
  }
}

/** An iteration count within bounds. Throws KEY_UNSUPPORTED. */
export function checkedIterations(element: Asn1): number {
  const count = integerOf(element);
  if (count >= 1 && count <= mostIterations) return count;
  throw new CountersignError('KEY_UNSUPPORTED', `The key file asks for ${count} iterations, which is beyond reason.`, {
    iterations: count,
  });
}

const derive = promisify(pbkdf2);

const ciphers = new Map<string, { name: string; keyLength: number }>([
  [oid.aes128Cbc, { name: 'aes-128-cbc', keyLength: 16 }],
  [oid.aes192Cbc, { name: 'aes-192-cbc', keyLength: 24 }],
  [oid.aes256Cbc, { name: 'aes-256-cbc', keyLength: 32 }],
]);

const digests = new Map<string, string>([
  [oid.hmacWithSha1, 'sha1'],
  [oid.hmacWithSha256, 'sha256'],
  [oid.hmacWithSha384, 'sha384'],
  [oid.hmacWithSha512, 'sha512'],
]);

function unsupported(identifier: string): CountersignError {
  return new CountersignError(
    'KEY_UNSUPPORTED',
    'The key is encrypted in a way that this program does not read. PBES2 with PBKDF2 and AES is read.',
    { algorithm: identifier },
  );
}
