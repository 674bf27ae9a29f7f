// What a bundle no longer shows. A row counts as removed only when the source that showed it came again complete and
// without it: nothing partial, no row rejected, no declared row missing, and not an emptiness that nobody attests.
import type { Database } from 'better-sqlite3';
import { type Facts, factColumns, type Subject, subjects } from './facts.ts';

interface EarlierSource {
  readonly id: string;
  readonly kind: string;
  readonly declared_id: string;
  readonly system: string | null;
  readonly scope: string | null;
}

export interface PresentSource extends EarlierSource {
  readonly complete: boolean;
}

/** Rows that could not be told to be gone, by the source of this bundle that is to blame. */
export type Withheld = ReadonlyMap<string, number>;

/** Marks what is gone; returns how many rows stayed because a source was incomplete. */
export function markRemoved(db: Database, ordinal: number, present: readonly PresentSource[]): Withheld {
  const gone: string[] = [];
  const doubtful = new Map<string, string[]>();
  for (const earlier of earlierSources(db, ordinal, present)) {
    const again = present.filter((source) => isSameSource(earlier, source));
    const incomplete = again.find((source) => !source.complete);
    if (again.length === 0) continue;
    const artefacts = artefactsOf(db, earlier.id);
    if (incomplete === undefined) gone.push(...artefacts);
    else doubtful.set(incomplete.id, [...(doubtful.get(incomplete.id) ?? []), ...artefacts]);
  }
  if (gone.length > 0) for (const subject of subjects) removeUnseen(db, subject, ordinal, gone);
  const withheld = new Map<string, number>();
  for (const [source, artefacts] of doubtful) {
    const count = subjects.reduce((sum, subject) => sum + unseen(db, subject, ordinal, artefacts).length, 0);
    if (count > 0) withheld.set(source, count);
  }
  return withheld;
}

/** The account decides where both name one; a label such as "AWS production" only where one of them lists nothing. */
function isSameSource(earlier: EarlierSource, present: EarlierSource): boolean {
  if (earlier.kind !== present.kind) return false;
  if (earlier.scope !== null && present.scope !== null) return earlier.scope === present.scope;
  if (earlier.system !== null && present.system !== null) return earlier.system === present.system;
  if (earlier.scope !== null && present.system !== null) return earlier.scope === present.system;
  if (earlier.system !== null && present.scope !== null) return earlier.system === present.scope;
  return earlier.declared_id === present.declared_id;
}

function earlierSources(db: Database, ordinal: number, present: readonly PresentSource[]): EarlierSource[] {
  return db
    .prepare<[{ ordinal: number; kinds: string }], EarlierSource>(
      `select source.id, source.kind, source.declared_id, source.system, source.scope
       from source
       join bundle on bundle.id = source.bundle_id
       where bundle.ordinal < $ordinal
         and source.kind in (select value from json_each($kinds))
       order by bundle.ordinal, source.rowid`,
    )
    .all({ ordinal, kinds: JSON.stringify(present.map((source) => source.kind)) });
}

function artefactsOf(db: Database, source: string): string[] {
  return db
    .prepare<[string], string>('select artefact_id from source_artefact where source_id = ? order by artefact_id')
    .pluck()
    .all(source);
}

function unseen(db: Database, subject: Subject, ordinal: number, artefacts: readonly string[]): number[] {
  return db
    .prepare<[{ ordinal: number; artefacts: string }], number>(
      `select id
       from ${subject}
       where last_bundle < $ordinal
         and removed_bundle is null
         and artefact_id in (select value from json_each($artefacts))
       order by id`,
    )
    .pluck()
    .all({ ordinal, artefacts: JSON.stringify(artefacts) });
}

function removeUnseen(db: Database, subject: Subject, ordinal: number, artefacts: readonly string[]): void {
  const columns = [...factColumns[subject], 'artefact_id', 'line', 'pointer'];
  const read = db.prepare<[number], Facts>(`select ${columns.join(', ')} from ${subject} where id = ?`);
  const remove = db.prepare(
    `update ${subject} set removed_bundle = $ordinal, change = 'removed', changed_facts = '[]' where id = $id`,
  );
  const remember = db.prepare(
    `insert into history (subject, subject_id, bundle, change, facts) values ($subject, $id, $ordinal, 'removed', $facts)`,
  );
  for (const id of unseen(db, subject, ordinal, artefacts)) {
    remember.run({ subject, id, ordinal, facts: JSON.stringify(read.get(id) ?? {}) });
    remove.run({ id, ordinal });
  }
}
