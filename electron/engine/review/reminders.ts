// Reminders of a campaign, one for each reviewer who has not signed off: a calendar entry and a page, to be handed over by
// whatever way there is. Nothing is sent from here.
import type { Database } from 'better-sqlite3';
import type { CampaignReminder } from '../../../shared/contract/campaign.ts';
import { decisionRightIds } from '../engagement/activities.ts';
import { currentModel, partyNames, todayOf } from '../engagement/operating-model.ts';
import { listPersons, requirePerson } from '../engagement/persons.ts';
import { holdsRight, riskRank } from '../engagement/rights.ts';
import type { Clock } from '../workspace/workspace.ts';
import { calendarOf } from './calendar.ts';
import { campaignDetail, requireCampaign, requireOpen } from './campaign.ts';
import { assignedItems, isFinal, stateOf } from './items.ts';
import { reminderPage, reminderText } from './reminder-page.ts';
import { daysLater } from './round-dates.ts';

/** Days before the due date on which a calendar reminds. */
const remindDays = 3;

/** Throws NOT_FOUND, CAMPAIGN_CLOSED. */
export function campaignReminders(db: Database, clock: Clock, id: string): CampaignReminder[] {
  const campaign = requireCampaign(db, id);
  requireOpen(campaign);
  const today = todayOf(clock);
  const detail = campaignDetail(db, id, today);
  const { customer } = partyNames(db);
  const lead = leadOf(db);
  return detail.assignments.flatMap((assignment): CampaignReminder[] => {
    if (assignment.person === null || assignment.signedOffAt !== null) return [];
    const { name, email } = requirePerson(db, assignment.person);
    const items = assignedItems(db, assignment.id);
    const open = items.filter(
      (item) => ['open', 'draft'].includes(stateOf(item, false, today)) && !isFinal(item, today),
    );
    const serious = open.filter((item) => riskRank(item.risk) >= riskRank('high')).length;
    const { seconds, basis } = earlierMedian(db, assignment.person);
    const minutes = seconds === null ? null : Math.max(1, Math.ceil((seconds * open.length) / 60));
    const reminder = {
      person: assignment.person,
      name,
      email,
      items: items.length,
      open: open.length,
      serious,
      due: campaign.due,
      overdue: assignment.overdue,
      minutes,
      basis,
    };
    const words = { ...reminder, customer, campaign: campaign.name, lead: lead === name ? null : lead };
    const files = {
      stem: fileStem(`${campaign.name} ${name}`),
      page: reminderPage(words),
      text: reminderText(words),
      calendar: calendarOf({
        uid: `${assignment.id}@countersign`,
        stamp: campaign.opened_at,
        day: campaign.due,
        until: daysLater(campaign.due, 1),
        summary: `${campaign.name}: decide and sign off`,
        description: reminderText(words),
        remindDays,
      }),
    };
    return [{ ...reminder, files }];
  });
}

/** Median seconds of decisions made one at a time: the person's own, else everybody's. */
function earlierMedian(db: Database, person: string): { seconds: number | null; basis: CampaignReminder['basis'] } {
  const own = medianOf(db, person);
  if (own !== null) return { seconds: own, basis: 'own' };
  const all = medianOf(db, null);
  return { seconds: all, basis: all === null ? 'none' : 'everybody' };
}

function medianOf(db: Database, person: string | null): number | null {
  const seconds = db
    .prepare<[{ person: string | null }], number>(
      `select seconds_spent
       from decision
       where seconds_spent is not null and batch_id is null and ($person is null or performer_id = $person)
       order by seconds_spent`,
    )
    .pluck()
    .all({ person });
  if (seconds.length === 0) return null;
  const middle = Math.floor(seconds.length / 2);
  const upper = seconds[middle] ?? 0;
  return seconds.length % 2 === 1 ? upper : ((seconds[middle - 1] ?? 0) + upper) / 2;
}

/** Who closes campaigns is whom a reviewer asks. */
function leadOf(db: Database): string | null {
  const { document } = currentModel(db);
  return listPersons(db).find((person) => holdsRight(document, decisionRightIds.closeCampaign, person))?.name ?? null;
}

/** A name that every file system takes. */
export function fileStem(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return [...plain].slice(0, 80).join('').toLowerCase() || 'reminder';
}
