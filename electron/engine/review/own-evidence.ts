// The customer's own evidence that something was carried out, or was not: a file kept in the workspace by its hash, with a
// statement of who attached it. Beside a later bundle it is the only thing that verifies.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { OwnEvidence } from '../../../shared/contract/loop.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { actorFor, requireDecider } from '../engagement/persons.ts';
import { putBlob } from '../inventory/blobs.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** One attached file; more than a screenshot or an export of one setting is a bundle's business. */
export const ownEvidenceBytes = 20 * 1024 * 1024;

const attachedBody = z.strictObject({
  id: z.string(),
  subject: z.string(),
  shows: z.enum(['done', 'not_done']),
  statement: z.string().min(1),
  file: z.string(),
  sha256: z.string(),
  size: z.number(),
});

export const ownEvidenceAttached: Act<z.infer<typeof attachedBody>> = {
  name: 'own_evidence.attached',
  body: attachedBody,
  apply({ db }, body, head) {
    db.prepare(
      `insert into own_evidence (id, subject, shows, statement, file, sha256, size, person_id, at, ledger_entry)
       values ($id, $subject, $shows, $statement, $file, $sha256, $size, $person, $at, $entry)`,
    ).run({ ...body, person: head.actor.person, at: head.at, entry: head.index });
  },
};

/**
 * Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND for what it is about, INPUT_INVALID for something that was
 * never instructed or a file that is empty, too large, or seems to hold a private key; FILE_UNREADABLE.
 */
export async function attachOwnEvidence(
  workspace: Workspace,
  input: {
    readonly subject: string;
    readonly path: string;
    readonly shows: 'done' | 'not_done';
    readonly statement: string;
    readonly as: string;
  },
): Promise<OwnEvidence> {
  requireDecider(workspace.read, 'remediation.attach', input.as);
  requireSubject(workspace.read, input.subject);
  const bytes = await bytesOf(input.path);
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'remediation.attach', input.as);
    requireSubject(db, input.subject);
    const id = v7({ msecs: clock().getTime() });
    await perform(transaction, ownEvidenceAttached, actorFor(person), {
      id,
      subject: input.subject,
      shows: input.shows,
      statement: input.statement,
      file: basename(input.path),
      sha256: await putBlob(db, bytes),
      size: bytes.length,
    });
    const attached = ownEvidenceOf(db, input.subject).find((one) => one.id === id);
    if (attached === undefined) throw new Error('what was just attached is not there');
    return attached;
  });
}

/** Oldest first. */
export function ownEvidenceOf(db: Database, subject: string): OwnEvidence[] {
  return allOwnEvidence(db).get(subject) ?? [];
}

/** By what it is about, oldest first. */
export function allOwnEvidence(db: Database): ReadonlyMap<string, OwnEvidence[]> {
  const rows = db
    .prepare<[], OwnEvidence & { readonly subject: string }>(
      `select own_evidence.id, subject, shows, statement, file, sha256, size, person.name as "by", own_evidence.at,
         ledger_entry as ledgerEntry
       from own_evidence
       join person on person.id = own_evidence.person_id
       order by ledger_entry`,
    )
    .all();
  const bySubject = new Map<string, OwnEvidence[]>();
  for (const { subject, ...row } of rows) bySubject.set(subject, [...(bySubject.get(subject) ?? []), row]);
  return bySubject;
}

/** A review item with a signed REVOKE or REDUCE, or a rotation. */
function requireSubject(db: Database, subject: string): void {
  const kind = db
    .prepare<[{ subject: string }], string>(
      `select 'rotation' from rotation where id = $subject
       union all
       select iif(
         decision.outcome in ('REVOKE', 'REDUCE') and assignment.signed_off_at is not null, 'instructed', 'item'
       )
       from review_item
       left join decision on decision.id = review_item.decision_id
       left join assignment on assignment.id = review_item.assignment_id
       where review_item.id = $subject`,
    )
    .pluck()
    .get({ subject });
  if (kind === undefined) throw new CountersignError('NOT_FOUND', 'There is no such item or rotation.', { subject });
  if (kind !== 'item') return;
  const message = 'Nothing was instructed here: own evidence belongs to a signed revocation, reduction or rotation.';
  throw new CountersignError('INPUT_INVALID', message, { subject });
}

async function bytesOf(path: string): Promise<Buffer> {
  const file = basename(path);
  try {
    const { size } = await stat(path);
    if (size > ownEvidenceBytes) {
      const message = `${file} is larger than ${ownEvidenceBytes / 1024 / 1024} MB: attach the part that shows it.`;
      throw new CountersignError('INPUT_INVALID', message, { file });
    }
    const bytes = await readFile(path);
    if (bytes.length === 0) throw new CountersignError('INPUT_INVALID', `${file} is empty.`, { file });
    refuseKey(bytes, file);
    return bytes;
  } catch (cause) {
    if (cause instanceof CountersignError) throw cause;
    throw new CountersignError('FILE_UNREADABLE', `${file} can’t be read.`, { file }, cause);
  }
}

/** What is kept can't be taken out again, so a key that everybody would recognise is refused at once. */
function refuseKey(bytes: Buffer, file: string): void {
  const text = bytes.toString('latin1');
  const isSecret = /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text) || /"SecretAccessKey"\s*:\s*"[^"]{20,}"/.test(text);
  if (!isSecret) return;
  const message = `${file} holds a secret key. Take it out first: what is attached stays in the workspace.`;
  throw new CountersignError('INPUT_INVALID', message, { file });
}
