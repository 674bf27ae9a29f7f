// One opened file: decoded, its format found, parsed, and its secrets withheld before any reader of a kind sees it.
import { CountersignError } from '../../../shared/errors.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import { decode } from './decode.ts';
import { isObject, type JsonObject, type JsonValue, parseJson, property } from './json.ts';
import { afterComments, jsonStart, parseJsonDocuments } from './json-documents.ts';
import { countLineBreaks, lineAt, lineStarts, positionAt } from './lines.ts';
import type { Address } from './record.ts';
import { applyWithheld, type SecretRule, secretColumns, secretsIn, withholdCells } from './withhold.ts';
import { parseYaml } from './yaml.ts';

export type Format = 'json' | 'ndjson' | 'yaml' | 'csv';

/** One JSON or YAML document. */
export interface EvidenceDocument {
  readonly path: string;
  readonly value: JsonValue;
  /** What its pointers begin with: empty, or `/2` for the third document of a file. */
  readonly prefix: string;
  /** Line of an object or array of this document; null for anything else. */
  lineOf(value: JsonValue | undefined): number | null;
}

/** A row of a CSV table or a line of NDJSON. */
export interface EvidenceRow {
  readonly address: Address;
  /** The column's value, undefined when there is no such column or key; of columns with one name the first. */
  value(name: string): JsonValue | undefined;
  /** The values of all columns of that name (Jira repeats `Labels`), or the items of a key's list, empty ones included. */
  values(name: string): readonly JsonValue[];
  /** The line of NDJSON as a document, for a cursor; null for CSV and for a line that can't be read. */
  readonly document: EvidenceDocument | null;
  readonly fault: string | null;
  /** Cells as they stand, empty for NDJSON. */
  readonly cells: readonly string[];
  /** The row's own keys, empty for CSV. */
  readonly names: readonly string[];
}

export type Evidence =
  | { readonly format: 'json' | 'yaml'; readonly path: string; readonly documents: readonly EvidenceDocument[] }
  | {
      readonly format: 'csv' | 'ndjson';
      readonly path: string;
      /** Column names with their line; null for NDJSON, where each line has its own keys. */
      readonly header: { readonly names: readonly string[]; readonly line: number } | null;
      rows(): Generator<EvidenceRow, void, undefined>;
    };

/** Null when the file has no text at all: nothing was written, which is not the same as an empty list. */
export function openEvidence(
  file: { readonly path: string; readonly bytes: Uint8Array },
  formats: readonly Format[],
  secrets: SecretRule,
): Evidence | null {
  const { text } = decode(file.bytes);
  const format = formatOf(text, formats);
  if (format === null) return null;
  switch (format) {
    case 'json':
      return openJson(file.path, text, secrets);
    case 'yaml':
      return openYaml(file.path, text, secrets);
    case 'csv':
      return openCsv(file.path, text, secrets);
    case 'ndjson':
      return { format, path: file.path, header: null, rows: () => ndjsonRows(file.path, text, secrets) };
  }
}

/**
 * By how the text begins: a format is never taken from the file's name. Null for a text of white space. Throws
 * SOURCE_UNREADABLE when it is none of the formats.
 */
