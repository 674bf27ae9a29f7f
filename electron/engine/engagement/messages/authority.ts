// Why somebody may not do something, by party and state alone, and how the separation of duties is called.
import type { ConflictStrategy, SelfReviewBar } from '../../../../shared/contract/engagement.ts';
import type { Locale } from '../../../../shared/locale.ts';
import type { Party } from '../../../../shared/words.ts';
import type { NamedPart } from '../authority.ts';

/** What somebody can't do, as each language puts it after "can't". */
export type Forbidden = 'do this' | 'decide here' | NamedPart;

interface AuthorityMessages {
  readonly needsPerson: string;
  otherParty(name: string, party: Party, what: Forbidden): string;
  inactive(name: string, what: Forbidden): string;
  auditor(name: string): string;
  readonly strategies: Readonly<Record<ConflictStrategy, string>>;
  /** What makes somebody a party to an access, after "you are". */
  readonly bars: Readonly<Record<SelfReviewBar, string>>;
  mayJudge(bar: SelfReviewBar): string;
  ofTwoAnswers(strategy: ConflictStrategy): string;
  readonly keyLocked: (name: string) => string;
  readonly keyMissing: (name: string) => string;
}

const forbiddenInEnglish: Readonly<Record<Forbidden, string>> = {
  'do this': 'do this',
  'decide here': 'decide here',
  reviewer: 'be a reviewer',
  delegate: 'be a delegate',
  delegator: 'be a delegator',
  'approver of an exception': 'be the approver of an exception',
  'approver of what is left out': 'be the approver of what is left out',
};

const forbiddenInGerman: Readonly<Record<Forbidden, string>> = {
  'do this': 'das nicht tun',
  'decide here': 'hier nicht entscheiden',
  reviewer: 'nicht prüfende Person sein',
  delegate: 'keine Delegation erhalten',
  delegator: 'keine Delegation erteilen',
  'approver of an exception': 'keine Ausnahme genehmigen',
  'approver of what is left out': 'nicht genehmigen, was ausgelassen wird',
};

const english: AuthorityMessages = {
  needsPerson: 'This needs a person of the customer who says who he is.',
  otherParty: (name, party, what) =>
    `${name} is of the ${party} and can't ${forbiddenInEnglish[what]}: only the customer decides.`,
  inactive: (name, what) => `${name} is no longer active and can't ${forbiddenInEnglish[what]}.`,
  auditor: (name) => `${name} is an auditor: reads everything here and changes nothing.`,
  strategies: {
    strictest_stands: 'the stricter answer stands',
    all_must_accept: 'a more lenient answer stands once everybody has accepted it who answered otherwise',
    last_stands: 'the last answer stands',
  },
  bars: {
    creator: 'whoever created the identity',
    granter: 'whoever granted the access',
    user: 'whoever signs in with it in person',
    beneficiary: 'whoever owns a workload that acts through it',
    owner: 'whoever owns the identity',
  },
  mayJudge: (bar) => `W${english.bars[bar].slice(1)} may judge it all the same`,
  ofTwoAnswers: (strategy) => `Of two answers that differ, ${english.strategies[strategy]}`,
  keyLocked: (name) => `${name} is only named so far. Unlock the key with its passphrase.`,
  keyMissing: (name) => `${name} has no signing key yet. Make one: it shows that it is really ${name} who decides.`,
};

const german: AuthorityMessages = {
  needsPerson: 'Dazu muss eine Person des Auftraggebers angeben, wer sie ist.',
  otherParty: (name, party, what) =>
    `${name} gehört ${sides[party]} an und kann ${forbiddenInGerman[what]}: Nur der Auftraggeber entscheidet.`,
  inactive: (name, what) => `${name} ist nicht mehr aktiv und kann ${forbiddenInGerman[what]}.`,
  auditor: (name) => `${name} gehört zur Revision: liest hier alles und ändert nichts.`,
  strategies: {
    strictest_stands: 'die strengere Antwort gilt',
    all_must_accept: 'eine mildere Antwort gilt erst, wenn alle sie angenommen haben, die anders geantwortet haben',
    last_stands: 'die letzte Antwort gilt',
  },
  bars: {
    creator: 'wer die Identität angelegt hat',
    granter: 'wer den Zugriff erteilt hat',
    user: 'wer sich damit persönlich anmeldet',
    beneficiary: 'wer ein Programm verantwortet, das darüber handelt',
    owner: 'wer die Identität verantwortet',
  },
  mayJudge: (bar) => `W${german.bars[bar].slice(1)}, darf trotzdem darüber entscheiden`,
  ofTwoAnswers: (strategy) => `Bei zwei verschiedenen Antworten: ${german.strategies[strategy]}`,
  keyLocked: (name) =>
    `${name} ist bisher nur namentlich angemeldet. Der Schlüssel muss mit seiner Passphrase entsperrt werden.`,
  keyMissing: (name) =>
    `${name} hat noch keinen Signaturschlüssel. Ein Schlüssel belegt, dass wirklich ${name} entscheidet.`,
};

const sides: Readonly<Record<Party, string>> = {
  customer: 'dem Auftraggeber',
  provider: 'dem Dienstleister',
  adviser: 'der Beratung',
  auditor: 'der Revision',
};

export const authorityMessages: Readonly<Record<Locale, AuthorityMessages>> = { en: english, de: german };
