// After the sign-off: who may do what, what comes back by the clock alone, and what the provider gets in the hand.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerAction, listActions } from '../../../electron/engine/review/actions.ts';
import { campaignProgress } from '../../../electron/engine/review/campaign.ts';
import { closeCampaign } from '../../../electron/engine/review/close.ts';
import { exceptionRecords } from '../../../electron/engine/review/exception-register.ts';
import { endException, renewException } from '../../../electron/engine/review/exceptions.ts';
import { followUp } from '../../../electron/engine/review/follow-up.ts';
import { issueInstructions, previewInstructions } from '../../../electron/engine/review/instructions.ts';
import { attachOwnEvidence } from '../../../electron/engine/review/own-evidence.ts';
import { remediationRows } from '../../../electron/engine/review/remediation.ts';
import { endedDecisions, reviewFacts } from '../../../electron/engine/review/review-facts.ts';
import { listRotations } from '../../../electron/engine/review/rotation-list.ts';
import { agreeRotation, confirmDependants } from '../../../electron/engine/review/rotations.ts';
import { signOff } from '../../../electron/engine/review/sign-off.ts';
import { supersede } from '../../../electron/engine/review/supersede.ts';
import { decisionInput } from '../../../shared/contract/decision.ts';
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
  queueOf,
  service,
  services,
} from './northwind.ts';

const names = ['accepted', 'revoked', 'reduced', 'asked', 'plain'];

type Signed = Northwind & { readonly campaign: string; item(name: string): string; readonly decision: string };

/** Signed by Dana on 2 October: a risk of `accepted` is accepted by Sam until 31 October. */
async function signed(): Promise<Signed> {
  const sample = await northwind();
  const { workspace, cast } = sample;
  await importTables(sample, {
    extractedAt: '2026-09-28T06:00:00Z',
    identities: names.map((name) => service(name)),
    entitlements: names.map((name) => grant(name, 'read, write', name === 'revoked' ? '=HYPERLINK("x")' : 'ledger')),
    credentials: [
      { identity_native_id: 'plain', kind: 'access_key', native_id: 'key-1', created_at: '2026-01-01T00:00:00Z' },
    ],
    actions: [
      {
        native_id: 'A-1',
        performed_by: 'Avery Analyst',
        party: 'provider',
        verb: 'AttachPolicy',
        target: 'plain',
        at: '2026-09-20T08:00:00Z',
        state: 'done',
      },
    ],
  });
  sample.at('2026-10-01T09:00:00.000Z');
  const { id } = await open(sample);
  await giveKey(sample, cast.dana);
  await giveKey(sample, cast.sam);
  const item = (name: string) => itemOf(sample, id, name);
  const common = { justification: 'Looked at it', as: cast.dana };
  const { id: decision } = await decideAs(sample, {
    ...common,
    item: item('accepted'),
    outcome: 'CERTIFY',
    exception: { approver: cast.sam, compensatingControl: 'Watched daily', expires: '2026-10-31' },
  });
  await decideAs(sample, { ...common, item: item('revoked'), outcome: 'REVOKE', ticket: 'CHG-1' });
  await decideAs(sample, { ...common, item: item('reduced'), outcome: 'REDUCE', to: 'read' });
  await decideAs(sample, { ...common, item: item('asked'), outcome: 'CANNOT_DECIDE', question: 'Who runs it?' });
  await decideAs(sample, { ...common, item: item('plain'), outcome: 'CERTIFY' });
  sample.at('2026-10-02T09:00:00.000Z');
  await signOff(workspace, services, { campaign: id, passphrase, read: null, as: cast.dana });
  return { ...sample, campaign: id, item, decision };
}

function issue({ workspace, campaign, cast }: Signed, out: string, more: { as?: string } = {}) {
  const terms = { campaign, due: null, changeWindow: 'Sunday', passphrase, out };
  return issueInstructions(workspace, { ...terms, as: cast.dana, ...more });
}

