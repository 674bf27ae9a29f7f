import { expect, test } from 'vitest';
import { type ActionFacts, judgeAction, type KnownDecision } from '../../../electron/engine/review/actions.ts';

const action: ActionFacts = {
  uid: 'a-1',
  performedBy: 'Avery Analyst',
  party: 'provider',
  activity: null,
  verb: 'revoke',
  target: 'svc-a',
  identityUid: 'i-a',
  system: 'aws:1',
  at: '2026-10-12T08:00:00Z',
  ticket: null,
  approval: null,
  state: 'done',
};

const decision: KnownDecision = {
  names: ['decision-id', 'item-id', 'NT-007', 'CHG-41'],
  reference: 'NT-007',
  campaignName: 'Q3 2026',
  identityUid: 'i-a',
  outcome: 'REVOKE',
  signedAt: '2026-10-10T09:00:00.000Z',
};

const task = {
  task: 'credential.rotate',
  title: 'Rotation support',
  scope: 'AWS keys',
  systems: ['aws:1'],
  from: '2026-01-01',
  until: '2026-12-31',
};

test.each<[string, Partial<ActionFacts>, Partial<KnownDecision>, Partial<typeof task>, string]>([
  ['names nothing', {}, {}, {}, 'unauthorised'],
  ['names a decision by its reference', { approval: 'approved as NT-007' }, {}, {}, 'authorised'],
  ['names a decision by its ticket', { ticket: 'CHG-41' }, {}, {}, 'authorised'],
  ['names a longer reference', { approval: 'NT-0071' }, {}, {}, 'unauthorised'],
  ['names an approval that nobody recorded', { approval: 'CHG-99' }, {}, {}, 'unauthorised'],
  ['names a decision about another identity', { approval: 'NT-007', identityUid: 'i-b' }, {}, {}, 'unauthorised'],
  ['names a decision that nobody signed', { approval: 'NT-007' }, { signedAt: null }, {}, 'unauthorised'],
  ['was done before the sign-off', { approval: 'NT-007', at: '2026-10-09T08:00:00Z' }, {}, {}, 'unauthorised'],
  ['was done on the day of the sign-off', { approval: 'NT-007', at: '2026-10-10' }, {}, {}, 'authorised'],
  ['names a decision that keeps the access', { approval: 'NT-007' }, { outcome: 'CERTIFY' }, {}, 'unknown'],
  ['is a delegated activity', { activity: 'credential.rotate.execute' }, {}, {}, 'authorised'],
  ['is one in another system', { activity: 'credential.rotate.execute', system: 'aws:2' }, {}, {}, 'unauthorised'],
  [
    'is one in every system',
    { activity: 'credential.rotate.execute', system: 'aws:2' },
    {},
    { systems: ['*'] },
    'authorised',
  ],
  [
    'is one after the task’s end',
    { activity: 'credential.rotate.execute', at: '2027-01-01T00:00:00Z' },
    {},
    {},
    'unauthorised',
  ],
  ['is one without a day', { activity: 'credential.rotate.execute', at: null }, {}, {}, 'unknown'],
  ['only begins like a task', { activity: 'credential.rotated' }, {}, {}, 'unauthorised'],
  [
    'approves, which no task can cover',
    { activity: 'credential.rotate.approve' },
    {},
    { task: 'credential.rotate.approve' },
    'unauthorised',
  ],
  ['is only planned', { state: 'planned' }, {}, {}, 'unknown'],
  ['is the customer’s', { party: 'customer' }, {}, {}, 'unknown'],
  ['is of nobody known', { party: null }, {}, {}, 'unknown'],
])('an action that %s', (_, more, decided, delegated, expected) => {
  const verdict = judgeAction({ ...action, ...more }, [{ ...decision, ...decided }], [{ ...task, ...delegated }]);
  expect(verdict.authorised).toBe(expected);
});

test('the explanation says what was looked for', () => {
  expect(judgeAction({ ...action, approval: 'CHG-99' }, [decision], [task]).explanation).toBe(
    'It names "CHG-99", which is no decision recorded here, and no delegated task covers it.',
  );
});
