// A failure in words: what happened, what the engine knows of it, and what to do now.
import type { CountersignError } from '../../shared/errors.ts';
import { type Messages, messages } from '../messages/table.ts';

export interface ErrorText {
  readonly title: string;
  readonly body: string;
}

/** The sentence without the title that it opens with, as a sentence or as its first part. */
function without(sentence: string, title: string): string {
  const opening = title.replace(/\.$/, '');
  if (!sentence.startsWith(opening)) return sentence.trim();
  return sentence
    .slice(opening.length)
    .replace(/^[.;:,]?\s*/, '')
    .trim();
}

/** The title, then the engine's own sentence where it says more, then what to do. */
export function errorText(error: CountersignError, words: Messages['errors']): ErrorText {
  const { title, next } = words.byCode[error.code];
  // The engine speaks English, and its sentence may open with the very words of the title, or say the next step.
  const english = messages.en.errors.byCode[error.code];
  const own = without(without(error.message, english.title), title);
  return { title, body: own === '' || english.next.startsWith(own) ? next : `${own} ${next}` };
}
