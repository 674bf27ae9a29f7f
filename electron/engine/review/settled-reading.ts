// What only settled things decide (evidence, sign-offs, agreements and the like) is read once and then again only when one
// of them was added to the ledger: an answer that nobody signed yet changes none of it, and answers are most of what is
// written while people look.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { evidenceState } from '../inventory/evidence-reading.ts';
import { statement } from '../workspace/statement.ts';

/** Answers on items that are not signed off, given, taken back or confirmed since something was read. */
export interface UnsignedAnswers {
  readonly items: readonly string[];
  /** The decisions' own ids and their tickets. */
  readonly names: readonly string[];
}

/**
 * What `make` gave, as long as nothing settled was added; `terms` is what else it depends on, such as the day. Where
 * unsigned answers matter a little, `follow` brings the value up to date, or says with false that it has to be made anew.
 * Only a connection that reads remembers: one that writes sees what is not yet kept, and may take it back.
 */
export function settledReading<Value>(
  db: Database,
  name: string,
  terms: string,
  make: () => Value,
  follow: (value: Value, answers: UnsignedAnswers) => boolean = () => true,
): Value {
  if (!db.readonly) return make();
  const watch = brought(db);
  const state = `${watch.epoch} ${evidenceState(db)} ${terms}`;
  const kept = watch.readings.get(name);
  if (kept !== undefined && kept.state === state) {
    // under one name there is ever only what one caller makes
    const value = kept.value as Value;
    const since = watch.answers.slice(kept.answers);
    kept.answers = watch.answers.length;
    if (since.length === 0 || follow(value, together(since))) return value;
  }
  const value = make();
  watch.readings.set(name, { state, value, answers: watch.answers.length });
  return value;
}

/** What `make` gave, as long as nothing at all was added to the ledger. The newest are kept. */
export function ledgerReading<Value>(db: Database, name: string, make: () => Value): Value {
  if (!db.readonly) return make();
  const state = `${ledgerSize(db)} ${evidenceState(db)}`;
  const known = ledgerReadings.get(db);
  const kept = known?.state === state ? known : { state, values: new Map<string, unknown>() };
  ledgerReadings.set(db, kept);
  // under one name there is ever only what one caller makes
  if (kept.values.has(name)) return kept.values.get(name) as Value;
  const value = make();
  const [oldest] = kept.values.keys();
  if (kept.values.size >= mostReadings && oldest !== undefined) kept.values.delete(oldest);
  kept.values.set(name, value);
  return value;
}

const mostReadings = 60;

function ledgerSize(db: Database): number {
  return sizeOf(db).get({})?.size ?? 0;
}

const sizeOf = statement<object, { size: number }>(
  'select coalesce(max(entry_index) + 1, 0) as size from ledger_entry',
);

// Goes with its connection.
const ledgerReadings = new WeakMap<Database, { readonly state: string; readonly values: Map<string, unknown> }>();

interface Watch {
  /** Entries that were looked at. */
  seen: number;
  /** Rises with every settled thing that was added. */
  epoch: number;
  answers: UnsignedAnswers[];
  readonly readings: Map<string, { state: string; value: unknown; answers: number }>;
}

/** More than this at once are not looked at one by one. */
const mostEntries = 500;

function brought(db: Database): Watch {
  const size = ledgerSize(db);
  const watch: Watch = watches.get(db) ?? { seen: size, epoch: 0, answers: [], readings: new Map() };
  watches.set(db, watch);
  if (size === watch.seen) return watch;
  const added = size < watch.seen || size - watch.seen > mostEntries ? null : answersFrom(db, watch.seen);
  watch.seen = size;
  if (added === null || added.some(({ items }) => isAnySigned(db, items))) {
    watch.epoch += 1;
    watch.answers = [];
    watch.readings.clear();
  } else watch.answers.push(...added);
  return watch;
}

const answer = z.object({
  id: z.string().optional(),
  item: z.string(),
  decision: z.string().optional(),
  ticket: z.string().nullish(),
});
const answerEntry = z.object({
  act: z.enum(['decision.recorded', 'decision.undone', 'decision.confirmed']),
  body: answer,
});
const batchEntry = z.object({
  act: z.literal('batch.recorded'),
  body: z.object({ decisions: z.array(answer) }),
});

/** Null: something else is among them. */
function answersFrom(db: Database, from: number): UnsignedAnswers[] | null {
  const found: UnsignedAnswers[] = [];
  const entries = db
    .prepare<[number], string>('select entry from ledger_entry where entry_index >= ? order by entry_index')
    .pluck()
    .all(from);
  for (const entry of entries) {
    const parsed = z.union([answerEntry, batchEntry]).safeParse(JSON.parse(entry));
    if (!parsed.success) return null;
    const answers = 'decisions' in parsed.data.body ? parsed.data.body.decisions : [parsed.data.body];
    found.push({
      items: answers.map(({ item }) => item),
      names: answers.flatMap(({ id, decision, ticket }) =>
        [id, decision, ticket].filter((name) => typeof name === 'string'),
      ),
    });
  }
  return found;
}

function isAnySigned(db: Database, items: readonly string[]): boolean {
  const signed = db.prepare<[{ items: string }], number>(
    `select 1
     from review_item
     join assignment on assignment.id = review_item.assignment_id
     where review_item.id in (select value from json_each($items))
       and assignment.signed_off_at is not null
     limit 1`,
  );
  return signed.get({ items: JSON.stringify(items) }) !== undefined;
}

function together(answers: readonly UnsignedAnswers[]): UnsignedAnswers {
  return { items: answers.flatMap(({ items }) => items), names: answers.flatMap(({ names }) => names) };
}

// Goes with its connection.
const watches = new WeakMap<Database, Watch>();
