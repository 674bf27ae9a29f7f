// The time stamp in a signature: whether it is of this signature, whether it holds, and whose root its authority leads to.
import type { X509Certificate } from 'node:crypto';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { subjectOf } from '../keys/signing-key.ts';
import { isStampOf, readTimestamp, type Timestamp } from '../keys/timestamp.ts';
import type { Cms } from '../keys/verify-cms.ts';
import { readCertificates, rootOf } from './certificates.ts';
import { failed, held, notCheckable } from './lines.ts';

export interface TimestampCheck {
  readonly lines: readonly CheckLine[];
  /** When the signature was there, by an authority whose root was given; null where nobody can say. */
  readonly at: Date | null;
}

/** No line where there is no stamp: a signature is whole without one. */
export function timestampLines(cms: Cms, subject: string, roots: readonly X509Certificate[]): TimestampCheck {
  if (cms.timestampToken === null) return { lines: [], at: null };
  try {
    return checked(readTimestamp(cms.timestampToken), cms, subject, roots);
  } catch (cause) {
    if (!(cause instanceof CountersignError)) throw cause;
    return { lines: [failed('timestamp', subject, cause.message)], at: null };
  }
}

function checked(timestamp: Timestamp, cms: Cms, subject: string, roots: readonly X509Certificate[]): TimestampCheck {
  if (!isStampOf(timestamp, cms.signature))
    return { lines: [failed('timestamp', subject, 'The time stamp is of another signature.')], at: null };
  if (timestamp.problems.length > 0)
    return { lines: [failed('timestamp', subject, timestamp.problems.join(' '))], at: null };
  const carried = readCertificates(timestamp.certificates);
  const authority = carried?.find((certificate) =>
    certificate.raw.equals(timestamp.signerCertificate ?? new Uint8Array()),
  );
  if (carried === null || authority === undefined)
    return { lines: [failed('timestamp', subject, 'A certificate in the time stamp is damaged.')], at: null };
  const at = new Date(timestamp.at);
  const who = `"${subjectOf(authority)}"`;
  const stamp = held(
    'timestamp',
    subject,
    `${who} says that this signature was there at ${timestamp.at} (policy ${timestamp.policy}, serial number ${timestamp.serialNumber}).`,
  );
  const root = rootOf(authority, carried, roots);
  if (root === undefined) {
    const sentence = `Whether to believe ${who} can’t be said: ${roots.length === 0 ? 'no root certificate was given' : 'it leads to none of the roots that were given'}.`;
    return { lines: [stamp, notCheckable('timestamp-trust', subject, sentence)], at: null };
  }
  if (at < authority.validFromDate || at > authority.validToDate) {
    const sentence = `The certificate of ${who} was not valid at ${timestamp.at}.`;
    return { lines: [stamp, failed('timestamp-trust', subject, sentence)], at: null };
  }
  const sentence = `${who} leads to the root "${subjectOf(root)}" that was given.`;
  return { lines: [stamp, held('timestamp-trust', subject, sentence)], at };
}
