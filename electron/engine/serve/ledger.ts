// ledger.*
import type { Database } from 'better-sqlite3';
import type { Handlers } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import type { Locale, Said } from '../../../shared/locale.ts';
import { ledgerCheckpoints, type StoredCheckpoint, writeCheckpoint } from '../ledger/checkpoints.ts';
import { countEntries, type LedgerEntry, latestEntries, ledgerEntry } from '../ledger/entries.ts';
import { consistencyFile, proveEntry } from '../ledger/proof.ts';
import { ledgerSize } from '../ledger/store.ts';
import { checkLedgerWatched } from '../ledger/watched-check.ts';
import { actsBeforeCheckpoint } from '../review/acts.ts';
import { actInWords } from './act-words.ts';
import type { Desk } from './desk.ts';
import { entryFacts } from './entry-facts.ts';

type LedgerHandlers = Pick<Handlers, Extract<keyof Handlers, `ledger.${string}`>>;

export function ledgerHandlers(desk: Desk): LedgerHandlers {
  return {
    'ledger.entries': ({ before, limit, act, text, party, person, since, until }) => {
      const db = desk.read();
      const wanted = text.trim();
      const filter = {
        act: act ?? undefined,
        party: party ?? undefined,
        person: person ?? undefined,
        since: writtenTime(since),
        until: writtenTime(until),
        ...(wanted === '' ? {} : { text: wanted, orNaming: idsNamed(db, wanted) }),
      };
      const names = namesOf(db);
      const entries = latestEntries(db, { limit, ...filter, before: before ?? undefined });
      return {
        size: ledgerSize(db),
        matching: countEntries(db, filter),
        entries: entries.map((entry) => shown(entry, names, desk.acting.locale())),
        acts: actsOf(db),
      };
    },
    'ledger.actors': () => {
      const db = desk.read();
      const names = namesOf(db);
      return {
        people: peopleOf(db).map(({ person, count }) => ({ person, name: names(person) ?? person, count })),
        parties: partiesOf(db),
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
  const find = db.prepare<{ id: string }, { name: string }>(
    `select name from person where id = :id
     union all
     select name from campaign where id = :id
     union all
     select reference || ' ' || identity || ', ' || privilege from review_item where id = :id
     limit 1`,
  );
  return (id) => (id === '' ? null : (find.get({ id })?.name ?? null));
}

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

function actsOf(db: Database): { act: string; count: number }[] {
  return db
    .prepare<[], { act: string; count: number }>(
      'select act, count(*) as count from ledger_entry group by act order by count desc, act',
    )
    .all();
}

function peopleOf(db: Database): { person: string; count: number }[] {
  return db
    .prepare<[], { person: string; count: number }>(
      `select actor_person as person, count(*) as count
       from ledger_entry
       where actor_person is not null
       group by actor_person
       order by count desc, person`,
    )
    .all();
}

function partiesOf(db: Database): { party: string; count: number }[] {
  return db
    .prepare<[], { party: string; count: number }>(
      `select json_extract(entry, '$.actor.party') as party, count(*) as count
       from ledger_entry
       group by 1
       order by count desc, party`,
    )
    .all();
}

/** Items that are looked for by their name at most: each is held against every entry. */
const namedItems = 200;

/** Entries name persons, campaigns and items by their ids; who looks for one types its name. */
function idsNamed(db: Database, text: string): string[] {
  return db
    .prepare<{ text: string; limit: number }, string>(
      `select id from person where instr(lower(name), lower(:text)) > 0
       union all
       select id from campaign where instr(lower(name), lower(:text)) > 0
       union all
       select id
       from (
         select id
         from review_item
         where instr(lower(reference || ' ' || identity || ', ' || privilege), lower(:text)) > 0
         limit :limit
       )`,
    )
    .pluck()
    .all({ text, limit: namedItems });
}

/** A moment in the one form that entries have, whose order is that of the times. */
function writtenTime(moment: string | null): string | undefined {
  return moment === null ? undefined : new Date(moment).toISOString();
}
