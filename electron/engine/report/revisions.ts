// What is added to an issued report afterwards: one act each for a further signature and for a time stamp, with the digest
// of the file as it then is. The report's own record stays as it was.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ReportRevision } from '../../../shared/contract/report.ts';
import type { Act, EntryHead } from '../ledger/act.ts';

const common = {
  id: z.string(),
  /** Id of the issued report. */
  report: z.string(),
  /** SHA-256 of the file that something was added to. */
  previous: z.string(),
  /** The file's name, without the folder. */
  file: z.string(),
  sha256: z.string(),
  size: z.number(),
};

const countersignedBody = z.strictObject({ ...common, person: z.string(), reason: z.string() });
const timestampedBody = z.strictObject({ ...common, authority: z.string(), stampedAt: z.string() });

export const reportCountersigned: Act<z.infer<typeof countersignedBody>> = {
  name: 'report.countersigned',
  body: countersignedBody,
  apply: ({ db }, body, head) => insert(db, { ...body, kind: 'countersigned', authority: null, stampedAt: null }, head),
};

export const reportTimestamped: Act<z.infer<typeof timestampedBody>> = {
  name: 'report.timestamped',
  body: timestampedBody,
  apply: ({ db }, body, head) =>
    insert(db, { ...body, kind: 'timestamped', person: head.actor.person ?? null, reason: null }, head),
};

interface RevisionRow extends z.infer<z.ZodObject<typeof common>> {
  readonly kind: ReportRevision['kind'];
  readonly person: string | null;
  readonly reason: string | null;
  readonly authority: string | null;
  readonly stampedAt: string | null;
}

function insert(db: Database, row: RevisionRow, head: EntryHead): void {
  db.prepare(
    `insert into report_revision (
       id, report_id, kind, person_id, reason, authority, stamped_at, previous_sha256, file, sha256, size, at, ledger_entry
     )
     values (
       $id, $report, $kind, $person, $reason, $authority, $stampedAt, $previous, $file, $sha256, $size, $at, $entry
     )`,
  ).run({ ...row, at: head.at, entry: head.index });
}

/** Of one report, the oldest first. */
export function revisionsOf(db: Database, report: string): ReportRevision[] {
  return db
    .prepare<{ report: string }, ReportRevision>(
      `select kind, person.name as by, at, reason, authority, stamped_at as stampedAt, file, sha256, size
       from report_revision
       left join person on person.id = report_revision.person_id
       where report_id = $report
       order by ledger_entry`,
    )
    .all({ report });
}

export interface IssuedFile {
  /** Id of the issued report. */
  readonly report: string;
  /** Who signed the file so far, by id. */
  readonly signers: readonly string[];
}

/** The issued report that a file is, as it was issued or after something was added to it; undefined for any other. */
export function issuedFile(db: Database, sha256: string): IssuedFile | undefined {
  const issued = db
    .prepare<{ sha256: string }, { report: string; signer: string }>(
      'select id as report, issued_by as signer from issued_report where sha256 = $sha256 and draft = 0',
    )
    .get({ sha256 });
  if (issued !== undefined) return { report: issued.report, signers: [issued.signer] };
  const revision = db
    .prepare<{ sha256: string }, { previous: string; kind: ReportRevision['kind']; person: string | null }>(
      `select previous_sha256 as previous, kind, person_id as person
       from report_revision
       where sha256 = $sha256
       order by ledger_entry
       limit 1`,
    )
    .get({ sha256 });
  const before = revision === undefined ? undefined : issuedFile(db, revision.previous);
  if (revision === undefined || before === undefined) return undefined;
  const signer = revision.kind === 'countersigned' && revision.person !== null ? [revision.person] : [];
  return { ...before, signers: [...before.signers, ...signer] };
}
