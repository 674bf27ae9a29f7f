// The part of pdfkit 0.20 that the report uses, typed as it is: fonts, objects, structure and PDF/A are pdfkit's, measuring
// and layout are ours. Loaded only when a report is made.
import type { Readable } from 'node:stream';

export interface PdfReference {
  data: Record<string, unknown>;
  compress: boolean;
  write(chunk: Uint8Array | string): void;
  end(chunk?: Uint8Array): void;
}

export interface Glyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
}

export interface FontProgram {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): Glyph;
  layout(text: string): {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly { readonly xAdvance: number }[];
  };
}

export interface EmbeddedFont {
  readonly id: string;
  readonly font: FontProgram;
  /** Font units to thousandths of an em. */
  readonly scale: number;
  readonly subset: { includeGlyph(id: number): number };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  ref(): PdfReference;
}

export interface StructureElement {
  readonly dictionary: PdfReference;
  add(child: StructureElement | StructureContent): StructureElement;
  end(): void;
}

export interface StructureContent {
  readonly refs: readonly unknown[];
}

export interface OutlineItem {
  addItem(title: string, options?: { readonly expanded?: boolean }): OutlineItem;
}

export interface PdfPage {
  readonly content: PdfReference;
  readonly markings: readonly unknown[];
  readonly dictionary: PdfReference;
  readonly annotations: PdfReference[];
  readonly fonts: Record<string, PdfReference>;
}

export interface PdfDocument extends Omit<Readable, 'push'> {
  readonly page: PdfPage;
  readonly outline: OutlineItem;
  readonly _font: EmbeddedFont;
  readonly _root: PdfReference;
  registerFont(name: string, source: Buffer): void;
  font(name: string): void;
  addPage(): void;
  addContent(operators: string): unknown;
  struct(type: string, options?: Record<string, unknown>): StructureElement;
  addStructure(element: StructureElement): void;
  markContent(tag: string, options?: Record<string, unknown>): void;
  markStructureContent(tag: string): StructureContent;
  endMarkedContent(): void;
  addNamedDestination(name: string, fit: string, x: number, y: number, zoom: null): void;
  goTo(x: number, y: number, width: number, height: number, name: string, options: Record<string, unknown>): void;
  ref(data: unknown): PdfReference;
  addNamedEmbeddedFile(name: string, file: PdfReference): void;
  flushPages(): void;
  push(chunk: null): boolean;
  _write(written: string | Uint8Array): void;
  _offset: number;
  endAcroForm(): void;
  end(): void;
}

export interface PdfDocumentOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly at: Date;
  readonly font: Buffer;
}

/** A4, tagged, PDF 1.7, PDF/A-3b, no page yet. The same options give the same bytes. */
export async function createPdfDocument(options: PdfDocumentOptions): Promise<PdfDocument> {
  const { default: PdfKit } = await import('pdfkit');
  const document = new PdfKit({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    // Without a font of ours pdfkit starts with Helvetica, which is not embedded and breaks PDF/A; its type knows names only.
    font: options.font as unknown as string,
    info: {
      Title: forMetadata(options.title),
      Author: forMetadata(options.author),
      Subject: forMetadata(options.subject),
      Creator: 'Countersign',
      Producer: 'Countersign',
      CreationDate: options.at,
      ModDate: options.at,
    },
  });
  // @types/pdfkit ends at the public surface; what is declared above was read in pdfkit 0.20.2's source.
  return document as unknown as PdfDocument;
}

/** pdfkit writes these into XMP as they are: what XML reserves would break it. */
function forMetadata(text: string): string {
  return text.replaceAll('&', 'and').replaceAll('<', '(').replaceAll('>', ')');
}
