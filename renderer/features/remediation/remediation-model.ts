// What was instructed by how it stands, and how long it is over its due date. Pure.
import type { RemediationState } from '../../../shared/words.ts';
import { daysBetween } from '../../lib/format.ts';
import type { Messages } from '../../messages/table.ts';

/** In the order of what asks for attention. */
export const stateOrder: readonly RemediationState[] = ['reappeared', 'failed', 'claimed', 'instructed', 'verified'];

/** The last day of each band of days over the promise; what is beyond stands in the last one. */
const bands = [7, 30, 90];

type BandWords = Messages['remediation']['work']['bands'];

export interface Band {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  /** Its due date is past. */
  readonly isMissed: boolean;
}

/** How long what is open is over its due date, in bands that people think in. Pure. */
export function overThePromise(
  open: readonly { readonly due: string | null; readonly items: number }[],
  today: string,
  words: BandWords,
): readonly Band[] {
  const counted = (fits: (due: string | null) => boolean) =>
    open.reduce((sum, { due, items }) => (fits(due) ? sum + items : sum), 0);
  const within = (from: number, to: number) =>
    counted((due) => due !== null && daysBetween(due, today) >= from && daysBetween(due, today) <= to);
  const last = bands.at(-1) ?? 0;
  const rows = [
    { name: words.noPromise, value: counted((due) => due === null), isMissed: false },
    { name: words.inTime, value: within(Number.NEGATIVE_INFINITY, 0), isMissed: false },
    ...bands.map((to, position) => {
      const from = (bands[position - 1] ?? 0) + 1;
      return { name: words.upTo(from, to), value: within(from, to), isMissed: true };
    }),
    { name: words.over(last + 1), value: within(last + 1, Number.POSITIVE_INFINITY), isMissed: true },
  ];
  return rows.map((row) => ({ ...row, text: row.value === 0 ? '' : String(row.value) }));
}

export function shortUnit(unit: string, words: Messages['remediation']['actions']): string {
  switch (unit) {
    case 'minutes':
      return words.minutes;
    case 'hours':
      return words.hours;
    case 'days':
      return words.days;
    default:
      return unit;
  }
}
