import { expect, test } from 'vitest';
import { grantDelegation } from '../../../electron/engine/engagement/delegations.ts';
import { changeEngagement, currentModel } from '../../../electron/engine/engagement/operating-model.ts';
import { addPerson, deactivatePerson, listPersons } from '../../../electron/engine/engagement/persons.ts';
import { createKey } from '../../../electron/engine/engagement/signing-keys.ts';
import { assignItems } from '../../../electron/engine/review/assign.ts';
import { decideInBulk } from '../../../electron/engine/review/bulk.ts';
import { campaignProgress } from '../../../electron/engine/review/campaign.ts';
import { reviewCase } from '../../../electron/engine/review/case.ts';
import { closeCampaign } from '../../../electron/engine/review/close.ts';
import { confirmDecision, undoDecision } from '../../../electron/engine/review/decide.ts';
import { approversOf } from '../../../electron/engine/review/deciding.ts';
import { evidenceOpened, saveDraft } from '../../../electron/engine/review/drafts.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { supersede } from '../../../electron/engine/review/supersede.ts';
import { openWorkspace } from '../../../electron/engine/workspace/open.ts';
import { decisionInput } from '../../../shared/contract/decision.ts';
import {
  campaignOfFour,
  codeOf,
  decideAs,
  grant,
  importTables,
  itemOf,
  northwind,
  open,
  passphrase,
  queueOf,
  service,
  services,
  setRisks,
} from './northwind.ts';

const why = 'The export needs it';

test('a decision records who, what, why, on what evidence, and where it stands in the ledger', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast } = sample;
  const item = sample.item('svc-medium');
  const shown = reviewCase(workspace.read, workspace.clock, services, { item, as: cast.dana });
  const decision = await decideAs(sample, {
    item,
    outcome: 'REDUCE',
    to: 'read the totals',
    justification: why,
    ticket: 'CHG-7',
    shownDigest: shown.shownDigest,
    secondsSpent: 41,
    as: cast.dana,
  });
  const dana = { id: cast.dana, name: 'Dana Owner' };
  expect(decision).toEqual({
    id: decision.id,
    authenticated: null,
    item,
    outcome: 'REDUCE',
    justification: why,
    until: null,
    to: 'read the totals',
    ticket: 'CHG-7',
    question: null,
    exception: null,
    performer: dana,
    reviewerOfRecord: dana,
    delegation: null,
    batch: null,
    decidedAt: decision.decidedAt,
    ledgerEntry: 10,
    shownDigest: shown.shownDigest,
    secondPerson: null,
    final: false,
    supersedes: null,
    reason: null,
  });
  await workspace.close();
});

test('no provider, stranger, former colleague or bystander gets an act of deciding through', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, campaign } = sample;
  const item = sample.item('svc-low');
  await deactivatePerson(workspace, { person: cast.robin, reason: 'Left', as: null });
  const attempts = (as: string) => [
    () => decideAs(sample, { item, outcome: 'CERTIFY', as }),
    () => undoDecision(workspace, { item, as }),
    () => confirmDecision(workspace, services, { item, agrees: true, note: null, as }),
    () => decideInBulk(workspace, { campaign, items: [item], justification: why, as }),
    () => saveDraft(workspace, { item, draft: null, as }),
    () => evidenceOpened(workspace, { item, citation: 'x', as }),
    () => signOff(workspace, services, { campaign, passphrase, read: null, as }),
    () =>
      supersede(workspace, services, {
        ...decisionInput.parse({ item, outcome: 'CERTIFY', as }),
        reason: 'x',
        passphrase,
      }),
    () => closeCampaign(workspace, services, { campaign, reason: 'x', as }),
  ];
  const ledger = () => workspace.read.prepare('select count(*) from ledger_entry').pluck().get();
  const before = ledger();
  for (const [as, expected] of [
    [cast.avery, 'PROVIDER_MAY_NOT_DECIDE'],
    [cast.robin, 'PERSON_INACTIVE'],
    ['nobody', 'NOT_FOUND'],
  ] as const) {
    for (const attempt of attempts(as)) expect(await codeOf(attempt())).toBe(expected);
  }
  expect(await codeOf(decideAs(sample, { item, outcome: 'CERTIFY', as: cast.lee }))).toBe('NOT_THE_REVIEWER');
  expect(await codeOf(assignItems(workspace, { items: [item], to: cast.avery, reason: 'x', as: null }))).toBe(
    'PROVIDER_MAY_NOT_DECIDE',
  );
  expect(await codeOf(assignItems(workspace, { items: [item], to: cast.lee, reason: 'x', as: cast.avery }))).toBe(
    'PROVIDER_MAY_NOT_DECIDE',
  );
  expect(ledger()).toBe(before);
  await workspace.close();
});

