// Issues a report: made from the sealed state alone, signed by the person who issues it, written as a whole or not at all,
// and recorded in the ledger with the digest of the file.
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import type { Person } from '../../../shared/contract/engagement.ts';
import type { IssuedReport } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type ReportFormat, redactableFormats } from '../../../shared/report-formats.ts';
import { hashStream } from '../bundle/bagit.ts';
import { actorFor } from '../engagement/persons.ts';
import type { Signer } from '../keys/signing-key.ts';
import { perform } from '../ledger/perform.ts';
import type { SealedState } from '../review/sealed-state.ts';
import { draftState, readSealedState, type Sealed } from '../review/sealing.ts';
import type { ReviewServices } from '../review/services.ts';
import { type OutputFile, requireOutputPath, writeBeside } from '../workspace/output-file.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { renderDataset } from './dataset/render.ts';
import { reportIssued } from './issued.ts';
import { requireIssuer, unlock } from './issuer.ts';
import { renderAssessmentResults } from './oscal/assessment-results.ts';
import { renderPoam } from './oscal/poam.ts';
import { gatherPack } from './pack/gather.ts';
import { renderPack } from './pack/render.ts';
import { renderPdf, writePdfFile } from './pdf/render.ts';
import { renderSummary } from './pdf/render-summary.ts';
import { signPdf, signPdfFile } from './pdf/sign.ts';
import { redactState } from './redaction/redact.ts';
import { renderXlsx, writeXlsxFile } from './xlsx/render.ts';

export interface IssueReport {
  readonly campaign: string;
  readonly format: ReportFormat;
  /** null makes an unsigned draft of the state as it is now. */
  readonly passphrase: string | null;
  /** Pseudonyms for persons, identities and systems; what people wrote is withheld. */
  readonly redacted?: boolean;
  readonly out: string;
  readonly as: string;
}

export interface IssueOptions {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((done: number, total: number, label: string) => void) | undefined;
}

/**
 * Throws PROVIDER_MAY_NOT_DECIDE and PERSON_INACTIVE for who issues, REPORT_NOT_SEALED for a signed report of a campaign that
 * nobody sealed, KEY_MISSING, PASSPHRASE_WRONG, FILE_UNWRITABLE, DISK_FULL, CANCELLED, NOT_FOUND, and INPUT_INVALID for a
 * redacted edition in a form that has none.
 */
export async function issueReport(
  workspace: Workspace,
  services: ReviewServices,
  input: IssueReport,
  options: IssueOptions = {},
): Promise<IssuedReport> {
  const person = requireIssuer(workspace.read, input.as);
  const draft = input.passphrase === null;
  if (input.redacted === true) requireRedactable(input.format);
  await requireOutputPath(input.out);
  const { state, digest } = draft
    ? draftState(workspace.read, workspace.clock, services, input.campaign)
    : requireSealed(workspace.read, input.campaign);
  const signer = input.passphrase === null ? null : await unlock(workspace, person, input.passphrase);
  try {
    let written = { sha256: '', size: 0 };
    const file = await writeBeside(resolve(input.out), async (temporary) => {
      const shown = input.redacted === true ? { state: redactState(state) } : { state, digest };
      await render(temporary, workspace, shown, person, signer, input.format, options);
      refuseCancelled(options.signal);
      written = await digestOfFile(temporary);
    });
    try {
      return await record(workspace, state, person, file, { ...input, ...written, draft, digest });
    } finally {
      await file.discard();
    }
  } finally {
    signer?.dispose();
  }
}

function requireSealed(db: Database, campaign: string): Sealed {
  const sealed = readSealedState(db, campaign);
  if (sealed !== null) return sealed;
  throw new CountersignError(
    'REPORT_NOT_SEALED',
    'The campaign is neither signed off by everybody nor closed, so only a draft can be made.',
    { campaign },
  );
}

function requireRedactable(format: ReportFormat): void {
  if (redactableFormats.includes(format)) return;
  throw new CountersignError(
    'INPUT_INVALID',
    format === 'pack'
      ? 'An audit pack holds the whole ledger, entry by entry, so it can’t be redacted. Hand over the redacted report and its tables instead.'
      : `There is no redacted edition as ${format}. There is one as ${redactableFormats.join(', ')}.`,
    { format },
  );
}

