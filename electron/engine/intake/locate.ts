// Where an address stands in a stored file, for the evidence viewer: the lines to show and the characters to mark.
import { CountersignError } from '../../../shared/errors.ts';
import { csvRecords, readCsv } from './csv.ts';
import { decode } from './decode.ts';
import { ndjsonLines } from './evidence.ts';
import { parseJson } from './json.ts';
import { lineAt, lineStarts } from './lines.ts';
import { jsonSpans, pointerTokens, type Span, wantedTree } from './pointer.ts';
import type { Address } from './record.ts';
import { parseYaml, yamlSpans } from './yaml.ts';

export interface Location {
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** The last line of the value; a CSV record may run over several. */
  readonly endLine: number;
  /** Offsets into the decoded text, in UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * Null when the file has no such place. Throws SOURCE_ENCODING for bytes that are no text, and SOURCE_UNREADABLE or
 * SOURCE_TOO_DEEP for YAML that can't be read. One pass over the text.
 */
export function locate(bytes: Uint8Array, place: Pick<Address, 'line' | 'pointer'>): Location | null {
  const { text } = decode(bytes);
  const span = place.pointer === null ? spanOfLine(text, place.line) : spanOfPointer(text, place.pointer);
  if (span === null) return null;
  const starts = lineStarts(text);
  const line = lineAt(starts, span.start);
  return {
    line,
    column: span.start - (starts[line - 1] ?? 0) + 1,
    endLine: lineAt(starts, Math.max(span.start, span.end - 1)),
    ...span,
  };
}

function spanOfPointer(text: string, pointer: string): Span | null {
  const tokens = pointerTokens(pointer);
  if (tokens === null) return null;
  const [index, ...inside] = tokens;
  if (!/^\s*(?:[[{"]|null\b)/.test(text)) {
    const single = parseYaml(text).length === 1;
    return first(yamlSpans(text, wantedTree([[single ? ['0', ...tokens] : tokens, true]])));
  }
  if (index === undefined || !isNdjson(text)) return first(jsonSpans(text, wantedTree([[tokens, true]])));
  for (const { index: at, start, end } of ndjsonLines(text)) {
    if (String(at) !== index) continue;
    if (inside.length === 0) return { start, end: text[end - 1] === '\r' ? end - 1 : end };
    const span = first(jsonSpans(text.slice(start, end), wantedTree([[inside, true]])));
    return span === null ? null : { start: start + span.start, end: start + span.end };
  }
  return null;
}

function first(found: readonly { readonly span: Span }[]): Span | null {
  return found[0]?.span ?? null;
}

/** The first line with text is a document of its own, and more text follows. */
function isNdjson(text: string): boolean {
  const start = text.search(/\S/);
  const feed = text.indexOf('\n', start);
  if (feed === -1 || text.slice(feed).trim() === '') return false;
  try {
    parseJson(text.slice(start, feed), false);
    return true;
  } catch (error) {
    if (error instanceof CountersignError) return false;
    throw error;
  }
}

/** The CSV record that begins on the line, else the line itself. */
function spanOfLine(text: string, line: number | null): Span | null {
  const start = line === null ? undefined : lineStarts(text)[line - 1];
  if (start === undefined || start >= text.length) return null;
  if (!/^\s*[[{]/.test(text)) {
    for (const record of csvRecords(text, readCsv(text)?.delimiter ?? ',')) {
      if (record.start === start) return { start, end: record.end };
      if (record.start > start) break;
    }
  }
  const feed = text.indexOf('\n', start);
  return { start, end: feed === -1 ? text.length : feed };
}