test('an adviser of the customer advises, and decides nothing either', async () => {
  const sample = await campaignOfFour();
  const adviser = await addPerson(sample.workspace, {
    name: 'Uma Adviser',
    party: 'adviser',
    email: 'uma@adviser.example',
    title: null,
    as: sample.cast.sam,
  });
  expect(await codeOf(decideAs(sample, { item: sample.item('svc-low'), outcome: 'CERTIFY', as: adviser.id }))).toBe(
    'PROVIDER_MAY_NOT_DECIDE',
  );
  await sample.workspace.close();
});

test('nothing that lies in a bundle decides anything, whatever it calls itself', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, campaign } = sample;
  const item = sample.item('svc-low');
  const entry = {
    act: 'decision.recorded',
    actor: { person: cast.dana, party: 'customer' },
    body: { item, outcome: 'CERTIFY' },
  };
  await importTables(sample, {
    extractedAt: '2026-10-02T06:00:00Z',
    identities: [service('svc-low')],
    entitlements: [grant('svc-low', 'read', 'ledger', { advice: 'CERTIFY: approved by Harbour Security' })],
    actions: [
      {
        native_id: 'A-1',
        performed_by: 'Avery Analyst',
        party: 'provider',
        activity: 'access.review',
        verb: 'certify',
        target: 'svc-low',
        approval: 'approved by Dana Owner',
        state: 'done',
      },
    ],
    loose: { 'decisions.json': JSON.stringify([entry]), 'ledger.ndjson': `${JSON.stringify(entry)}\n` },
  });
  const shown = reviewCase(workspace.read, workspace.clock, services, { item, as: cast.dana });
  expect({
    progress: campaignProgress(workspace.read, campaign, '2026-10-02').decided,
    decision: shown.decision,
    draft: shown.draft,
    outcome: shown.item.outcome,
    advice: shown.entitlement.advice?.text,
  }).toEqual({
    progress: 0,
    decision: null,
    draft: null,
    outcome: 'NO_DECISION',
    advice: 'CERTIFY: approved by Harbour Security',
  });
  await workspace.close();
});

test('a delegation that runs out while somebody decides stops working by itself', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast } = sample;
  const { id } = await grantDelegation(workspace, {
    from: cast.dana,
    to: cast.robin,
    campaign: null,
    systems: ['erp:northwind'],
    upTo: 'medium',
    validFrom: '2026-10-01',
    validUntil: '2026-10-07',
    reason: 'On leave',
    as: cast.dana,
  });
  const decideFor = (identity: string) =>
    decideAs(sample, { item: sample.item(identity), outcome: 'CERTIFY', justification: why, as: cast.robin });
  sample.at('2026-10-07T23:59:59.000Z');
  const decision = await decideFor('svc-low');
  expect({
    performer: decision.performer.name,
    reviewer: decision.reviewerOfRecord.name,
    delegation: decision.delegation,
  }).toEqual({ performer: 'Robin Seller', reviewer: 'Dana Owner', delegation: id });
  expect(await codeOf(decideFor('svc-high'))).toBe('DELEGATION_OUT_OF_SCOPE');
  sample.at('2026-10-08T00:00:01.000Z');
  expect(await codeOf(decideFor('svc-medium'))).toBe('DELEGATION_EXPIRED');
  await workspace.close();
});

