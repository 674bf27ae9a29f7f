import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deactivatePerson } from '../../../electron/engine/engagement/persons.ts';
import { blobTables } from '../../../electron/engine/inventory/acts.ts';
import { compareState } from '../../../electron/engine/ledger/compare-state.ts';
import { rebuildState } from '../../../electron/engine/ledger/rebuild.ts';
import { tablesWithoutActs } from '../../../electron/engine/review/acts.ts';
import { campaignDetail } from '../../../electron/engine/review/campaign.ts';
import { openEnds } from '../../../electron/engine/review/carry-over.ts';
import { closeCampaign } from '../../../electron/engine/review/close.ts';
import { itemsOf } from '../../../electron/engine/review/items.ts';
import { openCampaign } from '../../../electron/engine/review/open-campaign.ts';
import { previewCampaign } from '../../../electron/engine/review/preview.ts';
import { saveSeries } from '../../../electron/engine/review/save-series.ts';
import { endSeries, listSeries, nextOfSeries } from '../../../electron/engine/review/series.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { dismissTrigger, listTriggers } from '../../../electron/engine/review/triggers.ts';
import { campaignInGerman } from '../../../electron/engine/serve/messages/campaign-sentences.ts';
import { allActs } from '../../../electron/engine/verify/acts.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import { type SeriesDefinition, seriesDefinition } from '../../../shared/contract/campaign.ts';
import {
  codeOf,
  decideAs,
  emptyFolder,
  giveKey,
  grant,
  importTables,
  itemOf,
  type Northwind,
  northwind,
  open,
  passphrase,
  planned,
  queueOf,
  service,
  services,
} from './northwind.ts';

const names = ['kept', 'until', 'asked', 'silent', 'gone'];

function definition(more: Partial<SeriesDefinition> = {}): SeriesDefinition {
  return {
    ...seriesDefinition.parse({ name: '{quarter} review', firstOpens: '2026-10-01' }),
    ...more,
  };
}

/** Closed in October: one certified, one until a date, one that couldn't be decided, two that nobody decided. */
async function closed(): Promise<Northwind & { readonly campaign: string }> {
  const sample = await northwind();
  const { cast, workspace } = sample;
  await evidence(sample, '2026-09-28', names);
  sample.at('2026-10-01T09:00:00.000Z');
  const { id } = await open(sample);
  await giveKey(sample, cast.dana);
  const decide = (name: string, more: object) =>
    decideAs(sample, {
      item: itemOf(sample, id, name),
      justification: 'Still needed',
      as: cast.dana,
      outcome: 'CERTIFY',
      ...more,
    });
  await decide('kept', {});
  await decide('until', { outcome: 'CERTIFY_UNTIL', until: '2027-03-31' });
  await decide('asked', { outcome: 'CANNOT_DECIDE', question: 'What is it for?' });
  sample.at('2026-10-20T09:00:00.000Z');
  await signOff(workspace, services, { campaign: id, passphrase, read: null, as: cast.dana });
  await closeCampaign(workspace, services, { campaign: id, reason: 'End of the quarter', as: cast.dana });
  return { ...sample, campaign: id };
}

async function evidence(
  sample: Northwind,
  day: string,
  present: readonly string[],
  more: {
    readonly identities?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly grants?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly findings?: readonly Readonly<Record<string, string>>[];
  } = {},
): Promise<void> {
  sample.at(`${day}T10:00:00.000Z`);
  await importTables(sample, {
    extractedAt: `${day}T06:00:00Z`,
    identities: names.map((name) => service(name, more.identities?.[name] ?? {})),
    entitlements: present.map((name) =>
      grant(name, 'read', 'ledger', { administrator: 'false', escalates: 'false', ...more.grants?.[name] }),
    ),
    findings: more.findings ?? [],
  });
}

async function replayed({ workspace }: Northwind): Promise<unknown> {
  const target = await createWorkspace(join(emptyFolder(), 'again.countersign'), { id: workspace.id });
  await rebuildState(workspace, allActs, target, [...blobTables, ...tablesWithoutActs]);
  const differences = compareState(workspace.read, target.read, ['entitlement_assessment']);
  await target.close();
  return differences.map(({ table, example }) => `${table}: ${example}`);
}

