import { expect, test } from 'vitest';
import { type ExceptionFacts, exceptionState } from '../../../electron/engine/review/exception-state.ts';

const facts: ExceptionFacts = {
  final: true,
  replaced: false,
  ended: false,
  expires: '2026-12-31',
  reviewOn: '2026-11-15',
};

test.each<[string, Partial<ExceptionFacts>, string, string]>([
  ['runs', {}, '2026-10-01', 'running'],
  ['is looked at again on its day', {}, '2026-11-15', 'review_due'],
  ['ends soon a month before', {}, '2026-12-01', 'ends_soon'],
  ['is in force on its last day', {}, '2026-12-31', 'ends_soon'],
  ['is over the day after', {}, '2027-01-01', 'expired'],
  ['is over when somebody ended it', { ended: true }, '2026-10-01', 'ended'],
  ['counts for nothing before the sign-off', { final: false }, '2026-10-01', 'waiting'],
  ['gives way to a newer decision', { replaced: true }, '2027-01-01', 'replaced'],
])('an exception %s', (_, more, today, expected) => {
  expect(exceptionState({ ...facts, ...more }, today)).toBe(expected);
});
