// English words: what a person prefers on this computer, and the question for their key.
import type { ThemeSource } from '../../../shared/bridge.ts';
import type { LanguageChoice } from '../../app/language.ts';

export const settings = {
  lead: 'These are for you on this computer. They are not part of the workspace.',
  look: 'Look',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' } satisfies Record<ThemeSource, string>,
  language: 'Language',
  languages: { system: 'As the system', en: 'English', de: 'Deutsch' } satisfies Record<LanguageChoice, string>,
  languageMeans:
    'The window speaks this language. What is recorded, signed and handed over is in English, whoever reads it.',
  keyboard: 'Keyboard',
  letters: 'Single letters decide and move',
  lettersMean:
    'Such as c to certify and j for the next item, while the queue has the focus. Switch it off when you dictate, or when letters were pressed by mistake.',
  allKeys: 'Show all keys',
  yourKey: 'Your key',
  locksAfter: 'Locks after',
  minutes: (minutes: number) => `${minutes} min`,
  keyMeans:
    'Deciding, accepting risk and changing who may decide need your unlocked key. Without use it locks by itself; each signature asks for the passphrase anyway.',
  workspace: 'This workspace',
  customer: 'Customer',
  provider: 'Provider',
  contract: 'Contract',
  created: 'Created',
  file: 'File',
  backUp: 'Back up',
  version: (version: string) => `Version ${version}. It opens no network connection.`,
  about: 'About',
  unlock: {
    isItYou: (name: string) => `Is it you, ${name}?`,
    lead: 'Deciding, accepting risk and changing who may decide need your unlocked key. What you typed is kept.',
    notNow: 'Not now',
    running: 'Unlocking',
    act: 'Unlock and go on',
    locksAgain: (minutes: number) =>
      `It locks again after ${minutes} minutes without use. Each signature asks for it anew.`,
    firstKey: (name: string) => `A key for ${name}`,
    firstKeyLead:
      'Make it once. It shows that it is really you who decides, and signs what you sign off. What you typed is kept.',
  },
};
