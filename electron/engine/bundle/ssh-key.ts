// Keys as OpenSSH writes them (RFC 4253 6.6, RFC 5656 3.1, RFC 8709, PROTOCOL.key), which Node can't read by itself.
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { CountersignError } from '../../../shared/errors.ts';
import { createSshReader, padded, sshMpint, sshString, withoutLeadingZeros } from './ssh-wire.ts';

export interface SshPublicKey {
  /** `ssh-ed25519`, `ecdsa-sha2-nistp256`, `ssh-rsa` ... */
  readonly keyType: string;
  readonly key: KeyObject;
  /** Bytes of one coordinate for an elliptic curve, else 0. */
  readonly coordinateLength: number;
}

const curves = [
  { name: 'nistp256', jwk: 'P-256', node: 'prime256v1', length: 32 },
  { name: 'nistp384', jwk: 'P-384', node: 'secp384r1', length: 48 },
  { name: 'nistp521', jwk: 'P-521', node: 'secp521r1', length: 66 },
] as const;

/** `SHA256:...` as ssh-keygen prints it. */
export function sshFingerprint(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** Throws KEY_UNSUPPORTED for kinds that can't be checked offline here (security keys, DSA), else a RangeError or TypeError. */
export function parseSshPublicKey(blob: Buffer): SshPublicKey {
  const reader = createSshReader(blob);
  const keyType = reader.text();
  if (keyType.startsWith('sk-') || keyType === 'ssh-dss' || keyType.includes('-cert-')) {
    throw new CountersignError('KEY_UNSUPPORTED', `Signatures by a key of the kind ${keyType} can't be checked.`, {
      keyType,
    });
  }
  const { jwk, coordinateLength } = publicJwk(keyType, reader);
  if (!reader.done) throw new RangeError('bytes follow the key');
  return { keyType, key: createPublicKey({ key: jwk, format: 'jwk' }), coordinateLength };
}

function publicJwk(
  keyType: string,
  reader: ReturnType<typeof createSshReader>,
): { jwk: JsonWebKey; coordinateLength: number } {
  if (keyType === 'ssh-ed25519') {
    return { jwk: { kty: 'OKP', crv: 'Ed25519', x: reader.string().toString('base64url') }, coordinateLength: 0 };
  }
  if (keyType === 'ssh-rsa') {
    const e = base64url(withoutLeadingZeros(reader.string()));
    return { jwk: { kty: 'RSA', e, n: base64url(withoutLeadingZeros(reader.string())) }, coordinateLength: 0 };
  }
  const curve = curves.find((each) => keyType === `ecdsa-sha2-${each.name}`);
  if (curve === undefined || reader.text() !== curve.name) throw new RangeError('a key of unknown kind');
  return { jwk: ecJwk(curve, reader.string()), coordinateLength: curve.length };
}

function ecJwk(curve: (typeof curves)[number], point: Buffer): JsonWebKey {
  // Only uncompressed points are allowed by OpenSSH (SEC 1 2.3.3).
  if (point.length !== 1 + 2 * curve.length || point[0] !== 4) throw new RangeError('not a point of the curve');
  return {
    kty: 'EC',
    crv: curve.jwk,
    x: base64url(point.subarray(1, 1 + curve.length)),
    y: base64url(point.subarray(1 + curve.length)),
  };
}

/** The public half in SSH's own form. Throws KEY_UNSUPPORTED for other kinds than Ed25519, ECDSA (NIST) and RSA. */
export function encodeSshPublicKey(key: KeyObject): Buffer {
  const jwk = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') {
    return Buffer.concat([sshString('ssh-ed25519'), sshString(fromBase64url(jwk.x))]);
  }
  if (jwk.kty === 'RSA') {
    return Buffer.concat([sshString('ssh-rsa'), sshMpint(fromBase64url(jwk.e)), sshMpint(fromBase64url(jwk.n))]);
  }
  const curve = curves.find((each) => jwk.kty === 'EC' && jwk.crv === each.jwk);
  if (curve === undefined) throw unsupportedKey(key.asymmetricKeyType ?? 'unknown');
  const point = Buffer.concat([Buffer.from([4]), fromBase64url(jwk.x), fromBase64url(jwk.y)]);
  return Buffer.concat([sshString(`ecdsa-sha2-${curve.name}`), sshString(curve.name), sshString(point)]);
}

/** `ssh-ed25519 AAAA... comment`, a line for authorized_keys or allowed_signers. */
export function sshPublicKeyLine(key: KeyObject, comment: string): string {
  const blob = encodeSshPublicKey(key);
  return `${createSshReader(blob).text()} ${blob.toString('base64')} ${comment}`;
}

