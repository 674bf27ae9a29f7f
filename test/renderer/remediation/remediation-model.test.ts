import { expect, test } from 'vitest';
import { ageing, byState, exceptionFilter } from '../../../renderer/features/remediation/remediation-model.ts';
import type { Remediation } from '../../../shared/contract/review.ts';

function instructed(item: string, fields: Partial<Remediation>): Remediation {
  return {
    item,
    campaign: 'c',
    campaignName: 'Q3 2026',
    identity: 'svc-export',
    privilege: 's3:*',
    resource: 'ledger',
    risk: 'low',
    outcome: 'REVOKE',
    to: null,
    decidedBy: 'Dana Owner',
    instructedAt: '2026-08-01T00:00:00Z',
    state: 'instructed',
    since: '2026-08-01T00:00:00Z',
    explanation: '',
    citation: null,
    reference: 'NT-001',
    system: 'aws:1',
    ticket: null,
    instruction: null,
    due: null,
    overdue: false,
    days: 0,
    ...fields,
  };
}

test('what went wrong comes first and what is settled last, each worst first', () => {
  const groups = byState([
    instructed('done', { state: 'verified' }),
    instructed('new', {}),
    instructed('low', { state: 'failed' }),
    instructed('high', { state: 'failed', risk: 'high' }),
    instructed('back', { state: 'reappeared' }),
  ]);
  expect(groups.map(({ state, items }) => [state, items.map((one) => one.item)])).toEqual([
    ['reappeared', ['back']],
    ['failed', ['high', 'low']],
    ['instructed', ['new']],
    ['verified', ['done']],
  ]);
});

test('what is open is counted once, in the band of its age', () => {
  const open = [0, 5, 6, 30, 31, 400].map((days) => ({ days }));
  expect(ageing(open).map(({ value }) => value)).toEqual([2, 1, 1, 1, 1]);
});

test('each exception is in one of the filters besides all', () => {
  const states = ['waiting', 'running', 'review_due', 'ends_soon', 'expired', 'ended', 'replaced'] as const;
  const filters = ['waiting', 'running', 'over'] as const;
  expect(states.map((state) => filters.filter((filter) => exceptionFilter({ state }, filter)).length)).toEqual(
    states.map(() => 1),
  );
});
