// The bytes of a source file without its secrets, for storing: values are replaced where they stand, lines keep their
// numbers, and the result is still valid in its format and reads to the same records as the original.
import { type CsvRecord, type CsvTable, cellSpans, csvRecords, fitted, readCsv } from './csv.ts';
import { decode, encode } from './decode.ts';
import { formatOf, ndjsonLines, removedLine } from './evidence.ts';
import { afterComments, jsonDocumentSpans, parseJsonDocuments } from './json-documents.ts';
import { holdsToken, withoutTokens } from './known-tokens.ts';
import { countLineBreaks } from './lines.ts';
import { jsonSpans, replaceSpans, type Span, wantedTree } from './pointer.ts';
import { sourceKind } from './registry.ts';
import { type SecretColumns, type SecretRule, secretColumns, secretsIn, withhold, withholdCells } from './withhold.ts';
import { parseYaml, yamlComments, yamlSpans } from './yaml.ts';

export interface Redacted {
  readonly bytes: Uint8Array;
  /** How many values were replaced. */
  readonly count: number;
}

export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/**
 * Throws SOURCE_UNRECOGNISED for an unknown kind, and SOURCE_UNREADABLE, SOURCE_TOO_DEEP or SOURCE_ENCODING for a file of
 * which nobody can say where its secrets stand: such a file must not be stored.
 */
export function redact(kind: string, bytes: Uint8Array): Redacted {
  const { formats, secrets } = sourceKind(kind);
  const { text, encoding, mark } = decode(bytes);
  const format = formatOf(text, formats);
  if (format === null) return { bytes, count: 0 };
  const replacements = replacementsOf[format](text, secrets);
  if (replacements.length === 0) return { bytes, count: 0 };
  return { bytes: encode(replaceSpans(text, replacements), encoding, mark), count: replacements.length };
}

const replacementsOf = { json: inJson, ndjson: ndjsonReplacements, yaml: inYaml, csv: inCsv } as const;

function inJson(text: string, rule: SecretRule): readonly Replacement[] {
  const documents = parseJsonDocuments(text, false);
  const places = documents.flatMap(({ value }, index) =>
    secretsIn(value, rule).map(
      ({ path, text: mark }) => [documents.length > 1 ? [String(index), ...path] : path, mark] as const,
    ),
  );
  const comments = inComments(text, afterComments(text));
  if (places.length === 0) return comments;
  return [...comments, ...jsonDocumentSpans(text, wantedTree(places)).map(jsonReplacement)];
}

function jsonReplacement({ span, mark }: { readonly span: Span; readonly mark: string }): Replacement {
  return { span, text: JSON.stringify(mark) };
}

/** Of whole lines. */
export function ndjsonReplacements(text: string, rule: SecretRule): readonly Replacement[] {
  const replacements = [...inComments(text, text.length)];
  for (const { start, end, value } of ndjsonLines(text)) {
    const content = text.slice(start, end);
    if (value !== null) {
      const places = secretsIn(value, rule).map(({ path, text: mark }) => [path, mark] as const);
      if (places.length > 0) replacements.push(...jsonSpans(text, wantedTree(places), start).map(jsonReplacement));
    } else if (content !== removedLine && looksSecret(content)) {
      replacements.push({ span: { start, end }, text: removedLine });
    }
  }
  return replacements.sort((one, other) => one.span.start - other.span.start);
}

/** Comment lines before `stop`: nobody reads them, so only their number counts. */
function inComments(text: string, stop: number): readonly Replacement[] {
  const replacements: Replacement[] = [];
  for (let start = 0; start < stop; ) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    if (/^\s*#/.test(text.slice(start, end))) replacements.push(...hiddenComment(text, { start, end }));
    start = end + 1;
  }
  return replacements;
}

function hiddenComment(text: string, span: Span): readonly Replacement[] {
  const content = text.slice(span.start, span.end);
  return content !== removedComment && looksSecret(content) ? [{ span, text: removedComment }] : [];
}

const removedComment = '# [comment removed because it may hold a secret]';

/** A line that can't be parsed is kept for the signer to see, unless something in it is named like a secret. */
const mayHoldSecret = /secret|pass(?:word|wd|phrase)|token|private|signing|connection|plaintext|raw|last_four|value/i;

function looksSecret(text: string): boolean {
  return mayHoldSecret.test(text) || holdsToken(text);
}

function inYaml(text: string, rule: SecretRule): readonly Replacement[] {
  const places = parseYaml(text).flatMap(({ value }, index) =>
    secretsIn(value, rule).map(({ path, text: mark }) => [[String(index), ...path], mark] as const),
  );
  const comments = yamlComments(text).flatMap((span) => hiddenComment(text, span));
  if (places.length === 0) return comments;
  const values = yamlSpans(text, wantedTree(places)).map(({ span, mark }) => yamlReplacement(text, span, mark));
  // Inside a value over several lines there may be a comment, which goes with it.
  const outside = comments.filter(
    ({ span }) => !values.some((value) => value.span.start <= span.start && span.start < value.span.end),
  );
  return [...values, ...outside].sort((one, other) => one.span.start - other.span.start);
}

