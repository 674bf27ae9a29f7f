// Whether a privilege (or a resource) as the evidence writes it became less. Compared word by word, where `*` stands for
// anything; names that do not say which is less ("roles/editor", "roles/viewer") stay undecided. Pure.

export type Comparison = 'same' | 'narrower' | 'wider' | 'unclear';

export function compareGrants(before: string, after: string): Comparison {
  const old = wordsOf(before);
  const now = wordsOf(after);
  const isWithin = now.every((word) => old.some((pattern) => matches(pattern, word)));
  const isAround = old.every((word) => now.some((pattern) => matches(pattern, word)));
  if (isWithin && isAround) return 'same';
  if (isWithin) return 'narrower';
  return isAround ? 'wider' : 'unclear';
}

/** Whether the two name the same words, in whatever order. */
export function sameGrant(left: string, right: string): boolean {
  return wordsOf(left).sort().join(' ') === wordsOf(right).sort().join(' ');
}

function wordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().split(/[\s,;]+/))].filter((word) => word !== '');
}

function matches(pattern: string, word: string): boolean {
  if (pattern === word) return true;
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0 || !word.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let position = first.length;
  for (const part of rest) {
    const found = word.indexOf(part, position);
    if (found === -1) return false;
    position = found + part.length;
  }
  return word.length - last.length >= position && word.endsWith(last);
}
