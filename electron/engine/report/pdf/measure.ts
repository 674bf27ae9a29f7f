// Widths and glyph codes of words, measured without pdfkit's text functions: those shape a text again at each call.
import type { FaceName } from './fonts.ts';
import type { EmbeddedFont, Glyph, PdfDocument } from './pdfkit.ts';

export interface Face {
  readonly embedded: EmbeddedFont;
  /** Whether the face has a glyph for the character. */
  shows(codePoint: number): boolean;
  /** Width of one word or space, in ems. */
  width(word: string): number;
  /** Words with a space between them as the inside of a TJ array, their glyphs in the embedded subset from now on. */
  encode(words: readonly string[]): string;
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
  if (isShown(face, text)) return text;
  let shown = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x20 && face.shows(code)) shown += character;
    else if (character === '\n' || character === '\t' || character === '\r') shown += ' ';
    else shown += `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return shown;
}

/** Most text can be shown as it is; surrogates are looked at one by one. */
function isShown(face: Face, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || (code >= 0xd800 && code < 0xe000) || !face.shows(code)) return false;
  }
  return true;
}

/** Looks a code point up in the font once. */
function shownBy(embedded: EmbeddedFont): Face['shows'] {
  const known = new Map<number, boolean>();
  return (codePoint) => {
    let shown = known.get(codePoint);
    if (shown === undefined) {
      shown = embedded.font.hasGlyphForCodePoint(codePoint);
      known.set(codePoint, shown);
    }
    return shown;
  };
}

function plainFace(embedded: EmbeddedFont): Face {
  const perEm = embedded.scale / 1000;
  // By code point, read from the font once: its own tables are slow to look into.
  const widths: number[] = [];
  const encoded: string[] = [];
  const codes = new Map<number, string>();
  const widthOf = (codePoint: number): number => {
    const width = embedded.font.glyphForCodePoint(codePoint).advanceWidth;
    widths[codePoint] = width;
    return width;
  };
  const codeOfPoint = (codePoint: number): string => {
    const code = codeOf(embedded, codes, embedded.font.glyphForCodePoint(codePoint));
    encoded[codePoint] = code;
    return code;
  };
  return {
    embedded,
    shows: shownBy(embedded),
    width(word) {
      let width = 0;
      for (let index = 0; index < word.length; index++) {
        const codePoint = word.codePointAt(index) ?? 0;
        if (codePoint > 0xffff) index += 1;
        width += widths[codePoint] ?? widthOf(codePoint);
      }
      return width * perEm;
    },
    encode(words) {
      const line = words.length === 1 ? (words[0] ?? '') : words.join(' ');
      let code = '';
      for (let index = 0; index < line.length; index++) {
        const codePoint = line.codePointAt(index) ?? 0;
        if (codePoint > 0xffff) index += 1;
        code += encoded[codePoint] ?? codeOfPoint(codePoint);
      }
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
    shows: shownBy(embedded),
    width: (word) => shaped(word).width,
    encode: (words) =>
      words
        .map((word) => (word === '' ? '' : encodeWord(word)))
        .join(encodeWord(' '))
        .replaceAll('><', ''),
  };

  function encodeWord(word: string): string {
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
  }
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
