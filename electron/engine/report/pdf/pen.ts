// Draws on the current page: content operators, marked content, links. A pen without a document draws nothing, so that the
// same layout code can first only count pages.
import { type Colour, colours } from './grid.ts';
import { type Faces, showable } from './measure.ts';
import type { PdfDocument, StructureElement } from './pdfkit.ts';
import type { FittedLine, Run, TextStyle } from './text.ts';

/** A structure element, or null while only counting. */
export type Tag = StructureElement | null;

export interface Placement {
  readonly align?: 'left' | 'right' | 'center';
  readonly width?: number;
  /** Extra space between letters, in points. */
  readonly tracking?: number;
}

export interface Pen {
  readonly faces: Faces;
  readonly document: PdfDocument | null;
  readonly operators: string[];
}

export function createPen(faces: Faces, document: PdfDocument | null): Pen {
  return { faces, document, operators: [] };
}

/** One string on one line, y being its baseline; no breaking. Gives its width. */
export function drawString(
  pen: Pen,
  x: number,
  y: number,
  text: string,
  style: TextStyle,
  placement: Placement = {},
): number {
  const face = pen.faces[style.face];
  const words = showable(face, text).split(' ');
  const space = face.width(' ');
  const tracking = placement.tracking ?? 0;
  const inEms = words.reduce((sum, word) => sum + face.width(word), 0) + (words.length - 1) * space;
  const width = inEms * style.size + tracking * text.length;
  if (pen.document === null) return width;
  const slack = (placement.width ?? 0) - width;
  const shift = placement.align === 'right' ? slack : placement.align === 'center' ? slack / 2 : 0;
  if (tracking !== 0) pen.operators.push(`${tracking} Tc`);
  showWords(pen, x + shift, y, words, style);
  if (tracking !== 0) pen.operators.push('0 Tc');
  return width;
}

/** Lines under each other from baseline `y` on, inside `tag`; null leaves them to whatever mark is open. Gives the next baseline. */
export function drawLines(
  pen: Pen,
  lines: readonly FittedLine[],
  x: number,
  y: number,
  leading: number,
  tag: Tag,
  placement: Placement = {},
): number {
  if (pen.document === null) return y + lines.length * leading;
  let isOpen = false;
  const close = () => {
    if (isOpen) closeMark(pen);
    isOpen = false;
  };
  let baseline = y;
  for (const fitted of lines) {
    const slack = (placement.width ?? 0) - fitted.width;
    const shift = placement.align === 'right' ? slack : placement.align === 'center' ? slack / 2 : 0;
    for (const run of fitted.runs) {
      if (run.link !== undefined && tag !== null) {
        close();
        drawLink(pen, run, run.link, x + shift, baseline, tag);
        continue;
      }
      if (!isOpen && tag !== null) {
        openMark(pen, tag);
        isOpen = true;
      }
      showWords(pen, x + shift + run.x, baseline, run.words, run);
    }
    baseline += leading;
  }
  close();
  return baseline;
}

/** A string in outline through a middle point, turned by `degrees` against the clock. */
export function drawSlanted(pen: Pen, x: number, y: number, text: string, style: TextStyle, degrees: number): void {
  if (pen.document === null) return;
  const face = pen.faces[style.face];
  const font = face.embedded;
  pen.document.page.fonts[font.id] ??= font.ref();
  const turn = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const half = (face.width(text) * style.size) / 2;
  const matrix = [cos, -sin, -sin, -cos].map((value) => Number(value.toFixed(5))).join(' ');
  pen.operators.push(
    `q ${rgb(style.colour)} RG 1.1 w BT 1 Tr /${font.id} ${n(style.size)} Tf ${matrix} ${n(x - half * cos)} ${n(y + half * sin)} Tm [${face.encode([text])}] TJ ET Q`,
  );
}

export function drawRule(
  pen: Pen,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  width: number,
  colour: Colour,
): void {
  if (pen.document === null) return;
  pen.operators.push(`q ${rgb(colour)} RG ${width} w ${n(x1)} ${n(y1)} m ${n(x2)} ${n(y2)} l S Q`);
}

export function drawDots(pen: Pen, x1: number, x2: number, y: number, colour: Colour): void {
  if (pen.document === null || x2 <= x1) return;
  pen.operators.push(`q ${rgb(colour)} RG .5 w [.6 3] 0 d ${n(x1)} ${n(y)} m ${n(x2)} ${n(y)} l S Q`);
}

export interface Paint {
  readonly fill?: Colour;
  readonly stroke?: Colour;
  readonly strokeWidth?: number;
}

export function drawBox(pen: Pen, x: number, y: number, width: number, height: number, paint: Paint): void {
  if (pen.document === null) return;
  pen.operators.push(`q ${paintSetup(paint)}${n(x)} ${n(y)} ${n(width)} ${n(height)} re ${paintEnd(paint)} Q`);
}

export function drawPolygon(pen: Pen, points: readonly (readonly [number, number])[], paint: Paint): void {
  if (pen.document === null) return;
  const path = points.map(([x, y], index) => `${n(x)} ${n(y)} ${index === 0 ? 'm' : 'l'}`).join(' ');
  pen.operators.push(`q ${paintSetup(paint)}${path} h ${paintEnd(paint)} Q`);
}

