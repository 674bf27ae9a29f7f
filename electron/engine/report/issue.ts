// Issues a report: made from the sealed state alone, signed by the person who issues it, written as a whole or not at all,
// and recorded in the ledger with the digest of the file.
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import type { Person } from '../../../shared/contract/engagement.ts';
import type { IssuedReport, ReportFormat } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { hashStream } from '../bundle/bagit.ts';
import { actorFor } from '../engagement/persons.ts';
import type { Signer } from '../keys/signing-key.ts';
import { perform } from '../ledger/perform.ts';
import type { SealedState } from '../review/sealed-state.ts';
import { draftState, readSealedState } from '../review/sealing.ts';
import type { ReviewServices } from '../review/services.ts';
import { type OutputFile, requireOutputPath, writeBeside } from '../workspace/output-file.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { renderDataset } from './dataset/render.ts';
import { stateDigest } from './figures.ts';
import { reportIssued } from './issued.ts';
import { requireIssuer, unlock } from './issuer.ts';
import { renderAssessmentResults } from './oscal/assessment-results.ts';
import { renderPoam } from './oscal/poam.ts';
import { gatherPack } from './pack/gather.ts';
import { renderPack } from './pack/render.ts';
import { renderPdf } from './pdf/render.ts';
import { signPdf } from './pdf/sign.ts';
import { renderXlsx, writeXlsxFile } from './xlsx/render.ts';

export interface IssueReport {
  readonly campaign: string;
  readonly format: ReportFormat;
  /** null makes an unsigned draft of the state as it is now. */
  readonly passphrase: string | null;
  readonly out: string;
  readonly as: string;
}

export interface IssueOptions {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((done: number, total: number, label: string) => void) | undefined;
}

/**
 * Throws PROVIDER_MAY_NOT_DECIDE and PERSON_INACTIVE for who issues, REPORT_NOT_SEALED for a signed report of a campaign that
 * nobody sealed, KEY_MISSING, PASSPHRASE_WRONG, FILE_UNWRITABLE, DISK_FULL, CANCELLED, NOT_FOUND.
 */
export async function issueReport(
  workspace: Workspace,
  services: ReviewServices,
  input: IssueReport,
  options: IssueOptions = {},
): Promise<IssuedReport> {
  const person = requireIssuer(workspace.read, input.as);
  const draft = input.passphrase === null;
  await requireOutputPath(input.out);
  const state = draft
    ? draftState(workspace.read, workspace.clock, services, input.campaign).state
    : requireSealed(workspace.read, input.campaign);
  const signer = input.passphrase === null ? null : await unlock(workspace, person, input.passphrase);
  try {
    let written = { sha256: '', size: 0 };
    const file = await writeBeside(resolve(input.out), async (temporary) => {
      await render(temporary, workspace, state, person, signer, input.format, options);
      refuseCancelled(options.signal);
      written = await digestOfFile(temporary);
    });
    try {
      return await record(workspace, state, person, file, { ...input, ...written, draft });
    } finally {
      await file.discard();
    }
  } finally {
    signer?.dispose();
  }
}

function requireSealed(db: Database, campaign: string): SealedState {
  const sealed = readSealedState(db, campaign);
  if (sealed !== null) return sealed.state;
  throw new CountersignError(
    'REPORT_NOT_SEALED',
    'The campaign is neither signed off by everybody nor closed, so only a draft can be made.',
    { campaign },
  );
}

/** Writes the report as a new file. */
async function render(
  out: string,
  workspace: Workspace,
  state: SealedState,
  person: Person,
  signer: Signer | null,
  format: ReportFormat,
  { signal, progress }: IssueOptions,
): Promise<void> {
  const draft = signer === null;
  const at = workspace.clock();
  const reason = `Issued by ${person.name} for ${state.workspace.customer}`;
  const makePdf = async () => {
    const pdf = await renderPdf(state, {
      draft,
      signers: [{ name: person.name, title: person.title, statement: statementOf(state) }],
      progress: (done, total) => progress?.(done, total, 'Laying out the report'),
      signal,
    });
    return signer === null ? pdf : signPdf(pdf, signer, { name: person.name, reason, at });
  };
  const xlsxOptions = {
    draft,
    signature: signer === null ? null : { signer, reason, at },
    progress: (done: number, total: number) => progress?.(done, total, 'Writing the workbook'),
    signal,
  };
  switch (format) {
    case 'pdf':
      return writeFile(out, await makePdf(), { flag: 'wx' });
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
      const pdf = await makePdf();
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
    sha256,
    size,
  }: IssueReport & { readonly draft: boolean; readonly sha256: string; readonly size: number },
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
    stateDigest: stateDigest(state),
    checkpointSize: state.ledger.size,
  };
  const issuedAt = await workspace.write(async (transaction) => {
    const head = await perform(transaction, reportIssued, actorFor(person), { ...issued, draft, person: person.id });
    await file.keep();
    return head.at;
  });
  return {
    ...issued,
    draft,
    redacted: false,
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
