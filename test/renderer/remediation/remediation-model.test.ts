import { expect, test } from 'vitest';
import { byState } from '../../../renderer/features/remediation/remediation-model.ts';
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
