// Every real export at hand goes through the whole import: it is taken in with each address leading somewhere, or refused
// in words.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { treePlace } from '../../../electron/engine/inventory/artefact-tree.ts';
import { artefactView } from '../../../electron/engine/inventory/artefact-view.ts';
import { entitlementDetail } from '../../../electron/engine/inventory/entitlement-detail.ts';
import { subjects } from '../../../electron/engine/inventory/facts.ts';
import type { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { citedText, importPath, newWorkspace, samples, withoutSamples } from './quarter.ts';

interface AddressRow {
  readonly artefact_id: string;
  readonly line: number | null;
  readonly pointer: string | null;
}

test.skipIf(withoutSamples)('every address of every sample leads to a place in its file', async () => {
  const folders = [
    'aws/authz',
    'aws/cli-examples',
    'aws/credential-report',
    'kubernetes',
    'github/rest',
    'github/webhooks',
    'github/legitify',
    'secret-scan/gitleaks',
    'secret-scan/trufflehog',
    'secret-scan/trufflehog3',
    'secret-scan/noseyparker',
    'secret-scan/detect-secrets',
    'secret-scan/ggshield',
    'secret-scan/github-alerts',
  ];
  const workspace = await newWorkspace();
  let imported = 0;
  for (const folder of folders) {
    for (const name of readdirSync(join(samples, folder))) {
      try {
        await importPath(workspace, join(samples, folder, name), { system: 'sample:one' });
        imported += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(CountersignError);
      }
    }
  }
  const lost = subjects.flatMap((subject) =>
    workspace.read
      .prepare<[], AddressRow>(`select artefact_id, line, pointer from ${subject} where id % 3 = 0`)
      .all()
      .filter((address) => !isLit(workspace, address))
      .map((address) => `${subject} ${JSON.stringify(address)}`),
  );
  expect({ lost, imported: imported > 10 }).toEqual({ lost: [], imported: true });
  await workspace.close();
});

test.skipIf(withoutSamples)('a Kubernetes entitlement cites its rule, and the binding on the way to it', async () => {
  const workspace = await newWorkspace();
  await importPath(workspace, join(samples, 'kubernetes/k3s-support-bundle'), { system: 'kubernetes:k3s' });
  const uid = workspace.read
    .prepare<[], string>("select uid from entitlement where privilege = 'watch configmaps'")
    .pluck()
    .get();
  const detail = entitlementDetail(workspace.read, uid ?? '', { rules: () => [], risk: () => 'low' });
  const privilege = detail.facts.find((fact) => fact.fact === 'privilege');
  const [text] = privilege?.citations.map((citation) => citedText(workspace, citation)) ?? [];
  expect({
    names: ['watch', 'configmaps'].every((word) => text?.includes(`"${word}"`)),
    hops: detail.path.map((hop) => hop.kind),
    sentence: detail.sentence,
  }).toEqual({
    names: true,
    hops: expect.arrayContaining(['RoleBinding', 'Role', 'rule']),
    sentence: expect.stringContaining('in Kubernetes cluster k3s may read configmaps in namespace'),
  });
  await workspace.close();
});

function isLit(workspace: Workspace, { artefact_id: artefact, line, pointer }: AddressRow): boolean {
  const view = artefactView(workspace.read, { artefact, line, pointer, from: null, limit: 5, asText: false });
  if (view.kind === 'tree') return treePlace(workspace.read, { artefact, line, pointer }).found;
  return view.citedFrom !== null && view.citedFrom >= 1;
}
