// campaign.*: what leads from one campaign to the next; and the receipt of a sign-off.
import type { Database } from 'better-sqlite3';
import type { campaignMethods, ReviewTrigger } from '../../../shared/contract/campaign.ts';
import type { Handlers } from '../../../shared/contract.ts';
import type { Locale } from '../../../shared/locale.ts';
import { issueReceipt } from '../report/receipt.ts';
import { carriedItems, openEnds } from '../review/carry-over.ts';
import { happeningInWords } from '../review/messages/happenings.ts';
import { decidedByDay } from '../review/pace.ts';
import { readPlanDraft, savePlanDraft } from '../review/plan-draft.ts';
import { campaignReminders } from '../review/reminders.ts';
import { saveSeries } from '../review/save-series.ts';
import { scopeChoices } from '../review/scope-choices.ts';
import { endSeries, listSeries, nextOfSeries } from '../review/series.ts';
import { settledReading } from '../review/settled-reading.ts';
import { dismissTrigger, listTriggers } from '../review/triggers.ts';
import { unfinishedItems } from '../review/unfinished.ts';
import type { Desk } from './desk.ts';

export function campaignHandlers(desk: Desk): Pick<Handlers, keyof typeof campaignMethods> {
  return {
    'campaign.scopeChoices': () => scopeChoices(desk.read()),
    'campaign.openEnds': ({ campaign }) => openEnds(desk.read(), desk.today(), campaign),
    'campaign.carried': ({ campaign, ...page }) => carriedItems(desk.read(), campaign, page),
    'campaign.pace': ({ campaign }) => decidedByDay(desk.read(), campaign, desk.today()),
    'campaign.unfinished': ({ campaign, ...page }) => unfinishedItems(desk.read(), campaign, desk.today(), page),
    'campaign.reminders': ({ campaign }) => campaignReminders(desk.read(), desk.clock, campaign, desk.acting.locale()),
    'campaign.series': () => listSeries(desk.read(), desk.clock),
    'campaign.saveSeries': (input) => saveSeries(desk.workspace(), input),
    'campaign.endSeries': (input) => endSeries(desk.workspace(), input),
    'campaign.nextOfSeries': ({ series }) => nextOfSeries(desk.read(), desk.clock, series),
    'campaign.planDraft': ({ origin }) => readPlanDraft(desk.read(), origin),
    'campaign.savePlanDraft': (input) => savePlanDraft(desk.workspace(), input),
    'campaign.triggers': () => triggersInWords(desk.read(), desk.acting.locale()),
    'campaign.dismissTrigger': (input) => dismissTrigger(desk.workspace(), input),
    'review.receipt': (input) => issueReceipt(desk.workspace(), input),
  };
}

/** There may be thousands. */
function triggersInWords(db: Database, locale: Locale): ReviewTrigger[] {
  return settledReading(db, 'triggers in words', locale, () =>
    listTriggers(db).map((trigger) => ({ ...trigger, text: happeningInWords(trigger.text, locale) })),
  );
}
