// The population by system: what the provider declared, what was taken in, and what could not be read. Control totals are
// those of each system's newest sources; what an older bundle declared has been overtaken.
import type { Database } from 'better-sqlite3';
import type { Overview } from '../../../shared/contract/workspace.ts';

interface TotalsRow {
  readonly system: string;
  readonly declared: number | null;
  readonly imported: number;
  readonly rejected: number;
  readonly partial: number;
}

/**
 * One line for each system. `declared` and `imported` count the same kinds of record: those that were declared, or all of
 * them where nothing was. `declared` is null when no source of the system declares anything.
 */
export function populationTotals(db: Database): Overview['population'] {
  return db
    .prepare<[], TotalsRow>(
      `with newest as (
         select source.*, row_number() over (
           partition by source.kind, coalesce(source.scope, source.system, source.declared_id)
           order by bundle.ordinal desc, source.rowid desc
         ) as age
         from source
         join bundle on bundle.id = source.bundle_id
       ),
       counted as (
         select coalesce(scope, system, declared_id) as system, rejected, partial,
           coalesce(declared_identities, declared_credentials, declared_entitlements, declared_findings,
             declared_actions) is not null as declares,
           ifnull(declared_identities, 0) + ifnull(declared_credentials, 0) + ifnull(declared_entitlements, 0)
             + ifnull(declared_findings, 0) + ifnull(declared_actions, 0) as declared,
           iif(declared_identities is null, 0, imported_identities)
             + iif(declared_credentials is null, 0, imported_credentials)
             + iif(declared_entitlements is null, 0, imported_entitlements)
             + iif(declared_findings is null, 0, imported_findings)
             + iif(declared_actions is null, 0, imported_actions) as matched,
           imported_identities + imported_credentials + imported_entitlements + imported_findings
             + imported_actions as imported
         from newest
         where age = 1
       )
       select system, iif(max(declares), sum(iif(declares, declared, imported)), null) as declared,
         sum(iif(declares, matched, imported)) as imported, sum(rejected) as rejected, max(partial) as partial
       from counted
       group by system
       order by system`,
    )
    .all()
    .map((row) => ({ ...row, partial: row.partial === 1 }));
}
