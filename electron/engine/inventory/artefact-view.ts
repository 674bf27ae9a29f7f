// A window on one evidence file as it is kept: tables as tables, everything else as numbered lines, the cited place lit.
import type { Database } from 'better-sqlite3';
import type { ArtefactView } from '../../../shared/contract/evidence.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { MappingProfile } from '../../../shared/mapping.ts';
import { csvRecords } from '../intake/csv.ts';
import { decode } from '../intake/decode.ts';
import { type Format, formatOf } from '../intake/evidence.ts';
import { parseJson } from '../intake/json.ts';
import { lineAt, lineStarts } from '../intake/lines.ts';
import { locate } from '../intake/locate.ts';
import type { Span } from '../intake/pointer.ts';
import { sourceKind } from '../intake/registry.ts';
import { isRendition, spanInRendition } from '../intake/xlsx/rendition.ts';
import { noTable, type TablePlaces, tablePlaces } from './artefact-places.ts';
import { type ArtefactWithBundle, requireArtefact } from './artefact-row.ts';
import { getBlob } from './blobs.ts';
import { artefactSummary } from './bundles.ts';
import { createJsonTree, type JsonTree } from './json-tree.ts';
import { mappingOfSource } from './mapping/profiles.ts';
import { placeInTables, type ViewTable, viewTables } from './mapping/table-view.ts';
import { outlineOf } from './outline/known-outlines.ts';
import type { Outline } from './outline/outline.ts';
import { outlinedFile } from './outline/outlined-file.ts';
import { isKnownKind } from './plan.ts';
import { reindent } from './reindent.ts';

export interface ArtefactRequest {
  readonly artefact: string;
  readonly line: number | null;
  readonly pointer: string | null;
  /** First row wanted, 0-based; null: around the cited line. */
  readonly from: number | null;
  readonly limit: number;
  readonly asText: boolean;
  /** Of a workbook; null or left out: the cited one, else the first. */
  readonly sheet?: string | null;
}

/** Throws NOT_FOUND when there is no such file, or only its hash is kept. */
export function artefactView(db: Database, request: ArtefactRequest): ArtefactView {
  const row = requireArtefact(db, request.artefact);
  const outline = outlineOf(db, row);
  if (outline !== null) return viewOf(row, outlinedRows(db, row, outline, request), request, null);
  const kept = open(db, row);
  if (kept.tree !== null && !request.asText) return treeView(row, kept.tree);
  const opened = kept.legible();
  return viewOf(row, rowsToShow(opened, request), request, opened);
}

/** `opened`: null for a file of which the outline is known, which is a table of UTF-8 as it was handed over. */
function viewOf(row: ArtefactWithBundle, shown: Shown, request: ArtefactRequest, opened: Opened | null): ArtefactView {
  const cited = citedPosition(shown, request);
  const firstRow = Math.min(request.from ?? Math.max(0, cited - leadIn(request.limit)), Math.max(0, shown.total - 1));
  return {
    artefact: artefactSummary(row),
    bundle: row.bundle_id,
    bundleName: row.bundle_name,
    kind: shown.columns === null ? 'text' : 'table',
    columns: [...(shown.columns ?? ['Text'])],
    rows: shown.rows(firstRow, request.limit),
    totalRows: shown.total,
    firstRow,
    citedFrom: shown.citedFrom,
    citedTo: shown.citedTo,
    ...(opened === null || opened.mapped === null ? {} : sheetsOf(opened.mapped, request)),
    note: opened !== null && (shown.columns === null || opened.mapped !== null) ? opened.note : null,
  };
}

function outlinedRows(db: Database, row: ArtefactWithBundle, outline: Outline, request: ArtefactRequest): Shown {
  const file = outlinedFile(db, row.stored_sha256 ?? '', outline);
  const rows = request.asText ? file.text : file.table;
  const cited = request.line === null ? null : (rows.rowAt(request.line)?.line ?? null);
  return {
    columns: request.asText ? null : outline.columns,
    total: rows.total,
    citedFrom: cited,
    citedTo: cited,
    positionOf: (line) => Math.max(0, rows.rowAt(line)?.position ?? 0),
    rows: (from, limit) => rows.rows(from, limit).map(({ line, cells }) => ({ line, cells: cells.map(shortened) })),
  };
}

/** A tree is asked for node by node. */
function treeView(row: ArtefactWithBundle, tree: JsonTree): ArtefactView {
  return {
    artefact: artefactSummary(row),
    bundle: row.bundle_id,
    bundleName: row.bundle_name,
    kind: 'tree',
    columns: [],
    rows: [],
    totalRows: tree.top,
    firstRow: 0,
    citedFrom: null,
    citedTo: null,
    note: null,
  };
}

