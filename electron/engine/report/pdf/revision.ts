// Appends a revision to a PDF that this program wrote (ISO 32000-1, 7.5.6): new and changed objects, their cross-reference
// table, a trailer that points at the one before. Nothing before it moves.
import { CountersignError } from '../../../../shared/errors.ts';

/** A file of which parts are read; nothing needs it as a whole. */
export interface PdfSource {
  readonly size: number;
  /** Fewer bytes only at the end of the file. */
  read(at: number, length: number): Buffer;
}

export interface ReadPdf {
  readonly source: PdfSource;
  /** Body of an object, between `N 0 obj` and `endobj`. */
  object(number: number): string;
  /** Object number of the document catalogue. */
  readonly root: number;
  /** Next free object number. */
  readonly size: number;
}

export interface WrittenPdf extends ReadPdf {
  readonly bytes: Buffer;
}

export interface NewObject {
  readonly number: number;
  readonly body: string;
}

/** Reads the cross-reference tables of a PDF of ours. Throws SIGNATURE_FAILED for any other. */
export function readWrittenPdf(bytes: Buffer): WrittenPdf {
  const read = (at: number, length: number) => bytes.subarray(at, at + length);
  return { bytes, ...readPdf({ size: bytes.length, read }) };
}

/** The same of a file that may be too large for memory. */
export function readPdf(source: PdfSource): ReadPdf {
  const last = lastTrailer(source);
  const sections: Section[] = [];
  for (let at: number | null = last.start; at !== null; ) {
    const { parts, previous } = readSection(source, at);
    sections.push(...parts);
    // Each revision is written behind the one before.
    if (previous !== null && previous >= at) throw notOurs();
    at = previous;
  }
  return {
    source,
    root: last.root,
    size: last.size,
    object(number) {
      for (const section of sections) {
        const offset = offsetIn(source, section, number);
        if (offset !== null) return bodyAt(source, offset, number);
      }
      throw notOurs();
    },
  };
}

/** The file with one revision more. Where each new object's body starts is told to `placed`. */
export function appendRevision(
  pdf: WrittenPdf,
  objects: readonly NewObject[],
  placed: (number: number, at: number) => void,
): Buffer {
  return Buffer.concat([pdf.bytes, nextRevision(pdf, objects, placed)]);
}

/** What has to be appended to the file for one revision more. */
export function nextRevision(
  pdf: ReadPdf,
  objects: readonly NewObject[],
  placed: (number: number, at: number) => void,
): Buffer {
  const last = lastTrailer(pdf.source);
  const parts: Buffer[] = [];
  let at = pdf.source.size;
  const push = (text: string) => {
    const part = Buffer.from(text, 'latin1');
    parts.push(part);
    at += part.length;
  };
  const offsets = new Map<number, number>();
  for (const { number, body } of objects.toSorted((a, b) => a.number - b.number)) {
    offsets.set(number, at);
    push(`${number} 0 obj\n`);
    placed(number, at);
    push(`${body}\nendobj\n`);
  }
  const start = at;
  push('xref\n0 1\n0000000000 65535 f \n');
  for (const [number, offset] of offsets) push(`${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = Math.max(pdf.size, ...objects.map(({ number }) => number + 1));
  push(
    `trailer\n<<\n/Size ${size}\n/Root ${pdf.root} 0 R\n/Info ${last.info} 0 R\n/ID ${last.id}\n/Prev ${last.start}\n>>\n`,
  );
  push(`startxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

function lastTrailer(source: PdfSource) {
  const tail = source.read(Math.max(0, source.size - 1024), 1024).toString('latin1');
  const [, start] = /startxref\n(\d+)\n%%EOF\n$/.exec(tail) ?? [];
  const trailer = tail.slice(tail.lastIndexOf('trailer\n'));
  const [, size] = /\/Size (\d+)/.exec(trailer) ?? [];
  const [, root] = /\/Root (\d+) 0 R/.exec(trailer) ?? [];
  const [, info] = /\/Info (\d+) 0 R/.exec(trailer) ?? [];
  const [, id] = /\/ID (\[[^\]]*\])/.exec(trailer) ?? [];
  if (start === undefined || size === undefined || root === undefined || info === undefined || id === undefined)
    throw notOurs();
  return { start: Number(start), size: Number(size), root: Number(root), info: Number(info), id };
}

/** Consecutive objects in a cross-reference table; twenty bytes each (ISO 32000-1, 7.5.4). */
interface Section {
  readonly first: number;
  readonly count: number;
  readonly at: number;
}

const entryLength = 20;

function readSection(source: PdfSource, start: number): { parts: Section[]; previous: number | null } {
  if (source.read(start, 5).toString('latin1') !== 'xref\n') throw notOurs();
  const parts: Section[] = [];
  let at = start + 5;
  for (;;) {
    const head = source.read(at, 32).toString('latin1');
    if (head.startsWith('trailer\n')) break;
    const [line, first, count] = /^(\d{1,10}) (\d{1,10})\n/.exec(head) ?? [];
    if (line === undefined) throw notOurs();
    parts.push({ first: Number(first), count: Number(count), at: at + line.length });
    at += line.length + Number(count) * entryLength;
  }
  const trailer = source.read(at, 1024).toString('latin1');
  const [, previous] = /\/Prev (\d+)/.exec(trailer.slice(0, trailer.indexOf('startxref'))) ?? [];
  return { parts, previous: previous === undefined ? null : Number(previous) };
}

function offsetIn(source: PdfSource, { first, count, at }: Section, number: number): number | null {
  if (number < first || number >= first + count) return null;
  const entry = source.read(at + (number - first) * entryLength, entryLength).toString('latin1');
  const [, offset, kind] = /^(\d{10}) \d{5} ([nf]) \n$/.exec(entry) ?? [];
  if (offset === undefined) throw notOurs();
  return kind === 'n' ? Number(offset) : null;
}

function bodyAt(source: PdfSource, offset: number, number: number): string {
  const head = `${number} 0 obj\n`;
  if (source.read(offset, head.length).toString('latin1') !== head) throw notOurs();
  for (let length = 64 * 1024; ; length *= 4) {
    const bytes = source.read(offset, length);
    const end = bytes.indexOf('\nendobj', 0, 'latin1');
    if (end >= 0) return bytes.toString('latin1', head.length, end);
    if (offset + length >= source.size) throw notOurs();
  }
}

export function notOurs(): CountersignError {
  return new CountersignError(
    'SIGNATURE_FAILED',
    'This PDF is not one that can be signed here: it was not made by this program, or it was changed.',
  );
}