/** A value over several lines keeps its lines: inside the quotes, because a flow collection needs its indentation. */
function yamlReplacement(text: string, span: Span, mark: string): Replacement {
  const quoted = JSON.stringify(mark);
  const before = text.slice(span.start, span.end);
  if (!before.includes('\n')) return { span, text: quoted };
  // A block scalar ends behind its last line feed, so the empty lines that replaceSpans adds stand outside.
  if (before.startsWith('|') || before.startsWith('>')) return { span, text: quoted };
  const indents = before
    .split('\n')
    .slice(1)
    .map((line) => `\n${/^[ \t]*/.exec(line)?.[0] ?? ''}`);
  return { span, text: `${quoted.slice(0, -1)}${indents.join('')}"` };
}

function inCsv(text: string, rule: SecretRule): readonly Replacement[] {
  const table = readCsv(text);
  if (table === null) return [];
  return csvReplacements(text, table, table.records(), secretColumns(table.header, rule));
}

/** Of the records of a table whose spans are of `text`. */
export function csvReplacements(
  text: string,
  table: Pick<CsvTable, 'header' | 'delimiter'>,
  records: Iterable<CsvRecord>,
  columns: SecretColumns,
): readonly Replacement[] {
  const replacements: Replacement[] = [];
  if (columns.length === 0 && !holdsToken(text)) return [];
  const guarded = columns.some(([, judgement]) => typeof judgement !== 'function');
  for (const read of records) {
    const record = fitted(read, table.header.length);
    if (record.fault === null) {
      const cells = withholdCells(record.cells, columns);
      if (cells !== record.cells) replacements.push(...changedCells(text, table.delimiter, record, cells));
    } else if (guarded) replacements.push(...hiddenRow(text, table.delimiter, record));
    else replacements.push(...suspectRow(text, table.delimiter, record, columns));
  }
  return replacements;
}

function changedCells(
  text: string,
  delimiter: string,
  record: CsvRecord,
  cells: readonly string[],
): readonly Replacement[] {
  const spans = cellSpans(text, delimiter, record);
  return cells.flatMap((cell, index): Replacement[] => {
    const span = spans[index];
    return span === undefined || cell === record.cells[index] ? [] : [cellReplacement(text, span, cell)];
  });
}

/** In a row that doesn't fit the header nobody knows which cell is the secret: all of them go, and their number stays. */
function hiddenRow(text: string, delimiter: string, record: CsvRecord): readonly Replacement[] {
  const whole = { start: record.start, end: record.end };
  const [again] = csvRecords(text.slice(record.start, record.end), delimiter);
  if (again === undefined || again.fault !== null) {
    // Text that breaks the quoting: an opening quote that never closes, or something behind a closing one.
    const hidden = again?.fault?.startsWith('A quote') ? '"[redacted]' : '"[redacted]"x';
    return text.slice(record.start, record.end).trimEnd() === hidden ? [] : [{ span: whole, text: hidden }];
  }
  return cellSpans(text, delimiter, record).flatMap((span): Replacement[] => {
    const raw = text.slice(span.start, span.end);
    const cell = raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
    const hidden = withhold(cell, 'context');
    return hidden === cell ? [] : [cellReplacement(text, span, hidden)];
  });
}

/**
 * A row that doesn't fit the header, in a table whose columns hold a secret only now and then: each cell is judged as if it
 * stood in any of them. A row of which not even the cells are known goes when it may hold a secret.
 */
function suspectRow(
  text: string,
  delimiter: string,
  record: CsvRecord,
  columns: SecretColumns,
): readonly Replacement[] {
  const raw = text.slice(record.start, record.end);
  const [again] = csvRecords(raw, delimiter);
  if (again === undefined || again.fault !== null) return looksSecret(raw) ? hiddenRow(text, delimiter, record) : [];
  const cells = again.cells.map((cell) => {
    const secrecies = columns.map(([, judgement]) => (typeof judgement === 'function' ? judgement(cell) : judgement));
    const secrecy = secrecies.find((one) => one === 'context') ?? secrecies.find((one) => one !== null) ?? null;
    return secrecy === null ? withoutTokens(cell) : withhold(cell, secrecy);
  });
  return changedCells(text, delimiter, { ...record, cells: again.cells }, cells);
}

function cellReplacement(text: string, span: Span, cell: string): Replacement {
  const breaks = '\n'.repeat(countLineBreaks(text, span.start, span.end));
  return { span, text: `"${cell.replaceAll('"', '""')}${breaks}"` };
}