/** A JSON file with what is known of its tree. Throws NOT_FOUND where it is none, or only its hash is kept. */
export function openTree(
  db: Database,
  artefact: string,
): { readonly tree: JsonTree; readonly text: string; readonly starts: readonly number[] } {
  const { tree, text, starts } = open(db, requireArtefact(db, artefact));
  if (tree === null) {
    throw new CountersignError('NOT_FOUND', 'This evidence file is no JSON.', { artefact });
  }
  return { tree, text, starts };
}

function rowsToShow(opened: Opened, request: ArtefactRequest): Shown {
  if (request.asText) return textRows(opened, request);
  if (opened.mapped !== null) return mappedRows(opened.mapped, request);
  return opened.table === null ? textRows(opened, request) : tableRows(opened, request);
}

function sheetsOf(mapped: readonly ViewTable[], request: ArtefactRequest): Pick<ArtefactView, 'sheets' | 'sheet'> {
  return {
    sheets: mapped.flatMap(({ sheet, rows }) => (sheet === null ? [] : [{ name: sheet, rows: rows.length }])),
    sheet: placeInTables(mapped, request).table?.sheet ?? null,
  };
}

function mappedRows(mapped: readonly ViewTable[], request: ArtefactRequest): Shown {
  const { table, cited } = placeInTables(mapped, request);
  const rows = table?.rows ?? [];
  return {
    columns: table?.columns ?? [],
    total: rows.length,
    citedFrom: cited,
    citedTo: cited,
    positionOf: (line) =>
      Math.max(
        0,
        rows.findIndex((row) => row.line >= line),
      ),
    rows: (from, limit) =>
      rows.slice(from, from + limit).map(({ line, cells }) => ({ line, cells: cells.map(shortened) })),
  };
}

interface Opened {
  readonly format: Format | null;
  readonly text: string;
  /** Offsets at which the lines of `text` begin. */
  readonly starts: readonly number[];
  readonly table: TablePlaces | null;
  /** The tables of a file that was read by a mapping. */
  readonly mapped: readonly ViewTable[] | null;
  readonly note: string | null;
}

/** The file as it is kept. */
interface Kept extends Opened {
  /** Of JSON that is not read as a table. */
  readonly tree: JsonTree | null;
  /** As its text is shown to people. */
  legible(): Opened;
}

interface Shown {
  /** Null for text. */
  readonly columns: readonly string[] | null;
  readonly total: number;
  readonly citedFrom: number | null;
  readonly citedTo: number | null;
  /** 0-based position of a line. */
  positionOf(line: number): number;
  rows(from: number, limit: number): ArtefactView['rows'];
}

/** A few lines before the cited one, so that it is seen where it stands. */
function leadIn(limit: number): number {
  return Math.min(12, Math.floor(limit / 4));
}

function citedPosition(shown: Shown, request: ArtefactRequest): number {
  if (request.from !== null || shown.citedFrom === null) return 0;
  return shown.positionOf(shown.citedFrom);
}

