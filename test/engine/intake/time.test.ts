import { expect, test } from 'vitest';
import { readTime } from '../../../electron/engine/intake/time.ts';

test('reads the dates that tools write, as UTC', () => {
  const written = [
    '2023-03-09 10:41:45+00:00',
    '2019-11-13T17:30:00Z',
    '2022-06-16T10:17:40-07:00',
    '2022-06-16T10:17:40.000-0700',
    '2023-06-01T19:10:29.7299757Z',
    '2025-02-14T14:27:03.913874',
    '2022-06-16 10:17:40 -0700 -0700',
    '2026-10-01',
    ' 2026-10-01 ',
    '/Date(1733963922394)/',
    '\\/Date(1733963922394)\\/',
    1739539623,
    1739539623000,
    '2999-12-31T23:59:59Z',
    '2026-10-01T09:30Z',
  ];
  expect(
    written.map((value) => {
      const reading = readTime(value);
      return reading.state === 'at' ? reading.at : reading.state;
    }),
  ).toEqual([
    '2023-03-09T10:41:45.000Z',
    '2019-11-13T17:30:00.000Z',
    '2022-06-16T17:17:40.000Z',
    '2022-06-16T17:17:40.000Z',
    '2023-06-01T19:10:29.729Z',
    '2025-02-14T14:27:03.913Z',
    '2022-06-16T17:17:40.000Z',
    '2026-10-01T00:00:00.000Z',
    '2026-10-01T00:00:00.000Z',
    '2024-12-12T00:38:42.394Z',
    '2024-12-12T00:38:42.394Z',
    '2025-02-14T13:27:03.000Z',
    '2025-02-14T13:27:03.000Z',
    '2999-12-31T23:59:59.000Z',
    '2026-10-01T09:30:00.000Z',
  ]);
});

test('nothing, and the zero time of Go, is no date; what can not be read is bad and never guessed', () => {
  expect([null, undefined, '', '  ', 0, '0001-01-01T00:00:00Z'].map((value) => readTime(value).state)).toEqual(
    Array(6).fill('none'),
  );
  const bad = [
    '10-19-2003',
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    'yesterday',
    '2026-10-01T25:00:00Z',
    '2026-10-01Z',
    true,
    [],
    1e20,
    'N/A',
    '9'.repeat(100),
  ];
  expect(bad.map((value) => readTime(value as never).state)).toEqual(bad.map(() => 'bad'));
});
