// Who decides instead of the reviewer: under a delegation that ends by itself, or because the item is somebody else's.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engagementActs } from '../../../electron/engine/engagement/acts.ts';
import { grantDelegation } from '../../../electron/engine/engagement/delegations.ts';
import { addPerson } from '../../../electron/engine/engagement/persons.ts';
import { blobTables, inventoryActs } from '../../../electron/engine/inventory/acts.ts';
import type { Act } from '../../../electron/engine/ledger/act.ts';
import { compareState } from '../../../electron/engine/ledger/compare-state.ts';
import { rebuildState } from '../../../electron/engine/ledger/rebuild.ts';
import { reviewActs, tablesWithoutActs } from '../../../electron/engine/review/acts.ts';
import { assignItems } from '../../../electron/engine/review/assign.ts';
import { assignmentSteps } from '../../../electron/engine/review/assignment-steps.ts';
import { readDraft, saveDraft } from '../../../electron/engine/review/drafts.ts';
import { answerHandover, notMine } from '../../../electron/engine/review/handover.ts';
import { requireItem } from '../../../electron/engine/review/items.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { workspaceNamed } from '../../../electron/engine/workspace/naming.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import { campaignOfFour, codeOf, decideAs, emptyFolder, giveKey, passphrase, queueOf, services } from './northwind.ts';

test('a delegation that ends while somebody is deciding refuses the decision, and keeps what was typed', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, item } = sample;
  const delegation = await grantDelegation(workspace, {
    from: cast.dana,
    to: cast.robin,
    campaign: null,
    systems: null,
    upTo: 'medium',
    validFrom: '2026-10-01',
    validUntil: '2026-10-02',
    reason: 'On leave',
    as: cast.dana,
  });
  const draft = {
    outcome: 'REVOKE' as const,
    justification: 'Nobody uses it',
    until: null,
    to: null,
    ticket: null,
    question: null,
    exception: null,
  };
  const revoke = { outcome: 'REVOKE', justification: 'Nobody uses it', as: cast.robin } as const;
  sample.at('2026-10-02T23:59:00.000Z');
  await saveDraft(workspace, { item: item('svc-low'), draft, as: cast.robin });
  const decided = await decideAs(sample, { ...revoke, item: item('svc-medium') });
  sample.at('2026-10-03T00:00:00.000Z');
  await expect(decideAs(sample, { ...revoke, item: item('svc-low') })).rejects.toMatchObject({
    code: 'DELEGATION_EXPIRED',
    message: 'The delegation from Dana Owner is over (until 2026-10-02).',
  });
  expect({
    under: decided.delegation,
    of: decided.reviewerOfRecord.name,
    draft: readDraft(workspace.read, item('svc-low'), cast.robin)?.draft.justification,
    decision: requireItem(workspace.read, item('svc-low')).decision,
  }).toEqual({ under: delegation.id, of: 'Dana Owner', draft: 'Nobody uses it', decision: null });
  await workspace.close();
});

test('a delegation of single items covers these and no other', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, item } = sample;
  const terms = {
    from: cast.dana,
    to: cast.robin,
    campaign: null,
    systems: null,
    upTo: 'critical' as const,
    validFrom: '2026-10-01',
    validUntil: '2026-10-31',
    reason: 'On leave',
    as: cast.dana,
  };
  expect([
    await codeOf(grantDelegation(workspace, { ...terms, items: [] })),
    await codeOf(grantDelegation(workspace, { ...terms, items: ['nothing'] })),
  ]).toEqual(['INPUT_INVALID', 'ITEM_NOT_IN_CAMPAIGN']);
  await grantDelegation(workspace, { ...terms, items: [item('svc-low')] });
  await decideAs(sample, { item: item('svc-low'), outcome: 'CERTIFY', as: cast.robin });
  expect(await codeOf(decideAs(sample, { item: item('svc-medium'), outcome: 'CERTIFY', as: cast.robin }))).toBe(
    'DELEGATION_OUT_OF_SCOPE',
  );
  await giveKey(sample, cast.robin);
  const signing = signOff(workspace, services, {
    campaign: sample.campaign,
    passphrase,
    read: null,
    as: cast.robin,
  });
  expect(await codeOf(signing)).toBe('NOT_THE_REVIEWER');
  await workspace.close();
});

test('a twin of oneself is nobody to delegate or to hand over to', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, item } = sample;
  const twin = await addPerson(workspace, {
    name: 'DANA  Owner',
    party: 'customer',
    email: 'dana2@northwind.example',
    title: null,
    as: null,
  });
  const terms = { campaign: null, systems: null, upTo: 'critical', reason: 'x', as: cast.dana } as const;
  const dates = { validFrom: '2026-10-01', validUntil: '2026-10-31' };
  expect([
    await codeOf(grantDelegation(workspace, { ...terms, ...dates, from: cast.dana, to: twin.id })),
    await codeOf(notMine(workspace, { item: item('svc-low'), to: twin.id, reason: 'x', as: cast.dana })),
  ]).toEqual(['INPUT_INVALID', 'INPUT_INVALID']);
  await workspace.close();
});

