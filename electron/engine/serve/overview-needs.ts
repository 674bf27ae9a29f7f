// What needs somebody, apart from the campaign under way: agreements, evidence, rounds, what ends, what follows a sign-off.
import type { Database } from 'better-sqlite3';
import type { Overview } from '../../../shared/contract/workspace.ts';
import type { ReviewFacts } from '../controls/review-facts.ts';
import { readEngagement } from '../engagement/operating-model.ts';
import { listPersons } from '../engagement/persons.ts';
import { furtherKeys } from '../engagement/signing-keys.ts';
import { listTrust } from '../inventory/trust.ts';
import type { ReconciledAction } from '../review/actions.ts';
import { listCampaigns } from '../review/campaign.ts';
import { previewInstructions } from '../review/instructions.ts';
import { remediationRows } from '../review/remediation.ts';
import { endedDecisions } from '../review/review-facts.ts';
import { listSeries } from '../review/series.ts';
import { settledReading } from '../review/settled-reading.ts';
import { listTriggers } from '../review/triggers.ts';
import type { Desk } from './desk.ts';

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

export function plural(number: number, singular: string, many = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : many}`;
}

export function engagementNeeds(desk: Desk, db: Database, counts: Overview['counts']): Need[] {
  const blocking = readEngagement(db, desk.clock).problems.filter((problem) => problem.blocks);
  if (blocking.length > 0)
    return [
      need(
        'engagement',
        'engagement',
        `Settle the operating model: ${plural(blocking.length, 'point')} open, so no campaign can open`,
      ),
    ];
  const someone = listPersons(db).some((person) => person.party === 'customer' && person.active);
  return someone || counts.bundles === 0 ? [] : [need('engagement', 'engagement', 'Add the persons who decide')];
}

export function evidenceNeeds(db: Database, counts: Overview['counts'], population: Overview['population']): Need[] {
  if (counts.bundles === 0) {
    const trust =
      listTrust(db).length === 0
        ? [need('trust', 'evidence', 'Pin the provider’s signing key, got by another way than the bundle')]
        : [];
    return [...trust, need('import', 'evidence', 'Import the provider’s first evidence bundle')];
  }
  const partial = population.filter((system) => system.partial).map((system) => system.system);
  return [
    ...(partial.length > 0
      ? [
          need(
            'partial_source',
            'evidence',
            `Only part of ${partial.join(', ')} was delivered; ask for the whole extract`,
          ),
        ]
      : []),
    ...(counts.rejected > 0
      ? [need('rejected_rows', 'evidence', `${plural(counts.rejected, 'row')} of the evidence could not be read`)]
      : []),
  ];
}

/** A month long: a key made in somebody's place must not pass unseen. */
export function furtherKeyNeeds(db: Database, today: string): Need[] {
  const since = new Date(`${today}T00:00:00Z`);
  since.setUTCDate(since.getUTCDate() - 30);
  return furtherKeys(db)
    .filter((key) => key.at >= since.toISOString())
    .map((key) =>
      need(
        'further_key',
        'engagement',
        `${key.name} has a further signing key since ${key.at.slice(0, 10)} (${key.fingerprint.slice(0, 12)}…): make sure that ${key.name} made it`,
      ),
    );
}

export function campaignWanted(counts: Overview['counts']): Need[] {
  return counts.entitlements === 0
    ? []
    : [
        need(
          'open_campaign',
          'review',
          `Open a campaign: ${plural(counts.entitlements, 'entitlement')} wait for a review`,
        ),
      ];
}

/** What calls for a review of its own, and when the next round of a series is due. Neither opens by itself. */
export function roundNeeds(desk: Desk, db: Database, today: string): Need[] {
  const events = listTriggers(db).map(({ text, entitlements }) =>
    need('event', 'review', `${text} ${plural(entitlements.length, 'entitlement')} to look at`),
  );
  const rounds = listSeries(db, desk.clock).flatMap(({ next }) => {
    if (next === null) return [];
    const carried = next.carried === 0 ? '' : `; ${plural(next.carried, 'item')} left open before come with it`;
    return [need('series', 'review', `Open ${next.name}${carried}`, next.opensOn, today)];
  });
  return [...events, ...rounds];
}

export function endingNeeds(db: Database, facts: ReviewFacts, today: string): Need[] {
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
  return [
    ...exceptionNeed(
      ended,
      'has come to its end; it has to be decided again',
      'certifications and exceptions have come to their end',
      today,
    ),
    ...exceptionNeed(
      near,
      'ends; what it covers comes back',
      'exceptions end within 30 days; what they cover comes back',
      today,
    ),
  ];
}

/** One line however many there are: the first by name, or their number and the earliest date. */
function exceptionNeed(
  exceptions: readonly { text: string; expires: string }[],
  one: string,
  many: string,
  today: string,
): Need[] {
  const [first] = [...exceptions].sort((a, b) => a.expires.localeCompare(b.expires));
  if (first === undefined) return [];
  const text = exceptions.length === 1 ? `${first.text} ${one}` : `${exceptions.length} ${many}`;
  return [need('exception_ends', 'exceptions', text, first.expires, today)];
}

/** What is to be done after a sign-off: answer for what nobody allowed, hand out what was decided, chase what is late. */
export function loopNeeds(desk: Desk, actions: readonly ReconciledAction[], today: string): Need[] {
  const db = desk.read();
  const unanswered = actions.filter((action) => action.authorised === 'unauthorised' && action.answer === null).length;
  const late = remediationRows(db, null, today).filter((row) => row.overdue);
  const [first] = late.map((row) => row.due ?? '').sort();
  const { toSend, blocked } = settledReading(db, 'instructions to send', today, () => readyToSend(desk, db, today));
  return [
    ...(unanswered > 0
      ? [
          need(
            'unauthorised',
            'remediation',
            `Answer ${plural(unanswered, 'action')} of the provider that nothing allowed`,
          ),
        ]
      : []),
    ...(late.length > 0
      ? [
          need(
            'overdue',
            'remediation',
            `${plural(late.length, 'instruction')} past due without evidence that it was done`,
            first ?? null,
            today,
          ),
        ]
      : []),
    ...(toSend > 0
      ? [need('instruct', 'remediation', `Send ${plural(toSend, 'signed instruction')} to the provider`)]
      : []),
    ...(blocked > 0
      ? [
          need(
            'dependency',
            'remediation',
            `Confirm what depends on ${plural(blocked, 'credential')} before the rotation goes out`,
          ),
        ]
      : []),
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
