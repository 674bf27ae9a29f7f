// Nothing is lost or rewritten: the state is what the ledger says, and the file refuses changes beside it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { engagementActs } from '../../../electron/engine/engagement/acts.ts';
import { grantDelegation } from '../../../electron/engine/engagement/delegations.ts';
import { deactivatePerson } from '../../../electron/engine/engagement/persons.ts';
import { blobTables, inventoryActs } from '../../../electron/engine/inventory/acts.ts';
import type { Act } from '../../../electron/engine/ledger/act.ts';
import { compareState } from '../../../electron/engine/ledger/compare-state.ts';
import { perform } from '../../../electron/engine/ledger/perform.ts';
import { rebuildState } from '../../../electron/engine/ledger/rebuild.ts';
import { answerAction, reconcileActions } from '../../../electron/engine/review/actions.ts';
import { reviewActs, tablesWithoutActs } from '../../../electron/engine/review/acts.ts';
import { assignItems } from '../../../electron/engine/review/assign.ts';
import { decideInBulk } from '../../../electron/engine/review/bulk.ts';
import { closeCampaign } from '../../../electron/engine/review/close.ts';
import { confirmDecision, decisionRecorded, undoDecision } from '../../../electron/engine/review/decide.ts';
import { saveDraft } from '../../../electron/engine/review/drafts.ts';
import { endException, renewException } from '../../../electron/engine/review/exceptions.ts';
import { answerHandover, notMine } from '../../../electron/engine/review/handover.ts';
import { issueInstructions } from '../../../electron/engine/review/instructions.ts';
import { attachOwnEvidence } from '../../../electron/engine/review/own-evidence.ts';
import { agreeRotation, confirmDependants, withdrawRotation } from '../../../electron/engine/review/rotations.ts';
import { saveSeries } from '../../../electron/engine/review/save-series.ts';
import { endSeries } from '../../../electron/engine/review/series.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { supersede } from '../../../electron/engine/review/supersede.ts';
import { dismissTrigger, listTriggers } from '../../../electron/engine/review/triggers.ts';
import { workspaceNamed } from '../../../electron/engine/workspace/naming.ts';
import { createWorkspace } from '../../../electron/engine/workspace/open.ts';
import { seriesDefinition } from '../../../shared/contract/campaign.ts';
import { decisionInput } from '../../../shared/contract/decision.ts';
import {
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
  service,
  services,
  setRisks,
} from './northwind.ts';

const names = ['bulk-1', 'bulk-2', 'plain', 'serious', 'moved', 'undone'];

