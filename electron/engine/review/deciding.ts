// Loads what authority and requirements need to know about one item and one person, and says whether he may decide it and
// what his decision would still lack. Every way of deciding (alone, in bulk, correcting) goes through here.
import type { Database } from 'better-sqlite3';
import type { ExceptionTerms } from '../../../shared/contract/decision.ts';
import type { Delegation, Person, SelfReviewBar } from '../../../shared/contract/engagement.ts';
import type { EntitlementDetail } from '../../../shared/contract/inventory.ts';
import { CountersignError, type ErrorCode } from '../../../shared/errors.ts';
import { inEvery, type Locale, type Said } from '../../../shared/locale.ts';
import { decisionRightIds } from '../engagement/activities.ts';
import { delegationsBetween } from '../engagement/delegations.ts';
import { identifiedAmong, identifiedPersons } from '../engagement/identified.ts';
import { currentModel, todayOf } from '../engagement/operating-model.ts';
import { findPerson, listPersons, requireNamed, requirePerson } from '../engagement/persons.ts';
import { holdsRight, riskRank } from '../engagement/rights.ts';
import { isSamePerson } from '../engagement/same-person.ts';
import { barsInForce } from '../engagement/separation.ts';
import { statement } from '../workspace/statement.ts';
import type { Clock } from '../workspace/workspace.ts';
import { type Authority, authorityOver } from './authority.ts';
import { citationKey } from './frozen-facts.ts';
import { accessPartiesOf, type ItemRow, requireItem } from './items.ts';
import { type DecidingMessages, decidingMessages } from './messages/deciding.ts';
import { type AccessParties, barOf, judgedBars } from './party-to-access.ts';
import { parseChanged } from './population.ts';
import { type DecisionContent, type EarlierRevoke, missingParts } from './requirements.ts';

export type JudgedAuthority =
  | (Extract<Authority, { granted: true }> & { readonly loosened: readonly SelfReviewBar[] })
  | Extract<Authority, { granted: false }>;

/** As much of an item as authority over it depends on. */
export type JudgedItem = Pick<ItemRow, 'id' | 'campaign' | 'system' | 'risk' | 'assignee'>;

/** Whether the person may decide the item now, self-review included. */
export function authorityFor(db: Database, item: JudgedItem, performer: Person, clock: Clock): JudgedAuthority {
  return judgeOf(db, performer, clock)(item, () => accessPartiesOf(db, item.id));
}

/** The same for many items of one moment: what does not depend on the item is read once. */
export function judgeOf(
  db: Database,
  performer: Person,
  clock: Clock,
): (item: JudgedItem, access: () => AccessParties) => JudgedAuthority {
  const persons = identifiedPersons(db);
  const identified = identifiedAmong(persons, performer.id);
  const inForce = barsInForce(currentModel(db).document.separation);
  const reviewers = new Map<string, Reviewer>();
  const reviewerOf = (assignee: string): Reviewer => {
    const known = reviewers.get(assignee) ?? readReviewer(db, assignee, performer, clock);
    reviewers.set(assignee, known);
    return known;
  };
  return ({ id, campaign, system, risk, assignee }, access) => {
    const { reviewer, delegations } = assignee === null ? nobody : reviewerOf(assignee);
    const authority = authorityOver({ item: id, campaign, system, risk, reviewer }, performer, delegations);
    if (!authority.granted) return authority;
    const { barred, loosened } = judgedBars(identified, access(), persons, inForce);
    if (barred === null) return { ...authority, loosened };
    return {
      granted: false,
      code: 'SELF_REVIEW',
      message: inEvery(decidingMessages, (words, locale) => words.othersDecide(barred[locale])),
    };
  };
}

/** A reviewer of record with what he delegated to the performer. */
interface Reviewer {
  readonly reviewer: Person | null;
  readonly delegations: readonly Delegation[];
}

const nobody: Reviewer = { reviewer: null, delegations: [] };

function readReviewer(db: Database, assignee: string, performer: Person, clock: Clock): Reviewer {
  const reviewer = findPerson(db, assignee);
  if (reviewer === null || reviewer.id === performer.id) return { reviewer, delegations: [] };
  return { reviewer, delegations: delegationsBetween(db, reviewer.id, performer.id, todayOf(clock)) };
}

/** Throws NOT_THE_REVIEWER, DELEGATION_EXPIRED, DELEGATION_OUT_OF_SCOPE, PERSON_INACTIVE, SELF_REVIEW. */
export function requireAuthority(
  db: Database,
  item: ItemRow,
  performer: Person,
  clock: Clock,
): Extract<JudgedAuthority, { granted: true }> {
  const authority = authorityFor(db, item, performer, clock);
  if (authority.granted) return authority;
  throw refusal(authority.code, authority.message, item);
}

