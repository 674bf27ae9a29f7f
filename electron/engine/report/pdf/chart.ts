// The summary's charts, drawn directly: one ink weight, the value at its mark, no axes, and all numbers in the alt text.
import type { CoverageStatus, ItemOutcome, Risk } from '../../../../shared/words.ts';
import { type Colour, colours } from './grid.ts';
import { drawMark } from './marks.ts';
import { artifact, drawBox, drawHatch, drawRule, drawString, type Pen, tagged } from './pen.ts';
import type { Sheet } from './sheet.ts';
import type { TextStyle } from './text.ts';

const label: TextStyle = { face: 'condensed', size: 8.2, colour: colours.ink };
const legend: TextStyle = { face: 'condensed', size: 7.4, colour: colours.soft };
const value: TextStyle = { face: 'condensedBold', size: 8.6, colour: colours.ink };
const step = 16;
const barLeft = 92;

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Bar<Kind> {
  readonly kind: Kind;
  readonly label: string;
  readonly count: number;
}

export interface Stack<Kind> {
  readonly label: string;
  readonly parts: readonly { readonly kind: Kind; readonly count: number }[];
  readonly aside?: string;
}

/** The head over a chart: a rule, a title and the unit. */
export function chartTitle(sheet: Sheet, place: Place, title: string, unit: string): void {
  const { pen } = sheet;
  const { x, y, width } = place;
  artifact(pen, () => drawRule(pen, x, y, x + width, y, 0.6, colours.ink));
  tagged(pen, 'H2', sheet.section, () =>
    drawString(pen, x, y + 13, title, { face: 'sansBold', size: 9.4, colour: colours.ink }),
  );
  tagged(pen, 'P', sheet.section, () =>
    drawString(pen, x, y + 24.5, unit, { face: 'condensed', size: 8, colour: colours.soft }),
  );
}

export function outcomeBars(sheet: Sheet, place: Place, bars: readonly Bar<ItemOutcome>[]): void {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  figure(sheet, place, `Bar chart. ${bars.map((bar) => `${bar.label} ${bar.count}`).join(', ')}`, (pen, x, y) => {
    bars.forEach((bar, index) => {
      const top = y + index * step;
      const width = (bar.count * (place.width - barLeft - 30)) / most;
      drawMark(pen, bar.kind, x, top + 3.4);
      drawString(pen, x + 11, top + 8.6, bar.label, label);
      if (bar.count > 0) drawOutcomeBar(pen, bar.kind, x + barLeft, top, Math.max(width, 2));
      drawString(
        pen,
        x + barLeft + (bar.count === 0 ? 0 : Math.max(width, 2) + 5),
        top + 8.8,
        bar.count.toLocaleString('en-GB'),
        value,
      );
    });
  });
}

export function riskStacks(sheet: Sheet, place: Place, stacks: readonly Stack<Risk>[]): void {
  const kinds: readonly Risk[] = ['critical', 'high', 'medium', 'low'];
  const most = Math.max(1, ...stacks.map(total));
  figure(sheet, place, `Stacked bars of risk by system. ${describe(stacks)}`, (pen, x, y) => {
    drawLegend(
      pen,
      x,
      y,
      kinds.map((kind) => ({
        text: kind,
        draw: (at: number) => drawBox(pen, at, y + 1.5, 6, 6, { fill: riskColours[kind] }),
      })),
    );
    stacks.forEach((stack, index) => {
      const top = y + 15 + index * step;
      drawString(pen, x, top + 8.6, shortened(pen, stack.label, barLeft - 6), label);
      let at = x + barLeft;
      for (const part of stack.parts) {
        const width = (part.count * (place.width - barLeft - 36)) / most;
        if (part.count === 0) continue;
        drawBox(pen, at, top + 0.7, Math.max(width - 0.8, 0.6), 10.2, { fill: riskColours[part.kind] });
        const colour = part.kind === 'critical' || part.kind === 'high' ? colours.white : colours.ink;
        if (width > 4 + 4.4 * String(part.count).length) drawCount(pen, at, top, width, part.count, colour);
        at += width;
      }
      drawString(pen, x, top + 8.6, stack.aside ?? '', { ...value, size: 8.4 }, { align: 'right', width: place.width });
    });
  });
}

