import { expect, test } from 'vitest';
import { type ExceptionFacts, exceptionState, isInForce } from '../../../electron/engine/review/exception-state.ts';

const facts: ExceptionFacts = {
  final: true,
  replaced: false,
  ended: false,
  expires: '2026-12-31',
  reviewOn: '2026-11-15',
};

test.each<[string, Partial<ExceptionFacts>, string, string, boolean]>([
  ['runs', {}, '2026-10-01', 'running', true],
  ['is looked at again on its day', {}, '2026-11-15', 'review_due', true],
  ['ends soon a month before', {}, '2026-12-01', 'ends_soon', true],
  ['is in force on its last day', {}, '2026-12-31', 'ends_soon', true],
  ['is over the day after', {}, '2027-01-01', 'expired', false],
  ['is over when somebody ended it', { ended: true }, '2026-10-01', 'ended', false],
  ['counts for nothing before the sign-off', { final: false }, '2026-10-01', 'waiting', false],
  ['gives way to a newer decision', { replaced: true }, '2027-01-01', 'replaced', false],
])('an exception %s', (_, more, today, expected, accepted) => {
  const state = exceptionState({ ...facts, ...more }, today);
  expect([state, isInForce(state)]).toEqual([expected, accepted]);
});