/**
 * A private key from the text of its file: PKCS#8, PKCS#1 or SEC 1 PEM, or OpenSSH's own format; without a passphrase.
 * Throws KEY_UNSUPPORTED (protected, or of another kind) or KEY_FILE_DAMAGED.
 */
export function readPrivateKey(text: string): KeyObject {
  if (text.includes('ENCRYPTED PRIVATE KEY') || text.includes('Proc-Type: 4,ENCRYPTED')) throw protectedKey();
  const isOpenSsh = text.includes('-----BEGIN OPENSSH PRIVATE KEY-----');
  if (!isOpenSsh && !/-----BEGIN (?:RSA |EC )?PRIVATE KEY-----/.test(text)) {
    throw new CountersignError('KEY_FILE_DAMAGED', 'The file holds no private key in PEM or OpenSSH form.');
  }
  let key: KeyObject;
  try {
    key = isOpenSsh ? parseOpenSshPrivateKey(text) : createPrivateKey(text);
  } catch (cause) {
    if (cause instanceof CountersignError) throw cause;
    throw new CountersignError('KEY_FILE_DAMAGED', 'The private key in the file is damaged.', {}, cause);
  }
  const isCurve = curves.some((curve) => curve.node === key.asymmetricKeyDetails?.namedCurve);
  const isUsable =
    key.asymmetricKeyType === 'ed25519' ||
    (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) ||
    (key.asymmetricKeyType === 'ec' && isCurve);
  if (!isUsable) throw unsupportedKey(key.asymmetricKeyType ?? 'unknown');
  return key;
}

function parseOpenSshPrivateKey(text: string): KeyObject {
  const armored = /-----BEGIN OPENSSH PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END OPENSSH PRIVATE KEY-----/.exec(text);
  const outer = createSshReader(Buffer.from(armored?.[1] ?? '', 'base64'));
  if (outer.take(15).toString('latin1') !== 'openssh-key-v1\0') throw new RangeError('not an OpenSSH private key');
  const cipher = outer.text();
  outer.string(); // name of the key derivation function
  outer.string(); // its parameters
  if (cipher !== 'none') throw protectedKey();
  if (outer.uint32() !== 1) throw new RangeError('more than one key');
  outer.string(); // the public key, which is inside as well
  const inner = createSshReader(outer.string());
  const checkNumber = inner.uint32();
  if (inner.uint32() !== checkNumber) throw new RangeError('check numbers differ');
  return createPrivateKey({ key: privateJwk(inner), format: 'jwk' });
}

function privateJwk(inner: ReturnType<typeof createSshReader>): JsonWebKey {
  const keyType = inner.text();
  if (keyType === 'ssh-ed25519') {
    const x = base64url(inner.string());
    // The secret is the seed followed by the public key (RFC 8032 calls the first half the private key).
    return { kty: 'OKP', crv: 'Ed25519', x, d: base64url(inner.string().subarray(0, 32)) };
  }
  if (keyType === 'ssh-rsa') {
    const [n, e, d, inverse, p, q] = Array.from({ length: 6 }, () => withoutLeadingZeros(inner.string()));
    if (!n || !e || !d || !inverse || !p || !q) throw new RangeError('an RSA key has six numbers');
    const text = { n: base64url(n), e: base64url(e), d: base64url(d), p: base64url(p), q: base64url(q) };
    return { kty: 'RSA', ...text, qi: base64url(inverse), dp: remainder(d, p), dq: remainder(d, q) };
  }
  const curve = curves.find((each) => keyType === `ecdsa-sha2-${each.name}`);
  if (curve === undefined) throw unsupportedKey(keyType);
  inner.string(); // the curve's name once more
  return { ...ecJwk(curve, inner.string()), d: base64url(padded(inner.string(), curve.length)) };
}

// OpenSSH leaves out d mod (p - 1) and d mod (q - 1), which a JWK needs.
function remainder(d: Buffer, prime: Buffer): string {
  const value = BigInt(`0x${d.toString('hex')}`) % (BigInt(`0x${prime.toString('hex')}`) - 1n);
  const digits = value.toString(16);
  return base64url(Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex'));
}

function unsupportedKey(keyType: string): CountersignError {
  return new CountersignError(
    'KEY_UNSUPPORTED',
    `A key of this kind (${keyType}) can't sign bundles. Use Ed25519, ECDSA P-256 or P-384, or RSA of at least 2048 bits.`,
    { keyType },
  );
}

function protectedKey(): CountersignError {
  return new CountersignError(
    'KEY_UNSUPPORTED',
    'The private key is protected by a passphrase. Sign with ssh-keygen or openssl (make-bundle.sh does), or give a key without one.',
    { reason: 'protected by a passphrase' },
  );
}

function base64url(bytes: Buffer): string {
  return bytes.toString('base64url');
}

function fromBase64url(text: string | undefined): Buffer {
  return Buffer.from(text ?? '', 'base64url');
}
