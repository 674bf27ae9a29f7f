import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ActionFacts,
  type Grounds,
  judgeAction,
  type KnownDecision,
  type KnownTicket,
} from '../../../electron/engine/review/action-verdict.ts';

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
  instruction: null,
};

const task = {
  task: 'credential.rotate',
  title: 'Rotation support',
  scope: 'AWS keys',
  systems: ['aws:1'],
  from: '2026-01-01',
  until: '2026-12-31',
};

const ticket: KnownTicket = {
  names: ['CHG-50'],
  reference: 'CHG-50',
  identityUid: null,
  approvedBy: 'Lee Platform',
  approvedByProvider: false,
  approvedAt: '2026-10-11T09:00:00Z',
  cancelled: false,
};

const grounds: Grounds = { decisions: [decision], tickets: [ticket], tasks: [task] };

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
  const verdict = judgeAction(
    { ...action, ...more },
    { decisions: [{ ...decision, ...decided }], tickets: [], tasks: [{ ...task, ...delegated }] },
  );
  expect(verdict.authorised).toBe(expected);
});

test('the explanation says what was looked for', () => {
  expect(judgeAction({ ...action, approval: 'CHG-99' }, grounds).explanation).toBe(
    'It names "CHG-99", which is no decision or approved ticket recorded here, and no delegated task covers it.',
  );
});

test.each<[string, Partial<ActionFacts>, Partial<KnownDecision>, Partial<KnownTicket>, string, string | null]>([
  ['a signed decision', { approval: 'NT-007' }, {}, {}, 'authorised', 'decision'],
  [
    'the instruction of one',
    { approval: 'NT-I0003' },
    {
      names: ['NT-007', 'NT-I0003'],
      instruction: { reference: 'NT-I0003', list: 1, issuedAt: '2026-10-11T00:00:00Z', withdrawnAt: null },
    },
    {},
    'authorised',
    'instruction',
  ],
  [
    'an instruction that was withdrawn before',
    { approval: 'NT-007' },
    {
      instruction: {
        reference: 'NT-I0003',
        list: 1,
        issuedAt: '2026-10-10T09:30:00Z',
        withdrawnAt: '2026-10-11T00:00:00Z',
      },
    },
    {},
    'after_expiry',
    'instruction',
  ],
  ['a revocation, and gives access', { approval: 'NT-007', verb: 'AttachPolicy' }, {}, {}, 'outside_scope', 'decision'],
  [
    'a decision about another identity',
    { approval: 'NT-007', identityUid: 'i-b' },
    {},
    {},
    'outside_scope',
    'decision',
  ],
  ['a decision, before its sign-off', { approval: 'NT-007', at: '2026-10-01' }, {}, {}, 'before_approval', 'decision'],
  ['a decision, at no time', { approval: 'NT-007', at: null }, {}, {}, 'unclear', 'decision'],
  ['an approved ticket', { ticket: 'CHG-50' }, {}, {}, 'authorised', 'ticket'],
  [
    'a ticket before its approval',
    { ticket: 'CHG-50', at: '2026-10-11T08:00:00Z' },
    {},
    {},
    'before_approval',
    'ticket',
  ],
  ['a ticket that nobody approved', { ticket: 'CHG-50' }, {}, { approvedBy: null }, 'no_approval', 'ticket'],
  [
    'a ticket that the provider approved',
    { ticket: 'CHG-50' },
    {},
    { approvedByProvider: true },
    'no_approval',
    'ticket',
  ],
  ['a cancelled ticket', { ticket: 'CHG-50' }, {}, { cancelled: true }, 'no_approval', 'ticket'],
  ['a ticket about another identity', { ticket: 'CHG-50' }, {}, { identityUid: 'i-b' }, 'outside_scope', 'ticket'],
])('an action that names %s', (_, more, decided, asked, standing, kind) => {
  const judged = judgeAction(
    { ...action, ...more },
    { decisions: [{ ...decision, ...decided }], tickets: [{ ...ticket, ...asked }], tasks: [] },
  );
  expect([judged.standing, judged.by?.kind ?? null]).toEqual([standing, kind]);
});

