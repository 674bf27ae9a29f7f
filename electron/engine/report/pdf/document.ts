// A document in the report's form: the layout runs once to count pages and find the contents, and once to write; what it
// was made from is attached. The same input gives the same bytes.
import type { SealedState } from '../../review/sealed-state.ts';
import { type ByteTarget, newBuffer, newFile } from '../../workspace/byte-target.ts';
import { attach } from './attachment.ts';
import { endSignatureFields, reserveAppearanceGlyphs } from './fields.ts';
import { loadFonts } from './fonts.ts';
import { createFaces, type Faces } from './measure.ts';
import { writePageByPage } from './page-by-page.ts';
import { createPdfDocument } from './pdfkit.ts';
import { createPen, flush } from './pen.ts';
import { drawContents } from './sections/contents.ts';
import { type ContentsEntry, createSheet, type Furniture, type Sheet } from './sheet.ts';

export interface Attachment {
  readonly name: string;
  /** As a whole, or in pieces that are made when they are needed. */
  readonly content: Buffer | Iterable<Buffer>;
  readonly description: string;
  /** How PDF/A-3 relates it to the document: made from it, or beside it. */
  readonly relationship: 'Source' | 'Data' | 'Supplement';
}

export interface DocumentSpec {
  readonly title: string;
  readonly subject: string;
  readonly furniture: Omit<Furniture, 'pages' | 'contents'>;
  readonly attachments: readonly Attachment[];
  /** Runs twice; it draws the contents where `hasContents`. */
  readonly layOut: (sheet: Sheet) => Promise<void> | void;
  readonly hasContents: boolean;
}

/** As much of a sealed state as a document's own facts come from. */
export interface DocumentSource {
  readonly sealedAt: string;
  readonly workspace: Pick<SealedState['workspace'], 'customer'>;
}

/** Not yet signed. */
export async function renderDocument(state: DocumentSource, spec: DocumentSpec): Promise<Buffer> {
  const target = newBuffer();
  await writeDocument(target, state, spec);
  return target.content();
}

/** The same into a new file, page by page. */
export async function writeDocumentFile(path: string, state: DocumentSource, spec: DocumentSpec): Promise<void> {
  const file = await newFile(path);
  try {
    await writeDocument(file, state, spec);
  } finally {
    await file.close();
  }
}

async function writeDocument(target: ByteTarget, state: DocumentSource, spec: DocumentSpec): Promise<void> {
  const fonts = await loadFonts();
  const sans = fonts.get('sans');
  if (sans === undefined) throw new Error('the text face is missing');
  const at = new Date(state.sealedAt);
  const document = await createPdfDocument({
    title: spec.title,
    author: state.workspace.customer,
    subject: spec.subject,
    at,
    font: sans,
  });
  const output = createOutput(target);
  writePageByPage(document, output.give);
  const faces = createFaces(document, fonts);
  const settled = await countPages(faces, spec);
  const pen = createPen(faces, document);
  reserveAppearanceGlyphs(pen);
  const sheet = createSheet(pen, { ...spec.furniture, ...settled });
  for (const attachment of spec.attachments) await attach(document, attachment, at);
  await spec.layOut(sheet);
  flush(sheet.pen);
  sheet.section?.end();
  sheet.root?.end();
  endSignatureFields(document);
  document.end();
  await output.written();
}

/** Lays out without a document, to know how many pages there are and where each section begins. */
async function countPages(
  faces: Faces,
  { furniture, layOut, hasContents }: DocumentSpec,
): Promise<{ pages: number; contents: readonly ContentsEntry[] }> {
  const empty = { ...furniture, pages: 0, contents: [] };
  const sheet = createSheet(createPen(faces, null), empty);
  await layOut(sheet);
  if (!hasContents) return { pages: sheet.pages, contents: [] };
  // Empty contents took one page; written out they may take more, and all that is numbered comes after them.
  const contentsAlone = createSheet(createPen(faces, null), { ...empty, contents: sheet.contents });
  drawContents(contentsAlone);
  const more = contentsAlone.pages - 1;
  const contents = sheet.contents.map((entry) => (entry.number === '' ? entry : { ...entry, page: entry.page + more }));
  return { pages: sheet.pages + more, contents };
}

/** Writes what was made while more is made, in pieces large enough that the disk keeps up. */
function createOutput(target: ByteTarget) {
  const largePiece = 1024 ** 2;
  let at = 0;
  let waiting: Uint8Array[] = [];
  let size = 0;
  let last = Promise.resolve();
  const flush = () => {
    const place = at;
    const piece = Buffer.concat(waiting);
    at += piece.length;
    waiting = [];
    size = 0;
    last = last.then(() => target.write(piece, place));
    // Whoever waits for the end hears of it; until then it is no unhandled rejection.
    last.catch(() => undefined);
  };
  return {
    give(bytes: Uint8Array) {
      waiting.push(bytes);
      size += bytes.length;
      if (size >= largePiece) flush();
    },
    written() {
      flush();
      return last;
    },
  };
}
