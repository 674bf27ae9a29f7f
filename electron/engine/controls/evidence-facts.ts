// What the bundles and their sources say about themselves: whole or partial, old or current, delivered in time.
import type { Database } from 'better-sqlite3';
import type { GovernanceFacts, SourceFact } from './rules/governance.ts';

interface SourceRow {
  readonly title: string;
  readonly partial: number;
  readonly age: number | null;
  readonly rejected: number;
  readonly duplicates: number;
  readonly emptyAttested: string | null;
  readonly artefact: string | null;
  readonly declared: string;
  readonly imported: string;
}

/**
 * The newest delivery of each source. Its age counts to the opening of the newest campaign, or to now before there is
 * any; what came later than that opening was as old as it was on arrival. Evidence does not rot in the archive.
 */
export function sourceFacts(db: Database, now: string, campaignOpenedAt: string | null): SourceFact[] {
  const rows = db
    .prepare<{ judgedAt: string }, SourceRow>(
      `select source.kind || coalesce(' of ' || coalesce(source.system, source.scope), '') || ' (' || source.declared_id || ') in ' || bundle.name as title,
         source.partial, source.rejected, source.duplicates, source.empty_attested as emptyAttested,
         julianday(max(bundle.received_at, :judgedAt)) - julianday(source.extracted_at) as age,
         (select min(artefact_id) from source_artefact where source_id = source.id) as artefact,
         json_array(declared_identities, declared_credentials, declared_entitlements, declared_findings, declared_actions) as declared,
         json_array(imported_identities, imported_credentials, imported_entitlements, imported_findings, imported_actions) as imported
       from source
       join bundle on bundle.id = source.bundle_id
       where not exists (
         select 1
         from source as later
         join bundle as later_bundle on later_bundle.id = later.bundle_id
         where later.kind = source.kind
           and later.system is source.system
           and later_bundle.ordinal > bundle.ordinal
       )
       order by bundle.ordinal, source.declared_id`,
    )
    .all({ judgedAt: campaignOpenedAt ?? now });
  return rows.map((row) => {
    const imported = JSON.parse(row.imported) as number[];
    return {
      title: row.title,
      partial: row.partial === 1,
      age: row.age,
      shortfall: shortfall(row, JSON.parse(row.declared) as (number | null)[], imported),
      emptyUnattested: row.rejected === 0 && row.emptyAttested === null && imported.every((count) => count === 0),
      artefact: row.artefact,
    };
  });
}

const recordKinds = ['identities', 'credentials', 'entitlements', 'findings', 'actions'] as const;

/** Each kind of record by itself: too many of one never make up for too few of another. */
function shortfall(
  { rejected, duplicates }: SourceRow,
  declared: readonly (number | null)[],
  imported: readonly number[],
): string | null {
  const open = recordKinds.flatMap((kind, index) => {
    const expected = declared[index] ?? null;
    const found = imported[index] ?? 0;
    // A row that was told twice, or is listed as unreadable, is accounted for.
    return expected === null || expected <= found + rejected + duplicates
      ? []
      : [`${expected} ${kind} were declared and ${found} imported`];
  });
  return open.length === 0 ? null : `${open.join('; ')}.`;
}

/** How long each bundle took to arrive after the period that it is of; a period ends with its last day. */
export function deliveries(db: Database): GovernanceFacts['deliveries'] {
  return db
    .prepare<[], { bundle: string; days: number }>(
      `select name as bundle, max(0, julianday(received_at) - julianday(substr(period_to, 1, 10)) - 1) as days
       from bundle
       where julianday(substr(period_to, 1, 10)) is not null
       order by ordinal`,
    )
    .all();
}
