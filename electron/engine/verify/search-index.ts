// The index that the ledger is searched through shows what it has and hides what it lacks: it is made anew from the entries, and
// each word of the one is held against the other's. What the window shows was held against its entry already.
import type { Database } from 'better-sqlite3';
import type { CheckLine } from '../../../shared/contract/method.ts';
import { ledgerSize } from '../ledger/store.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { failed, held } from './lines.ts';

const check = 'ledger-search';
const indexes = ['ledger_words', 'ledger_tokens'] as const;

/** `target` has the same ledger; its index is brought to the end of it. */
export async function searchIndexLines(source: Workspace, target: Workspace): Promise<CheckLine[]> {
  const size = ledgerSize(source.read);
  const indexed = indexedSize(source.read);
  if (indexed === undefined || indexed > size) {
    const said = indexed === undefined ? 'does not say how far it goes' : `says that it holds ${indexed} entries`;
    return [failed(check, 'ledger', `The index that the ledger is searched through ${said}, of ${size}.`)];
  }
  await target.write(({ db }) => {
    db.prepare('update ledger_indexed set size = $size where only = 1').run({ size });
  });
  for (const index of indexes) {
    const differs = firstDifference(source.read, target.read, index, indexed);
    if (differs !== null) return [failed(check, `entry ${differs.entry}`, sentenceOf(differs))];
  }
  return [
    held(check, 'ledger', `The ledger is searched through an index that holds ${indexed} of its ${size} entries.`),
  ];
}

function indexedSize(db: Database): number | undefined {
  return db.prepare<[], number>('select size from ledger_indexed where only = 1').pluck().get();
}

interface Difference {
  readonly entry: number;
  readonly term: string;
  readonly isMissing: boolean;
}

function sentenceOf({ entry, term, isMissing }: Difference): string {
  return isMissing
    ? `The index that the ledger is searched through hides entry ${entry}: it is not found by "${term}", which it says.`
    : `The index that the ledger is searched through leads to entry ${entry} by "${term}", which it does not say there.`;
}

interface Places {
  readonly term: string;
  /** Entry, column and place of each time that it is said, one after the other. */
  readonly places: string;
}

function firstDifference(
  source: Database,
  target: Database,
  index: (typeof indexes)[number],
  indexed: number,
): Difference | null {
  const [found, due] = [placesOf(source, index), placesOf(target, index)];
  try {
    let [one, other] = [found.next(), due.next()];
    while (one.done !== true || other.done !== true) {
      const order = one.done === true ? 1 : other.done === true ? -1 : compareTerms(one.value.term, other.value.term);
      const there = order <= 0 && one.done !== true ? one.value.places : '';
      const wanted = order >= 0 && other.done !== true ? other.value.places : '';
      const term = order <= 0 && one.done !== true ? one.value.term : other.done !== true ? other.value.term : '';
      const differs = there === wanted ? null : comparePlaces(there, wanted, indexed);
      if (differs !== null) return { ...differs, term };
      if (order <= 0) one = found.next();
      if (order >= 0) other = due.next();
    }
    return null;
  } finally {
    found.return?.();
    due.return?.();
  }
}

/** Of each word, in the order of its bytes. Not a table of the workspace, but a view of the index's own. */
function placesOf(db: Database, index: (typeof indexes)[number]): IterableIterator<Places> {
  db.exec(`create virtual table if not exists temp.${index}_places using fts5vocab('main', '${index}', 'instance')`);
  return db
    .prepare<[], Places>(
      `select term, group_concat(doc || ' ' || col || ' ' || coalesce(offset, ''), ',') as places
       from temp.${index}_places
       group by term`,
    )
    .iterate();
}

function compareTerms(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

/** The one made anew goes to the end of the ledger, the other as far as it says. */
function comparePlaces(there: string, wanted: string, indexed: number): Omit<Difference, 'term'> | null {
  const [had, due] = [listOf(there), listOf(wanted).filter((place) => entryOf(place) < indexed)];
  const [hadSet, dueSet] = [new Set(had), new Set(due)];
  const missing = due.find((place) => !hadSet.has(place));
  if (missing !== undefined) return { entry: entryOf(missing), isMissing: true };
  const wrong = had.find((place) => !dueSet.has(place));
  return wrong === undefined ? null : { entry: entryOf(wrong), isMissing: false };
}

function listOf(places: string): string[] {
  return places === '' ? [] : places.split(',');
}

function entryOf(place: string): number {
  return Number(place.slice(0, place.indexOf(' ')));
}
