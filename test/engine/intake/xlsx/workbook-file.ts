// Workbooks made part by part, for what no spreadsheet program would write.
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Parts {
  readonly sheet?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly others?: Readonly<Record<string, string>>;
  /** Further relationships of the workbook: type to part. */
  readonly relations?: Readonly<Record<string, string>>;
}

export function rowsXml(rows: string, behind = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${behind}</worksheet>`;
}

export function workbookFile(parts: Parts): Promise<Buffer> {
  const relations = {
    worksheet: 'worksheets/sheet1.xml',
    ...(parts.strings === undefined ? {} : { sharedStrings: 'sharedStrings.xml' }),
    ...(parts.styles === undefined ? {} : { styles: 'styles.xml' }),
    ...parts.relations,
  };
  const related = Object.entries(relations).map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${officeRelations}/${type}" Target="${target}"/>`,
  );
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${officeRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      parts.workbook ??
      `<workbook xmlns:r="${officeRelations}"><sheets><sheet name="Bots" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related.join('')}</Relationships>`,
    'xl/worksheets/sheet1.xml':
      parts.sheet ?? rowsXml('<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'),
    ...(parts.strings === undefined ? {} : { 'xl/sharedStrings.xml': parts.strings }),
    ...(parts.styles === undefined ? {} : { 'xl/styles.xml': parts.styles }),
    ...parts.others,
  });
}

export function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  return buffer(zip.outputStream);
}
