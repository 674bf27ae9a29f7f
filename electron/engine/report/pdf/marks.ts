// The small shapes beside a word: the shape carries the meaning and colour only repeats it.
import type { CoverageStatus, ItemOutcome, RaciLetter } from '../../../../shared/words.ts';
import { colours } from './grid.ts';
import { drawBox, drawCircle, drawPolygon, drawRule, drawString, type Pen } from './pen.ts';

const size = 5;

/** Filled, half, triangle, cross, ring, empty: an outcome's or a coverage status's mark, with its upper left corner at x, y. */
export function drawMark(pen: Pen, kind: ItemOutcome | CoverageStatus, x: number, y: number): void {
  switch (kind) {
    case 'CERTIFY':
    case 'MET':
      drawBox(pen, x, y, size, size, { fill: colours.accent });
      return;
    case 'CERTIFY_UNTIL':
    case 'PARTLY_MET':
      drawBox(pen, x + 0.35, y + 0.35, size - 0.7, size - 0.7, { stroke: colours.accent, strokeWidth: 0.7 });
      drawPolygon(
        pen,
        [
          [x, y + size],
          [x + size, y + size],
          [x, y],
        ],
        { fill: colours.accent },
      );
      return;
    case 'REDUCE':
      drawPolygon(
        pen,
        [
          [x - 0.3, y],
          [x + size + 0.3, y],
          [x + size / 2, y + size],
        ],
        { fill: colours.accent },
      );
      return;
    case 'REVOKE':
    case 'NOT_MET':
      drawRule(pen, x, y, x + size, y + size, 1.5, colours.red);
      drawRule(pen, x, y + size, x + size, y, 1.5, colours.red);
      return;
    case 'CANNOT_DECIDE':
      drawCircle(pen, x + size / 2, y + size / 2, size / 2 - 0.4, { stroke: colours.accent, strokeWidth: 0.9 });
      return;
    case 'NO_DECISION':
    case 'NOT_EVALUABLE':
      drawBox(pen, x + 0.4, y + 0.4, size - 0.8, size - 0.8, { stroke: colours.ink, strokeWidth: 0.7 });
  }
}

/** A letter of the responsibility matrix: accountable filled, responsible framed, the others plain. */
export function drawRaciLetter(pen: Pen, letter: RaciLetter | null, centre: number, y: number): void {
  const x = centre - 6;
  const middle = { align: 'center', width: 12 } as const;
  if (letter === 'A') drawBox(pen, x, y - 1, 12, 12, { fill: colours.accent });
  if (letter === 'R') drawBox(pen, x + 0.4, y - 0.6, 11.2, 11.2, { stroke: colours.accent, strokeWidth: 0.8 });
  const strong = letter === 'A' || letter === 'R';
  const colour =
    letter === 'A' ? colours.white : letter === 'R' ? colours.accent : letter === null ? colours.faint : colours.soft;
  drawString(pen, x, y + 8, letter ?? '–', { face: strong ? 'condensedBold' : 'condensed', size: 8.2, colour }, middle);
}
