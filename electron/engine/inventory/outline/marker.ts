// Finds where lines and records begin in the bytes of a table (RFC 4180), part by part, as intake/csv.ts finds them in its
// text: an empty line is no record, a quoted cell may hold line ends, and a record that can't be read ends with its line, or
// with the file where its quote is never closed.
import { stride } from './outline.ts';

export interface Marks {
  readonly lines: number;
  readonly records: number;
  readonly lineStarts: Uint32Array;
  readonly recordStarts: Uint32Array;
  readonly recordLines: Uint32Array;
}

export interface Marker {
  push(bytes: Uint8Array): void;
  finish(): Marks;
}

const feed = 0x0a;
const carriage = 0x0d;
const quote = 0x22;

// Where the reader is: before the first letter of a record, behind a carriage return there, ...
const atRecord = 0;
const behindReturn = 1;
const atCell = 2;
const inPlain = 3;
const inQuoted = 4;
/** Behind a quote in a quoted cell: it closes the cell, or a second one follows. */
const atQuote = 5;
/** Behind a closing quote and a carriage return: a line feed has to follow. */
const atEnd = 6;
/** What can't be read is passed over to the end of its line. */
const lost = 7;

/** `above`: how many records stand above the table's own. `start`: the bytes of a byte order mark, which are no text. */
export function createMarker(delimiter: string, above: number, start: number): Marker {
  const cut = delimiter.charCodeAt(0);
  const lineStarts: number[] = [start];
  const recordStarts: number[] = [];
  const recordLines: number[] = [];
  let state = atRecord;
  let offset = 0;
  /** Lines that have ended, and where the one that began last does. */
  let line = 0;
  let lineStart = start;
  let recordStart = start;
  let recordLine = 0;
  let record = -above;

  const endRecord = (): void => {
    if (record >= 0 && record % stride === 0) {
      recordStarts.push(recordStart);
      recordLines.push(recordLine + 1);
    }
    record += 1;
  };
  const endLine = (next: number): void => {
    line += 1;
    lineStart = next;
    if (line % stride === 0) lineStarts.push(next);
  };
  const beginRecord = (): void => {
    recordStart = lineStart;
    recordLine = line;
    state = atRecord;
  };

  return {
    push(bytes) {
      for (let at = offset === 0 ? start : 0; at < bytes.length; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte === feed) {
          const wasEmpty = state === atRecord || state === behindReturn;
          const isInside = state === inQuoted;
          endLine(offset + at + 1);
          if (isInside) continue;
          if (!wasEmpty) endRecord();
          beginRecord();
        } else if (state === inPlain) {
          if (byte === cut) state = atCell;
        } else if (state === inQuoted) {
          if (byte === quote) state = atQuote;
        } else if (state === lost) {
        } else if (state === atQuote) {
          if (byte === quote) state = inQuoted;
          else if (byte === cut) state = atCell;
          else state = byte === carriage ? atEnd : lost;
        } else if (state === atEnd) state = lost;
        else if (state === atRecord && byte === carriage) state = behindReturn;
        else if (byte === cut) state = atCell;
        else state = byte === quote && state !== behindReturn ? inQuoted : inPlain;
      }
      offset += bytes.length;
    },
    finish() {
      if (state !== atRecord && state !== behindReturn) endRecord();
      const isEnded = offset > start && lineStart === offset;
      return {
        lines: isEnded ? line : line + 1,
        records: Math.max(0, record),
        lineStarts: Uint32Array.from(lineStarts),
        recordStarts: Uint32Array.from(recordStarts),
        recordLines: Uint32Array.from(recordLines),
      };
    },
  };
}
