// A large table or a long list of lines, opened without ever being held as a whole. Only CSV and NDJSON are read so: a
// JSON or YAML document means nothing before its end.
import { CountersignError } from '../../../shared/errors.ts';
import { fitted, readCsv } from './csv.ts';
import { createCsvCutter } from './csv-parts.ts';
import { csvRows, type Evidence, type EvidenceRow, type Format, formatOf, ndjsonLines, ndjsonRow } from './evidence.ts';
import { countLineBreaks } from './lines.ts';
import { createTextParts, isUtf16 } from './text-parts.ts';
import type { SecretRule } from './withhold.ts';

/** From this size on a file is read in parts. */
export const largeFile = 8 * 1024 * 1024;

/**
 * How a large file can be read in parts, from its beginning: null when it has to be read as a whole. `head` ends behind a
 * line of it.
 */
export function formatInParts(head: string, formats: readonly Format[]): 'csv' | 'ndjson' | null {
  const format = formatOf(head, formats);
  return format === 'csv' || format === 'ndjson' ? format : null;
}

/**
 * The beginning of a large file as text, up to its last whole line; null when the file can't be read in parts: UTF-16, or
 * no line that ends in its first part.
 */
export function headOfParts(first: Uint8Array): string | null {
  if (isUtf16(first)) return null;
  const text = createTextParts().push(first);
  const feed = text.lastIndexOf('\n');
  return feed === -1 ? null : text.slice(0, feed + 1);
}

/** Null when it has to be read as a whole. Throws SOURCE_UNREADABLE and SOURCE_ENCODING. */
export function openInParts(
  path: string,
  parts: () => Iterable<Uint8Array>,
  formats: readonly Format[],
  secrets: SecretRule,
): Evidence | null {
  const [first] = parts();
  const head = first === undefined ? null : headOfParts(first);
  if (head === null) return null;
  const format = formatInParts(head, formats);
  if (format === 'ndjson') return { format, path, header: null, rows: () => linesInParts(path, parts, secrets) };
  const table = format === 'csv' ? readCsv(head) : null;
  if (table === null) return null;
  const row = csvRows(path, table.header, secrets);
  return {
    format: 'csv',
    path,
    header: { names: table.header, line: table.headerLine },
    *rows() {
      const cutter = createCsvCutter(table.delimiter);
      let skip = table.above;
      for (const { records } of windows(parts, cutter.push, cutter.finish)) {
        for (const record of records) {
          if (skip > 0) skip -= 1;
          else yield row(fitted(record, table.header.length));
        }
      }
    },
  };
}

function* windows<Window>(
  parts: () => Iterable<Uint8Array>,
  push: (text: string) => Window,
  finish: () => Window,
): Generator<Window, void, undefined> {
  const texts = createTextParts();
  for (const bytes of parts()) yield push(texts.push(bytes));
  const rest = texts.finish();
  if (rest !== '') yield push(rest);
  yield finish();
}

function* linesInParts(
  path: string,
  parts: () => Iterable<Uint8Array>,
  secrets: SecretRule,
): Generator<EvidenceRow, void, undefined> {
  const cutter = createLineCutter();
  let line = 0;
  let index = 0;
  for (const text of windows(parts, cutter.push, cutter.finish)) {
    let count = 0;
    for (const found of ndjsonLines(text)) {
      yield ndjsonRow(path, { ...found, line: found.line + line, index: found.index + index }, secrets);
      count += 1;
    }
    line += countLineBreaks(text, 0, text.length);
    index += count;
  }
}

/** Whole lines: what stands behind the last line end waits. Throws SOURCE_UNREADABLE for a line of over 64 MiB. */
export function createLineCutter(): { push(text: string): string; finish(): string } {
  let waiting = '';
  return {
    push(text) {
      const feed = text.lastIndexOf('\n');
      if (feed === -1) {
        waiting += text;
        if (waiting.length > longestLine)
          throw new CountersignError('SOURCE_UNREADABLE', 'A line of the file is longer than 64 MiB.', { line: null });
        return '';
      }
      const whole = waiting + text.slice(0, feed + 1);
      waiting = text.slice(feed + 1);
      return whole;
    },
    finish() {
      const rest = waiting;
      waiting = '';
      return rest;
    },
  };
}

const longestLine = 64 * 1024 * 1024;
