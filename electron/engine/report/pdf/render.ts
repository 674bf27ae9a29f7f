// From a sealed state to the full report as PDF.
import { CountersignError } from '../../../../shared/errors.ts';
import { canonicalJson } from '../../ledger/canonical.ts';
import type { SealedState } from '../../review/sealed-state.ts';
import { type Figures, figuresOf, stateDigest, statePieces } from '../figures.ts';
import { redactionKeyOf } from '../redaction/redact.ts';
import { longTime } from '../wording.ts';
import { type Attachment, type DocumentSpec, renderDocument, writeDocumentFile } from './document.ts';
import { drawContents } from './sections/contents.ts';
import { drawCoverage, drawQuality } from './sections/coverage.ts';
import { drawDecisions } from './sections/decisions.ts';
import { drawEvidence } from './sections/evidence.ts';
import { drawInstructions, drawServiceTimes } from './sections/instructions.ts';
import { drawOperatingModel } from './sections/operating-model.ts';
import { drawActions, drawExceptions, drawNoDecision, drawRemediation } from './sections/outstanding.ts';
import { drawPopulation } from './sections/population.ts';
import { drawScope } from './sections/scope.ts';
import type { ReportSigner } from './sections/signers.ts';
import { drawSummary } from './sections/summary.ts';
import { drawTitle } from './sections/title.ts';
import { drawVerification } from './sections/verification.ts';
import type { Furniture, Sheet } from './sheet.ts';

export interface RenderPdfOptions {
  /** A draft says so on every page and has no signature fields. */
  readonly draft: boolean;
  /** In the order of their boxes on the title page; signature fields are named Sig1, Sig2 … */
  readonly signers: readonly ReportSigner[];
  /** SHA-256 of the state, where it is known: to take it again takes seconds for a long one. */
  readonly digest?: string | undefined;
  /** `total` is known from the first call on. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The report, not yet signed. The same state and options give the same bytes. Throws CANCELLED. */
export async function renderPdf(state: SealedState, options: RenderPdfOptions): Promise<Buffer> {
  return renderDocument(state, reportSpec(state, options));
}

/** The same as a new file, written while it is made. Throws CANCELLED, and what the file system says. */
export async function writePdfFile(path: string, state: SealedState, options: RenderPdfOptions): Promise<void> {
  return writeDocumentFile(path, state, reportSpec(state, options));
}

function reportSpec(state: SealedState, options: RenderPdfOptions): DocumentSpec {
  const figures = figuresOf(state);
  const progress = createProgress(state, figures, options);
  return {
    title: `Access review of non-human identities, ${state.workspace.customer}, ${state.campaign.name}`,
    subject: `Campaign ${state.campaign.name}, edition ${state.edition}`,
    furniture: furnitureOf(state, options.draft, options.digest),
    attachments: [
      {
        name: 'decisions.json',
        content: statePieces(state),
        description: 'The sealed state that this report was made from, machine-readable',
        relationship: 'Source',
      },
      ...(state.redaction === undefined ? [keyAttachment(state, options.digest)] : []),
    ],
    hasContents: true,
    layOut: (sheet) => layOut(sheet, state, figures, options.signers, progress),
  };
}

/** The head and foot of each page. */
export function furnitureOf(
  state: SealedState,
  draft: boolean,
  digest = stateDigest(state),
): Omit<Furniture, 'pages' | 'contents'> {
  return {
    head: `${state.workspace.customer}  |  Access review of non-human identities, ${state.campaign.name}`,
    foot: `Edition ${state.edition}, sealed ${longTime(state.sealedAt)}. State`,
    stateDigest: digest,
    draft,
    redacted: state.redaction !== undefined,
  };
}

/** A full edition holds what opens the commitments of the redacted ones. */
function keyAttachment(state: SealedState, digest: string | undefined): Attachment {
  return {
    name: 'redaction.json',
    content: Buffer.from(canonicalJson(redactionKeyOf(state, digest)), 'utf8'),
    description: 'Proves redacted editions of the same state: it stays with the full edition',
    relationship: 'Supplement',
  };
}

async function layOut(
  sheet: Sheet,
  state: SealedState,
  figures: Figures,
  signers: readonly ReportSigner[],
  progress: () => Promise<void>,
): Promise<void> {
  drawTitle(sheet, state, figures, signers);
  drawSummary(sheet, state, figures);
  drawContents(sheet);
  drawScope(sheet, state, figures);
  drawOperatingModel(sheet, state);
  drawPopulation(sheet, state, figures);
  const long = [
    ...[drawDecisions, drawExceptions, drawNoDecision, drawRemediation, drawInstructions],
    ...[drawActions, drawServiceTimes],
  ];
  for (const draw of long) {
    for (const _ of draw(sheet, state, figures)) await progress();
  }
  drawCoverage(sheet, state);
  drawQuality(sheet, state);
  drawEvidence(sheet, state);
  drawVerification(sheet, state);
}

/** Lets others run and looks for an abort every hundred rows. */
function createProgress(
  state: SealedState,
  figures: Figures,
  { progress, signal }: RenderPdfOptions,
): () => Promise<void> {
  const { items, systems, exceptions, open, cuts } = figures;
  const listed = items + systems.length + exceptions.length + open.length + cuts;
  const total = 2 * (listed + state.delegations.length + state.actions.length);
  let done = 0;
  return async () => {
    done += 1;
    if (done % 100 !== 0) return;
    progress?.(Math.min(done, total), total);
    await new Promise((resolve) => setImmediate(resolve));
    if (signal?.aborted === true) throw new CountersignError('CANCELLED', 'Making the report was cancelled.');
  };
}
