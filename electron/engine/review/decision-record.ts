// Decisions as they are stored and shown. A row never changes: its standing follows from the item that points to it and
// from what happened to it since.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type Decision, exceptionTerms } from '../../../shared/contract/decision.ts';
import { type LoosenedRule, loosenedRules } from '../../../shared/contract/engagement.ts';
import { businessDate } from '../../../shared/contract/method.ts';
import { type Authentication, type Outcome, outcomes } from '../../../shared/words.ts';
import type { EntryHead } from '../ledger/act.ts';
import { statement } from '../workspace/statement.ts';
import type { EarlierRevoke } from './requirements.ts';

/** What the body of every deciding act holds of one decision; the performer is who acts. */
export const decisionBody = z.strictObject({
  id: z.string(),
  item: z.string(),
  outcome: z.enum(outcomes),
  justification: z.string().nullable(),
  until: businessDate.nullable(),
  to: z.string().nullable(),
  ticket: z.string().nullable(),
  question: z.string().nullable(),
  exception: exceptionTerms.nullable(),
  reviewer: z.string(),
  delegation: z.string().nullable(),
  shownDigest: z.string(),
  evidenceOpened: z.number(),
  secondsSpent: z.number().nullable(),
  needsSecondPerson: z.boolean(),
  /** Left out where it kept every rule. */
  loosened: z.array(z.enum(loosenedRules)).optional(),
  /** Who answered otherwise before, and has to accept this; left out where nobody did. */
  mustAccept: z.array(z.string()).optional(),
});
export type DecisionBody = z.infer<typeof decisionBody>;

export interface DecisionContext {
  readonly batch: { readonly id: string; readonly size: number } | null;
  readonly supersedes: string | null;
  readonly reason: string | null;
}

export function insertDecision(db: Database, body: DecisionBody, head: EntryHead, context: DecisionContext): void {
  decisionInsertion(db).run({
    ...body,
    exception: body.exception === null ? null : JSON.stringify(body.exception),
    performer: head.actor.person,
    authenticated: authenticationOf(head),
    batch: context.batch?.id ?? null,
    batchSize: context.batch?.size ?? null,
    at: head.at,
    entry: head.index,
    needsSecondPerson: body.needsSecondPerson ? 1 : 0,
    loosened: body.loosened === undefined ? null : JSON.stringify(body.loosened),
    mustAccept: body.mustAccept === undefined ? null : JSON.stringify(body.mustAccept),
    supersedes: context.supersedes,
    reason: context.reason,
  });
}

const decisionInsertion = statement<object>(
  `insert into decision (
       id, item_id, outcome, justification, until, to_text, ticket, question, exception, performer_id, reviewer_id,
       delegation_id, batch_id, batch_size, decided_at, ledger_entry, shown_digest, evidence_opened, seconds_spent,
       needs_second_person, supersedes, reason, authenticated, loosened, must_accept
     )
     values (
       $id, $item, $outcome, $justification, $until, $to, $ticket, $question, $exception, $performer, $reviewer,
       $delegation, $batch, $batchSize, $at, $entry, $shownDigest, $evidenceOpened, $secondsSpent, $needsSecondPerson,
       $supersedes, $reason, $authenticated, $loosened, $mustAccept
     )`,
);

export type DecisionEvent = 'confirmed' | 'disagreed' | 'undone' | 'replaced' | 'reassigned' | 'superseded';

export function insertEvent(
  db: Database,
  decision: string,
  event: DecisionEvent,
  head: EntryHead,
  note: string | null = null,
  loosened: readonly LoosenedRule[] = [],
): void {
  eventInsertion(db).run({
    decision,
    event,
    person: head.actor.person,
    at: head.at,
    note,
    entry: head.index,
    authenticated: authenticationOf(head),
    loosened: loosened.length === 0 ? null : JSON.stringify(loosened),
  });
}

