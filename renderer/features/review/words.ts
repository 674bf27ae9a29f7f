// The review's words: outcomes with what follows from them, states, phrases that can be taken over, figures in sentences.
import type { Decision, QueueItem, ReviewQuality } from '../../../shared/contract/review.ts';
import type { CampaignProgress } from '../../../shared/contract/workspace.ts';
import type { ItemOutcome, Outcome } from '../../../shared/words.ts';
import { counted, type Format } from '../../lib/format.ts';
import { outcomeWords } from '../../ui/marks.tsx';

/** "Harbour" of "Harbour Security": how people speak of a company once it has been named in full. */
export function shortName(company: string): string {
  return company.split(/\s+/)[0] ?? company;
}

/** What follows from an outcome, under its name. */
export function consequenceOf(outcome: Outcome, provider: string): string {
  const short = shortName(provider);
  switch (outcome) {
    case 'CERTIFY':
      return 'Stays as it is until the next review.';
    case 'CERTIFY_UNTIL':
      return 'Comes back to you on that day.';
    case 'REDUCE':
      return `${short} is instructed to cut it back; their next bundle must show it.`;
    case 'REVOKE':
      return `${short} is instructed to remove it; their next bundle must show it gone.`;
    case 'CANNOT_DECIDE':
      return `Stays open. Ask ${short}, or name who should decide.`;
  }
}

export const outcomeTitles: Readonly<Record<Outcome, string>> = {
  CERTIFY: 'Certify',
  CERTIFY_UNTIL: 'Certify until a date',
  REDUCE: 'Reduce',
  REVOKE: 'Revoke',
  CANNOT_DECIDE: "I can't decide",
};

/** Reasons people give again and again: taken over by a press, then changed as they like. */
export const phrases: Readonly<Record<Outcome, readonly string[]>> = {
  CERTIFY: ['Still needed for the same job', 'Checked with its owner'],
  CERTIFY_UNTIL: ['Needed until the project ends', 'Waiting for a replacement'],
  REDUCE: ['More than the job needs', 'Only reads; write was never asked for'],
  REVOKE: ['Not needed any more', 'Nobody knows what it is for'],
  CANNOT_DECIDE: ['What is it used for?', 'Who asked for it, and when?'],
};

/** "Until 30 Nov" where a date says more than the outcome's name. */
export function decisionWord(outcome: ItemOutcome, decision: Decision | null, format: Format): string {
  if (outcome === 'CERTIFY_UNTIL' && decision?.until != null) return `Until ${format.day(decision.until)}`;
  return outcomeWords[outcome];
}

export function stateWord(state: QueueItem['state']): string | null {
  switch (state) {
    case 'open':
    case 'decided':
      return null;
    case 'draft':
      return 'draft';
    case 'waiting_second_person':
      return '2nd person';
    case 'asked':
      return 'asked';
    case 'signed_off':
      return 'signed off';
    case 'closed':
      return 'closed';
  }
}

/** "37 of 214 decided, 6 waiting for an answer, 3 need a second person", as the part in bold and the rest. */
export function progressWords(
  items: readonly QueueItem[],
  format: Format,
): { readonly decided: number; readonly waiting: number; readonly strong: string; readonly rest: string } {
  const asked = items.filter((item) => item.state === 'asked').length;
  const second = items.filter((item) => item.state === 'waiting_second_person').length;
  const answered = new Set(['decided', 'signed_off', 'closed']);
  // signed off without an answer is not decided: silence is not consent
  const decided = items.filter(
    (item) => answered.has(item.state) && item.outcome !== 'NO_DECISION' && item.outcome !== 'CANNOT_DECIDE',
  ).length;
  const parts = ['decided'];
  if (asked > 0) parts.push(`${format.number(asked)} waiting for an answer`);
  if (second > 0) parts.push(`${format.number(second)} ${second === 1 ? 'needs' : 'need'} a second person`);
  return {
    decided,
    waiting: asked + second,
    strong: `${format.number(decided)} of ${format.number(items.length)}`,
    rest: parts.join(', '),
  };
}

/** "38 seconds", "6 minutes". */
export function duration(seconds: number): string {
  if (seconds < 100) return counted(Math.round(seconds), 'second');
  if (seconds < 5400) return counted(Math.round(seconds / 60), 'minute');
  return counted(Math.round(seconds / 3600), 'hour');
}

/** How the review was done, as facts: label and sentence. Shown to the lead and before signing, never as a score. */
export function qualityFacts(quality: ReviewQuality, format: Format): readonly (readonly [string, string])[] {
  const { oneByOne, inBulk, batches, medianSeconds, longestSeconds, longestStreak } = quality;
  const times =
    medianSeconds === null
      ? ''
      : `, half of them in under ${duration(medianSeconds)}${longestSeconds === null ? '' : `, longest ${duration(longestSeconds)}`}`;
  const together =
    inBulk === 0
      ? 'none'
      : `${counted(inBulk, 'low-risk unchanged item', undefined, format)} in ${counted(batches, 'batch', 'batches', format)}, each with its justification`;
  const streak =
    longestStreak === null
      ? 'none'
      : `${counted(longestStreak.length, 'time')} ${outcomeWords[longestStreak.outcome]} in a row`;
  return [
    ['One at a time', `${counted(oneByOne, 'item', undefined, format)}${times}`],
    ['Together', together],
    [
      'Evidence',
      `opened for ${format.number(quality.evidenceOpened)} of ${counted(quality.decisions, 'decision', undefined, format)}`,
    ],
    ['Longest streak', streak],
    ['Taken back', counted(quality.undone, 'decision', undefined, format)],
  ];
}

export function campaignSummary(campaign: CampaignProgress, format: Format): string {
  const due = format.due(campaign.due);
  return campaign.state === 'closed' ? `closed ${format.day(campaign.closedAt ?? campaign.due)}` : `due ${due.text}`;
}
