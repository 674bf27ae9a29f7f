// Running text: headings, paragraphs, lists, code. Each block keeps the page-break rules of its kind.
import { colours, columnAt, columnsWide, page } from './grid.ts';
import { artifact, closeMark, drawBox, drawLines, drawRule, drawString, element, openMark, tagged } from './pen.ts';
import { addDestination, left, need, newPage, openSection, type Sheet } from './sheet.ts';
import { fitLines, type Line, line, type Piece, type Text, type TextStyle } from './text.ts';

export const prose: TextStyle = { face: 'sans', size: 9.4, colour: colours.ink };

export function bold(text: string): Piece {
  return { text, face: 'sansBold' };
}

export function italic(text: string): Piece {
  return { text, face: 'sansItalic' };
}

export function mono(text: string): Piece {
  return { text, face: 'mono', size: 8.4 };
}

/** Leads to a named destination, a section's being `s` and its number. */
export function link(text: string, to: string): Piece {
  return { text, link: to, colour: colours.accent };
}

export function sectionLink(number: string): Piece {
  return link(`section\u00a0${number}`, `s${number}`);
}

/** Leads to an item's line in section 4. */
export function itemLink(reference: string): Piece {
  return link(reference, `item-${reference}`);
}

/**
 * The head of a section with the auditor's question that it answers. It starts a page, or flows on when `keep` points are
 * left for it.
 */
export function heading(sheet: Sheet, number: string, title: string, question: string, keep: number | 'page'): void {
  const { pen } = sheet;
  sheet.sectionTitle = number === '' ? title : `${number}  ${title}`;
  if (keep === 'page' || left(sheet) < keep) newPage(sheet);
  else sheet.y += 26;
  const destination = number === '' ? `s-${title.toLowerCase().replace(/\W+/g, '-')}` : `s${number}`;
  openSection(sheet, title, sheet.sectionTitle);
  addDestination(sheet, destination);
  sheet.contents.push({ number, title, page: sheet.pages, destination, level: 1 });
  const baseline = sheet.y + 10;
  tagged(pen, 'H1', sheet.section, () => {
    const style = { face: 'serif', size: 20, colour: colours.accent } as const;
    if (number !== '') drawString(pen, page.left, baseline, number, { ...style, colour: colours.middle });
    drawString(pen, number === '' ? page.left : columnAt(1), baseline, title, style);
  });
  sheet.y += 24;
  if (question !== '') {
    const lines = fitLines(pen.faces, question, columnsWide(10), { face: 'sansItalic', size: 9, colour: colours.soft });
    const paragraph = element(pen, 'P', sheet.section);
    drawLines(pen, lines, number === '' ? page.left : columnAt(1), sheet.y + 9, 13, paragraph);
    paragraph?.end();
    sheet.y += lines.length * 13 + 3;
  }
  sheet.y += 5;
  artifact(pen, () => drawRule(pen, page.left, sheet.y, page.left + page.text, sheet.y, 0.9, colours.accent));
  sheet.y += 16;
}

/** A numbered head inside a section; keeps `keep` points of what follows on its page. */
export function subheading(sheet: Sheet, number: string, title: string, keep = 90): void {
  const { pen } = sheet;
  need(sheet, keep + 30);
  if (sheet.y > page.top + 2) sheet.y += 8;
  addDestination(sheet, `s${number}`);
  sheet.contents.push({ number, title, page: sheet.pages, destination: `s${number}`, level: 2 });
  sheet.bookmark?.addItem(`${number}  ${title}`);
  tagged(pen, 'H2', sheet.section, () => {
    drawString(pen, page.left, sheet.y + 9, number, { face: 'sans', size: 10.6, colour: colours.middle });
    drawString(pen, columnAt(1), sheet.y + 9, title, { face: 'sansBold', size: 10.6, colour: colours.accent });
  });
  sheet.y += 20;
}

export interface ParagraphOptions extends Partial<TextStyle> {
  readonly leading?: number;
  readonly width?: number;
  readonly after?: number;
}

