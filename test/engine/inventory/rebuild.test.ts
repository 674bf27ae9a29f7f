import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blobTables, inventoryActs } from '../../../electron/engine/inventory/acts.ts';
import { addTrust, removeTrust } from '../../../electron/engine/inventory/trust.ts';
import { compareState } from '../../../electron/engine/ledger/compare-state.ts';
import { rebuildState } from '../../../electron/engine/ledger/rebuild.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import {
  csv,
  dana,
  emptyFolder,
  entitlementHeader,
  identityHeader,
  importPath,
  importQuarters,
  newWorkspace,
  samples,
  withoutSamples,
} from './quarter.ts';

test('replaying the ledger over the stored files gives the same state, row for row', async () => {
  const workspace = await newWorkspace();
  await addTrust(workspace, { fingerprint: 'SHA256:sample', provider: 'Harbour Security', note: 'by phone' }, dana);
  const quarter = (owner: string, ...lines: string[]) => ({
    sources: [
      {
        kind: 'countersign.identities',
        files: { 'identities.csv': csv(identityHeader, `svc-a,service_account,svc-a,${owner},attested,active,`) },
      },
      { kind: 'countersign.entitlements', files: { 'entitlements.csv': csv(entitlementHeader, ...lines) } },
    ],
  });
  await importQuarters(workspace, [
    quarter('Dana Owner', 'svc-a,read,ledger,,false', 'svc-b,read,ledger,,false', 'svc-c,,ledger,,'),
    quarter('Ines Albrecht', 'svc-a,read,ledger,,true', 'svc-c,read,ledger,,false'),
    quarter('Ines Albrecht', 'svc-a,read,ledger,,true', 'svc-b,read,ledger,,false'),
  ]);
  await removeTrust(workspace, { fingerprint: 'SHA256:sample', reason: 'key replaced' }, dana);
  if (!withoutSamples) await importPath(workspace, join(samples, 'aws/authz/cloudsplaining-example.json'));
  const target = await createWorkspace(join(emptyFolder(), 'again.countersign'), { id: workspace.id });
  await rebuildState(workspace, inventoryActs, target, blobTables);
  expect(compareState(workspace.read, target.read)).toEqual([]);
  expect(target.read.prepare('select count(*) from history').pluck().get()).toBeGreaterThan(2);
  await Promise.all([workspace.close(), target.close()]);
});
