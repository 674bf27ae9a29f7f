// Which signatures a bag carries, and that each that can be checked holds over its tag manifest. Whether the signer is
// trusted is another question: only a fingerprint that the customer pinned out of band answers it (judgeTrust).
import type { KeyObject } from 'node:crypto';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { CountersignError } from '../../../shared/errors.ts';
import type { OpenBag } from './bagit.ts';
import { dsseProblem } from './dsse.ts';
import { evidenceNamespace, verifySshSignature } from './sshsig.ts';

export interface Signer {
  readonly kind: 'sshsig' | 'openssl-dgst' | 'dsse';
  /** `ssh-ed25519`, `ecdsa-sha2-nistp256`, `ssh-rsa` for SSHSIG; `ec`, `rsa`, `ed25519` for the others. */
  readonly keyType: string;
  /** `SHA256:...` as ssh-keygen prints it, or `spki-sha256:` and the hexadecimal digest of the public key in DER. */
  readonly fingerprint: string;
}

/** The first signature; others over the same bag are its co-signers. All of them hold. */
export interface BundleSignature extends Signer {
  readonly coSigners: readonly Signer[];
}

/** A file under sig/ that proves nothing here, and why. */
export interface UncheckedSignature {
  readonly file: string;
  readonly reason: string;
}

export type Trust = 'trusted' | 'unknown-signer' | 'unsigned';

const signedFile = 'tagmanifest-sha256.txt';
const sshFile = `sig/${signedFile}.sig`;
const opensslFile = `sig/${signedFile}.sha256.sig`;
const keyFile = 'sig/signer.pub.pem';

/** `trusted` only when a pinned fingerprint signed. `pinned` are those of this provider, as the customer recorded them. */
export function judgeTrust(signature: BundleSignature | null, pinned: Iterable<string>): Trust {
  if (signature === null) return 'unsigned';
  const known = new Set(pinned);
  return [signature, ...signature.coSigners].some((signer) => known.has(signer.fingerprint))
    ? 'trusted'
    : 'unknown-signer';
}

/** Throws BUNDLE_SIGNATURE_INVALID when any signature that can be checked does not hold. */
export async function checkSignatures(
  bag: Pick<OpenBag, 'readTagFile' | 'signatureFiles' | 'tagManifest'>,
): Promise<{ signature: BundleSignature | null; unchecked: UncheckedSignature[] }> {
  const signers: Signer[] = [];
  const unchecked: UncheckedSignature[] = [];
  const files = new Set(bag.signatureFiles);
  const { name, bytes: message } = bag.tagManifest;
  if (name !== signedFile) {
    return {
      signature: null,
      unchecked: [...files].map((file) => ({ file, reason: `there is no ${signedFile} for it` })),
    };
  }
  const key = files.has(keyFile) ? signerKey((await bag.readTagFile(keyFile)).toString('utf8')) : null;

  for (const file of [sshFile, opensslFile, ...[...files].filter((each) => each.endsWith('.dsse.json'))]) {
    if (!files.delete(file)) continue;
    const content = await bag.readTagFile(file);
    if (file === sshFile) {
      try {
        signers.push({ kind: 'sshsig', ...verifySshSignature(content.toString('utf8'), message, evidenceNamespace) });
      } catch (error) {
        if (!(error instanceof CountersignError)) throw error;
        if (error.code !== 'KEY_UNSUPPORTED') throw invalid(file, String(error.details.reason), error);
        unchecked.push({ file, reason: error.message });
      }
      continue;
    }
    if (key === null) throw invalid(file, `the signer's key (${keyFile}) is missing`);
    const problem =
      file === opensslFile
        ? verifyBytes(message, key, content)
          ? null
          : `it was not made over this tag manifest by the key in ${keyFile}`
        : dsseProblem(content.toString('utf8'), key, { name: signedFile, sha256: sha256(message) }, verifyBytes);
    if (problem !== null) throw invalid(file, problem);
    files.delete(keyFile);
    signers.push({ kind: file === opensslFile ? 'openssl-dgst' : 'dsse', ...describeKey(key) });
  }
  for (const file of files) {
    unchecked.push({
      file,
      reason: file === keyFile ? 'a key without a signature' : "a signature of a kind that this version can't check",
    });
  }
  const [first, ...coSigners] = signers;
  return { signature: first === undefined ? null : { ...first, coSigners }, unchecked };
}

/** The fingerprint under which a key is pinned that signs with openssl or DSSE. */
export function spkiFingerprint(key: KeyObject): string {
  return `spki-sha256:${sha256(key.export({ type: 'spki', format: 'der' }))}`;
}

function signerKey(pem: string): KeyObject {
  // createPublicKey would also take a private key or a certificate, which nobody should find in a bundle.
  if (!/^\s*-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----\s*$/.test(pem)) {
    throw invalid(keyFile, 'it does not hold one public key in PEM form');
  }
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch (cause) {
    throw invalid(keyFile, 'the public key is damaged', cause);
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType === 'rsa' && bits < 2048) throw invalid(keyFile, 'the RSA key is shorter than 2048 bits');
  if (!['rsa', 'ec', 'ed25519'].includes(key.asymmetricKeyType ?? ''))
    throw invalid(keyFile, 'the key is of an unknown kind');
  return key;
}

function describeKey(key: KeyObject): { keyType: string; fingerprint: string } {
  return { keyType: key.asymmetricKeyType ?? 'unknown', fingerprint: spkiFingerprint(key) };
}

// `openssl dgst -sha256 -sign`, or `openssl pkeyutl -sign -rawin` for Ed25519, which takes no digest.
function verifyBytes(bytes: Buffer, key: KeyObject, signature: Buffer): boolean {
  return verify(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', bytes, key, signature);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function invalid(file: string, reason: string, cause?: unknown): CountersignError {
  return new CountersignError(
    'BUNDLE_SIGNATURE_INVALID',
    `The signature ${file} does not hold: ${reason}.`,
    { entry: file, reason },
    cause,
  );
}
