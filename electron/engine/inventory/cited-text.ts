// The cited place of an evidence file as text, with where it stands in the kept file byte for byte: so that whoever gets the
// line later can hold it against the file.
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Citation } from '../../../shared/contract/method.ts';
import { decode } from '../intake/decode.ts';
import { formatOf } from '../intake/evidence.ts';
import { lineStarts } from '../intake/lines.ts';
import { locate } from '../intake/locate.ts';
import type { Span } from '../intake/pointer.ts';
import { sourceKind } from '../intake/registry.ts';
import { isRendition, spanInRendition } from '../intake/xlsx/rendition.ts';
import { getBlob } from './blobs.ts';
import { mappingOfSource } from './mapping/profiles.ts';
import { isKnownKind } from './plan.ts';

export interface CitedText {
  /** SHA-256 of the file as it is kept; null: only its hash is kept, and `text` is null too. */
  readonly keptSha256: string | null;
  /** How many secrets were taken out before it was kept; then it is not the provider's file any more. */
  readonly redactions: number;
  /** Whether the values of a workbook are kept in place of the file. */
  readonly rendered: boolean;
  /** The record or the line, without its line end; null where it can't be shown. */
  readonly text: string | null;
  /** SHA-256 of the text in UTF-8. */
  readonly textSha256: string | null;
  /** Where the text stands in the kept file; null where the file is not UTF-8. */
  readonly bytes: { readonly at: number; readonly length: number } | null;
  /** The first line of a table: what its columns are called. */
  readonly header: string | null;
}

interface ArtefactRow {
  readonly stored: string | null;
  readonly redactions: number;
  readonly kind: string | null;
  readonly source: string | null;
  readonly rendered: number;
}

/** Throws WORKSPACE_DAMAGED where the kept file is no longer the one that was stored. */
export function citedText(db: Database, citation: Pick<Citation, 'artefact' | 'line' | 'pointer'>): CitedText {
  const row = db
    .prepare<[{ artefact: string }], ArtefactRow>(
      `select stored_sha256 as stored, redactions, source.kind, source.id as source,
         artefact_rendition.form is not null as rendered
       from artefact
       left join source_artefact on source_artefact.artefact_id = artefact.id
       left join source on source.id = source_artefact.source_id
       left join artefact_rendition on artefact_rendition.artefact_id = artefact.id
       where artefact.id = $artefact
       limit 1`,
    )
    .get({ artefact: citation.artefact });
  const kept = {
    keptSha256: row?.stored ?? null,
    redactions: row?.redactions ?? 0,
    rendered: row?.rendered === 1,
  };
  const nothing = { ...kept, text: null, textSha256: null, bytes: null, header: null };
  if (row === undefined || row.stored === null) return nothing;
  const { text, encoding, mark } = decode(getBlob(db, row.stored));
  const isTable = row.source !== null && (mappingOfSource(db, row.source) !== null || isCsv(text, row.kind));
  const span = spanOf(text, row.kind, isTable, citation);
  if (span === null) return nothing;
  const content = text.slice(span.start, span.end).replace(/\r?\n$/, '');
  const bytes = Buffer.from(content, 'utf8');
  return {
    ...kept,
    text: content,
    textSha256: createHash('sha256').update(bytes).digest('hex'),
    bytes:
      encoding === 'utf-8'
        ? { at: Buffer.byteLength(text.slice(0, span.start), 'utf8') + (mark ? 3 : 0), length: bytes.length }
        : null,
    header: isTable && !isRendition(text) ? (text.split(/\r?\n/, 1)[0] ?? null) : null,
  };
}

function isCsv(text: string, kind: string | null): boolean {
  return kind !== null && isKnownKind(kind) && formatOf(text, sourceKind(kind).formats) === 'csv';
}

function spanOf(
  text: string,
  kind: string | null,
  isTable: boolean,
  { line, pointer }: Pick<Citation, 'line' | 'pointer'>,
): Span | null {
  if (isRendition(text)) return pointer === null ? null : spanInRendition(text, pointer);
  const format = isTable ? 'csv' : kind !== null && isKnownKind(kind) ? formatOf(text, sourceKind(kind).formats) : null;
  const located = format === null ? null : locate(text, format, { line, pointer: isTable ? null : pointer });
  return located ?? lineSpan(text, line);
}

function lineSpan(text: string, line: number | null): Span | null {
  const start = line === null ? undefined : lineStarts(text)[line - 1];
  if (start === undefined || start >= text.length) return null;
  const feed = text.indexOf('\n', start);
  return { start, end: feed === -1 ? text.length : feed };
}
