import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { bundleDetail } from '../../../electron/engine/inventory/bundles.ts';
import { inspectEvidence } from '../../../electron/engine/inventory/inspect.ts';
import { addTrust, listTrust, removeTrust } from '../../../electron/engine/inventory/trust.ts';
import type { Actor } from '../../../electron/engine/ledger/act.ts';
import {
  csv,
  dana,
  entitlementHeader,
  harbourAnalyst,
  importPath,
  makeQuarter,
  newWorkspace,
  refusal,
} from './quarter.ts';

const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const source = {
  kind: 'countersign.entitlements',
  files: { 'entitlements.csv': csv(entitlementHeader, 'svc-a,read,ledger,,false') },
};

test('a signed bundle is trusted once its fingerprint is pinned, and no longer when it is removed', async () => {
  const workspace = await newWorkspace();
  const { path } = await makeQuarter({ sequence: 1, sources: [source], key });
  const unknown = await refusal(importPath(workspace, path, { acceptUntrusted: false }));
  const inspected = await inspectEvidence(workspace.read, path);
  const fingerprint = inspected.fingerprint ?? '';
  expect({
    unknown,
    inspected: [inspected.trust, inspected.alreadyImported, inspected.sources[0]?.kind],
  }).toMatchObject({
    unknown: { code: 'BUNDLE_UNTRUSTED', details: { trust: 'unknown-signer', fingerprint } },
    inspected: ['unknown-signer', false, 'countersign.entitlements'],
  });

  await addTrust(workspace, { fingerprint, provider: 'Harbour Security', note: 'read out on the phone' }, dana);
  await removeTrust(workspace, { fingerprint, reason: 'wrong key' }, dana);
  expect(await refusal(importPath(workspace, path, { acceptUntrusted: false }))).toMatchObject({
    code: 'BUNDLE_UNTRUSTED',
  });

  await addTrust(workspace, { fingerprint, provider: 'Harbour Security', note: null }, dana);
  const report = await importPath(workspace, path, { acceptUntrusted: false, as: harbourAnalyst });
  expect(bundleDetail(workspace.read, report.bundle)).toMatchObject({
    trust: 'trusted',
    acknowledged: false,
    fingerprint,
    signatureKind: 'sshsig',
    lineage: 'first',
    importedBy: 'Sam Analyst',
    ledgerEntry: 3,
    provider: 'Harbour Security',
  });
  await workspace.close();
});

test.each(['provider', 'adviser'] as const)('a person of the %s can neither add nor remove trust', async (party) => {
  const workspace = await newWorkspace();
  const other: Actor = { person: 'Sam Analyst', party };
  const trust = { fingerprint: 'SHA256:sample', provider: 'Harbour Security', note: null };
  expect(await refusal(addTrust(workspace, trust, other))).toMatchObject({ code: 'PROVIDER_MAY_NOT_DECIDE' });
  await addTrust(workspace, trust, dana);
  const removal = removeTrust(workspace, { fingerprint: 'SHA256:sample', reason: 'x' }, other);
  expect(await refusal(removal)).toMatchObject({ code: 'PROVIDER_MAY_NOT_DECIDE' });
  expect(listTrust(workspace.read)).toHaveLength(1);
  await workspace.close();
});
