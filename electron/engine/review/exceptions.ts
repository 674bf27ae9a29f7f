// The register of exceptions: every accepted risk with its terms as they are in force, and the acts that change them.
// The decision itself never changes; renewing and ending are acts of their own.
import type { Database } from 'better-sqlite3';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { ExceptionRecord } from '../../../shared/contract/loop.ts';
import { businessDate } from '../../../shared/contract/method.ts';
import { CountersignError } from '../../../shared/errors.ts';
import { decisionRightIds } from '../engagement/activities.ts';
import { identifiedAmong, identifiedPersons } from '../engagement/identified.ts';
import { currentModel, todayOf } from '../engagement/operating-model.ts';
import { actorFor, requireDecider } from '../engagement/persons.ts';
import { holdsRight } from '../engagement/rights.ts';
import { isSamePerson } from '../engagement/same-person.ts';
import { barsInForce } from '../engagement/separation.ts';
import type { Act } from '../ledger/act.ts';
import { perform } from '../ledger/perform.ts';
import type { Clock, Workspace } from '../workspace/workspace.ts';
import { refusal } from './deciding.ts';
import { exceptionRecords } from './exception-register.ts';
import { accessParties } from './frozen-facts.ts';
import { frozenFactsOf, type ItemRow, requireItem } from './items.ts';
import { barOf } from './party-to-access.ts';

const renewedBody = z.strictObject({
  id: z.string(),
  decision: z.string(),
  item: z.string(),
  compensatingControl: z.string().min(1),
  expires: businessDate,
  reviewOn: businessDate.nullable(),
  reason: z.string().min(1),
});

export const exceptionRenewed: Act<z.infer<typeof renewedBody>> = {
  name: 'exception.renewed',
  body: renewedBody,
  apply({ db }, { item: _, ...body }, head) {
    db.prepare(
      `insert into exception_event (
         id, decision_id, event, person_id, reason, compensating_control, expires, review_on, at, ledger_entry
       )
       values (
         $id, $decision, 'renewed', $person, $reason, $compensatingControl, $expires, $reviewOn, $at, $entry
       )`,
    ).run({ ...body, person: head.actor.person, at: head.at, entry: head.index });
  },
};

const endedBody = z.strictObject({ id: z.string(), decision: z.string(), item: z.string(), reason: z.string().min(1) });

export const exceptionEnded: Act<z.infer<typeof endedBody>> = {
  name: 'exception.ended',
  body: endedBody,
  apply({ db }, { item: _, ...body }, head) {
    db.prepare(
      `insert into exception_event (
         id, decision_id, event, person_id, reason, compensating_control, expires, review_on, at, ledger_entry
       )
       values ($id, $decision, 'ended', $person, $reason, null, null, null, $at, $entry)`,
    ).run({ ...body, person: head.actor.person, at: head.at, entry: head.index });
  },
};

export interface RenewException {
  readonly decision: string;
  readonly expires: string;
  readonly reviewOn: string | null;
  readonly compensatingControl: string | null;
  readonly reason: string;
  readonly as: string;
}

/**
 * The approver performs it: somebody else than who decided, who holds the right up to this risk and is no party to the
 * access. One that has run out is renewed too while nothing newer was decided: what it covered is then covered again.
 * Throws PROVIDER_MAY_NOT_DECIDE, PERSON_INACTIVE, NOT_FOUND, NOT_THE_REVIEWER, SELF_REVIEW, EXCEPTION_INCOMPLETE.
 */