/** A paragraph of at most eleven columns; never leaves a single line on a page. */
export function paragraph(sheet: Sheet, text: Text, options: ParagraphOptions = {}): void {
  const { pen } = sheet;
  const { leading = 13.6, width = columnsWide(11), after = 7, ...style } = options;
  const lines = fitLines(pen.faces, keepTogether(text), width, { ...prose, ...style });
  const tag = element(pen, 'P', sheet.section);
  let done = 0;
  while (done < lines.length) {
    const remaining = lines.length - done;
    let count = Math.min(remaining, Math.floor(left(sheet) / leading));
    if (count < remaining && remaining - count < 2) count -= 1;
    if (count < Math.min(2, remaining)) {
      newPage(sheet);
      continue;
    }
    drawLines(pen, lines.slice(done, done + count), page.left, sheet.y + 9.5, leading, tag);
    sheet.y += count * leading;
    done += count;
  }
  tag?.end();
  sheet.y += after;
}

export function list(
  sheet: Sheet,
  items: readonly Text[],
  options: { readonly numbered?: boolean; readonly size?: number } = {},
): void {
  const { pen } = sheet;
  const whole = element(pen, 'L', sheet.section);
  for (const [index, text] of items.entries()) {
    const lines = fitLines(pen.faces, keepTogether(text), columnsWide(12) - 16, {
      ...prose,
      size: options.size ?? prose.size,
    });
    need(sheet, lines.length * 13.2);
    const item = element(pen, 'LI', whole);
    tagged(pen, 'Lbl', item, () => {
      if (options.numbered === true) {
        drawString(pen, page.left, sheet.y + 9.3, String(index + 1), {
          face: 'sansMedium',
          size: 9.2,
          colour: colours.middle,
        });
      } else drawBox(pen, page.left + 1, sheet.y + 5, 3.2, 3.2, { fill: colours.middle });
    });
    const body = element(pen, 'LBody', item);
    drawLines(pen, lines, page.left + 16, sheet.y + 9.5, 13.2, body);
    body?.end();
    item?.end();
    sheet.y += lines.length * 13.2 + 3;
  }
  whole?.end();
  sheet.y += 4;
}

/** Lines to be typed or compared; a line that goes on is indented by four spaces. */
export function code(sheet: Sheet, lines: readonly string[], caption: string | null = null, indent = 0): void {
  const { pen } = sheet;
  const fits = Math.floor((page.text - indent - 26) / 4.56);
  const shown = lines.flatMap((text) => wrapCode(text, fits));
  const height = shown.length * 11 + 13;
  need(sheet, height + (caption === null ? 0 : 14));
  if (caption !== null) {
    tagged(pen, 'P', sheet.section, () =>
      drawString(pen, page.left + indent, sheet.y + 7, caption, { face: 'condensed', size: 8, colour: colours.soft }),
    );
    sheet.y += 13;
  }
  artifact(pen, () => {
    drawBox(pen, page.left + indent, sheet.y, page.text - indent, height, { fill: colours.tint });
    drawBox(pen, page.left + indent, sheet.y, 2, height, { fill: colours.middle });
  });
  const tag = element(pen, 'Code', sheet.section);
  openMark(pen, tag);
  shown.forEach((text, index) => {
    const style = { face: 'mono', size: 7.6, colour: colours.ink } as const;
    if (text !== '') drawString(pen, page.left + indent + 12, sheet.y + 15 + index * 11, text, style);
  });
  if (tag !== null) closeMark(pen);
  tag?.end();
  sheet.y += height + 7;
}

/** Hexadecimal digits in groups of sixteen. */
export function grouped(hexadecimal: string): string {
  return (hexadecimal.match(/.{1,16}/g) ?? []).join(' ');
}

/** No line break between a number and what it counts. */
function keepTogether(text: Text): Text {
  if (typeof text === 'string') return unbroken(text);
  if (!('pieces' in text)) return text.map((one) => (typeof one === 'string' ? unbroken(one) : unbrokenLine(one)));
  return unbrokenLine(text);
}

function unbrokenLine(one: Line): Line {
  return line(
    one,
    ...one.pieces.map((piece) =>
      typeof piece === 'string' ? unbroken(piece) : { ...piece, text: unbroken(piece.text) },
    ),
  );
}

function unbroken(text: string): string {
  return text
    .replace(
      /(\d) (?=(?:minutes|seconds|hours|days|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)\b)/g,
      '$1\u00a0',
    )
    .replace(/\b([Ss]ection|Table|entry) (?=\d)/g, '$1\u00a0');
}

function wrapCode(text: string, fits: number): string[] {
  const lines = [text.slice(0, fits)];
  for (let at = fits; at < text.length; at += fits - 4) lines.push(`    ${text.slice(at, at + fits - 4)}`);
  return lines;
}
