// ledger.*
import type { Database } from 'better-sqlite3';
import type { Handlers } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Locale, Said } from '../../../shared/locale.ts';
import { ledgerCheckpoints, type StoredCheckpoint, writeCheckpoint } from '../ledger/checkpoints.ts';
import { type LedgerEntry, ledgerEntry } from '../ledger/entries.ts';
import { type Kind, ledgerKinds } from '../ledger/kinds.ts';
import { consistencyFile, proveEntry } from '../ledger/proof.ts';
import { searchEntries } from '../ledger/search.ts';
import { checkLedgerWatched } from '../ledger/watched-check.ts';
import { actsBeforeCheckpoint } from '../review/acts.ts';
import { statement } from '../workspace/statement.ts';
import { actInWords } from './act-words.ts';
import type { Desk } from './desk.ts';
import { entryFacts } from './entry-facts.ts';

type LedgerHandlers = Pick<Handlers, Extract<keyof Handlers, `ledger.${string}`>>;

export function ledgerHandlers(desk: Desk): LedgerHandlers {
  return {
    'ledger.entries': ({ before, limit, act, text, party, person, since, until }) => {
      const db = desk.read();
      const names = namesOf(db);
      const wanted = text.trim();
      const { entries, matching, more } = searchEntries(
        db,
        {
          act: act ?? undefined,
          party: party ?? undefined,
          person: person ?? undefined,
          since: writtenTime(since),
          until: writtenTime(until),
          ...(wanted === '' ? {} : { words: { text: wanted, naming: idsNamed(db, wanted), itemOf: itemsOf(db) } }),
        },
        { before, limit },
      );
      const { size, kinds } = ledgerKinds(db);
      return {
        size,
        matching,
        more,
        entries: entries.map((entry) => shown(entry, names, desk.acting.locale())),
        acts: countedBy(kinds, 'act').map(({ value: act, count }) => ({ act, count })),
      };
    },
    'ledger.actors': () => {
      const db = desk.read();
      const names = namesOf(db);
      const { kinds } = ledgerKinds(db);
      return {
        people: countedBy(kinds, 'person').map(({ value: person, count }) => ({
          person,
          name: names(person) ?? person,
          count,
        })),
        parties: countedBy(kinds, 'party').map(({ value: party, count }) => ({ party, count })),
      };
    },
    'ledger.entry': ({ index }) => {
      const db = desk.read();
      const entry = ledgerEntry(db, index);
      if (entry === undefined) throw new CountersignError('NOT_FOUND', `The ledger has no entry ${index}.`, { index });
      const names = namesOf(db);
      const { facts, more } = entryFacts(entry.body, names);
      return {
        ...shown(entry, names, desk.acting.locale()),
        canonical: entry.entry,
        authenticated: entry.actor.person === null ? null : (entry.actor.authenticated ?? null),
        facts,
        moreFacts: more,
      };
    },
    'ledger.checkpoint': () => desk.workspace().write((transaction) => checkpointOf(writeCheckpoint(transaction))),
    'ledger.checkpoints': () => ledgerCheckpoints(desk.read()).map(checkpointOf),
    'ledger.prove': ({ entry }) => proveEntry(desk.read(), entry),
    'ledger.consistency': ({ from, to }) => consistencyFile(desk.read(), from, to),
    'ledger.check': async (_, { signal, progress }) => {
      const { file } = desk.workspace();
      const lines = await checkLedgerWatched(
        file,
        { checkpointAfter: actsBeforeCheckpoint },
        { signal, progress: (done, total) => progress(done, total, 'entries') },
      );
      const failed = lines.filter((line) => line.verdict === 'failed');
      return {
        file,
        kind: 'workspace' as const,
        verdict: failed.length > 0 ? ('failed' as const) : ('held' as const),
        summary:
          failed.length > 0
            ? `The ledger has been changed: ${failed.length} of ${lines.length} checks failed.`
            : 'Every hash of the ledger holds. Truncation shows only against a checkpoint kept outside: give an older one to verify.',
        lines: lines.map((line) => ({ ...line, subject: 'ledger' })),
      };
    },
  };
}

function checkpointOf({ size, root, note, at }: StoredCheckpoint) {
  return { size, root: Buffer.from(root).toString('base64'), note, at };
}

/** Names that acts refer to by id: persons, campaigns, and items as identity and privilege. */
function namesOf(db: Database): (id: string) => string | null {
  const find = nameById(db);
  const known = new Map<string, string | null>();
  return (id) => {
    if (id === '') return null;
    const before = known.get(id);
    if (before !== undefined) return before;
    const name = find.get({ id })?.name ?? null;
    known.set(id, name);
    return name;
  };
}

const nameById = statement<{ id: string }, { name: string }>(
  `select name from person where id = $id
   union all
   select name from campaign where id = $id
   union all
   select reference || ' ' || identity || ', ' || privilege from review_item where id = $id
   limit 1`,
);

/** As the index of entries has them. */
function itemsOf(db: Database): (id: string) => string | null {
  const find = itemById(db);
  return (id) => find.get({ id })?.name ?? null;
}

const itemById = statement<{ id: string }, { name: string }>(
  "select reference || ' ' || identity || ', ' || privilege as name from review_item where id = $id",
);

const whoeverHadItOpen: Said = {
  en: 'Whoever had the workspace open',
  de: 'Wer den Arbeitsbereich geöffnet hatte',
};

function shown(entry: LedgerEntry, names: (id: string) => string | null, locale: Locale) {
  return {
    index: entry.index,
    at: entry.at,
    act: entry.act,
    actor: entry.actor.person === null ? whoeverHadItOpen[locale] : (names(entry.actor.person) ?? entry.actor.person),
    party: entry.actor.party,
    text: actInWords(entry.act, entry.body, names, locale),
    leafHash: Buffer.from(entry.leafHash).toString('hex'),
  };
}

/** The most first. Nobody in person is none of the persons. */
function countedBy(kinds: readonly Kind[], what: 'act' | 'person' | 'party'): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const kind of kinds) {
    const value = kind[what];
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + kind.count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Persons and campaigns that are looked for by their name at most. */
const namedAtMost = 200;

/** Entries name persons and campaigns by their ids; who looks for one types its name. */
function idsNamed(db: Database, text: string): string[] {
  return idsByName(db)
    .all({ text, limit: namedAtMost })
    .map(({ id }) => id);
}

const idsByName = statement<{ text: string; limit: number }, { id: string }>(
  `select id
   from (
     select id, name from person
     union all
     select id, name from campaign
   )
   where instr(lower(name), lower($text)) > 0
   limit $limit`,
);

/** A moment in the one form that entries have, whose order is that of the times. */
function writtenTime(moment: string | null): string | undefined {
  return moment === null ? undefined : new Date(moment).toISOString();
}
