// Deciding for somebody else: who let whom decide what until when. A delegation ends by itself; the clock says its state.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Delegation } from '../../../shared/contract/engagement.ts';
import { businessDate } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type Risk, risks } from '../../../shared/words.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import { statement } from '../workspace/statement.ts';
import type { Clock, Workspace } from '../workspace/workspace.ts';
import { decisionRightIds } from './activities.ts';
import { identifiedAmong, identifiedPersons } from './identified.ts';
import { currentModel, todayOf } from './operating-model.ts';
import { actorFor, requireDecider, requireNamed } from './persons.ts';
import { holdsRight } from './rights.ts';
import { isSamePerson } from './same-person.ts';

const grantedBody = z.strictObject({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  campaign: z.string().nullable(),
  systems: z.array(z.string()).nullable(),
  /** Left out in entries from before single items could be delegated. */
  items: z.array(z.string()).nullable().optional(),
  upTo: z.enum(risks),
  validFrom: businessDate,
  validUntil: businessDate,
  reason: z.string().min(1),
});

export const delegationGranted: Act<z.infer<typeof grantedBody>> = {
  name: 'delegation.granted',
  body: grantedBody,
  apply({ db }, body, head) {
    db.prepare(
      `insert into delegation (
         id, from_person, to_person, campaign, systems, items, up_to, valid_from, valid_until, reason, granted_by,
         granted_at
       )
       values ($id, $from, $to, $campaign, $systems, $items, $upTo, $validFrom, $validUntil, $reason, $by, $at)`,
    ).run({
      ...body,
      systems: body.systems === null ? null : JSON.stringify(body.systems),
      items: body.items == null ? null : JSON.stringify(body.items),
      by: head.actor.person,
      at: head.at,
    });
  },
};

const endedBody = z.strictObject({ id: z.string(), reason: z.string().min(1) });

export const delegationEnded: Act<z.infer<typeof endedBody>> = {
  name: 'delegation.ended',
  body: endedBody,
  apply({ db }, body, head) {
    db.prepare('update delegation set ended_at = $at, ended_by = $by, end_reason = $reason where id = $id').run({
      ...body,
      at: head.at,
      by: head.actor.person,
    });
  },
};

export interface GrantDelegation {
  readonly from: string;
  readonly to: string;
  readonly campaign: string | null;
  readonly systems: readonly string[] | null;
  /** Review items; null: all that the rest covers. */
  readonly items?: readonly string[] | null;
  readonly upTo: Risk;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly reason: string;
  readonly as: string;
}

/**
 * One's own authority, or anybody's for who holds the right to delegate; never to a provider, to oneself, or into the
 * past. Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND, NOT_THE_REVIEWER, INPUT_INVALID, DELEGATION_EXPIRED.
 */
export async function grantDelegation(workspace: Workspace, input: GrantDelegation): Promise<Delegation> {
  const id = v7({ msecs: workspace.clock().getTime() });
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const granter = requireDecider(db, 'delegation.grant', input.as);
    const from = requireNamed(db, 'delegator', input.from);
    const to = requireNamed(db, 'delegate', input.to);
    if (from.id === to.id) {
      throw new CountersignError('INPUT_INVALID', 'Nobody delegates to himself.', { person: from.id });
    }
    if (from.id !== granter.id && !holdsRight(currentModel(db).document, decisionRightIds.grantDelegation, granter)) {
      throw new CountersignError(
        'NOT_THE_REVIEWER',
        `${granter.name} can delegate his own decisions only; for ${from.name} it needs the right to delegate.`,
        { person: granter.id, from: from.id },
      );
    }
    refuseDates(input, todayOf(clock));
    if (input.systems !== null && input.systems.length === 0) {
      throw new CountersignError('INPUT_INVALID', 'A delegation for no system covers nothing.');
    }
    if (isSamePersonHere(db, from.id, to.id)) {
      const message = `${from.name} and ${to.name} are one and the same person here.`;
      throw new CountersignError('INPUT_INVALID', message, { person: to.id });
    }
    const items = input.items ?? null;
    refuseItems(db, items);
    const { as: _, systems, ...terms } = input;
    await perform(transaction, delegationGranted, actorFor(granter), {
      ...terms,
      systems: systems === null ? null : [...systems],
      items: items === null ? null : [...items],
      id,
    });
    return requireDelegation(db, id, clock);
  });
}

