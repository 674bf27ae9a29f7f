// One evidence file as it is written down, with its bundle and its source.
import type { Database } from 'better-sqlite3';
import { CountersignError } from '../../../shared/errors.ts';
import { type ArtefactRow, artefactQuery } from './bundles.ts';

export interface ArtefactWithBundle extends ArtefactRow {
  readonly bundle_name: string;
  readonly source_kind: string | null;
  readonly source_id: string | null;
}

/** Throws NOT_FOUND. */
export function requireArtefact(db: Database, id: string): ArtefactWithBundle {
  const row = findArtefact(db, id);
  if (row === undefined) {
    throw new CountersignError('NOT_FOUND', 'There is no such evidence file in this workspace.', { artefact: id });
  }
  return row;
}

export function findArtefact(db: Database, id: string): ArtefactWithBundle | undefined {
  const query = artefactQuery.replace(
    'select artefact.*,',
    `select artefact.*, source.kind as source_kind, source.id as source_id,
       (select name from bundle where bundle.id = artefact.bundle_id) as bundle_name,`,
  );
  return db.prepare<[string], ArtefactWithBundle>(`${query} where artefact.id = ?`).get(id);
}
