// The days on which the rounds of a series open, and how a round is called. Pure; days are YYYY-MM-DD.

/** The day `count` months later; the month's last where it has no such day. */
export function monthsLater(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

export function daysLater(day: string, count: number): string {
  const later = new Date(`${day}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + count);
  return later.toISOString().slice(0, 10);
}

export interface NextRound {
  readonly opensOn: string;
  /** Its day has come. */
  readonly due: boolean;
  /** Rounds whose day passed before it and that nobody opened. */
  readonly missed: number;
}

/** The newest round whose day has come and that was not opened yet, else the first that is still to come. */
export function nextRound(
  firstOpens: string,
  everyMonths: number,
  opened: readonly string[],
  today: string,
): NextRound {
  const newest = [...opened].sort().at(-1) ?? '';
  let missed = -1;
  for (let round = 0; ; round++) {
    const day = monthsLater(firstOpens, round * everyMonths);
    if (day <= newest) continue;
    if (day > today) {
      if (missed < 0) return { opensOn: day, due: false, missed: 0 };
      return { opensOn: monthsLater(firstOpens, (round - 1) * everyMonths), due: true, missed };
    }
    missed += 1;
  }
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
