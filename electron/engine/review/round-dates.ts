// Which round of a series is the next, by the days on which its rounds open. Pure; days are YYYY-MM-DD.
import { monthsLater } from '../../../shared/round-names.ts';

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