test('the provider can’t issue, approve, renew, end, ratify, attach, agree or confirm anything', async () => {
  const sample = await signed();
  const { workspace, cast, campaign, decision } = sample;
  const as = cast.avery;
  const file = join(emptyFolder(), 'own.txt');
  writeFileSync(file, 'done');
  const out = join(emptyFolder(), 'list.zip');
  const rotation = await agreeRotation(workspace, {
    campaign,
    credential: workspace.read.prepare<[], string>('select uid from credential').pluck().get() ?? '',
    reason: 'Old',
    ticket: null,
    due: null,
    as: cast.dana,
  });
  const before = workspace.read.prepare<[], number>('select count(*) from ledger_entry').pluck().get();
  const action = listActions(workspace.read, { offset: 0, limit: 1 }).rows[0]?.uid ?? '';
  const terms = { decision, expires: '2026-12-01', reviewOn: null, compensatingControl: null, reason: 'Please', as };
  expect(
    await Promise.all([
      codeOf(issue(sample, out, { as })),
      codeOf(renewException(workspace, terms)),
      codeOf(endException(workspace, { decision, reason: 'Done', as })),
      codeOf(answerAction(workspace, { action, answer: 'ratified', reason: 'We meant well', as })),
      codeOf(
        attachOwnEvidence(workspace, {
          subject: sample.item('revoked'),
          path: file,
          shows: 'done',
          statement: 'x',
          as,
        }),
      ),
      codeOf(agreeRotation(workspace, { campaign, credential: 'c', reason: 'Old', ticket: null, due: null, as })),
      codeOf(confirmDependants(workspace, { rotation: rotation.id, dependants: ['x'], note: null, as })),
      codeOf(followUp(workspace, { due: '2026-12-01', as })),
    ]),
  ).toEqual(Array(8).fill('PROVIDER_MAY_NOT_DECIDE'));
  const after = workspace.read.prepare<[], number>('select count(*) from ledger_entry').pluck().get();
  expect([after, existsSync(out)]).toEqual([before, false]);
  await workspace.close();
});

test('a row of the provider’s does not even fit into the tables of the loop', async () => {
  const { workspace, cast, decision } = await signed();
  const refused = (sql: string) =>
    workspace
      .write(({ db }) => db.prepare(sql).run({ avery: cast.avery, decision }))
      .then(
        () => null,
        (error: Error) => error.message,
      );
  expect([
    await refused(
      `insert into exception_event values ('x', $decision, 'ended', $avery, 'no', null, null, null, '2026-10-03', 1)`,
    ),
    await refused(
      `insert into action_answer values ('x', 'a', 'ratified', 'no', $avery, '2026-10-03', 1 + ($decision is null))`,
    ),
  ]).toEqual(['only the customer decides', 'only the customer decides']);
  await workspace.close();
});

test('an exception is renewed by a holder of the right who did not decide it, within its certification', async () => {
  const { workspace, cast, decision } = await signed();
  const renew = (as: string, expires = '2026-11-30', reviewOn: string | null = null) =>
    renewException(workspace, { decision, expires, reviewOn, compensatingControl: null, reason: 'Late', as });
  expect([
    await codeOf(renew(cast.dana)),
    await codeOf(renew(cast.robin)),
    await codeOf(renew(cast.sam, '2026-10-01')),
    await codeOf(renew(cast.sam, '2026-11-30', '2026-12-24')),
  ]).toEqual(['EXCEPTION_INCOMPLETE', 'NOT_THE_REVIEWER', 'EXCEPTION_INCOMPLETE', 'EXCEPTION_INCOMPLETE']);
  const renewed = await renew(cast.sam, '2026-11-30', '2026-11-10');
  expect([renewed.expires, renewed.approver.name, renewed.reviewOn, renewed.events.length]).toEqual([
    '2026-11-30',
    'Sam Compliance',
    '2026-11-10',
    1,
  ]);
  const states = ['2026-10-31', '2026-11-10', '2026-11-30', '2026-12-01'].map(
    (today) => exceptionRecords(workspace.read, today)[0]?.state,
  );
  expect(states).toEqual(['ends_soon', 'ends_soon', 'ends_soon', 'expired']);
  await workspace.close();
});

