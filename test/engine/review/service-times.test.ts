import { expect, test } from 'vitest';
import { judgeTimes } from '../../../electron/engine/review/service-times.ts';
import type { ServiceThreshold } from '../../../shared/contract/engagement.ts';

const threshold: ServiceThreshold = {
  threshold: 'triage',
  title: 'Alert triaged within',
  agreed: 240,
  unit: 'minutes',
  bySeverity: { critical: 30 },
  agreedBy: 'p-1',
  agreedAt: '2026-01-01',
};

const minutes = (count: number) => count / (24 * 60);

test('each severity is held against its own promise, and what has no time is counted as such', () => {
  const times = judgeTimes(
    threshold,
    [
      { severity: 'critical', days: minutes(20) },
      { severity: 'critical', days: minutes(45) },
      { severity: 'low', days: minutes(200) },
      { severity: 'low', days: null },
      { severity: null, days: minutes(500) },
    ],
    'No times.',
  );
  expect(times).toEqual({
    threshold: 'triage',
    title: 'Alert triaged within',
    agreed: 240,
    unit: 'minutes',
    isProposal: false,
    measured: 4,
    missed: 2,
    unmeasured: 1,
    worst: 500,
    median: 122.5,
    notEvaluable: null,
    bySeverity: [
      { severity: 'critical', agreed: 30, measured: 2, missed: 1, unmeasured: 0, worst: 45, median: 32.5 },
      { severity: 'low', agreed: 240, measured: 1, missed: 0, unmeasured: 1, worst: 200, median: 200 },
    ],
  });
});

test('without any time nothing is judged, and it says why', () => {
  const silent = judgeTimes(threshold, [{ severity: 'high', days: null }], 'No finding has the time of its triage.');
  expect([silent.notEvaluable, silent.worst, silent.missed]).toEqual([
    'No finding has the time of its triage.',
    null,
    0,
  ]);
});

test('a promise in a unit that is no time can’t be judged', () => {
  const odd = judgeTimes({ ...threshold, unit: 'tickets' }, [{ severity: 'high', days: 1 }], 'No times.');
  expect(odd.notEvaluable).toBe('tickets is no unit of time.');
});
