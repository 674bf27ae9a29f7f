// The parts of a workbook around its sheets: the list of sheets with the names that Excel gives filters and print heads.
import { columnName, escaped } from './cells.ts';
import { declaration, type Part, type Relationship, relationshipsType } from './package.ts';
import type { Sheet } from './sheet.ts';

const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const workbookPart = 'xl/workbook.xml';
export const stringsPart = 'xl/sharedStrings.xml';
export const stylesPart = 'xl/styles.xml';
export const rootRelationships = '_rels/.rels';
export const workbookRelationships = 'xl/_rels/workbook.xml.rels';

export function sheetPart(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

/** Every part of a workbook of so many sheets, the relationships among them. */
export function workbookParts(sheets: number): Part[] {
  return [
    { name: rootRelationships, contentType: relationshipsType },
    { name: workbookRelationships, contentType: relationshipsType },
    { name: workbookPart, contentType: `${main}.sheet.main+xml` },
    { name: stylesPart, contentType: `${main}.styles+xml` },
    { name: stringsPart, contentType: `${main}.sharedStrings+xml` },
    ...Array.from({ length: sheets }, (_, index) => ({
      name: sheetPart(index),
      contentType: `${main}.worksheet+xml`,
    })),
  ];
}

export const rootTargets: readonly Relationship[] = [
  { id: 'rId1', type: `${office}/officeDocument`, target: workbookPart },
];

export function workbookTargets(sheets: number): Relationship[] {
  return [
    ...Array.from({ length: sheets }, (_, index) => ({
      id: `rId${index + 1}`,
      type: `${office}/worksheet`,
      target: `worksheets/sheet${index + 1}.xml`,
    })),
    { id: 'rIdStyles', type: `${office}/styles`, target: 'styles.xml' },
    { id: 'rIdStrings', type: `${office}/sharedStrings`, target: 'sharedStrings.xml' },
  ];
}

export function workbookXml(sheets: readonly Sheet[]): string {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  // Names of one kind have to stand together, the filters' first (Excel sorts them).
  const filters = sheets.map((sheet, index) =>
    sheet.hasFilter
      ? `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${rangeOf(sheet)}</definedName>`
      : '',
  );
  const heads = sheets.map(
    ({ name }, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted(name)}!$A:$A,${quoted(name)}!$1:$1</definedName>`,
  );
  return [
    `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}">`,
    '<workbookPr defaultThemeVersion="124226"/>',
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000" tabRatio="850"/></bookViews>',
    `<sheets>${listed.join('')}</sheets><definedNames>${filters.join('')}${heads.join('')}</definedNames></workbook>`,
  ].join('');
}

function rangeOf(sheet: Sheet): string {
  return `${quoted(sheet.name)}!$A$1:$${columnName(sheet.columns.length - 1)}$${sheet.rows.length + 1}`;
}

function quoted(name: string): string {
  return `'${escaped(name)}'`;
}
