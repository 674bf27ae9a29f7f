// Facets and their values as people read them: codes in words, what the evidence calls something as it is. Pure.
import type { Messages } from '../../messages/table.ts';

type Words = Messages['inventory'];

/** `(unknown)` chooses rows where the evidence does not say. */
export const unknownValue = '(unknown)';

/** Facets whose values are names out of the evidence. */
const named: ReadonlySet<string> = new Set(['system', 'tool', 'verb']);

export function shownValue(facet: string, value: string, words: Words): string {
  if (value === unknownValue) return words.notInEvidence;
  return named.has(facet) ? value : (words.values[value] ?? value);
}

/** `title` as the engine says it, where this language has no word of its own. */
export function facetTitle(facet: string, title: string, words: Words): string {
  return words.facetTitles[facet] ?? title;
}

/** `service_account` as a person says it. */
export function kindWord(kind: string, words: Words): string {
  const plain = kind.replaceAll('_', ' ');
  return words.values[plain] ?? plain;
}
