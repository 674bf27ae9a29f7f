// How people name an item on paper and in tickets: `NT-001`, letters from the customer's name and the item's ordinal.

/** Two letters: the initials of the first two words, or the first two letters of a single one. */
export function referencePrefix(customer: string): string {
  const words = customer.match(/\p{L}+/gu) ?? [];
  const [first = '', second = ''] = words;
  const letters = second === '' ? [...first].slice(0, 2).join('') : `${[...first][0] ?? ''}${[...second][0] ?? ''}`;
  return letters === '' ? 'RI' : letters.toLocaleUpperCase('en');
}

/** As many digits as the campaign needs, three at least. */
export function referenceOf(prefix: string, ordinal: number, items: number): string {
  return `${prefix}-${String(ordinal).padStart(Math.max(3, String(items).length), '0')}`;
}

/** Whether a text (a ticket, an approval) names this reference or id as a word of its own: `NT-01` is not in `NT-012`. */
export function namesReference(text: string | null, reference: string): boolean {
  if (text === null || reference.trim() === '') return false;
  const escaped = reference.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_-])${escaped}(?![\\p{L}\\p{N}_-])`, 'iu').test(text);
}

/**
 * Finds, for what an action says (its ticket, its approval), every entry that it names, in the entries' order: the same
 * ones that `namesReference` finds, without asking each.
 */
export function referenceIndex<Entry extends { readonly names: readonly string[] }>(
  entries: readonly Entry[],
): (said: readonly (string | null)[]) => Entry[] {
  const byWord = new Map<string, number[]>();
  const phrases: { readonly name: string; readonly position: number }[] = [];
  for (const [position, { names }] of entries.entries()) {
    for (const name of names) {
      const [word, ...more] = referenceWords(name);
      if (word === undefined) continue;
      if (more.length > 0 || word !== name.trim().toLowerCase()) phrases.push({ name, position });
      else byWord.set(word, [...(byWord.get(word) ?? []), position]);
    }
  }
  return (said) => {
    const found = new Set<number>();
    for (const text of said) {
      if (text === null) continue;
      for (const word of referenceWords(text)) for (const position of byWord.get(word) ?? []) found.add(position);
      for (const { name, position } of phrases) if (namesReference(text, name)) found.add(position);
    }
    return [...found].sort((left, right) => left - right).flatMap((position) => entries[position] ?? []);
  };
}

/** What a text is compared with a reference by, in small letters. */
export function referenceWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_-]+/gu) ?? [];
}