test('what an exception covered is open again by the clock alone, and nothing is written for it', async () => {
  const sample = await signed();
  const { workspace, campaign, cast } = sample;
  const entries = () => workspace.read.prepare<[], number>('select count(*) from ledger_entry').pluck().get();
  const before = entries();
  const on = (day: string) => {
    sample.at(`${day}T09:00:00.000Z`);
    const facts = reviewFacts(workspace.read, workspace.clock);
    return {
      decided: campaignProgress(workspace.read, campaign, day).decided,
      ended: endedDecisions(workspace.read, day).map(({ identity, what }) => [identity, what]),
      accepted: [...facts.decided.values()].filter((decided) => decided.hasException).length,
    };
  };
  expect([on('2026-10-31'), on('2026-11-01')]).toEqual([
    { decided: 4, ended: [], accepted: 1 },
    { decided: 3, ended: [['accepted', 'exception']], accepted: 0 },
  ]);
  expect(entries()).toBe(before);
  // in the open campaign it goes back to its reviewer, who decides and signs again
  const { reassigned, campaign: opened } = await followUp(workspace, { due: '2026-11-20', as: cast.sam });
  const queue = () => queueOf(workspace, { campaign, person: cast.dana }).items;
  const again = queue().find(({ identity }) => identity === 'accepted');
  expect([reassigned, opened, again?.state, again?.outcome]).toEqual([1, null, 'open', 'NO_DECISION']);
  await decideAs(sample, {
    item: sample.item('accepted'),
    outcome: 'REVOKE',
    justification: 'It is over',
    as: cast.dana,
  });
  await signOff(workspace, services, { campaign, passphrase, read: null, as: cast.dana });
  expect(endedDecisions(workspace.read, '2026-11-01')).toEqual([]);
  expect(exceptionRecords(workspace.read, '2026-11-01').map(({ state, cameBack }) => [state, cameBack])).toEqual([
    ['replaced', false],
  ]);
  await workspace.close();
});

test('after the close an ended exception comes back in a small follow-up review of exactly what it covered', async () => {
  const sample = await signed();
  const { workspace, campaign, cast, decision } = sample;
  await closeCampaign(workspace, services, { campaign, reason: 'Quarter is over', as: cast.sam });
  await endException(workspace, { decision, reason: 'The control was switched off', as: cast.sam });
  const [record] = exceptionRecords(workspace.read, '2026-10-03');
  expect([record?.state, record?.cameBack]).toEqual(['ended', true]);
  const { campaign: opened } = await followUp(workspace, { due: '2026-11-20', as: cast.sam });
  expect([opened?.items, opened?.outOfScope.map(({ items }) => items)]).toEqual([1, [4]]);
  expect(await codeOf(followUp(workspace, { due: '2026-11-20', as: cast.sam }))).toBe('INPUT_INVALID');
  expect(exceptionRecords(workspace.read, '2026-10-03')[0]?.cameBack).toBe(false);
  await workspace.close();
});

