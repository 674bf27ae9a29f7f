// The days on which the rounds of a series fall, and how a round and a whole series are called. Pure; days are YYYY-MM-DD.
import { freeName } from './campaign-name.ts';

/** The day `count` months later; the month's last where it has no such day. */
export function monthsLater(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** In English, as names of rounds and reports write them. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "{quarter} review" of 2026-10-01 is "Q4 2026 review". */
export function roundName(pattern: string, opensOn: string): string {
  const [year = '', month = ''] = opensOn.split('-');
  return pattern
    .replaceAll('{quarter}', `Q${Math.ceil(Number(month) / 3)} ${year}`)
    .replaceAll('{month}', `${monthNames[Number(month) - 1] ?? month} ${year}`)
    .replaceAll('{year}', year)
    .replaceAll('{date}', opensOn);
}

/**
 * By its rounds from a day on, as its pattern says nothing to people: "Q1 2027 review, Q2 2027 review, …". `taken`: names of
 * the campaigns that there are, where the first round has not opened yet.
 */
export function seriesName(
  pattern: string,
  opensOn: string,
  everyMonths: number,
  taken: readonly string[] = [],
): string {
  const [first, second] = [roundName(pattern, opensOn), roundName(pattern, monthsLater(opensOn, everyMonths))];
  const free = freeName(first, taken);
  return first === second ? free : `${free}, ${second}, …`;
}