test('what a closed campaign left without a lasting answer is an open end, until a later campaign has it', async () => {
  const sample = await closed();
  const { workspace } = sample;
  const ends = (today: string) => openEnds(workspace.read, today).map((end) => [end.identity, end.why, end.endsOn]);
  expect({ soon: ends('2026-11-01').sort(), later: ends('2027-04-01').sort() }).toEqual({
    soon: [
      ['asked', 'cannot_decide', null],
      ['gone', 'no_decision', null],
      ['silent', 'no_decision', null],
      ['until', 'certified_until', '2027-03-31'],
    ],
    later: [
      ['asked', 'cannot_decide', null],
      ['gone', 'no_decision', null],
      ['silent', 'no_decision', null],
      ['until', 'certification_ended', '2027-03-31'],
    ],
  });
  await workspace.close();
});

test('the next round of a series takes every open end first, whatever its scope, and names what is gone', async () => {
  const sample = await closed();
  const { cast, workspace } = sample;
  await evidence(sample, '2027-01-02', ['kept', 'until', 'asked', 'silent']);
  sample.at('2027-01-04T09:00:00.000Z');
  const narrow = definition({
    firstOpens: '2027-01-04',
    scope: { systems: ['another:system'], privilegeKinds: null, minimumRisk: 'critical', vendorManaged: false },
    outOfScopeReason: 'Has its own campaign',
    outOfScopeApprover: cast.sam,
  });
  const { id } = await saveSeries(workspace, { series: null, definition: narrow, as: cast.sam });
  const card = listSeries(workspace.read, workspace.clock)[0]?.next;
  const plan = { ...nextOfSeries(workspace.read, workspace.clock, id), outOfScopeApprover: cast.sam, as: cast.sam };
  const preview = previewCampaign(workspace.read, plan, workspace.clock);
  const made = await openCampaign(workspace, plan);
  const queue = queueOf(workspace, { campaign: made.id, person: null });
  expect({
    name: made.name,
    due: made.due,
    card: [card?.carried, card?.gone],
    because: preview.because,
    problems: preview.problems,
    carried: preview.carried.map((end) => [end.identity, end.live]).sort(),
    queue: queue.items.map((item) => [item.identity, item.carried, item.bulkAllowed]).sort(),
    gone: made.carried.gone.map((end) => [end.identity, end.why]),
    notice: made.notices.filter((notice) => notice.includes('no longer')),
    left: openEnds(workspace.read, '2027-01-04').map((end) => end.identity),
    next: listSeries(workspace.read, workspace.clock)[0]?.next?.opensOn,
  }).toEqual({
    name: 'Q1 2027 review',
    due: '2027-01-25',
    card: [3, 1],
    because: 'Round of 2027-01-04 of the series “Q1 2027 review, Q2 2027 review, …”.',
    problems: [],
    carried: [
      ['asked', true],
      ['gone', false],
      ['silent', true],
      ['until', true],
    ],
    queue: [
      ['asked', 'Could not be decided in Q3 2026 (NT-001)', false],
      ['silent', 'No decision in Q3 2026 (NT-004)', false],
      ['until', 'Certified until 2027-03-31 in Q3 2026 (NT-005)', false],
    ],
    gone: [['gone', 'no_decision']],
    notice: [expect.stringContaining('1 item that an earlier campaign left open')],
    left: ['gone'],
    next: '2027-04-04',
  });
  expect(await replayed(sample)).toEqual([]);
  await workspace.close();
});

