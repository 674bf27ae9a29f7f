// A file of which the outline is known: rows and lines from anywhere in it, for which only the chunks that hold them are
// read, each checked against its digest.
import { inflateRawSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { ArtefactView } from '../../../../shared/contract/evidence.ts';
import { csvRecords } from '../../intake/csv.ts';
import { chunkBytes, damagedBlob } from '../blobs.ts';
import { digestOf, type Outline, stride } from './outline.ts';

export interface OutlinedFile {
  /** Record by record. */
  readonly table: OutlinedRows;
  /** Line by line. */
  readonly text: OutlinedRows;
}

export interface OutlinedRows {
  readonly total: number;
  rows(from: number, limit: number): ArtefactView['rows'];
  /** The row on a line: the last that begins there or before; null above the first. */
  rowAt(line: number): { readonly position: number; readonly line: number } | null;
}

export function outlinedFile(db: Database, sha256: string, outline: Outline): OutlinedFile {
  const textBetween = (start: number, end: number) => bytesBetween(db, sha256, outline, start, end).toString('utf8');
  return { table: tableRows(outline, textBetween), text: textRows(outline, textBetween) };
}

type TextBetween = (start: number, end: number) => string;

function tableRows(
  { records, recordStarts, recordLines, delimiter, size }: Outline,
  textBetween: TextBetween,
): OutlinedRows {
  /** Records from a mark on to another one, or to the end. */
  const between = (mark: number, end: number) => {
    const text = textBetween(recordStarts[mark] ?? size, recordStarts[end] ?? size);
    return Array.from(csvRecords(text, delimiter, { line: recordLines[mark] ?? 1, last: true }), (record) => ({
      line: record.line,
      cells: record.fault === null ? record.cells : [text.slice(record.start, record.end)],
    }));
  };
  return {
    total: records,
    rows(from, limit) {
      if (from >= records) return [];
      const mark = Math.floor(from / stride);
      const skip = from - mark * stride;
      return between(mark, Math.ceil((from + limit) / stride))
        .slice(skip, skip + limit)
        .map(({ line, cells }) => ({ line, cells: [...cells] }));
    },
    rowAt(line) {
      const mark = lastAtOrBefore(recordLines, line);
      if (mark === -1) return null;
      const found = between(mark, mark + 1);
      const at = found.findLastIndex((record) => record.line <= line);
      return { position: mark * stride + at, line: found[at]?.line ?? line };
    },
  };
}

function textRows({ lines, lineStarts, size }: Outline, textBetween: TextBetween): OutlinedRows {
  return {
    total: lines,
    rows(from, limit) {
      const mark = Math.floor(from / stride);
      const text = textBetween(lineStarts[mark] ?? size, lineStarts[Math.ceil((from + limit) / stride)] ?? size);
      const found = text.split('\n');
      const skip = from - mark * stride;
      const count = Math.max(0, Math.min(limit, lines - from));
      return Array.from({ length: count }, (_, index) => {
        const content = found[skip + index] ?? '';
        // Before a line feed a carriage return belongs to the line's end; behind the last one it is a letter.
        const isEnded = skip + index < found.length - 1;
        return { line: from + index + 1, cells: [isEnded ? content.replace(/\r$/, '') : content] };
      });
    },
    rowAt: (line) => ({ position: line - 1, line }),
  };
}

/** Position of the last number that is not above; -1 where all are. */
function lastAtOrBefore(numbers: Uint32Array, wanted: number): number {
  let low = -1;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

function bytesBetween(db: Database, sha256: string, outline: Outline, start: number, end: number): Buffer {
  const first = Math.floor(start / chunkBytes);
  const parts: Buffer[] = [];
  for (let chunk = first; chunk * chunkBytes < end; chunk += 1) {
    const bytes = chunkOf(db, sha256, outline, chunk);
    parts.push(bytes.subarray(Math.max(0, start - chunk * chunkBytes), end - chunk * chunkBytes));
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
}

function chunkOf(db: Database, sha256: string, { chunks }: Outline, chunk: number): Buffer {
  const held = heldChunks.get(db) ?? new Map<string, Buffer>();
  heldChunks.set(db, held);
  const key = `${sha256} ${chunk}`;
  const known = held.get(key);
  if (known !== undefined) {
    // The last of all to go.
    held.delete(key);
    held.set(key, known);
    return known;
  }
  const deflated = db
    .prepare<[string, number], Buffer>('select deflated from blob_chunk where sha256 = ? and chunk = ?')
    .pluck()
    .get(sha256, chunk);
  if (deflated === undefined || digestOf(deflated) !== chunks[chunk]) throw damagedBlob(sha256);
  let bytes: Buffer;
  try {
    bytes = inflateRawSync(deflated, { maxOutputLength: chunkBytes });
  } catch (cause) {
    throw damagedBlob(sha256, cause);
  }
  const [oldest] = held.keys();
  if (held.size >= mostHeld && oldest !== undefined) held.delete(oldest);
  held.set(key, bytes);
  return bytes;
}

/** A megabyte each. */
const mostHeld = 64;

// Goes with its connection.
const heldChunks = new WeakMap<Database, Map<string, Buffer>>();
