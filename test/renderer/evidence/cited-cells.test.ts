import { expect, test } from 'vitest';
import { saysIt } from '../../../renderer/features/evidence/cited-cells.ts';

test('a cell says a fact in any case and in any form of the same moment', () => {
  expect([
    saysIt('svc-batch ', ['SVC-Batch']),
    saysIt('2026-08-04 14:20', ['2026-08-04T14:20:00Z']),
    saysIt('2026-08-04T16:20:00+02:00', ['2026-08-04T14:20:00.000Z']),
    saysIt('2026-08-04', ['2026-08-04']),
  ]).toEqual([true, true, true, true]);
});

test('an empty cell says nothing, and one that only begins like the fact is another', () => {
  expect([
    saysIt('', ['']),
    saysIt('svc', ['svc-batch']),
    saysIt('x', []),
    saysIt('2026-08-04 14:21', ['2026-08-04']),
  ]).toEqual([false, false, false, false]);
});
