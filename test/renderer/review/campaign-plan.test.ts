import { expect, test } from 'vitest';
import { firstPlan, leavesOut, planInput, planProblems } from '../../../renderer/features/review/campaign-plan.ts';

const plan = firstPlan(new Date(2026, 9, 1));

test('a plan starts with the quarter’s name and three weeks, over everything, by owner', () => {
  expect([planInput(plan, 'sam'), leavesOut(plan)]).toEqual([
    {
      name: 'Q4 2026 access review',
      due: '2026-10-22',
      scope: { systems: null, privilegeKinds: null, minimumRisk: null, vendorManaged: false },
      assignment: [{ by: 'owner' }],
      fallback: null,
      outOfScopeReason: null,
      outOfScopeApprover: null,
      as: 'sam',
    },
    false,
  ]);
});

test('rules come before the owner, and one that is not filled in is not sent', () => {
  const rules = [
    { id: 1, by: 'system', value: 'github', person: 'lee' },
    { id: 2, by: 'ownerText', value: ' retail ', person: 'robin' },
    { id: 3, by: 'system', value: 'aws:1', person: null },
  ] as const;
  expect(planInput({ ...plan, rules }, null).assignment).toEqual([
    { by: 'system', system: 'github', person: 'lee' },
    { by: 'ownerText', contains: 'retail', person: 'robin' },
    { by: 'owner' },
  ]);
});

test('a plan without a name, a date or any system says so before the engine is asked', () => {
  expect(planProblems({ ...plan, name: ' ', due: '', systems: [] })).toEqual([
    'Give the campaign a name.',
    'Say when it is due.',
    'Choose at least one system.',
  ]);
});
