import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engagementActs } from '../../../electron/engine/engagement/acts.ts';
import { differencesOf } from '../../../electron/engine/engagement/differences.ts';
import { readEngagementDraft, saveEngagementDraft } from '../../../electron/engine/engagement/draft.ts';
import {
  changeEngagement,
  currentModel,
  documentOfVersion,
  operatingModelChanged,
} from '../../../electron/engine/engagement/operating-model.ts';
import { exportEngagement, pageOf } from '../../../electron/engine/engagement/raci-files.ts';
import { templateOf } from '../../../electron/engine/engagement/templates.ts';
import { compareModels, listVersions } from '../../../electron/engine/engagement/versions.ts';
import { compareState } from '../../../electron/engine/ledger/compare-state.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { rebuildState } from '../../../electron/engine/ledger/rebuild.ts';
import { tablesWithoutActs } from '../../../electron/engine/review/acts.ts';
import { workspaceNamed } from '../../../electron/engine/workspace/naming.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import { campaignOfFour, codeOf, emptyFolder, northwind } from '../review/northwind.ts';

const today = '2026-10-01';

test('what differs is said one line a thing, in words, with names and not ids', () => {
  const before = templateOf('managed', today);
  const after: OperatingModelDocument = {
    ...before,
    contract: { ...before.contract, reference: 'HS-2291' },
    roles: before.roles.map((role) => (role.role === 'analyst' ? { ...role, persons: ['p1'] } : role)),
    activities: before.activities.map((activity) =>
      activity.activity === 'monitor'
        ? { ...activity, letters: { ...activity.letters, it_operations: 'C', compliance_lead: 'A' } }
        : activity,
    ),
    serviceThresholds: before.serviceThresholds.map((threshold) =>
      threshold.threshold === 'questions' ? { ...threshold, agreedBy: 'p1', agreedAt: '2026-09-01' } : threshold,
    ),
    incidentOwner: 'p1',
  };
  const nameOf = (id: string) => (id === 'p1' ? 'Avery Analyst' : id);
  expect(differencesOf(before, after, nameOf)).toEqual([
    { part: 'contract', what: 'Contract reference', before: null, after: 'HS-2291' },
    { part: 'roles', what: 'Analyst (provider)', before: 'nobody', after: 'Avery Analyst' },
    { part: 'raci', what: 'Monitoring: IT operations and platform owner', before: 'A', after: 'C' },
    { part: 'raci', what: 'Monitoring: Compliance lead', before: null, after: 'A' },
    { part: 'incident_owner', what: 'Owner of every incident', before: null, after: 'Avery Analyst' },
    {
      part: 'service_thresholds',
      what: 'Questions answered within',
      before: '2 days; proposed, agreed by nobody yet',
      after: '2 days; agreed by Avery Analyst on 2026-09-01',
    },
  ]);
  expect(differencesOf(after, after, nameOf)).toEqual([]);
});

test('a version knows who changed it, when, why, and which campaigns were opened under it', async () => {
  const { workspace, cast } = await campaignOfFour();
  const { document } = currentModel(workspace.read);
  await changeEngagement(workspace, {
    document: { ...document, incidentOwner: cast.dana },
    reason: 'Lee hands over',
    as: cast.sam,
  });
  expect(
    listVersions(workspace.read).map(({ version, changedBy, reason, campaigns }) => [
      version,
      changedBy,
      reason,
      campaigns,
    ]),
  ).toEqual([
    [3, 'Sam Compliance', 'Lee hands over', []],
    [2, 'Sam Compliance', 'Signed contract', ['Q3 2026']],
    [1, null, 'Template, before the parties filled it in', []],
  ]);
  expect(compareModels(workspace.read, { before: 2, after: 3 })).toEqual([
    { part: 'incident_owner', what: 'Owner of every incident', before: 'Lee Platform', after: 'Dana Owner' },
  ]);
  expect(await codeOf((async () => compareModels(workspace.read, { before: 2, after: 9 }))())).toBe('NOT_FOUND');
  await workspace.close();
});

