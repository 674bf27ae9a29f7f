import { createHash, createVerify, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { grantDelegation } from '../../../electron/engine/engagement/delegations.ts';
import { recordRefusal } from '../../../electron/engine/engagement/refusals.ts';
import { canonicalJson } from '../../../electron/engine/ledger/canonical.ts';
import { ledgerCheckpoints } from '../../../electron/engine/ledger/checkpoints.ts';
import { ledgerSize } from '../../../electron/engine/ledger/store.ts';
import { assignItems } from '../../../electron/engine/review/assign.ts';
import { campaignDetail, campaignProgress } from '../../../electron/engine/review/campaign.ts';
import { reviewCase } from '../../../electron/engine/review/case.ts';
import { closeCampaign } from '../../../electron/engine/review/close.ts';
import { confirmDecision, undoDecision } from '../../../electron/engine/review/decide.ts';
import { draftState, readSealedState, stateDigest } from '../../../electron/engine/review/sealing.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { signOffItems, signOffPreview } from '../../../electron/engine/review/sign-off-page.ts';
import { listSignOffs, signOffsOf } from '../../../electron/engine/review/sign-off-record.ts';
import { supersede } from '../../../electron/engine/review/supersede.ts';
import { decisionInput } from '../../../shared/contract/decision.ts';
import type { SignOffList, SignOffPreview, SignOffRead } from '../../../shared/contract/sign-off.ts';
import { campaignOfFour, codeOf, decideAs, giveKey, itemOf, open, passphrase, services } from './northwind.ts';

type Sample = Awaited<ReturnType<typeof campaignOfFour>>;

const why = 'The export needs it';

/** Low certified, medium reduced, high revoked and confirmed, critical left without an answer. */
async function decided(): Promise<Sample> {
  const sample = await campaignOfFour();
  const { cast } = sample;
  await giveKey(sample, cast.dana);
  await decideAs(sample, { item: sample.item('svc-low'), outcome: 'CERTIFY', as: cast.dana });
  await decideAs(sample, {
    item: sample.item('svc-medium'),
    outcome: 'REDUCE',
    to: 'nothing but totals',
    justification: why,
    as: cast.dana,
  });
  await decideAs(sample, { item: sample.item('svc-high'), outcome: 'REVOKE', justification: why, as: cast.dana });
  await confirm(sample, 'svc-high');
  return sample;
}

function confirm(sample: Sample, identity: string) {
  return confirmDecision(sample.workspace, services, {
    item: sample.item(identity),
    agrees: true,
    note: null,
    as: sample.cast.sam,
  });
}

async function allDecided(): Promise<Sample> {
  const sample = await decided();
  const item = sample.item('svc-critical');
  await decideAs(sample, { item, outcome: 'CERTIFY', justification: why, as: sample.cast.dana });
  await confirm(sample, 'svc-critical');
  return sample;
}

function sign(sample: Sample, as = sample.cast.dana, read: SignOffRead | null = null) {
  return signOff(sample.workspace, services, { campaign: sample.campaign, passphrase, read, as });
}

function preview({ workspace, campaign }: Sample, as: string): SignOffPreview {
  return signOffPreview(workspace.read, workspace.clock, { campaign, as });
}

function list({ workspace, campaign, cast }: Sample, which: SignOffList) {
  return signOffItems(workspace.read, workspace.clock, { campaign, as: cast.dana, list: which, from: 0, limit: 100 });
}

/** What a page that was read gives back with the passphrase. */
function readOf({ ledger, statement, byOutcome }: SignOffPreview): SignOffRead {
  return { ledger, statement, byOutcome };
}

function correct(sample: Sample, identity: string, more: object, reason = 'Looked again: REVOKE was wrong') {
  const input = decisionInput.parse({ item: sample.item(identity), outcome: 'CERTIFY', as: sample.cast.dana, ...more });
  return supersede(sample.workspace, services, { ...input, reason, passphrase });
}

test('the page to read lists what is unanswered, every serious item and the statement that will be signed', async () => {
  const sample = await decided();
  const page = preview(sample, sample.cast.dana);
  expect({
    byOutcome: page.byOutcome,
    counts: [page.unanswered, page.serious, page.exceptions],
    unanswered: list(sample, 'unanswered').items.map(({ item }) => item.identity),
    serious: [...list(sample, 'serious_undecided').items, ...list(sample, 'serious_decided').items].map(
      ({ item, decision }) => [item.identity, decision?.outcome ?? null],
    ),
    statement: page.statement,
    checks: page.checks,
    next: page.nextCheckpoint,
  }).toEqual({
    byOutcome: { CERTIFY: 1, CERTIFY_UNTIL: 0, REDUCE: 1, REVOKE: 1, CANNOT_DECIDE: 0, NO_DECISION: 1 },
    counts: [1, { items: 2, decided: 1 }, 0],
    unanswered: ['svc-critical'],
    serious: [
      ['svc-critical', null],
      ['svc-high', 'REVOKE'],
    ],
    statement:
      'I have read the outcomes on this page. Each decision is mine, made on the evidence that was shown. ' +
      'Nobody decided on access that they are a party to. 1 of 4 items has no answer; what is open is listed by name, ' +
      'and nothing of it is a yes. Harbour Security advised and did not decide.',
    checks: [
      {
        code: 'NO_DECISION',
        text: '1 item is undecided. You may sign; they are listed as no decision.',
        step: 'none',
        blocks: false,
      },
    ],
    next: 1,
  });
  await sample.workspace.close();
});

test('what somebody signed can be read again, and of nobody else', async () => {
  const sample = await decided();
  const { workspace, campaign, cast } = sample;
  const before = listSignOffs(workspace.read, { campaign, person: null });
  const signed = await sign(sample);
  expect([
    before,
    listSignOffs(workspace.read, { campaign, person: null }),
    listSignOffs(workspace.read, { campaign, person: cast.dana }),
    listSignOffs(workspace.read, { campaign, person: cast.sam }),
  ]).toEqual([[], [signed], [signed], []]);
  await workspace.close();
});

test('the signature is over the canonical document, checks with the certificate, and a checkpoint covers it', async () => {
  const sample = await decided();
  const { workspace, campaign, cast } = sample;
  const page = preview(sample, cast.dana);
  const signed = await sign(sample, cast.dana, readOf(page));
  const stored = signOffsOf(workspace.read, campaign)[0];
  if (stored === undefined) expect.fail('nothing was signed');
  const document = JSON.parse(stored.document);
  const certificate = new X509Certificate(stored.certificatePem);
  const isValid = createVerify('sha256')
    .update(stored.document)
    .verify(certificate.publicKey, stored.signature, 'base64');
  expect({
    isValid,
    isCanonical: canonicalJson(document) === stored.document,
    digest: document.decisionsDigest === signed.decisionsDigest,
    items: document.items,
    evidence: document.evidence.length,
    covered: signed.checkpointSize > stored.ledgerEntry,
    statement: signed.statement,
  }).toEqual({
    isValid: true,
    isCanonical: true,
    digest: true,
    items: {
      CERTIFY: ['NT-004'],
      CERTIFY_UNTIL: [],
      REDUCE: ['NT-003'],
      REVOKE: ['NT-002'],
      CANNOT_DECIDE: [],
      NO_DECISION: ['NT-001'],
    },
    evidence: 1,
    covered: true,
    statement: page.statement,
  });
  await workspace.close();
});

test('what was read is what is signed: a decision in between is refused', async () => {
  const sample = await decided();
  const { workspace, cast } = sample;
  const read = readOf(preview(sample, cast.dana));
  await undoDecision(workspace, { item: sample.item('svc-low'), as: cast.dana });
  expect(await codeOf(sign(sample, cast.dana, read))).toBe('BASELINE_CHANGED');
  await workspace.close();
});

test('what others do to their own items, and attempts that were refused, leave what was read as it was', async () => {
  const sample = await allDecided();
  const { workspace, cast } = sample;
  const assign = (item: string, to: string) =>
    assignItems(workspace, { items: [sample.item(item)], to, reason: 'Knows it', as: null });
  await assign('svc-low', cast.robin);
  await giveKey(sample, cast.robin);
  const read = readOf(preview(sample, cast.dana));
  await decideAs(sample, { item: sample.item('svc-low'), outcome: 'CERTIFY', as: cast.robin });
  await undoDecision(workspace, { item: sample.item('svc-low'), as: cast.robin });
  await recordRefusal(workspace, {
    person: cast.dana,
    method: 'review.signOff',
    code: 'NOT_THE_REVIEWER',
    subject: sample.campaign,
  });
  const before = preview(sample, cast.robin);
  const otherLedger = { ...read, ledger: { ...read.ledger, root: before.ledger.root } };
  const otherWords = { ...read, statement: `${read.statement} And more.` };
  const otherCounts = { ...read, byOutcome: { ...read.byOutcome, REVOKE: read.byOutcome.REVOKE + 1 } };
  expect([
    await codeOf(sign(sample, cast.dana, otherLedger)),
    await codeOf(sign(sample, cast.dana, otherWords)),
    await codeOf(sign(sample, cast.dana, otherCounts)),
  ]).toEqual(['BASELINE_CHANGED', 'BASELINE_CHANGED', 'BASELINE_CHANGED']);
  expect((await sign(sample, cast.dana, read)).items).toBe(3);
  await workspace.close();
});

test('an item that changes hands makes what both read out of date', async () => {
  const sample = await allDecided();
  const { workspace, cast } = sample;
  const read = readOf(preview(sample, cast.dana));
  await assignItems(workspace, { items: [sample.item('svc-low')], to: cast.robin, reason: 'Knows it', as: null });
  expect(await codeOf(sign(sample, cast.dana, read))).toBe('BASELINE_CHANGED');
  await workspace.close();
});

test('nobody signs while a decision waits for its second person, nor twice, nor what is not his', async () => {
  const sample = await decided();
  const { cast } = sample;
  const item = sample.item('svc-critical');
  await decideAs(sample, { item, outcome: 'CERTIFY', justification: why, as: cast.dana });
  expect(await codeOf(sign(sample))).toBe('SECOND_PERSON_NEEDED');
  await confirm(sample, 'svc-critical');
  await giveKey(sample, cast.robin);
  expect(await codeOf(sign(sample, cast.robin))).toBe('NOT_THE_REVIEWER');
  await sign(sample);
  expect(await codeOf(sign(sample))).toBe('ASSIGNMENT_SIGNED_OFF');
  await sample.workspace.close();
});

test('after the sign-off nothing is decided, taken back or assigned anew', async () => {
  const sample = await decided();
  const { workspace, cast } = sample;
  await sign(sample);
  const item = sample.item('svc-low');
  expect([
    await codeOf(decideAs(sample, { item, outcome: 'REVOKE', justification: why, as: cast.dana })),
    await codeOf(undoDecision(workspace, { item, as: cast.dana })),
    await codeOf(assignItems(workspace, { items: [item], to: cast.robin, reason: 'x', as: null })),
  ]).toEqual(['ASSIGNMENT_SIGNED_OFF', 'ASSIGNMENT_SIGNED_OFF', 'ASSIGNMENT_SIGNED_OFF']);
  await workspace.close();
});

test('somebody signs for a colleague only under a delegation that covers all of it', async () => {
  const sample = await allDecided();
  const { workspace, cast } = sample;
  await giveKey(sample, cast.robin);
  const grant = (upTo: 'low' | 'critical') =>
    grantDelegation(workspace, {
      from: cast.dana,
      to: cast.robin,
      campaign: sample.campaign,
      systems: null,
      upTo,
      validFrom: '2026-10-01',
      validUntil: '2026-10-31',
      reason: 'On leave',
      as: cast.dana,
    });
  await grant('low');
  expect(await codeOf(sign(sample, cast.robin))).toBe('NOT_THE_REVIEWER');
  await grant('critical');
  const signed = await sign(sample, cast.robin);
  expect([signed.name, signed.statement.includes('I sign for Dana Owner under a delegation')]).toEqual([
    'Robin Seller',
    true,
  ]);
  await workspace.close();
});

test('a campaign is complete only when every item has a final answer', async () => {
  const sample = await allDecided();
  const { workspace, campaign } = sample;
  expect(campaignProgress(workspace.read, campaign, '2026-10-02')).toMatchObject({ decided: 4, complete: false });
  await sign(sample);
  expect(campaignProgress(workspace.read, campaign, '2026-10-02')).toMatchObject({
    decided: 4,
    signedOff: 4,
    complete: true,
  });
  await workspace.close();
});

test('a partial source of its systems keeps a campaign from being complete, however much was decided', async () => {
  const sample = await allDecided();
  const { workspace, campaign, cast } = sample;
  await sign(sample);
  const isComplete = () => campaignProgress(workspace.read, campaign, '2026-10-02').complete;
  const before = isComplete();
  await workspace.write(({ db }) => db.exec("update source set partial = 1 where kind = 'countersign.entitlements'"));
  const close = (reason: string | null) => closeCampaign(workspace, services, { campaign, reason, as: cast.sam });
  expect([before, isComplete(), await codeOf(close(null))]).toEqual([true, false, 'CAMPAIGN_INCOMPLETE']);
  const closed = await close('The provider can not deliver the rest this quarter');
  expect([closed.complete, closed.byOutcome.NO_DECISION]).toEqual([false, 0]);
  await workspace.close();
});

test('silence is no decision: closing over it needs a reason, names it, and never reads complete', async () => {
  const sample = await decided();
  const { workspace, campaign, cast } = sample;
  await sign(sample);
  const close = (reason: string | null, as = cast.sam) => closeCampaign(workspace, services, { campaign, reason, as });
  expect([await codeOf(close(null)), await codeOf(close('  ')), await codeOf(close('x', cast.lee))]).toEqual([
    'CAMPAIGN_INCOMPLETE',
    'CAMPAIGN_INCOMPLETE',
    'NOT_THE_REVIEWER',
  ]);
  const closed = await close('The quarter is over');
  expect({ complete: closed.complete, state: closed.state, none: closed.byOutcome.NO_DECISION }).toEqual({
    complete: false,
    state: 'closed',
    none: 1,
  });
  expect(await codeOf(close('again'))).toBe('CAMPAIGN_CLOSED');
  const late = { item: sample.item('svc-critical'), outcome: 'CERTIFY', justification: why, as: cast.dana } as const;
  expect(await codeOf(decideAs(sample, late))).toBe('CAMPAIGN_CLOSED');
  await workspace.close();
});

test('what was decided but never signed counts as no decision once the campaign is closed', async () => {
  const sample = await allDecided();
  const { workspace, campaign, cast } = sample;
  const closed = await closeCampaign(workspace, services, { campaign, reason: 'Nobody signed', as: cast.sam });
  expect([closed.complete, closed.byOutcome.NO_DECISION]).toEqual([false, 4]);
  const sealed = readSealedState(workspace.read, campaign);
  expect(sealed?.state.items.map((item) => [item.outcome, item.decision])).toEqual(
    Array(4).fill(['NO_DECISION', null]),
  );
  expect(sealed?.state.notices.at(-1)).toBe(
    'Decided but never signed off, so counted as no decision: NT-001, NT-002, NT-003, NT-004.',
  );
  await workspace.close();
});

test('the last sign-off seals the state; it is the same bytes whenever it is asked for, whatever happens later', async () => {
  const sample = await allDecided();
  const { workspace, campaign, cast } = sample;
  expect(readSealedState(workspace.read, campaign)).toBeNull();
  await sign(sample);
  const sealed = readSealedState(workspace.read, campaign);
  if (sealed === null) expect.fail('nothing was sealed');
  sample.at('2027-01-01T00:00:00.000Z');
  await giveKey(sample, cast.sam);
  expect(readSealedState(workspace.read, campaign)).toEqual(sealed);
  const bytes = createHash('sha256').update(canonicalJson(sealed.state)).digest('hex');
  expect([sealed.edition, sealed.digest, stateDigest(sealed.state)]).toEqual([1, bytes, bytes]);
  expect(sealed.state.campaign.complete).toBe(true);
  await workspace.close();
});

test('a draft of the same moment is the same document, and is never kept', async () => {
  const sample = await decided();
  const { workspace, campaign } = sample;
  const still = () => new Date('2026-10-02T00:00:00.000Z');
  const first = draftState(workspace.read, still, services, campaign);
  const second = draftState(workspace.read, still, services, campaign);
  expect(second).toEqual(first);
  expect([first.edition, first.state.replaces, readSealedState(workspace.read, campaign)]).toEqual([1, null, null]);
  await workspace.close();
});

test('a correction of what was signed needs a reason, takes a second person where the risk is high, and makes a new edition', async () => {
  const sample = await allDecided();
  const { workspace, campaign, cast } = sample;
  expect(await codeOf(correct(sample, 'svc-low', {}))).toBe('INPUT_INVALID');
  await sign(sample);
  expect([
    await codeOf(correct(sample, 'svc-low', {}, '  ')),
    await codeOf(correct(sample, 'svc-high', { justification: 'We need it after all' })),
    await codeOf(correct(sample, 'svc-low', { as: cast.robin })),
  ]).toEqual(['SUPERSEDE_REASON_NEEDED', 'KEEP_AFTER_REVOKE', 'NOT_THE_REVIEWER']);
  const waiting = await correct(sample, 'svc-high', {});
  const item = sample.item('svc-high');
  const shown = () => reviewCase(workspace.read, workspace.clock, services, { item, as: cast.dana });
  expect({ final: waiting.final, state: shown().item.state, stands: shown().item.outcome }).toEqual({
    final: false,
    state: 'waiting_second_person',
    stands: 'REVOKE',
  });
  expect(readSealedState(workspace.read, campaign)?.edition).toBe(1);
  const confirmed = await confirm(sample, 'svc-high');
  expect({ final: confirmed.final, stands: shown().item.outcome, earlier: shown().earlier[0]?.outcome }).toEqual({
    final: true,
    stands: 'CERTIFY',
    earlier: 'REVOKE',
  });
  const sealed = readSealedState(workspace.read, campaign);
  expect({
    edition: sealed?.edition,
    replaces: sealed?.state.replaces?.edition,
    reason: sealed?.state.replaces?.reason,
    supersedes: sealed?.state.items.find((each) => each.reference === 'NT-002')?.decision?.supersedes?.outcome,
  }).toEqual({
    edition: 2,
    replaces: 1,
    reason: 'The decision on NT-002 was corrected: Looked again: REVOKE was wrong',
    supersedes: 'REVOKE',
  });
  await workspace.close();
});

test('when the second person does not agree with a correction, what was signed stands', async () => {
  const sample = await allDecided();
  const { workspace, cast } = sample;
  await sign(sample);
  await correct(sample, 'svc-high', {});
  expect(await codeOf(correct(sample, 'svc-high', {}))).toBe('INPUT_INVALID');
  const item = sample.item('svc-high');
  await confirmDecision(workspace, services, { item, agrees: false, note: 'No', as: cast.sam });
  const shown = reviewCase(workspace.read, workspace.clock, services, { item, as: cast.dana });
  expect({ outcome: shown.item.outcome, state: shown.item.state, final: shown.decision?.final }).toEqual({
    outcome: 'REVOKE',
    state: 'signed_off',
    final: true,
  });
  await workspace.close();
});

test('a low risk is corrected at once, with a signature of its own, also after the close', async () => {
  const sample = await allDecided();
  const { workspace, campaign, cast } = sample;
  await sign(sample);
  await closeCampaign(workspace, services, { campaign, reason: null, as: cast.sam });
  const corrected = await correct(
    sample,
    'svc-low',
    { outcome: 'REVOKE', justification: 'Not needed' },
    'It was a mistake',
  );
  expect({ final: corrected.final, reason: corrected.reason }).toEqual({ final: true, reason: 'It was a mistake' });
  const signature = workspace.read
    .prepare<[], { document: string; signature: string; certificate_pem: string }>('select * from correction_signature')
    .get();
  if (signature === undefined) expect.fail('the correction was not signed');
  const { publicKey } = new X509Certificate(signature.certificate_pem);
  expect(createVerify('sha256').update(signature.document).verify(publicKey, signature.signature, 'base64')).toBe(true);
  expect(readSealedState(workspace.read, campaign)?.edition).toBe(3);
  expect(ledgerCheckpoints(workspace.read).at(-1)?.size).toBe(ledgerSize(workspace.read));
  await workspace.close();
});

test('an earlier campaign’s REVOKE is not overwritten by a silent keep in the next', async () => {
  const sample = await allDecided();
  await sign(sample);
  const next = await open(sample, { name: 'Q4 2026', due: '2027-01-20' });
  const item = itemOf(sample, next.id, 'svc-high');
  const keep = (justification: string) =>
    decideAs(sample, { item, outcome: 'CERTIFY', justification, as: sample.cast.dana });
  expect(await codeOf(keep('It is used'))).toBe('KEEP_AFTER_REVOKE');
  const kept = await keep('The REVOKE of Q3 2026 was on the wrong service');
  expect(kept.outcome).toBe('CERTIFY');
  expect(campaignDetail(sample.workspace.read, next.id, '2026-10-02').byOutcome.CERTIFY).toBe(1);
  await sample.workspace.close();
});
