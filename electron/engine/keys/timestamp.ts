// Time stamps of RFC 3161 without a network: the query is carried to the authority as a file, its answer comes back as one,
// and the token goes into the signature's unsigned attributes, where CAdES-T and PAdES B-T have it.
import { hash, X509Certificate } from 'node:crypto';
import { CountersignError } from '../../../shared/errors.ts';
import {
  type Asn1,
  booleanTrue,
  childAt,
  childrenOf,
  explicit,
  integer,
  integerOf,
  objectIdentifier,
  objectIdentifierOf,
  octetString,
  octetsOf,
  readAsn1,
  sequence,
  setOf,
  tags,
  tlv,
} from './der.ts';
import { oid } from './object-identifiers.ts';
import { subjectOf } from './signing-key.ts';
import { type Cms, readCms, readSignerInfo, signatureHolds, signedValues } from './verify-cms.ts';

export interface Timestamp {
  /** What the authority says the time was, UTC ISO. */
  readonly at: string;
  readonly policy: string;
  /** Subject of the authority's certificate; empty where the token does not carry it. */
  readonly authority: string;
  /** In hexadecimal digits. */
  readonly serialNumber: string;
  readonly digest: 'sha256' | 'sha384' | 'sha512';
  readonly imprint: Uint8Array;
  /** In DER. */
  readonly certificates: readonly Uint8Array[];
  readonly signerCertificate: Uint8Array | undefined;
  /** Everything that speaks against the token itself, a sentence each. */
  readonly problems: readonly string[];
}

/** A TimeStampReq for a signature's value that asks for the authority's certificate. No nonce: nobody waits for the answer. */
export function timestampQuery(signature: Uint8Array): Uint8Array {
  const imprint = sequence(sequence(objectIdentifier(oid.sha256)), octetString(hash('sha256', signature, 'buffer')));
  return sequence(integer(1), imprint, booleanTrue());
}

/** The token of an authority's reply, or the bytes themselves where they are a token. Throws SIGNATURE_FAILED. */
export function tokenIn(reply: Uint8Array): Uint8Array {
  return readOr('This is neither the reply of a time stamping authority nor a token.', () => {
    const outer = readAsn1(reply);
    if (outer.bytes.length !== reply.length) throw new RangeError('bytes after its end');
    const first = childAt(outer, 0);
    if (first.tag === tags.objectIdentifier) return outer.bytes;
    const status = integerOf(childAt(first, 0));
    const token = childrenOf(outer)[1];
    // PKIStatus of RFC 3161 2.4.2: granted, granted with modifications.
    if (status > 1 || token === undefined) {
      throw new CountersignError('SIGNATURE_FAILED', 'The time stamping authority refused to make a token.', {
        status,
      });
    }
    return token.bytes;
  });
}

/** Reads a token and checks it by itself; whom it is for and whose root it leads to is the asker's. Throws SIGNATURE_FAILED. */
export function readTimestamp(token: Uint8Array): Timestamp {
  return readOr('The time stamp is malformed and can not be checked.', () => {
    const contentInfo = readAsn1(token);
    if (objectIdentifierOf(childAt(contentInfo, 0)) !== oid.signedData) throw new RangeError('not signed content');
    const fields = childrenOf(childAt(childAt(contentInfo, 1, 0xa0), 0, tags.sequence));
    const encapsulated = fields.find((field) => field.tag === tags.sequence);
    const signers = fields.at(-1);
    if (encapsulated === undefined || signers?.tag !== tags.set) throw new RangeError('no content, or no signer');
    if (objectIdentifierOf(childAt(encapsulated, 0)) !== oid.timestampContent) throw new RangeError('no time stamp');
    const content = octetsOf(childAt(childAt(encapsulated, 1, 0xa0), 0));
    const certificates = certificatesIn(fields);
    const signerInfo = childAt(signers, 0, tags.sequence);
    if (childrenOf(signers).length !== 1) throw new RangeError('more than one signer');
    const cms = readSignerInfo(signerInfo, certificates);
    return {
      ...readContent(readAsn1(content)),
      authority: cms.signerCertificate === undefined ? '' : subjectOf(certificateFrom(cms.signerCertificate)),
      certificates,
      signerCertificate: cms.signerCertificate,
      problems: problemsOf(cms, content, signerInfo),
    };
  });
}

