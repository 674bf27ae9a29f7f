// Items by words: the first that fit, riskiest first, found through an index of three letters at a time. There is an end to
// looking, so that a word that a million items have is answered as fast as one that ten have; the answer says so.
import type { Database } from 'better-sqlite3';
import { statement } from '../engagement/statement.ts';
import { type ListedItem, selectListed } from './audience.ts';

/** So many items are shown at most. */
export const searchLimit = 1000;
/** So many are looked at where the index does not help: words of one or two letters. */
const lookLimit = 20_000;

interface Candidate extends ListedItem {
  readonly words: string;
}

/** Every word occurs in the item. `more`: there may be others that fit. */
export function searchItems(
  db: Database,
  campaign: string,
  search: string,
  isListed: (listed: ListedItem) => boolean,
): { readonly found: ListedItem[]; readonly more: boolean } {
  const words = wordsOf(search);
  const found: ListedItem[] = [];
  let looked = 0;
  const { first, last } = numbers(db).get({ campaign }) ?? { first: 0, last: -1 };
  const match = words.flatMap(threeLetters).join(' AND ');
  for (let after = first - 1; ; ) {
    const rows = match === '' ? inOrder(db).all({ after, last }) : matching(db).all({ match, after, last });
    for (const row of rows) {
      looked += 1;
      after = row.number;
      if (!isListed(row) || !hasWords(row.words, words)) continue;
      if (found.length === searchLimit) return { found, more: true };
      found.push(row);
    }
    if (rows.length < pageSize) return { found, more: false };
    if (looked >= lookLimit) return { found, more: true };
  }
}

export function wordsOf(search: string): readonly string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

export function hasWords(text: string, words: readonly string[]): boolean {
  const folded = text.toLowerCase();
  return words.every((word) => folded.includes(word));
}

/** The text of an item that words are looked for in; as migration 018 indexes it. */
const words = `
  (
    select review_item.identity || ' ' || review_item.privilege || ' ' || review_item.resource || ' '
      || review_item.system || ' ' || coalesce(review_item.environment, '')
    from review_item
    where review_item.id = queue_item.item_id
  )`;

const pageSize = 500;

/** `prod` is "pro" and "rod"; a word of less than three letters says nothing. */
function threeLetters(word: string): string[] {
  const letters = [...word];
  return letters.slice(2).map(
    (_, at) =>
      `"${letters
        .slice(at, at + 3)
        .join('')
        .replaceAll('"', '""')}"`,
  );
}

const columns = (from: string): string => selectListed.replace('from queue_item', `, ${words} as words from ${from}`);

const inOrder = statement<{ after: number; last: number }, Candidate>(
  `${columns('queue_item')}
   where number > $after
     and number <= $last
   order by number
   limit ${pageSize}`,
);

const matching = statement<{ match: string; after: number; last: number }, Candidate>(
  `${columns('queue_text cross join queue_item on queue_item.number = queue_text.rowid')}
   where queue_text match $match
     and queue_text.rowid > $after
     and queue_text.rowid <= $last
   order by queue_text.rowid
   limit ${pageSize}`,
);

/** A campaign's numbers follow one another. */
const numbers = statement<{ campaign: string }, { first: number; last: number }>(
  `select coalesce(first_number, 0) as first, coalesce(last_number, -1) as last
   from queue_campaign
   where campaign_id = $campaign`,
);
