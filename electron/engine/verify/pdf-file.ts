// Reads just enough of a PDF to know what is in it and in which revision: cross-reference tables, objects, signatures and
// attachments, as Countersign's reports are written. Anything else throws RangeError.
import { inflateSync } from 'node:zlib';

export interface PdfSignatureField {
  readonly name: string;
  /** Object number and body of the signature's value; null while the field is empty. */
  readonly value: { readonly number: number; readonly body: string; readonly at: number } | null;
}

export interface PdfRevision {
  /** Offset right behind its last byte. */
  readonly end: number;
  /** Numbers of the objects that it writes. */
  readonly objects: readonly number[];
}

export interface PdfFile {
  /** The oldest first. */
  readonly revisions: readonly PdfRevision[];
  readonly fields: readonly PdfSignatureField[];
  /** Body of an object in the newest revision. */
  object(number: number): string;
  /** The embedded file of that name; undefined without one. */
  attachment(name: string): Buffer | undefined;
}

interface Section {
  readonly start: number;
  readonly offsets: ReadonlyMap<number, number>;
  readonly trailer: string;
}

export function readPdf(bytes: Buffer): PdfFile {
  const text = bytes.toString('latin1');
  const sections = readSections(text);
  const newest = sections[0];
  if (newest === undefined) throw new RangeError('it has no cross-reference table');
  const offsets = new Map<number, number>();
  for (const section of sections)
    for (const [number, at] of section.offsets) if (!offsets.has(number)) offsets.set(number, at);
  const place = (number: number): { body: string; at: number } => {
    const at = offsets.get(number);
    const head = `${number} 0 obj\n`;
    if (at === undefined || !text.startsWith(head, at)) throw new RangeError(`object ${number} is missing`);
    const end = text.indexOf('\nendobj', at);
    if (end < 0) throw new RangeError(`object ${number} has no end`);
    return { body: text.slice(at + head.length, end), at: at + head.length };
  };
  const object = (number: number) => place(number).body;
  const catalogue = object(referenceIn(newest.trailer, 'Root'));
  return {
    revisions: sections
      .map((section) => ({ end: endOf(text, section.start), objects: [...section.offsets.keys()] }))
      .toReversed(),
    fields: readFields(catalogue, object, place),
    object,
    attachment: (name) => readAttachment(bytes, catalogue, name, object, place),
  };
}

function readSections(text: string): Section[] {
  const tail = /startxref\n(\d+)\n%%EOF\n$/.exec(text.slice(-64));
  if (tail === null) throw new RangeError('it does not end as a PDF of ours does');
  const sections: Section[] = [];
  for (let start: number | undefined = Number(tail[1]); start !== undefined; ) {
    const end = text.indexOf('trailer\n', start);
    if (!text.startsWith('xref\n', start) || end < 0) throw new RangeError('a cross-reference table is damaged');
    const trailer = text.slice(end, text.indexOf('startxref', end));
    sections.push({ start, offsets: readTable(text.slice(start + 5, end)), trailer });
    const previous = /\/Prev (\d+)/.exec(trailer)?.[1];
    if (previous !== undefined && Number(previous) >= start) throw new RangeError('its revisions go in a circle');
    start = previous === undefined ? undefined : Number(previous);
  }
  return sections;
}

function readTable(rows: string): Map<number, number> {
  const offsets = new Map<number, number>();
  let number = 0;
  for (const row of rows.split('\n')) {
    const first = /^(\d+) \d+$/.exec(row)?.[1];
    if (first !== undefined) number = Number(first);
    const entry = /^(\d{10}) (\d{5}) ([nf]) $/.exec(row);
    if (entry === null) continue;
    if (entry[3] === 'n') offsets.set(number, Number(entry[1]));
    number += 1;
  }
  return offsets;
}

function endOf(text: string, xref: number): number {
  const mark = text.indexOf('%%EOF\n', xref);
  if (mark < 0) throw new RangeError('a revision has no end');
  return mark + 6;
}

function readFields(
  catalogue: string,
  object: (number: number) => string,
  place: (number: number) => { body: string; at: number },
): PdfSignatureField[] {
  if (!catalogue.includes('/AcroForm')) return [];
  const form = object(referenceIn(catalogue, 'AcroForm'));
  const list = /\/Fields \[([^\]]*)\]/.exec(form)?.[1] ?? '';
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, number]) => {
    const widget = object(Number(number));
    const value = /\/V (\d+) 0 R/.exec(widget)?.[1];
    const name = /\/T \(([^)]*)\)/.exec(widget)?.[1] ?? '';
    return { name, value: value === undefined ? null : { number: Number(value), ...place(Number(value)) } };
  });
}

function readAttachment(
  bytes: Buffer,
  catalogue: string,
  name: string,
  object: (number: number) => string,
  place: (number: number) => { body: string; at: number },
): Buffer | undefined {
  const names = object(referenceIn(catalogue, 'Names'));
  const [, list = ''] = /\/EmbeddedFiles <<\s*\/Names \[([^\]]*)\]/.exec(names) ?? [];
  const specification = new RegExp(`\\(${name.replaceAll('.', '\\.')}\\) (\\d+) 0 R`).exec(list)?.[1];
  if (specification === undefined) return undefined;
  const embedded = /\/EF <<\s*\/F (\d+) 0 R/.exec(object(Number(specification)))?.[1];
  if (embedded === undefined) return undefined;
  const { body, at } = place(Number(embedded));
  const start = body.indexOf('\nstream\n');
  const length = /\/Length (\d+)/.exec(body.slice(0, start))?.[1];
  if (start < 0 || length === undefined) throw new RangeError(`the attachment ${name} is damaged`);
  const from = at + start + 8;
  const content = bytes.subarray(from, from + Number(length));
  return body.slice(0, start).includes('/FlateDecode') ? inflateSync(content) : content;
}

function referenceIn(body: string, key: string): number {
  const number = new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1];
  if (number === undefined) throw new RangeError(`it has no ${key}`);
  return Number(number);
}
