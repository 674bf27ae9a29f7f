// Attacks on the separation of duties: judging one's own access, being the second person of oneself, asking until somebody
// agrees, loosening a rule in passing, and writing decisions into a bundle.
import { expect, test } from 'vitest';
import { grantDelegation } from '../../../electron/engine/engagement/delegations.ts';
import { changeEngagement, currentModel, readEngagement } from '../../../electron/engine/engagement/operating-model.ts';
import { addPerson } from '../../../electron/engine/engagement/persons.ts';
import { assignItems } from '../../../electron/engine/review/assign.ts';
import { decideInBulk } from '../../../electron/engine/review/bulk.ts';
import { reviewCase } from '../../../electron/engine/review/case.ts';
import { confirmDecision, undoDecision } from '../../../electron/engine/review/decide.ts';
import { draftState } from '../../../electron/engine/review/sealing.ts';
import type { SeparationOfDuties } from '../../../shared/contract/engagement.ts';
import {
  campaignOfFour,
  codeOf,
  decideAs,
  grant,
  importTables,
  itemOf,
  type Northwind,
  northwind,
  open,
  service,
  services,
} from './northwind.ts';

/** Saves the model with these rules of the separation of duties. */
async function setRules({ workspace }: Northwind, rules: Partial<SeparationOfDuties>, as: string | null) {
  const { document } = currentModel(workspace.read);
  const separation = { ...document.separation, ...rules };
  return changeEngagement(workspace, { document: { ...document, separation }, reason: 'Agreed', as });
}

/** One service that Dana made and one that she owns only, in an open campaign of hers. */
async function made(): Promise<Northwind & { campaign: string; item(name: string): string }> {
  const sample = await northwind();
  await importTables(sample, {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: [service('made', { created_by: 'dana.owner@northwind.example' }), service('owned')],
    entitlements: ['made', 'owned'].map((name) => grant(name, 'read', 'ledger')),
  });
  const { id: campaign } = await open(sample);
  return { ...sample, campaign, item: (name) => itemOf(sample, campaign, name) };
}

test('a bar is loosened only with a reason, by who may change decision rights, and never by nobody', async () => {
  const sample = await made();
  const { cast, workspace } = sample;
  const rules = (reason: string | null) => ({ selfReview: { creator: { applies: false, reason } } });
  expect([
    await codeOf(setRules(sample, rules(null), cast.dana)),
    await codeOf(setRules(sample, rules('Small team'), cast.sam)),
    await codeOf(setRules(sample, rules('Small team'), null)),
    await codeOf(setRules(sample, rules('Small team'), cast.avery)),
    await codeOf(setRules(sample, { conflictingAnswers: { strategy: 'last_stands', reason: 'Quick' } }, cast.sam)),
  ]).toEqual([
    'INPUT_INVALID',
    'NOT_THE_REVIEWER',
    'NOT_A_CUSTOMER_PERSON',
    'PROVIDER_MAY_NOT_DECIDE',
    'NOT_THE_REVIEWER',
  ]);
  await setRules(sample, rules('Small team'), cast.dana);
  const { problems } = readEngagement(workspace.read, workspace.clock);
  expect(problems).toEqual([
    {
      about: 'decision_rights',
      code: 'SEPARATION_LOOSENED',
      text: 'Whoever created the identity may judge it all the same: Small team',
      blocks: false,
    },
  ]);
});

test('a right to change decision rights that the model gives to somebody is his alone, and is not taken in passing', async () => {
  const sample = await made();
  const { cast, workspace } = sample;
  const { document } = currentModel(workspace.read);
  const right = {
    right: 'rights.change',
    title: 'Change who may decide',
    upTo: 'critical',
    secondPersonFrom: null,
    ifAbsent: null,
  } as const;
  const given = (heldBy: string) => ({
    ...document,
    decisionRights: [...document.decisionRights, { ...right, heldBy }],
  });
  const save = (heldBy: string, as: string) =>
    changeEngagement(workspace, { document: given(heldBy), reason: 'Agreed', as });
  await save(cast.sam, cast.sam);
  const rules = { selfReview: { creator: { applies: false, reason: 'Small team' } } };
  expect([await codeOf(save(cast.dana, cast.dana)), await codeOf(setRules(sample, rules, cast.dana))]).toEqual([
    'NOT_THE_REVIEWER',
    'NOT_THE_REVIEWER',
  ]);
  await setRules(sample, rules, cast.sam);
});