test('a series never opens without a complete operating model, nor over a round that is still open, nor after its end', async () => {
  const sample = await northwind();
  const { cast, workspace } = sample;
  await evidence(sample, '2026-09-28', names);
  sample.at('2026-10-01T09:00:00.000Z');
  const { id } = await saveSeries(workspace, { series: null, definition: definition(), as: cast.sam });
  const open = () => openCampaign(workspace, nextOfSeries(workspace.read, workspace.clock, id));
  await deactivatePerson(workspace, { person: cast.lee, reason: 'Left', as: cast.sam });
  const incomplete = await codeOf(open());
  const preview = previewCampaign(workspace.read, nextOfSeries(workspace.read, workspace.clock, id), workspace.clock);
  const campaigns = workspace.read.prepare('select count(*) from campaign').pluck().get();
  await endSeries(workspace, { series: id, reason: 'Another rhythm', as: cast.sam });
  const plan = planned({ origin: { kind: 'series', series: id } });
  expect({
    incomplete,
    problems: preview.problems.length > 0,
    campaigns,
    next: listSeries(workspace.read, workspace.clock)[0]?.next,
    ended: await codeOf(openCampaign(workspace, plan)),
    again: await codeOf(saveSeries(workspace, { series: id, definition: definition(), as: cast.sam })),
  }).toEqual({
    incomplete: 'OPERATING_MODEL_INCOMPLETE',
    problems: true,
    campaigns: 0,
    next: null,
    ended: 'INPUT_INVALID',
    again: 'INPUT_INVALID',
  });
  await workspace.close();
});

test('a series is not kept while its rounds could not open, nor from a day that is past; an old one keeps its first day', async () => {
  const sample = await northwind();
  const { cast, workspace } = sample;
  await evidence(sample, '2026-09-28', names);
  sample.at('2026-10-01T09:00:00.000Z');
  const save = (more: Partial<SeriesDefinition>, series: string | null = null) =>
    saveSeries(workspace, { series, definition: definition(more), as: cast.sam }).then(
      ({ id }) => ({ id, refused: null }),
      (error: Error) => ({ id: null, refused: error.message }),
    );
  const scope = { systems: ['another:system'], privilegeKinds: null, minimumRisk: null, vendorManaged: false };
  const silent = await save({ scope });
  const unapproved = await save({ scope, outOfScopeReason: 'Has its own campaign' });
  const past = await save({ firstOpens: '2026-09-30' });
  const kept = await save({ scope, outOfScopeReason: 'Has its own campaign', outOfScopeApprover: cast.sam });
  sample.at('2026-12-01T09:00:00.000Z');
  const later = await save({ everyMonths: 1 }, kept.id);
  const moved = await save({ firstOpens: '2026-11-01' }, kept.id);
  const plan = { ...planned(), scope, outOfScopeReason: null, outOfScopeApprover: null };
  expect({
    refused: [silent, unapproved, past, kept, later, moved].map((one) => one.refused),
    said: previewCampaign(workspace.read, plan, workspace.clock).seriesProblems,
    german: campaignInGerman(past.refused ?? ''),
    series: listSeries(workspace.read, workspace.clock).map((one) => one.definition.everyMonths),
  }).toEqual({
    refused: [
      'The scope leaves out 5 entitlements: say why.',
      'The scope leaves out 5 entitlements: name the person of the customer who approved that.',
      'The first round would open on 2026-09-30, which is past.',
      null,
      null,
      'The first round would open on 2026-11-01, which is past.',
    ],
    said: [
      'The scope leaves out 5 entitlements: say why.',
      'The scope leaves out 5 entitlements: name the person of the customer who approved that.',
    ],
    german: 'Die erste Runde würde am 30.09.2026 eröffnet; dieser Tag ist vorbei.',
    series: [1],
  });
  await workspace.close();
});

test('a round that is still open stops the next one, so that nothing falls between the two', async () => {
  const sample = await northwind();
  const { cast, workspace } = sample;
  await evidence(sample, '2026-09-28', names);
  sample.at('2026-10-01T09:00:00.000Z');
  const { id } = await saveSeries(workspace, { series: null, definition: definition(), as: cast.sam });
  await openCampaign(workspace, nextOfSeries(workspace.read, workspace.clock, id));
  sample.at('2027-01-04T09:00:00.000Z');
  const next = nextOfSeries(workspace.read, workspace.clock, id);
  expect({
    code: await codeOf(openCampaign(workspace, next)),
    said: previewCampaign(workspace.read, next, workspace.clock).problems[0],
  }).toEqual({ code: 'INPUT_INVALID', said: expect.stringContaining('Q4 2026 review is still open') });
  await workspace.close();
});

