// ledger.*
import type { Database } from 'better-sqlite3';
import type { Handlers } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { checkLedger } from '../ledger/check.ts';
import { ledgerCheckpoints, type StoredCheckpoint, writeCheckpoint } from '../ledger/checkpoints.ts';
import { type LedgerEntry, latestEntries, ledgerEntry } from '../ledger/entries.ts';
import { consistencyFile, proveEntry } from '../ledger/proof.ts';
import { ledgerSize } from '../ledger/store.ts';
import { actsBeforeCheckpoint } from '../review/acts.ts';
import { actInWords } from './act-words.ts';
import type { Desk } from './desk.ts';

type LedgerHandlers = Pick<Handlers, Extract<keyof Handlers, `ledger.${string}`>>;

export function ledgerHandlers(desk: Desk): LedgerHandlers {
  return {
    'ledger.entries': ({ before, limit, act, text }) => {
      const db = desk.read();
      const filter = { ...(act === null ? {} : { act }), ...(text.trim() === '' ? {} : { text: text.trim() }) };
      const names = namesOf(db);
      const entries = latestEntries(db, { limit, ...filter, ...(before === null ? {} : { before }) });
      return {
        size: ledgerSize(db),
        matching: matching(db, act, text),
        entries: entries.map((entry) => shown(entry, names)),
        acts: actsOf(db),
      };
    },
    'ledger.entry': ({ index }) => {
      const db = desk.read();
      const entry = ledgerEntry(db, index);
      if (entry === undefined) throw new CountersignError('NOT_FOUND', `The ledger has no entry ${index}.`, { index });
      return { ...shown(entry, namesOf(db)), canonical: entry.entry };
    },
    'ledger.checkpoint': () => desk.workspace().write((transaction) => checkpointOf(writeCheckpoint(transaction))),
    'ledger.checkpoints': () => ledgerCheckpoints(desk.read()).map(checkpointOf),
    'ledger.prove': ({ entry }) => proveEntry(desk.read(), entry),
    'ledger.consistency': ({ from, to }) => consistencyFile(desk.read(), from, to),
    'ledger.check': () => {
      const lines = checkLedger(desk.read(), { checkpointAfter: actsBeforeCheckpoint });
      const failed = lines.filter((line) => line.verdict === 'failed');
      return {
        file: desk.workspace().file,
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

function shown(entry: LedgerEntry, names: (id: string) => string | null) {
  return {
    index: entry.index,
    at: entry.at,
    act: entry.act,
    actor:
      entry.actor.person === null
        ? 'Whoever had the workspace open'
        : (names(entry.actor.person) ?? entry.actor.person),
    party: entry.actor.party,
    text: actInWords(entry.act, entry.body, names),
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

function matching(db: Database, act: string | null, text: string): number {
  const row = db
    .prepare<{ act: string | null; text: string }, { n: number }>(
      `select count(*) as n
       from ledger_entry
       where (:act is null or act = :act)
         and (:text = '' or instr(lower(entry), lower(:text)) > 0)`,
    )
    .get({ act, text: text.trim() });
  return row?.n ?? 0;
}
