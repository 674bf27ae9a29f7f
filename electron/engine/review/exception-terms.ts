// The terms of an exception as they are in force: as decided, as renewed since, or ended. Everybody who asks whether a
// risk is still accepted reads them here.
import type { Database } from 'better-sqlite3';
import { type ExceptionTerms, exceptionTerms } from '../../../shared/contract/decision.ts';

/** The last day on which a decision counts; empty when somebody ended it; null when it has no end. */
export const endsOnColumn = `
  case
    when exists (
      select 1
      from exception_event
      where exception_event.decision_id = decision.id and exception_event.event = 'ended'
    ) then ''
    else min(
      coalesce(iif(decision.outcome = 'CERTIFY_UNTIL', decision.until, null), '9999'),
      coalesce(
        (
          select exception_event.expires
          from exception_event
          where exception_event.decision_id = decision.id and exception_event.event = 'renewed'
          order by exception_event.ledger_entry desc
          limit 1
        ),
        json_extract(decision.exception, '$.expires'),
        '9999'
      )
    )
  end`;

/** Whether the day is past on which the decision counted for the last time. `today` is YYYY-MM-DD. */
export function hasEnded(endsOn: string | null, today: string): boolean {
  return endsOn !== null && endsOn < today;
}

export interface TermsInForce extends ExceptionTerms {
  /** Who ended it before its time; null while nobody did. */
  readonly ended: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

/** By decision; those that nothing happened to since are not in it. */
export function changedTerms(db: Database): ReadonlyMap<string, TermsInForce> {
  const rows = db
    .prepare<
      [],
      {
        decision: string;
        event: 'renewed' | 'ended';
        person: string;
        name: string;
        reason: string;
        control: string | null;
        expires: string | null;
        reviewOn: string | null;
        at: string;
        original: string;
      }
    >(
      `select exception_event.decision_id as decision, event, exception_event.person_id as person, person.name,
         exception_event.reason, compensating_control as control, expires, review_on as reviewOn, exception_event.at,
         decision.exception as original
       from exception_event
       join decision on decision.id = exception_event.decision_id
       join person on person.id = exception_event.person_id
       order by exception_event.ledger_entry`,
    )
    .all();
  const changed = new Map<string, TermsInForce>();
  for (const row of rows) {
    const before: TermsInForce = changed.get(row.decision) ?? {
      ...exceptionTerms.parse(JSON.parse(row.original)),
      ended: null,
    };
    if (row.event === 'ended') {
      changed.set(row.decision, { ...before, ended: { at: row.at, by: row.name, reason: row.reason } });
    } else if (row.expires !== null) {
      changed.set(row.decision, {
        approver: row.person,
        compensatingControl: row.control ?? before.compensatingControl,
        expires: row.expires,
        ...(row.reviewOn === null ? {} : { reviewOn: row.reviewOn }),
        ended: before.ended,
      });
    }
  }
  return changed;
}

/** What is in force for one decision; null where it has no exception. `exception` is the decision's own column. */
export function termsInForce(
  changed: ReadonlyMap<string, TermsInForce>,
  decision: string,
  exception: string | null,
): TermsInForce | null {
  if (exception === null) return null;
  return changed.get(decision) ?? { ...exceptionTerms.parse(JSON.parse(exception)), ended: null };
}
