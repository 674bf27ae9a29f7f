// Reminders of a campaign, one for each reviewer who has not signed off: a calendar entry and a page, to be handed over by
// whatever way there is. Nothing is sent from here.
import type { Database } from 'better-sqlite3';
import type { CampaignReminder } from '../../../shared/contract/campaign.ts';
import type { Locale } from '../../../shared/locale.ts';
import { decisionRightIds } from '../engagement/activities.ts';
import { currentModel, partyNames, todayOf } from '../engagement/operating-model.ts';
import { listPersons, requirePerson } from '../engagement/persons.ts';
import { holdsRight, riskRank } from '../engagement/rights.ts';
import { statement } from '../workspace/statement.ts';
import type { Clock } from '../workspace/workspace.ts';
import { calendarOf } from './calendar.ts';
import { campaignAssignments, requireCampaign, requireOpen } from './campaign.ts';
import { stateOfFacet } from './facet.ts';
import { reminderMessages } from './messages/reminder.ts';
import { reminderPage, reminderText } from './reminder-page.ts';
import { daysLater } from './round-dates.ts';
import { settledReading } from './settled-reading.ts';
import { countWhere, talliesByAudience } from './tallies.ts';

/** Days before the due date on which a calendar reminds. */
const remindDays = 3;

/** In the language of whoever hands them over. Throws NOT_FOUND, CAMPAIGN_CLOSED. */
export function campaignReminders(db: Database, clock: Clock, id: string, locale: Locale = 'en'): CampaignReminder[] {
  const campaign = requireCampaign(db, id);
  requireOpen(campaign);
  const today = todayOf(clock);
  const byAudience = talliesByAudience(db, id);
  const { customer } = partyNames(db);
  const lead = leadOf(db);
  return campaignAssignments(db, id, today).flatMap((assignment): CampaignReminder[] => {
    if (assignment.person === null || assignment.signedOffAt !== null) return [];
    const { name, email } = requirePerson(db, assignment.person);
    const open = (byAudience.get(assignment.id) ?? []).filter(
      ({ facet }) => stateOfFacet(facet, { closed: false, today }) === 'open',
    );
    const toDecide = countWhere(open, () => true);
    const serious = countWhere(open, ({ risk }) => riskRank(risk) >= riskRank('high'));
    const { seconds, basis } = earlierMedian(db, assignment.person);
    const minutes = seconds === null ? null : Math.max(1, Math.ceil((seconds * toDecide) / 60));
    const reminder = {
      person: assignment.person,
      name,
      email,
      items: assignment.items,
      open: toDecide,
      serious,
      due: campaign.due,
      overdue: assignment.overdue,
      minutes,
      basis,
    };
    const words = { ...reminder, customer, campaign: campaign.name, lead: lead === name ? null : lead };
    const files = {
      stem: fileStem(`${campaign.name} ${name}`),
      page: reminderPage(words, locale),
      text: reminderText(words, locale),
      calendar: calendarOf({
        uid: `${assignment.id}@countersign`,
        stamp: campaign.opened_at,
        day: campaign.due,
        until: daysLater(campaign.due, 1),
        language: locale,
        summary: reminderMessages[locale].summary(campaign.name),
        description: reminderText(words, locale),
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
  const { byPerson } = settledReading(
    db,
    'seconds spent',
    '',
    () => spentSince(db, { seen: 0, byPerson: new Map() }),
    (value) => spentSince(db, value) === value,
  );
  const lists = person === null ? [...byPerson.values()] : [byPerson.get(person) ?? []];
  const seconds = lists.flat().sort((one, other) => one - other);
  if (seconds.length === 0) return null;
  const middle = Math.floor(seconds.length / 2);
  const upper = seconds[middle] ?? 0;
  return seconds.length % 2 === 1 ? upper : ((seconds[middle - 1] ?? 0) + upper) / 2;
}

interface Spent {
  /** The last decision that was read: none is ever changed. */
  seen: number;
  readonly byPerson: Map<string, number[]>;
}

function spentSince(db: Database, spent: Spent): Spent {
  for (const { number, person, seconds } of decisionsSince(db).all({ seen: spent.seen })) {
    const list = spent.byPerson.get(person) ?? [];
    list.push(seconds);
    spent.byPerson.set(person, list);
    spent.seen = number;
  }
  return spent;
}

const decisionsSince = statement<{ seen: number }, { number: number; person: string; seconds: number }>(
  `select rowid as number, performer_id as person, seconds_spent as seconds
   from decision
   where rowid > $seen
     and seconds_spent is not null
     and batch_id is null
   order by rowid`,
);

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
