// Entitlements by words in the name of their identity, in what they may do or on what: not in the owner or the ids, which
// the inventory's own search looks at too.
import { rowsWith } from './chosen-rows.ts';
import type { RowIndex } from './row-index.ts';
import { bothOf, everyRow, type RowSet } from './row-set.ts';
import { firstEnds } from './word-column.ts';

/** Rows of the entitlements that have all the words. */
export function entitlementsWith(index: RowIndex, words: readonly string[]): RowSet {
  // The identity's texts stand together in the last column, its name first.
  const ofIdentity = index.words.at(-1);
  return words
    .map((word) =>
      rowsWith(index, word.toLowerCase(), (column) => (column === ofIdentity ? firstEnds(column, between) : null)),
    )
    .reduce(bothOf, everyRow(index.ids.length));
}

const between = '\u0001';
