// The outlines that are known: those that are kept, and those that were made since.
import type { Database } from 'better-sqlite3';
import type { Workspace } from '../../workspace/workspace.ts';
import { type ArtefactWithBundle, findArtefact } from '../artefact-row.ts';
import { blobSize } from '../blobs.ts';
import { mappingOfSource } from '../mapping/profiles.ts';
import { mayBeTable, outlineAtOnce, outlineOfBlob } from './make-outline.ts';
import { keepOutline, keptOutline, type Outline, outlinedFrom, packed } from './outline.ts';

/** Null where the file is read as a whole. */
export function outlineOf(db: Database, { stored_sha256, source_kind, source_id }: ArtefactWithBundle): Outline | null {
  if (stored_sha256 === null || source_id === null || !mayBeTable(source_kind)) return null;
  if (mappingOfSource(db, source_id) !== null) return null;
  const outlines = knownOutlines.get(db) ?? new Map<string, Outline>();
  knownOutlines.set(db, outlines);
  const known = outlines.get(stored_sha256) ?? keptOutline(db, stored_sha256);
  if (known !== null) outlines.set(stored_sha256, known);
  return known;
}

// Goes with its connection.
const knownOutlines = new WeakMap<Database, Map<string, Outline>>();

/**
 * Makes the outline of a large table that was imported before outlines were kept, and keeps it: from then on it is opened at
 * once. Throws WORKSPACE_DAMAGED.
 */
export async function outlineOnce(workspace: Workspace, artefact: string): Promise<void> {
  const db = workspace.read;
  const row = findArtefact(db, artefact);
  if (row === undefined || row.stored_sha256 === null || !mayBeTable(row.source_kind)) return;
  const { stored_sha256: sha256, source_kind: kind } = row;
  if (outlineOf(db, row) !== null || blobSize(db, sha256) < outlinedFrom) return;
  if (row.source_id !== null && mappingOfSource(db, row.source_id) !== null) return;
  const outline = await outlineOfBlob(db, kind, sha256);
  if (outline === null) return;
  knownOutlines.get(db)?.set(sha256, outline);
  // Nobody waits for it: where it can't be kept now, it is made again another time.
  workspace.write((transaction) => keepOutline(transaction.db, sha256, outline)).catch(() => {});
}

/** The files whose kept outline is not the one that their bytes give. Throws WORKSPACE_DAMAGED, as getBlob does. */
export function falseOutlines(db: Database): string[] {
  const kinds = db
    .prepare<[string], string>(
      `select distinct source.kind
       from artefact
       join source_artefact on source_artefact.artefact_id = artefact.id
       join source on source.id = source_artefact.source_id
       where artefact.stored_sha256 = ?`,
    )
    .pluck();
  return db
    .prepare<[], { sha256: string; content: Buffer }>('select sha256, content from blob_outline order by sha256')
    .all()
    .filter(({ sha256, content }) => {
      const made = kinds
        .all(sha256)
        .filter(mayBeTable)
        .map((kind) => outlineAtOnce(db, kind, sha256));
      return !made.some((outline) => outline !== null && packed(outline).equals(content));
    })
    .map(({ sha256 }) => sha256);
}
