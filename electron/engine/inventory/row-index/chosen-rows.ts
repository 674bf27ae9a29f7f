// Which rows a filter leaves, and how many there are of each group: sets of rows, each a pass over numbers at most.
import type { RowIndex } from './row-index.ts';
import { addAll, addRow, bothOf, eachRow, everyRow, noRow, type RowSet, rowsOfCodes } from './row-set.ts';
import { rowsByText, textsWith, type WordColumn } from './word-column.ts';

export interface RowChoice {
  /** By facet, what may be there; null: anything. Null in a set is "not in the evidence". */
  readonly facets: readonly (ReadonlySet<string | null> | null)[];
  readonly words: readonly string[];
  readonly removed: boolean;
  /** Bits of rules that fail, or that could not be judged; null: whatever they say. */
  readonly judged: { readonly result: 'fail' | 'not_evaluable'; readonly bits: number } | null;
}

/** Rows of the groups that the facets leave, among those that are there or among those that are gone. */
export function rowsInFacets(index: RowIndex, choice: Pick<RowChoice, 'facets' | 'removed'>): RowSet {
  const outside = groupsOutside(index, choice).facets;
  const isIn = Uint8Array.from(index.groups, ({ removed }, group) =>
    removed === choice.removed && outside[group] === 0 ? 1 : 0,
  );
  return isIn.includes(0) ? rowsOfCodes(index.groupOf, isIn) : everyRow(index.groupOf.length);
}

/** Rows that have every word and the verdict asked for; null: nothing is asked of single rows. */
export function rowsThatFit(index: RowIndex, { words, judged }: Pick<RowChoice, 'words' | 'judged'>): RowSet | null {
  const asked = words.map((word) => rowsWith(index, word.toLowerCase()));
  if (judged !== null && index.verdictOf !== null) asked.push(rowsOfCodes(index.verdictOf, verdictsOf(index, judged)));
  const [first, ...others] = asked;
  return first === undefined ? null : others.reduce(bothOf, first);
}

/** By group, how many rows of the set are in it. */
export function groupCounts({ groupOf, groups }: RowIndex, set: RowSet | null): Uint32Array {
  const counts = new Uint32Array(groups.length);
  if (set === null) for (const group of groupOf) counts[group] = (counts[group] ?? 0) + 1;
  else
    eachRow(set, (row) => {
      const group = groupOf[row] ?? 0;
      counts[group] = (counts[group] ?? 0) + 1;
    });
  return counts;
}

export interface Outside {
  /** By group, how many facets' choices it is outside of. */
  readonly facets: Uint8Array;
  /** By facet and group, 1 where it is outside of that one's choice; null where the facet leaves everything. */
  readonly ofFacet: readonly (Uint8Array | null)[];
}

export function groupsOutside(index: RowIndex, { facets }: Pick<RowChoice, 'facets'>): Outside {
  const all = new Uint8Array(index.groups.length);
  const ofFacet = index.facets.map(({ values, codes }, facet) => {
    const chosen = facets[facet] ?? null;
    if (chosen === null) return null;
    const isOut = Uint8Array.from(values, (value) => (chosen.has(value) ? 0 : 1));
    const groups = Uint8Array.from(codes, (code) => isOut[code] ?? 0);
    for (let group = 0; group < all.length; group += 1) all[group] = (all[group] ?? 0) + (groups[group] ?? 0);
    return groups;
  });
  return { facets: all, ofFacet };
}

/** Rows with the word, given in small letters, in one of their texts; `endsOf`: where to look no further, see `textsWith`. */
export function rowsWith(
  { words, groupOf }: Pick<RowIndex, 'words' | 'groupOf'>,
  word: string,
  endsOf: (column: WordColumn) => Uint32Array | null = () => null,
): RowSet {
  const found = noRow(groupOf.length);
  for (const [position, column] of words.entries()) {
    const texts = textsWith(column, word, endsOf(column));
    if (texts !== null) addRowsOf(found, column, texts, position + 1);
  }
  return found;
}

/** Where so few of the texts are asked for, their rows are looked up; else every row is looked at. */
const fewOf = 20;

function addRowsOf(set: RowSet, column: WordColumn, texts: Uint8Array, patience: number): void {
  let many = 0;
  for (const text of texts) many += text;
  const byText = many * fewOf > texts.length ? null : rowsByText(column, patience);
  if (byText === null) {
    addAll(set, rowsOfCodes(column.codes, texts));
    return;
  }
  const { rows, starts } = byText;
  for (let text = texts.indexOf(1); text !== -1; text = texts.indexOf(1, text + 1)) {
    const end = starts[text + 1] ?? rows.length;
    for (let at = starts[text] ?? end; at < end; at += 1) addRow(set, rows[at] ?? 0);
  }
}

function verdictsOf({ verdicts }: RowIndex, { result, bits }: NonNullable<RowChoice['judged']>): Uint8Array {
  return Uint8Array.from(verdicts, ({ fail, unknown }) =>
    (BigInt(result === 'fail' ? fail : unknown) & BigInt(Math.trunc(bits))) === 0n ? 0 : 1,
  );
}