/** By the delegator, the delegate, the granter, or who holds the right to delegate. Throws NOT_FOUND, NOT_THE_REVIEWER, DELEGATION_EXPIRED. */
export async function endDelegation(
  workspace: Workspace,
  input: { readonly id: string; readonly reason: string; readonly as: string },
): Promise<Delegation> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'delegation.end', input.as);
    const delegation = requireDelegation(db, input.id, clock);
    const isParty = [delegation.from, delegation.to, delegation.grantedBy].includes(person.id);
    if (!isParty && !holdsRight(currentModel(db).document, decisionRightIds.grantDelegation, person)) {
      throw new CountersignError('NOT_THE_REVIEWER', `${person.name} has no part in this delegation.`, {
        person: person.id,
      });
    }
    if (delegation.state === 'ended' || delegation.state === 'expired') {
      throw new CountersignError('DELEGATION_EXPIRED', 'This delegation has ended already.', { delegation: input.id });
    }
    await perform(transaction, delegationEnded, actorFor(person), { id: input.id, reason: input.reason });
    return requireDelegation(db, input.id, clock);
  });
}

/** Newest first. */
export function listDelegations(db: Database, clock: Clock): Delegation[] {
  const today = todayOf(clock);
  return db
    .prepare<[], DelegationRow>('select * from delegation order by granted_at desc, id desc')
    .all()
    .map((row) => delegationOf(row, today));
}

/** Delegations to a person, in any state. `today` is YYYY-MM-DD. */
export function delegationsTo(db: Database, to: string, today: string): Delegation[] {
  return delegationsOnto(db)
    .all({ to })
    .map((row) => delegationOf(row, today));
}

const delegationsOnto = statement<{ to: string }, DelegationRow>(
  'select * from delegation where to_person = $to order by granted_at, id',
);

/** Delegations from one person to another, in any state. */
export function delegationsBetween(db: Database, from: string, to: string, today: string): Delegation[] {
  return delegationsFromTo(db)
    .all({ from, to })
    .map((row) => delegationOf(row, today));
}

const delegationsFromTo = statement<{ from: string; to: string }, DelegationRow>(
  'select * from delegation where to_person = $to and from_person = $from order by granted_at, id',
);

function requireDelegation(db: Database, id: string, clock: Clock): Delegation {
  const row = db.prepare<[{ id: string }], DelegationRow>('select * from delegation where id = $id').get({ id });
  if (row !== undefined) return delegationOf(row, todayOf(clock));
  throw new CountersignError('NOT_FOUND', 'There is no such delegation.', { delegation: id });
}

function isSamePersonHere(db: Database, one: string, other: string): boolean {
  const persons = identifiedPersons(db);
  return isSamePerson(identifiedAmong(persons, one), identifiedAmong(persons, other));
}

function refuseItems(db: Database, items: readonly string[] | null): void {
  if (items === null) return;
  if (items.length === 0) throw new CountersignError('INPUT_INVALID', 'A delegation of no item covers nothing.');
  const find = db.prepare<[string], number>('select 1 from review_item where id = ?').pluck();
  const unknown = items.find((item) => find.get(item) === undefined);
  if (unknown === undefined) return;
  throw new CountersignError('ITEM_NOT_IN_CAMPAIGN', 'There is no such review item.', { item: unknown });
}

function refuseDates(input: GrantDelegation, today: string): void {
  const { validFrom, validUntil } = input;
  if (validUntil < validFrom) {
    throw new CountersignError('INPUT_INVALID', 'The delegation would end before it begins.', {
      validFrom,
      validUntil,
    });
  }
  if (validUntil < today) {
    throw new CountersignError('DELEGATION_EXPIRED', 'The delegation would already have ended.', { validUntil, today });
  }
}

interface DelegationRow {
  readonly id: string;
  readonly from_person: string;
  readonly to_person: string;
  readonly campaign: string | null;
  readonly systems: string | null;
  readonly items: string | null;
  readonly up_to: Risk;
  readonly valid_from: string;
  readonly valid_until: string;
  readonly reason: string;
  readonly granted_by: string;
  readonly granted_at: string;
  readonly ended_at: string | null;
}

function delegationOf(row: DelegationRow, today: string): Delegation {
  return {
    id: row.id,
    from: row.from_person,
    to: row.to_person,
    scope: {
      campaign: row.campaign,
      systems: row.systems === null ? null : z.array(z.string()).parse(JSON.parse(row.systems)),
      items: row.items === null ? null : z.array(z.string()).parse(JSON.parse(row.items)),
      upTo: row.up_to,
    },
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    reason: row.reason,
    grantedBy: row.granted_by,
    grantedAt: row.granted_at,
    state: stateOn(row, today),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  };
}

/** Both days are within it. */
function stateOn(row: DelegationRow, today: string): Delegation['state'] {
  if (row.ended_at !== null) return 'ended';
  if (today < row.valid_from) return 'future';
  return today > row.valid_until ? 'expired' : 'valid';
}
