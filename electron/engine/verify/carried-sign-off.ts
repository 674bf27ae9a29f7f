// A sign-off as its ledger entry carries it, away from the workspace: the signature over the document, the certificate, and
// whether the document says of each item what the report says.
import { verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { decodePem } from '../keys/pem.ts';
import { fingerprintOf, subjectOf } from '../keys/signing-key.ts';
import { trustLine } from './certificates.ts';
import { failed, held, notCheckable } from './lines.ts';

const entrySchema = z.looseObject({
  act: z.literal('assignment.signed_off'),
  at: z.string(),
  body: z.looseObject({
    document: z.string(),
    signature: z.string(),
    certificate: z.string(),
    chain: z.array(z.string()),
    statement: z.string(),
    decisionsDigest: z.string(),
  }),
});

const documentSchema = z.looseObject({
  format: z.literal('countersign-sign-off/1'),
  statement: z.string(),
  decisionsDigest: z.string(),
  items: z.record(z.string(), z.array(z.string())),
});

export interface SignedItem {
  readonly reference: string;
  readonly outcome: string;
  /** What was decided before a correction, which is signed by itself. */
  readonly before: string | null;
}

/** Who signed what: `signedOn` is what the report says of the sign-off; null where only the items are known. */
export function carriedSignOffLines(
  entry: string,
  items: readonly SignedItem[],
  said: { readonly statement: string; readonly certificateFingerprint: string } | null,
  roots: readonly X509Certificate[],
  subject: string,
): CheckLine[] {
  const check = 'sign-off';
  const parsed = entrySchema.safeParse(parsedJson(entry));
  if (!parsed.success) return [failed(check, subject, 'The entry that it names is no sign-off.')];
  const { at, body } = parsed.data;
  const certificate = certificateIn(body.certificate);
  if (certificate === null) return [failed(check, subject, 'The certificate with the signature is damaged.')];
  const document = documentSchema.safeParse(parsedJson(body.document));
  if (!document.success) return [failed(check, subject, 'The document that was signed is no sign-off.')];
  const problems = [
    ...(verify('sha256', Buffer.from(body.document), certificate.publicKey, Buffer.from(body.signature, 'base64'))
      ? []
      : ['The signature does not hold over the document.']),
    ...(document.data.statement === body.statement && document.data.decisionsDigest === body.decisionsDigest
      ? []
      : ['The entry says otherwise than the document that was signed.']),
    ...(said === null ||
    (said.statement === body.statement && said.certificateFingerprint === fingerprintOf(certificate.raw))
      ? []
      : ['The report names another statement or certificate.']),
    ...itemProblems(document.data.items, items),
  ];
  const who = `"${subjectOf(certificate)}"`;
  return [
    ...(problems.length === 0
      ? [held(check, subject, `${who} signed it: the signature over the document holds, and it says the same.`)]
      : problems.map((problem) => failed(check, subject, problem))),
    signerTrust(certificate, body.chain, roots, new Date(at), subject),
  ];
}

/** Every person may have a root of his own: one that was not given leaves the question open. */
function signerTrust(
  certificate: X509Certificate,
  chain: readonly string[],
  roots: readonly X509Certificate[],
  at: Date,
  subject: string,
): CheckLine {
  const line = trustLine(
    subject,
    certificate,
    chain.flatMap((pem) => certificateIn(pem) ?? []),
    roots,
    at,
  );
  return line.verdict === 'failed' && line.detail.includes('none of the roots')
    ? notCheckable(
        'sign-off-trust',
        subject,
        `${line.detail.replace(/\.$/, '')}: a person may have a root of his own; give it too.`,
      )
    : { ...line, check: 'sign-off-trust' };
}

function itemProblems(signed: Readonly<Record<string, readonly string[]>>, items: readonly SignedItem[]): string[] {
  const outcomes = new Map(
    Object.entries(signed).flatMap(([outcome, references]) => references.map((one) => [one, outcome] as const)),
  );
  const wrong = items.find(({ reference, outcome, before }) => {
    const said = outcomes.get(reference);
    return said !== undefined && said !== outcome && said !== before;
  });
  return wrong === undefined
    ? []
    : [`${wrong.reference} was signed as ${outcomes.get(wrong.reference)}, and is ${wrong.outcome} here.`];
}

/** The references that a sign-off's document names; empty where it is none. */
export function signedReferences(entry: string): string[] {
  const parsed = entrySchema.safeParse(parsedJson(entry));
  const document = parsed.success ? documentSchema.safeParse(parsedJson(parsed.data.body.document)) : null;
  return document?.success === true ? Object.values(document.data.items).flat() : [];
}

function certificateIn(pem: string): X509Certificate | null {
  try {
    const [der] = decodePem(pem, 'CERTIFICATE');
    return der === undefined ? null : new X509Certificate(der);
  } catch {
    // OpenSSL's words say nothing to a person.
    return null;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told apart by the schema.
    return null;
  }
}
