// Every entitlement of real exports is told in a sentence that reads, and most are explained.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { entitlementDetail } from '../../../../electron/engine/inventory/entitlement-detail.ts';
import { importPath, newWorkspace, samples, withoutSamples } from '../quarter.ts';

/** Exports with entitlements: the system that a bundle would declare, and how many of a hundred must be explained. */
const exports: readonly (readonly [path: string, system: string, explained: number])[] = [
  ['aws/authz/cloudsplaining-example.json', 'aws:012345678901', 90],
  ['aws/authz/cloudsplaining-example-authz-details.json', 'aws:987654321987', 90],
  ['aws/authz/authz_overrides_complete.json', 'aws:012345678901', 100],
  ['aws/cli-examples', 'aws:123456789012', 100],
  ['azure/cartography', 'azure:northwind', 80],
  ['entra/cartography', 'entra:northwind', 100],
  ['entra/cli-microsoft365', 'entra:northwind', 100],
  ['entra/scubagear', 'entra:northwind', 100],
  ['entra/scubagear-mocks', 'entra:northwind', 90],
  ['gcp/cartography', 'gcp:project-abc', 90],
  ['gcp/forseti-cai/mock_cai_iam_policies.dump', 'gcp', 100],
  ['gcp/policy-library', 'gcp', 100],
  ['github/rest', 'github:northwind', 100],
  ['github/webhooks', 'github:northwind', 100],
  // Roles of a cluster that the evidence names without their rules, and names that Okta's customers give, are unknown.
  ['kubernetes/k3s-support-bundle', 'kubernetes:prod', 75],
  ['okta/cartography', 'okta:northwind', 100],
  ['okta/governance', 'okta:northwind', 0],
  ['okta/management', 'okta:northwind', 60],
  ['vault', 'vault:northwind', 50],
];

test.skipIf(withoutSamples).each(exports)('%s is told in sentences', async (path, system, explained) => {
  const workspace = await newWorkspace();
  await importPath(workspace, join(samples, path), { system });
  const details = workspace.read
    .prepare<[], string>('select uid from entitlement order by id')
    .pluck()
    .all()
    .map((uid) => entitlementDetail(workspace.read, uid, { rules: () => [], risk: () => 'low' }));
  const told = details.filter((detail) => detail.explanation !== null);
  const texts = details.flatMap(({ sentence, explanation }) =>
    explanation === null ? [sentence] : [sentence, explanation],
  );
  expect({
    some: details.length > 0,
    enough: (told.length / details.length) * 100 >= explained || `${told.length} of ${details.length}`,
    spoilt: texts.filter((text) => /undefined|null| {2}|\[object/.test(text) || !/^[A-Z].*\.$/.test(text)),
    long: details.filter(({ sentence }) => sentence.length > 300).map(({ sentence }) => sentence),
  }).toEqual({ some: true, enough: true, spoilt: [], long: [] });
  await workspace.close();
});
