// What calls for a review of its own, told in the reader's language. What happened is put together in English, as it is
// recorded with the review that follows it; here it is recognised by that and worded anew.
import type { Locale } from '../../../../shared/locale.ts';

const happenings: readonly (readonly [pattern: RegExp, german: (...parts: readonly string[]) => string])[] = [
  [/^(.+) left, as the evidence says\.$/, (owner) => `${owner} ist laut den Nachweisen ausgeschieden.`],
  [
    /^A secret of (.+?) was found in the open by (.+?): (.+)$/,
    (identity, tool, title) => `Ein Geheimnis von ${identity} wurde durch ${tool} offen gefunden: ${title}`,
  ],
  [
    /^(.+?) was given administration: (.+) on (.+)\.$/,
    (identity, privilege, resource) => `${identity} hat Administration erhalten: ${privilege} auf ${resource}.`,
  ],
  [
    /^(.+?) now has administration: (.+) on (.+)\.$/,
    (identity, privilege, resource) => `${identity} hat jetzt Administration: ${privilege} auf ${resource}.`,
  ],
  [
    /^(.+?) was given a way to administration: (.+) on (.+)\.$/,
    (identity, privilege, resource) =>
      `${identity} hat einen Weg zur Administration erhalten: ${privilege} auf ${resource}.`,
  ],
  [
    /^(.+?) now has a way to administration: (.+) on (.+)\.$/,
    (identity, privilege, resource) =>
      `${identity} hat jetzt einen Weg zur Administration: ${privilege} auf ${resource}.`,
  ],
  [/^(.+?) left: (.+)$/, (name, reason) => `${name} ist ausgeschieden: ${reason}`],
];

/** As it was put together where it is none of these. */
export function happeningInWords(text: string, locale: Locale): string {
  if (locale === 'en') return text;
  for (const [pattern, german] of happenings) {
    const match = pattern.exec(text);
    if (match !== null) return german(...match.slice(1));
  }
  return text;
}
