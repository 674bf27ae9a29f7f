// The languages that people read the window in. Documents, ledger and command line speak English: a record has one voice.
export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** "de-AT" is read as German; what is not at hand, as English. */
export function localeOf(languageTag: string): Locale {
  const language = languageTag.toLowerCase().split('-')[0];
  return locales.find((locale) => locale === language) ?? 'en';
}
