// The page's measures and colours: A4 portrait, twelve columns, one ink and one red.

export const page = { width: 595.28, height: 841.89, left: 51, top: 76, bottom: 66, text: 595.28 - 102 } as const;

const gutter = 12;
const column = (page.text - 11 * gutter) / 12;

/** Left edge of column `index` (0 to 11). */
export function columnAt(index: number): number {
  return page.left + index * (column + gutter);
}

/** Width of `count` columns with the gutters between them. */
export function columnsWide(count: number): number {
  return count * column + (count - 1) * gutter;
}

/** A height from the top as PDF counts it, from the bottom. */
export function fromBottom(y: number): number {
  return page.height - y;
}

export const colours = {
  ink: '#16202B',
  soft: '#55616E',
  faint: '#8A95A1',
  hairline: '#C5CCD4',
  tint: '#F2F4F7',
  tintDark: '#E4E9EF',
  accent: '#143F63',
  middle: '#5F87AB',
  pale: '#AFC5D9',
  /** Only for what needs a person. */
  red: '#A5281B',
  redTint: '#F7E9E7',
  white: '#FFFFFF',
} as const;

export type Colour = (typeof colours)[keyof typeof colours];