const eventInsertion = statement<object>(
  `insert into decision_event (decision_id, event, person_id, at, note, ledger_entry, authenticated, loosened)
   values ($decision, $event, $person, $at, $note, $entry, $authenticated, $loosened)`,
);

/** Null for entries from before it was written down. */
function authenticationOf({ actor }: EntryHead): Authentication | null {
  return actor.person === null ? null : (actor.authenticated ?? null);
}

/** Throws when there is none: ids of decisions come from the tables themselves. */
export function decisionById(db: Database, id: string): Decision {
  const row = selectById(db).get({ id });
  if (row === undefined) throw new Error('a decision that was pointed to is not there');
  return decisionOf(row);
}

/** Decisions that stand, or stood until they were superseded, on the same entitlement; newest first, one item left out. */
export function earlierDecisions(
  db: Database,
  entitlement: string,
  item: string,
): (Decision & { readonly campaignName: string })[] {
  return db
    .prepare<[{ entitlement: string; item: string }], DecisionRow>(
      `${selectDecisions}
       where review_item.entitlement_uid = $entitlement
         and (
           (review_item.id <> $item and review_item.decision_id = decision.id)
           or exists (
             select 1
             from decision_event
             where decision_event.decision_id = decision.id and event = 'superseded'
           )
         )
       order by decision.ledger_entry desc`,
    )
    .all({ entitlement, item })
    .map((row) => ({ ...decisionOf(row), campaignName: row.campaignName }));
}

/**
 * The final REVOKE that is the newest final decision on the entitlement, or null. `except` leaves out one item, the one
 * that is being decided for the first time.
 */
export function earlierRevoke(db: Database, entitlement: string, except: string | null): EarlierRevoke | null {
  const row = selectEarlierRevoke(db).get({ entitlement, except });
  if (row === undefined || row.outcome !== 'REVOKE') return null;
  return { campaignName: row.campaignName, reference: row.reference, by: row.by, at: row.at };
}

const selectEarlierRevoke = statement<
  { entitlement: string; except: string | null },
  { outcome: Outcome; campaignName: string; reference: string; by: string; at: string }
>(
  `select decision.outcome, campaign.name as campaignName, review_item.reference, person.name as "by",
         decision.decided_at as at
       from review_item
       join campaign on campaign.id = review_item.campaign_id
       join assignment on assignment.id = review_item.assignment_id
       join decision on decision.id = review_item.decision_id
       join person on person.id = decision.performer_id
       where review_item.entitlement_uid = $entitlement
         and review_item.id is not $except
         and assignment.signed_off_at is not null
         and decision.outcome <> 'CANNOT_DECIDE'
       order by decision.ledger_entry desc
       limit 1`,
);

interface DecisionRow {
  readonly id: string;
  readonly item: string;
  readonly campaignName: string;
  readonly outcome: Outcome;
  readonly justification: string | null;
  readonly until: string | null;
  readonly to: string | null;
  readonly ticket: string | null;
  readonly question: string | null;
  readonly exception: string | null;
  readonly performer: string;
  readonly performerName: string;
  readonly authenticated: Authentication | null;
  readonly reviewer: string;
  readonly reviewerName: string;
  readonly delegation: string | null;
  readonly batch: string | null;
  readonly batchSize: number | null;
  readonly decidedAt: string;
  readonly ledgerEntry: number;
  readonly shownDigest: string;
  readonly needsSecondPerson: number;
  readonly supersedes: string | null;
  readonly reason: string | null;
  readonly second: string | null;
  readonly secondName: string | null;
  readonly secondAt: string | null;
  readonly secondEvent: string | null;
  readonly secondNote: string | null;
  readonly secondLoosened: string | null;
  readonly loosened: string | null;
  readonly mustAccept: string | null;
  readonly accepted: string | null;
  readonly stands: number;
  readonly signedOff: number;
}