/** Writes the report as a new file. */
async function render(
  out: string,
  workspace: Workspace,
  { state, digest }: { readonly state: SealedState; readonly digest?: string },
  person: Person,
  signer: Signer | null,
  format: ReportFormat,
  { signal, progress }: IssueOptions,
): Promise<void> {
  const draft = signer === null;
  const at = workspace.clock();
  // In a redacted edition the certificate alone names who signs.
  const isRedacted = state.redaction !== undefined;
  const reason = isRedacted
    ? `Issued for ${state.workspace.customer}`
    : `Issued by ${person.name} for ${state.workspace.customer}`;
  const statement = statementOf(state);
  const signers = [
    isRedacted ? { name: null, title: null, statement } : { name: person.name, title: person.title, statement },
  ];
  const signature = { name: isRedacted ? null : person.name, reason, at };
  const signed = async (pdf: Buffer) => (signer === null ? pdf : signPdf(pdf, signer, signature));
  const pdfOptions = {
    draft,
    signers,
    digest,
    progress: (done: number, total: number) => progress?.(done, total, 'Laying out the report'),
    signal,
  };
  const xlsxOptions = {
    draft,
    signature: signer === null ? null : { signer, reason, at },
    digest,
    progress: (done: number, total: number) => progress?.(done, total, 'Writing the workbook'),
    signal,
  };
  switch (format) {
    case 'pdf':
      await writePdfFile(out, state, pdfOptions);
      if (signer !== null) await signPdfFile(out, signer, signature);
      return;
    case 'summary':
      return writeFile(out, await signed(await renderSummary(state, { draft, signers })), { flag: 'wx' });
    case 'xlsx':
      return writeXlsxFile(out, state, xlsxOptions);
    case 'csv':
    case 'parquet':
      return writeFile(out, await renderDataset(state, format, draft), { flag: 'wx' });
    case 'oscal':
      return writeFile(out, renderAssessmentResults(state, draft), { flag: 'wx' });
    case 'poam':
      return writeFile(out, renderPoam(state, draft), { flag: 'wx' });
    case 'pack': {
      const pdf = await signed(await renderPdf(state, pdfOptions));
      refuseCancelled(signal);
      const xlsx = await renderXlsx(state, xlsxOptions);
      refuseCancelled(signal);
      const content = { pdf, xlsx, ...gatherPack(workspace.read, state) };
      return writeFile(out, await renderPack(state, content, { draft, signer, at }), { flag: 'wx' });
    }
  }
}

function statementOf(state: SealedState): string {
  return `I issue this report for ${state.workspace.customer}. It holds the sealed state of edition ${state.edition} as it is, with every open matter.`;
}

/** The file gets its name inside the transaction that records it: neither is there without the other. */
async function record(
  workspace: Workspace,
  state: SealedState,
  person: Person,
  file: OutputFile,
  {
    campaign,
    format,
    out,
    draft,
    redacted = false,
    digest,
    sha256,
    size,
  }: IssueReport & {
    readonly draft: boolean;
    readonly digest: string;
    readonly sha256: string;
    readonly size: number;
  },
): Promise<IssuedReport> {
  const path = resolve(out);
  const issued = {
    id: v7({ msecs: workspace.clock().getTime() }),
    campaign,
    format,
    edition: state.edition,
    file: basename(path),
    sha256,
    size,
    stateDigest: digest,
    checkpointSize: state.ledger.size,
  };
  const issuedAt = await workspace.write(async (transaction) => {
    const head = await perform(transaction, reportIssued, actorFor(person), {
      ...issued,
      draft,
      ...(redacted ? { redacted } : {}),
      person: person.id,
    });
    await file.keep();
    return head.at;
  });
  return {
    ...issued,
    draft,
    redacted,
    revisions: [],
    campaignName: state.campaign.name,
    file: path,
    issuedAt,
    issuedBy: person.name,
  };
}

async function digestOfFile(path: string): Promise<{ sha256: string; size: number }> {
  const { size, digests } = await hashStream(createReadStream(path, { highWaterMark: 1024 ** 2 }), ['sha256']);
  return { sha256: digests.get('sha256') ?? '', size };
}

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CountersignError('CANCELLED', 'Making the report was cancelled.');
}
