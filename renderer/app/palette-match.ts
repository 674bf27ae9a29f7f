// How well a typed text fits a title: every word must occur; starts of words count most.

/** null: it does not fit. Lower is better. */
export function matchRank(typed: string, title: string): number | null {
  const text = title.toLowerCase();
  let rank = 0;
  for (const word of wordsOf(typed)) {
    const at = text.indexOf(word);
    if (at < 0) return null;
    rank += (at === 0 ? 0 : isStart(text, at) ? 1 : 2) * 100 + at;
  }
  return rank;
}

/** Whether each typed word begins a word of the title. */
export function startsWords(typed: string, title: string): boolean {
  const text = title.toLowerCase();
  return wordsOf(typed).every((word) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (isStart(text, at)) return true;
    return false;
  });
}

function wordsOf(typed: string): string[] {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function isStart(text: string, at: number): boolean {
  return at === 0 || /[\s.,:'-]/.test(text.charAt(at - 1));
}
