// A CSV reader for evidence (RFC 4180). It gives each record's line, keeps the exact span of every cell so that a secret
// can be replaced in place, and reports a row that can't be read instead of stopping at it. A line without quotes, which
// is nearly every line, is cut without looking at its characters.
import { CountersignError } from '../../../shared/errors.ts';
import { countLineBreaks } from './lines.ts';
import type { Span } from './pointer.ts';

export interface CsvRecord {
  /** 1-based line on which the record begins. */
  readonly line: number;
  /** Span without the line end. */
  readonly start: number;
  readonly end: number;
  readonly cells: readonly string[];
  /** Why the record can't be read; its cells are then not to be used. */
  readonly fault: string | null;
}

export interface CsvTable {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly headerLine: number;
  /** How many records stand above those of the table: the header, and what declares the delimiter. */
  readonly above: number;
  /** The records below the header, each with as many cells as the header or with a fault. */
  records(): Generator<CsvRecord, void, undefined>;
}

/** Null when there is no line with text. Throws SOURCE_UNREADABLE when the header itself can't be read. */
export function readCsv(text: string): CsvTable | null {
  const declared = /^[\r\n]*"?sep=([,;\t])"?\r?(?:\n|$)/i.exec(text);
  const delimiter = declared?.[1] ?? sniffDelimiter(text);
  // What Excel writes in front of a header: a line of its own that is no record.
  const above = declared === null ? 0 : 1;
  const first = behindRecords(csvRecords(text, delimiter), above).next();
  if (first.done === true) return null;
  const { cells, line, end, fault } = first.value;
  if (fault !== null) throw new CountersignError('SOURCE_UNREADABLE', `Line ${line}: ${fault}`, { line });
  if (!text.includes('\n') && text.includes('\r', end === text.length ? 0 : end))
    throw new CountersignError(
      'SOURCE_UNREADABLE',
      'The lines end with carriage returns alone; save the file with line feeds.',
      {
        line: 1,
      },
    );
  const header = cells.map((cell) => cell.trim());
  return {
    delimiter,
    header,
    headerLine: line,
    above: above + 1,
    *records() {
      for (const record of behindRecords(csvRecords(text, delimiter), above + 1)) yield fitted(record, header.length);
    },
  };
}

function behindRecords(records: Generator<CsvRecord, number, undefined>, count: number): typeof records {
  for (let index = 0; index < count; index += 1) records.next();
  return records;
}

/** Empty columns at the end of a row are an exporter's habit; anything else that doesn't fit the header is refused. */
export function fitted(record: CsvRecord, width: number): CsvRecord {
  const count = record.cells.length;
  if (record.fault !== null || count === width) return record;
  if (count > width && record.cells.slice(width).every((cell) => cell === ''))
    return { ...record, cells: record.cells.slice(0, width) };
  return { ...record, fault: `The row has ${count} cells, but the header has ${width}.` };
}

/**
 * The one of comma, semicolon and tab that parts the header into most cells. Only the header is asked, so that the same
 * file gives the same answer once its secrets are gone. A comma or semicolon before a space stands inside a name (`Name,
 * first;Id`) unless nothing else parts the header.
 */
function sniffDelimiter(text: string): string {
  let best = { delimiter: ',', tight: -1, cells: 0 };
  for (const delimiter of [',', ';', '\t']) {
    const header = csvRecords(text, delimiter).next();
    const cells = header.done === true || header.value.fault !== null ? [] : header.value.cells;
    const tight = cells.slice(1).filter((cell) => !cell.startsWith(' ')).length;
    if (tight > best.tight || (tight === best.tight && cells.length > best.cells))
      best = { delimiter, tight, cells: cells.length };
  }
  return best.delimiter;
}

/** What is known of a text that is a part of a file. */
export interface CsvPart {
  /** The line of the file that it begins with. */
  readonly line: number;
  /** Nothing follows it. A record at the end of any other part may go on in the next one and is left for it. */
  readonly last: boolean;
}

const wholeText: CsvPart = { line: 1, last: true };

/** All records of the text, the header among them; empty lines are none. Returns the offset behind the last one. */
export function* csvRecords(
  text: string,
  delimiter: string,
  part: CsvPart = wholeText,
): Generator<CsvRecord, number, undefined> {
  let at = 0;
  let { line } = part;
  let quote = text.indexOf('"');
  while (at < text.length) {
    if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
    const feed = text.indexOf('\n', at);
    const stop = feed === -1 ? text.length : feed;
    if (feed === -1 && !part.last && (quote === -1 || quote >= stop)) return at;
    if (quote === -1 || quote >= stop) {
      const end = stop > at && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
      if (end > at) yield { line, start: at, end, cells: text.slice(at, end).split(delimiter), fault: null };
      line += 1;
      at = stop + 1;
    } else {
      const { record, next } = quotedRecord(text, delimiter, at, line);
      if (next > text.length && !part.last) return at;
      yield record;
      line += countLineBreaks(text, at, next);
      at = next;
    }
  }
  return Math.min(at, text.length);
}

/** A record of which some cell has quotes; `next` is the offset behind its line end. */
function quotedRecord(
  text: string,
  delimiter: string,
  start: number,
  line: number,
): { record: CsvRecord; next: number } {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = readCell(text, delimiter, at);
    if (cell.fault !== null) {
      const feed = text.indexOf('\n', cell.end);
      const stop = feed === -1 ? text.length : feed;
      return { record: { line, start, end: trimReturn(text, start, stop), cells, fault: cell.fault }, next: stop + 1 };
    }
    cells.push(cell.value);
    at = cell.end;
    if (text.charAt(at) !== delimiter) break;
    at += 1;
  }
  const next = text.startsWith('\r\n', at) ? at + 2 : at + 1;
  return { record: { line, start, end: at, cells, fault: null }, next };
}

function readCell(
  text: string,
  delimiter: string,
  start: number,
): { value: string; end: number; fault: string | null } {
  if (text.charAt(start) !== '"') {
    const end = endOfPlainCell(text, delimiter, start);
    return { value: text.slice(start, end), end, fault: null };
  }
  let at = start + 1;
  let doubled = false;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1)
      return {
        value: '',
        end: text.length,
        fault: 'A quote is opened and never closed, so the rest of the file is lost.',
      };
    if (text.charAt(close + 1) !== '"') {
      const end = close + 1;
      const follows = text.charAt(end);
      if (follows !== '' && follows !== delimiter && follows !== '\n' && !text.startsWith('\r\n', end))
        return { value: '', end, fault: 'There is text between a closing quote and the next cell.' };
      const value = text.slice(start + 1, close);
      return { value: doubled ? value.replaceAll('""', '"') : value, end, fault: null };
    }
    doubled = true;
    at = close + 2;
  }
}

function endOfPlainCell(text: string, delimiter: string, start: number): number {
  let at = start;
  while (at < text.length && text.charAt(at) !== delimiter && text.charAt(at) !== '\n') at += 1;
  return trimReturn(text, start, at);
}

function trimReturn(text: string, start: number, end: number): number {
  return end > start && text.charCodeAt(end - 1) === 13 && (end === text.length || text.charAt(end) === '\n')
    ? end - 1
    : end;
}

/** Where the raw cells of a readable record stand, quotes included. */
export function cellSpans(text: string, delimiter: string, record: CsvRecord): readonly Span[] {
  const spans: Span[] = [];
  for (let at = record.start; ; at += 1) {
    const end = Math.min(readCell(text, delimiter, at).end, record.end);
    spans.push({ start: at, end });
    at = end;
    if (at >= record.end) return spans;
  }
}