test('a follow-up reviews what was left open and nothing whose answer stands', async () => {
  const sample = await closed();
  const { cast, workspace, campaign } = sample;
  const follow = (...identities: string[]) =>
    openCampaign(
      workspace,
      planned({
        name: 'Follow-up',
        due: '2026-11-30',
        origin: { kind: 'follow_up', items: identities.map((name) => itemOf(sample, campaign, name)) },
        as: cast.sam,
      }),
    );
  const standing = await codeOf(follow('kept'));
  const made = await follow('asked', 'silent');
  expect({
    standing,
    twice: await codeOf(follow('silent')),
    items: itemsOf(workspace.read, made.id).map((item) => item.identity),
    complete: made.complete,
    origin: made.origin,
    left: openEnds(workspace.read, '2026-11-01').map((end) => end.identity),
  }).toEqual({
    standing: 'INPUT_INVALID',
    twice: 'INPUT_INVALID',
    items: ['asked', 'silent'],
    complete: false,
    origin: { kind: 'follow_up', because: 'Follow-up over what was left open in Q3 2026.' },
    left: ['gone', 'until'],
  });
  await workspace.close();
});

test('a follow-up over what is gone opens nothing: zero items never read as complete', async () => {
  const sample = await closed();
  const { workspace, campaign } = sample;
  await evidence(sample, '2026-10-25', ['kept', 'until', 'asked', 'silent']);
  const items = [itemOf(sample, campaign, 'gone')];
  expect(
    await codeOf(
      openCampaign(
        workspace,
        planned({ name: 'Over what is gone', due: '2026-11-30', origin: { kind: 'follow_up', items } }),
      ),
    ),
  ).toBe('CAMPAIGN_EMPTY');
  await workspace.close();
});

test('“only what changed” keeps what nobody decided and what was never reviewed; “only what came back” just the former', async () => {
  const sample = await closed();
  const { workspace, cast } = sample;
  await evidence(sample, '2026-10-25', names, { grants: { kept: { privilege: 'read, write' } } });
  const inScope = (scope: object) => {
    const plan = planned({
      name: 'Q4 2026',
      due: '2026-11-30',
      scope: { systems: null, privilegeKinds: null, minimumRisk: null, vendorManaged: false, ...scope },
      outOfScopeReason: 'Unchanged',
      outOfScopeApprover: cast.sam,
    });
    const { items, outOfScope, problems } = previewCampaign(workspace.read, plan, workspace.clock);
    return { items, outOfScope, problems };
  };
  const changed = inScope({ changedOnly: true });
  await evidence(sample, '2026-10-26', names);
  expect({
    changed,
    back: inScope({ cameBack: true }),
    owner: inScope({ owners: ['DANA OWNER'] }).items,
    nobody: inScope({ owners: ['(unknown)'] }).problems,
    production: inScope({ environments: ['production'] }).items,
  }).toEqual({
    changed: { items: 5, outOfScope: [], problems: [] },
    back: { items: 4, outOfScope: [{ reason: 'Unchanged', items: 1 }], problems: [] },
    owner: 5,
    nobody: [expect.stringContaining('nothing to review'), ...inScope({ owners: ['(unknown)'] }).problems.slice(1)],
    // Where it runs is not in the evidence, so it is not left out.
    production: 5,
  });
  await workspace.close();
});

