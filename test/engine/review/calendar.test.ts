import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CalendarEvent, calendarOf } from '../../../electron/engine/review/calendar.ts';
import { daysLater, nextRound } from '../../../electron/engine/review/round-dates.ts';
import { monthsLater, roundName, seriesName } from '../../../shared/round-names.ts';

const event: CalendarEvent = {
  uid: '0197-a@countersign',
  stamp: '2026-10-01T09:30:00.000Z',
  day: '2026-10-23',
  until: '2026-10-24',
  summary: 'Q3 2026: decide and sign off',
  description: 'Twelve items, three of them critical; see the page.',
  language: 'en',
  remindDays: 3,
};

/** Unfolds and unescapes as a reader of RFC 5545 does. */
function read(text: string): Record<string, string> {
  const lines = text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
  const alarm = lines.indexOf('BEGIN:VALARM');
  return Object.fromEntries(
    lines
      .filter((_, index) => index < alarm)
      .map((line) => {
        const at = line.indexOf(':');
        const value = line
          .slice(at + 1)
          .replaceAll(/\\([\\;,nN])/g, (_all, one: string) => (/n/i.test(one) ? '\n' : one));
        return [line.slice(0, at), value];
      }),
  );
}

test('a due date is an event of the whole day, dated by its campaign and the same each time', () => {
  expect({ read: read(calendarOf(event)), again: calendarOf(event) === calendarOf({ ...event }) }).toEqual({
    read: expect.objectContaining({
      VERSION: '2.0',
      UID: '0197-a@countersign',
      DTSTAMP: '20261001T093000Z',
      'DTSTART;VALUE=DATE': '20261023',
      'DTEND;VALUE=DATE': '20261024',
      SUMMARY: 'Q3 2026: decide and sign off',
      DESCRIPTION: 'Twelve items, three of them critical; see the page.',
    }),
    again: true,
  });
});

test('whatever a name holds, no line is longer than 75 octets, none is cut inside a character, and it reads back', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 });
  fc.assert(
    fc.property(text, text, (summary, description) => {
      const calendar = calendarOf({ ...event, summary, description });
      const lines = calendar.split('\r\n');
      expect(lines.every((line) => Buffer.byteLength(line, 'utf8') <= 75)).toBe(true);
      expect(Buffer.from(calendar, 'utf8').toString('utf8')).toBe(calendar);
      expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const plain = (given: string) => given.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\t\n])\p{Cc}/gu, '');
      const { SUMMARY, DESCRIPTION } = read(calendar);
      expect([SUMMARY, DESCRIPTION]).toEqual([plain(summary), plain(description)]);
    }),
  );
});

test('a name that tries to end the event and begin another one stays a name', () => {
  const calendar = calendarOf({ ...event, summary: 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:other' });
  expect({
    events: calendar.split('\r\n').filter((line) => line === 'BEGIN:VEVENT').length,
    uids: calendar.split('\r\n').filter((line) => line.startsWith('UID:')),
  }).toEqual({ events: 1, uids: ['UID:0197-a@countersign'] });
});

test('months keep the day where they have it, and never run over into the next one', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2080-01-01'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 60 }),
      (date, count) => {
        const day = date.toISOString().slice(0, 10);
        const later = monthsLater(day, count);
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(months(later)).toBe(months(day) + count);
        expect(Number(later.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)));
      },
    ),
  );
  expect([monthsLater('2026-01-31', 1), monthsLater('2026-11-30', 3), daysLater('2026-12-31', 1)]).toEqual([
    '2026-02-28',
    '2027-02-28',
    '2027-01-01',
  ]);
});

test('the next round is the newest that is due and not opened; what was missed before it is counted', () => {
  const next = (opened: string[], today: string) => nextRound('2026-10-01', 3, opened, today);
  expect([
    next([], '2026-09-20'),
    next([], '2026-10-01'),
    next(['2026-10-01'], '2026-10-02'),
    next(['2026-10-01'], '2027-08-01'),
    next(['2027-01-01'], '2026-12-01'),
  ]).toEqual([
    { opensOn: '2026-10-01', due: false, missed: 0 },
    { opensOn: '2026-10-01', due: true, missed: 0 },
    { opensOn: '2027-01-01', due: false, missed: 0 },
    { opensOn: '2027-07-01', due: true, missed: 2 },
    { opensOn: '2027-04-01', due: false, missed: 0 },
  ]);
  expect([roundName('{quarter} review', '2026-10-01'), roundName('Review of {month}, {year}', '2027-01-04')]).toEqual([
    'Q4 2026 review',
    'Review of January 2027, 2027',
  ]);
  expect([
    seriesName('{quarter} review', '2026-10-01', 3),
    seriesName('Review', '2026-10-01', 3),
    seriesName('{quarter} review', '2026-10-01', 3, ['Q4 2026 review']),
  ]).toEqual(['Q4 2026 review, Q1 2027 review, …', 'Review', 'Q4 2026 review (2), Q1 2027 review, …']);
});