/** Throws the first thing that the decision lacks. */
export function requireContent(
  item: ItemRow,
  content: DecisionContent,
  earlierRevoke: EarlierRevoke | null,
  today: string,
): void {
  const replacesRevoke = item.outcome === 'REVOKE';
  const missing = missingParts(
    content,
    { risk: item.risk, change: item.change, earlierRevoke, replacesRevoke },
    today,
  )[0];
  if (missing !== undefined) throw refusal(missing.code, missing.message, item);
}

/**
 * The approver of an exception is somebody else of the customer who holds the right up to this risk and is no party to
 * the access. Throws NOT_FOUND, PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, EXCEPTION_INCOMPLETE, SELF_REVIEW.
 */
export function requireApprover(db: Database, item: ItemRow, terms: ExceptionTerms | null, performer: Person): void {
  if (terms === null) return;
  const approver = requireNamed(db, 'approver of an exception', terms.approver);
  const refused = approverRefusal(db, item, approver, performer);
  if (refused !== null) throw refused;
}

/** Who may approve an exception to this item that `as` decides. Throws NOT_FOUND for the item or the person. */
export function approversOf(
  db: Database,
  input: { readonly item: string; readonly as: string },
): { readonly id: string; readonly name: string; readonly title: string | null }[] {
  const item = requireItem(db, input.item);
  const performer = requirePerson(db, input.as);
  return listPersons(db)
    .filter((person) => person.active && person.party === 'customer')
    .filter((person) => approverRefusal(db, item, person, performer) === null)
    .map(({ id, name, title }) => ({ id, name, title }));
}

/** Why somebody of the customer may not approve the exception; null: they may. */
function approverRefusal(db: Database, item: ItemRow, approver: Person, performer: Person): CountersignError | null {
  const { document } = currentModel(db);
  const persons = identifiedPersons(db);
  const approving = identifiedAmong(persons, approver.id);
  if (isSamePerson(approving, identifiedAmong(persons, performer.id))) {
    return refusal('EXCEPTION_INCOMPLETE', (words) => words.approverIsDecider, item);
  }
  if (!holdsRight(document, decisionRightIds.approveException, approver, item.risk)) {
    return refusal('EXCEPTION_INCOMPLETE', (words) => words.approverWithoutRight(approver.name, item.risk), item);
  }
  const inForce = barsInForce(document.separation);
  const bar = barOf(approving, accessPartiesOf(db, item.id), persons, inForce);
  return bar === null ? null : refusal('SELF_REVIEW', (words, locale) => words.othersApprove(bar[locale]), item);
}

/** Citations that have to be opened before deciding: those of what changed, where the risk is high or critical. */
export function mustOpen(item: ItemRow, entitlement: EntitlementDetail): string[] {
  if (riskRank(item.risk) < riskRank('high')) return [];
  const changed = new Set(parseChanged(item.changed).map((change) => change.fact));
  if (changed.size === 0) return [];
  const cited = entitlement.facts.filter((fact) => changed.has(fact.fact)).flatMap((fact) => fact.citations);
  const hops = changed.has('path') ? entitlement.path.flatMap((hop) => hop.citation ?? []) : [];
  return [...new Set([...cited, ...hops].map(citationKey))];
}

/** Citations of this item that the person has opened. */
export function openedBy(db: Database, item: string, person: string): string[] {
  return selectOpened(db)
    .all({ item, person })
    .map(({ citation }) => citation);
}

const selectOpened = statement<{ item: string; person: string }, { citation: string }>(
  'select citation from evidence_opened where item_id = $item and person_id = $person order by at, citation',
);

/** What later evidence did to the entitlement since the campaign opened, in words; null when nothing. */
export function changedSinceBaseline(db: Database, item: ItemRow): Said | null {
  const later = laterChange(db).get({ entitlement: item.entitlement, ordinal: item.baselineOrdinal });
  switch (later?.change) {
    case undefined:
      return null;
    case 'removed':
      return inEvery(decidingMessages, (words) => words.gone);
    case 'reappeared':
      return inEvery(decidingMessages, (words) => words.goneAndBack);
    default:
      return inEvery(decidingMessages, (words) => words.changedLater);
  }
}

const laterChange = statement<{ entitlement: string; ordinal: number }, { change: string }>(
  `select history.change
   from entitlement
   join history on history.subject = 'entitlement' and history.subject_id = entitlement.id
   where entitlement.uid = $entitlement and history.bundle > $ordinal
   order by history.bundle desc
   limit 1`,
);

/** A sentence for the record alone, in every language, or told by the words of deciding. */
type Sentence = string | Said | ((words: DecidingMessages, locale: Locale) => string);

export function refusal(code: ErrorCode, sentence: Sentence, item: ItemRow): CountersignError {
  const message = typeof sentence === 'function' ? inEvery(decidingMessages, sentence) : sentence;
  return new CountersignError(code, message, { item: item.id, reference: item.reference });
}
