// The people of the engagement: who belongs to which party, who acts, who has left.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Person } from '../../../shared/contract/engagement.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { type Party, parties } from '../../../shared/words.ts';
import type { Act, Actor } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import { statement } from '../workspace/statement.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type NamedPart, namedRefusal, type ProtectedAct, refusalOf, refuse } from './authority.ts';
import { plainEmail, plainText } from './same-person.ts';

const addedBody = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  party: z.enum(parties),
  email: z.string(),
  title: z.string().nullable(),
});

export const personAdded: Act<z.infer<typeof addedBody>> = {
  name: 'person.added',
  body: addedBody,
  apply({ db }, body, head) {
    db.prepare(
      `insert into person (id, name, party, email, email_plain, title, active, added_at, added_by)
       values ($id, $name, $party, $email, $emailPlain, $title, 1, $at, $by)`,
    ).run({ ...body, emailPlain: requireEmail(body.email), at: head.at, by: head.actor.person });
  },
};

const deactivatedBody = z.strictObject({ person: z.string(), reason: z.string().min(1) });

export const personDeactivated: Act<z.infer<typeof deactivatedBody>> = {
  name: 'person.deactivated',
  body: deactivatedBody,
  apply({ db }, body, head) {
    db.prepare(
      `update person
       set active = 0, deactivated_at = $at, deactivated_by = $by, deactivated_reason = $reason
       where id = $person`,
    ).run({ ...body, at: head.at, by: head.actor.person });
  },
};

export interface AddPerson {
  readonly name: string;
  readonly party: Party;
  readonly email: string;
  readonly title: string | null;
  readonly as: string | null;
}

/**
 * Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND for who acts; INPUT_INVALID for a name left empty, an e-mail
 * that is none, or one that is somebody else's here.
 */
export async function addPerson(workspace: Workspace, input: AddPerson): Promise<Person> {
  const id = v7({ msecs: workspace.clock().getTime() });
  const name = input.name.trim();
  const email = input.email.trim();
  if (plainText(name) === '' || email === '') {
    throw new CountersignError('INPUT_INVALID', 'A person needs a name and an e-mail address.');
  }
  const emailPlain = requireEmail(email);
  return workspace.write(async (transaction) => {
    const actor = requireActor(transaction.db, 'person.add', input.as);
    refuseTakenEmail(transaction.db, emailPlain, input.party);
    const title = input.title?.trim() === '' ? null : (input.title ?? null);
    await perform(transaction, personAdded, actor, { id, name, party: input.party, email, title });
    return requirePerson(transaction.db, id);
  });
}

/** Throws NOT_FOUND, PERSON_INACTIVE when the person has left already, and as addPerson for who acts. */
export async function deactivatePerson(
  workspace: Workspace,
  input: { readonly person: string; readonly reason: string; readonly as: string | null },
): Promise<Person> {
  return workspace.write(async (transaction) => {
    const actor = requireActor(transaction.db, 'person.deactivate', input.as);
    const person = requirePerson(transaction.db, input.person);
    if (!person.active) {
      throw new CountersignError('PERSON_INACTIVE', `${person.name} is inactive already.`, { person: person.id });
    }
    await perform(transaction, personDeactivated, actor, { person: person.id, reason: input.reason });
    return requirePerson(transaction.db, person.id);
  });
}

/** In the order in which they were added. */
export function listPersons(db: Database): Person[] {
  return db.prepare<[], PersonRow>(`${selectPerson} order by person.added_at, person.id`).all().map(personOf);
}

export function findPerson(db: Database, id: string): Person | null {
  const row = personById(db).get({ id });
  return row === undefined ? null : personOf(row);
}

/** Throws NOT_FOUND. */
export function requirePerson(db: Database, id: string): Person {
  const person = findPerson(db, id);
  if (person !== null) return person;
  throw new CountersignError('NOT_FOUND', 'There is no such person in this workspace.', { person: id });
}

/**
 * The person who performs a deciding act. Throws NOT_FOUND, PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE.
 */
export function requireDecider(db: Database, act: ProtectedAct, id: string): Person {
  const person = requirePerson(db, id);
  refuse(refusalOf(act, person), { person: id, act });
  return person;
}

/** Who acts, as the ledger writes it down; `null` is whoever has the workspace open. Throws as requireDecider. */
export function requireActor(db: Database, act: ProtectedAct, id: string | null): Actor {
  if (id === null) {
    refuse(refusalOf(act, null), { act });
    return { person: null, party: 'operator' };
  }
  return actorFor(requireDecider(db, act, id));
}

/** A person who is named for a part of a decision. Throws NOT_FOUND, PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE. */
export function requireNamed(db: Database, part: NamedPart, id: string): Person {
  const person = requirePerson(db, id);
  refuse(namedRefusal(part, person), { person: id });
  return person;
}

/** The e-mail as it is compared. Throws INPUT_INVALID when it is none. */
function requireEmail(email: string): string {
  const plain = plainEmail(email);
  if (plain !== null) return plain;
  throw new CountersignError(
    'INPUT_INVALID',
    `${email} is no e-mail address: it needs one @ with something before and after it, and no spaces.`,
    { email },
  );
}

/**
 * One e-mail, one person: otherwise somebody of the provider could decide under a second name. Who left and comes back to
 * the same party is added anew.
 */
function refuseTakenEmail(db: Database, emailPlain: string, party: Party): void {
  const taken = personTaking(db).get({ emailPlain, party });
  if (taken === undefined) return;
  const { id, name } = taken;
  const message =
    taken.party === party
      ? `${name} has this e-mail address already. Each person needs his own.`
      : `This e-mail address is that of ${name}, who is of the ${taken.party}. Nobody acts for two parties.`;
  throw new CountersignError('INPUT_INVALID', message, { person: id });
}

export function actorFor(person: Person): Actor {
  return { person: person.id, party: person.party };
}

/** For an act in which the person's key was opened with its passphrase. */
export function actorWithKey(person: Person): Actor {
  return { person: person.id, party: person.party, authenticated: 'key' };
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly party: Party;
  readonly email: string;
  readonly title: string | null;
  readonly active: number;
  readonly added_at: string;
  readonly keys: number;
}

const selectPerson = `
  select person.id, person.name, person.party, person.email, person.title, person.active, person.added_at,
    (select count(*) from signing_key where signing_key.person_id = person.id) as keys
  from person`;

const personById = statement<{ id: string }, PersonRow>(`${selectPerson} where person.id = $id`);

const personTaking = statement<{ emailPlain: string; party: Party }, PersonRow>(
  `${selectPerson}
   where person.email_plain = $emailPlain and (person.active = 1 or person.party <> $party)
   order by person.party = $party, person.added_at
   limit 1`,
);

function personOf(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    party: row.party,
    email: row.email,
    title: row.title,
    active: row.active === 1,
    addedAt: row.added_at,
    hasKey: row.keys > 0,
  };
}
