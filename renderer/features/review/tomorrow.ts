// Days to come on this person's calendar: the first that a date in the future may have, and how far away one is.
import { localDay } from '../../lib/format.ts';

export function tomorrow(): string {
  const now = new Date();
  now.setDate(now.getDate() + 1);
  return localDay(now);
}

/** How many whole years a day lies beyond: 0 up to the same day of next year, 8 for what is more than eight years away. */
export function wholeYearsUntil(day: string, today = localDay(new Date())): number {
  const years = Number(day.slice(0, 4)) - Number(today.slice(0, 4));
  return day.slice(5) > today.slice(5) ? years : years - 1;
}
