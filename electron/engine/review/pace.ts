// How many of a campaign's items stood decided at the end of each day, from the times of the decisions and of what happened
// to them since.
import type { Database } from 'better-sqlite3';
import type { PaceDay } from '../../../shared/contract/campaign.ts';
import { type CampaignRow, countsAsDecided, requireCampaign } from './campaign.ts';
import { endsOnColumn } from './exception-terms.ts';
import { ledgerReading } from './settled-reading.ts';

/**
 * From the opening to `today` or the close: the days on which something changed, and the day before each, so that a line
 * through them is flat while nobody decided. A decision counts from when it was made, confirmed where it needed a second
 * person or took the place of the one that it corrects, until it was taken back or came to its end; in a closed campaign
 * only where it was signed. The last day is what `campaignProgress` counts. Throws NOT_FOUND.
 */
export function decidedByDay(db: Database, id: string, today: string): PaceDay[] {
  const campaign = requireCampaign(db, id);
  const last = campaign.closed_at?.slice(0, 10) ?? today;
  return ledgerReading(db, `pace ${id} ${last}`, () => readDays(db, campaign, last));
}

function readDays(db: Database, campaign: CampaignRow, last: string): PaceDay[] {
  const changes = db
    .prepare<[{ campaign: string; last: string }], { day: string; change: number }>(
      `with standing as (
         select decision.id as decision,
           substr(max(decision.decided_at, coalesce(confirmed.at, ''), coalesce(corrected.at, '')), 1, 10) as begins,
           coalesce(
             (
               select substr(min(decision_event.at), 1, 10)
               from decision_event
               where decision_event.decision_id = decision.id
                 and decision_event.event in ('disagreed', 'undone', 'replaced', 'reassigned', 'superseded')
             ),
             '9999'
           ) as taken,
           ${endsOnColumn} as ends_on
         from decision
         cross join review_item on review_item.id = decision.item_id
         left join assignment on assignment.id = review_item.assignment_id
         left join decision_event as confirmed on confirmed.decision_id = decision.id and confirmed.event = 'confirmed'
         left join decision_event as corrected
           on corrected.decision_id = decision.supersedes and corrected.event = 'superseded'
         where review_item.campaign_id = $campaign
           and decision.outcome <> 'CANNOT_DECIDE'
           and (decision.needs_second_person = 0 or confirmed.decision_id is not null)
           and (decision.supersedes is null or corrected.decision_id is not null)
           and ${countsAsDecided}
       ),
       life as (
         select begins,
           min(
             taken,
             case
               when ends_on >= $last then '9999'
               when ends_on <> '' then date(ends_on, '+1 day')
               else (
                 select substr(exception_event.at, 1, 10)
                 from exception_event
                 where exception_event.decision_id = standing.decision and exception_event.event = 'ended'
               )
             end
           ) as leaves
         from standing
       )
       select day, sum(change) as change
       from (
         select begins as day, 1 as change from life where begins < leaves
         union all
         select leaves, -1 from life where begins < leaves and leaves <> '9999'
       )
       group by day
       order by day`,
    )
    .all({ campaign: campaign.id, last });
  return daysOf(campaign.opened_at.slice(0, 10), last, changes);
}

/** Pure: the running sum, with a day before each change. `opened` and `last` are always in it. */
export function daysOf(
  opened: string,
  last: string,
  changes: readonly { readonly day: string; readonly change: number }[],
): PaceDay[] {
  const days: PaceDay[] = [];
  let decided = 0;
  const add = (day: string) => {
    const before = days.at(-1);
    if (before?.day === day) days[days.length - 1] = { day, decided };
    else days.push({ day, decided });
  };
  for (const { day, change } of [{ day: opened, change: 0 }, ...changes]) {
    const eve = dayBefore(day);
    if (eve > (days.at(-1)?.day ?? '9999')) add(eve);
    decided += change;
    add(day);
  }
  if (last > (days.at(-1)?.day ?? '')) add(last);
  return days;
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
