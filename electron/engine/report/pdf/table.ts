// Tables: no vertical rules, worst or source order, heads and groups that repeat, rows that never split, and no row alone.
import { type Colour, colours, page } from './grid.ts';
import {
  artifact,
  closeMark,
  drawBox,
  drawLines,
  drawRule,
  drawString,
  element,
  openMark,
  spanColumns,
  type Tag,
  tagged,
} from './pen.ts';
import { addDestination, left, need, newPage, type Sheet } from './sheet.ts';
import { type FittedLine, fitLines, type Text, type TextStyle } from './text.ts';

export interface Column extends Partial<TextStyle> {
  readonly head: string;
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly indent?: number;
}

export interface Cell extends Partial<TextStyle> {
  readonly text: Text;
  readonly span?: number;
  readonly indent?: number;
  /** Drawn at the cell's left edge, on the first line. */
  readonly mark?: (x: number, y: number) => void;
}

/** A cell that draws itself: `alt` says what a reader of the screen hears. */
export interface DrawnCell {
  readonly alt: string;
  readonly draw: (x: number, y: number, width: number) => void;
}

export interface Row {
  readonly cells: readonly (string | Cell | DrawnCell)[];
  readonly tint?: Colour;
  readonly destination?: string;
}

/** A line that heads the rows under it. */
export interface Group {
  readonly group: string;
  readonly aside: string;
}

export interface TableSpec {
  /** Without its number; null for a table that is part of the text above it. */
  readonly caption: string | null;
  readonly columns: readonly Column[];
  readonly rows: Iterable<Row | Group>;
  readonly headless?: boolean;
  readonly size?: number;
  readonly leading?: number;
  readonly padding?: number;
  readonly after?: number;
}

interface Fitted {
  readonly row: Row | Group;
  readonly height: number;
  readonly lines: readonly (readonly FittedLine[])[];
}

const headLeading = 9.4;
const cellGap = 8;

export function table(sheet: Sheet, spec: TableSpec): void {
  // Runs through without stopping; long tables are stepped through by whoever has to stay responsive.
  for (const _ of tableSteps(sheet, spec));
}

/** Rows that are made one by one, each when it is its turn. */
export function* lazily<From>(items: Iterable<From>, make: (item: From) => Row | Group): Generator<Row | Group> {
  for (const item of items) yield make(item);
}

/** Draws the table and yields after each row. Rows are taken, measured and drawn one by one, two ahead. */
export function* tableSteps(sheet: Sheet, spec: TableSpec): Generator<void> {
  const { pen } = sheet;
  const size = spec.size ?? 8.2;
  const leading = spec.leading ?? 10.6;
  const layout = createLayout(sheet, spec, size, leading);
  const rows = spec.rows[Symbol.iterator]();
  const ahead: Fitted[] = [];
  const fill = () => {
    while (ahead.length < 3) {
      const next = rows.next();
      if (next.done === true) return;
      ahead.push(layout.fitRow(next.value));
    }
  };
  fill();
  const captionHeight = spec.caption === null ? 0 : 14;
  need(
    sheet,
    captionHeight + layout.headHeight + keptHeight(ahead) + (isGroup(ahead[0]) ? 0 : (ahead[1]?.height ?? 0)),
  );
  const tag = element(pen, 'Table', sheet.section);
  if (spec.caption !== null) sheet.tables += 1;
  const caption = spec.caption === null ? null : `Table ${sheet.tables}`;
  if (caption !== null) drawCaption(sheet, `${caption}  ${spec.caption}`, tag);
  layout.drawHead(tag);
  // One body a page: what is ended is written and forgotten, however long the table is.
  let body = element(pen, 'TBody', tag);
  let group: Fitted | null = null;
  for (let row = ahead[0]; row !== undefined; row = ahead[0]) {
    if (left(sheet) < keptHeight(ahead)) {
      body?.end();
      newPage(sheet);
      body = element(pen, 'TBody', tag);
      if (caption !== null) drawContinuedCaption(sheet, caption);
      if (spec.headless !== true) layout.drawHead(null);
      if (group !== null && !isGroup(row)) layout.drawContinuedGroup(group);
    }
    if (isGroup(row)) {
      layout.drawGroup(row, body);
      group = row;
    } else layout.drawRow(row, body);
    ahead.shift();
    fill();
    yield;
  }
  body?.end();
  tag?.end();
  sheet.y += spec.after ?? 14;
}

