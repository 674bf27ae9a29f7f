// When somebody answered an item otherwise before: what the operating model asks for then, and the word of each who has to
// accept the new answer. The last one's word is the decision's confirmation.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { LoosenedRule, OperatingModelDocument } from '../../../shared/contract/engagement.ts';
import { inEvery } from '../../../shared/locale.ts';
import type { Outcome } from '../../../shared/words.ts';
import { namedRefusal } from '../engagement/authority.ts';
import { identifiedAmong, identifiedPersons } from '../engagement/identified.ts';
import { requirePerson } from '../engagement/persons.ts';
import { barsInForce, strategyInForce } from '../engagement/separation.ts';
import type { Act } from '../ledger/act.ts';
import { contradicted, type Statement, saidInWords, statementsOn } from './conflicting-answers.ts';
import { refusal } from './deciding.ts';
import { accessParties } from './frozen-facts.ts';
import { frozenFactsOf, type ItemRow } from './items.ts';
import { decidingMessages } from './messages/deciding.ts';
import { barOf } from './party-to-access.ts';
import type { EarlierRevoke } from './requirements.ts';

const acceptedBody = z.strictObject({ item: z.string(), decision: z.string(), note: z.string().nullable() });

export const decisionAccepted: Act<z.infer<typeof acceptedBody>> = {
  name: 'decision.accepted',
  body: acceptedBody,
  apply({ db }, { item: _, ...body }, { actor, at, index }) {
    db.prepare(
      `insert into decision_acceptance (decision_id, person_id, at, note, ledger_entry, authenticated)
       values ($decision, $person, $at, $note, $entry, $authenticated)`,
    ).run({
      ...body,
      person: actor.person,
      at,
      entry: index,
      authenticated: actor.person === null ? null : (actor.authenticated ?? null),
    });
  },
};

/** What others said that the answer is more lenient than. */
export function contradictedBy(db: Database, item: ItemRow, performer: string, outcome: Outcome): Statement[] {
  const statements = statementsOn(db, item.id);
  if (statements.length === 0) return [];
  const persons = identifiedPersons(db);
  return contradicted(statements, identifiedAmong(persons, performer), outcome, persons);
}

/** A REVOKE of somebody else in the same campaign, by which a justification can name it. */
export function contradictedRevoke(item: ItemRow, statements: readonly Statement[]): EarlierRevoke | null {
  const revoke = statements.findLast((said) => said.agrees && said.outcome === 'REVOKE');
  if (revoke === undefined) return null;
  return { campaignName: item.campaignName, reference: item.reference, by: revoke.name, at: revoke.at };
}

export interface AskedForAcceptance {
  readonly mustAccept: readonly string[];
  /** Somebody has to confirm it, whatever the risk. */
  readonly needsSecondPerson: boolean;
  readonly loosened: readonly LoosenedRule[];
}

/**
 * What an answer that contradicts others needs, by the strategy in force. Who left or is a party to the access can't be
 * asked: then any second person confirms. Throws CONFLICTING_ANSWERS where the stricter answer stands.
 */
export function acceptanceFor(
  db: Database,
  item: ItemRow,
  statements: readonly Statement[],
  document: OperatingModelDocument,
): AskedForAcceptance {
  const strategy = strategyInForce(document.separation);
  const [first] = statements;
  if (first === undefined) return { mustAccept: [], needsSecondPerson: false, loosened: [] };
  switch (strategy) {
    case 'strictest_stands':
      throw refusal(
        'CONFLICTING_ANSWERS',
        inEvery(decidingMessages, (words, locale) => words.stricterStands(saidInWords(first, locale))),
        item,
      );
    case 'last_stands':
      return { mustAccept: [], needsSecondPerson: false, loosened: ['conflicting_answers'] };
    case 'all_must_accept':
      return {
        mustAccept: stillAble(
          db,
          item,
          statements.map(({ person }) => person),
          document,
        ),
        needsSecondPerson: true,
        loosened: [],
      };
  }
}

/** Of these, who can still confirm something about the item. */
export function stillAble(
  db: Database,
  item: ItemRow,
  asked: readonly string[],
  document: OperatingModelDocument,
): string[] {
  if (asked.length === 0) return [];
  const persons = identifiedPersons(db);
  const access = accessParties(frozenFactsOf(db, item.id));
  const inForce = barsInForce(document.separation);
  return asked.filter(
    (id) =>
      namedRefusal('reviewer', requirePerson(db, id)) === null &&
      barOf(identifiedAmong(persons, id), access, persons, inForce) === null,
  );
}
