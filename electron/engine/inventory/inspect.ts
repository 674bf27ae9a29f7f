// What a bundle says of itself and what would become of it, before anything is imported; and what each kind of source can
// and can't tell.
import type { Database } from 'better-sqlite3';
import type { Inspection } from '../../../shared/contract/evidence.ts';
import type { MethodOutput } from '../../../shared/contract.ts';
import { mappedKind } from '../../../shared/mapping-words.ts';
import { type ReadBundle, readBundle } from '../bundle/read.ts';
import { judgeTrust } from '../bundle/signature.ts';
import { sourceKinds } from '../intake/registry.ts';
import { bundleWithDigest, lineageOf } from './import.ts';
import type { ImportWatch } from './import-watch.ts';
import { activeMappings, lastReadBy, type SavedMapping } from './mapping/profiles.ts';
import { lookAtTable } from './mapping/recognise.ts';
import { type Plan, planSources } from './plan.ts';
import { recogniseFiles } from './recognition.ts';
import { listTrust } from './trust.ts';

/** Verifies the whole bundle and plans its import; changes nothing. Throws BUNDLE_*, FILE_UNREADABLE or CANCELLED. */
export async function inspectEvidence(
  db: Database,
  path: string | readonly string[],
  { signal, progress }: ImportWatch = {},
): Promise<Inspection> {
  const bundle = await readBundle(path, {
    onProgress: ({ done, total }) => progress?.(done, total, 'Checking the bundle'),
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    const mappings = activeMappings(db);
    const plan = await planSources(bundle, { kind: null, system: null, mappings, mapped: new Map() });
    const tables = await tablesToMap(bundle, plan, mappings);
    const pinned = listTrust(db).map((trust) => trust.fingerprint);
    return {
      name: bundle.name,
      kind: bundle.kind,
      trust: judgeTrust(bundle.signature, pinned),
      fingerprint: bundle.signature?.fingerprint ?? null,
      signatureKind: bundle.signature?.kind ?? null,
      provider: bundle.declaration?.provider ?? null,
      engagement: bundle.declaration?.engagement ?? null,
      sequence: bundle.declaration?.sequence ?? null,
      lineage: lineageOf(db, bundle)?.sentence ?? 'It is in no series: nothing says which bundle came before it.',
      alreadyImported: bundleWithDigest(db, bundle.tagmanifestSha256) !== null,
      files: bundle.files.map(({ path: file, size, sha256 }) => ({ path: file, size, sha256 })),
      sources: plan.sources.map((source) => ({
        id: source.declaredId,
        kind: source.kind,
        sniffed: source.sniffed,
        system: source.system ?? source.mapping?.profile.system ?? null,
        files: [...source.files],
        declared: { ...source.declared },
        mapping: mappingSeen(db, source.mapping),
      })),
      tables,
      unclaimed: [...plan.unclaimed],
      recognition: await recogniseFiles(bundle, plan.sources),
    };
  } finally {
    await bundle.close();
  }
}

const mostTables = 20;

/** The files that nobody recognises and that are tables: their columns can be mapped. */
async function tablesToMap(
  bundle: ReadBundle,
  plan: Plan,
  mappings: readonly SavedMapping[],
): Promise<NonNullable<Inspection['tables']>> {
  const open = [...plan.unclaimed, ...plan.sources.filter(({ kind }) => kind === null).flatMap(({ files }) => files)];
  const tables: NonNullable<Inspection['tables']> = [];
  for (const file of open) {
    if (tables.length >= mostTables) break;
    const { isTable, similar } = await lookAtTable(bundle, file, mappings);
    if (!isTable) continue;
    tables.push({
      file,
      similar:
        similar === null
          ? null
          : {
              name: similar.mapping.name,
              version: similar.mapping.version,
              missing: [...similar.match.drift.missing],
              added: [...similar.match.drift.added],
              needed: [...similar.match.drift.needed],
            },
    });
  }
  return tables;
}

function mappingSeen(db: Database, mapping: SavedMapping | null) {
  return mapping === null
    ? null
    : { name: mapping.name, version: mapping.version, lastBundle: lastReadBy(db, mapping.slug) };
}

/** What can be read by itself, then what can be read by a mapping of this workspace, when one is open. */
export function listKinds(db: Database | null): MethodOutput<'evidence.kinds'> {
  const mapped = (db === null ? [] : activeMappings(db)).map(({ name }) => ({
    kind: mappedKind(name),
    title: `${name} (your mapping)`,
    cannotKnow: [],
  }));
  return [...knownKinds(), ...mapped];
}

function knownKinds(): MethodOutput<'evidence.kinds'> {
  return sourceKinds.map(({ kind, title, cannotKnow }) => ({
    kind,
    title,
    cannotKnow: cannotKnow.map(({ fact, reason }) => ({ fact, reason })),
  }));
}
