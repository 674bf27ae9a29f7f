// Where the report stands while it is laid out: the page, the height on it, the section; and the furniture of each page.
import { colours, page } from './grid.ts';
import type { OutlineItem } from './pdfkit.ts';
import { artifact, drawBox, drawRule, drawSlanted, drawString, element, type Pen, startPage, type Tag } from './pen.ts';

export interface ContentsEntry {
  readonly number: string;
  readonly title: string;
  readonly page: number;
  readonly destination: string;
  readonly level: 1 | 2;
}

/** What every page carries, and what only a first pass over the layout can know. */
export interface Furniture {
  readonly head: string;
  readonly foot: string;
  /** SHA-256 of the sealed state, 64 hexadecimal digits. */
  readonly stateDigest: string;
  readonly draft: boolean;
  /** Names and ids are pseudonyms. */
  readonly redacted: boolean;
  readonly pages: number;
  readonly contents: readonly ContentsEntry[];
}

export interface Sheet {
  readonly pen: Pen;
  readonly furniture: Furniture;
  /** The root of the structure, and the section that new elements go into. */
  readonly root: Tag;
  section: Tag;
  sectionTitle: string;
  bookmark: OutlineItem | null;
  /** Next free height from the top. */
  y: number;
  pages: number;
  tables: number;
  readonly contents: ContentsEntry[];
  /** Named places that links may lead to; a link to one that never came would be dead. */
  readonly destinations: Set<string>;
}

export function createSheet(pen: Pen, furniture: Furniture): Sheet {
  const root = pen.document === null ? null : pen.document.struct('Document');
  if (root !== null) pen.document?.addStructure(root);
  return {
    pen,
    furniture,
    root,
    section: null,
    sectionTitle: '',
    bookmark: null,
    y: page.top,
    pages: 0,
    tables: 0,
    contents: [],
    destinations: new Set(),
  };
}

/** Height left on the page. */
export function left(sheet: Sheet): number {
  return page.height - page.bottom - sheet.y;
}

/** Starts a page when less than `height` is left; true when it did. */
export function need(sheet: Sheet, height: number): boolean {
  if (left(sheet) >= height) return false;
  newPage(sheet);
  return true;
}

export function newPage(sheet: Sheet, isBare = false): void {
  const { pen, furniture } = sheet;
  startPage(pen);
  sheet.pages += 1;
  sheet.y = page.top;
  if (furniture.draft) artifact(pen, () => drawDraftMark(sheet), 'Pagination');
  if (isBare) return;
  artifact(pen, () => drawHead(sheet), 'Pagination');
  artifact(
    pen,
    () => {
      const y = page.height - 36;
      const soft = { face: 'condensed', size: 7.2, colour: colours.soft } as const;
      drawRule(pen, page.left, y - 11, page.left + page.text, y - 11, 0.5, colours.hairline);
      const width = drawString(pen, page.left, y, furniture.foot, soft);
      drawString(pen, page.left + width + 6, y, furniture.stateDigest.slice(0, 16), {
        face: 'mono',
        size: 6.4,
        colour: colours.soft,
      });
      const count = `Page ${sheet.pages} of ${furniture.pages}`;
      drawString(
        pen,
        page.left,
        y,
        count,
        { face: 'condensedMedium', size: 7.6, colour: colours.ink },
        { align: 'right', width: page.text },
      );
    },
    'Pagination',
  );
}

/** The black tab that every page of a draft carries, and the framed one of a redacted edition. */
export function drawEditionTab(pen: Pen, { draft, redacted }: Furniture, x: number, y: number, width: number): void {
  if (!draft && !redacted) return;
  const text = [redacted ? 'REDACTED EDITION' : '', draft ? 'DRAFT – NOT SEALED, NOT SIGNED' : '']
    .filter((part) => part !== '')
    .join(' – ');
  const wide = draft && redacted ? width + 80 : width;
  const left = draft && redacted && x > page.left ? x - 40 : x;
  const ink = { face: 'condensedBold', size: 7.4, colour: draft ? colours.white : colours.ink } as const;
  drawBox(pen, left, y, wide, 14, draft ? { fill: colours.ink } : { stroke: colours.ink, strokeWidth: 0.9 });
  drawString(pen, left, y + 10, text, ink, { align: 'center', width: wide });
}

/** Across the page in outline, behind everything: it shows on a print without colour and leaves the text readable. */
function drawDraftMark({ pen }: Sheet): void {
  const style = { face: 'sansBold', size: 150, colour: colours.hairline } as const;
  drawSlanted(pen, page.width / 2, page.height / 2 + 30, 'DRAFT', style, 52);
}

/** Opens a section of the structure with its bookmark. */
export function openSection(sheet: Sheet, title: string, bookmark: string): void {
  sheet.section?.end();
  sheet.section = element(sheet.pen, 'Sect', sheet.root, { title });
  sheet.bookmark = sheet.pen.document?.outline.addItem(bookmark, { expanded: false }) ?? null;
}

/** A named place at the current height, a little above it so that what it names is not at the very edge. */
export function addDestination(sheet: Sheet, name: string, y = sheet.y): void {
  sheet.destinations.add(name);
  sheet.pen.document?.addNamedDestination(name, 'XYZ', 0, Math.max(0, y - 26), null);
}

function drawHead(sheet: Sheet): void {
  const { pen, furniture } = sheet;
  const right = { align: 'right', width: page.text } as const;
  drawString(pen, page.left, 44, furniture.head, { face: 'condensedMedium', size: 7.6, colour: colours.soft });
  drawString(pen, page.left, 44, sheet.sectionTitle, { face: 'condensed', size: 7.6, colour: colours.soft }, right);
  drawRule(pen, page.left, 51, page.left + page.text, 51, 0.5, colours.hairline);
  drawEditionTab(pen, furniture, page.width / 2 - 70, 15, 140);
}
