// Figures inside a sentence: written as the sentence's language writes them, with the noun in its number.
import type { Locale } from '../../shared/locale.ts';

export interface Figures {
  /** "1,000" or "1.000". */
  figure(value: number): string;
  /** "1 item", "3 items": `one` and `many` are the noun in both numbers. */
  counted(count: number, one: string, many: string): string;
}

export function figuresOf(locale: Locale): Figures {
  const form = new Intl.NumberFormat(locale);
  const figure = (value: number) => form.format(value);
  return { figure, counted: (count, one, many) => `${figure(count)} ${count === 1 ? one : many}` };
}
