// Appends a revision to a PDF that this program wrote (ISO 32000-1, 7.5.6): new and changed objects, their cross-reference
// table, a trailer that points at the one before. Nothing before it moves.
import { CountersignError } from '../../../../shared/errors.ts';

export interface WrittenPdf {
  readonly bytes: Buffer;
  /** Body of an object, between `N 0 obj` and `endobj`. */
  object(number: number): string;
  /** Object number of the document catalogue. */
  readonly root: number;
  /** Next free object number. */
  readonly size: number;
}

export interface NewObject {
  readonly number: number;
  readonly body: string;
}

/** Reads the cross-reference tables of a PDF of ours. Throws SIGNATURE_FAILED for any other. */
export function readWrittenPdf(bytes: Buffer): WrittenPdf {
  const offsets = new Map<number, number>();
  const last = lastTrailer(bytes);
  for (let at: number | null = last.start; at !== null; ) {
    const section = readSection(bytes, at);
    for (const [number, offset] of section.offsets) if (!offsets.has(number)) offsets.set(number, offset);
    at = section.previous;
  }
  return {
    bytes,
    root: last.root,
    size: last.size,
    object(number) {
      const offset = offsets.get(number);
      const head = `${number} 0 obj\n`;
      if (offset === undefined || bytes.toString('latin1', offset, offset + head.length) !== head) throw notOurs();
      const end = bytes.indexOf('\nendobj', offset, 'latin1');
      if (end < 0) throw notOurs();
      return bytes.toString('latin1', offset + head.length, end);
    },
  };
}

/** The file with one revision more. Where each new object's body starts is told to `placed`. */
export function appendRevision(
  pdf: WrittenPdf,
  objects: readonly NewObject[],
  placed: (number: number, at: number) => void,
): Buffer {
  const last = lastTrailer(pdf.bytes);
  const parts: Buffer[] = [pdf.bytes];
  let at = pdf.bytes.length;
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

function lastTrailer(bytes: Buffer) {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 1024));
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

function readSection(bytes: Buffer, start: number): { offsets: Map<number, number>; previous: number | null } {
  const end = bytes.indexOf('trailer\n', start, 'latin1');
  if (end < 0 || bytes.toString('latin1', start, start + 5) !== 'xref\n') throw notOurs();
  const offsets = new Map<number, number>();
  let number = 0;
  for (const row of bytes.toString('latin1', start + 5, end).split('\n')) {
    const [, first] = /^(\d+) \d+$/.exec(row) ?? [];
    const [, offset, , kind] = /^(\d{10}) (\d{5}) ([nf]) $/.exec(row) ?? [];
    if (first !== undefined) number = Number(first);
    if (offset === undefined) continue;
    if (kind === 'n') offsets.set(number, Number(offset));
    number += 1;
  }
  const trailer = bytes.toString('latin1', end, bytes.indexOf('startxref', end, 'latin1'));
  const [, previous] = /\/Prev (\d+)/.exec(trailer) ?? [];
  return { offsets, previous: previous === undefined ? null : Number(previous) };
}

export function notOurs(): CountersignError {
  return new CountersignError(
    'SIGNATURE_FAILED',
    'This PDF is not one that can be signed here: it was not made by this program, or it was changed.',
  );
}
