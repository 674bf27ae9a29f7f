// The rows of a bundle that could not be read: by reason, and as a table for whoever has to correct them.
import type { Database } from 'better-sqlite3';
import type { Reconciliation } from '../../../shared/contract/reconciliation.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { writeOutputFile } from '../workspace/output-file.ts';
import { csvLine } from './csv-text.ts';

/** More groups than this are no overview; what comes after is in the list of rows. */
const mostReasons = 200;

/** Reasons that differ only in a name or a number are one; the most frequent first. */
export function rejectedReasons(db: Database, bundle: string): Reconciliation['reasons'] {
  const groups = new Map<string, Reconciliation['reasons'][number] & { readonly exact: string }>();
  const rows = db
    .prepare<[string], { reason: string; n: number; first: number }>(
      `select rejected_row.reason, count(*) as n, min(rejected_row.id) as first
       from source
       join rejected_row on rejected_row.source_id = source.id
       where source.bundle_id = ?
       group by rejected_row.reason
       order by first`,
    )
    .all(bundle);
  const example = db.prepare<[number], Reconciliation['reasons'][number]['example']>(
    `select artefact.id as artefact, artefact.path as file, rejected_row.line, rejected_row.pointer
     from rejected_row
     join artefact on artefact.id = rejected_row.artefact_id
     where rejected_row.id = ?`,
  );
  for (const { reason, n, first } of rows) {
    const shape = reasonShape(reason);
    const known = groups.get(shape);
    if (known !== undefined) groups.set(shape, { ...known, reason: shape, count: known.count + n });
    else if (groups.size < mostReasons) {
      const place = example.get(first);
      if (place !== undefined) groups.set(shape, { reason, exact: reason, count: n, example: place });
    }
  }
  return [...groups.values()]
    .sort((one, other) => other.count - one.count)
    .map(({ reason, count, example: place }) => ({ reason, count, example: place }));
}

/** A reason without what is only of one row: quoted values and numbers. */
export function reasonShape(reason: string): string {
  return reason.replaceAll(/"[^"]*"|“[^”]*”|'[^']{2,}'/g, '…').replaceAll(/\d+/g, '…');
}

interface RejectedLine {
  readonly source: string;
  readonly kind: string;
  readonly file: string;
  readonly sha256: string;
  readonly line: number | null;
  readonly pointer: string | null;
  readonly reason: string;
}

/** Writes all of them as CSV, whole or not at all. Throws NOT_FOUND, FILE_UNWRITABLE, DISK_FULL. */
export async function saveRejected(
  db: Database,
  bundle: string,
  file: string,
): Promise<{ file: string; rows: number }> {
  const name = db.prepare<[string], string>('select name from bundle where id = ?').pluck().get(bundle);
  if (name === undefined) {
    throw new CountersignError('NOT_FOUND', 'There is no such bundle in this workspace.', { id: bundle });
  }
  const rows = db
    .prepare<[string], RejectedLine>(
      `select source.declared_id as source, source.kind, artefact.path as file, artefact.sha256, rejected_row.line,
         rejected_row.pointer, rejected_row.reason
       from source
       join rejected_row on rejected_row.source_id = source.id
       join artefact on artefact.id = rejected_row.artefact_id
       where source.bundle_id = ?
       order by source.rowid, rejected_row.id`,
    )
    .all(bundle);
  const lines = [
    csvLine(['bundle', 'source', 'kind', 'file', 'file_sha256', 'line', 'pointer', 'reason']),
    ...rows.map((row) =>
      csvLine([name, row.source, row.kind, row.file, row.sha256, row.line, row.pointer, row.reason]),
    ),
  ];
  await writeOutputFile(file, lines.join(''));
  return { file, rows: rows.length };
}
