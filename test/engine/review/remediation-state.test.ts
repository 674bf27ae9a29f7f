import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Grant,
  type RemediationFacts,
  remediationVerdict,
  type SeenIn,
} from '../../../electron/engine/review/remediation-state.ts';

const seen = (ordinal: number, day: string): SeenIn => ({
  name: `harbour-${ordinal}`,
  ordinal,
  receivedAt: `${day}T10:00:00.000Z`,
  effectiveAt: `${day}T06:00:00Z`,
});

const first = seen(1, '2026-10-01');
const early = seen(2, '2026-10-05');
const later = seen(3, '2026-10-20');
const grant: Grant = { privilege: 's3:*', resource: 'ledger', condition: null, boundary: null };

const own = { shows: 'done' as const, at: '', by: 'Lee Platform', file: 'policy.json' };

const facts: RemediationFacts = {
  outcome: 'REVOKE',
  to: null,
  instructedAt: '2026-10-10T09:00:00.000Z',
  baselineOrdinal: 1,
  before: grant,
  now: grant,
  lastSeen: first,
  removed: null,
  history: [],
  claim: null,
  own: null,
};

const changedIn = (bundle: SeenIn) => ({ change: 'changed' as const, bundle });

test.each<[string, Partial<RemediationFacts>, string]>([
  ['nothing has been heard', {}, 'instructed'],
  ['the provider says so', { claim: { text: 'Done', at: '2026-10-11T09:00:00Z' } }, 'claimed'],
  ['a later bundle no longer has it', { removed: later }, 'verified'],
  ['a bundle of before the baseline does not count as removal', { removed: first }, 'instructed'],
  ['evidence from before the instruction still has it', { lastSeen: early }, 'instructed'],
  ['later evidence still has it', { lastSeen: later }, 'failed'],
  [
    'later evidence still has it, whatever the provider says',
    { lastSeen: later, claim: { text: 'Done', at: null } },
    'failed',
  ],
  [
    'it came back',
    {
      lastSeen: later,
      history: [
        { change: 'removed', bundle: early },
        { change: 'reappeared', bundle: later },
      ],
    },
    'reappeared',
  ],
  [
    'it came back and went again',
    {
      removed: seen(4, '2026-10-25'),
      history: [
        { change: 'reappeared', bundle: later },
        { change: 'removed', bundle: seen(4, '2026-10-25') },
      ],
    },
    'verified',
  ],
  [
    'a revocation that only became less has failed',
    { now: { ...grant, privilege: 's3:GetObject' }, history: [changedIn(later)], lastSeen: later },
    'failed',
  ],
  [
    'a reduction became less',
    {
      outcome: 'REDUCE',
      to: 'read',
      now: { ...grant, privilege: 's3:GetObject' },
      history: [changedIn(later)],
      lastSeen: later,
    },
    'verified',
  ],
  [
    'a reduction became exactly what was asked for, although names don’t tell',
    {
      outcome: 'REDUCE',
      to: 'roles/viewer',
      before: { ...grant, privilege: 'roles/editor' },
      now: { ...grant, privilege: 'roles/viewer' },
      history: [changedIn(later)],
      lastSeen: later,
    },
    'verified',
  ],
  [
    'a reduction became more',
    {
      outcome: 'REDUCE',
      to: 'read',
      before: { ...grant, privilege: 's3:GetObject' },
      now: grant,
      history: [changedIn(later)],
      lastSeen: later,
    },
    'failed',
  ],
  [
    'a reduction got a condition',
    {
      outcome: 'REDUCE',
      to: 'only from the office',
      now: { ...grant, condition: '{"IpAddress":{}}' },
      history: [changedIn(later)],
      lastSeen: later,
    },
    'verified',
  ],
  ['own evidence shows it done', { own: { ...own, at: '2026-10-12T09:00:00Z' } }, 'verified'],
  ['own evidence shows it not done', { own: { ...own, at: '2026-10-12T09:00:00Z', shows: 'not_done' } }, 'failed'],
  [
    'own evidence showed it done, and a later bundle has it',
    { own: { ...own, at: '2026-10-12T09:00:00Z' }, lastSeen: later },
    'reappeared',
  ],
  [
    'own evidence after the bundle that still had it',
    { own: { ...own, at: '2026-10-21T09:00:00Z' }, lastSeen: later },
    'verified',
  ],
  [
    'own evidence says not done, and a later bundle no longer has it',
    { own: { ...own, at: '2026-10-12T09:00:00Z', shows: 'not_done' }, removed: later },
    'verified',
  ],
  ['a reduction is as it was', { outcome: 'REDUCE', to: 'read', lastSeen: later }, 'failed'],
  ['a reduction is gone altogether', { outcome: 'REDUCE', to: 'read', removed: later }, 'verified'],
])('%s', (_, more, expected) => {
  expect(remediationVerdict({ ...facts, ...more }).state).toBe(expected);
});

test('the explanation names the bundle and the change', () => {
  const verdict = remediationVerdict({
    ...facts,
    outcome: 'REDUCE',
    to: 'read',
    now: { ...grant, privilege: 's3:GetObject' },
    history: [changedIn(later)],
    lastSeen: later,
  });
  expect(verdict).toEqual({
    state: 'verified',
    since: '2026-10-20T10:00:00.000Z',
    explanation: 'It is less now: changed from "s3:* on ledger" to "s3:GetObject on ledger" in harbour-3.',
    shownBy: 'entitlement',
  });
});

test('the provider’s word alone never verifies, nor does it make anything failed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('REVOKE' as const, 'REDUCE' as const),
      fc.constantFrom(first, early),
      fc.constantFrom(null, '2026-10-11T09:00:00Z'),
      (outcome, lastSeen, at) => {
        const verdict = remediationVerdict({ ...facts, outcome, lastSeen, claim: { text: 'Done', at } });
        expect(verdict.state).toBe('claimed');
      },
    ),
  );
});
