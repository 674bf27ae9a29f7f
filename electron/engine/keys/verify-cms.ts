// Reads and checks detached CMS signatures, ours and other programs': each question gets its own answer.
import { hash, verify, X509Certificate } from 'node:crypto';
import { CountersignError } from '../../../shared/errors.ts';
import { issuerAndSerialNumber } from './cms.ts';
import { type Asn1, childAt, childrenOf, objectIdentifierOf, octetsOf, readAsn1, tags, tlv } from './der.ts';
import { oid } from './object-identifiers.ts';
import { fingerprintOf, subjectOf } from './signing-key.ts';

type DigestName = 'sha256' | 'sha384' | 'sha512';

export interface Cms {
  readonly digest: DigestName;
  readonly signatureAlgorithm: 'ecdsa' | 'rsa';
  readonly signature: Uint8Array;
  /** The signed attributes as the SET OF that was signed. */
  readonly signedAttributes: Uint8Array;
  readonly contentType: string | null;
  readonly messageDigest: Uint8Array | null;
  /** The digest of the signer's certificate that the signing-certificate-v2 attribute binds; null without one. */
  readonly signingCertificate: { readonly digest: DigestName; readonly value: Uint8Array } | null;
  /** A time inside the signature is the signer's word, and PAdES forbids it. */
  readonly hasSigningTime: boolean;
  /** In DER; the signer's own is undefined when the signature does not carry it. */
  readonly certificates: readonly Uint8Array[];
  readonly signerCertificate: Uint8Array | undefined;
  /** The token of RFC 3161 among the unsigned attributes; null without one. */
  readonly timestampToken: Uint8Array | null;
}

