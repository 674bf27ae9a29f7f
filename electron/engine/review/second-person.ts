// Whether a person can give the second word on a decision that waits for one, and what that word would still leave open.
// Asked when the case is shown and again when the word is given.
import type { Database } from 'better-sqlite3';
import type { Decision } from '../../../shared/contract/decision.ts';
import type { SelfReviewBar } from '../../../shared/contract/engagement.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { inEvery, type Said } from '../../../shared/locale.ts';
import { refusalOf } from '../engagement/authority.ts';
import { identifiedAmong, identifiedPersons } from '../engagement/identified.ts';
import { currentModel } from '../engagement/operating-model.ts';
import { requirePerson } from '../engagement/persons.ts';
import { barsInForce } from '../engagement/separation.ts';
import { stillAble } from './acceptance.ts';
import { secondPersonRefusal } from './authority.ts';
import { decisionById } from './decision-record.ts';
import { accessParties } from './frozen-facts.ts';
import { frozenFactsOf, type ItemRow } from './items.ts';
import { decidingMessages } from './messages/deciding.ts';
import { loosenedBars } from './party-to-access.ts';

export interface SecondWord {
  /** Why the person can't give it; null: they can. */
  readonly refused: { readonly code: ErrorCode; readonly message: Said } | null;
  /** Who answered otherwise before and still has to accept the decision, by id. */
  readonly mustAccept: readonly string[];
  /** Bars about the person that the operating model loosened. */
  readonly loosened: SelfReviewBar[];
}

/** Throws NOT_FOUND for the person. */
export function secondWord(db: Database, item: ItemRow, decision: Decision, second: string): SecondWord {
  const { document } = currentModel(db);
  const persons = identifiedPersons(db);
  const identified = identifiedAmong(persons, second);
  const access = accessParties(frozenFactsOf(db, item.id));
  const inForce = barsInForce(document.separation);
  const asked = decision.mustAccept ?? [];
  const mustAccept = stillAble(
    db,
    item,
    asked.map(({ id }) => id),
    document,
  );
  const performer = identifiedAmong(persons, decision.performer.id);
  const barred = secondPersonRefusal(performer, identified, access, persons, inForce);
  const loosened = loosenedBars(identified, access, persons, inForce);
  if (barred !== null) return { refused: barred, mustAccept, loosened };
  if (mustAccept.length === 0 || mustAccept.includes(second)) return { refused: null, mustAccept, loosened };
  const names = asked.filter(({ id }) => mustAccept.includes(id)).map(({ name }) => name);
  const { name } = requirePerson(db, second);
  const message = inEvery(decidingMessages, (words) => words.onlyWithWord(names, name));
  return { refused: { code: 'NOT_THE_REVIEWER', message }, mustAccept, loosened };
}

/** The decision of the item that waits for a second person; null: none does. */
export function waitingDecision(item: ItemRow): string | null {
  return item.pending ?? (item.waiting === 1 ? item.decision : null);
}

/** Why this person can't give the second word that the item waits for; null: they can, or nothing waits. */
export function whyNotSecond(db: Database, item: ItemRow, person: string): Said | null {
  const waiting = waitingDecision(item);
  if (waiting === null) return null;
  const refused = refusalOf('review.confirm', requirePerson(db, person));
  if (refused !== null) return refused.message;
  return secondWord(db, item, decisionById(db, waiting), person).refused?.message ?? null;
}
