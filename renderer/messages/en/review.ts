// English words of deciding: outcomes with what follows from them, phrases to take over, how the work was done.
import type { Outcome } from '../../../shared/words.ts';
import { counted, figure } from './figures.ts';

export const review = {
  outcomes: {
    CERTIFY: 'Certify',
    CERTIFY_UNTIL: 'Certify until a date',
    REDUCE: 'Reduce',
    REVOKE: 'Revoke',
    CANNOT_DECIDE: "I can't decide",
  } satisfies Record<Outcome, string>,
  /** What follows from an outcome, under its name; `provider` as short as may be. */
  consequences: {
    CERTIFY: () => 'Stays as it is until the next review.',
    CERTIFY_UNTIL: () => 'Comes back to you on that day.',
    REDUCE: (provider) => `${provider} is instructed to cut it back; their next bundle must show it.`,
    REVOKE: (provider) => `${provider} is instructed to remove it; their next bundle must show it gone.`,
    CANNOT_DECIDE: (provider) => `Stays open. Ask ${provider}, or name who should decide.`,
  } satisfies Record<Outcome, (provider: string) => string>,
  /** "Until 30 Nov" where a date says more than the outcome's name. */
  until: (day: string) => `Until ${day}`,
  /** Reasons that people give again and again. */
  phrases: {
    CERTIFY: ['Still needed for the same job', 'Checked with its owner'],
    CERTIFY_UNTIL: ['Needed until the project ends', 'Waiting for a replacement'],
    REDUCE: ['More than the job needs', 'Only reads; write was never asked for'],
    REVOKE: ['Not needed any more', 'Nobody knows what it is for'],
    CANNOT_DECIDE: ['What is it used for?', 'Who asked for it, and when?'],
  } satisfies Record<Outcome, readonly string[]>,
  keepPhrase: 'Keep this as a phrase',
  dropPhrase: (phrase: string) => `Remove the phrase “${phrase}”`,
  phraseKept: 'Kept on this computer, for the next time.',
  campaign: {
    stands: 'How the campaign stands',
    signOff: 'Read and sign off',
    signed: 'What I signed, and my copy of it',
    rounds: 'What comes next',
    open: 'Open a new campaign',
    others: 'Other campaigns',
    closed: (day: string) => `closed ${day}`,
    due: (day: string) => `due ${day}`,
  },
  /** Said to who listens, behind what was recorded: where the keyboard is now. */
  next: (item: string | null) => (item === null ? 'Nothing is left open in this list.' : `Next: ${item}.`),
  item: (item: { readonly identity: string; readonly privilege: string; readonly resource: string }) =>
    `${item.identity}, ${item.privilege} on ${item.resource}`,
  durations: {
    seconds: (count: number) => counted(count, 'second', 'seconds'),
    minutes: (count: number) => counted(count, 'minute', 'minutes'),
    hours: (count: number) => counted(count, 'hour', 'hours'),
  },
  /** How the review was done, as facts; never as a score. */
  quality: {
    oneByOne: 'One at a time',
    together: 'Together',
    evidence: 'Evidence',
    streak: 'Longest streak',
    undone: 'Taken back',
    none: 'none',
    items: (count: number) => counted(count, 'item', 'items'),
    times: (median: string, longest: string | null) =>
      `, half of them in under ${median}${longest === null ? '' : `, longest ${longest}`}`,
    inBulk: (items: number, batches: number) =>
      `${counted(items, 'low-risk unchanged item', 'low-risk unchanged items')} in ${counted(batches, 'batch', 'batches')}, each with its justification`,
    opened: (opened: number, decisions: number) =>
      `opened for ${figure(opened)} of ${counted(decisions, 'decision', 'decisions')}`,
    inARow: (times: number, outcome: string) => `${counted(times, 'time', 'times')} ${outcome} in a row`,
    decisions: (count: number) => counted(count, 'decision', 'decisions'),
  },
};
