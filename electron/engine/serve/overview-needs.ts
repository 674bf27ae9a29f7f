// What needs somebody, apart from the campaign under way: agreements, evidence, rounds, what ends, what follows a sign-off.
import type { Database } from 'better-sqlite3';
import type { Overview } from '../../../shared/contract/workspace.ts';
import type { Locale } from '../../../shared/locale.ts';
import type { ReviewFacts } from '../controls/review-facts.ts';
import { readEngagement } from '../engagement/operating-model.ts';
import { listPersons } from '../engagement/persons.ts';
import { furtherKeys } from '../engagement/signing-keys.ts';
import { listTrust } from '../inventory/trust.ts';
import type { ReconciledAction } from '../review/actions.ts';
import { listCampaigns } from '../review/campaign.ts';
import { previewInstructions } from '../review/instructions.ts';
import { happeningInWords } from '../review/messages/happenings.ts';
import { remediationRows } from '../review/remediation.ts';
import { endedDecisions } from '../review/review-facts.ts';
import { listSeries } from '../review/series.ts';
import { settledReading } from '../review/settled-reading.ts';
import { newestTriggers } from '../review/triggers.ts';
import type { Desk } from './desk.ts';
import { needMessages } from './messages/needs.ts';

export type Need = Overview['needs'][number];

export function need(
  kind: Need['kind'],
  screen: Need['screen'],
  text: string,
  due: string | null = null,
  today = '',
): Need {
  return { kind, screen, text, due, overdue: due !== null && due < today };
}

function wordsOf({ acting }: Desk) {
  return needMessages[acting.locale()];
}

export function engagementNeeds(desk: Desk, db: Database, counts: Overview['counts']): Need[] {
  const blocking = readEngagement(db, desk.clock).problems.filter((problem) => problem.blocks);
  if (blocking.length > 0) return [need('engagement', 'engagement', wordsOf(desk).settleModel(blocking.length))];
  const someone = listPersons(db).some((person) => person.party === 'customer' && person.active);
  return someone || counts.bundles === 0 ? [] : [need('engagement', 'engagement', wordsOf(desk).addPersons)];
}

export function evidenceNeeds(
  db: Database,
  counts: Overview['counts'],
  population: Overview['population'],
  locale: Locale,
): Need[] {
  const words = needMessages[locale];
  if (counts.bundles === 0) {
    const trust = listTrust(db).length === 0 ? [need('trust', 'evidence', words.pinKey)] : [];
    return [...trust, need('import', 'evidence', words.importFirst)];
  }
  const partial = population.filter((system) => system.partial).map((system) => system.system);
  return [
    ...(partial.length > 0 ? [need('partial_source', 'evidence', words.partialSource(partial))] : []),
    ...(counts.rejected > 0 ? [need('rejected_rows', 'evidence', words.rejectedRows(counts.rejected))] : []),
  ];
}

/** A month long: a key made in somebody's place must not pass unseen. */
export function furtherKeyNeeds(db: Database, today: string, locale: Locale): Need[] {
  const since = new Date(`${today}T00:00:00Z`);
  since.setUTCDate(since.getUTCDate() - 30);
  return furtherKeys(db)
    .filter((key) => key.at >= since.toISOString())
    .map((key) =>
      need(
        'further_key',
        'engagement',
        needMessages[locale].furtherKey(key.name, key.at.slice(0, 10), key.fingerprint.slice(0, 12)),
      ),
    );
}

export function campaignWanted(counts: Overview['counts'], locale: Locale): Need[] {
  return counts.entitlements === 0
    ? []
    : [need('open_campaign', 'review', needMessages[locale].openCampaign(counts.entitlements))];
}

/** The newest ones, before the number of the others. */
const eventsShown = 5;

/** What calls for a review of its own, and when the next round of a series is due. Neither opens by itself. */
export function roundNeeds(desk: Desk, db: Database, today: string): Need[] {
  const locale = desk.acting.locale();
  const words = needMessages[locale];
  const { total, newest } = newestTriggers(db, eventsShown + 1);
  const shown = total > eventsShown + 1 ? newest.slice(0, eventsShown) : newest;
  const events = shown.map(({ text, entitlements }) =>
    need('event', 'review', words.event(happeningInWords(text, locale), entitlements)),
  );
  if (shown.length < total) events.push(need('event', 'review', words.moreEvents(total - shown.length)));
  const rounds = listSeries(db, desk.clock).flatMap(({ next }) => {
    if (next === null) return [];
    return [need('series', 'review', words.openRound(next.name, next.carried), next.opensOn, today)];
  });
  return [...events, ...rounds];
}

export function endingNeeds(db: Database, facts: ReviewFacts, today: string, locale: Locale): Need[] {
  const words = needMessages[locale];
  const soon = new Date(`${today}T00:00:00Z`);
  soon.setUTCDate(soon.getUTCDate() + 30);
  const limit = soon.toISOString().slice(0, 10);
  const ended = endedDecisions(db, today).map(({ reference, identity, privilege, ended: expires }) => ({
    text: `${reference}: ${identity}, ${privilege}`,
    expires,
  }));
  const near = facts.exceptions.flatMap(({ text, expires }) =>
    expires !== null && expires >= today && expires <= limit ? [{ text, expires }] : [],
  );
  return [...exceptionNeed(ended, words.ended, today), ...exceptionNeed(near, words.ending, today)];
}

/** One line however many there are: the first by name, or their number and the earliest date. */
function exceptionNeed(
  exceptions: readonly { text: string; expires: string }[],
  words: { one(which: string): string; many(count: number): string },
  today: string,
): Need[] {
  const [first] = [...exceptions].sort((a, b) => a.expires.localeCompare(b.expires));
  if (first === undefined) return [];
  const text = exceptions.length === 1 ? words.one(first.text) : words.many(exceptions.length);
  return [need('exception_ends', 'exceptions', text, first.expires, today)];
}

/** What is to be done after a sign-off: answer for what nobody allowed, hand out what was decided, chase what is late. */
export function loopNeeds(desk: Desk, actions: readonly ReconciledAction[], today: string): Need[] {
  const db = desk.read();
  const words = wordsOf(desk);
  const unanswered = actions.filter((action) => action.authorised === 'unauthorised' && action.answer === null).length;
  const late = remediationRows(db, null, today).filter((row) => row.overdue);
  const [first] = late.map((row) => row.due ?? '').sort();
  const { toSend, blocked } = settledReading(db, 'instructions to send', today, () => readyToSend(desk, db, today));
  return [
    ...(unanswered > 0 ? [need('unauthorised', 'remediation', words.unauthorised(unanswered))] : []),
    ...(late.length > 0 ? [need('overdue', 'remediation', words.overdue(late.length), first ?? null, today)] : []),
    ...(toSend > 0 ? [need('instruct', 'remediation', words.sendInstructions(toSend))] : []),
    ...(blocked > 0 ? [need('dependency', 'remediation', words.confirmDependants(blocked))] : []),
  ];
}

/** Only what is signed off goes out. */
function readyToSend(desk: Desk, db: Database, today: string): { toSend: number; blocked: number } {
  const ready = listCampaigns(db, today).map(({ id }) =>
    previewInstructions(db, desk.clock, { campaign: id, due: null, changeWindow: null, as: null }),
  );
  return {
    toSend: ready.flatMap(({ instructions }) => instructions.filter(({ kind }) => kind !== 'QUESTION')).length,
    blocked: ready.flatMap((preview) => preview.blocked).length,
  };
}
