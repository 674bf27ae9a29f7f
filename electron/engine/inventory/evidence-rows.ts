// The rows of a bundle, its files and its sources: written when its import begins, settled with counts when it ends.
import type { Database } from 'better-sqlite3';
import type { EntryHead } from '../ledger/act.ts';
import type { EvidenceBody, SourceBody } from './evidence-body.ts';
import type { SourceTally } from './source-tally.ts';

export function insertBundle(db: Database, { bundle }: EvidenceBody, head: EntryHead): number {
  const ordinal = db.prepare<[], number>('select coalesce(max(ordinal), 0) + 1 from bundle').pluck().get() ?? 1;
  db.prepare(
    `insert into bundle (
       id, ordinal, name, kind, tagmanifest_sha256, provider, engagement, sequence, previous, lineage, period_from,
       period_to, statement, trust, signature_kind, fingerprint, acknowledged, received_at, imported_by, ledger_entry
     ) values (
       $id, $ordinal, $name, $kind, $tagmanifestSha256, $provider, $engagement, $sequence, $previous, $lineage,
       $periodFrom, $periodTo, $statement, $trust, $signatureKind, $fingerprint, $acknowledged, $receivedAt,
       $importedBy, $ledgerEntry
     )`,
  ).run({
    ...bundle,
    ordinal,
    acknowledged: Number(bundle.acknowledged),
    receivedAt: head.at,
    importedBy: head.actor.person,
    ledgerEntry: head.index,
  });
  return ordinal;
}

export function insertArtefacts(db: Database, body: EvidenceBody): Map<string, string> {
  const insert = db.prepare(
    `insert into artefact (id, bundle_id, path, sha256, size, stored_sha256, redactions)
     values ($id, $bundle, $path, $sha256, $size, $storedSha256, $redactions)`,
  );
  const render = db.prepare('insert into artefact_rendition (artefact_id, form) values ($id, $form)');
  for (const { form, ...artefact } of body.artefacts) {
    insert.run({ ...artefact, bundle: body.bundle.id });
    if (form !== undefined) render.run({ id: artefact.id, form });
  }
  return new Map(body.artefacts.map((artefact) => [artefact.path, artefact.id]));
}

export function insertManifests(db: Database, body: EvidenceBody): void {
  const insert = db.prepare(
    'insert into bundle_manifest (bundle_id, path, sha256, size) values ($bundle, $path, $sha256, $size)',
  );
  for (const manifest of body.manifests ?? []) insert.run({ ...manifest, bundle: body.bundle.id });
}

export function insertSource(
  db: Database,
  bundle: string,
  source: SourceBody,
  artefacts: ReadonlyMap<string, string>,
): void {
  db.prepare(
    `insert into source (
       id, bundle_id, declared_id, kind, sniffed, system, extracted_at, query, filters, declared_identities,
       declared_credentials, declared_entitlements, declared_findings, declared_actions, empty_attested
     ) values (
       $id, $bundle, $declaredId, $kind, $sniffed, $system, $extractedAt, $query, $filters, $identities,
       $credentials, $entitlements, $findings, $actions, $emptyAttested
     )`,
  ).run({
    id: source.id,
    bundle,
    declaredId: source.declaredId,
    kind: source.kind,
    sniffed: Number(source.sniffed),
    system: source.system,
    extractedAt: source.extractedAt,
    query: source.query,
    filters: source.filters,
    ...source.declared,
    emptyAttested: source.emptyAttested,
  });
  if (source.mapping !== undefined)
    db.prepare('insert into source_mapping (source_id, profile_id) values ($source, $profile)').run({
      source: source.id,
      profile: source.mapping.profile,
    });
  const link = db.prepare('insert into source_artefact (source_id, artefact_id) values ($source, $artefact)');
  for (const file of source.files) link.run({ source: source.id, artefact: artefacts.get(file) });
}

export function settleSource(db: Database, source: SourceBody, tally: SourceTally, complete: boolean): void {
  db.prepare(
    `update source
     set scope = $scope, imported_identities = $identity, imported_credentials = $credential,
       imported_entitlements = $entitlement, imported_findings = $finding, imported_actions = $action,
       rejected = $rejected, duplicates = $duplicates, partial = $partial, complete = $complete, remarks = $remarks
     where id = $id`,
  ).run({
    id: source.id,
    scope: tally.scope(),
    ...tally.counts,
    rejected: tally.rejected,
    duplicates: tally.duplicates,
    partial: Number(tally.partial),
    complete: Number(complete),
    remarks: JSON.stringify([...source.remarks, ...tally.remarks()]),
  });
}

/** By reason, from the rows that were rejected. */
export function settleRejected(db: Database, source: string): void {
  db.prepare(
    `insert into rejected_reason (source_id, reason, rejected, first_row)
     select source_id, reason, count(*), min(id)
     from rejected_row
     where source_id = $source
     group by reason`,
  ).run({ source });
}

export function settleBundle(
  db: Database,
  ordinal: number,
  body: EvidenceBody,
  generated: readonly (string | null)[],
): void {
  const times = [...body.sources.map((source) => source.extractedAt), ...generated].filter((time) => time !== null);
  const latest = times.reduce<string | null>(
    (best, time) => (best === null || Date.parse(time) > Date.parse(best) ? time : best),
    null,
  );
  db.prepare('update bundle set effective_at = $latest, delta = $delta where ordinal = $ordinal').run({
    ordinal,
    latest,
    delta: JSON.stringify(delta(db, ordinal)),
  });
}

/** How many entitlements, the unit of review, the bundle made new, changed and so on. */
function delta(db: Database, ordinal: number): Record<string, number> {
  const counted = db
    .prepare<[{ ordinal: number }], { change: string; count: number }>(
      `select change, count(*) as count
       from history
       where bundle = $ordinal and subject = 'entitlement'
       group by change`,
    )
    .all({ ordinal });
  const seen = db
    .prepare<[{ ordinal: number }], { new: number; unchanged: number }>(
      `select count(*) filter (where change = 'new') as new, count(*) filter (where change = 'unchanged') as unchanged
       from entitlement
       where last_bundle = $ordinal`,
    )
    .get({ ordinal });
  return {
    new: seen?.new ?? 0,
    changed: 0,
    unchanged: seen?.unchanged ?? 0,
    removed: 0,
    reappeared: 0,
    ...Object.fromEntries(counted.map(({ change, count }) => [change, count])),
  };
}
