// Sources that are known to show only a part of their system: what they lack was never seen, so nothing that rests on them
// can be called complete.
import type { Database } from 'better-sqlite3';

export interface PartialSource {
  readonly kind: string;
  /** As it calls itself, or the system that most of its identities live in; null when neither is known. */
  readonly system: string | null;
  readonly bundle: string;
}

/** The newest delivery of each source up to a bundle, where that one is partial; an earlier part was made good since. */
export function partialSources(db: Database, upToOrdinal: number): PartialSource[] {
  return db
    .prepare<[{ ordinal: number }], PartialSource>(
      `with delivered as (
         select source.kind, coalesce(source.system, source.scope) as system, bundle.name as bundle, source.partial,
           bundle.ordinal, source.declared_id,
           row_number() over (
             partition by source.kind, coalesce(source.scope, source.system, source.declared_id)
             order by bundle.ordinal desc, source.rowid desc
           ) as age
         from source
         join bundle on bundle.id = source.bundle_id
         where bundle.ordinal <= $ordinal
       )
       select kind, system, bundle
       from delivered
       where age = 1
         and partial = 1
       order by ordinal, declared_id`,
    )
    .all({ ordinal: upToOrdinal });
}
