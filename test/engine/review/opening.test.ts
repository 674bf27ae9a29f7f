import { expect, test } from 'vitest';
import { changeEngagement, currentModel } from '../../../electron/engine/engagement/operating-model.ts';
import { deactivatePerson } from '../../../electron/engine/engagement/persons.ts';
import { campaignDetail } from '../../../electron/engine/review/campaign.ts';
import { closeCampaign } from '../../../electron/engine/review/close.ts';
import { itemsOf } from '../../../electron/engine/review/items.ts';
import { openCampaign } from '../../../electron/engine/review/open-campaign.ts';
import { previewCampaign } from '../../../electron/engine/review/preview.ts';
import { saveSeries } from '../../../electron/engine/review/save-series.ts';
import { listSeries, nextOfSeries } from '../../../electron/engine/review/series.ts';
import { campaignInGerman } from '../../../electron/engine/serve/messages/campaign-sentences.ts';
import { seriesDefinition } from '../../../shared/contract/campaign.ts';
import { CountersignError } from '../../../shared/errors.ts';
import {
  codeOf,
  grant,
  importTables,
  type Northwind,
  northwind,
  open,
  planned,
  service,
  services,
  setRisks,
} from './northwind.ts';

async function withEvidence(): Promise<Northwind> {
  const sample = await northwind();
  await importTables(sample, {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: [
      service('svc-a'),
      service('svc-b', { owner: 'Robin Seller', owner_email: 'robin.seller@northwind.example' }),
      service('svc-c', { owner: '', owner_email: '', owner_basis: '', owner_status: '' }),
      service('AWSServiceRoleForSupport', { vendor_managed: 'true' }),
    ],
    entitlements: [
      grant('svc-a', 'read', 'ledger'),
      grant('svc-a', 'write', 'archive'),
      grant('svc-a', 'delete', 'backups', { effect: 'deny' }),
      grant('svc-b', 'read', 'crm', { privilege_kind: 'scope' }),
      grant('svc-c', 'read', 'ledger'),
      grant('AWSServiceRoleForSupport', 'read', 'support'),
    ],
  });
  await setRisks(sample, { 'svc-b': 'high' });
  return sample;
}

test('the population is every live grant, worst first; what is left out is listed with its reason', async () => {
  const sample = await withEvidence();
  const { workspace, cast } = sample;
  const campaign = await open(sample, { fallback: cast.sam });
  const items = itemsOf(workspace.read, campaign.id).map(({ reference, identity, privilege, assignee, risk }) => ({
    reference,
    item: `${identity} ${privilege}`,
    assignee,
    risk,
  }));
  expect(items).toEqual([
    { reference: 'NT-001', item: 'svc-b read', assignee: cast.robin, risk: 'high' },
    { reference: 'NT-002', item: 'svc-a read', assignee: cast.dana, risk: 'low' },
    { reference: 'NT-003', item: 'svc-a write', assignee: cast.dana, risk: 'low' },
    { reference: 'NT-004', item: 'svc-c read', assignee: cast.sam, risk: 'low' },
  ]);
  expect(campaign.outOfScope).toEqual([
    {
      reason: "It belongs to the platform's vendor and can't be changed by the customer.",
      approver: null,
      items: 1,
    },
    { reason: 'It denies access: there is nothing to certify.', approver: null, items: 1 },
  ]);
  await workspace.close();
});

test('the preview says what opening would do, and writes nothing', async () => {
  const sample = await withEvidence();
  const { workspace, cast } = sample;
  const preview = previewCampaign(workspace.read, planned(), workspace.clock);
  expect(preview).toEqual({
    items: 4,
    notices: ['harbour-1 was imported although nobody vouches for who signed it.'],
    byRisk: { low: 3, medium: 0, high: 1, critical: 0 },
    outOfScope: [
      { reason: "It belongs to the platform's vendor and can't be changed by the customer.", items: 1 },
      { reason: 'It denies access: there is nothing to certify.', items: 1 },
    ],
    assignments: [
      { person: cast.dana, name: 'Dana Owner', items: 2 },
      { person: cast.robin, name: 'Robin Seller', items: 1 },
      { person: null, name: 'Nobody', items: 1 },
    ],
    unassigned: [{ uid: expect.stringMatching(/^i-/), identity: 'svc-c', owner: null, items: 1 }],
    carried: [],
    because: null,
    problems: [],
    seriesProblems: [],
  });
  expect(workspace.read.prepare('select count(*) from campaign').pluck().get()).toBe(0);
  await workspace.close();
});

