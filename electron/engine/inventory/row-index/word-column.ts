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

/**
 * By the text's position: 1 where the word, given in small letters, stands in it; null where it stands in none. `ends`: by
 * text, where what is looked at ends, when that is not the whole.
 */
export function textsWith(
  { text, starts }: WordColumn,
  word: string,
  ends: Uint32Array | null = null,
): Uint8Array | null {
  let found: Uint8Array | null = null;
  let position = 0;
  for (let at = text.indexOf(word); at !== -1; ) {
    position = startingAtOrBefore(starts, at, position);
    // Its first place in the text decides: a later one is further behind.
    if (ends === null || at + word.length <= (ends[position] ?? 0)) {
      found ??= new Uint8Array(starts.length);
      found[position] = 1;
    }
    const next = starts[position + 1];
    if (next === undefined) break;
    at = text.indexOf(word, next);
  }
  return found;
}

/** By text, where its first part ends: before the first `between`, or with the text. */
export function firstEnds(column: WordColumn, between: string): Uint32Array {
  const known = ends.get(column);
  if (known !== undefined) return known;
  const { text, starts } = column;
  const made = starts.map((start, position) => {
    const end = (starts[position + 1] ?? text.length) - 1;
    const found = text.indexOf(between, start);
    return found === -1 || found > end ? end : found;
  });
  ends.set(column, made);
  return made;
}

// Go with their column.
const ends = new WeakMap<WordColumn, Uint32Array>();

export interface RowsByText {
  /** Rows by their text, ascending in each. */
  readonly rows: Uint32Array;
  /** By text, where its rows begin. */
  readonly starts: Uint32Array;
}

/**
 * The rows of each text. They are worked out when they were asked for `patience` times, null before: with another one for
 * each column no search has to wait for all of them.
 */
export function rowsByText(column: WordColumn, patience: number): RowsByText | null {
  const known = byText.get(column);
  if (known !== undefined && known.rows !== null) return known.rows;
  const asked = (known?.asked ?? 0) + 1;
  const rows = asked > patience ? listedByText(column) : null;
  byText.set(column, { asked, rows });
  return rows;
}

// Go with their column.
const byText = new WeakMap<WordColumn, { readonly asked: number; readonly rows: RowsByText | null }>();

function listedByText(column: WordColumn): RowsByText {
  const { codes } = column;
  const starts = new Uint32Array(column.starts.length + 1);
  for (let row = 0; row < codes.length; row += 1) {
    const next = (codes[row] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let text = 1; text < starts.length; text += 1) starts[text] = (starts[text] ?? 0) + (starts[text - 1] ?? 0);
  const next = starts.slice();
  const rows = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const text = codes[row] ?? 0;
    const place = next[text] ?? 0;
    rows[place] = row;
    next[text] = place + 1;
  }
  return { rows, starts };
}

/** A text of the column, in small letters. */
export function textAt({ text, starts }: WordColumn, position: number): string {
  return text.slice(starts[position] ?? text.length, (starts[position + 1] ?? text.length) - 1);
}

/** Looked for from a position on that begins before the place: mostly it is not far. */
function startingAtOrBefore(starts: Uint32Array, place: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < starts.length && (starts[low + step] ?? 0) <= place) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, starts.length) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