export function formatOf(text: string, formats: readonly Format[]): Format | null {
  if (!/\S/.test(text)) return null;
  const start = jsonStart(text);
  const opening = text.charAt(start);
  const structured =
    opening === '{' ||
    opening === '[' ||
    (formats.includes('json') && /^null\s*$/.test(text.slice(start, start + 100))) ||
    (formats.includes('ndjson') && start === text.length);
  const candidates: readonly Format[] = structured ? structuredFormats(text, start, formats) : ['csv', 'yaml'];
  const format = candidates.find((candidate) => formats.includes(candidate));
  if (format === 'csv') refuseHiddenJson(text);
  if (format !== undefined) return format;
  // The first line of a log that should be JSON lines: it is refused by itself, with those that follow still read.
  if (!structured && formats.includes('ndjson') && /^\{/m.test(text)) return 'ndjson';
  throw new CountersignError(
    'SOURCE_UNREADABLE',
    `The file is not ${formats.join(' or ').toUpperCase()}, which this kind of source is.`,
    { line: 1 },
  );
}

/**
 * JSON behind a line of a log is no table, and read as one its secrets would stand in no column that is known for them. In
 * a table JSON stands inside quotes, with its own quotes doubled; below the header it may also stand in a cell as it is.
 */
function refuseHiddenJson(text: string): void {
  const head = text.slice(0, headSize);
  const header = /\S[^\n]*/.exec(head);
  const at =
    header !== null && /[[{][ \t]*"[^"\n]+"[ \t]*:|[[{]\s*$/.test(header[0]) ? header.index : head.search(jsonLine);
  if (at === -1) return;
  const { line } = positionAt(text, at);
  throw new CountersignError(
    'SOURCE_UNREADABLE',
    `Line ${line} looks like JSON, but the file begins with something else; remove what stands before the JSON.`,
    { line },
  );
}

const jsonLine = /^[ \t]*(?:\[?[ \t]*\{[ \t]*"[^"\n]|"[^"\n]+"[ \t]*:)/m;
const headSize = 64 * 1024;

/**
 * One object on each line, or a document? The first line with text decides, with the next one. A single line is both: of
 * the two the kind's first format counts.
 */
function structuredFormats(text: string, start: number, formats: readonly Format[]): readonly Format[] {
  if (text.startsWith(removedLine, start)) return ['ndjson', 'json'];
  const [first, next] = leadingLines(text, start);
  const object = /^\{.*\}$/s.test(first);
  const linesFirst = formats.indexOf('ndjson') < formats.indexOf('json');
  const lines = object && (next === null ? linesFirst : next.startsWith('{') || objectIn(first) !== null);
  return lines && start === afterComments(text) ? ['ndjson', 'json'] : ['json', 'ndjson'];
}

/** What stands in a stored file in the place of a line that can't be parsed and may hold a secret. */
export const removedLine = '[unreadable line, removed because it may hold a secret]';

function leadingLines(text: string, start: number): readonly [string, string | null] {
  const feed = text.indexOf('\n', start);
  if (feed === -1) return [text.slice(start).trim(), null];
  const rest = text.slice(feed).search(/\S/);
  if (rest === -1) return [text.slice(start, feed).trim(), null];
  return [text.slice(start, feed).trim(), text.slice(feed + rest, feed + rest + 1)];
}

function openJson(path: string, text: string, secrets: SecretRule): Evidence {
  const documents = parseJsonDocuments(text);
  const starts = lineStarts(text);
  return {
    format: 'json',
    path,
    documents: documents.map(({ value, offsets }, index) => {
      applyWithheld(value, secretsIn(value, secrets));
      return documentOf(path, value, documents.length > 1 ? `/${index}` : '', offsets, starts);
    }),
  };
}

function openYaml(path: string, text: string, secrets: SecretRule): Evidence {
  const documents = parseYaml(text);
  const starts = lineStarts(text);
  return {
    format: 'yaml',
    path,
    documents: documents.map(({ value, offsets }, index) => {
      applyWithheld(value, secretsIn(value, secrets));
      return documentOf(path, value, documents.length > 1 ? `/${index}` : '', offsets, starts);
    }),
  };
}

function documentOf(
  path: string,
  value: JsonValue,
  prefix: string,
  offsets: ReadonlyMap<object, number>,
  starts: readonly number[],
): EvidenceDocument {
  return {
    path,
    value,
    prefix,
    lineOf(container) {
      const offset = typeof container === 'object' && container !== null ? offsets.get(container) : undefined;
      return offset === undefined ? null : lineAt(starts, offset);
    },
  };
}

function openCsv(path: string, text: string, secrets: SecretRule): Evidence | null {
  const table = readCsv(text);
  if (table === null) return null;
  const row = csvRows(path, table.header, secrets);
  return {
    format: 'csv',
    path,
    header: { names: table.header, line: table.headerLine },
    *rows() {
      for (const record of table.records()) yield row(record);
    },
  };
}

/** A row of the table with this header. */
export function csvRows(
  path: string,
  header: readonly string[],
  secrets: SecretRule,
): (record: CsvRecord) => EvidenceRow {
  const guarded = secretColumns(header, secrets);
  const columns = Map.groupBy(header.keys(), (index) => header[index] ?? '');
  return (record) => {
    const cells = record.fault === null ? withholdCells(record.cells, guarded) : [];
    return {
      address: { file: path, line: record.line, pointer: null },
      value(name) {
        const column = columns.get(name)?.[0];
        return column === undefined ? undefined : cells[column];
      },
      values: (name) => (columns.get(name) ?? []).flatMap((column) => cells[column] ?? []),
      document: null,
      fault: record.fault,
      cells,
      names: [],
    };
  };
}

/** A line with text; `index` counts them from 0. */
export interface TextLine {
  readonly line: number;
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

export interface NdjsonLine extends TextLine {
  /** Null when the line is not one well-formed object. */
  readonly value: JsonObject | null;
}

/** The same words whatever is wrong, so that a line whose text was removed is refused for the same reason. */
export const ndjsonFault = 'The line is not one well-formed JSON object (or a key stands in it twice).';

export function* ndjsonLines(text: string): Generator<NdjsonLine, void, undefined> {
  for (const line of textLines(text)) yield { ...line, value: objectIn(text.slice(line.start, line.end)) };
}

/** The lines with text. A line that begins with `#` is a comment wherever it stands: no JSON begins like that. */
export function* textLines(text: string): Generator<TextLine, void, undefined> {
  const begin = afterComments(text);
  let line = countLineBreaks(text, 0, begin);
  let index = 0;
  for (let start = text.lastIndexOf('\n', begin - 1) + 1; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    line += 1;
    if (/^\s*[^#\s]/.test(text.slice(start, end))) {
      yield { line, index, start, end };
      index += 1;
    }
    start = end + 1;
  }
}

function objectIn(content: string): JsonObject | null {
  try {
    const { value } = parseJson(content, false);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof CountersignError) return null;
    throw error;
  }
}

function* ndjsonRows(path: string, text: string, secrets: SecretRule): Generator<EvidenceRow, void, undefined> {
  for (const line of ndjsonLines(text)) yield ndjsonRow(path, line, secrets);
}

export function ndjsonRow(path: string, { line, index, value }: NdjsonLine, secrets: SecretRule): EvidenceRow {
  if (value !== null) applyWithheld(value, secretsIn(value, secrets));
  const read = (name: string) => (value === null ? undefined : property(value, name));
  return {
    address: { file: path, line, pointer: `/${index}` },
    value: read,
    values(name) {
      const found = read(name);
      return found === undefined ? [] : Array.isArray(found) ? found : [found];
    },
    document: value === null ? null : { path, value, prefix: `/${index}`, lineOf: (part) => lineOf(part, line) },
    fault: value === null ? ndjsonFault : null,
    cells: [],
    names: value === null ? [] : Object.keys(value),
  };
}

function lineOf(part: JsonValue | undefined, line: number): number | null {
  return typeof part === 'object' && part !== null ? line : null;
}
