// Text in pieces and lines, and how it is broken to a width. There is no markup: what comes from a bundle is only ever text.
import type { FaceName } from './fonts.ts';
import type { Colour } from './grid.ts';
import { type Faces, showable } from './measure.ts';

export interface TextStyle {
  readonly face: FaceName;
  readonly size: number;
  readonly colour: Colour;
}

/** A stretch in one style; `link` names a destination of this document. */
export interface Piece extends Partial<TextStyle> {
  readonly text: string;
  readonly link?: string;
}

/** One paragraph: pieces that follow each other on a line. */
export interface Line extends Partial<TextStyle> {
  readonly pieces: readonly (string | Piece)[];
}

/** One paragraph, or several under each other. */
export type Text = string | Line | readonly (string | Line)[];

/** Consecutive words of one style on one line. */
export interface Run extends TextStyle {
  x: number;
  width: number;
  words: string[];
  readonly link: string | undefined;
}

export interface FittedLine {
  readonly runs: readonly Run[];
  readonly width: number;
}

interface Fragment extends TextStyle {
  readonly text: string;
  readonly link: string | undefined;
}

export function line(style: Partial<TextStyle>, ...pieces: readonly (string | Piece)[]): Line {
  return { ...style, pieces };
}

/** Breaks the text to `width` points. */
export function fitLines(faces: Faces, text: Text, width: number, base: TextStyle): FittedLine[] {
  const paragraphs = Array.isArray(text) ? text : [text];
  return paragraphs.flatMap((paragraph: string | Line) => fitParagraph(faces, paragraph, width, base));
}

function fitParagraph(faces: Faces, paragraph: string | Line, width: number, base: TextStyle): FittedLine[] {
  const alone = typeof paragraph === 'string' ? paragraph : paragraph.pieces.length === 1 ? paragraph.pieces[0] : null;
  if (alone != null) {
    const style = typeof paragraph === 'string' ? base : { ...base, ...defined(paragraph) };
    const fitted = fitWords(faces, alone, style, width);
    if (fitted !== null) return fitted;
  }
  const lines: FittedLine[] = [];
  let runs: Run[] = [];
  let x = 0;
  const end = () => {
    lines.push({ runs, width: x });
    runs = [];
    x = 0;
  };
  const widthOf = (fragment: Fragment) => faces[fragment.face].width(fragment.text) * fragment.size;
  const place = (fragment: Fragment, gap: number) => {
    const advance = widthOf(fragment);
    const last = runs.at(-1);
    if (last !== undefined && sameStyle(last, fragment)) {
      if (gap > 0) last.words.push(fragment.text);
      else last.words[last.words.length - 1] += fragment.text;
      last.width += gap + advance;
    } else {
      const { face, size, colour, link, text } = fragment;
      runs.push({ face, size, colour, link, x: x + gap, width: advance, words: [text] });
    }
    x += gap + advance;
  };
  for (const { fragments, space } of wordsOf(faces, paragraph, base)) {
    const wordWidth = fragments.reduce((sum, fragment) => sum + widthOf(fragment), 0);
    const gap = x > 0 ? space : 0;
    const isBreakable = fragments.some((fragment) => /[/.:@_-]/.test(fragment.text));
    if (x + gap + wordWidth <= width + 0.01) {
      for (const [index, fragment] of fragments.entries()) place(fragment, index === 0 ? gap : 0);
    } else if (wordWidth <= width && !(wordWidth > width * 0.62 && isBreakable)) {
      end();
      for (const fragment of fragments) place(fragment, 0);
    } else {
      // Too long for any line, or long enough to leave a hole: broken after / . : @ _ - or else anywhere.
      let before = gap;
      for (const part of fragments.flatMap(partsOf)) {
        for (const bit of bitsWithin(faces, part, width)) {
          if (x > 0 && x + before + widthOf(bit) > width + 0.01) {
            end();
            before = 0;
          }
          place(bit, before);
          before = 0;
        }
      }
    }
  }
  if (runs.length > 0 || lines.length === 0) end();
  return lines;
}

/** Most paragraphs are of one style, and no word of them has to be broken; null where one has to. */
function fitWords(faces: Faces, piece: string | Piece, base: TextStyle, width: number): FittedLine[] | null {
  const { text, link, face, size, colour } =
    typeof piece === 'string' ? { ...base, text: piece, link: undefined } : { ...base, link: undefined, ...piece };
  const measure = faces[face];
  const space = measure.width(' ') * size;
  const lines: FittedLine[] = [];
  let words: string[] = [];
  let x = 0;
  const end = () => {
    lines.push({ runs: words.length === 0 ? [] : [{ face, size, colour, link, x: 0, width: x, words }], width: x });
    words = [];
    x = 0;
  };
  for (const word of showable(measure, text).split(' ')) {
    if (word === '') continue;
    const advance = measure.width(word) * size;
    const gap = x > 0 ? space : 0;
    if (x + gap + advance > width + 0.01) {
      if (advance > width || (advance > width * 0.62 && /[/.:@_-]/.test(word))) return null;
      end();
      x = advance;
    } else x += gap + advance;
    words.push(word);
  }
  if (words.length > 0 || lines.length === 0) end();
  return lines;
}

/** Pieces cut at spaces: fragments with no space between them stay together as one word. */
function wordsOf(faces: Faces, paragraph: string | Line, base: TextStyle): { fragments: Fragment[]; space: number }[] {
  const words: { fragments: Fragment[]; space: number }[] = [];
  const own = typeof paragraph === 'string' ? { pieces: [paragraph] } : paragraph;
  const style = { ...base, ...defined(own) };
  let isOpen = false;
  for (const piece of own.pieces) {
    const given: Piece = typeof piece === 'string' ? { text: piece } : piece;
    const { face, size, colour } = { ...style, ...defined(given) };
    const text = showable(faces[face], given.text);
    for (const token of text.match(/ +|[^ ]+/g) ?? []) {
      if (token.startsWith(' ')) {
        isOpen = false;
        continue;
      }
      const fragment: Fragment = { face, size, colour, link: given.link, text: token };
      const last = words.at(-1);
      if (isOpen && last !== undefined) last.fragments.push(fragment);
      else words.push({ fragments: [fragment], space: faces[face].width(' ') * size });
      isOpen = true;
    }
  }
  return words;
}

function defined(style: Partial<TextStyle>): Partial<TextStyle> {
  return {
    ...(style.face === undefined ? {} : { face: style.face }),
    ...(style.size === undefined ? {} : { size: style.size }),
    ...(style.colour === undefined ? {} : { colour: style.colour }),
  };
}

function partsOf(fragment: Fragment): Fragment[] {
  const parts = fragment.text.match(/[^/.:@_,-]+[/.:@_,-]*|[/.:@_,-]+/g) ?? [fragment.text];
  return parts.map((text) => ({ ...fragment, text }));
}

function bitsWithin(faces: Faces, fragment: Fragment, width: number): Fragment[] {
  const face = faces[fragment.face];
  if (face.width(fragment.text) * fragment.size <= width) return [fragment];
  const bits: Fragment[] = [];
  let bit = '';
  for (const character of fragment.text) {
    if (bit !== '' && face.width(bit + character) * fragment.size > width) {
      bits.push({ ...fragment, text: bit });
      bit = '';
    }
    bit += character;
  }
  return [...bits, { ...fragment, text: bit }];
}

function sameStyle(run: Run, fragment: Fragment): boolean {
  return (
    run.face === fragment.face &&
    run.size === fragment.size &&
    run.colour === fragment.colour &&
    run.link === fragment.link
  );
}
