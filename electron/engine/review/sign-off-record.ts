// Sign-offs as they are stored, each with the checkpoint that followed it.
import type { Database } from 'better-sqlite3';
import type { SignOff } from '../../../shared/contract/sign-off.ts';
import { CountersignError } from '../../../shared/errors.ts';

export interface StoredSignOff extends SignOff {
  readonly ledgerEntry: number;
  /** Canonical JSON, exactly what was signed. */
  readonly document: string;
  /** Base64; SHA-256 with the certificate's key (ECDSA in DER, or RSA PKCS#1 v1.5). */
  readonly signature: string;
  readonly certificatePem: string;
}

/** In the order of signing. */
export function signOffsOf(db: Database, campaign: string): StoredSignOff[] {
  return db
    .prepare<[{ campaign: string }], StoredSignOff>(
      `${selectSignOffs} where sign_off.campaign_id = $campaign order by sign_off.ledger_entry`,
    )
    .all({ campaign });
}

export function signOffOf(db: Database, id: string): SignOff {
  const row = db.prepare<[{ id: string }], StoredSignOff>(`${selectSignOffs} where sign_off.id = $id`).get({ id });
  if (row === undefined) throw new Error('a sign-off that was just written is not there');
  return withoutDocument(row);
}

/** What was signed in a campaign, in the order of signing; of one person, or of all. */
export function listSignOffs(
  db: Database,
  { campaign, person }: { readonly campaign: string; readonly person: string | null },
): SignOff[] {
  return signOffsOf(db, campaign)
    .filter((signOff) => person === null || signOff.person === person)
    .map(withoutDocument);
}

function withoutDocument(stored: StoredSignOff): SignOff {
  const { ledgerEntry: _, document: __, signature: ___, certificatePem: ____, ...signOff } = stored;
  return signOff;
}

/** Throws NOT_FOUND. */
export function requireSignOff(db: Database, id: string): StoredSignOff {
  const row = db.prepare<[{ id: string }], StoredSignOff>(`${selectSignOffs} where sign_off.id = $id`).get({ id });
  if (row !== undefined) return row;
  throw new CountersignError('NOT_FOUND', 'There is no such sign-off.', { signOff: id });
}

const selectSignOffs = `
  select sign_off.id, sign_off.campaign_id as campaign, sign_off.assignment_id as assignment,
    sign_off.person_id as person, person.name, sign_off.signed_at as signedAt, sign_off.items, sign_off.statement,
    sign_off.decisions_digest as decisionsDigest, coalesce(ledger_checkpoint.note, '') as checkpoint,
    coalesce(ledger_checkpoint.size, 0) as checkpointSize,
    sign_off.certificate_fingerprint as certificateFingerprint, sign_off.ledger_entry as ledgerEntry,
    sign_off.document, sign_off.signature, sign_off.certificate_pem as certificatePem
  from sign_off
  join person on person.id = sign_off.person_id
  left join ledger_checkpoint on ledger_checkpoint.size = (
    select min(size)
    from ledger_checkpoint as following
    where following.size > sign_off.ledger_entry
  )`;
