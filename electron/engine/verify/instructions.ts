// Checks a signed list of instructions: every file under its list of checksums, both signatures, by whose key, and that the
// list is one.
import { createHash, createPublicKey, verify, type X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { fingerprintOf, subjectOf } from '../keys/signing-key.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { certificatesIn, keyPemOf, structureLines } from './bag-signature.ts';
import { chainLine, trustLine } from './certificates.ts';
import { failed, held, notCheckable } from './lines.ts';

const sums = 'SHA256SUMS';
const outside = new Set([sums, `${sums}.sig`]);
const parts = ['README.txt', 'instructions.json', 'instructions.csv', 'instructions.txt', 'instructions.sig'];

const listSchema = z.looseObject({
  format: z.literal('countersign-instructions/1'),
  customer: z.string(),
  provider: z.string(),
  number: z.number(),
  supersedes: z.looseObject({ number: z.number(), sha256: z.string() }).nullable(),
  issuedAt: z.string(),
  issuedBy: z.string(),
  instructions: z.array(z.looseObject({ reference: z.string() })),
});

export interface InstructionsGiven {
  readonly roots: readonly X509Certificate[];
  /** SHA-256 of a certificate that the checker knows is enough, as the list's own page has it. */
  readonly fingerprints: readonly string[];
  /** Null for an unpacked folder. */
  readonly zip: Buffer | null;
}

/** `files` by their name. */
export function verifyInstructions(
  files: ReadonlyMap<string, Buffer>,
  subject: string,
  given: InstructionsGiven,
): CheckLine[] {
  const list = listSchema.safeParse(parsedJson(files.get('instructions.json')));
  return [
    ...structureLines(given.zip, subject),
    integrityLine(files, subject),
    ...signatureLines(files, subject),
    ...certificateLines(files, subject, given, list.success ? new Date(list.data.issuedAt) : null),
    formLine(files, list.success ? list.data : null, subject),
    notCheckable(
      'freshness',
      subject,
      list.success
        ? `It is list ${list.data.number} and ${list.data.supersedes === null ? 'follows none' : `follows list ${list.data.supersedes.number} (${list.data.supersedes.sha256})`}. Whether a later one exists, only the customer’s ledger shows.`
        : 'Nothing says which list it is.',
    ),
  ];
}

/** Each line exact, each file listed once, none besides. */
function integrityLine(files: ReadonlyMap<string, Buffer>, subject: string): CheckLine {
  const check = 'integrity';
  const listed = new Map<string, string>();
  for (const line of (files.get(sums)?.toString('utf8') ?? '').split('\n').slice(0, -1)) {
    const [, digest, name] = /^([0-9a-f]{64}) {2}([A-Za-z0-9.-]+)$/.exec(line) ?? [];
    if (digest === undefined || name === undefined || listed.has(name))
      return failed(check, subject, `${sums} is not as it was written.`);
    listed.set(name, digest);
  }
  const missing = [...new Set([...parts, ...listed.keys()])].find((name) => !files.has(name) || !listed.has(name));
  if (missing !== undefined) return failed(check, subject, `${missing} is missing, or not listed in ${sums}.`);
  for (const [name, content] of files) {
    if (outside.has(name)) continue;
    if (!listed.has(name)) return failed(check, subject, `${name} is in no list of checksums.`);
    if (listed.get(name) !== createHash('sha256').update(content).digest('hex'))
      return failed(check, subject, `${name} is not the file of its checksum.`);
  }
  return held(check, subject, `Each of the ${listed.size} files has its checksum, and no other file is there.`);
}

function signatureLines(files: ReadonlyMap<string, Buffer>, subject: string): CheckLine[] {
  const pairs = [
    ['instructions.json', 'instructions.sig'],
    [sums, `${sums}.sig`],
  ] as const;
  return pairs.map(([signed, signature]) =>
    holds(files.get('pub.pem'), files.get(signed), files.get(signature))
      ? held('signature', `${subject}, ${signed}`, `The signature over ${signed} holds.`)
      : failed('signature', `${subject}, ${signed}`, `There is no signature over ${signed} that holds.`),
  );
}

function holds(key: Buffer | undefined, signed: Buffer | undefined, signature: Buffer | undefined): boolean {
  if (key === undefined || signed === undefined || signature === undefined) return false;
  try {
    return verify('sha256', signed, createPublicKey(key.toString('utf8')), signature);
  } catch {
    // A damaged key or signature: it does not hold.
    return false;
  }
}

function certificateLines(
  files: ReadonlyMap<string, Buffer>,
  subject: string,
  { roots, fingerprints }: InstructionsGiven,
  at: Date | null,
): CheckLine[] {
  const check = 'certificates';
  const carried = certificatesIn(files.get('certificates.pem')?.toString('utf8') ?? '');
  const signer = carried?.[0];
  if (carried === null || signer === undefined)
    return [failed(check, subject, 'The signer’s certificate is missing or damaged.')];
  const fingerprint = fingerprintOf(signer.raw);
  const isKnown = fingerprints.some((given) => given.replaceAll(':', '').toLowerCase() === fingerprint);
  return [
    keyPemOf(signer) === files.get('pub.pem')?.toString('utf8')
      ? held(check, subject, 'The key that signed is the one in the signer’s certificate.')
      : failed(check, subject, 'The key that signed is not the one in the signer’s certificate.'),
    chainLine(subject, signer, carried, roots),
    isKnown
      ? held('trust', subject, `Signed by "${subjectOf(signer)}", whose certificate was given: SHA-256 ${fingerprint}.`)
      : trustLine(subject, signer, carried, roots, at),
  ];
}

function formLine(
  files: ReadonlyMap<string, Buffer>,
  list: z.infer<typeof listSchema> | null,
  subject: string,
): CheckLine {
  const content = files.get('instructions.json');
  const isCanonical = list !== null && canonicalJson(parsedJson(content)) === content?.toString('utf8');
  return isCanonical
    ? held(
        'form',
        subject,
        `List ${list.number} of ${list.customer} to ${list.provider}, ${list.instructions.length} entries, issued ${list.issuedAt} by ${list.issuedBy}.`,
      )
    : failed('form', subject, 'instructions.json is no list of instructions in its one canonical form.');
}

function parsedJson(content: Buffer | undefined): unknown {
  try {
    return JSON.parse(content?.toString('utf8') ?? '');
  } catch {
    // Told apart by the schema.
    return null;
  }
}
