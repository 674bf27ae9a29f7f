// The ledger as somebody looks through it: newest first, by who acted, for whom, when, how, and by words. What has few entries
// is read itself; else the index of migration 028 says where to look, and each entry that is shown was held against the words.
import type { Database } from 'better-sqlite3';
import { asEntry, type EntryRow, type LedgerEntry, parseEntry } from './entries.ts';
import { type LedgerKinds, ledgerKinds } from './kinds.ts';
import { isSaidIn, type Search, type Sought, soughtOf } from './said.ts';

export interface EntrySearch {
  /** Name of an act, such as `decision.recorded`. */
  readonly act?: string | undefined;
  /** Who acted, as named in the entry. */
  readonly person?: string | undefined;
  readonly party?: string | undefined;
  /** Times as entries have them: from the first, and before the second. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly words?: Search | undefined;
}

export interface FoundEntries {
  readonly entries: readonly LedgerEntry[];
  /** How many there are, whatever the page. */
  readonly matching: number;
  /** There are more than that: of words it is counted no further. */
  readonly more: boolean;
}

/** Of words, so many are counted. */
export const countedAtMost = 1000;

/** A page of what fits, newest first, before the entry with index `before`. */
export function searchEntries(
  db: Database,
  search: EntrySearch,
  page: { readonly before: number | null; readonly limit: number },
): FoundEntries {
  const range = rangeOf(db, search);
  const below = Math.min(range.below, page.before ?? range.below);
  if (search.words === undefined) {
    const numbers = taken(inRange(range, below), page.limit);
    return { entries: entriesAt(db, numbers), matching: countIn(range), more: false };
  }
  const sought = soughtOf(search.words);
  const entries: LedgerEntry[] = [];
  for (const found of verified(db, candidates(db, range, below, sought), sought)) {
    entries.push(found);
    if (entries.length === page.limit) break;
  }
  // what fills no page is counted by it
  if (page.before === null && entries.length < page.limit) return { entries, matching: entries.length, more: false };
  const matching = taken(candidates(db, range, range.below, sought), countedAtMost + 1).length;
  return { entries, matching: Math.min(matching, countedAtMost), more: matching > countedAtMost };
}

interface Range extends LedgerKinds {
  readonly from: number;
  readonly below: number;
  /** By the number of a kind, 1 for those that are asked for; null: for all. */
  readonly asked: Uint8Array | null;
}

function rangeOf(db: Database, { act, person, party, since, until }: EntrySearch): Range {
  const known = ledgerKinds(db);
  const isAny = act === undefined && person === undefined && party === undefined;
  const asked = Uint8Array.from(known.kinds, (kind) =>
    (act === undefined || kind.act === act) &&
    (person === undefined || kind.person === person) &&
    (party === undefined || kind.party === party)
      ? 1
      : 0,
  );
  return {
    ...known,
    from: since === undefined ? 0 : firstFrom(db, known.size, since),
    below: until === undefined ? known.size : firstFrom(db, known.size, until),
    asked: isAny ? null : asked,
  };
}

/** The first entry that is not before this time: entries are dated in their order. */
function firstFrom(db: Database, size: number, time: string): number {
  const at = db.prepare<[number], string>('select at from ledger_entry where entry_index = ?').pluck();
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at.get(middle) ?? '') < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isAsked({ asked, of }: Range, number: number): boolean {
  return asked === null || asked[of[number] ?? 0] === 1;
}

function countIn(range: Range): number {
  const { asked, kinds, from, below, size } = range;
  if (asked === null) return Math.max(0, below - from);
  if (from === 0 && below === size) return kinds.reduce((sum, { count }, kind) => sum + count * (asked[kind] ?? 0), 0);
  let count = 0;
  for (let number = from; number < below; number += 1) if (isAsked(range, number)) count += 1;
  return count;
}

function* inRange(range: Range, below: number): Generator<number> {
  for (let number = below - 1; number >= range.from; number -= 1) if (isAsked(range, number)) yield number;
}

