// What the receipt of a sign-off carries: the document that was signed, its signature and certificate, and the checkpoint.
import { verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { decodePem } from '../keys/pem.ts';
import { failed, held } from './lines.ts';
import { asNote, parsed } from './notes.ts';

const receipt = z.strictObject({
  format: z.literal('countersign-receipt/1'),
  document: z.string(),
  signature: z.string(),
  certificate: z.string(),
  checkpoint: z.string(),
});

const signedDocument = z.looseObject({
  campaign: z.looseObject({ name: z.string() }),
  person: z.looseObject({ name: z.string() }),
  decisionsDigest: z.string().regex(/^[0-9a-f]{64}$/),
});

export interface ReceiptReading {
  readonly state: null;
  readonly digest: string;
  readonly lines: readonly CheckLine[];
}

export function readReceipt(bytes: Buffer, subject: string): ReceiptReading {
  const reading = parse(bytes);
  if (reading === null) {
    return {
      state: null,
      digest: '',
      lines: [failed('receipt', subject, 'The sign-off with it is none, or one of its parts is missing.')],
    };
  }
  const { carried, document } = reading;
  const isSigned = verify(
    'sha256',
    Buffer.from(carried.document, 'utf8'),
    reading.certificate.publicKey,
    Buffer.from(carried.signature, 'base64'),
  );
  const note = parsed(asNote(carried.checkpoint));
  return {
    state: null,
    digest: '',
    lines: [
      isSigned
        ? held(
            'receipt',
            subject,
            `It is the receipt of what ${document.person.name} signed in ${document.campaign.name}; the signature over those decisions holds. Their SHA-256 is ${document.decisionsDigest}.`,
          )
        : failed('receipt', subject, 'The signature over the decisions does not hold: one of the two was changed.'),
      note === null
        ? failed('checkpoint', subject, 'The checkpoint with it is malformed: a line of it was changed or is missing.')
        : held('checkpoint', subject, `It carries a checkpoint of ${note.origin} over ${note.size} entries.`),
    ],
  };
}

function parse(bytes: Buffer) {
  try {
    const carried = receipt.parse(JSON.parse(bytes.toString('utf8')));
    const document = signedDocument.parse(JSON.parse(carried.document));
    const [der] = decodePem(carried.certificate, 'CERTIFICATE');
    return der === undefined ? null : { carried, document, certificate: new X509Certificate(der) };
  } catch {
    // Neither JSON nor of this form, or a certificate that OpenSSL can't read.
    return null;
  }
}
