// Attempts that were refused because of who tried: each is an act of the ledger with who, what, why and when, and nothing of
// what he wanted to write. A script that tries again and again is counted and not written down each time.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type ErrorCode, errorCodes } from '../../../shared/errors.ts';
import type { Act, Actor } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import { statement } from '../workspace/statement.ts';
import type { Transaction, Workspace } from '../workspace/workspace.ts';
import { actorFor, findPerson } from './persons.ts';

/**
 * Refusals that say: not this person. What an act lacks, and a campaign that is closed, are no attempt of anybody. Nor is a
 * key that is still locked: then nobody knows who sits there, and a name that was only chosen would stand on record.
 */
const recordedCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'PROVIDER_MAY_NOT_DECIDE',
  'NOT_THE_REVIEWER',
  'SELF_REVIEW',
  'SECOND_PERSON_SAME',
  'DELEGATION_EXPIRED',
  'DELEGATION_OUT_OF_SCOPE',
  'PERSON_INACTIVE',
  'NOT_A_CUSTOMER_PERSON',
  'AUDITOR_READS_ONLY',
]);

export function isRecordedRefusal(code: ErrorCode): boolean {
  return recordedCodes.has(code);
}

const refusedBody = z.strictObject({
  /** The contract's method. */
  method: z.string(),
  code: z.enum(errorCodes),
  /** The review item or campaign that it was about; null: none, or several. */
  subject: z.string().nullable(),
  /** More than one: since the entry before, of the same person, method and code. */
  times: z.number().min(1),
});

export const actRefused: Act<z.infer<typeof refusedBody>> = {
  name: 'act.refused',
  body: refusedBody,
  apply({ db }, body, { actor, at, index }) {
    db.prepare(
      `insert into refusal (ledger_entry, person_id, party, method, code, subject, times, at)
       values ($entry, $person, $party, $method, $code, $subject, $times, $at)`,
    ).run({ ...body, entry: index, person: actor.person, party: actor.party, at });
  },
};

export interface Refused {
  /** Null: whoever has the workspace open. */
  readonly person: string | null;
  readonly method: string;
  readonly code: ErrorCode;
  /** As the input named it; kept only when it is an item or campaign of this workspace. */
  readonly subject: string | null;
}

/**
 * Writes the attempt down. Within an hour of the last entry about the same, it is counted instead, and written down when
 * the count has doubled: a thousand attempts make eleven entries.
 */
export async function recordRefusal(workspace: Workspace, refused: Refused): Promise<void> {
  await workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const key = { person: refused.person ?? '', method: refused.method, code: refused.code };
    const hourAgo = new Date(clock().getTime() - 3_600_000).toISOString();
    const recent = recentTimes(db).get({ ...key, hourAgo }) ?? 0;
    const waiting = (waitingTimes(db).get(key) ?? 0) + 1;
    if (waiting < recent) {
      countRepeat(db).run(key);
      return;
    }
    await writeDown(transaction, refused, waiting);
  });
}

/** Writes down what was only counted so far: before a state is sealed or a report made, and when the workspace is closed. */
export async function flushRefusals(workspace: Workspace): Promise<void> {
  if (workspace.read.prepare('select 1 from refusal_repeat').get() === undefined) return;
  await workspace.write(async (transaction) => {
    const rows = transaction.db
      .prepare<[], { person: string; method: string; code: ErrorCode; times: number }>(
        'select person_id as person, method, code, times from refusal_repeat',
      )
      .all();
    for (const { person, method, code, times } of rows) {
      await writeDown(transaction, { person: person === '' ? null : person, method, code, subject: null }, times);
    }
  });
}

async function writeDown(transaction: Transaction, refused: Refused, times: number): Promise<void> {
  const { db } = transaction;
  const { method, code } = refused;
  const subject = times === 1 ? knownSubject(db, refused.subject) : null;
  await perform(transaction, actRefused, actorOf(db, refused.person), { method, code, subject, times });
  db.prepare('delete from refusal_repeat where person_id = $person and method = $method and code = $code').run({
    person: refused.person ?? '',
    method,
    code,
  });
}

/** How often it happened since, by the code of the refusal, the most frequent first. `since` is a UTC ISO time. */
export function refusalsSince(db: Database, since: string): { code: string; times: number }[] {
  return db
    .prepare<[{ since: string }], { code: string; times: number }>(
      `select code, sum(times) as times
       from refusal
       where at >= $since
       group by code
       order by sum(times) desc, code`,
    )
    .all({ since });
}

function actorOf(db: Database, person: string | null): Actor {
  const found = person === null ? null : findPerson(db, person);
  return found === null ? { person: null, party: 'operator' } : actorFor(found);
}

/** An input can hold any text; only what is known here is kept. */
function knownSubject(db: Database, subject: string | null): string | null {
  if (subject === null) return null;
  return (
    db
      .prepare<{ subject: string }, string>(
        `select id from review_item where id = $subject
         union all
         select id from campaign where id = $subject`,
      )
      .pluck()
      .get({ subject }) ?? null
  );
}

interface RefusalKey {
  readonly person: string;
  readonly method: string;
  readonly code: string;
}

const selectRecent = `
  select coalesce(sum(times), 0) as times
  from refusal
  where coalesce(person_id, '') = $person and method = $method and code = $code and at > $hourAgo`;

function recentTimes(db: Database) {
  return db.prepare<RefusalKey & { hourAgo: string }, number>(selectRecent).pluck();
}

function waitingTimes(db: Database) {
  return db
    .prepare<RefusalKey, number>(
      'select times from refusal_repeat where person_id = $person and method = $method and code = $code',
    )
    .pluck();
}

const countRepeat = statement<RefusalKey>(
  `insert into refusal_repeat (person_id, method, code, times)
   values ($person, $method, $code, 1)
   on conflict (person_id, method, code) do update
   set times = times + 1`,
);
