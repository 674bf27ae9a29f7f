// Issues a report: made from the sealed state alone, signed by the person who issues it, written as a whole or not at all,
// and recorded in the ledger with the digest of the file.
import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import type { Person } from '../../../shared/contract/engagement.ts';
import type { IssuedReport, ReportFormat } from '../../../shared/contract/report.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { actorFor, requirePerson } from '../engagement/persons.ts';
import { requireKey } from '../engagement/signing-keys.ts';
import { type Signer, unlockKey } from '../keys/signing-key.ts';
import { ledgerEntries } from '../ledger/entries.ts';
import { perform } from '../ledger/perform.ts';
import { proveEntry } from '../ledger/proof.ts';
import type { SealedState } from '../review/sealed-state.ts';
import { draftState, readSealedState } from '../review/sealing.ts';
import type { ReviewServices } from '../review/services.ts';
import { requireOutputPath, writeBeside } from '../workspace/output-file.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { renderDataset } from './dataset/render.ts';
import { stateDigest } from './figures.ts';
import { reportIssued } from './issued.ts';
import { renderAssessmentResults } from './oscal/assessment-results.ts';
import { renderPoam } from './oscal/poam.ts';
import { renderPack } from './pack/render.ts';
import { renderPdf } from './pdf/render.ts';
import { signPdf } from './pdf/sign.ts';
import { renderXlsx } from './xlsx/render.ts';
import { signXlsx } from './xlsx/sign.ts';

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
    const content = await render(workspace, state, person, signer, input.format, options);
    refuseCancelled(options.signal);
    return await record(workspace, state, person, content, { ...input, draft });
  } finally {
    signer?.dispose();
  }
}

function requireIssuer(db: Database, id: string): Person {
  const person = requirePerson(db, id);
  if (person.party !== 'customer') {
    throw new CountersignError(
      'PROVIDER_MAY_NOT_DECIDE',
      `${person.name} is of the ${person.party} and can't issue a report: only the customer does.`,
      { person: id },
    );
  }
  if (!person.active) {
    throw new CountersignError('PERSON_INACTIVE', `${person.name} is no longer active and can't issue a report.`, {
      person: id,
    });
  }
  return person;
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

async function unlock(workspace: Workspace, person: Person, passphrase: string): Promise<Signer> {
  return unlockKey(requireKey(workspace.read, person, workspace.clock).keyFile, passphrase);
}

async function render(
  workspace: Workspace,
  state: SealedState,
  person: Person,
  signer: Signer | null,
  format: ReportFormat,
  { signal, progress }: IssueOptions,
): Promise<Buffer> {
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
  const makeXlsx = async () => {
    const xlsx = await renderXlsx(state, { draft });
    return signer === null ? xlsx : signXlsx(xlsx, signer, { reason, at });
  };
  switch (format) {
    case 'pdf':
      return makePdf();
    case 'xlsx':
      return makeXlsx();
    case 'csv':
    case 'parquet':
      return renderDataset(state, format, draft);
    case 'oscal':
      return renderAssessmentResults(state, draft);
    case 'poam':
      return renderPoam(state, draft);
    case 'pack': {
      const pdf = await makePdf();
      refuseCancelled(signal);
      const xlsx = await makeXlsx();
      refuseCancelled(signal);
      return renderPack(state, { pdf, xlsx, ...ledgerOf(workspace.read, state), manifests: [] }, { draft, signer, at });
    }
  }
}

function statementOf(state: SealedState): string {
  return `I issue this report for ${state.workspace.customer}. It holds the sealed state of edition ${state.edition} as it is, with every open matter.`;
}

function ledgerOf(db: Database, { ledger, signOffs }: SealedState) {
  const { size } = ledger;
  return {
    entries: ledgerEntries(db, { limit: size }).map(({ entry }) => entry),
    proofs: signOffs
      .filter(({ ledgerEntry }) => ledgerEntry < size)
      .map(({ ledgerEntry }) => proveEntry(db, ledgerEntry, size)),
  };
}

/** The file gets its name inside the transaction that records it: neither is there without the other. */
async function record(
  workspace: Workspace,
  state: SealedState,
  person: Person,
  content: Buffer,
  { campaign, format, out, draft }: IssueReport & { readonly draft: boolean },
): Promise<IssuedReport> {
  const path = resolve(out);
  const issued = {
    id: v7({ msecs: workspace.clock().getTime() }),
    campaign,
    format,
    edition: state.edition,
    file: basename(path),
    sha256: hash('sha256', content, 'hex'),
    size: content.length,
    stateDigest: stateDigest(state),
    checkpointSize: state.ledger.size,
  };
  const file = await writeBeside(path, (temporary) => writeFile(temporary, content, { flag: 'wx' }));
  try {
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
  } finally {
    await file.discard();
  }
}

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CountersignError('CANCELLED', 'Making the report was cancelled.');
}
