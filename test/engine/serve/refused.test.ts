// An attempt to do what only somebody else may is refused, changes nothing, and stands in the ledger: by whom, what, why and
// when, and nothing of what he wanted to write.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blobTables } from '../../../electron/engine/inventory/acts.ts';
import { compareState } from '../../../electron/engine/ledger/compare-state.ts';
import { rebuildState } from '../../../electron/engine/ledger/rebuild.ts';
import { tablesWithoutActs } from '../../../electron/engine/review/acts.ts';
import { createEngine } from '../../../electron/engine/serve.ts';
import { allActs } from '../../../electron/engine/verify/acts.ts';
import { createWorkspace, openWorkspace } from '../../../electron/engine/workspace/open.ts';
import type { MethodInput, MethodName, MethodOutput } from '../../../shared/contract.ts';
import { campaignOfFour, codeOf, emptyFolder, movableClock } from '../review/northwind.ts';

/** Made from the evidence, and of no act. */
const derived = [
  'assessment',
  'entitlement_assessment',
  'engagement_result',
  'rule_failure',
  'assessment_mark',
  'row_index',
  'population_cell',
  'population_group',
  'population_under_way',
  'population_state',
];

async function seat(locking = false) {
  const sample = await campaignOfFour();
  const { file } = sample.workspace;
  const low = sample.item('svc-low');
  await sample.workspace.close();
  const time = movableClock('2026-10-02T09:00:00.000Z');
  const engine = createEngine({ clock: time.clock, locking });
  const context = { signal: new AbortController().signal, progress: () => undefined };
  // the engine answers in the shape of the method's own schema
  const call = <M extends MethodName>(method: M, input: MethodInput<M>) =>
    engine.dispatch(method, input, context) as Promise<MethodOutput<M>>;
  await call('workspace.open', { file });
  const refusals = async () =>
    (await call('ledger.entries', { act: 'act.refused', limit: 100 })).entries.map(({ actor, party, text }) => ({
      actor,
      party,
      text,
    }));
  const decide = (as: string, item = low) =>
    call('review.decide', { item, outcome: 'CERTIFY', justification: 'secret plan', as });
  return { ...sample, ...time, low, file, engine, call, refusals, decide };
}

test('who tried to decide for another is named with what and why, and none of his words are kept', async () => {
  const on = await seat();
  const { cast, call, decide, refusals, campaign } = on;
  const refused = [
    await codeOf(decide(cast.avery)),
    await codeOf(decide(cast.robin)),
    await codeOf(call('campaign.close', { campaign, reason: 'secret plan', as: cast.robin })),
    await codeOf(decide(cast.dana, 'an item that is not there')),
    await codeOf(call('review.saveDraft', { item: on.low, draft: null, as: cast.avery })),
  ];
  const { entries } = await call('ledger.entries', { act: 'act.refused', limit: 9 });
  const canonical = await Promise.all(entries.map(({ index }) => call('ledger.entry', { index })));
  expect({
    refused,
    shown: await refusals(),
    leaks: canonical.filter((entry) => entry.canonical.includes('secret')),
    quality: (await call('campaign.read', { campaign })).quality.refused,
  }).toEqual({
    refused: [
      'PROVIDER_MAY_NOT_DECIDE',
      'NOT_THE_REVIEWER',
      'NOT_THE_REVIEWER',
      'ITEM_NOT_IN_CAMPAIGN',
      'PROVIDER_MAY_NOT_DECIDE',
    ],
    shown: [
      {
        actor: 'Robin Seller',
        party: 'customer',
        text: 'Was refused (it is somebody else’s to do): closing a campaign: Q3 2026',
      },
      {
        actor: 'Robin Seller',
        party: 'customer',
        text: 'Was refused (it is somebody else’s to do): deciding an item: NT-004 svc-low, read',
      },
      {
        actor: 'Avery Analyst',
        party: 'provider',
        text: 'Was refused (only the customer decides): deciding an item: NT-004 svc-low, read',
      },
    ],
    leaks: [],
    quality: [
      { code: 'NOT_THE_REVIEWER', times: 2 },
      { code: 'PROVIDER_MAY_NOT_DECIDE', times: 1 },
    ],
  });
  await on.engine.close();
});

test('a script that tries again and again makes a few entries, in which every attempt is counted', async () => {
  const on = await seat();
  for (let attempt = 0; attempt < 100; attempt++) await codeOf(on.decide(on.cast.avery));
  const during = (await on.refusals()).length;
  await on.engine.close();
  const workspace = await openWorkspace(on.file);
  const counted = workspace.read
    .prepare<[], { entries: number; times: number }>('select count(*) as entries, sum(times) as times from refusal')
    .get();
  expect([during, counted]).toEqual([7, { entries: 8, times: 100 }]);
  const target = await createWorkspace(join(emptyFolder(), 'again.countersign'), { id: workspace.id });
  await rebuildState(workspace, allActs, target, [...blobTables, ...tablesWithoutActs]);
  expect(compareState(workspace.read, target.read, derived)).toEqual([]);
  await Promise.all([workspace.close(), target.close()]);
});

test('after an hour of quiet the next attempt is an entry again', async () => {
  const on = await seat();
  for (let attempt = 0; attempt < 4; attempt++) await codeOf(on.decide(on.cast.avery));
  on.at('2026-10-02T11:00:00.000Z');
  await codeOf(on.decide(on.cast.avery));
  expect((await on.refusals()).map(({ text }) => text)).toEqual([
    'Was refused (only the customer decides): deciding an item: NT-004 svc-low, read',
    'Was refused (only the customer decides): deciding an item, 2 more times',
    'Was refused (only the customer decides): deciding an item: NT-004 svc-low, read',
    'Was refused (only the customer decides): deciding an item: NT-004 svc-low, read',
  ]);
  await on.engine.close();
});

test('at a window the bridge refuses and records a provider; a key that is only locked accuses nobody', async () => {
  const on = await seat(true);
  const { cast, decide, refusals } = on;
  expect([await codeOf(decide(cast.avery)), await codeOf(decide(cast.dana))]).toEqual([
    'PROVIDER_MAY_NOT_DECIDE',
    'PERSON_LOCKED',
  ]);
  expect((await refusals()).map(({ actor }) => actor)).toEqual(['Avery Analyst']);
  await on.engine.close();
});

test('decisions that a provider writes into a bundle decide nothing, and the bundle’s record names what was not read', async () => {
  const on = await seat();
  const { call, low } = on;
  const bundle = join(emptyFolder(), 'bundle');
  mkdirSync(bundle);
  writeFileSync(join(bundle, 'identities.csv'), 'native_id,kind,name,system\nsvc-x,service_account,svc-x,erp\n');
  writeFileSync(join(bundle, 'decisions.csv'), `item,outcome,performer\n${low},CERTIFY,${on.cast.dana}\n`);
  writeFileSync(
    join(bundle, 'ledger.json'),
    JSON.stringify([{ act: 'decision.recorded', body: { item: low, outcome: 'CERTIFY' } }]),
  );
  const before = (await call('ledger.entries', { limit: 1 })).acts.map(({ act }) => act).sort();
  const report = await call('evidence.import', { path: bundle, acceptUntrusted: true });
  const acts = (await call('ledger.entries', { limit: 1 })).acts.map(({ act }) => act).sort();
  const { decision } = await call('review.case', { item: low });
  const named = JSON.stringify(report);
  expect({
    acts,
    decision,
    named: ['decisions.csv', 'ledger.json'].filter((file) => named.includes(file)),
  }).toEqual({ acts: before, decision: null, named: ['decisions.csv', 'ledger.json'] });
  await on.engine.close();
});
