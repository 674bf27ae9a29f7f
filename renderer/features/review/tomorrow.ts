// The first day that a date in the future may have, on this person's calendar.
import { localDay } from '../../lib/format.ts';

export function tomorrow(): string {
  const now = new Date();
  now.setDate(now.getDate() + 1);
  return localDay(now);
}
