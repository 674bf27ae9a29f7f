// The evidence as a sealed state lists it: bundles with their files, sources with their control totals, rows that could not
// be read, and the population by system.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Trust } from '../../../shared/words.ts';
import type { CampaignRow } from './campaign.ts';
import type { SealedBundle, SealedSource, SealedState } from './sealed-state.ts';

interface BundleRow extends Omit<SealedBundle, 'acknowledged' | 'artefacts' | 'trust'> {
  readonly acknowledged: number;
  readonly trust: Trust;
}

export function sealedBundles(db: Database): SealedBundle[] {
  const artefacts = db.prepare<
    [string],
    { id: string; path: string; sha256: string; size: number; kept: number; redactions: number }
  >(
    `select id, path, sha256, size, stored_sha256 is not null as kept, redactions
     from artefact
     where bundle_id = ?
     order by path`,
  );
  return db
    .prepare<[], BundleRow>(
      `select bundle.id, name, provider, sequence, lineage, trust, acknowledged, fingerprint,
         signature_kind as signatureKind, tagmanifest_sha256 as tagmanifestSha256, received_at as receivedAt,
         effective_at as effectiveAt, imported_by as importedBy,
         (
           select entry_index
           from ledger_entry
           where act = 'evidence.imported'
             and json_extract(entry, '$.body.bundle.id') = bundle.id
         ) as ledgerEntry
       from bundle
       order by ordinal`,
    )
    .all()
    .map((bundle) => ({
      ...bundle,
      acknowledged: bundle.acknowledged === 1,
      artefacts: artefacts.all(bundle.id).map((artefact) => ({ ...artefact, kept: artefact.kept === 1 })),
    }));
}

interface SourceRow {
  readonly declared_id: string;
  readonly bundle: string;
  readonly kind: string;
  readonly system: string | null;
  readonly extracted_at: string | null;
  readonly query: string | null;
  readonly declared_identities: number | null;
  readonly declared_credentials: number | null;
  readonly declared_entitlements: number | null;
  readonly declared_findings: number | null;
  readonly declared_actions: number | null;
  readonly imported_identities: number;
  readonly imported_credentials: number;
  readonly imported_entitlements: number;
  readonly imported_findings: number;
  readonly imported_actions: number;
  readonly rejected: number;
  readonly partial: number;
  readonly empty_attested: string | null;
  readonly remarks: string;
}

export function sealedSources(db: Database): SealedSource[] {
  return db
    .prepare<[], SourceRow>(
      `select source.*, source.bundle_id as bundle
       from source
       join bundle on bundle.id = source.bundle_id
       order by bundle.ordinal, source.declared_id`,
    )
    .all()
    .map((row) => ({
      id: row.declared_id,
      bundle: row.bundle,
      kind: row.kind,
      system: row.system,
      extractedAt: row.extracted_at,
      query: row.query,
      declared: {
        identities: row.declared_identities,
        credentials: row.declared_credentials,
        entitlements: row.declared_entitlements,
        findings: row.declared_findings,
        actions: row.declared_actions,
      },
      imported: {
        identities: row.imported_identities,
        credentials: row.imported_credentials,
        entitlements: row.imported_entitlements,
        findings: row.imported_findings,
        actions: row.imported_actions,
      },
      rejected: row.rejected,
      partial: row.partial === 1,
      emptyAttested: row.empty_attested,
      remarks: z.array(z.string()).parse(JSON.parse(row.remarks)),
    }));
}

export function sealedRejectedRows(db: Database): SealedState['rejectedRows'] {
  return db
    .prepare<[], SealedState['rejectedRows'][number]>(
      `select bundle.id as bundle, artefact.path as file, rejected_row.line, rejected_row.pointer, rejected_row.reason
       from rejected_row
       join artefact on artefact.id = rejected_row.artefact_id
       join bundle on bundle.id = artefact.bundle_id
       order by bundle.ordinal, artefact.path, rejected_row.id`,
    )
    .all();
}

/** As the baseline had it: entitlements are the frozen ones, in scope and left out. */
export function sealedPopulation(db: Database, campaign: CampaignRow): SealedState['population'] {
  return db
    .prepare<[{ campaign: string; ordinal: number }], SealedState['population'][number]>(
      `with baseline as (
         select id, system
         from identity
         where first_bundle <= $ordinal
           and (removed_bundle is null or removed_bundle > $ordinal)
       ),
       frozen as (
         select system, 1 as inside, 0 as outside
         from review_item
         where campaign_id = $campaign
         union all
         select system, 0, entitlements
         from out_of_scope
         where campaign_id = $campaign
       )
       select system,
         (select count(*) from baseline where baseline.system = listed.system) as identities,
         (
           select count(*)
           from credential
           join baseline on baseline.id = credential.identity_id
           where baseline.system = listed.system
             and credential.first_bundle <= $ordinal
             and (credential.removed_bundle is null or credential.removed_bundle > $ordinal)
         ) as credentials,
         (select coalesce(sum(inside + outside), 0) from frozen where frozen.system = listed.system) as entitlements,
         (select coalesce(sum(inside), 0) from frozen where frozen.system = listed.system) as inScope,
         (select coalesce(sum(outside), 0) from frozen where frozen.system = listed.system) as outOfScope
       from (select system from baseline union select system from frozen) as listed
       order by system`,
    )
    .all({ campaign: campaign.id, ordinal: campaign.baseline_ordinal });
}