test('the signed list can be checked with unzip, sha256sum and openssl, and its table holds no formula', async () => {
  const sample = await signed();
  const folder = emptyFolder();
  const out = join(folder, 'list.zip');
  const list = await issue(sample, out);
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: folder, encoding: 'utf8' });
  run('unzip', '-q', out);
  const verify = (signature: string, file: string) =>
    run('openssl', 'dgst', '-sha256', '-verify', 'pub.pem', '-signature', signature, file).trim();
  expect([
    run('sha256sum', '-c', 'SHA256SUMS').includes('FAILED'),
    verify('instructions.sig', 'instructions.json'),
    verify('SHA256SUMS.sig', 'SHA256SUMS'),
    run('sha256sum', 'instructions.json').slice(0, 64),
  ]).toEqual([false, 'Verified OK', 'Verified OK', list.sha256]);
  const document = JSON.parse(readFileSync(join(folder, 'instructions.json'), 'utf8'));
  expect(
    document.instructions.map((one: { kind: string; identity: string; due: string; ticket: string | null }) => [
      one.kind,
      one.identity,
      one.due,
      one.ticket,
    ]),
  ).toEqual([
    ['REDUCE', 'reduced', '2026-10-07', null],
    ['REVOKE', 'revoked', '2026-10-07', 'CHG-1'],
    ['QUESTION', 'asked', '2026-10-07', null],
  ]);
  expect(readFileSync(join(folder, 'instructions.csv'), 'utf8')).toContain(`"'=HYPERLINK(""x"")"`);
  await sample.workspace.close();
});

test('a later list names the one before and says only what changed; without a change there is none', async () => {
  const sample = await signed();
  const { workspace, campaign, cast, item } = sample;
  const folder = emptyFolder();
  const first = await issue(sample, join(folder, '1.zip'));
  expect(await codeOf(issue(sample, join(folder, '2.zip')))).toBe('INPUT_INVALID');
  const correction = decisionInput.parse({ item: item('revoked'), outcome: 'CERTIFY', as: cast.dana });
  await supersede(workspace, services, {
    ...correction,
    justification: 'The revoke was a mistake',
    reason: 'It is needed after all',
    passphrase,
  });
  const preview = previewInstructions(workspace.read, workspace.clock, {
    campaign,
    due: null,
    changeWindow: null,
    as: cast.dana,
  });
  expect({
    supersedes: preview.supersedes,
    changed: preview.instructions.map(({ kind, identity, detail }) => [kind, identity, detail]),
    unchanged: preview.unchanged,
  }).toEqual({
    supersedes: { number: 1, sha256: first.sha256 },
    changed: [['WITHDRAWN', 'revoked', 'The decision is CERTIFY now: It is needed after all']],
    unchanged: 2,
  });
  await workspace.close();
});

test('nothing goes out with a wrong passphrase, and no file is left behind', async () => {
  const sample = await signed();
  const out = join(emptyFolder(), 'list.zip');
  const { workspace, campaign, cast } = sample;
  const wrong = issueInstructions(workspace, {
    campaign,
    due: null,
    changeWindow: null,
    passphrase: 'not this one at all',
    out,
    as: cast.dana,
  });
  expect([await codeOf(wrong), existsSync(out)]).toEqual(['PASSPHRASE_WRONG', false]);
  expect(workspace.read.prepare('select count(*) as lists from instruction_list').get()).toEqual({ lists: 0 });
  await workspace.close();
});

test('a rotation goes out only once the platform owner has said what depends on it, and is verified by later evidence', async () => {
  const sample = await signed();
  const { workspace, campaign, cast } = sample;
  const credential = workspace.read.prepare<[], string>('select uid from credential').pluck().get() ?? '';
  const terms = { campaign, credential, reason: 'Old', ticket: null, due: null };
  expect(await codeOf(agreeRotation(workspace, { ...terms, as: cast.robin }))).toBe('NOT_THE_REVIEWER');
  const { id } = await agreeRotation(workspace, { ...terms, as: cast.dana });
  const preview = () =>
    previewInstructions(workspace.read, workspace.clock, { campaign, due: null, changeWindow: null, as: null });
  const waiting = preview();
  const say = (as: string, dependants: string[]) =>
    confirmDependants(workspace, { rotation: id, dependants, note: null, as });
  expect([await codeOf(say(cast.sam, ['x'])), await codeOf(say(cast.lee, []))]).toEqual([
    'NOT_THE_REVIEWER',
    'INPUT_INVALID',
  ]);
  await say(cast.lee, ['nightly job', 'nightly job', ' export ']);
  const ready = preview();
  expect([
    waiting.blocked.length,
    waiting.instructions.some(({ kind }) => kind === 'ROTATE'),
    ready.blocked.length,
    ready.instructions.find(({ kind }) => kind === 'ROTATE')?.dependants,
  ]).toEqual([1, false, 0, ['nightly job', 'export']]);
  await issue(sample, join(emptyFolder(), 'list.zip'));
  const state = () =>
    listRotations(workspace.read, null, '2026-10-20').map((rotation) => [rotation.state, rotation.overdue]);
  const sent = state();
  await importTables(sample, {
    extractedAt: '2026-10-12T06:00:00Z',
    identities: names.map((name) => service(name)),
    entitlements: names.map((name) => grant(name, 'read, write', 'ledger')),
    credentials: [
      { identity_native_id: 'plain', kind: 'access_key', native_id: 'key-1', created_at: '2026-10-05T00:00:00Z' },
    ],
  });
  expect([sent, state()]).toEqual([[['instructed', true]], [['verified', false]]]);
  await workspace.close();
});

