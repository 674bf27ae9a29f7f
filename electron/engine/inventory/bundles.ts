// What the workspace holds of bundles: the list, one in full with its sources and files, its rejected rows, and the report
// of its import.
import type { Database } from 'better-sqlite3';
import type {
  BundleDetail,
  BundleSummary,
  ImportReport,
  SourceReport,
  Totals,
} from '../../../shared/contract/evidence.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Trust } from '../../../shared/words.ts';
import { declarationFile } from '../bundle/declaration.ts';
import { rejectedPage } from './rejected.ts';

interface BundleRow {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly kind: 'bag' | 'plain';
  readonly tagmanifest_sha256: string;
  readonly provider: string | null;
  readonly engagement: string | null;
  readonly sequence: number | null;
  readonly previous: string | null;
  readonly lineage: string;
  readonly period_from: string | null;
  readonly period_to: string | null;
  readonly statement: string | null;
  readonly trust: Trust;
  readonly signature_kind: string | null;
  readonly fingerprint: string | null;
  readonly acknowledged: number;
  readonly effective_at: string | null;
  readonly received_at: string;
  readonly imported_by: string | null;
  readonly ledger_entry: number;
  readonly delta: string;
}

interface SourceRow {
  readonly id: string;
  readonly declared_id: string;
  readonly kind: string;
  readonly sniffed: number;
  readonly system: string | null;
  readonly scope: string | null;
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
  readonly duplicates: number;
  readonly partial: number;
  readonly remarks: string;
  readonly empty_attested: string | null;
}

/** All bundles, the newest first. */
export function listBundles(db: Database): BundleSummary[] {
  return db
    .prepare<[], BundleRow>('select * from bundle order by ordinal desc')
    .all()
    .map((row) => summaryOf(db, row));
}

/** Throws NOT_FOUND. */
export function bundleDetail(db: Database, id: string): BundleDetail {
  const row = requireBundle(db, id);
  return {
    ...summaryOf(db, row),
    tagmanifestSha256: row.tagmanifest_sha256,
    previous: row.previous,
    statement: row.statement,
    engagement: row.engagement,
    fingerprint: row.fingerprint,
    signatureKind: row.signature_kind,
    importedBy: row.imported_by,
    ledgerEntry: row.ledger_entry,
    sources: sourceRows(db, id).map((source) => sourceReport(db, source)),
    artefacts: artefactSummaries(db, id),
  };
}

/**
 * What an import tells, also of one that was done before. Why a file was not recognised only the bundle at hand can say:
 * such a file is not kept. Throws NOT_FOUND.
 */
export function importReport(db: Database, id: string, alreadyImported: boolean): ImportReport {
  const row = requireBundle(db, id);
  return {
    bundle: id,
    name: row.name,
    trust: row.trust,
    alreadyImported,
    lineage: row.lineage,
    sources: sourceRows(db, id).map((source) => sourceReport(db, source)),
    rejected: rejectedPage(db, id, 0, 10_000).rows.map(
      ({ artefact: _artefact, source: _source, ...rejected }) => rejected,
    ),
    unclaimed: unclaimedFiles(db, id),
    notRecognised: [],
    delta: JSON.parse(row.delta) as ImportReport['delta'],
  };
}

/** Whether rows are missing or too many: declared totals against those imported, rejected and repeated. */
export function hasShortfall(source: SourceReport): boolean {
  const excused = source.rejected + source.duplicates;
  return totalNames.some((name) => {
    const declared = source.declared[name];
    if (declared === null) return false;
    return source.imported[name] > declared || declared - source.imported[name] > excused;
  });
}

const totalNames = ['identities', 'credentials', 'entitlements', 'findings', 'actions'] as const;

function summaryOf(db: Database, row: BundleRow): BundleSummary {
  const sources = sourceRows(db, row.id).map((source) => sourceReport(db, source));
  const total = (name: keyof Totals) => sources.reduce((sum, source) => sum + source.imported[name], 0);
  const files = db.prepare<[string], number>('select count(*) from artefact where bundle_id = ?').pluck().get(row.id);
  return {
    id: row.id,
    ordinal: row.ordinal,
    name: row.name,
    kind: row.kind,
    provider: row.provider,
    trust: row.trust,
    acknowledged: row.acknowledged === 1,
    receivedAt: row.received_at,
    effectiveAt: row.effective_at,
    sequence: row.sequence,
    lineage: row.lineage,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    files: files ?? 0,
    imported: {
      identities: total('identities'),
      credentials: total('credentials'),
      entitlements: total('entitlements'),
      findings: total('findings'),
      actions: total('actions'),
    },
    rejected: sources.reduce((sum, source) => sum + source.rejected, 0),
    partial: sources.some((source) => source.partial),
    shortfall: sources.some(hasShortfall),
  };
}

function sourceReport(db: Database, row: SourceRow): SourceReport {
  return {
    id: row.declared_id,
    kind: row.kind,
    sniffed: row.sniffed === 1,
    system: row.system ?? row.scope,
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
    duplicates: row.duplicates,
    partial: row.partial === 1,
    emptyAttested: row.empty_attested,
    remarks: JSON.parse(row.remarks) as string[],
    files: db
      .prepare<[string], string>(
        `select artefact.path
         from source_artefact
         join artefact on artefact.id = source_artefact.artefact_id
         where source_artefact.source_id = ?
         order by artefact.rowid`,
      )
      .pluck()
      .all(row.id),
  };
}

export interface ArtefactRow {
  readonly id: string;
  readonly bundle_id: string;
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly stored_sha256: string | null;
  readonly redactions: number;
  readonly source: string | null;
}

export const artefactQuery = `
  select artefact.*, source.declared_id as source
  from artefact
  left join source_artefact on source_artefact.artefact_id = artefact.id
  left join source on source.id = source_artefact.source_id`;

export function artefactSummary(row: ArtefactRow): BundleDetail['artefacts'][number] {
  return {
    id: row.id,
    path: row.path,
    sha256: row.sha256,
    size: row.size,
    kept: row.stored_sha256 !== null,
    redactions: row.redactions,
    source: row.source,
  };
}

function artefactSummaries(db: Database, bundle: string): BundleDetail['artefacts'] {
  return db
    .prepare<[string], ArtefactRow>(`${artefactQuery} where artefact.bundle_id = ? order by artefact.rowid`)
    .all(bundle)
    .map(artefactSummary);
}

function unclaimedFiles(db: Database, bundle: string): string[] {
  return db
    .prepare<[string], ArtefactRow>(`${artefactQuery} where artefact.bundle_id = ? order by artefact.rowid`)
    .all(bundle)
    .filter((artefact) => artefact.source === null && artefact.path !== declarationFile)
    .map((artefact) => artefact.path);
}

function sourceRows(db: Database, bundle: string): SourceRow[] {
  return db.prepare<[string], SourceRow>('select * from source where bundle_id = ? order by rowid').all(bundle);
}

function requireBundle(db: Database, id: string): BundleRow {
  const row = db.prepare<[string], BundleRow>('select * from bundle where id = ?').get(id);
  if (row !== undefined) return row;
  throw new CountersignError('NOT_FOUND', 'There is no such bundle in this workspace.', { id });
}
