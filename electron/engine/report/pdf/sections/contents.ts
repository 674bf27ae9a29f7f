// The contents, with page numbers that a first pass over the layout has found.
import { heading } from '../flow.ts';
import { colours, columnAt, page } from '../grid.ts';
import { artifact, closeMark, drawDots, drawString, element, linkArea, openMark } from '../pen.ts';
import { left, newPage, type Sheet } from '../sheet.ts';

export function drawContents(sheet: Sheet): void {
  const { pen } = sheet;
  heading(sheet, '', 'Contents', '', 'page');
  sheet.y -= 4;
  const whole = element(pen, 'TOC', sheet.section);
  for (const entry of sheet.furniture.contents) {
    if (entry.title === 'Contents') continue;
    const isSection = entry.level === 1;
    const height = isSection ? 17 : 13;
    if (left(sheet) < (isSection ? 60 : height)) newPage(sheet);
    if (isSection) sheet.y += 7;
    const item = element(pen, 'TOCI', whole);
    const link = element(pen, 'Link', item, { alt: `${entry.number} ${entry.title}, page ${entry.page}`.trim() });
    const face = isSection ? 'sansMedium' : 'sans';
    const size = isSection ? 9.8 : 8.8;
    const ink = { face, size, colour: isSection ? colours.ink : colours.soft } as const;
    const x = entry.number === '' ? page.left : columnAt(1);
    const baseline = sheet.y + 11;
    openMark(pen, link);
    if (entry.number !== '')
      drawString(pen, page.left, baseline, entry.number, { ...ink, colour: isSection ? colours.accent : colours.soft });
    const width = drawString(pen, x, baseline, entry.title, ink);
    drawString(pen, page.left, baseline, String(entry.page), ink, { align: 'right', width: page.text });
    if (link !== null) closeMark(pen);
    linkArea(pen, page.left, sheet.y, page.text, height, entry.destination, link);
    link?.end();
    item?.end();
    if (isSection)
      artifact(pen, () => drawDots(pen, x + width + 8, page.left + page.text - 20, baseline - 0.5, colours.hairline));
    sheet.y += height;
  }
  whole?.end();
}