test('who changes an older version than the one in force is refused, and the draft stays', async () => {
  const { workspace, cast } = await northwind();
  const { version, document } = currentModel(workspace.read);
  const mine = { ...document, incidentOwner: cast.dana };
  await saveEngagementDraft(workspace, { draft: { basedOn: version, document: mine }, as: cast.dana });
  await workspace.write((transaction) =>
    perform(
      transaction,
      operatingModelChanged,
      { person: cast.sam, party: 'customer' },
      { document, reason: 'Meanwhile' },
    ),
  );
  const change = { document: mine, reason: 'Mine', as: cast.dana };
  expect(await codeOf(changeEngagement(workspace, { ...change, basedOn: version }))).toBe('MODEL_CHANGED');
  expect(readEngagementDraft(workspace.read)?.document.incidentOwner).toBe(cast.dana);
  // a change that knows nothing of the draft, as a script makes it, leaves it too
  await changeEngagement(workspace, { ...change, document, reason: 'By a script' });
  expect(readEngagementDraft(workspace.read)?.basedOn).toBe(version);
  await saveEngagementDraft(workspace, { draft: { basedOn: version + 2, document: mine }, as: cast.dana });
  await changeEngagement(workspace, { ...change, basedOn: version + 2 });
  expect(readEngagementDraft(workspace.read)).toBe(null);
  expect(await codeOf(saveEngagementDraft(workspace, { draft: { basedOn: 1, document }, as: cast.avery }))).toBe(
    'PROVIDER_MAY_NOT_DECIDE',
  );
  await workspace.close();
});

test('an entry from before thresholds had an agreement replays to the very row that was stored then', async () => {
  const { workspace, cast } = await northwind();
  const { document } = currentModel(workspace.read);
  const old = {
    ...document,
    serviceThresholds: [{ threshold: 'triage', title: 'Alert triaged within', agreed: 240, unit: 'minutes' }],
  };
  await workspace.write((transaction) =>
    perform(
      transaction,
      operatingModelChanged,
      { person: cast.sam, party: 'customer' },
      { document: old, reason: 'Old' },
    ),
  );
  const stored = workspace.read
    .prepare<[], string>('select document from operating_model order by version desc limit 1')
    .pluck()
    .get();
  expect(JSON.parse(stored ?? '').serviceThresholds).toEqual(old.serviceThresholds);
  expect(documentOfVersion(workspace.read, 3).serviceThresholds).toEqual([
    { ...old.serviceThresholds[0], bySeverity: {}, agreedBy: null, agreedAt: null },
  ]);
  const target = await createWorkspace(join(emptyFolder(), 'again.countersign'), { id: workspace.id });
  await rebuildState(workspace, [workspaceNamed, ...engagementActs], target, tablesWithoutActs);
  expect(compareState(workspace.read, target.read)).toEqual([]);
  await Promise.all([workspace.close(), target.close()]);
});

test('a proposal of the template never reads as agreed, on the page as little as anywhere', async () => {
  const { workspace, cast } = await northwind();
  const { document } = currentModel(workspace.read);
  const changed = {
    ...document,
    serviceThresholds: document.serviceThresholds.map((threshold) =>
      threshold.threshold === 'triage' ? { ...threshold, agreedBy: null } : threshold,
    ),
  };
  const { problems } = await changeEngagement(workspace, { document: changed, reason: 'x', as: cast.sam });
  expect(problems.map((problem) => [problem.code, problem.blocks])).toEqual([['THRESHOLD_NOT_AGREED', false]]);
  const rows = pageOf(workspace.read, null).tables.find((table) => table.title === 'Service thresholds')?.rows;
  expect(rows?.filter(([title]) => /triaged|Questions/.test(title ?? ''))).toEqual([
    ['Alert triaged within', 'critical 60, high 240, medium 1440, low 4320 minutes', 'proposed, agreed by nobody yet'],
    ['Questions answered within', '2 days', 'agreed by Sam Compliance on 2026-01-02'],
  ]);
  await workspace.close();
});

test('the page is written as HTML that runs and fetches nothing, and as CSV without formulas; as nothing else', async () => {
  const { workspace, cast } = await northwind();
  const { document } = currentModel(workspace.read);
  const changed = { ...document, contract: { ...document.contract, reference: '=cmd()<script>alert(1)</script>' } };
  await changeEngagement(workspace, {
    document: { ...changed, riskAppetite: { ...document.riskAppetite, statement: '=1+1' } },
    reason: 'x',
    as: cast.sam,
  });
  const folder = emptyFolder();
  const write = async (name: string) => {
    const { file } = await exportEngagement(workspace.read, { out: join(folder, name), version: null });
    return readFileSync(file, 'utf8');
  };
  const html = await write('raci.html');
  const csv = await write('raci.csv');
  expect({
    script: /<script|https?:|src=/.test(html),
    control: html.includes('complementary user entity controls'),
    escaped: html.includes('=cmd()&lt;script&gt;'),
    formula: csv.split('\r\n').filter((line) => /^"?=/.test(line)),
    quoted: csv.includes("'=1+1"),
    pdf: await codeOf(exportEngagement(workspace.read, { out: join(folder, 'raci.pdf'), version: null })),
  }).toEqual({ script: false, control: true, escaped: true, formula: [], quoted: true, pdf: 'INPUT_INVALID' });
  await workspace.close();
});
