// Widths and glyph codes of words, measured without pdfkit's text functions: those shape a text again at each call.
import type { FaceName } from './fonts.ts';
import type { EmbeddedFont, Glyph, PdfDocument } from './pdfkit.ts';

export interface Face {
  readonly embedded: EmbeddedFont;
  /** Width of one word or space, in ems. */
  width(word: string): number;
  /** The word as the inside of a TJ array, its glyphs in the embedded subset from now on. */
  encode(word: string): string;
}

export type Faces = Readonly<Record<FaceName, Face>>;

/** Registers every font with the document. */
export function createFaces(document: PdfDocument, fonts: ReadonlyMap<FaceName, Buffer>): Faces {
  const faces = new Map<string, Face>();
  for (const [name, font] of fonts) {
    document.registerFont(name, font);
    document.font(name);
    // Tables and code are set without kerning: widths are then sums of advances, which is many times faster.
    const isKerned = name.startsWith('sans') || name.startsWith('serif');
    faces.set(name, isKerned ? kernedFace(document._font) : plainFace(document._font));
  }
  return Object.fromEntries(faces) as Record<FaceName, Face>;
}

/** Writes characters that no face can show as their code, so that nothing vanishes: `U+4E2D`. */
export function showable(face: Face, text: string): string {
  let shown = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x20 && face.embedded.font.hasGlyphForCodePoint(code)) shown += character;
    else if (character === '\n' || character === '\t' || character === '\r') shown += ' ';
    else shown += `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return shown;
}

function plainFace(embedded: EmbeddedFont): Face {
  const perEm = embedded.scale / 1000;
  const glyphs = new Map<string, Glyph>();
  const codes = new Map<number, string>();
  const glyphOf = (character: string): Glyph => {
    const known = glyphs.get(character);
    if (known !== undefined) return known;
    const glyph = embedded.font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    glyphs.set(character, glyph);
    return glyph;
  };
  return {
    embedded,
    width(word) {
      let width = 0;
      for (const character of word) width += glyphOf(character).advanceWidth;
      return width * perEm;
    },
    encode(word) {
      let code = '';
      for (const character of word) code += codeOf(embedded, codes, glyphOf(character));
      return `<${code}>`;
    },
  };
}

function kernedFace(embedded: EmbeddedFont): Face {
  const perEm = embedded.scale / 1000;
  const words = new Map<string, { readonly width: number; readonly run: ReturnType<EmbeddedFont['font']['layout']> }>();
  const codes = new Map<number, string>();
  const shaped = (word: string) => {
    const known = words.get(word);
    if (known !== undefined) return known;
    const run = embedded.font.layout(word);
    const made = { width: run.positions.reduce((sum, position) => sum + position.xAdvance, 0) * perEm, run };
    words.set(word, made);
    return made;
  };
  return {
    embedded,
    width: (word) => shaped(word).width,
    encode(word) {
      const { run } = shaped(word);
      let array = '';
      let code = '';
      run.glyphs.forEach((glyph, index) => {
        code += codeOf(embedded, codes, glyph);
        const kern = glyph.advanceWidth - (run.positions[index]?.xAdvance ?? glyph.advanceWidth);
        if (Math.abs(kern) <= 0.5) return;
        array += `<${code}>${Number((kern * embedded.scale).toFixed(2))}`;
        code = '';
      });
      return code === '' ? array : `${array}<${code}>`;
    },
  };
}

function codeOf(embedded: EmbeddedFont, codes: Map<number, string>, glyph: Glyph): string {
  const known = codes.get(glyph.id);
  if (known !== undefined) return known;
  const index = embedded.subset.includeGlyph(glyph.id);
  embedded.widths[index] ??= glyph.advanceWidth * embedded.scale;
  embedded.unicode[index] ??= glyph.codePoints;
  const code = index.toString(16).padStart(4, '0');
  codes.set(glyph.id, code);
  return code;
}
