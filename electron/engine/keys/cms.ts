// Writes detached CAdES signatures (ETSI EN 319 122-1, CMS of RFC 5652) as PAdES B-B wants them: no signing time inside,
// the signer's certificate bound by its digest, the whole chain included.
import { hash } from 'node:crypto';
import {
  childAt,
  childrenOf,
  explicit,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  readAsn1,
  sequence,
  setOf,
  tags,
  tlv,
} from './der.ts';
import { oid } from './object-identifiers.ts';
import type { Signer } from './signing-key.ts';

/** What is signed: the bytes, or their SHA-256 where they were hashed on the way. */
export type SignedContent = Uint8Array | { readonly sha256: Uint8Array };

/** The signature as a DER ContentInfo. Throws what `signer.sign` throws. */
export async function signCades(content: SignedContent, signer: Signer): Promise<Uint8Array> {
  const digest = content instanceof Uint8Array ? hash('sha256', content, 'buffer') : content.sha256;
  const { issuer, serialNumber } = issuerAndSerialNumber(signer.certificate);
  const attributes = setOf(
    attribute(oid.contentType, objectIdentifier(oid.data)),
    attribute(oid.messageDigest, octetString(digest)),
    attribute(oid.signingCertificateV2, signingCertificate(signer.certificate, issuer, serialNumber)),
  );
  const signature = await signer.sign(attributes);
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serialNumber),
    sha256Algorithm(),
    // RFC 5652 5.4: signed as a SET OF, carried under the implicit tag [0].
    tlv(0xa0, readAsn1(attributes).content),
    signatureAlgorithm(signer.algorithm),
    octetString(signature),
  );
  const signedData = sequence(
    integer(1),
    setOf(sha256Algorithm()),
    sequence(objectIdentifier(oid.data)),
    tlv(0xa0, ...[signer.certificate, ...signer.chain].toSorted(Buffer.compare)),
    setOf(signerInfo),
  );
  return sequence(objectIdentifier(oid.signedData), explicit(0, signedData));
}

/** The two fields that name a certificate, as they are encoded in it (RFC 5280 4.1). */
export function issuerAndSerialNumber(certificate: Uint8Array): { issuer: Uint8Array; serialNumber: Uint8Array } {
  const fields = childrenOf(childAt(readAsn1(certificate), 0, tags.sequence));
  const start = fields[0]?.tag === 0xa0 ? 1 : 0;
  const serialNumber = fields[start];
  const issuer = fields[start + 2];
  if (serialNumber === undefined || issuer === undefined) throw new RangeError('not a certificate');
  return { issuer: issuer.bytes, serialNumber: serialNumber.bytes };
}

/** SigningCertificateV2 of RFC 5035; SHA-256 is the default there, and DER leaves defaults out. */
function signingCertificate(certificate: Uint8Array, issuer: Uint8Array, serialNumber: Uint8Array): Uint8Array {
  const issuerSerial = sequence(sequence(explicit(4, issuer)), serialNumber);
  return sequence(sequence(sequence(octetString(hash('sha256', certificate, 'buffer')), issuerSerial)));
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(type), setOf(value));
}

function sha256Algorithm(): Uint8Array {
  return sequence(objectIdentifier(oid.sha256));
}

function signatureAlgorithm(algorithm: Signer['algorithm']): Uint8Array {
  switch (algorithm) {
    case 'ecdsa-p256':
      return sequence(objectIdentifier(oid.ecdsaWithSha256));
    case 'rsa':
      return sequence(objectIdentifier(oid.sha256WithRsa), nullValue());
  }
}
