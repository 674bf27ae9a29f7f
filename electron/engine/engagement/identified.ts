// Loads what tells the persons of the engagement apart.
import type { Database } from 'better-sqlite3';
import { statement } from '../workspace/statement.ts';
import type { Identified } from './same-person.ts';

interface IdentifiedRow extends Omit<Identified, 'keys'> {
  /** One row for each of the person's keys. */
  readonly fingerprint: string | null;
}

const selectIdentified = statement<Record<string, never>, IdentifiedRow>(
  `select person.id, person.name, person.email, signing_key.fingerprint
   from person
   left join signing_key on signing_key.person_id = person.id
   order by person.added_at, person.id, signing_key.created_at, signing_key.id`,
);

/** Everybody who is or was in the engagement, of every party: who left is still who granted the access. */
export function identifiedPersons(db: Database): Identified[] {
  const found = new Map<string, Identified & { readonly keys: string[] }>();
  for (const { fingerprint, ...person } of selectIdentified(db).all({})) {
    const known = found.get(person.id) ?? { ...person, keys: [] };
    if (fingerprint !== null) known.keys.push(fingerprint);
    found.set(person.id, known);
  }
  return [...found.values()];
}

/** One of them. A person who was found before can't be missing here: persons are never deleted. */
export function identifiedAmong(persons: readonly Identified[], id: string): Identified {
  const person = persons.find((candidate) => candidate.id === id);
  if (person === undefined) throw new Error(`person ${id} is gone`);
  return person;
}
