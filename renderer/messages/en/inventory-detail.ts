// English words: one entitlement, identity or other record of the inventory in full.
import type { InventorySubject } from '../../../shared/contract/inventory.ts';
import { counted, figure } from './figures.ts';

export const inventoryDetail = {
  titles: {
    entitlements: 'Entitlement',
    identities: 'Identity',
    credentials: 'Credential',
    findings: 'Finding',
    actions: 'Action of the provider',
  } satisfies Record<InventorySubject, string>,
  gone: (bundle: string) => `Gone: ${bundle} no longer has it.`,
  goneNow: 'Gone: the newest complete evidence no longer has it.',
  goneMeans: 'What is shown is how it was the last time. Its evidence and its history stay.',
  kindIn: (kind: string, system: string) => `${kind} in ${system}`,
  facts: 'Facts',
  /** An entitlement shows two last uses, so each says of what. By the fact's code. */
  useOf: {
    last_use: 'This right last used',
    'identity.last_use': 'Identity last used',
  } as Readonly<Record<string, string>>,
  allOf: (name: string) => `All of ${name}`,
  noFacts: 'The evidence says nothing of it but that it is there.',
  actsAs: 'acts as',
  path: 'How it gets this access',
  changed: {
    title: 'What changed',
    fact: 'Fact',
    before: 'Before',
    now: 'Now',
    unknown: 'not in the evidence',
  },
  rules: {
    title: 'Rules',
    note: (fail: number, unknown: number, hold: number) =>
      `${figure(fail)} fail, ${figure(unknown)} can't be judged, ${figure(hold)} hold`,
    cantBeJudged: 'Can’t be judged:',
  },
  findings: 'Findings of the provider',
  about: (name: string) => `about ${name}`,
  advice: {
    title: 'Advice',
    advises: (provider: string) => `${provider} advises`,
    not: 'it does not decide',
    cited: 'advice',
  },
  history: 'In earlier bundles',
  whose: 'Whose it is',
  whoseUnknown: 'The evidence does not say whose it is.',
  mayDo: {
    title: 'May do',
    note: (count: number) => counted(count, 'entitlement', 'entitlements'),
    none: 'No entitlement of it is in the evidence.',
    all: (count: number) => `Show all ${figure(count)} in the list`,
  },
  credential: (position: number, of: number) => (of === 1 ? 'Credential' : `Credential ${figure(position)}`),
  ownerUnknown: 'Nobody is named as its owner. An owner answers for it: ask the provider, or name one in the review.',
  seenIn: {
    title: 'Seen in',
    whatIs: {
      ask: 'What does seen in mean?',
      answer:
        'One and the same non-human identity often has a record in several systems: an account here, an application there. Records are tied together where the evidence says so; a suggested link counts only after a person has confirmed it.',
    },
    records: (count: number) => `${counted(count, 'record', 'records')}, one identity`,
    through: (kind: string, system: string) => `${kind} in ${system}, through one of the above`,
    named: (system: string) => `named, but no evidence of ${system} describes it`,
    aFinding: 'a finding',
    undoneBy: (name: string, day: string, why: string | null) =>
      `Undone by ${name}, ${day}${why === null ? '' : `: ${why}`}`,
    confirmedBy: (name: string, day: string, why: string | null) =>
      `Confirmed by ${name}, ${day}${why === null ? '' : `: ${why}`}`,
    sameAfterAll: 'It is the same after all',
    same: 'It is the same',
    another: 'It is another',
    undo: 'Undo this link',
    states: {
      certain: 'certain',
      confirmed: 'confirmed',
      suggested: 'suggested, not applied',
      dismissed: 'dismissed',
      undone: 'undone',
    },
    form: {
      why: 'Why they are not the same',
      required: 'required',
      note: 'Kept in the ledger. It stays undone when the same evidence comes again.',
      sayWhy: 'Say why, in a few words.',
      dismiss: 'Dismiss it',
      undo: 'Undo the link',
      cancel: 'Cancel',
    },
  },
};