const selectDecisions = `
  select decision.id, decision.item_id as item, campaign.name as campaignName, decision.outcome,
    decision.justification, decision.until, decision.to_text as "to", decision.ticket, decision.question,
    decision.exception, decision.performer_id as performer, performer.name as performerName,
    decision.authenticated,
    decision.reviewer_id as reviewer, reviewer.name as reviewerName, decision.delegation_id as delegation,
    decision.batch_id as batch, decision.batch_size as batchSize, decision.decided_at as decidedAt,
    decision.ledger_entry as ledgerEntry, decision.shown_digest as shownDigest,
    decision.needs_second_person as needsSecondPerson, decision.supersedes, decision.reason,
    second.person_id as second, second_person.name as secondName, second.at as secondAt, second.event as secondEvent,
    second.note as secondNote, second.loosened as secondLoosened, decision.loosened,
    iif(
      decision.must_accept is null,
      null,
      (
        select json_group_array(json_object('id', person.id, 'name', person.name))
        from json_each(decision.must_accept) as asked
        join person on person.id = asked.value
      )
    ) as mustAccept,
    iif(
      decision.must_accept is null,
      null,
      (
        select json_group_array(person_id)
        from decision_acceptance
        where decision_acceptance.decision_id = decision.id
      )
    ) as accepted, review_item.decision_id is decision.id as stands,
    assignment.signed_off_at is not null as signedOff
  from decision
  join review_item on review_item.id = decision.item_id
  join campaign on campaign.id = review_item.campaign_id
  join person as performer on performer.id = decision.performer_id
  join person as reviewer on reviewer.id = decision.reviewer_id
  left join assignment on assignment.id = review_item.assignment_id
  left join decision_event as second
    on second.decision_id = decision.id and second.event in ('confirmed', 'disagreed')
  left join person as second_person on second_person.id = second.person_id`;

const selectById = statement<{ id: string }, DecisionRow>(`${selectDecisions} where decision.id = $id`);

function decisionOf(row: DecisionRow): Decision {
  const waits = row.needsSecondPerson === 1 && row.secondEvent !== 'confirmed';
  const isLoosened = row.loosened !== null || row.secondLoosened !== null;
  const loosened = isLoosened ? rules.parse([...parsed(row.loosened), ...parsed(row.secondLoosened)]) : [];
  const accepted = parsed(row.accepted);
  const isAsked = waits && row.mustAccept !== null;
  const asked = isAsked ? askedPersons.parse(parsed(row.mustAccept)).filter(({ id }) => !accepted.includes(id)) : [];
  return {
    id: row.id,
    item: row.item,
    outcome: row.outcome,
    justification: row.justification,
    until: row.until,
    to: row.to,
    ticket: row.ticket,
    question: row.question,
    exception: row.exception === null ? null : exceptionTerms.parse(JSON.parse(row.exception)),
    performer: { id: row.performer, name: row.performerName },
    authenticated: row.authenticated,
    reviewerOfRecord: { id: row.reviewer, name: row.reviewerName },
    delegation: row.delegation,
    batch: row.batch === null || row.batchSize === null ? null : { id: row.batch, size: row.batchSize },
    decidedAt: row.decidedAt,
    ledgerEntry: row.ledgerEntry,
    shownDigest: row.shownDigest,
    secondPerson:
      row.second === null || row.secondName === null || row.secondAt === null
        ? null
        : {
            id: row.second,
            name: row.secondName,
            at: row.secondAt,
            agrees: row.secondEvent === 'confirmed',
            note: row.secondNote,
          },
    final: row.stands === 1 && row.signedOff === 1 && !waits && row.outcome !== 'CANNOT_DECIDE',
    supersedes: row.supersedes,
    reason: row.reason,
    ...(loosened.length === 0 ? {} : { loosened: [...new Set(loosened)] }),
    ...(asked.length === 0 ? {} : { mustAccept: asked }),
  };
}

const rules = z.array(z.enum(loosenedRules));
const askedPersons = z.array(z.object({ id: z.string(), name: z.string() }));

function parsed(json: string | null): unknown[] {
  return json === null ? [] : z.array(z.unknown()).parse(JSON.parse(json));
}
