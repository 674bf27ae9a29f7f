// How an exception stands on a day. Pure: the clock alone moves it from running to expired.
import type { ExceptionState } from '../../../shared/contract/loop.ts';

/** Days before its end from which an exception is said to end soon. */
export const endsSoonDays = 30;

export interface ExceptionFacts {
  /** Its decision is signed off, confirmed where that was needed, and is the one that stands. */
  readonly final: boolean;
  /** A newer final decision on the same entitlement, or a correction, took the place of its decision. */
  readonly replaced: boolean;
  readonly ended: boolean;
  readonly expires: string;
  readonly reviewOn: string | null;
}

/** `today` is YYYY-MM-DD; the day of expiry is still within it. */
export function exceptionState(facts: ExceptionFacts, today: string): ExceptionState {
  if (facts.replaced) return 'replaced';
  if (facts.ended) return 'ended';
  if (facts.expires < today) return 'expired';
  if (!facts.final) return 'waiting';
  if (daysUntil(facts.expires, today) <= endsSoonDays) return 'ends_soon';
  return facts.reviewOn !== null && facts.reviewOn <= today ? 'review_due' : 'running';
}

/** Whole days from `today` to `date`; negative when it is past. Both are YYYY-MM-DD. */
export function daysUntil(date: string, today: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}
