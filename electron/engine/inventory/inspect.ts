// What a bundle says of itself and what would become of it, before anything is imported; and what each kind of source can
// and can't tell.
import type { Database } from 'better-sqlite3';
import type { Inspection } from '../../../shared/contract/evidence.ts';
import type { MethodOutput } from '../../../shared/contract.ts';
import { readBundle } from '../bundle/read.ts';
import { judgeTrust } from '../bundle/signature.ts';
import { sourceKinds } from '../intake/registry.ts';
import { bundleWithDigest, lineageOf } from './import.ts';
import type { ImportWatch } from './import-watch.ts';
import { planSources } from './plan.ts';
import { listTrust } from './trust.ts';

/** Verifies the whole bundle and plans its import; changes nothing. Throws BUNDLE_*, FILE_UNREADABLE or CANCELLED. */
export async function inspectEvidence(
  db: Database,
  path: string,
  { signal, progress }: ImportWatch = {},
): Promise<Inspection> {
  const bundle = await readBundle(path, {
    onProgress: ({ done, total }) => progress?.(done, total, 'Checking the bundle'),
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    const plan = await planSources(bundle, { kind: null, system: null });
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
        system: source.system,
        files: [...source.files],
        declared: { ...source.declared },
      })),
      unclaimed: [...plan.unclaimed],
    };
  } finally {
    await bundle.close();
  }
}

export function listKinds(): MethodOutput<'evidence.kinds'> {
  return sourceKinds.map(({ kind, title, cannotKnow }) => ({
    kind,
    title,
    cannotKnow: cannotKnow.map(({ fact, reason }) => ({ fact, reason })),
  }));
}