export function coverageStacks(sheet: Sheet, place: Place, stacks: readonly Stack<CoverageStatus>[]): void {
  const kinds = [
    ['MET', 'met'],
    ['PARTLY_MET', 'partly met'],
    ['NOT_MET', 'not met'],
    ['NOT_EVALUABLE', 'not evaluable'],
  ] as const;
  figure(sheet, place, `Stacked bars of coverage. ${describe(stacks)}`, (pen, x, y) => {
    drawLegend(
      pen,
      x,
      y,
      kinds.map(([kind, text]) => ({ text, draw: (at: number) => drawCoverageBox(pen, kind, at, y + 1.5, 6, 6) })),
    );
    stacks.forEach((stack, index) => {
      const top = y + 15 + index * step;
      const all = Math.max(1, total(stack));
      drawString(pen, x, top + 8.6, shortened(pen, stack.label, barLeft - 6), label);
      let at = x + barLeft;
      for (const { kind, count } of stack.parts) {
        if (count === 0) continue;
        const width = (count * (place.width - barLeft)) / all;
        drawCoverageBox(pen, kind, at, top + 0.7, width - 0.8, 10.2);
        const figureWidth = 3 + 4.2 * String(count).length;
        if (width > figureWidth + 1) {
          if (kind === 'NOT_MET')
            drawBox(pen, at + width / 2 - figureWidth / 2 - 0.4, top + 1.6, figureWidth, 8.4, { fill: colours.white });
          drawCount(pen, at, top, width, count, kind === 'MET' ? colours.white : colours.ink);
        }
        at += width;
      }
    });
  });
}

export interface AgeColumn {
  readonly label: string;
  readonly verified: number;
  readonly open: number;
}

export function ageColumns(sheet: Sheet, place: Place, columns: readonly AgeColumn[]): void {
  const most = Math.max(1, ...columns.map((column) => column.verified + column.open));
  const alt = columns
    .map((column) => `${column.label} days: ${column.verified} verified, ${column.open} open`)
    .join('; ');
  figure(sheet, place, `Column chart. ${alt}`, (pen, x, y) => {
    const base = y + 84;
    const scale = 54 / most;
    const width = (place.width - 3 * 14) / 4;
    drawRule(pen, x, base, x + place.width, base, 0.7, colours.ink);
    drawLegend(pen, x, y, [
      { text: 'verified', draw: (at) => drawBox(pen, at, y + 1.5, 6, 6, { fill: colours.accent }) },
      { text: 'open, claimed, failed or reappeared', draw: (at) => drawHatched(pen, at, y + 1.5, 6, 6) },
    ]);
    columns.forEach((column, index) => {
      const at = x + index * (width + 14);
      const middle = { align: 'center', width } as const;
      const verified = column.verified * scale;
      const open = column.open * scale;
      if (column.verified > 0) drawBox(pen, at, base - verified, width, verified, { fill: colours.accent });
      if (column.open > 0) drawHatched(pen, at, base - verified - open, width, open);
      const red = { ...value, colour: colours.red };
      if (column.open > 0) drawString(pen, at, base - verified - open - 3.5, String(column.open), red, middle);
      else
        drawString(
          pen,
          at,
          base - verified - 3.5,
          String(column.verified),
          column.verified === 0 ? { ...value, colour: colours.soft } : value,
          middle,
        );
      if (column.open > 0 && verified > 11)
        drawString(pen, at, base - verified + 9, String(column.verified), { ...value, colour: colours.white }, middle);
      drawString(pen, at, base + 11, column.label, label, middle);
    });
  });
}