/** What has to stay on one page from the first row on: a group with two rows, the last row with the one before it. */
function keptHeight([first, second, third]: readonly Fitted[]): number {
  if (first === undefined) return 0;
  if (isGroup(first)) return first.height + (second?.height ?? 0) + (isGroup(third) ? 0 : (third?.height ?? 0));
  const isLastButOne = second !== undefined && third === undefined;
  return first.height + (isLastButOne ? second.height : 0);
}

function isGroup(fitted: Fitted | undefined): boolean {
  return fitted !== undefined && 'group' in fitted.row;
}

function drawCaption(sheet: Sheet, text: string, parent: Tag): void {
  const { pen } = sheet;
  tagged(pen, 'Caption', parent, () =>
    drawString(pen, page.left, sheet.y + 8, text, { face: 'condensedBold', size: 8.4, colour: colours.ink }),
  );
  sheet.y += 14;
}

function drawContinuedCaption(sheet: Sheet, caption: string): void {
  const { pen } = sheet;
  const style = { face: 'condensedBold', size: 8.4, colour: colours.ink } as const;
  artifact(pen, () => drawString(pen, page.left, sheet.y + 8, `${caption}, continued`, style), 'Pagination');
  sheet.y += 14;
}

function createLayout(sheet: Sheet, spec: TableSpec, size: number, leading: number) {
  const { pen } = sheet;
  const padding = spec.padding ?? 3.6;
  const base: TextStyle = { face: 'condensed', size, colour: colours.ink };
  const edges = spec.columns.map((_, index) =>
    spec.columns.slice(0, index).reduce<number>((sum, column) => sum + column.width, page.left),
  );
  const edge = (index: number) => edges[index] ?? page.left;
  const widthOf = (index: number, span: number) => {
    const columns = spec.columns.slice(index, index + span);
    return columns.reduce((sum, column) => sum + column.width, 0) - (index + span < spec.columns.length ? cellGap : 0);
  };
  const heads = spec.columns.map((column, index) =>
    fitLines(pen.faces, column.head, widthOf(index, 1), {
      face: 'condensedMedium',
      size: size - 0.3,
      colour: colours.soft,
    }),
  );
  const headLines = Math.max(...heads.map((lines) => lines.length));
  const headHeight = spec.headless === true ? 0 : headLines * headLeading + 7;
  const rule = (y: number, width: number, colour: Colour) =>
    artifact(pen, () => drawRule(pen, page.left, y, page.left + page.text, y, width, colour));

  const fitRow = (row: Row | Group): Fitted => {
    if ('group' in row) {
      const style = { face: 'condensedBold', size: size + 0.6, colour: colours.accent } as const;
      const head = fitLines(pen.faces, row.group, page.text * 0.55, style).slice(0, 1);
      const room = page.text - (head[0]?.width ?? 0) - 16;
      const aside = fitLines(pen.faces, row.aside, room, { ...base, colour: colours.soft }).slice(0, 1);
      return { row, height: leading + 10, lines: [head, aside] };
    }
    let at = 0;
    const lines = row.cells.map((cell) => {
      const index = at;
      if (typeof cell !== 'string' && 'draw' in cell) {
        at += 1;
        return [];
      }
      const { text, span = 1, indent, ...style } = typeof cell === 'string' ? { text: cell } : cell;
      at += span;
      const column = spec.columns[index];
      const own = { ...base, ...styleOf(column), ...styleOf(style) };
      return fitLines(pen.faces, text, widthOf(index, span) - (indent ?? column?.indent ?? 0), own);
    });
    const height = Math.max(1, ...lines.map((cell) => cell.length)) * leading + 2 * padding;
    return { row, height, lines };
  };

  const drawHead = (parent: Tag) => {
    if (spec.headless === true) {
      rule(sheet.y, 0.5, colours.hairline);
      return;
    }
    const draw = (tr: Tag) =>
      heads.forEach((lines, index) => {
        const column = spec.columns[index];
        const th = element(pen, 'TH', tr, { scope: 'Column' });
        const y = sheet.y + (headLines - lines.length) * headLeading + 9;
        drawLines(pen, lines, edge(index) + (column?.indent ?? 0), y, headLeading, th, {
          align: column?.align ?? 'left',
          width: widthOf(index, 1),
        });
        th?.end();
      });
    if (parent === null) artifact(pen, () => draw(null), 'Pagination');
    else {
      const head = element(pen, 'THead', parent);
      const tr = element(pen, 'TR', head);
      draw(tr);
      tr?.end();
      head?.end();
    }
    sheet.y += headHeight;
    rule(sheet.y, 0.9, colours.ink);
  };

  const drawGroup = ({ lines: [head = [], aside = []], height }: Fitted, parent: Tag) => {
    const tr = element(pen, 'TR', parent);
    const th = element(pen, 'TH', tr, { scope: 'Row' });
    spanColumns(th, spec.columns.length);
    const baseline = sheet.y + leading + 4;
    drawLines(pen, head, page.left, baseline, leading, th);
    drawLines(pen, aside, page.left, baseline, leading, th, { align: 'right', width: page.text });
    th?.end();
    tr?.end();
    sheet.y += height;
    rule(sheet.y, 0.5, colours.middle);
  };

  const drawContinuedGroup = ({ lines: [head = []] }: Fitted) => {
    artifact(
      pen,
      () => {
        const baseline = sheet.y + leading + 4;
        const style = { face: 'condensedItalic', size, colour: colours.soft } as const;
        drawLines(pen, head, page.left, baseline, leading, null);
        drawString(pen, page.left, baseline, 'continued', style, { align: 'right', width: page.text });
      },
      'Pagination',
    );
    sheet.y += leading + 10;
    rule(sheet.y, 0.5, colours.middle);
  };

  const drawRow = ({ row, height, lines }: Fitted, parent: Tag) => {
    if ('group' in row) return;
    const top = sheet.y;
    if (row.destination !== undefined) addDestination(sheet, row.destination, top - 14);
    const { tint } = row;
    if (tint !== undefined) {
      artifact(pen, () => drawBox(pen, page.left - 4, top + 0.3, page.text + 8, height - 0.6, { fill: tint }));
    }
    const tr = element(pen, 'TR', parent);
    const marks: (() => void)[] = [];
    let at = 0;
    row.cells.forEach((cell, place) => {
      const index = at;
      const column = spec.columns[index];
      const x = edge(index);
      if (typeof cell !== 'string' && 'draw' in cell) {
        at += 1;
        const td = element(pen, 'TD', tr);
        const figure = element(pen, 'Figure', td, {
          alt: cell.alt,
          bbox: [x, top, x + widthOf(index, 1), top + height],
        });
        openMark(pen, figure);
        cell.draw(x, top + padding, widthOf(index, 1));
        if (figure !== null) closeMark(pen);
        figure?.end();
        td?.end();
        return;
      }
      const { span = 1, indent, mark } = typeof cell === 'string' ? {} : cell;
      at += span;
      const td = place === 0 ? element(pen, 'TH', tr, { scope: 'Row' }) : element(pen, 'TD', tr);
      spanColumns(td, span);
      const inset = indent ?? column?.indent ?? 0;
      drawLines(pen, lines[place] ?? [], x + inset, top + padding + size * 0.93, leading, td, {
        align: column?.align ?? 'left',
        width: widthOf(index, span) - inset,
      });
      if (mark !== undefined) marks.push(() => mark(x, top + padding + 2.1));
      td?.end();
    });
    tr?.end();
    sheet.y = top + height;
    artifact(pen, () => {
      for (const mark of marks) mark();
      drawRule(pen, page.left, sheet.y, page.left + page.text, sheet.y, 0.4, colours.hairline);
    });
  };

  return { headHeight, fitRow, drawHead, drawGroup, drawContinuedGroup, drawRow };
}

function styleOf(style: Partial<TextStyle> | undefined): Partial<TextStyle> {
  return {
    ...(style?.face === undefined ? {} : { face: style.face }),
    ...(style?.size === undefined ? {} : { size: style.size }),
    ...(style?.colour === undefined ? {} : { colour: style.colour }),
  };
}
