// The record of reports that left the workspace: one act, one row each.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { IssuedReport } from '../../../shared/contract/report.ts';
import { reportFormats } from '../../../shared/report-formats.ts';
import type { Act } from '../ledger/act.ts';
import { reportCountersigned, reportTimestamped, revisionsOf } from './revisions.ts';

const issuedBody = z.strictObject({
  id: z.string(),
  campaign: z.string(),
  format: z.enum(reportFormats),
  /** Without names and system ids; left out before there were such editions. */
  redacted: z.boolean().optional(),
  edition: z.number(),
  /** Unsigned, and marked so on every page. */
  draft: z.boolean(),
  /** The file's name; where it was put is nobody's business later. */
  file: z.string(),
  sha256: z.string(),
  size: z.number(),
  stateDigest: z.string(),
  checkpointSize: z.number(),
  person: z.string(),
});

export type IssuedBody = z.infer<typeof issuedBody>;

export const reportIssued: Act<IssuedBody> = {
  name: 'report.issued',
  body: issuedBody,
  apply({ db }, body, head) {
    db.prepare(
      `insert into issued_report (
         id, campaign_id, format, redacted, edition, draft, file, sha256, size, state_digest, checkpoint_size, issued_at,
         issued_by, ledger_entry
       )
       values (
         $id, $campaign, $format, $redacted, $edition, $draft, $file, $sha256, $size, $stateDigest, $checkpointSize, $at,
         $person, $entry
       )`,
    ).run({
      ...body,
      draft: body.draft ? 1 : 0,
      redacted: body.redacted === true ? 1 : 0,
      at: head.at,
      entry: head.index,
    });
  },
};

const handedOverBody = z.strictObject({
  campaign: z.string(),
  item: z.string(),
  reference: z.string(),
  edition: z.number(),
  withFiles: z.boolean(),
  file: z.string(),
  sha256: z.string(),
  size: z.number(),
  person: z.string(),
});

/** That a decision was handed over alone; the entry itself is the record, and nothing else changes. */
export const decisionHandedOver: Act<z.infer<typeof handedOverBody>> = {
  name: 'decision.handed_over',
  body: handedOverBody,
  apply() {},
};

/** Every act of this capability, for replaying a ledger. */
export const reportActs: readonly Act<unknown>[] = [
  reportIssued,
  reportCountersigned,
  reportTimestamped,
  decisionHandedOver,
];

/** The newest first, drafts among them. */
export function listReports(db: Database): IssuedReport[] {
  return db
    .prepare<[], Omit<IssuedReport, 'draft' | 'redacted' | 'revisions'> & { draft: number; redacted: number }>(
      `select issued_report.id, campaign_id as campaign, campaign.name as campaignName, format, redacted, draft, edition, file, sha256,
         size, issued_at as issuedAt, person.name as issuedBy, state_digest as stateDigest,
         checkpoint_size as checkpointSize
       from issued_report
       join campaign on campaign.id = issued_report.campaign_id
       join person on person.id = issued_report.issued_by
       order by ledger_entry desc`,
    )
    .all()
    .map((row) => ({
      ...row,
      draft: row.draft === 1,
      redacted: row.redacted === 1,
      revisions: revisionsOf(db, row.id),
    }));
}
