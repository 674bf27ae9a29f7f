// Which rows a filter leaves, in which order, and how many there are of each group: passes over numbers.
import type { RowGroup, RowIndex } from './row-index.ts';
import type { RowOrder } from './row-order.ts';
import { textsWith } from './word-column.ts';

export interface RowChoice {
  /** By facet, what may be there; null: anything. Null in a set is "not in the evidence". */
  readonly facets: readonly (ReadonlySet<string | null> | null)[];
  readonly words: readonly string[];
  readonly removed: boolean;
  /** Bits of rules that fail, or that could not be judged; null: whatever they say. */
  readonly judged: { readonly result: 'fail' | 'not_evaluable'; readonly bits: number } | null;
}

/** Rows in the order's direction; what has no value comes last in both. */
export function chosenRows(fits: Uint8Array, { rows, unknown }: RowOrder, descending: boolean): Uint32Array {
  const known = rows.length - unknown;
  const found = new Uint32Array(rows.length);
  let length = 0;
  if (descending) {
    for (let at = known - 1; at >= 0; at -= 1) {
      const row = rows[at] ?? 0;
      found[length] = row;
      length += fits[row] ?? 0;
    }
  }
  for (let at = descending ? known : 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    // Written always and kept where it fits: quicker than to decide a million times.
    found[length] = row;
    length += fits[row] ?? 0;
  }
  return found.slice(0, length);
}

/** By row, 1 where the filter leaves it. */
export function fittingRows(index: RowIndex, choice: RowChoice): Uint8Array {
  const { groupOf } = index;
  const groups = groupsThat(index, (group) => group.removed === choice.removed && failing(group.values, choice) === 0);
  const fits = rowsThatFit(index, choice) ?? new Uint8Array(groupOf.length).fill(1);
  for (let row = 0; row < groupOf.length; row += 1) fits[row] = (fits[row] ?? 0) & (groups[groupOf[row] ?? 0] ?? 0);
  return fits;
}

/** By group, how many rows have the words and verdicts asked for, whatever the facets choose. */
export function groupCounts(index: RowIndex, choice: RowChoice): Uint32Array {
  const { groupOf } = index;
  const groups = groupsThat(index, (group) => group.removed === choice.removed);
  const fits = rowsThatFit(index, choice);
  const counts = new Uint32Array(index.groups.length);
  for (let row = 0; row < groupOf.length; row += 1) {
    const group = groupOf[row] ?? 0;
    if (groups[group] === 0 || (fits !== null && fits[row] === 0)) continue;
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return counts;
}

/** How many facets' choices the group is outside of. */
export function failing(values: RowGroup['values'], { facets }: RowChoice): number {
  let outside = 0;
  for (const [facet, chosen] of facets.entries()) {
    if (chosen !== null && !chosen.has(values[facet] ?? null)) outside += 1;
  }
  return outside;
}

function groupsThat({ groups }: RowIndex, isIn: (group: RowGroup) => boolean): Uint8Array {
  return Uint8Array.from(groups, (group) => (isIn(group) ? 1 : 0));
}

/** By row, whether it has every word and the verdict asked for; null: nothing is asked of single rows. */
function rowsThatFit(index: RowIndex, { words, judged }: RowChoice): Uint8Array | null {
  const asked = words.map((word) => rowsWith(index, word.toLowerCase()));
  if (judged !== null && index.verdictOf !== null) asked.push(rowsJudged(index.verdictOf, verdictsOf(index, judged)));
  const [first, ...others] = asked;
  if (first === undefined) return null;
  for (const other of others)
    for (let row = 0; row < first.length; row += 1) first[row] = (first[row] ?? 0) & (other[row] ?? 0);
  return first;
}

/** Rows with the word in one of their texts. */
function rowsWith({ words, groupOf }: RowIndex, word: string): Uint8Array {
  const found = new Uint8Array(groupOf.length);
  for (const column of words) {
    const texts = textsWith(column, word);
    if (texts === null) continue;
    const { codes } = column;
    for (let row = 0; row < found.length; row += 1) found[row] = (found[row] ?? 0) | (texts[codes[row] ?? 0] ?? 0);
  }
  return found;
}

function rowsJudged(verdictOf: Uint32Array, verdicts: Uint8Array): Uint8Array {
  const found = new Uint8Array(verdictOf.length);
  for (let row = 0; row < found.length; row += 1) found[row] = verdicts[verdictOf[row] ?? 0] ?? 0;
  return found;
}

function verdictsOf({ verdicts }: RowIndex, { result, bits }: NonNullable<RowChoice['judged']>): Uint8Array {
  return Uint8Array.from(verdicts, ({ fail, unknown }) =>
    (BigInt(result === 'fail' ? fail : unknown) & BigInt(Math.trunc(bits))) === 0n ? 0 : 1,
  );
}
