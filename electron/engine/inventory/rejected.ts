// The rows of a bundle that could not be read: by reason, and as a table for whoever has to correct them.
import type { Database } from 'better-sqlite3';
import type { RejectedPage } from '../../../shared/contract/evidence.ts';
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
      `select rejected_reason.reason, sum(rejected_reason.rejected) as n, min(rejected_reason.first_row) as first
       from source
       join rejected_reason on rejected_reason.source_id = source.id
       where source.bundle_id = ?
       group by rejected_reason.reason
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

interface RejectedPlace {
  readonly artefact: string;
  readonly source: string;
  readonly file: string;
  readonly line: number | null;
  readonly pointer: string | null;
  readonly reason: string;
}

/** The rows of a bundle that could not be read, in the order of its sources, from a position on. */
export function rejectedPage(db: Database, bundle: string, from: number, limit: number): RejectedPage {
  const sources = db
    .prepare<[string], { first: number | null; last: number | null; rejected: number }>(
      `select rejected,
         (select min(id) from rejected_row where rejected_row.source_id = source.id) as first,
         (select max(id) from rejected_row where rejected_row.source_id = source.id) as last
       from source
       where bundle_id = ?
       order by rowid`,
    )
    .all(bundle);
  const total = sources.reduce((sum, { rejected }) => sum + rejected, 0);
  const first = sources.reduce((least, source) => Math.min(least, source.first ?? least), Number.MAX_SAFE_INTEGER);
  const last = sources.reduce((most, source) => Math.max(most, source.last ?? most), 0);
  // An import numbers its rows one after the other, source by source: a position is a number then, and none is counted off.
  const inTurn = last - first + 1 === total;
  const rows = db
    .prepare<[{ bundle: string; first: number; last: number; skip: number; limit: number }], RejectedPlace>(
      `select artefact.id as artefact, source.declared_id as source, artefact.path as file, rejected_row.line,
         rejected_row.pointer, rejected_row.reason
       from rejected_row
       cross join source on source.id = rejected_row.source_id
       cross join artefact on artefact.id = rejected_row.artefact_id
       where source.bundle_id = $bundle
         and rejected_row.id between $first and $last
       order by rejected_row.id
       limit $limit
       offset $skip`,
    )
    .all({ bundle, limit, first: inTurn ? first + from : first, last, skip: inTurn ? 0 : from });
  return {
    total,
    rows: rows.map(({ line, pointer, ...row }) => ({
      ...row,
      ...(line === null ? {} : { line }),
      ...(pointer === null ? {} : { pointer }),
    })),
  };
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