/** A campaign in which every act of the review happens once at least, up to its close and a correction after it. */
async function wholeStory(): Promise<Northwind & { campaign: string }> {
  const sample = await northwind();
  const { workspace, cast } = sample;
  for (const day of ['2026-06-28', '2026-09-28']) {
    await importTables(sample, {
      extractedAt: `${day}T06:00:00Z`,
      identities: [...names.map((name) => service(name)), service('vendor', { vendor_managed: 'true' })],
      entitlements: [...names, 'vendor'].map((name) => grant(name, 'read', 'ledger')),
    });
  }
  await setRisks(sample, { serious: 'critical' });
  const { id } = await open(sample);
  const item = (name: string) => itemOf(sample, id, name);
  await giveKey(sample, cast.dana);
  await giveKey(sample, cast.robin);
  await grantDelegation(workspace, {
    from: cast.dana,
    to: cast.robin,
    campaign: id,
    systems: null,
    upTo: 'low',
    validFrom: '2026-09-28',
    validUntil: '2026-12-31',
    reason: 'On leave',
    as: cast.dana,
  });
  await saveDraft(workspace, {
    item: item('plain'),
    draft: {
      outcome: null,
      justification: 'Not sure yet',
      until: null,
      to: null,
      ticket: null,
      question: null,
      exception: null,
    },
    as: cast.sam,
  });
  await decideInBulk(workspace, {
    campaign: id,
    items: [item('bulk-1'), item('bulk-2')],
    justification: 'Same as before',
    as: cast.dana,
  });
  await decideAs(sample, { item: item('plain'), outcome: 'CERTIFY', as: cast.robin });
  await decideAs(sample, { item: item('undone'), outcome: 'CERTIFY', as: cast.dana });
  await undoDecision(workspace, { item: item('undone'), as: cast.dana });
  await notMine(workspace, { item: item('undone'), to: cast.lee, reason: 'Platform runs it', as: cast.dana });
  await answerHandover(workspace, { item: item('undone'), accepts: false, reason: 'Not any more', as: cast.lee });
  await decideAs(sample, { item: item('moved'), outcome: 'CANNOT_DECIDE', question: 'Whose is it?', as: cast.dana });
  await assignItems(workspace, { items: [item('moved')], to: cast.robin, reason: 'Robin knows', as: cast.sam });
  await decideAs(sample, {
    item: item('moved'),
    outcome: 'REDUCE',
    to: 'less',
    justification: 'Too much',
    as: cast.robin,
  });
  await decideAs(sample, { item: item('serious'), outcome: 'REVOKE', justification: 'Old and unused', as: cast.dana });
  await confirmDecision(workspace, services, { item: item('serious'), agrees: true, note: 'Yes', as: cast.sam });
  // three answers to one item: who was stricter before accepts what is more lenient, each of them
  const handedOn = item('undone');
  await decideAs(sample, { item: handedOn, outcome: 'REVOKE', justification: 'Nobody uses it', as: cast.dana });
  await assignItems(workspace, { items: [handedOn], to: cast.lee, reason: 'Lee runs it', as: cast.sam });
  await decideAs(sample, { item: handedOn, outcome: 'REVOKE', justification: 'Indeed not', as: cast.lee });
  await assignItems(workspace, { items: [handedOn], to: cast.robin, reason: 'Robin uses it', as: cast.sam });
  await decideAs(sample, {
    item: handedOn,
    outcome: 'CERTIFY',
    justification: 'In spite of the REVOKE: sales needs it',
    as: cast.robin,
  });
  for (const as of [cast.dana, cast.lee]) {
    await confirmDecision(workspace, services, { item: handedOn, agrees: true, note: null, as });
  }
  for (const as of [cast.dana, cast.robin]) {
    await signOff(workspace, services, { campaign: id, passphrase, read: null, as });
  }
  await closeCampaign(workspace, services, { campaign: id, reason: 'Quarter is over', as: cast.sam });
  const correction = decisionInput.parse({
    item: item('plain'),
    outcome: 'REVOKE',
    justification: 'Found unused',
    as: cast.dana,
  });
  await supersede(workspace, services, { ...correction, reason: 'Found unused', passphrase });
  await theLoop(sample, id);
  await theNextRounds(sample);
  return { ...sample, campaign: id };
}

/** A series saved and ended, and an event that somebody dismissed. */
async function theNextRounds({ workspace, cast }: Northwind): Promise<void> {
  const definition = seriesDefinition.parse({ name: '{quarter} review', firstOpens: '2027-01-04' });
  const { id } = await saveSeries(workspace, { series: null, definition, as: cast.sam });
  await endSeries(workspace, { series: id, reason: 'Monthly from now on', as: cast.sam });
  await deactivatePerson(workspace, { person: cast.dana, reason: 'Retired', as: cast.sam });
  for (const { trigger } of listTriggers(workspace.read)) {
    await dismissTrigger(workspace, { trigger, reason: 'Robin takes over', as: cast.sam });
  }
}

/** What follows the sign-off: an exception renewed and ended, a rotation, a list, an answer, own evidence. */
async function theLoop(sample: Northwind, campaign: string): Promise<void> {
  const { workspace, cast } = sample;
  const accepted = await decideAs(sample, {
    item: itemOf(sample, campaign, 'bulk-1'),
    outcome: 'CERTIFY',
    justification: 'Still needed',
    as: cast.dana,
  }).catch(() => null);
  expect(accepted).toBeNull();
  const correction = decisionInput.parse({
    item: itemOf(sample, campaign, 'bulk-1'),
    outcome: 'CERTIFY',
    justification: 'Needed until the move',
    exception: { approver: cast.sam, compensatingControl: 'Watched', expires: '2026-11-30', reviewOn: '2026-11-01' },
    as: cast.dana,
  });
  const { id: decision } = await supersede(workspace, services, {
    ...correction,
    reason: 'A risk after all',
    passphrase,
  });
  await renewException(workspace, {
    decision,
    expires: '2026-12-31',
    reviewOn: null,
    compensatingControl: null,
    reason: 'The move is late',
    as: cast.sam,
  });
  await endException(workspace, { decision, reason: 'The move is done', as: cast.sam });
  await importTables(sample, {
    extractedAt: '2026-09-29T06:00:00Z',
    identities: names.map((name) => service(name)),
    entitlements: names.map((name) => grant(name, 'read', 'ledger')),
    credentials: [{ identity_native_id: 'plain', kind: 'access_key', native_id: 'key-1', created_at: '2026-01-01' }],
    actions: [
      {
        native_id: 'A-1',
        performed_by: 'Avery Analyst',
        party: 'provider',
        verb: 'restore',
        target: 'x',
        state: 'done',
      },
    ],
  });
  const [credential] = workspace.read.prepare<[], string>('select uid from credential').pluck().all();
  const terms = { campaign, credential: credential ?? '', reason: 'Old', ticket: null, due: null, as: cast.dana };
  const agreed = await agreeRotation(workspace, terms);
  await confirmDependants(workspace, { rotation: agreed.id, dependants: ['ledger job'], note: null, as: cast.lee });
  await issueInstructions(workspace, {
    campaign,
    due: null,
    changeWindow: 'Sunday night',
    passphrase,
    out: join(emptyFolder(), 'list.zip'),
    as: cast.dana,
  });
  await withdrawRotation(workspace, { rotation: agreed.id, reason: 'Replaced by federation', as: cast.dana });
  const action = reconcileActions(workspace.read).find((one) => one.authorised === 'unauthorised');
  await answerAction(workspace, { action: action?.uid ?? '', answer: 'acknowledged', reason: 'Asked', as: cast.dana });
  const file = join(emptyFolder(), 'shot.txt');
  writeFileSync(file, 'serious: gone');
  const subject = itemOf(sample, campaign, 'serious');
  await attachOwnEvidence(workspace, { subject, path: file, shows: 'done', statement: 'Looked', as: cast.lee });
}