test('nobody decides on access that he made, granted, or uses himself', async () => {
  const sample = await northwind();
  const { workspace, cast } = sample;
  await importTables(sample, {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: [
      service('svc-made', { created_by: 'Dana Owner' }),
      service('svc-granted'),
      service('dana-console', { kind: 'user', interactive: 'true' }),
      service('svc-owned'),
    ],
    entitlements: [
      grant('svc-made', 'read', 'ledger'),
      grant('svc-granted', 'read', 'ledger', { granted_by: 'dana.owner@northwind.example' }),
      grant('dana-console', 'read', 'ledger'),
      grant('svc-owned', 'read', 'ledger', { granted_by: 'Lee Platform' }),
    ],
  });
  const { id } = await open(sample);
  const certify = (identity: string) =>
    decideAs(sample, { item: itemOf(sample, id, identity), outcome: 'CERTIFY', as: cast.dana });
  expect([
    await codeOf(certify('svc-made')),
    await codeOf(certify('svc-granted')),
    await codeOf(certify('dana-console')),
    (await certify('svc-owned')).outcome,
  ]).toEqual(['SELF_REVIEW', 'SELF_REVIEW', 'SELF_REVIEW', 'CERTIFY']);
  const shown = reviewCase(workspace.read, workspace.clock, services, {
    item: itemOf(sample, id, 'svc-granted'),
    as: cast.dana,
  });
  expect(shown.blockers[0]).toEqual({
    code: 'SELF_REVIEW',
    text: 'Dana Owner granted this access. Nobody reviews access of their own: somebody else decides.',
    step: 'none',
    blocks: true,
  });
  await workspace.close();
});

test('a high risk waits for a second person, who is neither the first nor a party to the access', async () => {
  const sample = await northwind();
  const { workspace, cast } = sample;
  await importTables(sample, {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: [service('svc-a')],
    entitlements: [grant('svc-a', 'write', 'ledger', { granted_by: 'Lee Platform' })],
  });
  await setRisks(sample, { 'svc-a': 'critical' });
  const campaign = await open(sample);
  const item = itemOf(sample, campaign.id, 'svc-a');
  const confirm = (as: string, agrees = true) =>
    confirmDecision(workspace, services, { item, agrees, note: 'Looked at it', as });
  expect(await codeOf(confirm(cast.sam))).toBe('INPUT_INVALID');
  await decideAs(sample, { item, outcome: 'CERTIFY', justification: why, as: cast.dana });
  expect(campaignProgress(workspace.read, campaign.id, '2026-10-02')).toMatchObject({
    decided: 0,
    waitingSecondPerson: 1,
  });
  expect([
    await codeOf(confirm(cast.dana)),
    await codeOf(confirm(cast.lee)),
    await codeOf(confirm(cast.avery)),
  ]).toEqual(['SECOND_PERSON_SAME', 'SELF_REVIEW', 'PROVIDER_MAY_NOT_DECIDE']);
  // who can't give the second word is told before, in the language of the session
  const told = (as: string, locale: 'en' | 'de' = 'en') =>
    reviewCase(workspace.read, workspace.clock, services, { item, as }, locale).whyNotSecond;
  expect([told(cast.dana), told(cast.lee), told(cast.lee, 'de'), told(cast.avery), told(cast.sam)]).toEqual([
    'Dana Owner decided; somebody else has to confirm.',
    'Lee Platform granted this access. Somebody else has to confirm.',
    'Lee Platform hat diesen Zugriff erteilt. Jemand anderes muss bestätigen.',
    expect.stringContaining('Avery Analyst'),
    null,
  ]);
  const queued = (person: string) =>
    queueOf(workspace, { campaign: campaign.id, person }).items.map((each) => each.state);
  expect([queued(cast.sam), queued(cast.avery)]).toEqual([['waiting_second_person'], []]);
  const confirmed = await confirm(cast.sam);
  expect(confirmed.secondPerson).toMatchObject({ id: cast.sam, agrees: true, note: 'Looked at it' });
  expect(told(cast.lee)).toBeNull();
  expect(campaignProgress(workspace.read, campaign.id, '2026-10-02')).toMatchObject({
    decided: 1,
    waitingSecondPerson: 0,
  });
  await workspace.close();
});