test('a decision that a loosened bar allowed says so, on the screen and in the report', async () => {
  const sample = await made();
  const { cast, workspace, campaign, item } = sample;
  expect(await codeOf(decideAs(sample, { item: item('made'), outcome: 'CERTIFY', as: cast.dana }))).toBe('SELF_REVIEW');
  await setRules(sample, { selfReview: { creator: { applies: false, reason: 'Small team' } } }, cast.dana);
  const shown = reviewCase(workspace.read, workspace.clock, services, { item: item('made'), as: cast.dana });
  const decision = await decideAs(sample, { item: item('made'), outcome: 'CERTIFY', as: cast.dana });
  const plain = await decideAs(sample, { item: item('owned'), outcome: 'CERTIFY', as: cast.dana });
  const { state } = draftState(workspace.read, workspace.clock, services, campaign);
  expect({
    blockers: shown.blockers.filter(({ code }) => code === 'LOOSENED').map(({ blocks }) => blocks),
    loosened: [decision.loosened, plain.loosened],
    sealed: state.items.map((one) => one.decision?.loosened),
    notices: state.notices.filter((notice) => notice.includes('loose')),
  }).toEqual({
    blockers: [false],
    loosened: [['creator'], undefined],
    sealed: [['creator'], undefined],
    notices: ['Decided only because a rule was loosened: NT-001.'],
  });
});

test('an owner is barred where the model asks for it, and whoever may prepare can ask for it', async () => {
  const sample = await made();
  await setRules(sample, { selfReview: { owner: { applies: true, reason: null } } }, sample.cast.robin);
  const { cast, item } = sample;
  expect(await codeOf(decideAs(sample, { item: item('owned'), outcome: 'CERTIFY', as: cast.dana }))).toBe(
    'SELF_REVIEW',
  );
});

test('who owns a workload that acts through an identity of somebody else does not judge that', async () => {
  const sample = await northwind();
  const { cast, workspace } = sample;
  const robins = { owner: 'Robin Seller', owner_email: 'robin.seller@northwind.example' };
  await importTables(sample, {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: [service('role'), service('job', robins)],
    entitlements: [grant('role', 'write', 'ledger')],
  });
  await workspace.write(({ db }) =>
    db.exec(`
      insert into link (uid, from_subject, from_id, identity_id, rule, strength, basis, directed, citations, state)
      select 'l-1', 'identity', job.id, role.id, 'named', 'certain', 'job names role', 1, '[]', 'applied'
      from identity as job, identity as role
      where job.native_id = 'job' and role.native_id = 'role'`),
  );
  const { id } = await open(sample);
  const item = itemOf(sample, id, 'role');
  await decideAs(sample, { item, outcome: 'CERTIFY', as: cast.dana });
  await undoDecision(workspace, { item, as: cast.dana });
  await assignItems(workspace, { items: [item], to: cast.robin, reason: 'Uses it', as: cast.sam });
  expect(await codeOf(decideAs(sample, { item, outcome: 'CERTIFY', as: cast.robin }))).toBe('SELF_REVIEW');
});

test('the second self is no second person, and does not judge what the first one made', async () => {
  const sample = await made();
  const { cast, workspace, item } = sample;
  const twin = await addPerson(workspace, {
    name: 'ＤＡＮＡ owner',
    party: 'customer',
    email: 'd.o@northwind.example',
    title: null,
    as: null,
  });
  await assignItems(workspace, { items: [item('made')], to: twin.id, reason: 'Mine', as: cast.sam });
  expect(await codeOf(decideAs(sample, { item: item('made'), outcome: 'CERTIFY', as: twin.id }))).toBe('SELF_REVIEW');
});

/** Dana answered REVOKE; then Robin got it. */
async function answeredTwice(rules: Partial<SeparationOfDuties> = {}) {
  const sample = await campaignOfFour();
  const { cast, workspace } = sample;
  await setRules(sample, rules, cast.dana);
  const item = sample.item('svc-low');
  await decideAs(sample, { item, outcome: 'REVOKE', justification: 'Nobody uses it', as: cast.dana });
  await assignItems(workspace, { items: [item], to: cast.robin, reason: 'Robin uses it', as: cast.sam });
  const keep = (justification: string | null, outcome: 'CERTIFY' | 'REVOKE' = 'CERTIFY') =>
    decideAs(sample, { item, outcome, justification, as: cast.robin });
  const confirm = (as: string, agrees = true) => confirmDecision(workspace, services, { item, agrees, note: null, as });
  return { ...sample, item, keep, confirm };
}