test('a campaign has a name of its own: a double is refused in words, and a series goes on under the next free one', async () => {
  const sample = await withEvidence();
  const { workspace, cast } = sample;
  await open(sample, { name: 'Q4 2026 review' });
  const double = planned({ name: ' q4 2026  Review', fallback: cast.sam });
  const message = 'There is a campaign named Q4 2026 review already: give this one a name of its own.';
  expect(previewCampaign(workspace.read, double, workspace.clock).problems).toEqual([message]);
  await expect(openCampaign(workspace, double)).rejects.toMatchObject({ code: 'INPUT_INVALID', message });
  const { id } = await saveSeries(workspace, {
    series: null,
    definition: seriesDefinition.parse({ name: '{quarter} review', firstOpens: '2026-10-01', everyMonths: 3 }),
    as: cast.sam,
  });
  expect([
    nextOfSeries(workspace.read, workspace.clock, id).name,
    listSeries(workspace.read, workspace.clock)[0]?.next?.name,
  ]).toEqual(['Q4 2026 review (2)', 'Q4 2026 review (2)']);
  expect(campaignInGerman(message)).toBe(
    'Eine Kampagne mit dem Namen Q4 2026 review gibt es schon: Diese braucht einen eigenen Namen.',
  );
  await workspace.close();
});

test('items that nobody is assigned to are allowed, named, and keep the campaign from reading complete', async () => {
  const sample = await withEvidence();
  const campaign = await open(sample);
  expect({ unassigned: campaign.unassigned, complete: campaign.complete, last: campaign.assignments.at(-1) }).toEqual({
    unassigned: 1,
    complete: false,
    last: { id: '', person: null, name: 'Nobody', items: 1, decided: 0, signedOffAt: null, overdue: false },
  });
  expect(campaign.notices).toContain("1 items are assigned to nobody: the campaign can't be complete until they are.");
  await sample.workspace.close();
});

test('an incomplete operating model keeps a campaign shut, and says what is open', async () => {
  const sample = await withEvidence();
  const { workspace, cast } = sample;
  const { document } = currentModel(workspace.read);
  await changeEngagement(workspace, {
    document: { ...document, escalation: [], incidentOwner: null },
    reason: 'Renegotiating',
    as: cast.sam,
  });
  const refused = await open(sample).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(CountersignError);
  expect(refused).toMatchObject({
    code: 'OPERATING_MODEL_INCOMPLETE',
    details: {
      problems: [
        'There is no escalation path: nobody is called when it matters.',
        'Nobody is named who owns an incident.',
      ],
    },
  });
  expect(previewCampaign(workspace.read, planned(), workspace.clock).problems).toEqual([
    'There is no escalation path: nobody is called when it matters.',
    'Nobody is named who owns an incident.',
  ]);
  await workspace.close();
});

test('a campaign over nothing does not open', async () => {
  const sample = await northwind();
  expect(await codeOf(open(sample))).toBe('CAMPAIGN_EMPTY');
  const filled = await withEvidence();
  const nowhere = { systems: ['crm'], privilegeKinds: null, minimumRisk: null, vendorManaged: false };
  expect(await codeOf(open(filled, { scope: nowhere }))).toBe('CAMPAIGN_EMPTY');
  await Promise.all([sample.workspace.close(), filled.workspace.close()]);
});

test('leaving something out by choice needs a reason and the approval of a customer who may', async () => {
  const sample = await withEvidence();
  const { workspace, cast } = sample;
  const scope = { systems: null, privilegeKinds: null, minimumRisk: 'high', vendorManaged: true } as const;
  const attempt = (reason: string | null, approver: string | null) =>
    codeOf(open(sample, { scope, outOfScopeReason: reason, outOfScopeApprover: approver }));
  expect([
    await attempt(null, cast.sam),
    await attempt('Reviewed in Q2', null),
    await attempt('Reviewed in Q2', cast.avery),
    await attempt('Reviewed in Q2', cast.robin),
    await attempt('Reviewed in Q2', 'nobody'),
  ]).toEqual(['INPUT_INVALID', 'INPUT_INVALID', 'PROVIDER_MAY_NOT_DECIDE', 'NOT_THE_REVIEWER', 'NOT_FOUND']);
  const campaign = await open(sample, { scope, outOfScopeReason: 'Reviewed in Q2', outOfScopeApprover: cast.sam });
  expect(campaign.outOfScope).toContainEqual({ reason: 'Reviewed in Q2', approver: 'Sam Compliance', items: 4 });
  await workspace.close();
});

