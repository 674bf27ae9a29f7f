// Checks a signed report: every signature, that they cover the whole file and nothing was slipped in between, by whose key,
// and that the sealed state is attached.
import type { X509Certificate } from 'node:crypto';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { readCms, verifyCms } from '../keys/verify-cms.ts';
import { furtherField } from '../report/pdf/sections/signers.ts';
import { chainLine, readCertificates, trustLine } from './certificates.ts';
import { isInOurForm } from './cms-form.ts';
import { failed, held, notCheckable } from './lines.ts';
import { type PdfFile, type PdfSignatureField, readPdf } from './pdf-file.ts';
import { revisionLines } from './pdf-revisions.ts';
import { readReceipt } from './receipt.ts';
import { type Edition, readRedaction } from './redaction.ts';
import { type CarriedState, freshnessLine, readSealedState } from './sealed-state.ts';
import { readSummary } from './summary.ts';
import { timestampLines } from './timestamp.ts';

export interface PdfVerification {
  readonly lines: readonly CheckLine[];
  /** What is attached; null without it. */
  readonly state: CarriedHead | null;
  /** Null where decisions.json is not attached, as in a summary. */
  readonly edition: Edition | null;
  /** Of a summary. */
  readonly figures: Buffer | null;
}

/** Of the sealed state, or of the figures of a summary. */
interface CarriedHead {
  readonly state: Pick<CarriedState, 'ledger'> | null;
  /** Of the state as it was sealed, also where a redacted copy of it is attached. */
  readonly digest: string;
  readonly lines: readonly CheckLine[];
}

export function verifyPdf(
  bytes: Buffer,
  subject: string,
  roots: readonly X509Certificate[],
  older: string | null,
): PdfVerification {
  let pdf: PdfFile;
  try {
    pdf = readPdf(bytes);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    return {
      lines: [failed('structure', subject, `The PDF is not whole, or not one of ours: ${cause.message}.`)],
      state: null,
      edition: null,
      figures: null,
    };
  }
  const signed = pdf.fields.filter((field) => field.value !== null);
  const edition = attachedEdition(pdf);
  const state = carriedHead(pdf, edition, subject);
  const lines = [
    ...(signed.length === 0
      ? [failed('signature', subject, 'There is no signature: the report is a draft, or the signature was removed.')]
      : []),
    ...signed.flatMap((field) => signatureLines(bytes, field, `${subject}, ${field.name}`, roots)),
    ...pdf.fields
      .filter((field) => field.value === null && !isFree(field))
      .map((field) =>
        notCheckable('signature', `${subject}, ${field.name}`, 'The field is empty: that person has not signed.'),
      ),
    ...coverageLines(bytes, pdf, signed, subject),
    ...(state === null ? [failed('sealed-state', subject, 'The sealed state is not attached.')] : state.lines),
    ...(edition === null ? [] : redactedLines(edition, subject)),
    ...(state?.state == null ? [] : [freshnessLine(state.state, older, subject)]),
  ];
  return { lines, state, edition, figures: attached(pdf, 'figures.json') ?? null };
}

interface Range {
  readonly before: number;
  readonly after: number;
  readonly end: number;
}

function signatureLines(
  bytes: Buffer,
  field: PdfSignatureField,
  subject: string,
  roots: readonly X509Certificate[],
): CheckLine[] {
  const range = rangeOf(field);
  const der = range === null ? null : signatureAt(bytes, range);
  if (range === null || der === null)
    return [failed('signature', subject, 'The signature’s place in the file is not as it was written.')];
  try {
    const content = Buffer.concat([bytes.subarray(0, range.before), bytes.subarray(range.after, range.end)]);
    const verdict = verifyCms(der, content, { roots: [] });
    const carried = readCertificates(readCms(der).certificates);
    const signer = carried?.find((certificate) =>
      certificate.raw.equals(readCms(der).signerCertificate ?? Buffer.alloc(0)),
    );
    const stamp = timestampLines(readCms(der), subject, roots);
    const problems = verdict.problems.filter((problem) => !problem.startsWith('The certificate leads to none'));
    return [
      verdict.integrity
        ? held('integrity', subject, `The ${content.length} bytes that were signed are unchanged.`)
        : failed('integrity', subject, 'A byte of what was signed has been changed.'),
      verdict.signature && problems.length === 0
        ? held('signature', subject, 'The signature was made with the key of the certificate that it binds.')
        : failed('signature', subject, problems.join(' ')),
      ...(isInOurForm(der) ? [] : [failed('signature', subject, 'The signature’s wrapping is not as it was written.')]),
      ...(carried === null || signer === undefined
        ? [failed('certificates', subject, 'A certificate with the signature is damaged.')]
        : [
            chainLine(subject, signer, carried, roots),
            trustLine(subject, signer, carried, roots, stamp.at ?? timeOf(field)),
          ]),
      ...stamp.lines,
    ];
  } catch (cause) {
    if (cause instanceof CountersignError) return [failed('signature', subject, cause.message)];
    // Certificates that can't even be parsed.
    if (cause instanceof Error)
      return [failed('signature', subject, 'The signature or one of its certificates is damaged.')];
    throw cause;
  }
}

