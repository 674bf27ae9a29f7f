// An XLSX as its parts (ECMA-376 part 2, Open Packaging Conventions), and how the parts are written down: one fixed form of
// the list of content types and of relationships, so that not one byte of them is left to chance.

export interface Part {
  /** Without the leading slash. */
  readonly name: string;
  readonly contentType: string;
}

export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

export const relationshipsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';
export const relationshipsType = 'application/vnd.openxmlformats-package.relationships+xml';
const contentTypesNamespace = 'http://schemas.openxmlformats.org/package/2006/content-types';
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Every part by name with its type; relationships by their ending. */
export function writeContentTypes(parts: readonly Part[]): string {
  const overrides = parts
    .toSorted((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))
    .filter((part) => part.contentType !== relationshipsType)
    .map((part) => `<Override PartName="/${attribute(part.name)}" ContentType="${attribute(part.contentType)}"/>`);
  return `${declaration}<Types xmlns="${contentTypesNamespace}"><Default Extension="rels" ContentType="${relationshipsType}"/>${overrides.join('')}</Types>`;
}

export function writeRelationships(relationships: readonly Relationship[]): string {
  const sorted = relationships.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const written = sorted.map(
    ({ id, type, target }) =>
      `<Relationship Id="${attribute(id)}" Type="${attribute(type)}" Target="${attribute(target)}"/>`,
  );
  return `${declaration}<Relationships xmlns="${relationshipsNamespace}">${written.join('')}</Relationships>`;
}

/** Attribute values as Canonical XML 1.0 writes them. */
export function attribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;');
}

/** Text between tags as Canonical XML 1.0 writes it. */
export function textContent(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}
