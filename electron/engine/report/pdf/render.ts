// From a sealed state to the PDF: the layout runs once to count pages and find the contents, and once to write.
import { CountersignError } from '../../../../shared/errors.ts';
import type { SealedState } from '../../review/sealed-state.ts';
import { type Figures, figuresOf, stateBytes, stateDigest } from '../figures.ts';
import { longTime } from '../wording.ts';
import { endSignatureFields, reserveAppearanceGlyphs } from './fields.ts';
import { loadFonts } from './fonts.ts';
import { createFaces, type Faces } from './measure.ts';
import { createPdfDocument, type PdfDocument } from './pdfkit.ts';
import { createPen, flush } from './pen.ts';
import { drawContents } from './sections/contents.ts';
import { drawCoverage, drawQuality } from './sections/coverage.ts';
import { drawDecisions } from './sections/decisions.ts';
import { drawEvidence } from './sections/evidence.ts';
import { drawOperatingModel } from './sections/operating-model.ts';
import { drawActions, drawExceptions, drawNoDecision, drawRemediation } from './sections/outstanding.ts';
import { drawPopulation } from './sections/population.ts';
import { drawScope } from './sections/scope.ts';
import type { ReportSigner } from './sections/signers.ts';
import { drawSummary } from './sections/summary.ts';
import { drawTitle } from './sections/title.ts';
import { drawVerification } from './sections/verification.ts';
import { type ContentsEntry, createSheet, type Furniture, type Sheet } from './sheet.ts';

export interface RenderPdfOptions {
  /** A draft says so on every page and has no signature fields. */
  readonly draft: boolean;
  /** In the order of their boxes on the title page; signature fields are named Sig1, Sig2 … */
  readonly signers: readonly ReportSigner[];
  /** `total` is known from the first call on. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The report, not yet signed. The same state and options give the same bytes. Throws CANCELLED. */
export async function renderPdf(state: SealedState, options: RenderPdfOptions): Promise<Buffer> {
  const fonts = await loadFonts();
  const sans = fonts.get('sans');
  if (sans === undefined) throw new Error('the text face is missing');
  const figures = figuresOf(state);
  const at = new Date(state.sealedAt);
  const document = await createPdfDocument({
    title: `Access review of non-human identities, ${state.workspace.customer}, ${state.campaign.name}`,
    author: state.workspace.customer,
    subject: `Campaign ${state.campaign.name}, edition ${state.edition}`,
    at,
    font: sans,
  });
  const written = collect(document);
  const faces = createFaces(document, fonts);
  const progress = createProgress(figures, options);
  const content: Content = { state, figures, signers: options.signers };
  const furniture: Furniture = {
    head: `${state.workspace.customer}  |  Access review of non-human identities, ${state.campaign.name}`,
    foot: `Edition ${state.edition}, sealed ${longTime(state.sealedAt)}. State`,
    stateDigits: stateDigest(state).slice(0, 16),
    draft: options.draft,
    redacted: false,
    pages: 0,
    contents: [],
  };
  const settled = await countPages(faces, furniture, content, progress);
  const pen = createPen(faces, document);
  reserveAppearanceGlyphs(pen);
  const sheet = createSheet(pen, { ...furniture, ...settled });
  document.file(stateBytes(state), {
    name: 'decisions.json',
    type: 'application/json',
    description: 'The sealed state that this report was made from, machine-readable',
    relationship: 'Source',
    creationDate: at,
    modifiedDate: at,
  });
  await layOut(sheet, content, progress);
  flush(sheet.pen);
  sheet.section?.end();
  sheet.root?.end();
  endSignatureFields(document);
  document.end();
  return written;
}

interface Content {
  readonly state: SealedState;
  readonly figures: Figures;
  readonly signers: readonly ReportSigner[];
}

/** Lays out without a document, to know how many pages there are and where each section begins. */
async function countPages(
  faces: Faces,
  furniture: Furniture,
  content: Content,
  progress: () => Promise<void>,
): Promise<{ pages: number; contents: readonly ContentsEntry[] }> {
  const sheet = createSheet(createPen(faces, null), furniture);
  await layOut(sheet, content, progress);
  // Empty contents took one page; written out they may take more, and all that is numbered comes after them.
  const contentsAlone = createSheet(createPen(faces, null), { ...furniture, contents: sheet.contents });
  drawContents(contentsAlone);
  const more = contentsAlone.pages - 1;
  const contents = sheet.contents.map((entry) => (entry.number === '' ? entry : { ...entry, page: entry.page + more }));
  return { pages: sheet.pages + more, contents };
}

async function layOut(sheet: Sheet, content: Content, progress: () => Promise<void>): Promise<void> {
  const { state, figures } = content;
  drawTitle(sheet, state, figures, content.signers);
  drawSummary(sheet, state, figures);
  drawContents(sheet);
  drawScope(sheet, state, figures);
  drawOperatingModel(sheet, state);
  drawPopulation(sheet, state, figures);
  for (const _ of drawDecisions(sheet, state, figures)) await progress();
  drawExceptions(sheet, state, figures);
  drawNoDecision(sheet, state, figures);
  drawRemediation(sheet, state, figures);
  drawActions(sheet, state, figures);
  drawCoverage(sheet, state);
  drawQuality(sheet, state);
  drawEvidence(sheet, state);
  drawVerification(sheet, state);
}

/** Lets others run and looks for an abort every hundred rows. */
function createProgress(figures: Figures, { progress, signal }: RenderPdfOptions): () => Promise<void> {
  const total = 2 * (figures.items + figures.systems.length);
  let done = 0;
  return async () => {
    done += 1;
    if (done % 100 !== 0) return;
    progress?.(Math.min(done, total), total);
    await new Promise((resolve) => setImmediate(resolve));
    if (signal?.aborted === true) throw new CountersignError('CANCELLED', 'Making the report was cancelled.');
  };
}

function collect(document: PdfDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}