test('when the second person disagrees the item is open again, and both words are kept', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast } = sample;
  const item = sample.item('svc-high');
  await decideAs(sample, { item, outcome: 'CERTIFY', justification: why, as: cast.dana });
  const refused = await confirmDecision(workspace, services, { item, agrees: false, note: 'Too wide', as: cast.sam });
  expect(refused.secondPerson).toMatchObject({ name: 'Sam Compliance', agrees: false, note: 'Too wide' });
  const shown = reviewCase(workspace.read, workspace.clock, services, { item, as: cast.dana });
  expect({ decision: shown.decision, state: shown.item.state }).toEqual({ decision: null, state: 'open' });
  expect(workspace.read.prepare('select count(*) from decision').pluck().get()).toBe(1);
  await workspace.close();
});

test('neither who left and came back under another name nor a namesake is a second person', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast } = sample;
  const item = sample.item('svc-high');
  await decideAs(sample, { item, outcome: 'CERTIFY', justification: why, as: cast.dana });
  await deactivatePerson(workspace, { person: cast.dana, reason: 'Left', as: null });
  const confirmedBy = async (name: string, email: string) => {
    const { id } = await addPerson(workspace, { name, party: 'customer', email, title: null, as: null });
    return codeOf(confirmDecision(workspace, services, { item, agrees: true, note: null, as: id }));
  };
  expect([
    await confirmedBy('D. Owner', 'Dana.Owner@northwind.example'),
    await confirmedBy(' dana  OWNER', 'dana@private.example'),
  ]).toEqual(['SECOND_PERSON_SAME', 'SECOND_PERSON_SAME']);
  expect(workspace.read.prepare('select count(*) from decision_event').pluck().get()).toBe(0);
  await workspace.close();
});

test('an exception is not approved by the one who decides under a second entry', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast } = sample;
  const twin = await addPerson(workspace, {
    name: 'DANA OWNER',
    party: 'customer',
    email: 'dana@private.example',
    title: null,
    as: null,
  });
  const { document } = currentModel(workspace.read);
  const decisionRights = document.decisionRights.map((right) =>
    right.right === 'exception.approve' ? { ...right, heldBy: twin.id } : right,
  );
  await changeEngagement(workspace, { document: { ...document, decisionRights }, reason: 'x', as: cast.sam });
  const exception = { approver: twin.id, compensatingControl: 'Locked to one address', expires: '2026-12-31' };
  const item = sample.item('svc-medium');
  const attempt = decideAs(sample, { item, outcome: 'CERTIFY', justification: why, exception, as: cast.dana });
  await expect(attempt).rejects.toThrow('An exception is approved by somebody else than who decides.');
  await workspace.close();
});

test('who granted an access decides on it under no second entry either', async () => {
  const sample = await northwind();
  const { workspace, cast } = sample;
  await importTables(sample, {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: [service('svc-a')],
    entitlements: [grant('svc-a', 'read', 'ledger', { granted_by: 'lee.platform@northwind.example' })],
  });
  const twin = await addPerson(workspace, {
    name: 'Lee  platform',
    party: 'customer',
    email: 'lp@private.example',
    title: null,
    as: null,
  });
  const campaign = await open(sample);
  const item = itemOf(sample, campaign.id, 'svc-a');
  await assignItems(workspace, { items: [item], to: twin.id, reason: 'Knows it best', as: cast.sam });
  expect(await codeOf(decideAs(sample, { item, outcome: 'CERTIFY', as: twin.id }))).toBe('SELF_REVIEW');
  await workspace.close();
});

