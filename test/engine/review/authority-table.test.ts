// The table of who may do what, cell by cell against the whole engine: what is allowed happens, what is refused changes
// nothing, says why in words that anybody understands, and stands in the ledger as an attempt.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRecordedRefusal } from '../../../electron/engine/engagement/refusals.ts';
import type { OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { byDelegation, byPart, type Cell, cellsOf, delegations, parts, verdicts } from './authority-table.ts';
import { authorityWorld, fingerprint, profile, type Seat, seatAt, type World } from './authority-world.ts';
import { passphrase } from './northwind.ts';

let world: World;
let seat: Seat;
let document: OperatingModelDocument;
let tried = 0;

beforeAll(async () => {
  world = await authorityWorld();
  seat = await seatAt(world);
  document = (await seat.call('engagement.read', {})).document;
}, 60_000);

afterAll(() => seat.close());

type As = string | null;
type Attempt = (as: As, who: string) => readonly [method: string, input: Readonly<Record<string, unknown>>];

const contents: Readonly<Record<string, object>> = {
  CERTIFY: { justification: 'Still needed' },
  CERTIFY_UNTIL: { justification: 'Still needed', until: '2027-03-31' },
  REDUCE: { justification: 'Too much', to: 'read the ledger of one company' },
  REVOKE: { justification: 'Not needed' },
  CANNOT_DECIDE: { question: 'Who uses it?' },
};

function deciding(act: string): Attempt {
  const [, name = '', outcome = ''] = act.split(' ');
  return (as) => ['review.decide', { item: world.items.open[name], outcome, ...contents[outcome], as }];
}

const loosened = (reason: string | null) => ({
  ...document,
  separation: { ...document.separation, selfReview: { creator: { applies: false, reason } } },
});
const stricter = () => ({
  ...document,
  separation: { ...document.separation, selfReview: { owner: { applies: true, reason: null } } },
});
const changed = (to: OperatingModelDocument, as: As) =>
  ['engagement.change', { document: to, reason: 'Agreed', as }] as const;
const confirming = (name: string, as: As) =>
  ['review.confirm', { item: world.items.waiting[name], agrees: true, as }] as const;
const answering = (accepts: boolean, as: As) =>
  ['review.answerHandover', { item: world.items.open.handed, accepts, reason: 'Said so', as }] as const;
const outOf = (who: string, name: string) => join(world.folder, `${name}-${who}-${tried}`);

const attempts: Readonly<Record<string, Attempt>> = {
  "confirm another's decision": (as) => confirming('waiting', as),
  'confirm what he granted': (as) => confirming('granted-by-lee', as),
  undo: (as) => ['review.undo', { item: world.items.open.decided, as }],
  'certify several together': (as) => [
    'review.bulk',
    { campaign: world.open, items: [world.items.open['old-low']], justification: 'As before', as },
  ],
  'reassign to Robin': (as) => [
    'review.assign',
    { items: [world.items.open.low], to: world.persons.robin, reason: 'Knows it', as },
  ],
  'be assigned by Sam': (as) => [
    'review.assign',
    {
      items: [world.items.open.unassigned],
      to: as,
      reason: 'Knows it',
      as: as === world.persons.ada ? as : world.persons.sam,
    },
  ],
  "say it is Robin's": (as) => [
    'review.notMine',
    { item: world.items.open.low, to: world.persons.robin, reason: 'Sales uses it', as },
  ],
  'accept what was handed over': (as) => answering(true, as),
  'decline what was handed over': (as) => answering(false, as),
  'sign off': (as) => ['review.signOff', { campaign: world.open, passphrase, as }],
  'correct a signed decision': (as) => [
    'review.supersede',
    {
      item: world.items.signed['old-low'],
      outcome: 'REVOKE',
      justification: 'Found unused',
      reason: 'Found unused',
      passphrase,
      as,
    },
  ],
  'approve an exception': (as) => [
    'review.decide',
    {
      item: world.items.open.medium,
      outcome: 'CERTIFY',
      justification: 'Still needed',
      exception: { approver: as, compensatingControl: 'Watched', expires: '2026-12-31' },
      as: as === world.persons.ada ? as : world.persons.dana,
    },
  ],
  'renew an exception': (as) => [
    'exception.renew',
    { decision: world.exception, expires: '2027-01-31', reason: 'The move is late', as },
  ],
  'end an exception': (as) => ['exception.end', { decision: world.exception, reason: 'The move is done', as }],
  'let Robin decide for Dana': (as) => [
    'delegation.grant',
    {
      from: world.persons.dana,
      to: world.persons.robin,
      validFrom: '2026-10-06',
      validUntil: '2026-10-31',
      reason: 'On leave',
      as,
    },
  ],
  'be let decide for Lee': (as) => [
    'delegation.grant',
    {
      from: world.persons.lee,
      to: as,
      validFrom: '2026-10-06',
      validUntil: '2026-10-31',
      reason: 'On leave',
      as: as === world.persons.ada ? as : world.persons.lee,
    },
  ],
  "end a delegation of Dana's": (as) => ['delegation.end', { id: world.delegation, reason: 'Back', as }],
  'change the operating model': (as) =>
    changed({ ...document, contract: { ...document.contract, reference: 'HS-2292' } }, as),
  'loosen a bar with a reason': (as) => changed(loosened('Nobody else knows the system'), as),
  'loosen a bar without a reason': (as) => changed(loosened(' '), as),
  'make a bar stricter': (as) => changed(stricter(), as),
  'override a verdict': (as) => [
    'controls.override',
    { framework: 'csf-2.0', control: 'PR.AA-05', status: 'PARTLY_MET', reason: 'Seen on site', as },
  ],
  'set a threshold': (as) => ['controls.setThreshold', { threshold: 'rotation_days', value: 60, reason: 'Agreed', as }],
  'trust a key': (as) => [
    'trust.add',
    { fingerprint: `SHA256:${'b'.repeat(43)}`, provider: 'Harbour Security', note: null, as },
  ],
  'stop trusting a key': (as) => ['trust.remove', { fingerprint, reason: 'Lost', as }],
  'accept unsigned evidence': (as) => [
    'evidence.import',
    { path: world.unsigned, kind: 'countersign.identities', system: 'erp:northwind', acceptUntrusted: true, as },
  ],
  'save a mapping': (as) => ['mapping.save', { profile: { ...profile, name: 'Keys of the ERP' }, reason: null, as }],
  'retire a mapping': (as) => ['mapping.retire', { name: profile.name, reason: 'No longer delivered', as }],
  'confirm a link': (as) => ['inventory.linkConfirm', { link: world.link, reason: 'Known', as }],
  'undo a link': (as) => ['inventory.linkUndo', { link: world.link, reason: 'Two accounts', as }],
  'agree to a rotation': (as) => [
    'rotation.agree',
    { campaign: world.signed, credential: world.credential, reason: 'Old', as },
  ],
  'confirm what depends on it': (as) => [
    'rotation.confirmDependants',
    { rotation: world.rotation, dependants: ['ledger job'], note: null, as },
  ],
  'withdraw a rotation': (as) => ['rotation.withdraw', { rotation: world.rotation, reason: 'Replaced', as }],
  'issue instructions': (as, who) => [
    'instructions.issue',
    { campaign: world.signed, due: null, changeWindow: null, passphrase, out: outOf(who, 'list.zip'), as },
  ],
  'acknowledge an action': (as) => [
    'action.answer',
    { action: world.action, answer: 'acknowledged', reason: 'Asked about it', as },
  ],
  'ratify an action': (as) => [
    'action.answer',
    { action: world.action, answer: 'ratified', reason: 'It was urgent', as },
  ],
  'attach own evidence': (as) => [
    'remediation.attach',
    { subject: world.items.signed['old-revoke'], path: world.unsigned, shows: 'done', statement: 'Looked', as },
  ],
  'open a campaign': (as) => ['campaign.open', { name: 'Q1 2027', due: '2027-03-31', as }],
  'close a campaign': (as) => ['campaign.close', { campaign: world.open, reason: 'The quarter is over', as }],
  'issue a report': (as, who) => [
    'report.issue',
    { campaign: world.signed, format: 'csv', passphrase, out: outOf(who, 'rows.zip'), as },
  ],
  'countersign a report': (as, who) => [
    'report.countersign',
    { path: world.report, out: outOf(who, 'twice.pdf'), passphrase, reason: 'Read', as },
  ],
  'add a person': (as) => ['person.add', { name: 'Kim New', party: 'customer', email: 'kim@northwind.example', as }],
  'record that somebody left': (as) => ['person.deactivate', { person: world.delegates.none, reason: 'Left', as }],
  "make a key of one's own": (as) => ['key.create', { person: as, passphrase: 'another harbour in spring' }],
};

function attemptOf(act: string): Attempt {
  const attempt = act.startsWith('decide ') ? deciding(act) : attempts[act];
  if (attempt === undefined) throw new Error(`the table names "${act}", which nothing tries`);
  return attempt;
}

async function refusalOf(promise: Promise<unknown>): Promise<CountersignError | null> {
  const error: unknown = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (error === null || error instanceof CountersignError) return error;
  throw error;
}

async function actsBut(on: Seat, act: string): Promise<number> {
  const { acts } = await on.call('ledger.entries', { limit: 1 });
  return acts.filter((entry) => entry.act !== act).reduce((sum, entry) => sum + entry.count, 0);
}

/** What the engine did, in the words of the table; a sentence instead where something is wrong with how it did it. */
async function verdictOn({ act, who, expected }: Cell<string>, as: As): Promise<string> {
  tried += 1;
  const [method, input] = attemptOf(act)(as, who);
  if (expected === 'yes') {
    const own = await seatAt(world);
    try {
      const before = await actsBut(own, 'act.refused');
      const refused = await refusalOf(own.send(method, input));
      if (refused !== null) return `${refused.code}: ${refused.message}`;
      return (await actsBut(own, 'act.refused')) > before ? 'yes' : 'allowed, and nothing happened';
    } finally {
      await own.close();
    }
  }
  const before = await actsBut(seat, 'act.refused');
  const refused = await refusalOf(seat.send(method, input));
  if (refused === null) return 'yes';
  if ((await actsBut(seat, 'act.refused')) !== before) return 'refused, and something happened';
  if (isRecordedRefusal(refused.code)) recordable += 1;
  const wanted = verdicts[expected];
  if (refused.code !== wanted?.code) return `${refused.code}: ${refused.message}`;
  const isPlain =
    wanted.says.test(refused.message) &&
    !/[0-9a-f]{8}-[0-9a-f]{4}|[A-Z]+_[A-Z]|\b(null|undefined)\b|\[object|[a-z]\.[a-z]+[A-Z]/.test(refused.message);
  return expected === 'usage' || isPlain ? expected : `the words: ${refused.message}`;
}

let recordable = 0;

const linesOf = <Column extends string>(cells: readonly Cell<Column>[]) =>
  [...new Set(cells.map(({ act }) => act))].map((act) => ({ act, cells: cells.filter((cell) => cell.act === act) }));

describe('by part', () => {
  test.each(linesOf(cellsOf(byPart, parts)))('$act', { timeout: 30_000 }, async ({ cells }) => {
    const found: Record<string, string> = {};
    for (const cell of cells) {
      found[cell.who] = await verdictOn(cell, cell.who === 'unnamed' ? null : world.persons[cell.who]);
    }
    expect(found).toEqual(Object.fromEntries(cells.map(({ who, expected }) => [who, expected])));
  });
});

describe('by a colleague under a delegation', () => {
  test.each(linesOf(cellsOf(byDelegation, delegations)))('$act', { timeout: 30_000 }, async ({ cells }) => {
    const found: Record<string, string> = {};
    for (const cell of cells) found[cell.who] = await verdictOn(cell, world.delegates[cell.who]);
    expect(found).toEqual(Object.fromEntries(cells.map(({ who, expected }) => [who, expected])));
  });
});

test('every refusal of somebody stands in the ledger as an attempt, none is lost and none is content', async () => {
  const file = (await seat.call('workspace.current', {}))?.file ?? '';
  await seat.close();
  const db = new Database(file, { readonly: true });
  const times = db.prepare<[], number>('select sum(times) from refusal').pluck().get();
  const bodies = db
    .prepare<[], string>("select entry ->> '$.body' from ledger_entry where act = 'act.refused'")
    .pluck()
    .all();
  db.close();
  expect(times).toBe(recordable);
  expect([...new Set(bodies.flatMap((body) => Object.keys(JSON.parse(body))))].sort()).toEqual([
    'code',
    'method',
    'subject',
    'times',
  ]);
});
