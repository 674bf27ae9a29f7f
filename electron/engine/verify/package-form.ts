// The parts of a signed workbook that no signature can cover (the list of content types, the way to the signature) have one
// form. They are written again here from what is signed, and compared.
import { attributeOf, elementsIn, parseXml } from './canonical-xml.ts';

export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly mode: string;
}

export const relationshipsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
export const relationshipsType = 'application/vnd.openxmlformats-package.relationships+xml';
export const originType = `${relationshipsNamespace}/digital-signature/origin`;
export const signatureRelationship = `${relationshipsNamespace}/digital-signature/signature`;
export const originPart = '_xmlsignatures/origin.sigs';
export const originRelationshipsPart = '_xmlsignatures/_rels/origin.sigs.rels';
export const signaturePart = '_xmlsignatures/sig1.xml';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const contentTypesNamespace = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** Throws RangeError where it is not a list of relationships, or one has a name twice. */
export function readRelationships(content: Buffer): Relationship[] {
  const root = parseXml(content.toString('utf8'));
  if (root.localName !== 'Relationships' || root.namespaceURI !== relationshipsNamespace)
    throw new RangeError('no relationships');
  const relationships = elementsIn(root).map((element) => ({
    id: attributeOf(element, 'Id'),
    type: attributeOf(element, 'Type'),
    target: attributeOf(element, 'Target'),
    mode: element.getAttribute('TargetMode') ?? 'Internal',
  }));
  if (new Set(relationships.map(({ id }) => id)).size !== relationships.length)
    throw new RangeError('two relationships of one name');
  return relationships;
}

/** The relationships in the one form that our writer gives them. */
export function relationshipsInForm(relationships: readonly Relationship[]): string {
  const sorted = relationships.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const lines = sorted.map(
    ({ id, type, target }) => `<Relationship Id="${escaped(id)}" Type="${escaped(type)}" Target="${escaped(target)}"/>`,
  );
  return `${declaration}<Relationships xmlns="${relationshipsNamespace}">${lines.join('')}</Relationships>`;
}

/** What the relationship transform and canonicalisation make of them (ECMA-376 part 2, 10.5.9.5). */
export function transformedRelationships(relationships: readonly Relationship[]): string {
  const sorted = relationships.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const lines = sorted.map(
    ({ id, type, target, mode }) =>
      `<Relationship Id="${escaped(id)}" Target="${escaped(target)}" TargetMode="${escaped(mode)}" Type="${escaped(type)}"></Relationship>`,
  );
  return `<Relationships xmlns="${relationshipsNamespace}">${lines.join('')}</Relationships>`;
}

/** `[Content_Types].xml` for these parts, in the one form that our writer gives it. */
export function contentTypesInForm(types: ReadonlyMap<string, string>): string {
  const all = new Map([
    ...types,
    [originPart, 'application/vnd.openxmlformats-package.digital-signature-origin'],
    [signaturePart, 'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml'],
  ]);
  const overrides = [...all]
    .filter(([, type]) => type !== relationshipsType)
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([name, type]) => `<Override PartName="/${escaped(name)}" ContentType="${escaped(type)}"/>`);
  return `${declaration}<Types xmlns="${contentTypesNamespace}"><Default Extension="rels" ContentType="${relationshipsType}"/>${overrides.join('')}</Types>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;');
}
