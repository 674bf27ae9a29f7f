// Every exception as the register shows it: where it stands on a day, what changed its terms, and whether what it covered
// has come back. Report, window and command line read it here.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ExceptionRecord } from '../../../shared/contract/loop.ts';
import type { Outcome, Risk } from '../../../shared/words.ts';
import { daysUntil, exceptionState } from './exception-state.ts';
import { changedTerms, termsInForce } from './exception-terms.ts';

interface ExceptionRow {
  readonly decision: string;
  readonly item: string;
  readonly reference: string;
  readonly campaign: string;
  readonly campaignName: string;
  readonly campaignState: 'open' | 'closed';
  readonly identity: string;
  readonly system: string;
  readonly privilege: string;
  readonly resource: string;
  readonly risk: Risk;
  readonly rules: string;
  readonly outcome: Outcome;
  readonly until: string | null;
  readonly justification: string | null;
  readonly performer: string;
  readonly performerName: string;
  readonly decidedAt: string;
  readonly ledgerEntry: number;
  readonly exception: string;
  readonly stands: number;
  readonly final: number;
  readonly settledLater: number;
  readonly underReview: number;
  readonly isLive: number;
}

/**
 * Those that end first come first; what is over comes last. `today` is YYYY-MM-DD; `campaign` and `items` null: of all.
 */
