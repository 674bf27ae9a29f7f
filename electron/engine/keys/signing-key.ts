// Signing identities: making one, bringing one in, and unlocking it for the moment of signing.
import { hash, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { CountersignError } from '../../../shared/errors.ts';
import { certify, createP256, type Subject } from './certificates.ts';
import { damagedKeyFile, encryptPrivateKey, openPrivateKey } from './key-file.ts';
import { requireStrongPassphrase } from './passphrase.ts';
import { decodePem, encodePem } from './pem.ts';
import { readPkcs12 } from './pkcs12.ts';

/** What is kept of a signing identity: the encrypted key and its certificates, all in PEM. */
export interface KeyFile {
  readonly keyFilePem: string;
  readonly certificatePem: string;
  /** The certificates above the signer's, issuer before its own issuer, the root last where it is known. */
  readonly chainPem: readonly string[];
}

export interface SigningKey extends KeyFile {
  /** The self-signed certificate at the end of the chain; null when an imported file did not hold it. */
  readonly rootPem: string | null;
  /** SHA-256 of the signer's certificate in DER, 64 lower-case hex digits. */
  readonly fingerprint: string;
}

/** An unlocked key, for the moment of signing. */
export interface Signer {
  /** The signer's certificate in DER. */
  readonly certificate: Uint8Array;
  /** The certificates above it in DER, root last. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: 'ecdsa-p256' | 'rsa';
  /** The certificate's subject, one attribute after the other: `O=Northwind Trading, CN=Dana Owner`. */
  readonly subject: string;
  /** SHA-256 of the certificate in DER, 64 lower-case hex digits. */
  readonly fingerprint: string;
  /** Signs with SHA-256: PKCS#1 v1.5 for RSA, the DER form for ECDSA. Throws KEY_MISSING after `dispose`. */
  sign(data: Uint8Array): Promise<Uint8Array>;
  /** The same, with ECDSA in the two-number form (IEEE P1363) that XML signatures use. */
  signP1363(data: Uint8Array): Promise<Uint8Array>;
  /** Forgets the key. */
  dispose(): void;
}

export interface CreateSigningKey extends Subject {
  readonly passphrase: string;
  readonly clock: () => Date;
}

/** A new P-256 identity under a local root of its own. Throws PASSPHRASE_WEAK, INPUT_INVALID. */
export async function createSigningKey(options: CreateSigningKey): Promise<SigningKey & { readonly rootPem: string }> {
  const { commonName, organisation, email, passphrase } = options;
  requireStrongPassphrase(passphrase, [commonName, organisation, email]);
  requireCertifiable(options);
  const keys = await createP256();
  const { leaf, root } = await certify(keys.publicKey, { commonName, organisation, email }, options.clock());
  const rootPem = encodePem('CERTIFICATE', root);
  return {
    keyFilePem: await encryptPrivateKey(keys.privateKey, passphrase),
    certificatePem: encodePem('CERTIFICATE', leaf),
    chainPem: [rootPem],
    rootPem,
    fingerprint: fingerprintOf(leaf),
  };
}

/**
 * Brings in a corporate identity from a PKCS#12 file and encrypts its key anew, under `newPassphrase` where one is given
 * (it has to be strong), else under the file's own. Throws PASSPHRASE_WRONG, PASSPHRASE_WEAK, PKCS12_LEGACY,
 * KEY_FILE_DAMAGED, KEY_UNSUPPORTED.
 */
export async function importPkcs12(bytes: Uint8Array, passphrase: string, newPassphrase?: string): Promise<SigningKey> {
  if (newPassphrase !== undefined) requireStrongPassphrase(newPassphrase, []);
  const { key, certificates } = await readPkcs12(bytes, passphrase);
  const known = certificates.map(parseCertificate);
  const own = known.find((certificate) => certificate.checkPrivateKey(key));
  if (own === undefined) {
    throw new CountersignError('KEY_MISSING', 'The file holds no certificate that belongs to its key.');
  }
  algorithmOf(key);
  const chain = chainOf(own, known);
  const last = chain.at(-1);
  return {
    keyFilePem: await encryptPrivateKey(key, newPassphrase ?? passphrase),
    certificatePem: encodePem('CERTIFICATE', own.raw),
    chainPem: chain.map((certificate) => encodePem('CERTIFICATE', certificate.raw)),
    rootPem: last !== undefined && isSelfIssued(last) ? encodePem('CERTIFICATE', last.raw) : null,
    fingerprint: fingerprintOf(own.raw),
  };
}

/**
 * Opens an identity for signing documents. Throws PASSPHRASE_WRONG, KEY_FILE_DAMAGED, and KEY_UNSUPPORTED for a key that
 * the readers of PDF and XLSX can't check (Ed25519, curves other than P-256, RSA below 2048 bits).
 */
export async function unlockKey(keyFile: KeyFile, passphrase: string): Promise<Signer> {
  const opened = await openPrivateKey(keyFile.keyFilePem, passphrase);
  const algorithm = algorithmOf(opened);
  const certificate = certificateFrom(keyFile.certificatePem);
  if (!certificate.checkPrivateKey(opened)) {
    throw new CountersignError('KEY_FILE_DAMAGED', 'The key and the certificate do not belong together.');
  }
  let key: KeyObject | undefined = opened;
  const signWith = async (data: Uint8Array, dsaEncoding: 'der' | 'ieee-p1363'): Promise<Uint8Array> => {
    if (key === undefined) throw new CountersignError('KEY_MISSING', 'The signing key has been put away.');
    return signAsync('sha256', data, { key, dsaEncoding });
  };
  return {
    certificate: certificate.raw,
    chain: keyFile.chainPem.map((pem) => certificateFrom(pem).raw),
    algorithm,
    subject: subjectOf(certificate),
    fingerprint: fingerprintOf(certificate.raw),
    sign: (data) => signWith(data, 'der'),
    signP1363: (data) => signWith(data, 'ieee-p1363'),
    dispose() {
      key = undefined;
    },
  };
}

/** SHA-256 of a certificate in DER, 64 lower-case hex digits: what `openssl x509 -fingerprint -sha256` shows in capitals. */
export function fingerprintOf(certificate: Uint8Array): string {
  return hash('sha256', certificate, 'hex');
}

/** The subject on one line. */
export function subjectOf(certificate: X509Certificate): string {
  return certificate.subject.split('\n').join(', ');
}

const signAsync = promisify(
  (
    algorithm: string,
    data: Uint8Array,
    key: { key: KeyObject; dsaEncoding: 'der' | 'ieee-p1363' },
    done: (error: Error | null, signature: Buffer) => void,
  ) => sign(algorithm, data, key, done),
);

function algorithmOf(key: KeyObject): Signer['algorithm'] {
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1') return 'ecdsa-p256';
  if (key.asymmetricKeyType === 'rsa' && (modulusLength ?? 0) >= 2048) return 'rsa';
  const kind = namedCurve ?? (modulusLength === undefined ? key.asymmetricKeyType : `RSA-${modulusLength}`);
  throw new CountersignError(
    'KEY_UNSUPPORTED',
    `Documents are signed with ECDSA P-256 or with RSA of 2048 bits or more, because readers check those. This key is ${kind ?? 'of another kind'}.`,
    { kind: kind ?? null },
  );
}

function certificateFrom(pem: string): X509Certificate {
  const der = decodePem(pem, 'CERTIFICATE')[0];
  if (der === undefined) throw damagedKeyFile();
  return parseCertificate(der);
}

function parseCertificate(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (cause) {
    throw damagedKeyFile(cause);
  }
}

/** From the signer's issuer up, as far as `known` reaches. */
function chainOf(own: X509Certificate, known: readonly X509Certificate[]): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let current = own;
  while (!isSelfIssued(current)) {
    const below = current;
    const issuer = known.find(
      (candidate) => below.checkIssued(candidate) && below.verify(candidate.publicKey) && !chain.includes(candidate),
    );
    if (issuer === undefined) break;
    chain.push(issuer);
    current = issuer;
  }
  return chain;
}

function isSelfIssued(certificate: X509Certificate): boolean {
  return certificate.checkIssued(certificate);
}

function requireCertifiable(subject: Subject): void {
  // RFC 5280 upper bounds: 64 characters for a name; an e-mail address in a certificate is ASCII.
  if (subject.commonName.trim() === '' || subject.commonName.length > 50 || subject.organisation.length > 64) {
    throw new CountersignError(
      'INPUT_INVALID',
      'A certificate needs a name of 1 to 50 characters and an organisation of at most 64.',
    );
  }
  if (!/^$|^[\x21-\x3f\x41-\x7e]+@[\x21-\x3f\x41-\x7e]+$/.test(subject.email)) {
    throw new CountersignError('INPUT_INVALID', 'The e-mail address is not one that fits into a certificate.', {
      email: subject.email,
    });
  }
}
