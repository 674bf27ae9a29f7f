// Makes the outline of a file: beside its storing, where its bytes are at hand, or from what is kept.
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { CountersignError } from '../../../../shared/errors.ts';
import { readCsv } from '../../intake/csv.ts';
import { formatInParts, headOfParts } from '../../intake/evidence-parts.ts';
import { sourceKind } from '../../intake/registry.ts';
import { isRendition } from '../../intake/xlsx/rendition.ts';
import { blobParts } from '../blobs.ts';
import { isKnownKind } from '../plan.ts';
import { createMarker } from './marker.ts';
import { digestOf, keepOutline, type Outline } from './outline.ts';

export interface Outliner {
  /** The bytes as they are kept. */
  push(bytes: Uint8Array): void;
  /** Once the file is stored and all was pushed. */
  finish(db: Database, sha256: string): Outline;
}

/** Null for what is no table in UTF-8 that its source's kind reads. `first`: how the file begins, a megabyte or all of it. */
export function createOutliner(kind: string, first: Uint8Array): Outliner | null {
  const table = tableAtHead(kind, first);
  if (table === null) return null;
  const marker = createMarker(table.delimiter, table.above, hasMark(first) ? 3 : 0);
  let size = 0;
  return {
    push(bytes) {
      marker.push(bytes);
      size += bytes.length;
    },
    finish: (db, sha256) => ({
      columns: table.header,
      delimiter: table.delimiter,
      size,
      ...marker.finish(),
      chunks: chunkDigests(db, sha256),
    }),
  };
}

/** Whether a source of this kind may be a table. */
export function mayBeTable(kind: string | null): kind is string {
  return kind !== null && isKnownKind(kind) && sourceKind(kind).formats.includes('csv');
}

/** A larger file has more bytes than its marks can name. */
const largest = 2 ** 32 - 1;

/** Inside a write, once the file is stored. */
export function outlineStored(db: Database, sha256: string, outliner: Outliner | null): void {
  if (outliner === null) return;
  const outline = outliner.finish(db, sha256);
  if (outline.size <= largest) keepOutline(db, sha256, outline);
}

/** Reads all of a kept file; others are heard in between. Throws WORKSPACE_DAMAGED, as getBlob does. */
export async function outlineOfBlob(db: Database, kind: string, sha256: string): Promise<Outline | null> {
  const making = outlining(db, kind, sha256);
  for (;;) {
    const step = making.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}

/** The same at once, to compare with what is kept. */
export function outlineAtOnce(db: Database, kind: string, sha256: string): Outline | null {
  const making = outlining(db, kind, sha256);
  for (;;) {
    const step = making.next();
    if (step.done === true) return step.value;
  }
}

function* outlining(db: Database, kind: string, sha256: string): Generator<void, Outline | null, undefined> {
  let outliner: Outliner | null = null;
  let parts = 0;
  for (const part of blobParts(db, sha256)) {
    if (parts === 0) {
      outliner = createOutliner(kind, part);
      if (outliner === null) return null;
    }
    outliner?.push(part);
    parts += 1;
    if (parts % 8 === 0) yield;
  }
  const outline = outliner?.finish(db, sha256) ?? null;
  return outline === null || outline.size > largest ? null : outline;
}

function tableAtHead(kind: string, first: Uint8Array): ReturnType<typeof readCsv> {
  if (!mayBeTable(kind)) return null;
  try {
    const head = headOfParts(first);
    if (head === null || isRendition(head) || formatInParts(head, sourceKind(kind).formats) !== 'csv') return null;
    return readCsv(head);
  } catch (cause) {
    // What nobody can read has no outline; who opens it is told why.
    if (cause instanceof CountersignError && cause.code.startsWith('SOURCE_')) return null;
    throw cause;
  }
}

function hasMark(first: Uint8Array): boolean {
  return first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf;
}

function chunkDigests(db: Database, sha256: string): string[] {
  const chunks = db
    .prepare<[string], Buffer>('select deflated from blob_chunk where sha256 = ? order by chunk')
    .pluck()
    .iterate(sha256);
  return Array.from(chunks, digestOf);
}
