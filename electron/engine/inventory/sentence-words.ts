// Words that the sentences of every platform are made with: lists, names that are too long, ids that are no names.
import type { Locale } from '../../../shared/locale.ts';
import { isGuid } from './privileges/explanations.ts';

const and: Readonly<Record<Locale, string>> = { en: 'and', de: 'und' };

export function joined(words: readonly string[], locale: Locale = 'en'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${and[locale]} ${words.at(-1)}`;
}

/** At most three; of more the first two and how many there are besides. */
export function listed(words: readonly string[], locale: Locale): string {
  if (words.length <= 3) return joined(words, locale);
  const more = words.length - 2;
  return `${words.slice(0, 2).join(', ')} ${locale === 'de' ? `und ${more} weitere` : `and ${more} more`}`;
}

/** Both ends of a name tell things apart, so it is cut in the middle. */
export function cut(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const tail = Math.floor((most - 1) * 0.4);
  return `${plain.slice(0, most - 1 - tail).trim()}…${plain.slice(plain.length - tail).trim()}`;
}

/** Ids as Microsoft and Okta give them say nothing to people. */
export function isOnlyId(name: string): boolean {
  return isGuid(name) || (oktaId.test(name) && /[A-Z]/.test(name));
}

const oktaId = /^(00[a-z]|0oa|0ob|aus|cr0|enb|ens|ent|grp|iam|irb|sub)[A-Za-z0-9]{17,18}$/;

/** "12 Mar 2026", "12. März 2026"; anything that is no date stays as the evidence has it. */
export function dayInWords(at: string, locale: Locale = 'en'): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(at) ?? [];
  const name = months[locale][Number(month) - 1];
  if (year === undefined || name === undefined) return at;
  return locale === 'de' ? `${Number(day)}. ${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

const months: Readonly<Record<Locale, readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
};
