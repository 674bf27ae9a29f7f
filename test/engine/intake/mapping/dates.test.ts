import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessDates, offsetOf, readDate } from '../../../../electron/engine/intake/mapping/dates.ts';

const day = fc.date({ min: new Date('1971-01-01'), max: new Date('2068-12-31'), noInvalidDate: true });
const two = (value: number) => String(value).padStart(2, '0');

test('a date written in any order is read back in that order', () => {
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      const serial = String(Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000));
      expect([
        readDate(`${two(d)}.${two(m)}.${y}`, 'dmy', 0),
        readDate(`${d}/${m}/${two(y % 100)}`, 'dmy', 0),
        readDate(`${m}/${d}/${y}`, 'mdy', 0),
        readDate(`${y}/${two(m)}/${two(d)}`, 'ymd', 0),
        readDate(iso, 'mdy', 0),
        readDate(serial, 'serial', 0),
      ]).toEqual([iso, iso, iso, iso, iso, iso]);
    }),
  );
});

test('a day that no calendar has is refused in every order', () => {
  const texts = ['31.02.2026', '2026-02-30', '13/13/2026', '0/1/2026', '2026-13-01', '32 Jan 2026', '1.1.20266'];
  const orders = ['ymd', 'dmy', 'mdy', 'serial', 'seconds', 'milliseconds'] as const;
  expect(texts.flatMap((text) => orders.flatMap((order) => readDate(text, order, 0) ?? []))).toEqual([]);
});

test('months by name, times of day and zones are read as people write them', () => {
  expect(
    [
      ['1 Oct 2026', 'dmy'],
      ['01-Okt-26', 'dmy'],
      ['1. März 2026', 'dmy'],
      ['October 1, 2026', 'ymd'],
      ['11/Dec/18 8:02 PM', 'dmy'],
      ['03.10.2026, 14:05 Uhr', 'dmy'],
      ['10/3/2026 12:00 AM', 'mdy'],
      ['2026-10-03 14:05:00 +0200', 'ymd'],
      ['2024-01-25 11:17:30.272 +0000 UTC', 'ymd'],
      ['2026-10-03T14:05:00', 'ymd'],
      ['45292.5', 'serial'],
      ['1760000000', 'seconds'],
    ].map(([text = '', order]) => readDate(text, order as 'dmy', offsetOf('+01:00'))),
  ).toEqual([
    '2026-10-01',
    '2026-10-01',
    '2026-03-01',
    '2026-10-01',
    '2018-12-11T19:02:00.000Z',
    '2026-10-03T13:05:00.000Z',
    '2026-10-02T23:00:00.000Z',
    '2026-10-03T12:05:00.000Z',
    '2024-01-25T11:17:30.272Z',
    '2026-10-03T13:05:00.000Z',
    '2024-01-01T11:00:00.000Z',
    '2025-10-09T08:53:20.000Z',
  ]);
});

test('a plain number is never a date unless the mapping says in which unit', () => {
  expect((['ymd', 'dmy', 'mdy'] as const).map((order) => readDate('20261001', order, 0))).toEqual([null, null, null]);
});

test('the order is told where the values decide it, and asked where they do not', () => {
  expect({
    iso: guessDates(['2026-10-01', '2026-10-02T10:00:00Z'], true),
    german: guessDates(['03.04.2026', '05.06.2026'], true),
    decided: guessDates(['03/04/2026', '25/06/2026'], true),
    american: guessDates(['03/04/2026', '06/25/2026'], true),
    open: guessDates(['03/04/2026', '05/06/2026'], true),
    alike: guessDates(['03/03/2026', '04/04/2026'], true),
    serial: guessDates(['45292', '45293.5'], true),
    notDates: guessDates(['a', 'b', '03.04.2026'], true),
    counts: guessDates(['12', '7'], true),
  }).toEqual({
    iso: { order: 'ymd', readable: 2, ambiguous: null },
    german: { order: 'dmy', readable: 2, ambiguous: null },
    decided: { order: 'dmy', readable: 2, ambiguous: null },
    american: { order: 'mdy', readable: 2, ambiguous: null },
    open: { order: null, readable: 2, ambiguous: { text: '03/04/2026', dmy: '2026-04-03', mdy: '2026-03-04' } },
    alike: { order: 'dmy', readable: 2, ambiguous: null },
    serial: { order: 'serial', readable: 2, ambiguous: null },
    notDates: null,
    counts: null,
  });
});

test('an order that is guessed without a question reads every value as no other order does differently', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 31 })), { minLength: 1 }),
      (pairs) => {
        const values = pairs.map(([one, other]) => `${one}/${other}/2026`);
        const guess = guessDates(values, true);
        if (guess === null || guess.order === null) return;
        const other = guess.order === 'dmy' ? 'mdy' : 'dmy';
        const all = (order: 'dmy' | 'mdy') => values.map((value) => readDate(value, order, 0));
        const otherReads = all(other).filter((date) => date !== null).length;
        // Either the other order reads less, or both say the same days.
        expect(otherReads < guess.readable || all('dmy').join() === all('mdy').join()).toBe(true);
      },
    ),
  );
});
