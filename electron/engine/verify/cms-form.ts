// A CMS signature says the same in many encodings, and its certificates and wrappers are outside of what it signs. Ours has
// one form: it is built again from its parts and compared, so that no byte of it can be changed unnoticed.
import { issuerAndSerialNumber } from '../keys/cms.ts';
import {
  explicit,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  readAsn1,
  sequence,
  setOf,
  tlv,
} from '../keys/der.ts';
import { oid } from '../keys/object-identifiers.ts';
import { type Cms, readCms } from '../keys/verify-cms.ts';

/** True when `der` is exactly as signCades writes it, and withTimestamp adds to it. Throws SIGNATURE_FAILED where it is malformed. */
export function isInOurForm(der: Uint8Array): boolean {
  const cms = readCms(der);
  return cms.signerCertificate !== undefined && Buffer.from(rebuilt(cms, cms.signerCertificate)).equals(der);
}

function rebuilt(cms: Cms, certificate: Uint8Array): Uint8Array {
  const { issuer, serialNumber } = issuerAndSerialNumber(certificate);
  const sha256 = sequence(objectIdentifier(oid.sha256));
  const algorithm =
    cms.signatureAlgorithm === 'rsa'
      ? sequence(objectIdentifier(oid.sha256WithRsa), nullValue())
      : sequence(objectIdentifier(oid.ecdsaWithSha256));
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serialNumber),
    sha256,
    tlv(0xa0, readAsn1(cms.signedAttributes).content),
    algorithm,
    octetString(cms.signature),
    ...(cms.timestampToken === null
      ? []
      : [tlv(0xa1, sequence(objectIdentifier(oid.timestampToken), setOf(cms.timestampToken)))]),
  );
  const signedData = sequence(
    integer(1),
    setOf(sha256),
    sequence(objectIdentifier(oid.data)),
    tlv(0xa0, ...cms.certificates),
    setOf(signerInfo),
  );
  return sequence(objectIdentifier(oid.signedData), explicit(0, signedData));
}