/** The signature with the token in it. Throws SIGNATURE_FAILED where it holds one already. */
export function withTimestamp(cms: Uint8Array, token: Uint8Array): Uint8Array {
  if (readCms(cms).timestampToken !== null) {
    throw new CountersignError('SIGNATURE_FAILED', 'The signature has a time stamp already.');
  }
  const contentInfo = readAsn1(cms);
  const signedData = childrenOf(childAt(childAt(contentInfo, 1), 0));
  const signers = signedData.at(-1);
  if (signers === undefined) throw new CountersignError('SIGNATURE_FAILED', 'The signature has no signer.');
  const signerInfo = childrenOf(childAt(signers, 0));
  const attribute = sequence(objectIdentifier(oid.timestampToken), setOf(token));
  const stamped = sequence(...signerInfo.map(({ bytes }) => bytes), tlv(0xa1, attribute));
  return sequence(
    objectIdentifier(oid.signedData),
    explicit(0, sequence(...signedData.slice(0, -1).map(({ bytes }) => bytes), setOf(stamped))),
  );
}

/** Whether the token is of exactly this signature value. */
export function isStampOf(timestamp: Timestamp, signature: Uint8Array): boolean {
  return Buffer.compare(timestamp.imprint, hash(timestamp.digest, signature, 'buffer')) === 0;
}

function certificatesIn(fields: readonly Asn1[]): Uint8Array[] {
  const carried = fields.find((field) => field.tag === 0xa0);
  return (carried === undefined ? [] : childrenOf(carried))
    .filter((element) => element.tag === tags.sequence)
    .map((element) => element.bytes);
}

function readContent(content: Asn1): Pick<Timestamp, 'at' | 'policy' | 'serialNumber' | 'digest' | 'imprint'> {
  const [, policy, imprint, serialNumber, time] = childrenOf(content);
  if (policy === undefined || imprint === undefined || serialNumber === undefined || time === undefined) {
    throw new RangeError('the time stamp is cut off');
  }
  const digest = digests.get(objectIdentifierOf(childAt(childAt(imprint, 0), 0)));
  if (digest === undefined) throw new RangeError('an imprint of another kind');
  return {
    at: momentOf(time),
    policy: objectIdentifierOf(policy),
    serialNumber: Buffer.from(serialNumber.content).toString('hex'),
    digest,
    imprint: octetsOf(childAt(imprint, 1, tags.octetString)),
  };
}

const digests = new Map<string, Timestamp['digest']>([
  [oid.sha256, 'sha256'],
  [oid.sha384, 'sha384'],
  [oid.sha512, 'sha512'],
]);

/** GeneralizedTime in UTC (RFC 3161 2.4.2), a fraction where there is one. */
function momentOf(time: Asn1): string {
  const text = Buffer.from(time.content).toString('latin1');
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(text) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
  if (time.tag !== tags.generalizedTime || Number.isNaN(at)) throw new RangeError('no time');
  return new Date(at).toISOString();
}

function problemsOf(cms: Cms, content: Uint8Array, signerInfo: Asn1): string[] {
  const problems: string[] = [];
  if (cms.contentType !== oid.timestampContent) problems.push('The token is not signed as a time stamp.');
  if (!isSame(cms.messageDigest, hash(cms.digest, content, 'buffer')))
    problems.push('The time in the token is not the one that was signed.');
  if (cms.signerCertificate === undefined)
    return [...problems, 'The token does not carry the certificate of its authority.'];
  const certificate = certificateFrom(cms.signerCertificate);
  if (!signatureHolds(cms, certificate))
    problems.push('The token was not made with the key of the certificate it names.');
  if (!bindsCertificate(cms, certificate.raw, signerInfo))
    problems.push('The token does not bind the certificate of its authority.');
  // Node's keyUsage is the extended one. RFC 3161 2.3: this and no other.
  if (certificate.keyUsage?.join() !== oid.timeStamping)
    problems.push('The certificate of the token’s signer is not one for time stamps.');
  return problems;
}

/** RFC 3161 binds by SHA-1 (ESSCertID), RFC 5816 by any digest; authorities of both kinds are at work. */
function bindsCertificate(cms: Cms, certificate: Uint8Array, signerInfo: Asn1): boolean {
  if (cms.signingCertificate !== null)
    return isSame(cms.signingCertificate.value, hash(cms.signingCertificate.digest, certificate, 'buffer'));
  const old = signedValues(childAt(signerInfo, 3)).get(oid.signingCertificate);
  if (old === undefined) return false;
  const digest = octetsOf(childAt(childAt(childAt(old, 0), 0), 0, tags.octetString));
  return isSame(digest, hash('sha1', certificate, 'buffer'));
}

function certificateFrom(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (cause) {
    throw new CountersignError('SIGNATURE_FAILED', 'A certificate in the time stamp is malformed.', {}, cause);
  }
}

function readOr<T>(sentence: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CountersignError('SIGNATURE_FAILED', sentence, {}, cause);
  }
}

function isSame(left: Uint8Array | null, right: Uint8Array): boolean {
  return left !== null && Buffer.compare(left, right) === 0;
}
