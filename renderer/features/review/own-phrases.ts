// Phrases of this person's own, kept on this computer: a reason that is given again and again is typed once. They are no
// part of the workspace, and nothing in it depends on them.
import type { Outcome } from '../../../shared/words.ts';

export type OwnPhrases = Readonly<Record<Outcome, readonly string[]>>;

type Store = Pick<Storage, 'getItem' | 'setItem'>;

const storageKey = 'countersign.phrases';
/** More than that is no shortcut any more; the oldest goes. */
const mostKept = 12;
const longest = 160;

/** What is kept; whatever cannot be read counts as nothing kept. */
export function readPhrases(store: Store): OwnPhrases {
  const kept = parsed(store.getItem(storageKey));
  const of = (outcome: Outcome): readonly string[] => {
    const list: unknown = kept[outcome];
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string' && one.trim() !== '') : [];
  };
  return {
    CERTIFY: of('CERTIFY'),
    CERTIFY_UNTIL: of('CERTIFY_UNTIL'),
    REDUCE: of('REDUCE'),
    REVOKE: of('REVOKE'),
    CANNOT_DECIDE: of('CANNOT_DECIDE'),
  };
}

export function writePhrases(store: Store, phrases: OwnPhrases): void {
  store.setItem(storageKey, JSON.stringify(phrases));
}

/** "Needed for the audit" of " Needed for the audit. ": as it is kept; null where it is no phrase. */
export function phraseOf(text: string): string | null {
  const phrase = text.trim().replace(/\.$/, '').replaceAll(/\s+/g, ' ');
  return phrase === '' || phrase.length > longest ? null : phrase;
}

export function withPhrase(phrases: OwnPhrases, outcome: Outcome, phrase: string): OwnPhrases {
  const others = phrases[outcome].filter((one) => one !== phrase);
  return { ...phrases, [outcome]: [...others, phrase].slice(-mostKept) };
}

export function withoutPhrase(phrases: OwnPhrases, outcome: Outcome, phrase: string): OwnPhrases {
  return { ...phrases, [outcome]: phrases[outcome].filter((one) => one !== phrase) };
}

function parsed(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}
