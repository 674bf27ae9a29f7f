// Checks what persons have signed in a workspace: sign-offs and corrections. Each signature against its document and
// certificate, the certificate against the person's key and the checker's roots, and the document against the ledger.
import { verify, X509Certificate } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { decodePem } from '../keys/pem.ts';
import { fingerprintOf } from '../keys/signing-key.ts';
import { trustLine } from './certificates.ts';
import { failed, held, notCheckable } from './lines.ts';

/** By sign-off or decision id: what speaks against its document, found while the ledger was replayed; null: nothing. */
export type SignedContents = ReadonlyMap<string, string | null>;

interface SignedRow {
  readonly id: string;
  readonly what: 'sign-off' | 'correction';
  readonly person: string;
  readonly name: string;
  readonly about: string;
  readonly at: string;
  readonly document: string;
  readonly signature: string;
  readonly certificate: string;
  readonly chain: string;
  readonly fingerprint: string;
}

export function signOffLines(db: Database, contents: SignedContents, roots: readonly X509Certificate[]): CheckLine[] {
  const rows = db
    .prepare<[], SignedRow>(
      `select sign_off.id, 'sign-off' as what, person_id as person, person.name, campaign.name as about, signed_at as at,
         document, signature, certificate_pem as certificate, chain_pem as chain, certificate_fingerprint as fingerprint,
         ledger_entry
       from sign_off
       join person on person.id = sign_off.person_id
       join campaign on campaign.id = sign_off.campaign_id
       union all
       select decision.id, 'correction', performer_id, person.name, review_item.reference, decided_at, document,
         signature, correction_signature.certificate_pem, coalesce(signing_key.chain_pem, '[]'),
         certificate_fingerprint, ledger_entry
       from correction_signature
       join decision on decision.id = correction_signature.decision_id
       join review_item on review_item.id = decision.item_id
       join person on person.id = decision.performer_id
       left join signing_key on signing_key.fingerprint = certificate_fingerprint
       order by ledger_entry`,
    )
    .all();
  return rows.flatMap((row) => linesOf(db, row, contents, roots));
}

function linesOf(
  db: Database,
  row: SignedRow,
  contents: SignedContents,
  roots: readonly X509Certificate[],
): CheckLine[] {
  const subject = `${row.what} of ${row.name} on ${row.about}, ${row.at}`;
  const certificate = certificateIn(row.certificate);
  if (certificate === null) return [failed('signature', subject, 'The certificate with the signature is damaged.')];
  return [
    signatureLine(row, certificate, subject),
    keyLine(db, row, certificate, subject),
    contentLine(row, contents, subject),
    trustLine(subject, certificate, chainIn(row.chain), roots, new Date(row.at)),
  ];
}

function signatureLine(row: SignedRow, certificate: X509Certificate, subject: string): CheckLine {
  const signature = Buffer.from(row.signature, 'base64');
  const inOneForm = signature.toString('base64') === row.signature;
  return inOneForm && verify('sha256', Buffer.from(row.document, 'utf8'), certificate.publicKey, signature)
    ? held('signature', subject, 'The signature over the document holds.')
    : failed('signature', subject, 'The signature does not hold: the document or the signature was changed.');
}

function keyLine(db: Database, row: SignedRow, certificate: X509Certificate, subject: string): CheckLine {
  const check = 'signer';
  const fingerprint = fingerprintOf(certificate.raw);
  const owner = db
    .prepare<[{ fingerprint: string }], string>('select person_id from signing_key where fingerprint = $fingerprint')
    .pluck()
    .get({ fingerprint });
  return fingerprint === row.fingerprint && owner === row.person
    ? held(check, subject, `The certificate is that of a key of ${row.name}: SHA-256 ${fingerprint}.`)
    : failed(
        check,
        subject,
        `The certificate (SHA-256 ${fingerprint}) is of no key that was recorded for ${row.name}.`,
      );
}

function contentLine(row: SignedRow, contents: SignedContents, subject: string): CheckLine {
  const problem = contents.get(row.id);
  if (problem === null) {
    return held(
      'signed-content',
      subject,
      'What was signed is what the ledger held at that moment, decision by decision.',
    );
  }
  return problem === undefined
    ? notCheckable(
        'signed-content',
        subject,
        'The ledger could not be replayed as far as this, so its content was not compared.',
      )
    : failed('signed-content', subject, problem);
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

function chainIn(json: string): X509Certificate[] {
  try {
    const pems = z.array(z.string()).parse(JSON.parse(json));
    return pems.flatMap((pem) => certificateIn(pem) ?? []);
  } catch {
    // Without a chain the certificate leads to a root only when it was issued by it directly.
    return [];
  }
}
