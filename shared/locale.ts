// The languages that people read the window in. Documents, ledger and command line speak English: a record has one voice.
export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** "de-AT" is read as German; what is not at hand, as English. */
export function localeOf(languageTag: string): Locale {
  const language = languageTag.toLowerCase().split('-')[0];
  return locales.find((locale) => locale === language) ?? 'en';
}

/** One sentence in every language: what is recorded takes the English one, a window the one of its reader. */
export type Said = Readonly<Record<Locale, string>>;

/** The same said with the words of every language. */
export function inEvery<Words>(
  tables: Readonly<Record<Locale, Words>>,
  say: (words: Words, locale: Locale) => string,
): Said {
  return { en: say(tables.en, 'en'), de: say(tables.de, 'de') };
}