function figure(
  sheet: Sheet,
  { x, y, width }: Place,
  alt: string,
  draw: (pen: Pen, x: number, y: number) => void,
): void {
  tagged(sheet.pen, 'Figure', sheet.section, () => draw(sheet.pen, x, y), { alt, bbox: [x, y, x + width, y + 110] });
}

function drawOutcomeBar(pen: Pen, outcome: ItemOutcome, x: number, y: number, width: number): void {
  if (outcome === 'NO_DECISION') drawHatched(pen, x, y + 0.7, width, 10.2);
  else if (outcome === 'CANNOT_DECIDE')
    drawBox(pen, x + 0.35, y + 1, Math.max(width - 0.7, 0.8), 9.5, {
      fill: colours.white,
      stroke: colours.accent,
      strokeWidth: 0.7,
    });
  else drawBox(pen, x, y + 0.7, width, 10.2, { fill: outcomeColours[outcome] });
}

function drawCoverageBox(pen: Pen, kind: CoverageStatus, x: number, y: number, width: number, height: number): void {
  if (kind === 'MET') drawBox(pen, x, y, width, height, { fill: colours.accent });
  else if (kind === 'PARTLY_MET') drawBox(pen, x, y, width, height, { fill: colours.pale });
  else if (kind === 'NOT_MET') drawHatched(pen, x, y, width, height);
  else
    drawBox(pen, x + 0.35, y + 0.35, width - 0.7, height - 0.7, {
      fill: colours.white,
      stroke: colours.faint,
      strokeWidth: 0.7,
    });
}

function drawHatched(pen: Pen, x: number, y: number, width: number, height: number): void {
  drawBox(pen, x + 0.35, y + 0.35, width - 0.7, height - 0.7, {
    fill: colours.white,
    stroke: colours.red,
    strokeWidth: 0.7,
  });
  drawHatch(pen, x + 0.4, y + 0.4, width - 0.8, height - 0.8, colours.red);
}

function drawCount(pen: Pen, x: number, y: number, width: number, count: number, colour: Colour): void {
  const style = { face: 'condensedMedium', size: 7.6, colour } as const;
  drawString(pen, x, y + 8.5, String(count), style, { align: 'center', width: width - 0.8 });
}

function drawLegend(
  pen: Pen,
  x: number,
  y: number,
  entries: readonly { text: string; draw: (x: number) => void }[],
): void {
  let at = x;
  for (const entry of entries) {
    entry.draw(at);
    at += 20 + drawString(pen, at + 8.5, y + 7.4, entry.text, legend);
  }
}

/** The text, cut with an ellipsis where it is wider than `width`. */
export function shortened(pen: Pen, text: string, width: number): string {
  const face = pen.faces[label.face];
  if (face.width(text) * label.size <= width) return text;
  let cut = text;
  while (cut.length > 1 && face.width(`${cut}…`) * label.size > width) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}

function total(stack: Stack<unknown>): number {
  return stack.parts.reduce((sum, part) => sum + part.count, 0);
}

function describe(stacks: readonly Stack<string>[]): string {
  return stacks
    .map(
      (stack) =>
        `${stack.label}: ${stack.parts.map((part) => `${part.count} ${part.kind.toLowerCase().replaceAll('_', ' ')}`).join(', ')}`,
    )
    .join('; ');
}

const riskColours: Readonly<Record<Risk, Colour>> = {
  critical: colours.red,
  high: colours.middle,
  medium: colours.pale,
  low: colours.tintDark,
};

const outcomeColours: Readonly<Record<Exclude<ItemOutcome, 'NO_DECISION' | 'CANNOT_DECIDE'>, Colour>> = {
  CERTIFY: colours.accent,
  CERTIFY_UNTIL: colours.pale,
  REDUCE: colours.middle,
  REVOKE: colours.red,
};