function rangeOf({ value }: PdfSignatureField): Range | null {
  const [, before, after, length] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(value?.body ?? '') ?? [];
  if (before === undefined || after === undefined || length === undefined) return null;
  return { before: Number(before), after: Number(after), end: Number(after) + Number(length) };
}

/** The DER between the two ranges: hexadecimal in one form, filled up with zeros, and nothing else. */
function signatureAt(bytes: Buffer, { before, after, end }: Range): Buffer | null {
  if (after <= before + 2 || end > bytes.length) return null;
  const place = bytes.toString('latin1', before, after);
  if (!/^<(?:[0-9a-f]{2})+>$/.test(place)) return null;
  const all = Buffer.from(place.slice(1, -1), 'hex');
  const length = derLength(all);
  if (length === null || length > all.length || all.subarray(length).some((byte) => byte !== 0)) return null;
  return all.subarray(0, length);
}

function derLength(der: Buffer): number | null {
  const first = der[1];
  if (der[0] !== 0x30 || first === undefined) return null;
  if (first < 0x80) return first + 2;
  const count = first & 0x7f;
  return count < 1 || count > 4 ? null : der.readUIntBE(2, count) + 2 + count;
}

/** The last signature covers everything; each one before it ends exactly where a revision ends that only signs. */
function coverageLines(
  bytes: Buffer,
  pdf: PdfFile,
  signed: readonly PdfSignatureField[],
  subject: string,
): CheckLine[] {
  const ranges = signed
    .map(rangeOf)
    .filter((range) => range !== null)
    .sort((a, b) => a.end - b.end);
  const last = ranges.at(-1);
  if (last === undefined) return [];
  const lines: CheckLine[] = [];
  if (last.end !== bytes.length)
    lines.push(
      failed('completeness', subject, `${bytes.length - last.end} bytes were appended after the last signature.`),
    );
  const places = bytes.toString('latin1').split('/ByteRange').length - 1;
  if (places !== signed.length)
    lines.push(failed('completeness', subject, 'The file holds a signature that no field leads to.'));
  const [, ...revisions] = pdf.revisions;
  const ends = revisions.map((revision) => revision.end);
  if (ranges.length !== revisions.length || ranges.some((range, index) => range.end !== ends[index])) {
    lines.push(failed('completeness', subject, 'The file has revisions that are not the signatures’ own.'));
  }
  const revised = revisionLines(bytes, pdf, subject);
  lines.push(...revised.filter((line) => line.verdict === 'failed'));
  if (lines.length > 0) return lines;
  const free = pdf.fields.filter(isFree).length;
  const room = free === 0 ? '' : ` ${free === 1 ? 'One field is' : `${free} fields are`} left for further signatures.`;
  return [
    held(
      'completeness',
      subject,
      `The last signature covers all ${bytes.length} bytes; nothing was appended or replaced.${room}`,
    ),
    ...revised,
  ];
}

/** A place that is kept for whoever signs later, and for nobody in particular. */
function isFree(field: PdfSignatureField): boolean {
  return field.value === null && field.name.startsWith(furtherField);
}

function timeOf({ value }: PdfSignatureField): Date | null {
  const [, year, month, day, hour, minute, second] =
    /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)/.exec(value?.body ?? '') ?? [];
  return second === undefined ? null : new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function attachedEdition(pdf: PdfFile): Edition | null {
  const state = attached(pdf, 'decisions.json');
  return state === undefined ? null : { state, key: attached(pdf, 'redaction.json') };
}

function carriedHead(pdf: PdfFile, edition: Edition | null, subject: string): CarriedHead | null {
  if (edition === null) {
    const figures = attached(pdf, 'figures.json');
    if (figures !== undefined) return readSummary(figures, subject);
    const signOff = attached(pdf, 'sign-off.json');
    return signOff === undefined ? null : readReceipt(signOff, subject);
  }
  const reading = readSealedState(edition.state, subject);
  return { ...reading, digest: reading.state?.redaction?.of ?? reading.digest };
}

/** What a redacted edition can say without the full one. */
function redactedLines(edition: Edition, subject: string): CheckLine[] {
  const list = readRedaction(edition.state);
  if (list === null) return [];
  return [
    held(
      'redacted',
      subject,
      `It is a redacted edition: ${Object.keys(list.commitments).length} values have pseudonyms, made from the sealed state ${list.of}. Give the full edition to have each of them checked.`,
    ),
  ];
}

function attached(pdf: PdfFile, name: string): Buffer | undefined {
  try {
    return pdf.attachment(name);
  } catch (cause) {
    // A damaged attachment, by whatever name zlib calls it.
    if (cause instanceof Error) return undefined;
    throw cause;
  }
}
