// Who may let something leave the building under a signature: an active person of the customer, with a key.
import type { Database } from 'better-sqlite3';
import type { Person } from '../../../shared/contract/engagement.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { requirePerson } from '../engagement/persons.ts';
import { requireKey } from '../engagement/signing-keys.ts';
import { type Signer, unlockKey } from '../keys/signing-key.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND. */
export function requireIssuer(db: Database, id: string): Person {
  const person = requirePerson(db, id);
  if (person.party !== 'customer') {
    throw new CountersignError(
      'PROVIDER_MAY_NOT_DECIDE',
      `${person.name} is of the ${person.party} and can't issue a report: only the customer does.`,
      { person: id },
    );
  }
  if (!person.active) {
    throw new CountersignError('PERSON_INACTIVE', `${person.name} is no longer active and can't issue a report.`, {
      person: id,
    });
  }
  return person;
}

/** Throws KEY_MISSING, PASSPHRASE_WRONG. */
export async function unlock(workspace: Workspace, person: Person, passphrase: string): Promise<Signer> {
  return unlockKey(requireKey(workspace.read, person, workspace.clock).keyFile, passphrase);
}
