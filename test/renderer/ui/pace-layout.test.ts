import { expect, test } from 'vitest';
import { isBehind, paceLayout } from '../../../renderer/ui/charts/pace-layout.ts';

const campaign = { opened: '2026-10-01', due: '2026-10-21', items: 40, byDay: [] };

test('before the due date the line ends where today is, and the even pace is the part of the time that has passed', () => {
  const byDay = [
    { day: '2026-10-01', decided: 0 },
    { day: '2026-10-06', decided: 10 },
  ];
  expect(paceLayout({ ...campaign, last: '2026-10-11', byDay })).toEqual({
    dueAt: 1,
    lastAt: 0.5,
    isLate: false,
    even: 20,
    points: [
      { along: 0, part: 0 },
      { along: 0.25, part: 0.25 },
    ],
  });
});

test('a campaign that runs on goes beyond its due date, where all should have been decided', () => {
  const byDay = [{ day: '2026-11-10', decided: 40 }];
  expect(paceLayout({ ...campaign, last: '2026-11-10', byDay })).toEqual({
    dueAt: 0.5,
    lastAt: 1,
    isLate: true,
    even: 40,
    points: [{ along: 1, part: 1 }],
  });
});

test('a campaign of one day and without items is drawn all the same', () => {
  const layout = paceLayout({ opened: '2026-10-01', due: '2026-10-01', last: '2026-10-01', items: 0, byDay: [] });
  expect(layout).toEqual({ dueAt: 1, lastAt: 0, isLate: false, even: 0, points: [] });
});

test('only who is clearly under the even pace is behind, not by a few items or the work of a day', () => {
  expect([isBehind(16, 134), isBehind(100, 134), isBehind(101, 134), isBehind(0, 2), isBehind(0, 3)]).toEqual([
    true,
    true,
    false,
    false,
    true,
  ]);
});
