// Loads what tells the persons of the engagement apart.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Identified } from './same-person.ts';
import { statement } from './statement.ts';

interface IdentifiedRow extends Omit<Identified, 'keys'> {
  readonly keys: string;
}

const selectIdentified = statement<Record<string, never>, IdentifiedRow>(
  `select person.id, person.name, person.email,
     (select json_group_array(fingerprint) from signing_key where person_id = person.id) as keys
   from person
   order by person.added_at, person.id`,
);

const fingerprints = z.array(z.string());

/** Everybody who is or was in the engagement, of every party: who left is still who granted the access. */
export function identifiedPersons(db: Database): Identified[] {
  return selectIdentified(db)
    .all({})
    .map(({ keys, ...person }) => ({ ...person, keys: fingerprints.parse(JSON.parse(keys)) }));
}

/** One of them. A person who was found before can't be missing here: persons are never deleted. */
export function identifiedAmong(persons: readonly Identified[], id: string): Identified {
  const person = persons.find((candidate) => candidate.id === id);
  if (person === undefined) throw new Error(`person ${id} is gone`);
  return person;
}
