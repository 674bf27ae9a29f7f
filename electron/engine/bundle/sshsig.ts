// SSH signatures over files (OpenSSH's PROTOCOL.sshsig): what `ssh-keygen -Y sign` writes and `ssh-keygen -Y verify` checks.
import type { KeyObject } from 'node:crypto';
import { createHash, sign, verify } from 'node:crypto';
import { CountersignError } from '../../../shared/errors.ts';
import type { SshPublicKey } from './ssh-key.ts';
import { encodeSshPublicKey, parseSshPublicKey, sshFingerprint } from './ssh-key.ts';
import { createSshReader, padded, sshMpint, sshString } from './ssh-wire.ts';

/** Bound into every signature, so that one made for another purpose is never taken for a bundle's. */
export const evidenceNamespace = 'countersign-evidence-v1';

export interface SshSignature {
  /** The signer's public key in SSH's form. */
  readonly publicKey: Buffer;
  readonly namespace: string;
  readonly reserved: Buffer;
  readonly hashAlgorithm: 'sha256' | 'sha512';
  /** `ssh-ed25519`, `ecdsa-sha2-nistp256`, `rsa-sha2-512` ... */
  readonly signatureType: string;
  readonly signature: Buffer;
}

const magic = 'SSHSIG';

/** Throws BUNDLE_SIGNATURE_INVALID when it is not one armoured SSHSIG of version 1. */
export function parseSshSignature(armored: string): SshSignature {
  const found = /^-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END SSH SIGNATURE-----\s*$/.exec(
    armored,
  )?.[1];
  try {
    const reader = createSshReader(Buffer.from(found ?? '', 'base64'));
    if (reader.take(magic.length).toString('latin1') !== magic) throw new RangeError('not an SSHSIG');
    if (reader.uint32() !== 1) throw new RangeError('not version 1');
    const publicKey = reader.string();
    const namespace = reader.text();
    const reserved = reader.string();
    const hashAlgorithm = reader.text();
    const inner = createSshReader(reader.string());
    if (hashAlgorithm !== 'sha256' && hashAlgorithm !== 'sha512') throw new RangeError('not a known hash');
    const signatureType = inner.text();
    const signature = inner.string();
    if (!reader.done || !inner.done) throw new RangeError('bytes follow the signature');
    return { publicKey, namespace, reserved, hashAlgorithm, signatureType, signature };
  } catch (cause) {
    throw invalid('it is not an SSH signature, or damaged', cause);
  }
}

/**
 * Verifies `armored` over `message`. Says who signed, never whether he is trusted.
 * Throws BUNDLE_SIGNATURE_INVALID, or KEY_UNSUPPORTED for kinds of keys that can't be checked here.
 */
export function verifySshSignature(
  armored: string,
  message: Buffer,
  namespace: string,
): { keyType: string; fingerprint: string } {
  const parsed = parseSshSignature(armored);
  if (parsed.namespace !== namespace) {
    throw invalid(`it was made for "${parsed.namespace.slice(0, 80)}", not for "${namespace}"`);
  }
  let holds: boolean;
  let signer: SshPublicKey;
  try {
    signer = parseSshPublicKey(parsed.publicKey);
    holds = check(signer, parsed, signedBytes(parsed, message));
  } catch (cause) {
    if (cause instanceof CountersignError) throw cause;
    throw invalid('its key or its numbers are damaged', cause);
  }
  if (!holds) throw invalid('it was not made over this tag manifest by this key');
  return { keyType: signer.keyType, fingerprint: sshFingerprint(parsed.publicKey) };
}

/** An armoured signature as `ssh-keygen -Y sign -n namespace` writes it (SHA-512 over the message, RSA with SHA-512). */
export function makeSshSignature(message: Buffer, key: KeyObject, namespace: string): string {
  const publicKey = encodeSshPublicKey(key);
  const { keyType, coordinateLength } = parseSshPublicKey(publicKey);
  const head = { publicKey, namespace, reserved: Buffer.alloc(0), hashAlgorithm: 'sha512' as const };
  const bytes = signedBytes(head, message);
  const isRsa = keyType === 'ssh-rsa';
  const signature =
    coordinateLength > 0
      ? ecdsaSignature(sign(curveHash(coordinateLength), bytes, { key, dsaEncoding: 'ieee-p1363' }))
      : sign(isRsa ? 'sha512' : null, bytes, key);
  const blob = Buffer.concat([
    Buffer.from(`${magic}\0\0\0\x01`, 'latin1'),
    sshString(publicKey),
    sshString(namespace),
    sshString(head.reserved),
    sshString(head.hashAlgorithm),
    sshString(Buffer.concat([sshString(isRsa ? 'rsa-sha2-512' : keyType), sshString(signature)])),
  ]);
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? [];
  return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
}

function signedBytes(head: Pick<SshSignature, 'namespace' | 'reserved' | 'hashAlgorithm'>, message: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(magic),
    sshString(head.namespace),
    sshString(head.reserved),
    sshString(head.hashAlgorithm),
    sshString(createHash(head.hashAlgorithm).update(message).digest()),
  ]);
}

function check(signer: SshPublicKey, { signatureType, signature }: SshSignature, bytes: Buffer): boolean {
  const { keyType, key, coordinateLength } = signer;
  if (keyType === 'ssh-rsa') {
    // ssh-rsa as a signature type means SHA-1; OpenSSH doesn't allow it here either.
    if (signatureType !== 'rsa-sha2-256' && signatureType !== 'rsa-sha2-512')
      throw new RangeError('not RSA with SHA-2');
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) throw invalid('its RSA key is shorter than 2048 bits');
    return verify(signatureType === 'rsa-sha2-512' ? 'sha512' : 'sha256', bytes, key, signature);
  }
  if (signatureType !== keyType) throw new RangeError('key and signature are of different kinds');
  if (coordinateLength === 0) return verify(null, bytes, key, signature);
  const numbers = createSshReader(signature);
  const joined = Buffer.concat([
    padded(numbers.string(), coordinateLength),
    padded(numbers.string(), coordinateLength),
  ]);
  if (!numbers.done) throw new RangeError('bytes follow the signature');
  return verify(curveHash(coordinateLength), bytes, { key, dsaEncoding: 'ieee-p1363' }, joined);
}

// RFC 5656 6.2.1
function curveHash(coordinateLength: number): string {
  return coordinateLength === 32 ? 'sha256' : coordinateLength === 48 ? 'sha384' : 'sha512';
}

function ecdsaSignature(joined: Buffer): Buffer {
  const half = joined.length / 2;
  return Buffer.concat([sshMpint(joined.subarray(0, half)), sshMpint(joined.subarray(half))]);
}

function invalid(reason: string, cause?: unknown): CountersignError {
  return new CountersignError(
    'BUNDLE_SIGNATURE_INVALID',
    `The SSH signature does not hold: ${reason}.`,
    { reason },
    cause,
  );
}