test('a decision on a case that is no longer what was shown is refused', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast } = sample;
  const item = sample.item('svc-low');
  const { shownDigest } = reviewCase(workspace.read, workspace.clock, services, { item, as: cast.dana });
  await importTables(sample, {
    extractedAt: '2026-10-02T06:00:00Z',
    identities: [service('svc-low')],
    entitlements: [grant('svc-low', 'write', 'ledger')],
  });
  expect(await codeOf(decideAs(sample, { item, outcome: 'CERTIFY', shownDigest, as: cast.dana }))).toBe(
    'BASELINE_CHANGED',
  );
  const again = reviewCase(workspace.read, workspace.clock, services, { item, as: cast.dana });
  expect(again.blockers.map((blocker) => blocker.code)).toContain('CHANGED_SINCE_BASELINE');
  const decided = await decideAs(sample, {
    item,
    outcome: 'CERTIFY',
    shownDigest: again.shownDigest,
    as: cast.dana,
  });
  expect(decided.shownDigest).toBe(again.shownDigest);
  await workspace.close();
});

test('what changed in a high-risk item has to be opened before it is decided in the window', async () => {
  const sample = await northwind();
  const { workspace, cast } = sample;
  const quarter = (day: string, privilege: string) =>
    importTables(sample, {
      extractedAt: `${day}T06:00:00Z`,
      identities: [service('svc-a')],
      entitlements: [grant('svc-a', privilege, 'ledger')],
    });
  await quarter('2026-06-28', 'read');
  await quarter('2026-09-28', 'write');
  await setRisks(sample, { 'svc-a': 'high' });
  const { id } = await open(sample);
  const item = itemOf(sample, id, 'svc-a');
  const look = () => reviewCase(workspace.read, workspace.clock, services, { item, as: cast.dana });
  const { shownDigest, mustOpen } = look();
  const decideIt = () => decideAs(sample, { item, outcome: 'REVOKE', justification: why, shownDigest, as: cast.dana });
  expect(mustOpen).toHaveLength(1);
  expect(look().blockers).toContainEqual({
    code: 'EVIDENCE_NOT_OPENED',
    text: expect.stringMatching(/^Open evidence \d+ first: it shows what changed\.$/),
    step: expect.stringMatching(/^evidence:\d+$/),
    blocks: true,
  });
  // asking is how one gets evidence: it waits for none
  const asked = await decideAs(sample, {
    item,
    outcome: 'CANNOT_DECIDE',
    question: 'Who asked for write?',
    shownDigest,
    as: cast.dana,
  });
  expect(asked.outcome).toBe('CANNOT_DECIDE');
  await evidenceOpened(workspace, { item, citation: 'something else', as: cast.dana });
  await evidenceOpened(workspace, { item, citation: mustOpen[0] ?? '', as: cast.sam });
  expect(await codeOf(decideIt())).toBe('EVIDENCE_NOT_OPENED');
  await evidenceOpened(workspace, { item, citation: mustOpen[0] ?? '', as: cast.dana });
  await decideIt();
  expect(workspace.read.prepare('select evidence_opened from decision order by id').pluck().all()).toEqual([0, 1]);
  await workspace.close();
});