export interface CmsVerdict {
  /** The content is the one that was signed. */
  readonly integrity: boolean;
  /** The signature was made with the key of the certificate that it names. */
  readonly signature: boolean;
  readonly subject: string | null;
  /** SHA-256 of the signer's certificate, 64 lower-case hex digits. */
  readonly fingerprint: string | null;
  /** Subject of the root among those given that the signer's certificate leads to; null when it leads to none. */
  readonly chainsTo: string | null;
  /** The certificate's validity, UTC ISO. */
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  /** Everything that speaks against the signature, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * Reads a signature with exactly one signer. Bytes after it are left alone: PDF pads its place with zeros. Throws
 * SIGNATURE_FAILED where it is malformed or of a kind that can't be checked here.
 */
export function readCms(der: Uint8Array): Cms {
  try {
    return readSignedData(childAt(signedDataIn(readAsn1(der)), 0, tags.sequence));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CountersignError('SIGNATURE_FAILED', 'The signature is malformed and can not be checked.', {}, cause);
  }
}

/** Checks a detached signature over `content`. `roots` are certificates in DER that the asker trusts. Throws what `readCms` throws. */
export function verifyCms(
  der: Uint8Array,
  content: Uint8Array,
  trust: { readonly roots: readonly Uint8Array[] },
): CmsVerdict {
  const cms = readCms(der);
  const carried = cms.certificates.map(parseCertificate);
  const problems: string[] = [];
  const integrity = sameBytes(cms.messageDigest, hash(cms.digest, content, 'buffer'));
  if (!integrity) problems.push('The content is not the one that was signed.');
  if (cms.contentType !== oid.data) problems.push('The signature is not over plain content.');
  if (cms.hasSigningTime) problems.push('The signature holds a time, which is only what the signer says it was.');
  if (cms.signerCertificate === undefined) {
    return {
      integrity,
      signature: false,
      subject: null,
      fingerprint: null,
      chainsTo: null,
      notBefore: null,
      notAfter: null,
      problems: [...problems, 'The signature does not carry the certificate of its signer.'],
    };
  }
  const certificate = parseCertificate(cms.signerCertificate);
  const signature = signatureHolds(cms, certificate);
  if (!signature) problems.push('The signature was not made with the key of the certificate it names.');
  if (cms.signingCertificate === null) problems.push('The signature does not bind the certificate of its signer.');
  else if (!sameBytes(cms.signingCertificate.value, hash(cms.signingCertificate.digest, certificate.raw, 'buffer'))) {
    problems.push('The signature binds another certificate than the one it carries.');
  }
  const root = rootOf(
    certificate,
    carried,
    trust.roots.map((raw) => new X509Certificate(raw)),
  );
  if (root === undefined) problems.push('The certificate leads to none of the trusted roots.');
  return {
    integrity,
    signature,
    subject: subjectOf(certificate),
    fingerprint: fingerprintOf(certificate.raw),
    chainsTo: root === undefined ? null : subjectOf(root),
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
    problems,
  };
}

function parseCertificate(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (cause) {
    throw new CountersignError('SIGNATURE_FAILED', 'A certificate in the signature is malformed.', {}, cause);
  }
}

function signedDataIn(contentInfo: Asn1): Asn1 {
  if (objectIdentifierOf(childAt(contentInfo, 0)) !== oid.signedData) throw new RangeError('not signed content');
  return childAt(contentInfo, 1, 0xa0);
}

function readSignedData(signedData: Asn1): Cms {
  const fields = childrenOf(signedData);
  const encapsulated = fields.find((field) => field.tag === tags.sequence);
  if (encapsulated === undefined || childrenOf(encapsulated).length !== 1) {
    throw new RangeError('the signature is not detached');
  }
  const carried = fields.find((field) => field.tag === 0xa0);
  const certificates = (carried === undefined ? [] : childrenOf(carried))
    .filter((element) => element.tag === tags.sequence)
    .map((element) => element.bytes);
  const signerInfos = fields.at(-1);
  if (signerInfos?.tag !== tags.set) throw new RangeError('no signers');
  const [signerInfo, ...others] = childrenOf(signerInfos);
  if (signerInfo === undefined || others.length > 0) {
    throw new CountersignError('SIGNATURE_FAILED', 'The signature has more than one signer, or none.');
  }
  return readSignerInfo(signerInfo, certificates);
}

/** Throws RangeError where it is malformed. */
export function readSignerInfo(signerInfo: Asn1, certificates: readonly Uint8Array[]): Cms {
  const [, identifier, digestAlgorithm, attributes, signatureAlgorithm, signature, unsigned] = childrenOf(signerInfo);
  if (identifier === undefined || digestAlgorithm === undefined || attributes?.tag !== 0xa0) {
    throw new RangeError('the signature has no signed attributes');
  }
  if (signatureAlgorithm === undefined || signature?.tag !== tags.octetString) throw new RangeError('no signature');
  const digest = digests.get(objectIdentifierOf(childAt(digestAlgorithm, 0)));
  const algorithm = signatureAlgorithms.get(objectIdentifierOf(childAt(signatureAlgorithm, 0)));
  if (digest === undefined || algorithm === undefined || (algorithm.digest ?? digest) !== digest) {
    throw new CountersignError('SIGNATURE_FAILED', 'The signature uses an algorithm that is not checked here.');
  }
  const signed = signedValues(attributes);
  const messageDigest = signed.get(oid.messageDigest);
  const contentType = signed.get(oid.contentType);
  const signingCertificate = signed.get(oid.signingCertificateV2);
  return {
    digest,
    signatureAlgorithm: algorithm.kind,
    signature: octetsOf(signature),
    signedAttributes: tlv(tags.set, attributes.content),
    contentType: contentType === undefined ? null : objectIdentifierOf(contentType),
    messageDigest: messageDigest === undefined ? null : octetsOf(messageDigest),
    signingCertificate: signingCertificate === undefined ? null : boundCertificate(signingCertificate),
    hasSigningTime: signed.has(oid.signingTime),
    certificates,
    signerCertificate: certificates.find((certificate) => isNamedBy(certificate, identifier)),
    timestampToken: unsigned === undefined ? null : timestampIn(unsigned),
  };
}

function timestampIn(unsigned: Asn1): Uint8Array | null {
  if (unsigned.tag !== 0xa1) throw new RangeError('the signature goes on after its end');
  return signedValues(unsigned).get(oid.timestampToken)?.bytes ?? null;
}

/** Each attribute's single value. A second value or a second attribute of the kind would be room for ambiguity: refused. */
export function signedValues(attributes: Asn1): Map<string, Asn1> {
  const values = new Map<string, Asn1>();
  for (const attribute of childrenOf(attributes)) {
    const type = objectIdentifierOf(childAt(attribute, 0));
    const [value, ...others] = childrenOf(childAt(attribute, 1, tags.set));
    if (value === undefined || others.length > 0 || values.has(type)) throw new RangeError('an attribute is ambiguous');
    values.set(type, value);
  }
  return values;
}

/** RFC 5035: the first ESSCertIDv2 is the signer's; its digest is SHA-256 where it names none. */
function boundCertificate(value: Asn1): Cms['signingCertificate'] {
  const [first, second] = childrenOf(childAt(childAt(value, 0), 0));
  if (first?.tag === tags.octetString) return { digest: 'sha256', value: octetsOf(first) };
  const digest = first === undefined ? undefined : digests.get(objectIdentifierOf(childAt(first, 0)));
  if (digest === undefined || second?.tag !== tags.octetString) return null;
  return { digest, value: octetsOf(second) };
}

function isNamedBy(certificate: Uint8Array, identifier: Asn1): boolean {
  if (identifier.tag === tags.sequence) {
    const { issuer, serialNumber } = issuerAndSerialNumber(certificate);
    return sameBytes(childAt(identifier, 0).bytes, issuer) && sameBytes(childAt(identifier, 1).bytes, serialNumber);
  }
  return identifier.tag === 0x80 && sameBytes(subjectKeyIdentifier(certificate), identifier.content);
}

function subjectKeyIdentifier(certificate: Uint8Array): Uint8Array | null {
  const extensions = childrenOf(childAt(readAsn1(certificate), 0)).find((field) => field.tag === 0xa3);
  if (extensions === undefined) return null;
  const found = childrenOf(childAt(extensions, 0)).find(
    (extension) => objectIdentifierOf(childAt(extension, 0)) === oid.subjectKeyIdentifier,
  );
  const value = found === undefined ? undefined : childrenOf(found).at(-1);
  return value === undefined ? null : octetsOf(readAsn1(octetsOf(value)));
}

export function signatureHolds(cms: Cms, certificate: X509Certificate): boolean {
  const { publicKey } = certificate;
  const kind = publicKey.asymmetricKeyType === 'ec' ? 'ecdsa' : publicKey.asymmetricKeyType;
  return kind === cms.signatureAlgorithm && verify(cms.digest, cms.signedAttributes, publicKey, cms.signature);
}

/** The trusted root that the certificate leads to by signatures, through certificate authorities only. */
function rootOf(
  certificate: X509Certificate,
  carried: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): X509Certificate | undefined {
  const visited = new Set<string>();
  let current = certificate;
  for (;;) {
    const below = current;
    const own = roots.find((root) => root.raw.equals(below.raw));
    if (own !== undefined) return own;
    visited.add(below.fingerprint256);
    const isIssuer = (candidate: X509Certificate): boolean =>
      candidate.ca && below.checkIssued(candidate) && below.verify(candidate.publicKey);
    const root = roots.find(isIssuer);
    if (root !== undefined) return root;
    const issuer = carried.find((candidate) => !visited.has(candidate.fingerprint256) && isIssuer(candidate));
    if (issuer === undefined) return undefined;
    current = issuer;
  }
}

const digests = new Map<string, DigestName>([
  [oid.sha256, 'sha256'],
  [oid.sha384, 'sha384'],
  [oid.sha512, 'sha512'],
]);

/** `rsaEncryption` leaves the digest to the signer info's own field. */
const signatureAlgorithms = new Map<string, { kind: Cms['signatureAlgorithm']; digest?: DigestName }>([
  [oid.rsaEncryption, { kind: 'rsa' }],
  [oid.sha256WithRsa, { kind: 'rsa', digest: 'sha256' }],
  [oid.sha384WithRsa, { kind: 'rsa', digest: 'sha384' }],
  [oid.sha512WithRsa, { kind: 'rsa', digest: 'sha512' }],
  [oid.ecdsaWithSha256, { kind: 'ecdsa', digest: 'sha256' }],
  [oid.ecdsaWithSha384, { kind: 'ecdsa', digest: 'sha384' }],
  [oid.ecdsaWithSha512, { kind: 'ecdsa', digest: 'sha512' }],
]);

function sameBytes(left: Uint8Array | null, right: Uint8Array): boolean {
  return left !== null && Buffer.compare(left, right) === 0;
}
