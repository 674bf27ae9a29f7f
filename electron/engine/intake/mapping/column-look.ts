// What the values of one column look like: a sample of them, how many differ, and what they could be read as.
import { plainWord } from './cells.ts';
import { type DateGuess, guessDates } from './dates.ts';
import { emptyWords, noWords, yesWords } from './word-lists.ts';

export interface ColumnLook {
  readonly name: string;
  readonly index: number;
  /** Different values, in the order in which they stand, at most as many as were looked for. */
  readonly distinct: readonly string[];
  /** There are more different values than were looked for. */
  readonly many: boolean;
  readonly filled: number;
  readonly blank: number;
  /** Words that stand for an empty cell. */
  readonly emptyWords: readonly string[];
}

export const mostDistinct = 200;

export interface ColumnCounter {
  add(cell: string): void;
  look(): ColumnLook;
}

export function createColumnCounter(name: string, index: number): ColumnCounter {
  const distinct = new Map<string, string>();
  const empties = new Set<string>();
  let many = false;
  let filled = 0;
  let blank = 0;
  return {
    add(cell) {
      const word = plainWord(cell);
      if (word === '') blank += 1;
      else if (emptySet.has(word)) {
        blank += 1;
        empties.add(cell.trim());
      } else {
        filled += 1;
        if (distinct.has(cell)) return;
        if (distinct.size < mostDistinct) distinct.set(cell, cell.trim());
        else many = true;
      }
    },
    look: () => ({ name, index, distinct: [...distinct.values()], many, filled, blank, emptyWords: [...empties] }),
  };
}

const emptySet = new Set(emptyWords);

/** Null when the column does not hold dates. Words such as "never" among them don't count against it. */
export function datesIn({ distinct }: ColumnLook, never: ReadonlySet<string>, mayBeNumber: boolean): DateGuess | null {
  return guessDates(
    distinct.filter((value) => !never.has(plainWord(value))),
    mayBeNumber,
  );
}

const truths = new Set([...yesWords, ...noWords]);

export function isTruth({ distinct, many }: ColumnLook): boolean {
  return (
    !many && distinct.length > 0 && distinct.length <= 4 && distinct.every((value) => truths.has(plainWord(value)))
  );
}

/** What separates the parts of the cells, when many of them have several short parts. */
export function listSeparator({ distinct }: ColumnLook): string | null {
  for (const separator of ['\\n', ';', '|', ',']) {
    const cut = separator === '\\n' ? '\n' : separator;
    const several = distinct.filter((value) => value.includes(cut));
    const parts = several.flatMap((value) => value.split(cut).map((part) => part.trim()));
    const short = parts.filter((part) => part !== '' && part.length <= 80 && part.split(' ').length <= 5);
    if (several.length >= 1 && several.length >= distinct.length * 0.15 && short.length >= parts.length * 0.9)
      return separator;
  }
  return null;
}
