// Facts as label and content beside each other, in the look of a table without a head.
import { colours, page } from './grid.ts';
import type { Sheet } from './sheet.ts';
import { table } from './table.ts';
import type { Text } from './text.ts';

/** Label and content beside each other, without a head. */
export function keyedLines(sheet: Sheet, rows: readonly (readonly [string, Text])[]): void {
  table(sheet, {
    caption: null,
    headless: true,
    size: 8.6,
    leading: 11.6,
    columns: [
      { head: '', width: 132, face: 'condensedMedium', colour: colours.soft },
      { head: '', width: page.text - 132 },
    ],
    rows: rows.map(([label, text]) => ({ cells: [label, { text }] })),
  });
}
