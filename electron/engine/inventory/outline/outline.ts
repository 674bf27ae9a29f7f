// The outline of a table's file: its columns, how many lines and records it has, and where every 256th of them begins, so
// that any window on it is cut out of a few chunks of the file. Also the digest of each chunk as it is kept, because the
// file's own SHA-256 says nothing of a part of it.
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/** Below this size a file is read as a whole as quickly. */
export const outlinedFrom = 1024 * 1024;

/** So many records or lines stand between two marks. */
export const stride = 256;

export interface Outline {
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly size: number;
  readonly lines: number;
  readonly records: number;
  /** By the number of a line (0-based) divided by the stride, the byte at which it begins. */
  readonly lineStarts: Uint32Array;
  /** By the position of a record divided by the stride, the byte at which it begins and its line, 1-based. */
  readonly recordStarts: Uint32Array;
  readonly recordLines: Uint32Array;
  /** SHA-256 in hex of each chunk of the file as it is kept, compressed. */
  readonly chunks: readonly string[];
}

export function digestOf(chunk: Uint8Array): string {
  return createHash('sha256').update(chunk).digest('hex');
}

/** Inside a write. */
export function keepOutline(db: Database, sha256: string, outline: Outline): void {
  db.prepare('insert into blob_outline (sha256, content) values ($sha256, $content) on conflict do nothing').run({
    sha256,
    content: packed(outline),
  });
}

/** Null where none is kept, or it can't be read: then it is worked out again, and says the same. */
export function keptOutline(db: Database, sha256: string): Outline | null {
  const content = db.prepare<[string], Buffer>('select content from blob_outline where sha256 = ?').pluck().get(sha256);
  return content === undefined ? null : unpacked(content);
}

const head = z.object({
  columns: z.array(z.string()),
  delimiter: z.string(),
  size: z.number(),
  lines: z.number(),
  records: z.number(),
  chunks: z.array(z.string()),
});

/** The numbers, little-endian, each list behind its length; then the rest as JSON. */
export function packed({ lineStarts, recordStarts, recordLines, ...rest }: Outline): Buffer {
  const lists = [lineStarts, recordStarts, recordLines].map((list) => {
    const bytes = Buffer.alloc(4 + list.length * 4);
    bytes.writeUInt32LE(list.length);
    for (const [at, number] of list.entries()) bytes.writeUInt32LE(number, 4 + at * 4);
    return bytes;
  });
  return Buffer.concat([...lists, Buffer.from(JSON.stringify(rest))]);
}

function unpacked(content: Buffer): Outline | null {
  try {
    let at = 0;
    const list = (): Uint32Array => {
      const length = content.readUInt32LE(at);
      const bytes = content.subarray(at + 4, at + 4 + length * 4);
      if (bytes.length !== length * 4) throw new RangeError('cut short');
      at += 4 + bytes.length;
      const numbers = new Uint32Array(length);
      if (endianness() === 'LE') Buffer.from(numbers.buffer).set(bytes);
      else for (let place = 0; place < length; place += 1) numbers[place] = bytes.readUInt32LE(place * 4);
      return numbers;
    };
    const [lineStarts, recordStarts, recordLines] = [list(), list(), list()];
    const rest = head.safeParse(JSON.parse(content.toString('utf8', at)));
    return rest.success ? { ...rest.data, lineStarts, recordStarts, recordLines } : null;
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof RangeError) return null;
    throw cause;
  }
}