export function drawHatch(pen: Pen, x: number, y: number, width: number, height: number, colour: Colour): void {
  if (pen.document === null) return;
  const strokes: string[] = [];
  for (let at = -height; at < width; at += 3) {
    strokes.push(`${n(x + at)} ${n(y + height)} m ${n(x + at + height)} ${n(y)} l S`);
  }
  pen.operators.push(`q ${n(x)} ${n(y)} ${n(width)} ${n(height)} re W n ${rgb(colour)} RG .7 w ${strokes.join(' ')} Q`);
}

export function drawCircle(pen: Pen, x: number, y: number, radius: number, paint: Paint): void {
  if (pen.document === null) return;
  const k = 0.5523 * radius;
  const r = radius;
  const curves = [
    `${n(x - r)} ${n(y)} m`,
    `${n(x - r)} ${n(y - k)} ${n(x - k)} ${n(y - r)} ${n(x)} ${n(y - r)} c`,
    `${n(x + k)} ${n(y - r)} ${n(x + r)} ${n(y - k)} ${n(x + r)} ${n(y)} c`,
    `${n(x + r)} ${n(y + k)} ${n(x + k)} ${n(y + r)} ${n(x)} ${n(y + r)} c`,
    `${n(x - k)} ${n(y + r)} ${n(x - r)} ${n(y + k)} ${n(x - r)} ${n(y)} c`,
  ];
  pen.operators.push(`q ${paintSetup(paint)}${curves.join(' ')} ${paintEnd(paint)} Q`);
}

/** A child of `parent` in the document's structure (ISO 32000-1, 14.8). */
export function element(pen: Pen, type: string, parent: Tag, options: Record<string, unknown> = {}): Tag {
  if (pen.document === null || parent === null) return null;
  const made = pen.document.struct(type, options);
  parent.add(made);
  return made;
}

/** Table attributes, for which pdfkit has no option. */
export function spanColumns(tag: Tag, columns: number): void {
  if (tag === null || columns < 2) return;
  const known = tag.dictionary.data.A;
  tag.dictionary.data.A = { ...(typeof known === 'object' ? known : {}), O: 'Table', ColSpan: columns };
}

export function openMark(pen: Pen, tag: Tag): void {
  if (pen.document === null || tag === null) return;
  flush(pen);
  tag.add(pen.document.markStructureContent(String(tag.dictionary.data.S)));
}

export function closeMark(pen: Pen): void {
  if (pen.document === null) return;
  flush(pen);
  pen.document.endMarkedContent();
}

/** What `draw` draws is decoration or page furniture, not content. It may open no mark of its own. */
export function artifact(pen: Pen, draw: () => void, type?: 'Pagination'): void {
  if (pen.document === null) return;
  flush(pen);
  pen.document.markContent('Artifact', type === undefined ? {} : { type });
  draw();
  closeMark(pen);
}

/** Draws inside one new element, which then is complete. */
export function tagged(
  pen: Pen,
  type: string,
  parent: Tag,
  draw: () => void,
  options: Record<string, unknown> = {},
): void {
  const tag = element(pen, type, parent, options);
  openMark(pen, tag);
  draw();
  if (tag === null) return;
  closeMark(pen);
  tag.end();
}

/** An area that leads to a named destination. */
export function linkArea(pen: Pen, x: number, y: number, width: number, height: number, to: string, tag: Tag): void {
  if (pen.document === null || tag === null) return;
  // PDF/A asks for Contents on links; pdfkit takes only a String object for a text string.
  pen.document.goTo(x, y, width, height, to, { structParent: tag, Contents: new String(`Go to ${to}`) });
}

export function startPage(pen: Pen): void {
  if (pen.document === null) return;
  flush(pen);
  pen.document.addPage();
  pen.document.page.dictionary.data.Tabs = 'S';
}

/** Hands what was drawn to the page. */
export function flush(pen: Pen): void {
  if (pen.document === null || pen.operators.length === 0) return;
  pen.document.addContent(pen.operators.join('\n'));
  pen.operators.length = 0;
}

function showWords(pen: Pen, x: number, y: number, words: readonly string[], style: TextStyle): void {
  const face = pen.faces[style.face];
  const font = face.embedded;
  if (pen.document !== null) pen.document.page.fonts[font.id] ??= font.ref();
  const array = face.encode(words);
  pen.operators.push(
    `${rgb(style.colour)} rg BT /${font.id} ${n(style.size)} Tf 1 0 0 -1 ${n(x)} ${n(y)} Tm [${array}] TJ ET`,
  );
}

function drawLink(pen: Pen, run: Run, to: string, x: number, y: number, parent: Tag): void {
  const link = element(pen, 'Link', parent, { alt: run.words.join(' ') });
  openMark(pen, link);
  showWords(pen, x + run.x, y, run.words, run);
  closeMark(pen);
  linkArea(pen, x + run.x, y - run.size, run.width, run.size * 1.25, to, link);
  link?.end();
}

function paintSetup({ fill, stroke, strokeWidth = 0.6 }: Paint): string {
  return `${fill === undefined ? '' : `${rgb(fill)} rg `}${stroke === undefined ? '' : `${rgb(stroke)} RG ${strokeWidth} w `}`;
}

function paintEnd({ fill, stroke }: Paint): string {
  if (fill !== undefined && stroke !== undefined) return 'B';
  return fill === undefined ? 'S' : 'f';
}

function rgb(colour: Colour): string {
  return operands[colour];
}

function n(value: number): number {
  return Math.round(value * 100) / 100;
}

const operands = Object.fromEntries(
  Object.values(colours).map((colour) => [
    colour,
    [1, 3, 5].map((at) => Number((Number.parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(4))).join(' '),
  ]),
) as Record<Colour, string>;