function taken(numbers: Iterable<number>, most: number): number[] {
  const found: number[] = [];
  if (most > 0)
    for (const number of numbers) {
      found.push(number);
      if (found.length === most) break;
    }
  return found;
}

/** So few entries are read themselves, which is as fast as to look them up. */
const readItself = 200;

/** What may fit, newest first: what is not in the index yet, or few, is held against the words at once. */
function* candidates(db: Database, range: Range, below: number, sought: Sought): Generator<number> {
  const indexed = countIn(range) <= readItself ? 0 : indexedSize(db);
  yield* sayingIt(db, range, Math.max(indexed, range.from), below, sought);
  const lower = Math.min(below, indexed);
  for (const number of bothDescending(
    matching(db, 'ledger_words', wordsMatch(sought), range.from, lower),
    matching(db, 'ledger_tokens', tokensMatch(sought), range.from, lower),
  ))
    if (isAsked(range, number)) yield number;
}

function* sayingIt(db: Database, range: Range, from: number, below: number, sought: Sought): Generator<number> {
  const read = db.prepare<[number], string>('select entry from ledger_entry where entry_index = ?').pluck();
  for (const number of inRange({ ...range, from }, below)) {
    const entry = read.get(number);
    if (entry !== undefined && isSaidIn(parseEntry(entry), sought)) yield number;
  }
}

function* verified(db: Database, numbers: Iterable<number>, sought: Sought): Generator<LedgerEntry> {
  const read = db.prepare<[number], EntryRow>(entryRow);
  for (const number of numbers) {
    const row = read.get(number);
    if (row !== undefined && isSaidIn(parseEntry(row.entry), sought)) yield asEntry(row);
  }
}

const entryRow = 'select entry_index, entry, leaf_hash from ledger_entry where entry_index = ?';

function entriesAt(db: Database, numbers: readonly number[]): LedgerEntry[] {
  const read = db.prepare<[number], EntryRow>(entryRow);
  return numbers.flatMap((number) => {
    const row = read.get(number);
    return row === undefined ? [] : [asEntry(row)];
  });
}

function indexedSize(db: Database): number {
  return db.prepare<[], number>('select size from ledger_indexed where only = 1').pluck().get() ?? 0;
}

function wordsMatch({ inside }: Sought): string | null {
  return inside === null ? null : phrase(inside);
}

function tokensMatch({ beginning, digits, naming }: Sought): string | null {
  const names = [
    ...(digits === null ? [] : [`${phrase(digits)} *`]),
    ...[...naming].map((id) => phrase(id.replaceAll('-', ''))),
  ];
  const parts = [
    ...(beginning === null ? [] : [`words : ${phrase(beginning)} *`]),
    ...(names.length === 0 ? [] : [`names : (${names.join(' OR ')})`]),
  ];
  return parts.length === 0 ? null : parts.join(' OR ');
}

function phrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Read in pages, so that little is read where little is asked for. */
function* matching(
  db: Database,
  table: 'ledger_words' | 'ledger_tokens',
  match: string | null,
  from: number,
  below: number,
): Generator<number> {
  if (match === null || match.includes('\0')) return;
  const page = db
    .prepare<[{ match: string; from: number; below: number; limit: number }], number>(
      `select rowid
       from ${table}
       where ${table} match $match
         and rowid >= $from
         and rowid < $below
       order by rowid desc
       limit $limit`,
    )
    .pluck();
  for (let [limit, lower] = [firstPage, below]; lower > from; limit = largestPage) {
    const numbers = page.all({ match, from, below: lower, limit });
    yield* numbers;
    if (numbers.length < limit) return;
    lower = numbers.at(-1) ?? from;
  }
}

const firstPage = 256;
const largestPage = 2048;

/** Two descending lines as one, what is in both once. */
function* bothDescending(left: Iterator<number>, right: Iterator<number>): Generator<number> {
  let [one, other] = [left.next(), right.next()];
  while (one.done !== true || other.done !== true) {
    const [a, b] = [one.done === true ? -1 : one.value, other.done === true ? -1 : other.value];
    yield Math.max(a, b);
    if (a >= b) one = left.next();
    if (b >= a) other = right.next();
  }
}
