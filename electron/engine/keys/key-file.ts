// A private key on disk: PKCS#8 in PEM, encrypted under a passphrase. Node's own export uses 2,048 iterations, so the
// encryption is ours; keys that OpenSSL wrote are read too.
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { CountersignError } from '../../../shared/errors.ts';
import { childAt, octetString, octetsOf, readAsn1, sequence, tags } from './der.ts';
import { decryptPbes2, encryptPbes2 } from './pbes2.ts';
import { decodePem, encodePem } from './pem.ts';

/** The key as an encrypted PKCS#8 file in PEM. */
export async function encryptPrivateKey(key: KeyObject, passphrase: string): Promise<string> {
  const plain = key.export({ type: 'pkcs8', format: 'der' });
  const { algorithm, encrypted } = await encryptPbes2(plain, passphrase);
  plain.fill(0);
  return encodePem('ENCRYPTED PRIVATE KEY', sequence(algorithm, octetString(encrypted)));
}

/**
 * Opens a private key in PEM, of any kind that Node knows: encrypted PKCS#8, plain PKCS#8, SEC 1, PKCS#1. The passphrase
 * is not looked at where the key isn't encrypted. Throws PASSPHRASE_WRONG, KEY_FILE_DAMAGED, KEY_UNSUPPORTED.
 */
export async function openPrivateKey(pem: string, passphrase: string | null): Promise<KeyObject> {
  const encrypted = decodePem(pem, 'ENCRYPTED PRIVATE KEY')[0];
  if (encrypted !== undefined) return openEncrypted(encrypted, passphrase ?? '');
  try {
    return createPrivateKey({ key: pem, format: 'pem', passphrase: passphrase ?? '' });
  } catch (cause) {
    // The old OpenSSL form says in a header of the PEM that it is encrypted.
    throw /^Proc-Type: 4,ENCRYPTED/m.test(pem) ? wrongPassphrase(cause) : damagedKeyFile(cause);
  }
}

async function openEncrypted(der: Uint8Array, passphrase: string): Promise<KeyObject> {
  let plain: Buffer;
  try {
    const file = readAsn1(der);
    plain = await decryptPbes2(childAt(file, 0, tags.sequence), octetsOf(childAt(file, 1)), passphrase);
  } catch (cause) {
    throw cause instanceof RangeError ? damagedKeyFile(cause) : cause;
  }
  try {
    return privateKeyFrom(plain);
  } catch (cause) {
    // By chance one wrong passphrase in 256 leaves sound padding; what comes out is no key.
    throw wrongPassphrase(cause);
  } finally {
    plain.fill(0);
  }
}

/** A key from PKCS#8 DER. Throws where it is none. */
export function privateKeyFrom(pkcs8: Uint8Array): KeyObject {
  return createPrivateKey({
    key: Buffer.from(pkcs8.buffer, pkcs8.byteOffset, pkcs8.byteLength),
    format: 'der',
    type: 'pkcs8',
  });
}

export function damagedKeyFile(cause?: unknown): CountersignError {
  return new CountersignError('KEY_FILE_DAMAGED', 'The key file is damaged or is no private key.', {}, cause);
}

function wrongPassphrase(cause: unknown): CountersignError {
  return new CountersignError('PASSPHRASE_WRONG', 'The passphrase does not open this key.', {}, cause);
}