test('ratifying afterwards needs the right, is on record by name, and never makes an action authorised', async () => {
  const { workspace, cast } = await signed();
  const listed = listActions(workspace.read, { authorised: 'unauthorised', offset: 0, limit: 10 });
  const [before] = listed.rows;
  const none = listActions(workspace.read, {
    authorised: 'unauthorised',
    offset: listed.counts.unauthorised,
    limit: 10,
  });
  expect([listed.rows.length, none]).toEqual([listed.counts.unauthorised, { counts: listed.counts, rows: [] }]);
  const answer = (as: string, said: 'acknowledged' | 'ratified') =>
    answerAction(workspace, { action: before?.uid ?? '', answer: said, reason: 'Was an emergency', as });
  expect(await codeOf(answer(cast.robin, 'ratified'))).toBe('NOT_THE_REVIEWER');
  const acknowledged = await answer(cast.robin, 'acknowledged');
  const ratified = await answer(cast.sam, 'ratified');
  expect(
    [before, acknowledged, ratified].map((action) => [action?.authorised, action?.standing, action?.answer?.by]),
  ).toEqual([
    ['unauthorised', 'no_approval', undefined],
    ['unauthorised', 'no_approval', 'Robin Seller'],
    ['unauthorised', 'no_approval', 'Sam Compliance'],
  ]);
  const facts = reviewFacts(workspace.read, workspace.clock).actions[0];
  expect([facts?.authorised, facts?.explanation]).toEqual([
    'unauthorised',
    expect.stringContaining('Ratified afterwards on 2026-10-02 by Sam Compliance: Was an emergency'),
  ]);
  await workspace.close();
});

test('own evidence verifies until a later bundle says otherwise; a secret key is not kept, and a kept item takes none', async () => {
  const sample = await signed();
  const { workspace, cast, item } = sample;
  const folder = emptyFolder();
  const [shot, key] = [join(folder, 'shot.json'), join(folder, 'key.txt')];
  writeFileSync(shot, '{"gone":true}');
  writeFileSync(key, '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n');
  const attach = (subject: string, path: string) =>
    attachOwnEvidence(workspace, { subject, path, shows: 'done', statement: 'I looked', as: cast.lee });
  expect([await codeOf(attach(item('revoked'), key)), await codeOf(attach(item('plain'), shot))]).toEqual([
    'INPUT_INVALID',
    'INPUT_INVALID',
  ]);
  await attach(item('revoked'), shot);
  const state = () =>
    remediationRows(workspace.read, null, '2026-10-20').find(({ identity }) => identity === 'revoked')?.state;
  const own = state();
  sample.at('2026-10-12T10:00:00.000Z');
  await importTables(sample, {
    extractedAt: '2026-10-12T06:00:00Z',
    identities: names.map((name) => service(name)),
    entitlements: names.map((name) => grant(name, 'read, write', name === 'revoked' ? '=HYPERLINK("x")' : 'ledger')),
  });
  expect([own, state()]).toEqual(['verified', 'reappeared']);
  await workspace.close();
});