test('by standard a keep after another’s revoke names it, and stands once he has accepted it', async () => {
  const { cast, workspace, item, keep, confirm } = await answeredTwice();
  expect([await codeOf(keep(null)), await codeOf(keep('Sales needs it'))]).toEqual([
    'KEEP_AFTER_REVOKE',
    'KEEP_AFTER_REVOKE',
  ]);
  const decision = await keep('In spite of the REVOKE: sales needs it');
  const waits = reviewCase(workspace.read, workspace.clock, services, { item, as: cast.robin });
  expect({
    mustAccept: decision.mustAccept,
    state: waits.item.state,
    told: waits.blockers.filter(({ code }) => code === 'CONFLICTING_ANSWERS').map(({ text }) => text),
    stranger: await codeOf(confirm(cast.sam)),
  }).toEqual({
    mustAccept: [{ id: cast.dana, name: 'Dana Owner' }],
    state: 'waiting_second_person',
    told: ['It waits for Dana Owner, who answered otherwise before.'],
    stranger: 'NOT_THE_REVIEWER',
  });
  const { secondPerson, mustAccept } = await confirm(cast.dana);
  expect([secondPerson?.id, mustAccept]).toEqual([cast.dana, undefined]);
});

test('a cut contradicts nobody, and who has left is not waited for', async () => {
  const first = await answeredTwice();
  expect((await first.keep('Indeed not', 'REVOKE')).mustAccept).toBeUndefined();
  const second = await answeredTwice();
  await second.workspace.write(({ db }) =>
    db.prepare('update person set active = 0 where id = ?').run(second.cast.dana),
  );
  const decision = await second.keep('In spite of the REVOKE');
  expect([decision.mustAccept, (await second.confirm(second.cast.sam)).secondPerson?.id]).toEqual([
    undefined,
    second.cast.sam,
  ]);
});

test('where the stricter answer stands, a keep is refused; where the last one stands, it says that a rule was loosened', async () => {
  const strict = await answeredTwice({ conflictingAnswers: { strategy: 'strictest_stands', reason: null } });
  const loose = await answeredTwice({ conflictingAnswers: { strategy: 'last_stands', reason: 'Owners change often' } });
  const kept = await loose.keep('In spite of the REVOKE');
  expect([await codeOf(strict.keep('In spite of the REVOKE')), kept.loosened, kept.mustAccept]).toEqual([
    'CONFLICTING_ANSWERS',
    ['conflicting_answers'],
    undefined,
  ]);
});

test('nobody asks second persons until one agrees', async () => {
  const sample = await campaignOfFour();
  const { cast, workspace } = sample;
  const item = sample.item('svc-high');
  const keep = () => decideAs(sample, { item, outcome: 'CERTIFY', justification: 'Still needed', as: cast.dana });
  const confirm = (as: string, agrees: boolean) =>
    confirmDecision(workspace, services, { item, agrees, note: 'Said', as });
  await keep();
  await confirm(cast.sam, false);
  await keep();
  expect(await codeOf(confirm(cast.robin, true))).toBe('NOT_THE_REVIEWER');
  await confirm(cast.sam, true);
});

test('what a delegation allowed is not undone by the delegate once it is over', async () => {
  const sample = await campaignOfFour();
  const { cast, workspace, at } = sample;
  const item = sample.item('svc-low');
  const dates = { validFrom: '2026-10-01', validUntil: '2026-10-02', reason: 'On leave' };
  const scope = { campaign: null, systems: null, upTo: 'critical' } as const;
  await grantDelegation(workspace, { from: cast.dana, to: cast.robin, ...scope, ...dates, as: cast.dana });
  await decideAs(sample, { item, outcome: 'REVOKE', justification: 'Found unused', as: cast.robin });
  at('2026-10-03T09:00:00.000Z');
  expect(await codeOf(undoDecision(workspace, { item, as: cast.robin }))).toBe('DELEGATION_EXPIRED');
  await undoDecision(workspace, { item, as: cast.dana });
});

test('what was answered otherwise before is decided alone, and a keep in place of a revoke says why', async () => {
  const sample = await campaignOfFour();
  const { cast, workspace, campaign } = sample;
  const item = sample.item('svc-low');
  await decideAs(sample, { item, outcome: 'REVOKE', justification: 'Found unused', as: cast.dana });
  expect(await codeOf(decideAs(sample, { item, outcome: 'CERTIFY', as: cast.dana }))).toBe('JUSTIFICATION_NEEDED');
  await undoDecision(workspace, { item, as: cast.dana });
  const bulk = decideInBulk(workspace, { campaign, items: [item], justification: 'Same as before', as: cast.dana });
  expect(await codeOf(bulk)).toBe('BULK_NOT_ALLOWED');
});