test('neither a provider nor somebody who left opens a campaign or reviews in one', async () => {
  const sample = await withEvidence();
  const { workspace, cast } = sample;
  await deactivatePerson(workspace, { person: cast.robin, reason: 'Left', as: null });
  expect([
    await codeOf(open(sample, { as: cast.avery })),
    await codeOf(open(sample, { as: cast.robin })),
    await codeOf(open(sample, { fallback: cast.avery })),
    await codeOf(open(sample, { fallback: cast.robin })),
    await codeOf(open(sample, { assignment: [{ by: 'system', system: 'erp:northwind', person: cast.avery }] })),
    await codeOf(open(sample, { due: '2026-09-01' })),
  ]).toEqual([
    'PROVIDER_MAY_NOT_DECIDE',
    'PERSON_INACTIVE',
    'PROVIDER_MAY_NOT_DECIDE',
    'PERSON_INACTIVE',
    'PROVIDER_MAY_NOT_DECIDE',
    'INPUT_INVALID',
  ]);
  await workspace.close();
});

test('evidence that no assessment has seen is not taken for harmless', async () => {
  const sample = await withEvidence();
  await sample.workspace.write(({ db }) => db.exec('delete from entitlement_assessment'));
  expect(await codeOf(open(sample))).toBe('INPUT_INVALID');
  await sample.workspace.close();
});

test('a partial source is told in the campaign', async () => {
  const sample = await withEvidence();
  await sample.workspace.write(({ db }) =>
    db.exec("update source set partial = 1 where kind = 'countersign.entitlements'"),
  );
  const campaign = await open(sample);
  expect(campaign.notices[0]).toBe(
    'countersign.entitlements of erp:northwind in harbour-1 is partial: the population may not be complete.',
  );
  await sample.workspace.close();
});

test('the baseline stays what it was when later evidence changes the entitlement', async () => {
  const sample = await withEvidence();
  const { workspace } = sample;
  const { id } = await open(sample);
  const frozen = () => ({
    items: itemsOf(workspace.read, id).map(({ digest, privilege }) => ({ digest, privilege })),
    digest: campaignDetail(workspace.read, id, '2026-10-02').baseline.digest,
  });
  const before = frozen();
  await importTables(sample, {
    extractedAt: '2026-10-05T06:00:00Z',
    identities: [service('svc-a')],
    entitlements: [grant('svc-a', 'everything', 'ledger')],
  });
  expect(frozen()).toEqual(before);
  expect(before.items.map((item) => item.privilege)).toContain('read');
  await workspace.close();
});

test('what changed is told since the last review, not since the last bundle', async () => {
  const sample = await northwind();
  const { workspace, cast } = sample;
  const quarter = (day: string, privilege: string, owner = 'Dana Owner') =>
    importTables(sample, {
      extractedAt: `${day}T06:00:00Z`,
      identities: [service('svc-a', { owner }), service('svc-b')],
      entitlements: [grant('svc-a', privilege, 'ledger'), grant('svc-b', 'read', 'ledger')],
    });
  await quarter('2026-06-28', 'read');
  const first = await open(sample, { name: 'Q2' });
  await closeCampaign(workspace, services, { campaign: first.id, reason: 'Trial', as: cast.sam });
  await quarter('2026-08-01', 'write');
  await quarter('2026-09-28', 'write');
  const second = await open(sample, { name: 'Q3' });
  const said = itemsOf(workspace.read, second.id).map(({ identity, change, changed }) => ({
    identity,
    change,
    changed: JSON.parse(changed),
  }));
  expect(said).toEqual([
    { identity: 'svc-a', change: 'changed', changed: [{ fact: 'privilege', before: 'read', after: 'write' }] },
    { identity: 'svc-b', change: 'unchanged', changed: [] },
  ]);
  await workspace.close();
});
