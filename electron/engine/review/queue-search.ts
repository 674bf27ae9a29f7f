// Items by words: the first that fit, riskiest first, found through an index of three letters at a time. There is an end to
// looking, so that a word that a million items have is answered as fast as one that ten have; the answer says so.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { statement } from '../workspace/statement.ts';
import { isShown, type ListedItem, type Shown, selectListed } from './audience.ts';
import { parseFacet } from './facet.ts';
import type { Found } from './queue-places.ts';
import { ledgerReading } from './settled-reading.ts';

/** So many items are shown at most. */
export const searchLimit = 500;
/** How much is looked at: an item counts one, and another eight where its words have to be read. */
const lookLimit = 40_000;

interface Candidate extends ListedItem {
  readonly words: string;
}

export interface FoundItems {
  readonly found: readonly Found[];
  /** There may be others that fit. */
  readonly more: boolean;
}

/** Every word occurs in the item. */
export function searchItems(db: Database, campaign: string, search: string, { sets }: Shown): FoundItems {
  const words = wordsOf(search);
  const { facets, ownFacets, numbers } = sets;
  const name = `search ${JSON.stringify(words)} ${campaign} ${facets} ${ownFacets} ${numbers}`;
  return ledgerReading(db, name, () => look(db, campaign, words, sets));
}

function look(db: Database, campaign: string, words: readonly string[], sets: Shown['sets']): FoundItems {
  const found: Found[] = [];
  let looked = 0;
  const { first, last } = numbersOf(db).get({ campaign }) ?? { first: 0, last: -1 };
  const match = words.flatMap(threeLetters).join(' AND ');
  for (let after = first - 1; ; ) {
    const page =
      match === '' ? inOrder(db).get({ after, last, ...sets }) : matching(db).get({ match, after, last, ...sets });
    if (page === undefined || page.last === null) return { found, more: false };
    after = page.last;
    const shown = shownNumbers.parse(JSON.parse(page.shown)).filter((number) => number !== null);
    looked += page.looked + 8 * shown.length;
    for (const row of candidates(db).all({ numbers: JSON.stringify(shown) })) {
      if (!hasWords(row.words, words)) continue;
      if (found.length === searchLimit) return { found, more: true };
      found.push({ listed: row, facet: parseFacet(row.facet) });
    }
    if (page.looked < pageSize) return { found, more: false };
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

const pageSize = 1000;

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

interface Looked {
  readonly looked: number;
  /** The last number that was looked at; null: none. */
  readonly last: number | null;
  /** Numbers of those that the filter shows. */
  readonly shown: string;
}

const shownNumbers = z.array(z.number().nullable());

/** The facets say at once who is not asked for; only the words of the others are read. */
const lookedAt = (numbered: string): string => `
  select count(*) as looked, max(queue_item.number) as last,
    json_group_array(iif(${isShown}, queue_item.number, null)) as shown
  from (${numbered}) as asked
  cross join queue_item on queue_item.number = asked.number`;

const inOrder = statement<{ after: number; last: number } & Shown['sets'], Looked>(
  lookedAt(`
    select number
    from queue_item
    where number > $after
      and number <= $last
    order by number
    limit ${pageSize}`),
);

const matching = statement<{ match: string; after: number; last: number } & Shown['sets'], Looked>(
  lookedAt(`
    select rowid as number
    from queue_text
    where queue_text match $match
      and rowid > $after
      and rowid <= $last
    order by rowid
    limit ${pageSize}`),
);

/** The text that words are looked for in is as migration 018 indexes it. */
const candidates = statement<{ numbers: string }, Candidate>(
  `${selectListed
    .replace('assignment_id as', 'queue_item.assignment_id as')
    .replace(
      'from queue_item',
      `, review_item.identity || ' ' || review_item.privilege || ' ' || review_item.resource || ' '
       || review_item.system || ' ' || coalesce(review_item.environment, '') as words
     from json_each($numbers) as asked
     cross join queue_item on queue_item.number = asked.value
     cross join review_item on review_item.id = queue_item.item_id`,
    )
    .replaceAll(' system_place', ' queue_item.system_place')}`,
);

/** A campaign's numbers follow one another. */
const numbersOf = statement<{ campaign: string }, { first: number; last: number }>(
  `select coalesce(first_number, 0) as first, coalesce(last_number, -1) as last
   from queue_campaign
   where campaign_id = $campaign`,
);
