// The workbook's few styles, fixed once: cells name them by their place in this list (ECMA-376 part 1, 18.8).
import { declaration } from './package.ts';

const ink = 'FF16202B';
const accent = 'FF143F63';
const soft = 'FF55616E';
const tint = 'FFF2F4F7';

export const cellStyles = {
  plain: 0,
  head: 1,
  text: 2,
  code: 3,
  number: 4,
  date: 5,
  time: 6,
  link: 7,
  label: 8,
  value: 9,
  valueNumber: 10,
} as const;

// Text and whole numbers are built in as 49 and 3; 164 is the first that is free.
const formats = { text: 49, number: 3, date: 164, time: 165 } as const;

export const stylesXml = [
  `${declaration}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
  `<numFmts count="2"><numFmt numFmtId="${formats.date}" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="${formats.time}" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>`,
  `<fonts count="4">${font(ink)}${font(accent, '<b/>')}${font(soft)}${font(accent, '<u/>')}</fonts>`,
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  `<fill><patternFill patternType="solid"><fgColor rgb="${tint}"/></patternFill></fill></fills>`,
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border><left/><right/><top/><bottom style="medium"><color rgb="${accent}"/></bottom><diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="11">',
  format(0, 0, ''),
  format(formats.text, 1, 'vertical="center" wrapText="1"', 'fillId="2" borderId="1" applyFill="1" applyBorder="1"'),
  format(formats.text, 0, 'vertical="top" wrapText="1"'),
  format(formats.text, 0, 'vertical="top"'),
  format(formats.number, 0, 'vertical="top"'),
  format(formats.date, 0, 'vertical="top"'),
  format(formats.time, 0, 'vertical="top"'),
  format(formats.text, 3, 'vertical="top" wrapText="1"'),
  format(formats.text, 2, 'vertical="top"'),
  format(formats.text, 0, 'horizontal="left" vertical="top" wrapText="1"'),
  format(formats.number, 0, 'horizontal="left" vertical="top"'),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('');

function font(colour: string, form = ''): string {
  return `<font>${form}<sz val="10"/><color rgb="${colour}"/><name val="Calibri"/><family val="2"/></font>`;
}

function format(number: number, fontId: number, alignment: string, more = 'fillId="0" borderId="0"'): string {
  const applied = `numFmtId="${number}" fontId="${fontId}" ${more} xfId="0" applyNumberFormat="1" applyFont="1"`;
  return alignment === '' ? `<xf ${applied}/>` : `<xf ${applied} applyAlignment="1"><alignment ${alignment}/></xf>`;
}
