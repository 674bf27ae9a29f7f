// Reading the ledger, page by page.
import type { Database } from 'better-sqlite3';
import type { Actor, EntryHead } from './act.ts';

export interface LedgerEntry extends EntryHead {
  readonly body: unknown;
  /** The entry's canonical JSON, byte for byte as it was hashed. */
  readonly entry: string;
  readonly leafHash: Uint8Array;
}

export interface EntryFilter {
  readonly limit: number;
  /** Name of an act, such as `decision.recorded`. */
  readonly act?: string | undefined;
  /** Who acted, as named in the entry. */
  readonly person?: string | undefined;
  readonly party?: string | undefined;
  /** Times as entries have them: from the first, and before the second. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Text anywhere in the entry; capitals of A to Z don't matter. Reads every entry of the other filters. */
  readonly text?: string | undefined;
  /** Ids of which one may stand in place of the text: of what has the text in its name. */
  readonly orNaming?: readonly string[] | undefined;
}

/** A page of entries, oldest first, after the entry with index `after`. */
export function ledgerEntries(
  database: Database,
  filter: EntryFilter & { readonly after?: number | undefined },
): LedgerEntry[] {
  return readPage(database, filter, 'entry_index > $bound', filter.after ?? -1, 'entry_index');
}

/** A page of entries, newest first, before the entry with index `before`. */
export function latestEntries(
  database: Database,
  filter: EntryFilter & { readonly before?: number | undefined },
): LedgerEntry[] {
  return readPage(
    database,
    filter,
    'entry_index < $bound',
    filter.before ?? Number.MAX_SAFE_INTEGER,
    'entry_index desc',
  );
}

/** One entry; undefined where the ledger is shorter. */
export function ledgerEntry(database: Database, index: number): LedgerEntry | undefined {
  return ledgerEntries(database, { after: index - 1, limit: 1 }).find((entry) => entry.index === index);
}

/** How many entries there are of a filter. */
export function countEntries(database: Database, filter: Omit<EntryFilter, 'limit'>): number {
  const conditions = conditionsOf(filter);
  const where = conditions.length === 0 ? '' : `where ${conditions.join('\n      and ')}`;
  return (
    database
      .prepare<Record<string, string | number>, number>(`select count(*) from ledger_entry ${where}`)
      .pluck()
      .get(parametersOf(filter)) ?? 0
  );
}

/** The statement behind a page, for the given filter. */
export function pageStatement(filter: EntryFilter, bound: string, order: string): string {
  const conditions = [bound, ...conditionsOf(filter)];
  return `
    select entry_index, entry, leaf_hash
    from ledger_entry
    where ${conditions.join('\n      and ')}
    order by ${order}
    limit $limit
  `;
}

type Conditions = Omit<EntryFilter, 'limit'>;

function conditionsOf(filter: Conditions): string[] {
  const named = `exists (select 1 from json_each($naming) as named where instr(entry, named.value) > 0)`;
  const text = `entry like $text escape '\\'`;
  return [
    ...(filter.act === undefined ? [] : ['act = $act']),
    ...(filter.person === undefined ? [] : ['actor_person = $person']),
    ...(filter.party === undefined ? [] : [`json_extract(entry, '$.actor.party') = $party`]),
    ...(filter.since === undefined ? [] : ['at >= $since']),
    ...(filter.until === undefined ? [] : ['at < $until']),
    ...(filter.text === undefined ? [] : [hasNames(filter) ? `(${text} or ${named})` : text]),
  ];
}

function parametersOf({ act, person, party, since, until, text, orNaming }: Conditions): Record<string, string> {
  const given = {
    act,
    person,
    party,
    since,
    until,
    text: text === undefined ? undefined : `%${asWritten(text)}%`,
    naming: text !== undefined && hasNames({ orNaming }) ? JSON.stringify(orNaming) : undefined,
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function hasNames({ orNaming }: Pick<Conditions, 'orNaming'>): boolean {
  return orNaming !== undefined && orNaming.length > 0;
}

interface EntryRow {
  readonly entry_index: number;
  readonly entry: string;
  readonly leaf_hash: Uint8Array;
}

function readPage(
  database: Database,
  filter: EntryFilter,
  condition: string,
  bound: number,
  order: string,
): LedgerEntry[] {
  return database
    .prepare<Record<string, string | number>, EntryRow>(pageStatement(filter, condition, order))
    .all({ bound, limit: filter.limit, ...parametersOf(filter) })
    .map((row) => {
      const { act, actor, at, body } = parseEntry(row.entry);
      return { index: row.entry_index, act, actor, at, body, entry: row.entry, leafHash: row.leaf_hash };
    });
}

interface WrittenEntry {
  readonly act: string;
  readonly actor: Actor;
  readonly at: string;
  readonly body: unknown;
  readonly index: number;
  readonly v: 1;
}

/** What `perform` wrote; the file is ours, and `checkLedger` is there for the case that somebody else wrote to it. */
export function parseEntry(entry: string): WrittenEntry {
  return JSON.parse(entry) as WrittenEntry;
}

/** Text as it stands inside a JSON string, with the wildcards of `like` taken literally. */
function asWritten(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/[\\%_]/g, '\\$&');
}
