// The empty signature fields of a report: each a widget in its signer's box, to be filled by a signing step that only
// appends to the file. pdfkit's own forms set NeedAppearances, which PDF/A forbids, so the form is made here.
import { fromBottom } from './grid.ts';
import type { PdfDocument, PdfReference } from './pdfkit.ts';
import type { Pen } from './pen.ts';

/** The face that signatures are shown in, as the form's default resources name it. */
export const appearanceFont = 'SignatureFont';

/** Characters that a signature's name and reason may be shown in, in the order of their glyph codes from 1 on. */
export const appearanceCharacters: readonly string[] = [
  [0x20, 0x7e],
  [0xa1, 0x17f],
  [0x218, 0x21b],
  [0x386, 0x38a],
  [0x38c, 0x38c],
  [0x38e, 0x3a1],
  [0x3a3, 0x3ce],
  [0x401, 0x45f],
  [0x2018, 0x2019],
].flatMap(([from = 0, to = 0]) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
);

/**
 * Puts Latin, Greek and Cyrillic letters first into the subset of the face that signatures are shown in, so that a later
 * signing step knows each character's glyph code without the font.
 */
export function reserveAppearanceGlyphs(pen: Pen): void {
  if (pen.document === null) return;
  const codes = appearanceCharacters.map((character) => pen.faces.condensedMedium.encode([character]));
  const isInOrder = codes.every((code, index) => code === `<${(index + 1).toString(16).padStart(4, '0')}>`);
  if (!isInOrder) throw new Error('the subset does not begin with the letters of signatures');
}

/** An empty field on the current page, from the top left corner, in points. */
export function addSignatureField(
  pen: Pen,
  name: string,
  description: string,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const { document } = pen;
  if (document === null) return;
  const { x, y, width, height } = area;
  const empty = document.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} });
  empty.end(Buffer.from('q Q'));
  const widget = document.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    // pdfkit takes a String object for a text string, a plain one for a name.
    T: new String(name),
    TU: new String(description),
    Rect: [round(x), round(fromBottom(y + height)), round(x + width), round(fromBottom(y))],
    // Print and Locked.
    F: 132,
    P: document.page.dictionary,
    AP: { N: empty },
  });
  document.page.annotations.push(widget);
  widget.end();
  fieldsOf(document, pen).push(widget);
}

/** Ends the form; pdfkit's own step would look for fonts that it registered itself. */
export function endSignatureFields(document: PdfDocument): void {
  const form = document._root.data.AcroForm;
  document.endAcroForm = () => undefined;
  if (isReference(form)) form.end();
}

function fieldsOf(document: PdfDocument, pen: Pen): PdfReference[] {
  const known = document._root.data.AcroForm;
  if (isReference(known) && Array.isArray(known.data.Fields)) return known.data.Fields;
  const fields: PdfReference[] = [];
  const font = pen.faces.condensedMedium.embedded.ref();
  // SignaturesExist and AppendOnly (ISO 32000-1, 12.7.2).
  document._root.data.AcroForm = document.ref({
    SigFlags: 3,
    Fields: fields,
    DR: { Font: { [appearanceFont]: font } },
  });
  return fields;
}

function isReference(value: unknown): value is PdfReference {
  return typeof value === 'object' && value !== null && 'data' in value && 'end' in value;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