function tableRows({ text, table }: Opened, request: ArtefactRequest): Shown {
  const { columns, delimiter, lines, starts, ends } = table ?? noTable;
  const recordOf = (line: number) => {
    // The last that begins at the line or before it.
    let low = -1;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const cited = request.line === null ? null : (lines[recordOf(request.line)] ?? null);
  return {
    columns,
    total: lines.length,
    citedFrom: cited,
    citedTo: cited,
    positionOf: (line) => Math.max(0, recordOf(line)),
    rows: (from, limit) =>
      Array.from(lines.subarray(from, from + limit), (line, index) => {
        const content = text.slice(starts[from + index], ends[from + index]);
        const [record] = csvRecords(content, delimiter);
        const cells = record === undefined || record.fault !== null ? [content] : record.cells;
        return { line, cells: cells.map(shortened) };
      }),
  };
}

function textRows(opened: Opened, request: ArtefactRequest): Shown {
  const { text, starts } = opened;
  // A line feed at the end of the file ends its last line and begins none.
  const total = text.endsWith('\n') ? starts.length - 1 : starts.length;
  const cited = citedLines(opened, request);
  return {
    columns: null,
    total,
    citedFrom: cited?.from ?? null,
    citedTo: cited?.to ?? null,
    positionOf: (line) => Math.max(0, line - 1),
    rows: (from, limit) =>
      Array.from({ length: Math.max(0, Math.min(limit, total - from)) }, (_, index) => {
        const line = from + index + 1;
        const content = text.slice(starts[line - 1] ?? 0, starts[line] ?? text.length).replace(/\r?\n$/, '');
        return { line, cells: [shortened(content)] };
      }),
  };
}

function citedLines(opened: Opened, { line, pointer }: ArtefactRequest): { from: number; to: number } | null {
  const { text, format } = opened;
  const span = pointer === null ? null : spanOf(text, format, pointer);
  if (span !== null) {
    return { from: lineAt(opened.starts, span.start), to: lineAt(opened.starts, Math.max(span.start, span.end - 1)) };
  }
  // Lines of the stored file say nothing in a view that is laid out anew.
  return line === null || opened.note !== null ? null : { from: line, to: line };
}

function spanOf(text: string, format: Format | null, pointer: string): Span | null {
  if (isRendition(text)) return spanInRendition(text, pointer);
  return format === null ? null : locate(text, format, { line: null, pointer });
}

const longestCell = 4000;

export function shortened(text: string): string {
  if (text.length <= longestCell) return text;
  return `${text.slice(0, longestCell)} … (${text.length - longestCell} more characters)`;
}

/** A line longer than this is not meant for reading. */
const longestReadableLine = 2000;

function open(db: Database, row: ArtefactWithBundle): Kept {
  if (row.stored_sha256 === null) {
    throw new CountersignError(
      'NOT_FOUND',
      `Only the hash of ${row.path} is kept: no source reads it. Look at it in the bundle itself.`,
      { artefact: row.id, file: row.path, sha256: row.sha256 },
    );
  }
  const files = openedFiles.get(db) ?? new Map<string, Kept>();
  openedFiles.set(db, files);
  const key = `${row.stored_sha256} ${row.source_kind} ${row.source_id}`;
  const known = files.get(key);
  if (known !== undefined) {
    // The last of all to go.
    files.delete(key);
    files.set(key, known);
    return known;
  }
  const mapping = row.source_id === null ? null : mappingOfSource(db, row.source_id);
  const { text } = decode(getBlob(db, row.stored_sha256));
  const opened = mapping === null ? openText(text, row.source_kind) : openMapped(text, mapping.profile);
  makeRoom(files, text.length);
  files.set(key, opened);
  return opened;
}

function openMapped(text: string, profile: MappingProfile): Kept {
  const note = isRendition(text)
    ? 'These are the values that were read from the workbook. The workbook itself is not kept, only its digest.'
    : null;
  const mapped = viewTables(text, profile);
  const opened = { format: null, text, starts: lineStarts(text), table: null, mapped, note };
  return { ...opened, tree: null, legible: () => opened };
}

function openText(text: string, kind: string | null): Kept {
  const format = formatOfText(text, kind);
  const table = format === 'csv' ? tablePlaces(text) : null;
  let starts: readonly number[] | null = null;
  const opened: Opened = {
    format,
    text,
    // A table never asks for them, and a million lines are not found for nothing.
    get starts() {
      starts ??= lineStarts(text);
      return starts;
    },
    table,
    mapped: null,
    note: null,
  };
  const tree = format === 'json' || format === 'ndjson' ? createJsonTree(text, format) : null;
  let legible: Opened | null = null;
  return Object.assign(opened, {
    tree,
    legible: () => {
      legible ??= laidOut(opened);
      return legible;
    },
  });
}

function laidOut(opened: Opened): Opened {
  const { format, text, starts } = opened;
  if (format !== 'json' || longestLine(text, starts) <= longestReadableLine || !isJson(text)) return opened;
  const readable = reindent(text);
  const note =
    'The stored file has lines too long to read, so it is shown laid out over more lines; line numbers are of this view.';
  return { ...opened, text: readable, starts: lineStarts(readable), note };
}

/** As its source was read; a file of no source (the declaration) is JSON or plain text. */
function formatOfText(text: string, kind: string | null): Format | null {
  if (kind !== null && isKnownKind(kind)) return formatOf(text, sourceKind(kind).formats);
  return /^\s*[{[]/.test(text) && isJson(text) ? 'json' : null;
}

function isJson(text: string): boolean {
  try {
    parseJson(text, false);
    return true;
  } catch (error) {
    if (error instanceof CountersignError) return false;
    throw error;
  }
}

function longestLine(text: string, starts: readonly number[]): number {
  return starts.reduce((longest, start, index) => Math.max(longest, (starts[index + 1] ?? text.length) - start), 0);
}

/** Characters of the files that are held open together; a single one may be longer. */
const mostHeld = 256 * 1024 * 1024;

function makeRoom(files: Map<string, Kept>, wanted: number): void {
  let held = wanted;
  for (const { text } of files.values()) held += text.length;
  for (const [key, { text }] of files) {
    if (held <= mostHeld) return;
    files.delete(key);
    held -= text.length;
  }
}

// Who reads evidence goes back and forth between a few files, window after window: each is decoded once. Goes with its
// connection.
const openedFiles = new WeakMap<Database, Map<string, Kept>>();
