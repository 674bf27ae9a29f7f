import { expect, test } from 'vitest';
import { byState, exceptionFilter, overThePromise } from '../../../renderer/features/remediation/remediation-model.ts';
import { messages } from '../../../renderer/messages/table.ts';
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

test('what is open is counted once, by its days over the due date, and apart where none was promised', () => {
  const dues = [null, '2026-11-22', '2026-12-01', '2026-11-21', '2026-11-15', '2026-11-14', '2026-10-01', '2025-11-22'];
  const bands = (language: 'en' | 'de') =>
    overThePromise(
      dues.map((due) => ({ due, items: 1 })),
      '2026-11-22',
      messages[language].remediation.work.bands,
    ).map(({ name, value, isMissed }) => `${name}: ${value}${isMissed ? ' missed' : ''}`);
  expect([bands('en'), bands('de')[1], bands('de')[5]]).toEqual([
    ['no date: 1', 'in time: 2', '1–7: 2 missed', '8–30: 1 missed', '31–90: 1 missed', '91+: 1 missed'],
    'in Frist: 2',
    'ab 91: 1 missed',
  ]);
});

test('each exception is in one of the filters besides all', () => {
  const states = ['waiting', 'running', 'review_due', 'ends_soon', 'expired', 'ended', 'replaced'] as const;
  const filters = ['waiting', 'running', 'over'] as const;
  expect(states.map((state) => filters.filter((filter) => exceptionFilter({ state }, filter)).length)).toEqual(
    states.map(() => 1),
  );
});
