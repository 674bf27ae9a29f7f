// The only way to change state: one act becomes one ledger entry, and its effect is applied in the same transaction.
import type { z } from 'zod';
import { CountersignError } from '../../../shared/errors.ts';
import type { Transaction } from '../workspace/workspace.ts';
import type { Act, Actor, EntryHead } from './act.ts';
import { canonicalJson } from './canonical.ts';
import { parseEntry } from './entries.ts';
import { appendEntry, lastEntry, ledgerTime, wholly } from './store.ts';

/**
 * Appends the act to the ledger, then applies it. Either both happen or neither, also when the caller catches the error
 * and goes on. The entry is `{ act, actor, at, body, index, v: 1 }` in canonical JSON. Throws INPUT_INVALID when the
 * body is not what the act's schema says or has no JSON form, and whatever `apply` throws.
 */
export async function perform<Body>(
  transaction: Transaction,
  act: Act<Body>,
  actor: Actor,
  body: Body,
): Promise<EntryHead> {
  const { db } = transaction;
  if (!db.inTransaction) throw new Error(`${act.name} was performed outside a transaction`);
  const parsed = parseBody(act, body);
  const previous = lastEntry(db);
  const head: EntryHead = {
    index: previous === undefined ? 0 : previous.index + 1,
    at: ledgerTime(db, transaction.clock),
    actor: writtenActor(transaction, actor),
    act: act.name,
  };
  const entry = entryText(head, parsed);
  // What is applied is read back from the entry, as a replay reads it: members then stand in the same order both times.
  const written = parseBody(act, parseEntry(entry).body);
  await wholly(db, () => {
    appendEntry(db, head.index, entry);
    return act.apply(transaction, written, head);
  });
  return head;
}

/** With the way in which it was made sure who acts, where somebody knows it. */
function writtenActor({ authentication }: Transaction, actor: Actor): Actor {
  if (actor.person === null) return { party: actor.party, person: null };
  const { party, person } = actor;
  const authenticated = actor.authenticated ?? authentication?.(person);
  return authenticated === undefined ? { party, person } : { authenticated, party, person };
}

/** The body as the act's schema reads it. */
function parseBody<Body>(act: Act<Body>, body: unknown): Body {
  // An optional member that is there but undefined is not in JSON: without it, replay sees what `apply` sees now.
  const result = act.body.safeParse(withoutUndefined(body));
  if (result.success) return result.data;
  throw new CountersignError(
    'INPUT_INVALID',
    `The act ${act.name} was not understood: ${describeIssues(result.error)}.`,
    { act: act.name, problems: result.error.issues.map(describeIssue) },
    result.error,
  );
}

function entryText(head: EntryHead, body: unknown): string {
  try {
    return canonicalJson({ act: head.act, actor: head.actor, at: head.at, body, index: head.index, v: 1 });
  } catch (cause) {
    throw new CountersignError(
      'INPUT_INVALID',
      `The act ${head.act} holds something that can't be written down exactly.`,
      { act: head.act },
      cause,
    );
  }
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, withoutUndefined(member)]),
  );
}

function describeIssues(error: z.ZodError): string {
  return error.issues.map(describeIssue).join('; ');
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}
