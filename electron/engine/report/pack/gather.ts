// What an audit pack takes from the workspace beside the sealed state: the ledger with proofs, the bundles' own manifests,
// the frozen population, and which version of the operating model it is.
import type { Database } from 'better-sqlite3';
import { readVersion } from '../../engagement/versions.ts';
import { getBlob, hasBlob } from '../../inventory/blobs.ts';
import { ledgerEntries } from '../../ledger/entries.ts';
import { proveEntry } from '../../ledger/proof.ts';
import type { SealedState } from '../../review/sealed-state.ts';
import type { BundleManifest } from './bundle-files.ts';
import type { PackContent } from './render.ts';

export function gatherPack(db: Database, state: SealedState): Omit<PackContent, 'pdf' | 'xlsx'> {
  const { size } = state.ledger;
  const campaign = db
    .prepare<[{ id: string }], { population: string; version: number }>(
      'select population_sha256 as population, model_version as version from campaign where id = $id',
    )
    .get({ id: state.campaign.id });
  return {
    entries: ledgerEntries(db, { limit: size }).map(({ entry }) => entry),
    proofs: state.signOffs
      .filter(({ ledgerEntry }) => ledgerEntry < size)
      .map(({ ledgerEntry }) => proveEntry(db, ledgerEntry, size)),
    manifests: state.bundles.flatMap((bundle) => bundleManifests(db, bundle.id)),
    ...(campaign === undefined || !hasBlob(db, campaign.population)
      ? {}
      : { population: getBlob(db, campaign.population) }),
    ...(campaign === undefined ? {} : { model: readVersion(db, campaign.version) }),
  };
}

/** As the bundle carried them; none of a bundle that was imported before they were kept. */
export function bundleManifests(db: Database, bundle: string): BundleManifest[] {
  return db
    .prepare<[{ bundle: string }], { path: string; sha256: string }>(
      'select path, sha256 from bundle_manifest where bundle_id = $bundle order by path',
    )
    .all({ bundle })
    .map(({ path, sha256 }) => ({ bundle, path, content: getBlob(db, sha256) }));
}
