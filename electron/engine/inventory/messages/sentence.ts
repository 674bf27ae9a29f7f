// The words of the sentence of a case, by language.
import type { Locale } from '../../../../shared/locale.ts';
import { type SentenceWords, sentenceEnglish } from './sentence-english.ts';
import { sentenceGerman } from './sentence-german.ts';

export type { Cased, SentenceWords, Sort } from './sentence-english.ts';

export const sentenceMessages: Readonly<Record<Locale, SentenceWords>> = { en: sentenceEnglish, de: sentenceGerman };
