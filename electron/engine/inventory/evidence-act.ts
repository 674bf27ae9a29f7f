// The act by which evidence enters a workspace. Its body names every file by hash and every source by kind; what the
// records say is read again from the stored files, so the ledger stays small and the inventory can always be rebuilt.
import type { Database } from 'better-sqlite3';
import { CountersignError } from '../../../shared/errors.ts';
import type { MappingProfile } from '../../../shared/mapping.ts';
import { largeFile } from '../intake/evidence-parts.ts';
import { readMapped } from '../intake/mapping/read-mapped.ts';
import { readSource } from '../intake/read-source.ts';
import type { IntakeRecord } from '../intake/record.ts';
import type { SourceInParts, SourceInput } from '../intake/source-kind.ts';
import type { Act, EntryHead } from '../ledger/act.ts';
import type { Transaction } from '../workspace/workspace.ts';
import { blobParts, blobSize, getBlob } from './blobs.ts';
import { type ArtefactBody, type EvidenceBody, evidenceBody, type SourceBody } from './evidence-body.ts';
import {
  insertArtefacts,
  insertBundle,
  insertManifests,
  insertSource,
  settleBundle,
  settleRejected,
  settleSource,
} from './evidence-rows.ts';
import { createProgress } from './import-progress.ts';
import { inheritChanges, linkFindings } from './linking.ts';
import { deriveLinks } from './links/derive.ts';
import { requireProfile } from './mapping/profiles.ts';
import { isKnownKind } from './plan.ts';
import { markRemoved, type PresentSource } from './removal.ts';
import { createTally, type SourceTally } from './source-tally.ts';
import { createWriter, type InventoryWriter } from './writer.ts';

export interface Watch {
  readonly signal?: AbortSignal;
  /** Bytes of evidence taken into the inventory since it was last told. */
  readonly onBytes?: (bytes: number) => void;
}

/** The act as replayed; an import performs one that watches for cancelling and tells how far it is. */
export const evidenceImported: Act<EvidenceBody> = evidenceImportedWith({});

export function evidenceImportedWith(watch: Watch): Act<EvidenceBody> {
  return {
    name: 'evidence.imported',
    body: evidenceBody,
    apply: (transaction, body, head) => applyEvidence(transaction, body, head, watch),
  };
}

async function applyEvidence({ db }: Transaction, body: EvidenceBody, head: EntryHead, watch: Watch): Promise<void> {
  const ordinal = insertBundle(db, body, head);
  const artefacts = insertArtefacts(db, body);
  insertManifests(db, body);
  const kinds = new Set(body.sources.map((source) => source.kind));
  for (const source of body.sources) insertSource(db, body.bundle.id, source, artefacts);
  const writer = createWriter({ db, ordinal, artefacts, kinds });
  const tallies: { source: SourceBody; tally: SourceTally }[] = [];
  for (const source of body.sources) {
    const own = source.files.flatMap((file) => artefacts.get(file) ?? []);
    const tally = createTally(source, own);
    await readInto(db, source, body.artefacts, artefacts, writer, tally, watch);
    tallies.push({ source, tally });
  }
  linkFindings(db);
  const present = tallies.map(({ source, tally }) => presentSource(source, tally));
  const withheld = markRemoved(db, ordinal, present);
  inheritChanges(db, ordinal);
  deriveLinks(db);
  for (const [index, { source, tally }] of tallies.entries()) {
    const doubtful = withheld.get(source.id) ?? 0;
    if (doubtful > 0) {
      tally.note(
        `${doubtful} earlier ${doubtful === 1 ? 'record is' : 'records are'} not in it, but it is not complete, so nothing counts as removed.`,
      );
    }
    settleSource(db, source, tally, present[index]?.complete === true);
    settleRejected(db, source.id);
  }
  settleBundle(
    db,
    ordinal,
    body,
    tallies.map(({ tally }) => tally.generatedAt),
  );
}