const anyAction = fc.record<ActionFacts>({
  uid: fc.constant('a-1'),
  performedBy: fc.constantFrom('Avery Analyst', 'Lee Platform'),
  party: fc.constantFrom('customer', 'provider', null),
  activity: fc.constantFrom(null, 'credential.rotate.execute', 'privilege.change', 'access.review'),
  verb: fc.constantFrom('revoke', 'AttachPolicy', 'RotateKey'),
  target: fc.constantFrom('svc-a', 'NT-007'),
  identityUid: fc.constantFrom(null, 'i-a', 'i-b'),
  system: fc.constantFrom(null, 'aws:1', 'aws:2'),
  at: fc.constantFrom(null, '2026-10-01', '2026-10-12T08:00:00Z', '2027-02-01T00:00:00Z'),
  ticket: fc.constantFrom(null, 'CHG-50', 'CHG-41', 'CHG-99'),
  approval: fc.constantFrom(null, 'NT-007', 'by phone'),
  state: fc.constantFrom('planned', 'done', 'failed', 'cancelled', null),
});

const anyGrounds = fc.record<Grounds>({
  decisions: fc.array(
    fc.record({
      names: fc.constantFrom(['NT-007'], ['CHG-41']),
      reference: fc.constant('NT-007'),
      campaignName: fc.constantFrom('Q3', 'Q4'),
      identityUid: fc.constantFrom('i-a', 'i-b'),
      outcome: fc.constantFrom('REVOKE' as const, 'REDUCE' as const, 'CERTIFY' as const, 'ROTATE' as const),
      signedAt: fc.constantFrom(null, '2026-10-10T09:00:00.000Z'),
      instruction: fc.constant(null),
    }),
    { maxLength: 3 },
  ),
  tickets: fc.array(
    fc.record({
      names: fc.constant(['CHG-50']),
      reference: fc.constant('CHG-50'),
      identityUid: fc.constantFrom(null, 'i-b'),
      approvedBy: fc.constantFrom(null, 'Lee Platform'),
      approvedByProvider: fc.boolean(),
      approvedAt: fc.constantFrom(null, '2026-10-02T00:00:00Z'),
      cancelled: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  tasks: fc.array(fc.constantFrom(task, { ...task, until: '2026-06-30' }), { maxLength: 2 }),
});

test('whatever the evidence: authorised always names what allowed it, and only a provider’s action is unauthorised', () => {
  fc.assert(
    fc.property(anyAction, anyGrounds, (one, all) => {
      const judged = judgeAction(one, all);
      if (judged.authorised === 'authorised') expect(judged.by).not.toBeNull();
      if (judged.authorised === 'unauthorised') expect(one.party).toBe('provider');
      if (one.state === 'planned' || one.state === 'cancelled') expect(judged.standing).toBe('not_performed');
    }),
  );
});

test('the order of what could allow an action changes nothing', () => {
  fc.assert(
    fc.property(anyAction, anyGrounds, (one, all) => {
      const turned = {
        decisions: all.decisions.toReversed(),
        tickets: all.tickets.toReversed(),
        tasks: all.tasks.toReversed(),
      };
      expect(judgeAction(one, turned).authorised).toBe(judgeAction(one, all).authorised);
    }),
  );
});

test('more that could allow it never makes an authorised action unauthorised', () => {
  fc.assert(
    fc.property(anyAction, anyGrounds, anyGrounds, (one, all, more) => {
      fc.pre(judgeAction(one, all).authorised === 'authorised');
      const both = {
        decisions: [...more.decisions, ...all.decisions],
        tickets: [...more.tickets, ...all.tickets],
        tasks: [...more.tasks, ...all.tasks],
      };
      expect(judgeAction(one, both).authorised).toBe('authorised');
    }),
  );
});
