// Certificates that came with a signature: whether each is what it says, and whose root the signer's leads to.
import { X509Certificate } from 'node:crypto';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { fingerprintOf, subjectOf } from '../keys/signing-key.ts';
import { failed, held, notCheckable } from './lines.ts';

/** Certificates in DER as they were carried, the signer's own first or named by it. Throws nothing; null where one is no certificate. */
export function readCertificates(carried: readonly Uint8Array[]): X509Certificate[] | null {
  try {
    const certificates = carried.map((der) => new X509Certificate(der));
    // OpenSSL reads some encodings that are not DER; what it writes is compared.
    return certificates.every((certificate, index) => certificate.raw.equals(carried[index] ?? Buffer.alloc(0)))
      ? certificates
      : null;
  } catch {
    return null;
  }
}

/**
 * Each carried certificate vouched for by another carried one, by a root of the asker's or by itself, and none there for
 * nothing: they are outside of what the signature covers, so each has to hold by its own signature.
 */
export function chainLine(
  subject: string,
  signer: X509Certificate,
  carried: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): CheckLine {
  const unused = new Set(carried.map((certificate) => certificate.fingerprint256));
  unused.delete(signer.fingerprint256);
  for (let below = signer; !isSignedBy(below, below); ) {
    const issuer = carried.find((each) => each.fingerprint256 !== below.fingerprint256 && isSignedBy(below, each));
    if (issuer === undefined) return topLine(subject, below, roots, unused.size);
    unused.delete(issuer.fingerprint256);
    below = issuer;
  }
  return unused.size === 0
    ? held(
        'certificates',
        subject,
        `Each of the ${carried.length} certificates with the signature is signed by the next.`,
      )
    : failed('certificates', subject, changed);
}

const changed = 'A certificate with the signature has been changed, or does not belong to it.';

/** The uppermost carried certificate is signed by none of the others, nor by itself. */
function topLine(subject: string, top: X509Certificate, roots: readonly X509Certificate[], unused: number): CheckLine {
  if (unused > 0 || top.subject === top.issuer) return failed('certificates', subject, changed);
  if (roots.some((root) => root.raw.equals(top.raw) || isSignedBy(top, root))) {
    return held(
      'certificates',
      subject,
      'Each certificate with the signature is signed by the next, the last by a root that was given.',
    );
  }
  const detail = `The certificate above "${subjectOf(top)}" is not with the signature.`;
  return roots.length > 0 ? failed('certificates', subject, detail) : notCheckable('certificates', subject, detail);
}

/** Whose root it is, judged at the moment of signing; without roots of the asker's nobody can say. */
export function trustLine(
  subject: string,
  signer: X509Certificate,
  carried: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  at: Date | null,
): CheckLine {
  const who = `"${subjectOf(signer)}", certificate SHA-256 ${fingerprintOf(signer.raw)}`;
  if (roots.length === 0) {
    return notCheckable(
      'trust',
      subject,
      `Signed by ${who}. Whether to trust it can't be said: no root certificate was given.`,
    );
  }
  const root = rootOf(signer, carried, roots);
  if (root === undefined)
    return failed('trust', subject, `Signed by ${who}, which leads to none of the roots that were given.`);
  if (at !== null && (at < signer.validFromDate || at > signer.validToDate)) {
    return failed('trust', subject, `The certificate of ${who} was not valid on ${at.toISOString().slice(0, 10)}.`);
  }
  return held('trust', subject, `Signed by ${who}, which leads to the root "${subjectOf(root)}" that was given.`);
}

/** The root of the asker's that the signer's certificate leads to, through certificate authorities only. */
export function rootOf(
  signer: X509Certificate,
  carried: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): X509Certificate | undefined {
  const visited = new Set<string>();
  for (let current: X509Certificate | undefined = signer; current !== undefined; ) {
    const below: X509Certificate = current;
    if (visited.has(below.fingerprint256)) return undefined;
    visited.add(below.fingerprint256);
    const root = roots.find(
      (candidate) => candidate.raw.equals(below.raw) || (candidate.ca && isSignedBy(below, candidate)),
    );
    if (root !== undefined) return root;
    current = carried.find(
      (candidate) => candidate.ca && !visited.has(candidate.fingerprint256) && isSignedBy(below, candidate),
    );
  }
  return undefined;
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    // A key of a kind that can't have signed it.
    return false;
  }
}
