import { expect, test } from 'vitest';
import { readPlanDraft, savePlanDraft } from '../../../electron/engine/review/plan-draft.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { PlanDraft } from '../../../shared/contract/campaign.ts';
import { codeOf, northwind } from './northwind.ts';

const draft: PlanDraft = {
  name: 'Half a na',
  due: '',
  systems: [],
  identityKinds: null,
  environment: 'production',
  owners: null,
  which: 'changed',
  minimumRisk: 'high',
  vendorManaged: false,
  byOwner: true,
  rules: [{ id: 1, by: 'ownerText', value: 'Pay', person: null }],
  fallback: null,
  reason: 'Only wh',
  approver: null,
};

test('what was typed into a plan survives the end of the session, apart for each thing that it starts from', async () => {
  const { workspace, cast } = await northwind();
  const series = { kind: 'series', series: 's-1' } as const;
  const { at } = await savePlanDraft(workspace, { origin: null, draft, as: cast.sam });
  await savePlanDraft(workspace, { origin: series, draft: { ...draft, name: 'Round' }, as: null });
  await workspace.close();

  const again = await openWorkspace(workspace.file);
  const names = () =>
    [null, series, { ...series, series: 's-2' }].map((origin) => readPlanDraft(again.read, origin)?.draft.name);
  expect(readPlanDraft(again.read, null)).toEqual({ draft, at });
  expect(names()).toEqual(['Half a na', 'Round', undefined]);
  expect(await savePlanDraft(again, { origin: null, draft: null, as: cast.sam })).toEqual({ at: null });
  expect(names()).toEqual([undefined, 'Round', undefined]);
  await again.close();
});

test('a person of the provider types no plan', async () => {
  const { workspace, cast } = await northwind();
  expect(await codeOf(savePlanDraft(workspace, { origin: null, draft, as: cast.avery }))).toBe(
    'PROVIDER_MAY_NOT_DECIDE',
  );
  expect(readPlanDraft(workspace.read, null)).toBeNull();
  await workspace.close();
});
