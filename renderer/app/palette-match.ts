// How well a typed text fits a title: every word must occur; starts of words count most.

/** null: it does not fit. Lower is better. */
export function matchRank(typed: string, title: string): number | null {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const text = title.toLowerCase();
  let rank = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return null;
    const starts = at === 0 || /[\s.,:'-]/.test(text.charAt(at - 1));
    rank += (at === 0 ? 0 : starts ? 1 : 2) * 100 + at;
  }
  return rank;
}
