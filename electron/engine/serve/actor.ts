// Who acts, as the ledger writes it down: a known person with their party, or the operator who has not named himself.
import type { Database } from 'better-sqlite3';
import { actorFor, requirePerson } from '../engagement/persons.ts';
import type { Actor } from '../ledger/act.ts';

/** Throws NOT_FOUND for an unknown person. */
export function actorOf(db: Database, person: string | null): Actor {
  return person === null ? { person: null, party: 'operator' } : actorFor(requirePerson(db, person));
}
