// When a reason that others rely on says something: one letter, or one short word, tells nobody why.

/** Characters from which even one word is taken for an answer. */
const long = 10;

/** Whether the text has at least two words (a word has two characters or more), or ten characters. */
export function saysWhy(text: string | null): boolean {
  const said = text?.trim() ?? '';
  if (said.length >= long) return true;
  return said.split(/\s+/).filter((word) => /[\p{L}\p{N}]{2}/u.test(word)).length >= 2;
}
