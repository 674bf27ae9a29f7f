// DSSE envelopes (secure-systems-lab/dsse, protocol v1.0.2) around an in-toto Statement about the tag manifest.
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';

const envelopeSchema = z.object({
  payload: z.string(),
  payloadType: z.string(),
  signatures: z
    .array(z.object({ sig: z.string() }))
    .min(1)
    .max(16),
});

const statementSchema = z.object({
  _type: z.string(),
  subject: z.array(z.object({ name: z.string(), digest: z.record(z.string(), z.string()) })).min(1),
});

const payloadType = 'application/vnd.in-toto+json';

/** Says why the envelope doesn't prove that `key` signed a statement about the file `name` with this SHA-256; null when it does. */
export function dsseProblem(
  text: string,
  key: KeyObject,
  subject: { readonly name: string; readonly sha256: string },
  verifyBytes: (bytes: Buffer, key: KeyObject, signature: Buffer) => boolean,
): string | null {
  const envelope = envelopeSchema.safeParse(json(text));
  if (!envelope.success) return 'it is not a DSSE envelope';
  if (envelope.data.payloadType !== payloadType) return `its payload is not ${payloadType}`;
  // Buffer takes standard and URL-safe base64 alike, as the protocol asks of a verifier.
  const body = Buffer.from(envelope.data.payload, 'base64');
  const signed = preAuthenticationEncoding(payloadType, body);
  // keyid is a hint only; signatures by other keys can't be checked and prove nothing.
  const holds = envelope.data.signatures.some(({ sig }) => verifyBytes(signed, key, Buffer.from(sig, 'base64')));
  if (!holds) return 'none of its signatures was made by the key in sig/signer.pub.pem';
  const statement = statementSchema.safeParse(json(body.toString('utf8')));
  if (!statement.success) return 'what it signs is not an in-toto statement';
  const about = statement.data.subject.filter((each) => each.name === subject.name);
  if (about.length === 0) return `what it signs is not about ${subject.name}`;
  return about.every((each) => each.digest.sha256?.toLowerCase() === subject.sha256)
    ? null
    : `it signs another ${subject.name}`;
}

export function preAuthenticationEncoding(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `), body]);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