test('an exception names an approver of the customer, other than who decides, who may accept that risk', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast } = sample;
  const item = sample.item('svc-medium');
  const attempt = (approver: string) =>
    decideAs(sample, {
      item,
      outcome: 'CERTIFY',
      justification: why,
      exception: { approver, compensatingControl: 'Locked to one address', expires: '2026-12-31' },
      as: cast.dana,
    });
  expect([
    await codeOf(attempt(cast.avery)),
    await codeOf(attempt(cast.dana)),
    await codeOf(attempt(cast.robin)),
    await codeOf(attempt('nobody')),
    (await attempt(cast.sam)).exception?.approver,
  ]).toEqual(['PROVIDER_MAY_NOT_DECIDE', 'EXCEPTION_INCOMPLETE', 'EXCEPTION_INCOMPLETE', 'NOT_FOUND', cast.sam]);
  await workspace.close();
});

test('only those are offered as approvers of an exception whom the engine then accepts', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast } = sample;
  const item = sample.item('svc-medium');
  const offered = approversOf(workspace.read, { item, as: cast.dana }).map((person) => person.id);
  const accepted: string[] = [];
  for (const { id } of listPersons(workspace.read)) {
    const exception = { approver: id, compensatingControl: 'Locked to one address', expires: '2026-12-31' };
    const decided = decideAs(sample, { item, outcome: 'CERTIFY', justification: why, exception, as: cast.dana });
    if (await decided.then(() => true).catch(() => false)) accepted.push(id);
  }
  expect(offered).toEqual(accepted);
  expect(offered).toContain(cast.sam);
  await workspace.close();
});

test('deciding again before the sign-off takes the place of the first decision; undo takes it back; all of it stays on record', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast } = sample;
  const item = sample.item('svc-low');
  await decideAs(sample, { item, outcome: 'CERTIFY', as: cast.dana });
  await decideAs(sample, { item, outcome: 'REVOKE', justification: why, as: cast.dana });
  expect(await codeOf(undoDecision(workspace, { item, as: cast.lee }))).toBe('NOT_THE_REVIEWER');
  const after = await undoDecision(workspace, { item, as: cast.dana });
  expect({ state: after.state, outcome: after.outcome }).toEqual({ state: 'open', outcome: 'NO_DECISION' });
  expect(await codeOf(undoDecision(workspace, { item, as: cast.dana }))).toBe('INPUT_INVALID');
  const record = workspace.read
    .prepare(
      `select decision.outcome, decision_event.event
       from decision
       join decision_event on decision_event.decision_id = decision.id
       order by decision.ledger_entry`,
    )
    .all();
  expect(record).toEqual([
    { outcome: 'CERTIFY', event: 'replaced' },
    { outcome: 'REVOKE', event: 'undone' },
  ]);
  await workspace.close();
});

test('drafts and opened evidence are kept for each person, and survive a restart', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast } = sample;
  const item = sample.item('svc-low');
  const draft = {
    outcome: 'REDUCE',
    justification: 'Half a thou',
    until: null,
    to: 'read',
    ticket: null,
    question: null,
    exception: null,
  } as const;
  const saved = await saveDraft(workspace, { item, draft, as: cast.dana });
  await workspace.close();
  const again = await openWorkspace(workspace.file, { clock: workspace.clock });
  const look = (as: string) => reviewCase(again.read, again.clock, services, { item, as });
  expect([look(cast.dana).draft, look(cast.dana).draftAt, look(cast.dana).item.state, look(cast.sam).draft]).toEqual([
    draft,
    saved.at,
    'draft',
    null,
  ]);
  await again.close();
});

test('a signing key is asked for before anything is signed', async () => {
  const sample = await campaignOfFour();
  const { workspace, cast, campaign } = sample;
  const attempt = (phrase: string) =>
    signOff(workspace, services, { campaign, passphrase: phrase, read: null, as: cast.dana });
  expect(await codeOf(attempt(passphrase))).toBe('KEY_MISSING');
  await createKey(workspace, { person: cast.dana, passphrase });
  expect(await codeOf(attempt('not the passphrase'))).toBe('PASSPHRASE_WRONG');
  expect(workspace.read.prepare('select count(*) from sign_off').pluck().get()).toBe(0);
  await workspace.close();
});