test('replaying the ledger over the stored files gives the same state, row for row', async () => {
  const { workspace } = await wholeStory();
  const acts: readonly Act<unknown>[] = [workspaceNamed, ...engagementActs, ...inventoryActs, ...reviewActs];
  const target = await createWorkspace(join(emptyFolder(), 'again.countersign'), { id: workspace.id });
  await rebuildState(workspace, acts, target, [...blobTables, ...tablesWithoutActs]);
  expect(compareState(workspace.read, target.read, ['entitlement_assessment'])).toEqual([]);
  const performed = workspace.read.prepare<[], string>('select distinct act from ledger_entry').pluck().all();
  expect(reviewActs.map((act) => act.name).filter((name) => !performed.includes(name))).toEqual([]);
  await Promise.all([workspace.close(), target.close()]);
});

test('the file itself refuses to change or delete what was decided, signed, frozen or sealed', async () => {
  const { workspace } = await wholeStory();
  const before = workspace.read.prepare('select * from decision order by id').all();
  const attempts = [
    "update decision set outcome = 'CERTIFY'",
    'delete from decision',
    'insert or replace into decision select * from decision',
    'insert or replace into decision_event select * from decision_event',
    'insert or replace into sign_off select * from sign_off',
    'insert or replace into review_item select * from review_item',
    'insert or replace into campaign select * from campaign',
    'update decision_event set note = null',
    'delete from decision_event',
    "update sign_off set statement = 'I read nothing'",
    'delete from sign_off',
    'update correction_signature set signature = null',
    'delete from correction_signature',
    'update sealed_state set digest = digest',
    'delete from sealed_state',
    'delete from campaign',
    "update campaign set state = 'open', closed_at = null",
    "update campaign set name = 'Other'",
    'delete from review_item',
    "update review_item set risk = 'low'",
    "update review_item set facts = '{}'",
    'update assignment set signed_off_at = null',
    "update review_item set decision_id = null where identity = 'serious'",
    'delete from assignment',
    "update out_of_scope set reason = 'none'",
    'delete from out_of_scope',
    'delete from ledger_entry',
  ];
  for (const sql of attempts) {
    await expect(
      workspace.write(({ db }) => db.exec(sql)),
      sql,
    ).rejects.toThrow(/never|only|append|about its own|once/i);
  }
  expect(workspace.read.prepare('select * from decision order by id').all()).toEqual(before);
  await workspace.close();
});

test('a decision of a provider does not even fit into the tables', async () => {
  const { workspace, cast, campaign } = await wholeStory();
  const item = workspace.read
    .prepare<[string], string>("select id from review_item where campaign_id = ? and identity = 'undone'")
    .pluck()
    .get(campaign);
  const forged = {
    id: 'forged',
    item: item ?? '',
    outcome: 'CERTIFY' as const,
    justification: 'Approved by the provider',
    until: null,
    to: null,
    ticket: null,
    question: null,
    exception: null,
    reviewer: cast.dana,
    delegation: null,
    shownDigest: '',
    evidenceOpened: 0,
    secondsSpent: null,
    needsSecondPerson: false,
    replaces: null,
  };
  for (const actor of [
    { person: cast.avery, party: 'provider' },
    { person: cast.avery, party: 'customer' },
  ] as const) {
    await expect(
      workspace.write((transaction) => perform(transaction, decisionRecorded, actor, forged)),
    ).rejects.toThrow('only the customer decides');
  }
  await workspace.close();
});
