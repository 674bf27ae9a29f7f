// Who acts: as the ledger writes it down, and whether this desk lets them, before any service is asked. An auditor changes
// nothing; and where somebody sits at a window, deciding needs the unlocked key of who decides.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { contract, type MethodName } from '../../../shared/contract.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { inEvery } from '../../../shared/locale.ts';
import { auditorRefusal, isClosedToAuditors, needsUnlockedKey, refuse } from '../engagement/authority.ts';
import { authorityMessages } from '../engagement/messages/authority.ts';
import { actorFor, findPerson, listPersons, requirePerson } from '../engagement/persons.ts';
import type { Actor } from '../ledger/act.ts';
import type { Desk } from './desk.ts';

/** Throws NOT_FOUND for an unknown person. */
export function actorOf(db: Database, person: string | null): Actor {
  return person === null ? { person: null, party: 'operator' } : actorFor(requirePerson(db, person));
}

/** As much of an input as says who acts, and whether a passphrase comes with it. */
const actingPart = z.object({ as: z.string().nullable().optional(), passphrase: z.string().nullish() });

/** Throws AUDITOR_READS_ONLY, PERSON_LOCKED, NOT_A_CUSTOMER_PERSON. */
export function requireMayAct(desk: Desk, method: MethodName, input: unknown): void {
  const { acting } = desk;
  const workspace = desk.current();
  if (workspace === null) return;
  const { right } = contract[method];
  const part = actingPart.safeParse(input);
  const named = part.success ? (part.data.as ?? null) : null;
  const passphrase = part.success ? (part.data.passphrase ?? null) : null;
  refuseAuditor(workspace.read, method, right, named ?? acting.person());
  if (named !== null) acting.used(named);
  // A passphrase in the act itself is tried by the act.
  if (!acting.locking || passphrase !== null || !needsUnlockedKey(method, right)) return;
  requireUnlocked(desk, workspace.read, named);
}

function refuseAuditor(db: Database, method: MethodName, right: 'read' | 'write', who: string | null): void {
  if (who === null || !isClosedToAuditors(method, right)) return;
  const person = findPerson(db, who);
  if (person !== null) refuse(auditorRefusal(person), { person: person.id, method });
}

function requireUnlocked({ acting }: Desk, db: Database, named: string | null): void {
  if (named === null) {
    // Before there is anybody who could have a key, whoever has the workspace open sets it up.
    if (!listPersons(db).some((person) => person.party === 'customer' && person.active)) return;
    throw new CountersignError(
      'NOT_A_CUSTOMER_PERSON',
      inEvery(authorityMessages, (words) => words.needsPerson),
    );
  }
  const person = findPerson(db, named);
  // Anybody but an active person of the customer is refused by the act itself, with the better reason.
  if (person?.party !== 'customer' || !person.active || acting.isUnlocked(named)) return;
  throw new CountersignError(
    'PERSON_LOCKED',
    inEvery(authorityMessages, (words) =>
      person.hasKey ? words.keyLocked(person.name) : words.keyMissing(person.name),
    ),
    { person: person.id, name: person.name, hasKey: person.hasKey },
  );
}
