// Where a campaign's pace is drawn: days along, items up. The line may end before the due date or go beyond it. Pure.
import { daysBetween } from '../../lib/format.ts';

export interface PaceInput {
  /** Business dates. */
  readonly opened: string;
  readonly due: string;
  /** Today, or the day of the close. */
  readonly last: string;
  readonly items: number;
  readonly byDay: readonly { readonly day: string; readonly decided: number }[];
}

export interface PaceLayout {
  /** How far along the width each stands, from 0 to 1. */
  readonly dueAt: number;
  readonly lastAt: number;
  readonly isLate: boolean;
  /** How many would be decided on the last day at an even pace. */
  readonly even: number;
  /** Along the width, and the part of all items. */
  readonly points: readonly { readonly along: number; readonly part: number }[];
}

/** How many of them would be decided on the last day at an even pace. */
export function evenPace({ opened, due, last, items }: Omit<PaceInput, 'byDay'>): number {
  const days = Math.max(0, daysBetween(opened, last));
  return Math.round(items * Math.min(1, days / Math.max(1, daysBetween(opened, due))));
}

/** Clearly, not by the work of a day: under three quarters of the even pace, and by more than a few items. */
export function isBehind(decided: number, even: number): boolean {
  return decided < even * 0.75 && even - decided >= 3;
}

export function paceLayout({ opened, due, last, items, byDay }: PaceInput): PaceLayout {
  const dueDays = Math.max(1, daysBetween(opened, due));
  const lastDays = Math.max(0, daysBetween(opened, last));
  const span = Math.max(dueDays, lastDays);
  const along = (days: number) => Math.min(1, Math.max(0, days / span));
  return {
    dueAt: along(dueDays),
    lastAt: along(lastDays),
    isLate: lastDays > dueDays,
    even: evenPace({ opened, due, last, items }),
    points: byDay.map(({ day, decided }) => ({
      along: along(daysBetween(opened, day)),
      part: items === 0 ? 0 : decided / items,
    })),
  };
}
