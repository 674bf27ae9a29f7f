// Where an address stands in the text of a file, for the evidence viewer: the characters to mark, and so the lines to show.
import { csvRecords, readCsv } from './csv.ts';
import { type Format, textLines } from './evidence.ts';
import { jsonDocumentSpans } from './json-documents.ts';
import { lineStarts } from './lines.ts';
import { jsonSpans, pointerTokens, type Span, wantedTree } from './pointer.ts';
import type { Address } from './record.ts';
import { parseYaml, yamlSpans } from './yaml.ts';

/**
 * Offsets into the decoded text of a file that its reader has accepted. Null when the file has no such place. Throws
 * SOURCE_UNREADABLE or SOURCE_TOO_DEEP for YAML that can't be read. One pass over the text.
 */
export function locate(text: string, format: Format, place: Pick<Address, 'line' | 'pointer'>): Span | null {
  if (place.pointer === null) return spanOfLine(text, format, place.line);
  const tokens = pointerTokens(place.pointer);
  if (tokens === null) return null;
  switch (format) {
    case 'json':
      return first(jsonDocumentSpans(text, wantedTree([[tokens, true]])));
    case 'ndjson':
      return spanInLine(text, tokens);
    case 'yaml': {
      const single = parseYaml(text).length === 1;
      return first(yamlSpans(text, wantedTree([[single ? ['0', ...tokens] : tokens, true]])));
    }
    case 'csv':
      return null;
  }
}

function spanInLine(text: string, [index, ...inside]: readonly string[]): Span | null {
  for (const { index: at, start, end } of textLines(text)) {
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

/** The CSV record that begins on the line, else the line itself. */
function spanOfLine(text: string, format: Format, line: number | null): Span | null {
  const start = line === null ? undefined : lineStarts(text)[line - 1];
  if (start === undefined || start >= text.length) return null;
  if (format === 'csv') {
    for (const record of csvRecords(text, readCsv(text)?.delimiter ?? ',')) {
      if (record.start === start) return { start, end: record.end };
      if (record.start > start) break;
    }
  }
  const feed = text.indexOf('\n', start);
  return { start, end: feed === -1 ? text.length : feed };
}
