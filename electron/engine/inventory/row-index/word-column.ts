// Where a word stands in a column of many rows: each different text once, all of them in one string, because looking
// through one long string is as quick as memory. Rows name their text by its position.

export interface WordColumn {
  /** By row: the position of its text. */
  readonly codes: Uint32Array;
  /** Every different text in small letters, each followed by a line feed. */
  readonly text: string;
  /** Where each begins; ascending. */
  readonly starts: Uint32Array;
}

export function wordColumn(codes: Uint32Array, texts: readonly string[]): WordColumn {
  const starts = new Uint32Array(texts.length);
  const parts = texts.map((text) => `${text.replaceAll('\n', ' ').toLowerCase()}\n`);
  let start = 0;
  for (const [position, part] of parts.entries()) {
    starts[position] = start;
    start += part.length;
  }
  return { codes, text: parts.join(''), starts };
}

/** By the text's position: 1 where the word, given in small letters, stands in it; null where it stands in none. */
export function textsWith({ text, starts }: WordColumn, word: string): Uint8Array | null {
  let found: Uint8Array | null = null;
  for (let at = text.indexOf(word); at !== -1; ) {
    found ??= new Uint8Array(starts.length);
    const position = startingAtOrBefore(starts, at);
    found[position] = 1;
    const next = starts[position + 1];
    if (next === undefined) break;
    at = text.indexOf(word, next);
  }
  return found;
}

/** A text of the column, in small letters. */
export function textAt({ text, starts }: WordColumn, position: number): string {
  return text.slice(starts[position] ?? text.length, (starts[position + 1] ?? text.length) - 1);
}

function startingAtOrBefore(starts: Uint32Array, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