test('an owner who left, a leaked secret and a raised privilege each propose a review of what they concern', async () => {
  const sample = await closed();
  const { workspace, cast } = sample;
  const before = listTriggers(workspace.read);
  await evidence(sample, '2026-11-02', names, {
    identities: {
      kept: { owner: 'Robin Seller', owner_email: 'robin.seller@northwind.example', owner_status: 'left' },
    },
    grants: { until: { administrator: 'true' } },
    findings: [
      {
        native_id: 'F-1',
        identity_native_id: 'silent',
        kind: 'exposed_secret',
        tool: 'gitleaks',
        rule: 'generic-api-key',
        title: 'Key in a repository',
        severity: 'high',
        state: 'open',
      },
    ],
  });
  const triggers = listTriggers(workspace.read);
  const raised = triggers.find((trigger) => trigger.kind === 'privilege_raised')?.trigger ?? '';
  const made = await openCampaign(
    workspace,
    planned({ name: 'Raised', due: '2026-11-30', origin: { kind: 'trigger', trigger: raised }, as: cast.sam }),
  );
  expect({
    before,
    triggers: triggers
      .map((trigger) => [trigger.kind, trigger.entitlements.map((one) => [one.identity, one.citation?.file])])
      .sort(),
    reviewed: itemsOf(workspace.read, made.id).map((item) => item.identity),
    origin: made.origin?.because,
    left: listTriggers(workspace.read)
      .map((trigger) => trigger.kind)
      .sort(),
    again: await codeOf(
      openCampaign(workspace, planned({ due: '2026-11-30', origin: { kind: 'trigger', trigger: raised } })),
    ),
    complete: campaignDetail(workspace.read, made.id, '2026-11-02').complete,
  }).toEqual({
    before: [],
    triggers: [
      ['owner_left', [['kept', 'entitlements.csv']]],
      ['privilege_raised', [['until', 'entitlements.csv']]],
      ['secret_leaked', [['silent', 'entitlements.csv']]],
    ],
    reviewed: ['until'],
    origin: 'until now has administration: read on ledger.',
    left: ['owner_left', 'secret_leaked'],
    again: 'NOT_FOUND',
    complete: false,
  });
  expect(await replayed(sample)).toEqual([]);
  await workspace.close();
});

test('somebody who is recorded as having left leaves what he owns to be reviewed, until he is back', async () => {
  const sample = await closed();
  const { workspace, cast } = sample;
  sample.at('2026-11-02T09:00:00.000Z');
  await deactivatePerson(workspace, { person: cast.dana, reason: 'Retired', as: cast.sam });
  const [trigger] = listTriggers(workspace.read);
  expect([trigger?.text, trigger?.entitlements.length]).toEqual(['Dana Owner left: Retired.', 5]);
  await workspace.close();
});

test('a dismissal needs a person of the customer and a reason, and the next such event comes up again', async () => {
  const sample = await closed();
  const { workspace, cast } = sample;
  await evidence(sample, '2026-11-02', names, { grants: { until: { administrator: 'true' } } });
  const [trigger] = listTriggers(workspace.read);
  const key = trigger?.trigger ?? '';
  const dismiss = (as: string) => dismissTrigger(workspace, { trigger: key, reason: 'Planned change CHG-9', as });
  const provider = await codeOf(dismiss(cast.avery));
  const defines = await codeOf(saveSeries(workspace, { series: null, definition: definition(), as: cast.avery }));
  const named = await codeOf(
    saveSeries(workspace, { series: null, definition: definition({ fallback: cast.avery }), as: cast.sam }),
  );
  const opens = await codeOf(
    openCampaign(workspace, planned({ due: '2026-11-30', origin: { kind: 'trigger', trigger: key }, as: cast.avery })),
  );
  const done = await dismiss(cast.sam);
  const after = listTriggers(workspace.read).length;
  const twice = await codeOf(dismiss(cast.sam));
  await evidence(sample, '2026-11-05', names, { grants: { until: { administrator: 'false' } } });
  const lowered = listTriggers(workspace.read).length;
  await evidence(sample, '2026-11-09', names, { grants: { until: { administrator: 'true' } } });
  expect({
    provider,
    defines,
    named,
    opens,
    done,
    after,
    twice,
    lowered,
    again: listTriggers(workspace.read).length,
  }).toEqual({
    provider: 'PROVIDER_MAY_NOT_DECIDE',
    defines: 'PROVIDER_MAY_NOT_DECIDE',
    named: 'PROVIDER_MAY_NOT_DECIDE',
    opens: 'PROVIDER_MAY_NOT_DECIDE',
    done: { dismissed: 1 },
    after: 0,
    twice: 'NOT_FOUND',
    lowered: 0,
    again: 1,
  });
  expect(await replayed(sample)).toEqual([]);
  await expect(workspace.write(({ db }) => db.exec(`delete from trigger_dismissal`))).rejects.toThrow(/never changes/);
  await workspace.close();
});
