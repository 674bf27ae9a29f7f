import { expect, test } from 'vitest';
import { createFormat, daysBetween } from '../../../renderer/lib/format.ts';

const berlin = createFormat('en-GB', 'Europe/Berlin');
const now = new Date('2026-10-08T10:00:00Z');

test('a moment is written in the zone of the person, with the zone', () => {
  expect(berlin.moment('2026-10-01T07:31:00.000Z')).toBe('1 Oct 2026, 09:31 CEST');
  expect(berlin.utc('2026-10-01T07:31:00.000Z')).toBe('1 Oct 2026, 07:31 UTC');
});

test('a business date is the same day in every zone', () => {
  const honolulu = createFormat('en-GB', 'Pacific/Honolulu');
  expect([honolulu.date('2026-10-01'), berlin.date('2026-10-01')]).toEqual(['1 Oct 2026', '1 Oct 2026']);
});

test('the year is left out when it is the present one', () => {
  expect([berlin.day('2026-10-01', now), berlin.day('2025-10-01', now)]).toEqual(['1 Oct', '1 Oct 2025']);
});

test('what is due says how late it is', () => {
  const due = (date: string) => berlin.due(date, now);
  expect([due('2026-10-06'), due('2026-10-07'), due('2026-10-08'), due('2026-10-23')]).toEqual([
    { text: '2 days late', late: true },
    { text: '1 day late', late: true },
    { text: 'today', late: false },
    { text: 'Fri 23 Oct', late: false },
  ]);
});

test('a percentage never says 100 before the end', () => {
  expect([berlin.percent(999, 1000), berlin.percent(1000, 1000), berlin.percent(0, 0)]).toEqual(['99%', '100%', '0%']);
});

test('figures follow the locale', () => {
  expect(createFormat('de-DE').number(1_000_000)).toBe('1.000.000');
  expect([berlin.size(999), berlin.size(40_210), berlin.size(3_000_000)]).toEqual(['999 bytes', '40.2 kB', '3 MB']);
});

test('days are counted across the change of the clock', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
});

test('what the evidence has in place of a time stays as it is', () => {
  const values = ['never', 'N/A', '2026-13-45', '2026-10-27T02:00:00.000Z', '2026-10-27', '412'];
  expect(values.map((value) => berlin.readable(value))).toEqual([
    'never',
    'N/A',
    '2026-13-45',
    '27 Oct 2026, 03:00 CET',
    '27 Oct 2026',
    '412',
  ]);
  expect([berlin.utc('N/A'), berlin.date('N/A')]).toEqual(['N/A', 'N/A']);
});
