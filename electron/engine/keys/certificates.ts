// Makes the two certificates of a signing identity of our own: a local root and the leaf that signs. Readers of PDF never
// trust a self-signed leaf, but do trust a root that somebody imported.
import { createHash, generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import {
  bitString,
  booleanTrue,
  childAt,
  explicit,
  integer,
  objectIdentifier,
  octetString,
  positiveInteger,
  readAsn1,
  sequence,
  setOf,
  time,
  tlv,
  utf8String,
} from './der.ts';
import { oid } from './object-identifiers.ts';

export interface Subject {
  readonly commonName: string;
  readonly organisation: string;
  readonly email: string;
}

const leafYears = 5;
const rootYears = 10;

/** A P-256 key pair. */
export async function createP256(): Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }> {
  return promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
}

/**
 * Certificates in DER for the public key. The root's private key exists only while this runs: it signs its own
 * certificate and this one leaf, and can sign no other.
 */
export async function certify(
  publicKey: KeyObject,
  subject: Subject,
  now: Date,
): Promise<{ readonly leaf: Uint8Array; readonly root: Uint8Array }> {
  const rootKeys = await createP256();
  const rootName = distinguishedName(`${subject.commonName} (local root)`, subject.organisation);
  const rootIdentifier = keyIdentifier(rootKeys.publicKey);
  const root = certificate(rootKeys.privateKey, {
    issuer: rootName,
    subject: rootName,
    publicKey: rootKeys.publicKey,
    notBefore: now,
    notAfter: yearsAfter(now, rootYears),
    extensions: [
      extension(oid.basicConstraints, 'critical', sequence(booleanTrue(), integer(0))),
      // keyCertSign and cRLSign: bits 5 and 6 of RFC 5280 4.2.1.3.
      extension(oid.keyUsage, 'critical', bitString(Uint8Array.of(0b0000_0110), 1)),
      extension(oid.subjectKeyIdentifier, 'not critical', octetString(rootIdentifier)),
    ],
  });
  const leaf = certificate(rootKeys.privateKey, {
    issuer: rootName,
    subject: distinguishedName(subject.commonName, subject.organisation),
    publicKey,
    notBefore: now,
    notAfter: yearsAfter(now, leafYears),
    extensions: [
      extension(oid.basicConstraints, 'critical', sequence()),
      // digitalSignature and nonRepudiation: bits 0 and 1.
      extension(oid.keyUsage, 'critical', bitString(Uint8Array.of(0b1100_0000), 6)),
      extension(
        oid.extendedKeyUsage,
        'not critical',
        sequence(objectIdentifier(oid.documentSigning), objectIdentifier(oid.emailProtection)),
      ),
      extension(oid.subjectKeyIdentifier, 'not critical', octetString(keyIdentifier(publicKey))),
      extension(oid.authorityKeyIdentifier, 'not critical', sequence(tlv(0x80, rootIdentifier))),
      ...(subject.email === ''
        ? []
        : [
            extension(
              oid.subjectAlternativeName,
              'not critical',
              sequence(tlv(0x81, Buffer.from(subject.email, 'latin1'))),
            ),
          ]),
    ],
  });
  return { leaf, root };
}

interface CertificateParts {
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly publicKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Uint8Array[];
}

/** RFC 5280 4.1, version 3, signed with ECDSA and SHA-256. */
function certificate(issuerKey: KeyObject, parts: CertificateParts): Uint8Array {
  const algorithm = sequence(objectIdentifier(oid.ecdsaWithSha256));
  const toBeSigned = sequence(
    explicit(0, integer(2)),
    serialNumber(),
    algorithm,
    parts.issuer,
    sequence(time(parts.notBefore), time(parts.notAfter)),
    parts.subject,
    parts.publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...parts.extensions)),
  );
  return sequence(toBeSigned, algorithm, bitString(sign('sha256', toBeSigned, issuerKey)));
}

function distinguishedName(commonName: string, organisation: string): Uint8Array {
  const attribute = (type: string, value: string): Uint8Array =>
    setOf(sequence(objectIdentifier(type), utf8String(value)));
  return organisation === ''
    ? sequence(attribute(oid.commonName, commonName))
    : sequence(attribute(oid.organisation, organisation), attribute(oid.commonName, commonName));
}

function extension(type: string, criticality: 'critical' | 'not critical', value: Uint8Array): Uint8Array {
  return criticality === 'critical'
    ? sequence(objectIdentifier(type), booleanTrue(), octetString(value))
    : sequence(objectIdentifier(type), octetString(value));
}

/** RFC 5280 4.2.1.2 (1): SHA-1 of the key's bits; an identifier, nothing rests on it. */
function keyIdentifier(publicKey: KeyObject): Uint8Array {
  const bits = childAt(readAsn1(publicKey.export({ type: 'spki', format: 'der' })), 1).content.subarray(1);
  return createHash('sha1').update(bits).digest();
}

/** Positive, unpredictable, at most 20 octets (RFC 5280 4.1.2.2). */
function serialNumber(): Uint8Array {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return positiveInteger(bytes);
}

function yearsAfter(moment: Date, years: number): Date {
  const later = new Date(moment);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