async function readInto(
  db: Database,
  source: SourceBody,
  stored: readonly ArtefactBody[],
  artefacts: ReadonlyMap<string, string>,
  writer: InventoryWriter,
  tally: SourceTally,
  watch: Watch,
): Promise<void> {
  const reject = prepareReject(db, source.id, artefacts);
  for (const { file, line, reason } of source.unreadable) {
    reject(file, line, null, reason);
    tally.countRejected();
    tally.noteRemark({
      type: 'remark',
      remark: 'partial',
      detail: `${file} could not be read, so what it lists is missing.`,
      address: null,
    });
  }
  const byPath = new Map(stored.map((artefact) => [artefact.path, artefact]));
  const progress = createProgress(watch);
  const files: (SourceInput | SourceInParts)[] = [];
  for (const path of source.files) {
    const hash = byPath.get(path)?.storedSha256 ?? null;
    if (hash === null) continue;
    const place = { path, system: source.system, extractedAt: source.extractedAt };
    if (source.mapping === undefined && blobSize(db, hash) >= largeFile)
      files.push({ ...place, parts: progress.through(path, () => blobParts(db, hash)) });
    else files.push(progress.whole({ ...place, bytes: getBlob(db, hash) }));
  }
  const context = watch.signal === undefined ? {} : { signal: watch.signal };
  for await (const record of recordsOf(db, source, files, context)) {
    progress.at(record);
    if (record.type === 'remark') {
      // An emptiness that is attested is what the provider means to say; else it stays a question.
      if (record.remark !== 'empty' || source.emptyAttested === null) tally.noteRemark(record);
    } else if (record.type === 'rejected') {
      reject(record.address.file, record.address.line, record.address.pointer, record.reason);
      tally.countRejected();
    } else writer.take(record, tally);
  }
  progress.done();
}

/** A kind that this version can't read has nothing but unreadable files. */
function recordsOf(
  db: Database,
  source: SourceBody,
  files: readonly (SourceInput | SourceInParts)[],
  context: { readonly signal?: AbortSignal },
): AsyncIterable<IntakeRecord> | readonly IntakeRecord[] {
  if (source.mapping !== undefined) return readMapped(mappingOf(db, source.mapping), files.filter(isWhole), context);
  return isKnownKind(source.kind) ? readSource(source.kind, files, context) : [];
}

/** A mapped file always is. */
function isWhole(file: SourceInput | SourceInParts): file is SourceInput {
  return 'bytes' in file;
}

/** Throws WORKSPACE_DAMAGED when the mapping is no longer the one that the evidence was read by. */
function mappingOf(db: Database, { profile, digest }: NonNullable<SourceBody['mapping']>): MappingProfile {
  const saved = requireProfile(db, profile);
  if (saved.digest === digest) return saved.profile;
  throw new CountersignError(
    'WORKSPACE_DAMAGED',
    `The mapping ${saved.name}, version ${saved.version}, is not the one that the evidence was read by.`,
    { mapping: saved.name, version: saved.version },
  );
}

function prepareReject(db: Database, source: string, artefacts: ReadonlyMap<string, string>) {
  const insert = db.prepare(
    `insert into rejected_row (source_id, artefact_id, line, pointer, reason)
     values ($source, $artefact, $line, $pointer, $reason)`,
  );
  return (file: string, line: number | null, pointer: string | null, reason: string) =>
    insert.run({ source, artefact: artefacts.get(file), line, pointer, reason });
}

/** Declared totals that the rows, the unreadable ones and the repeated ones together do not reach. */
function isShort(source: SourceBody, tally: SourceTally): boolean {
  const { declared } = source;
  const excused = tally.rejected + tally.duplicates;
  const pairs: readonly (readonly [number | null, number])[] = [
    [declared.identities, tally.counts.identity],
    [declared.credentials, tally.counts.credential],
    [declared.entitlements, tally.counts.entitlement],
    [declared.findings, tally.counts.finding],
    [declared.actions, tally.counts.action],
  ];
  return pairs.some(([expected, found]) => expected !== null && expected > found + excused);
}

function presentSource(source: SourceBody, tally: SourceTally): PresentSource {
  const rows = Object.values(tally.counts).reduce((sum, count) => sum + count, 0);
  const complete =
    !tally.partial && tally.rejected === 0 && !isShort(source, tally) && (rows > 0 || source.emptyAttested !== null);
  return {
    id: source.id,
    kind: source.kind,
    declared_id: source.declaredId,
    system: source.system,
    scope: tally.scope(),
    complete,
  };
}
