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