export async function renewException(workspace: Workspace, input: RenewException): Promise<ExceptionRecord> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'exception.renew', input.as);
    const record = requireException(db, clock, input.decision);
    const item = requireItem(db, record.item);
    refuseOver(record, item);
    if (record.state === 'waiting') {
      throw refusal('EXCEPTION_INCOMPLETE', 'It is not signed off yet: decide it again with other terms.', item);
    }
    const { document } = currentModel(db);
    const persons = identifiedPersons(db);
    const approving = identifiedAmong(persons, person.id);
    if (isSamePerson(approving, identifiedAmong(persons, record.decidedBy.id))) {
      throw refusal('EXCEPTION_INCOMPLETE', `${person.name} decided it; somebody else has to renew it.`, item);
    }
    if (!holdsRight(document, decisionRightIds.approveException, person, item.risk)) {
      throw refusal('NOT_THE_REVIEWER', (words) => words.approverWithoutRight(person.name, item.risk), item);
    }
    const bar = barOf(approving, accessParties(frozenFactsOf(db, item.id)), persons, barsInForce(document.separation));
    if (bar !== null) throw refusal('SELF_REVIEW', (words, locale) => words.othersApprove(bar[locale]), item);
    refuseDates(input, record, todayOf(clock), item);
    const control = (input.compensatingControl ?? record.compensatingControl).trim();
    if (control === '') {
      throw refusal('EXCEPTION_INCOMPLETE', (words) => words.compensatingControlNeeded, item);
    }
    await perform(transaction, exceptionRenewed, actorFor(person), {
      id: v7({ msecs: clock().getTime() }),
      decision: record.decision,
      item: item.id,
      compensatingControl: control,
      expires: input.expires,
      reviewOn: input.reviewOn,
      reason: input.reason,
    });
    return requireException(db, clock, input.decision);
  });
}

/**
 * Takes an accepted risk back before its time: what it covered is open again at once. By its approver, its reviewer of
 * record, or who holds the right to accept risks. Throws as renewException, and INPUT_INVALID when it is over already.
 */
export async function endException(
  workspace: Workspace,
  input: { readonly decision: string; readonly reason: string; readonly as: string },
): Promise<ExceptionRecord> {
  return workspace.write(async (transaction) => {
    const { db, clock } = transaction;
    const person = requireDecider(db, 'exception.end', input.as);
    const record = requireException(db, clock, input.decision);
    const item = requireItem(db, record.item);
    refuseOver(record, item);
    const isParty = [record.approver.id, record.decidedBy.id, item.assignee].includes(person.id);
    if (!isParty && !holdsRight(currentModel(db).document, decisionRightIds.approveException, person)) {
      throw refusal('NOT_THE_REVIEWER', `${person.name} has no part in this exception.`, item);
    }
    await perform(transaction, exceptionEnded, actorFor(person), {
      id: v7({ msecs: clock().getTime() }),
      decision: record.decision,
      item: item.id,
      reason: input.reason,
    });
    return requireException(db, clock, input.decision);
  });
}

/** Throws NOT_FOUND. */
function requireException(db: Database, clock: Clock, decision: string): ExceptionRecord {
  const record = exceptionRecords(db, todayOf(clock)).find((candidate) => candidate.decision === decision);
  if (record !== undefined) return record;
  throw new CountersignError('NOT_FOUND', 'There is no such exception.', { decision });
}

function refuseOver(record: ExceptionRecord, item: ItemRow): void {
  if (record.state === 'replaced') {
    throw refusal('INPUT_INVALID', 'A newer decision took its place: there is nothing to renew or end.', item);
  }
  if (record.state === 'ended') throw refusal('INPUT_INVALID', 'This exception was ended already.', item);
}

function refuseDates(input: RenewException, record: ExceptionRecord, today: string, item: ItemRow): void {
  if (input.expires <= today) {
    throw refusal('EXCEPTION_INCOMPLETE', `An exception ends in the future; ${input.expires} is not.`, item);
  }
  if (record.outcome === 'CERTIFY_UNTIL' && record.until !== null && input.expires > record.until) {
    const message = `The access itself is certified until ${record.until} only: an exception can’t outlast that.`;
    throw refusal('EXCEPTION_INCOMPLETE', message, item);
  }
  if (input.reviewOn !== null && (input.reviewOn <= today || input.reviewOn > input.expires)) {
    throw refusal('EXCEPTION_INCOMPLETE', 'The review date lies between today and the end.', item);
  }
}
