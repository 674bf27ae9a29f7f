// One opened file: decoded, its format found, parsed, and its secrets withheld before any reader of a kind sees it.
import { CountersignError } from '../../../shared/errors.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import { decode } from './decode.ts';
import { type JsonValue, parseJson } from './json.ts';
import { lineAt, lineStarts } from './lines.ts';
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
  /** The column's value, undefined when there is no such column or key. */
  value(name: string): JsonValue | undefined;
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

/** By the first character: a format is never taken from the file's name. Null for a text of white space. */
export function formatOf(text: string, formats: readonly Format[]): Format | null {
  const first = /\S/.exec(text)?.[0];
  if (first === undefined) return null;
  const structured =
    first === '{' || first === '[' || (/^\s*null\s*$/.test(text.slice(0, 100)) && formats.includes('json'));
  const candidates: readonly Format[] = structured ? ['json', 'ndjson'] : ['csv', 'yaml'];
  const format = candidates.find((candidate) => formats.includes(candidate));
  if (format === undefined)
    throw new CountersignError(
      'SOURCE_UNREADABLE',
      `The file is not ${formats.join(' or ').toUpperCase()}, which this kind of source is.`,
      {
        line: 1,
      },
    );
  return format;
}

function openJson(path: string, text: string, secrets: SecretRule): Evidence {
  const { value, offsets } = parseJson(text);
  applyWithheld(value, secretsIn(value, secrets));
  return { format: 'json', path, documents: [documentOf(path, value, '', offsets, lineStarts(text))] };
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
  const { header } = table;
  const guarded = secretColumns(header, secrets);
  const columns = new Map(header.map((name, index): [string, number] => [name, index]));
  const row = (record: CsvRecord): EvidenceRow => {
    const cells = record.fault === null ? withholdCells(record.cells, guarded) : [];
    return {
      address: { file: path, line: record.line, pointer: null },
      value(name) {
        const column = columns.get(name);
        return column === undefined ? undefined : cells[column];
      },
      fault: record.fault,
      cells,
      names: [],
    };
  };
  return {
    format: 'csv',
    path,
    header: { names: header, line: table.headerLine },
    *rows() {
      for (const record of table.records()) yield row(record);
    },
  };
}

/** Lines that hold one JSON object each; `index` counts the lines with text, from 0. */
export interface NdjsonLine {
  readonly line: number;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Null when the line is not one well-formed object. */
  readonly value: Readonly<Record<string, JsonValue>> | null;
}

/** The same words whatever is wrong, so that a line whose text was removed is refused for the same reason. */
export const ndjsonFault = 'The line is not one well-formed JSON object (or a key stands in it twice).';

export function* ndjsonLines(text: string): Generator<NdjsonLine, void, undefined> {
  let line = 0;
  let index = 0;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    line += 1;
    const content = text.slice(start, end);
    if (content.trim() !== '') {
      yield { line, index, start, end, value: objectIn(content) };
      index += 1;
    }
    start = end + 1;
  }
}

function objectIn(content: string): Readonly<Record<string, JsonValue>> | null {
  try {
    const { value } = parseJson(content, false);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch (error) {
    if (error instanceof CountersignError) return null;
    throw error;
  }
}

function* ndjsonRows(path: string, text: string, secrets: SecretRule): Generator<EvidenceRow, void, undefined> {
  for (const { line, index, value } of ndjsonLines(text)) {
    if (value !== null) applyWithheld(value, secretsIn(value, secrets));
    yield {
      address: { file: path, line, pointer: `/${index}` },
      value: (name) => (value !== null && Object.hasOwn(value, name) ? value[name] : undefined),
      fault: value === null ? ndjsonFault : null,
      cells: [],
      names: value === null ? [] : Object.keys(value),
    };
  }
}