test('what is not mine stays mine until the named person accepts', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, campaign, item } = sample;
  const low = item('svc-low');
  const handed = await notMine(workspace, { item: low, to: cast.robin, reason: 'Sales runs it', as: cast.dana });
  expect([handed.assignee, handed.handover?.toName]).toEqual([cast.dana, 'Robin Seller']);
  const inQueue = (person: string) => queueOf(workspace, { campaign, person }).items.map((one) => one.identity);
  expect(inQueue(cast.robin)).toEqual(['svc-low']);
  expect([
    await codeOf(decideAs(sample, { item: low, outcome: 'CERTIFY', as: cast.robin })),
    await codeOf(answerHandover(workspace, { item: low, accepts: true, reason: null, as: cast.sam })),
    await codeOf(answerHandover(workspace, { item: low, accepts: true, reason: null, as: cast.dana })),
    await codeOf(answerHandover(workspace, { item: low, accepts: true, reason: null, as: cast.avery })),
    await codeOf(answerHandover(workspace, { item: low, accepts: false, reason: ' ', as: cast.robin })),
  ]).toEqual(['NOT_THE_REVIEWER', 'NOT_THE_REVIEWER', 'NOT_THE_REVIEWER', 'PROVIDER_MAY_NOT_DECIDE', 'INPUT_INVALID']);
  await decideAs(sample, { item: low, outcome: 'CERTIFY', as: cast.dana });
  const accepted = await answerHandover(workspace, { item: low, accepts: true, reason: null, as: cast.robin });
  expect([accepted.assignee, accepted.handover, accepted.outcome]).toEqual([cast.robin, null, 'NO_DECISION']);
  await decideAs(sample, { item: low, outcome: 'CERTIFY', as: cast.robin });
  expect(await codeOf(answerHandover(workspace, { item: low, accepts: true, reason: null, as: cast.robin }))).toBe(
    'HANDOVER_NOT_OPEN',
  );
  await workspace.close();
});

test('nobody hands over what is not his, to a provider, or to who has left the choice; a refusal gives it back', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, item } = sample;
  const hand = (to: string, as: string) => codeOf(notMine(workspace, { item: item('svc-low'), to, reason: 'x', as }));
  expect([
    await hand(cast.avery, cast.dana),
    await hand(cast.sam, cast.robin),
    await hand(cast.dana, cast.dana),
  ]).toEqual(['PROVIDER_MAY_NOT_DECIDE', 'NOT_THE_REVIEWER', 'INPUT_INVALID']);
  await notMine(workspace, { item: item('svc-low'), to: cast.robin, reason: 'Sales', as: cast.dana });
  const declined = await answerHandover(workspace, {
    item: item('svc-low'),
    accepts: false,
    reason: 'Finance pays for it',
    as: cast.robin,
  });
  expect([declined.assignee, declined.handover]).toEqual([cast.dana, null]);
  await assignItems(workspace, { items: [item('svc-low')], to: cast.lee, reason: 'He runs it', as: cast.sam });
  expect(assignmentSteps(workspace.read, item('svc-low')).map(({ at: _, ledgerEntry: __, ...step }) => step)).toEqual([
    { step: 'handed_over', from: 'Dana Owner', to: 'Robin Seller', reason: 'Sales', by: 'Dana Owner' },
    { step: 'declined', from: 'Dana Owner', to: 'Robin Seller', reason: 'Finance pays for it', by: 'Robin Seller' },
    { step: 'assigned', from: 'Dana Owner', to: 'Lee Platform', reason: 'He runs it', by: 'Sam Compliance' },
  ]);
  await workspace.close();
});

test('a handover ends with the sign-off and with an assignment by somebody else', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, campaign, item } = sample;
  const hand = (name: string) =>
    notMine(workspace, { item: item(name), to: cast.robin, reason: 'Sales', as: cast.dana });
  await hand('svc-low');
  await hand('svc-medium');
  await assignItems(workspace, { items: [item('svc-low')], to: cast.lee, reason: 'He runs it', as: cast.sam });
  await giveKey(sample, cast.dana);
  await signOff(workspace, services, { campaign, passphrase, read: null, as: cast.dana });
  const answer = (name: string) =>
    codeOf(answerHandover(workspace, { item: item(name), accepts: true, reason: null, as: cast.robin }));
  expect([await answer('svc-low'), await answer('svc-medium')]).toEqual(['HANDOVER_NOT_OPEN', 'ASSIGNMENT_SIGNED_OFF']);
  await workspace.close();
});

test('replaying delegations of items and handovers gives the same state, row for row', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, item } = sample;
  await grantDelegation(workspace, {
    from: cast.dana,
    to: cast.robin,
    campaign: null,
    systems: null,
    items: [item('svc-low')],
    upTo: 'critical',
    validFrom: '2026-10-01',
    validUntil: '2026-10-31',
    reason: 'On leave',
    as: cast.dana,
  });
  await giveKey(sample, cast.robin);
  await giveKey(sample, cast.robin);
  await decideAs(sample, { item: item('svc-low'), outcome: 'CERTIFY', as: cast.robin });
  for (const accepts of [false, true]) {
    await notMine(workspace, { item: item('svc-low'), to: cast.robin, reason: 'Sales', as: cast.dana });
    await answerHandover(workspace, { item: item('svc-low'), accepts, reason: 'So it is', as: cast.robin });
  }
  await assignItems(workspace, { items: [item('svc-low')], to: cast.lee, reason: 'He runs it', as: null });
  const acts: readonly Act<unknown>[] = [workspaceNamed, ...engagementActs, ...inventoryActs, ...reviewActs];
  const target = await createWorkspace(join(emptyFolder(), 'again.countersign'), { id: workspace.id });
  await rebuildState(workspace, acts, target, [...blobTables, ...tablesWithoutActs]);
  expect(compareState(workspace.read, target.read, ['entitlement_assessment', 'assessment'])).toEqual([]);
  await Promise.all([workspace.close(), target.close()]);
});
