// How reports write dates, counts and outcomes: the same in PDF, XLSX and pack.

import { monthNames } from '../../../shared/round-names.ts';
import type { RemediationState } from '../../../shared/words.ts';

/** `2026-10-13…` as "13 October 2026"; anything that is no date as it stands. */
export function longDate(at: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(at) ?? [];
  const name = monthNames[Number(month) - 1];
  return name === undefined ? at : `${Number(day)} ${name} ${year}`;
}

/** "13 October 2026, 09:30 UTC". */
export function longTime(at: string): string {
  return at.length < 16 ? longDate(at) : `${longDate(at)}, ${at.slice(11, 16)} UTC`;
}

/** `2026-10-05 12:03Z`, for tables. */
export function shortTime(at: string): string {
  return at.length < 16 ? at : `${at.slice(0, 10)} ${at.slice(11, 16)}Z`;
}

/** "CERTIFY UNTIL" of CERTIFY_UNTIL. */
export function spaced(word: string): string {
  return word.replaceAll('_', ' ');
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** "1 item", "2 items", "no items". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count === 0 ? 'no' : count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** Small numbers as words, as running text has them. */
export function spelled(count: number): string {
  const words = [
    'none',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ];
  return words[count] ?? count.toLocaleString('en-GB');
}

/** A byte count as people read it. */
export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  return size < 1e6 ? `${(size / 1e3).toFixed(1)} kB` : `${(size / 1e6).toFixed(1)} MB`;
}

/** Whole days from one time to another, 0 when the second is not after the first. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

export const remediationMeaning: Readonly<Record<RemediationState, string>> = {
  instructed: 'No answer yet',
  claimed: 'The provider’s word; no later evidence shows it either way',
  verified: 'Later evidence shows it',
  failed: 'Claimed done, and still there in later evidence',
  reappeared: 'Gone, then there again',
};