export function exceptionRecords(
  db: Database,
  today: string,
  campaign: string | null = null,
  items: readonly string[] | null = null,
): ExceptionRecord[] {
  const changed = changedTerms(db);
  const names = new Map(
    db
      .prepare<[], { id: string; name: string }>('select id, name from person')
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const events = eventsOf(db);
  return exceptionRows(db, campaign, items)
    .flatMap((row) => {
      const terms = termsInForce(changed, row.decision, row.exception);
      if (terms === null) return [];
      const state = exceptionState(
        {
          final: row.final === 1,
          replaced: row.stands === 0 || row.settledLater === 1,
          ended: terms.ended !== null,
          expires: terms.expires,
          reviewOn: terms.reviewOn ?? null,
        },
        today,
      );
      return [
        {
          decision: row.decision,
          item: row.item,
          reference: row.reference,
          campaign: row.campaign,
          campaignName: row.campaignName,
          campaignOpen: row.campaignState === 'open',
          identity: row.identity,
          system: row.system,
          privilege: row.privilege,
          resource: row.resource,
          risk: row.risk,
          rules: z.array(z.string()).parse(JSON.parse(row.rules)),
          outcome: row.outcome,
          until: row.outcome === 'CERTIFY_UNTIL' ? row.until : null,
          justification: row.justification,
          decidedBy: { id: row.performer, name: row.performerName },
          decidedAt: row.decidedAt,
          ledgerEntry: row.ledgerEntry,
          approver: { id: terms.approver, name: names.get(terms.approver) ?? terms.approver },
          compensatingControl: terms.compensatingControl,
          expires: terms.expires,
          reviewOn: terms.reviewOn ?? null,
          daysLeft: daysUntil(terms.expires, today),
          state,
          cameBack:
            (state === 'expired' || state === 'ended') && row.final === 1 && row.isLive === 1 && row.underReview === 0,
          events: events.get(row.decision) ?? [],
        },
      ];
    })
    .sort(byEnd);
}

export function byEnd(left: ExceptionRecord, right: ExceptionRecord): number {
  return (
    isOver(left) - isOver(right) ||
    (left.expires < right.expires ? -1 : left.expires > right.expires ? 1 : 0) ||
    left.ledgerEntry - right.ledgerEntry
  );
}

function isOver({ state, cameBack }: Pick<ExceptionRecord, 'state' | 'cameBack'>): number {
  return (state === 'ended' || state === 'expired' || state === 'replaced') && !cameBack ? 1 : 0;
}

/** The decisions that stand or were superseded after they stood; what was undone before the sign-off never was one. */
function exceptionRows(db: Database, campaign: string | null, items: readonly string[] | null): ExceptionRow[] {
  return db
    .prepare<[{ campaign: string | null; items?: string }], ExceptionRow>(
      `select decision.id as decision, review_item.id as item, review_item.reference, campaign.id as campaign,
         campaign.name as campaignName, campaign.state as campaignState, review_item.identity, review_item.system,
         review_item.privilege, review_item.resource, review_item.risk, review_item.rules, decision.outcome,
         decision.until, decision.justification, decision.performer_id as performer, person.name as performerName,
         decision.decided_at as decidedAt, decision.ledger_entry as ledgerEntry, decision.exception,
         review_item.decision_id is decision.id as stands,
         assignment.signed_off_at is not null
           and (decision.needs_second_person = 0 or confirmed.decision_id is not null) as final,
         exists (
           select 1
           from review_item as other
           join assignment as other_assignment on other_assignment.id = other.assignment_id
           join decision as later on later.id = other.decision_id
           where other.entitlement_uid = review_item.entitlement_uid
             and later.ledger_entry > decision.ledger_entry
             and later.outcome <> 'CANNOT_DECIDE'
             and other_assignment.signed_off_at is not null
         ) as settledLater,
         exists (
           select 1
           from review_item as other
           join campaign as other_campaign on other_campaign.id = other.campaign_id
           where other.entitlement_uid = review_item.entitlement_uid
             and other.id <> review_item.id
             and other_campaign.state = 'open'
         ) as underReview,
         exists (
           select 1
           from entitlement
           where entitlement.uid = review_item.entitlement_uid and entitlement.removed_bundle is null
         ) as isLive
       from decision
       cross join review_item on review_item.id = decision.item_id
       join campaign on campaign.id = review_item.campaign_id
       join person on person.id = decision.performer_id
       left join assignment on assignment.id = review_item.assignment_id
       left join decision_event as confirmed
         on confirmed.decision_id = decision.id and confirmed.event = 'confirmed'
       where decision.exception is not null
         ${items === null ? '' : 'and decision.item_id in (select value from json_each($items))'}
         and ($campaign is null or campaign.id = $campaign)
         and (
           review_item.decision_id = decision.id
           or exists (
             select 1
             from decision_event
             where decision_event.decision_id = decision.id and decision_event.event = 'superseded'
           )
           -- given to a reviewer again after it had been signed: it stood until then
           or exists (
             select 1
             from decision_event
             join sign_off on sign_off.campaign_id = campaign.id
             join assignment as signed on signed.id = sign_off.assignment_id
             where decision_event.decision_id = decision.id
               and decision_event.event = 'reassigned'
               and signed.person_id = decision.reviewer_id
               and sign_off.ledger_entry between decision.ledger_entry and decision_event.ledger_entry
           )
           or exists (select 1 from exception_event where exception_event.decision_id = decision.id)
         )
       order by decision.ledger_entry`,
    )
    .all({ campaign, ...(items === null ? {} : { items: JSON.stringify(items) }) });
}

function eventsOf(db: Database): ReadonlyMap<string, ExceptionRecord['events']> {
  const rows = db
    .prepare<
      [],
      {
        decision: string;
        event: 'renewed' | 'ended';
        person: string;
        name: string;
        at: string;
        reason: string;
        expires: string | null;
        ledgerEntry: number;
      }
    >(
      `select decision_id as decision, event, person_id as person, person.name, exception_event.at, reason, expires,
         ledger_entry as ledgerEntry
       from exception_event
       join person on person.id = exception_event.person_id
       order by ledger_entry`,
    )
    .all();
  const events = new Map<string, ExceptionRecord['events']>();
  for (const { decision, person, name, ...event } of rows) {
    events.set(decision, [...(events.get(decision) ?? []), { ...event, by: { id: person, name } }]);
  }
  return events;
}
