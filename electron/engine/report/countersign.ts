// Adds to a report that was issued: a further signature, or a time stamp to the last one. What was signed before stays byte
// for byte; the ledger gets the digest of the file as it is now.
import { hash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import type { IssuedReport } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { countersignedFormats } from '../../../shared/report-formats.ts';
import { unreadableFile } from '../bundle/folder.ts';
import { actorFor } from '../engagement/persons.ts';
import { timestampQuery, tokenIn } from '../keys/timestamp.ts';
import type { Actor } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import { requireOutputPath, writeBeside, writeOutputFile } from '../workspace/output-file.ts';
import type { Transaction, Workspace } from '../workspace/workspace.ts';
import { listReports } from './issued.ts';
import { requireIssuer, unlock } from './issuer.ts';
import { signPdf } from './pdf/sign.ts';
import { addTimestamp, lastSignatureValue } from './pdf/timestamp.ts';
import { issuedFile, reportCountersigned, reportTimestamped } from './revisions.ts';

export interface CountersignReport {
  readonly path: string;
  readonly out: string;
  readonly passphrase: string;
  readonly reason: string;
  readonly as: string;
}

/**
 * Throws NOT_FOUND for a file that this workspace did not issue, SECOND_PERSON_SAME for somebody who has signed it, what
 * issuing a report throws, and SIGNATURE_FAILED where no field is left.
 */
export async function countersignReport(workspace: Workspace, input: CountersignReport): Promise<IssuedReport> {
  const person = requireIssuer(workspace.read, input.as);
  await requireOutputPath(input.out);
  const pdf = await contentOf(input.path);
  const issued = requireIssued(workspace.read, pdf, input.path);
  if (issued.signers.includes(person.id)) {
    throw new CountersignError('SECOND_PERSON_SAME', `${person.name} has signed this report already.`, {
      person: person.id,
    });
  }
  const signer = await unlock(workspace, person, input.passphrase);
  try {
    // In a redacted edition only the certificate says who signs, and a reason could name somebody.
    const name = issued.redacted ? null : person.name;
    const reason = issued.redacted ? 'Countersigned' : input.reason;
    const signed = await signPdf(pdf, signer, { name, reason, at: workspace.clock() });
    return await keep(workspace, signed, issued, input.out, (transaction, file) =>
      perform(transaction, reportCountersigned, actorFor(person), { ...file, person: person.id, reason: input.reason }),
    );
  } finally {
    signer.dispose();
  }
}

/** Needs no workspace. Throws FILE_UNREADABLE, SIGNATURE_FAILED, FILE_UNWRITABLE. */
export async function requestTimestamp(path: string, out: string) {
  await requireOutputPath(out);
  const value = lastSignatureValue(await contentOf(path));
  const query = timestampQuery(value);
  await writeOutputFile(out, Buffer.from(query));
  return { file: resolve(out), imprint: hash('sha256', value, 'hex'), size: query.length };
}

export interface AddTimestamp {
  readonly path: string;
  readonly token: string;
  readonly out: string;
}

/** Throws NOT_FOUND for a file that this workspace did not issue, SIGNATURE_FAILED for what is no stamp of its last signature. */
export async function addReportTimestamp(
  workspace: Workspace,
  input: AddTimestamp,
  actor: Actor,
): Promise<IssuedReport> {
  await requireOutputPath(input.out);
  const before = await contentOf(input.path);
  const issued = requireIssued(workspace.read, before, input.path);
  const { pdf, timestamp } = addTimestamp(before, tokenIn(await contentOf(input.token)));
  return keep(workspace, pdf, issued, input.out, (transaction, file) =>
    perform(transaction, reportTimestamped, actor, {
      ...file,
      authority: timestamp.authority,
      stampedAt: timestamp.at,
    }),
  );
}

interface KnownFile {
  readonly report: string;
  readonly redacted: boolean;
  readonly signers: readonly string[];
  readonly sha256: string;
}

function requireIssued(db: Database, pdf: Buffer, path: string): KnownFile {
  const sha256 = hash('sha256', pdf, 'hex');
  const known = issuedFile(db, sha256);
  const report = listReports(db).find(({ id }) => id === known?.report);
  if (known === undefined || report === undefined) {
    throw new CountersignError(
      'NOT_FOUND',
      `${basename(path)} is no report that this workspace issued under a signature, or it was changed since.`,
      { sha256 },
    );
  }
  if (!countersignedFormats.includes(report.format)) {
    throw new CountersignError(
      'INPUT_INVALID',
      'Only a report or summary as PDF takes further signatures and time stamps.',
      { format: report.format },
    );
  }
  return { ...known, redacted: report.redacted, sha256 };
}

/** The file gets its name inside the transaction that records it: neither is there without the other. */
async function keep(
  workspace: Workspace,
  content: Buffer,
  issued: KnownFile,
  out: string,
  record: (
    transaction: Transaction,
    file: { id: string; report: string; previous: string; file: string; sha256: string; size: number },
  ) => Promise<unknown>,
): Promise<IssuedReport> {
  const path = resolve(out);
  const file = await writeBeside(path, (temporary) => writeFile(temporary, content, { flag: 'wx' }));
  try {
    await workspace.write(async (transaction) => {
      await record(transaction, {
        id: v7({ msecs: workspace.clock().getTime() }),
        report: issued.report,
        previous: issued.sha256,
        file: basename(path),
        sha256: hash('sha256', content, 'hex'),
        size: content.length,
      });
      await file.keep();
    });
  } finally {
    await file.discard();
  }
  const report = listReports(workspace.read).find(({ id }) => id === issued.report);
  if (report === undefined) throw new Error('the report that was just signed is gone');
  return { ...report, file: path };
}

async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw unreadableFile(path, cause);
  }
}
