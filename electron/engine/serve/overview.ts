// overview.read: what is open, due and odd in one workspace, and what needs the person who looks.
import type { Database } from 'better-sqlite3';
import type { Overview, WorkspaceSummary } from '../../../shared/contract/workspace.ts';
import { type CoverageStatus, coverageStatuses, frameworks, type Risk, risks } from '../../../shared/words.ts';
import { coverage } from '../controls/coverage.ts';
import type { ReviewFacts } from '../controls/review-facts.ts';
import { readEngagement } from '../engagement/operating-model.ts';
import { listPersons } from '../engagement/persons.ts';
import { furtherKeys } from '../engagement/signing-keys.ts';
import { populationTotals } from '../inventory/population.ts';
import { listTrust } from '../inventory/trust.ts';
import { type ReconciledAction, reconcileActions } from '../review/actions.ts';
import { campaignDetail, listCampaigns } from '../review/campaign.ts';
import { previewInstructions } from '../review/instructions.ts';
import { type ItemRow, itemsOf, shownOutcome, stateOf } from '../review/items.ts';
import { listRemediation } from '../review/remediation.ts';
import { endedDecisions, reviewFacts } from '../review/review-facts.ts';
import { listSeries } from '../review/series.ts';
import { listTriggers } from '../review/triggers.ts';
import type { Desk } from './desk.ts';

type Need = Overview['needs'][number];

export function readOverview(desk: Desk, workspace: WorkspaceSummary, person: string | null): Overview {
  const db = desk.read();
  const today = desk.today();
  const facts = reviewFacts(db, desk.clock);
  const actions = reconcileActions(db);
  const newest = listCampaigns(db, today)[0] ?? null;
  const items = newest === null ? [] : itemsOf(db, newest.id);
  const counts = countsOf(db);
  const population = populationTotals(db);
  const reviewers = newest === null ? [] : reviewersOf(db, newest.id, items, today);
  return {
    workspace,
    campaign: newest,
    needs: soonestFirst([
      ...engagementNeeds(desk, db, counts),
      ...furtherKeyNeeds(db, today),
      ...evidenceNeeds(db, counts, population),
      ...(newest === null ? campaignWanted(counts) : campaignNeeds(newest, items, person, today)),
      ...roundNeeds(desk, db, today),
      ...endingNeeds(db, facts, today),
      ...loopNeeds(desk, actions, today),
    ]),
    unauthorised: unauthorisedActions(actions),
    actionsTotal: actions.length,
    reviewers,
    coverage: coverageByFramework(db, facts, today),
    openBySystem: openBySystem(items),
    population,
    counts,
  };
}

function countsOf(db: Database): Overview['counts'] {
  const count = (sql: string) => db.prepare<[], { n: number }>(sql).get()?.n ?? 0;
  return {
    bundles: count('select count(*) as n from bundle'),
    identities: count('select count(*) as n from identity where removed_bundle is null'),
    credentials: count('select count(*) as n from credential where removed_bundle is null'),
    entitlements: count('select count(*) as n from entitlement where removed_bundle is null'),
    findings: count('select count(*) as n from finding where removed_bundle is null'),
    actions: count('select count(*) as n from action'),
    rejected: count('select count(*) as n from rejected_row'),
  };
}

function soonestFirst(needs: Need[]): Need[] {
  return needs.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

function need(kind: Need['kind'], screen: Need['screen'], text: string, due: string | null = null, today = ''): Need {
  return { kind, screen, text, due, overdue: due !== null && due < today };
}

function plural(number: number, singular: string, many = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : many}`;
}

function engagementNeeds(desk: Desk, db: Database, counts: Overview['counts']): Need[] {
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

function evidenceNeeds(db: Database, counts: Overview['counts'], population: Overview['population']): Need[] {
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
function furtherKeyNeeds(db: Database, today: string): Need[] {
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

function campaignWanted(counts: Overview['counts']): Need[] {
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

function campaignNeeds(
  campaign: NonNullable<Overview['campaign']>,
  items: readonly ItemRow[],
  person: string | null,
  today: string,
): Need[] {
  if (campaign.state === 'closed') return [];
  const open = (item: ItemRow) => stateOf(item, false, today) === 'open';
  const mine = items.filter((item) => item.assignee === person && person !== null);
  const mineOpen = mine.filter(open);
  const serious = mineOpen.filter((item) => item.risk === 'high' || item.risk === 'critical').length;
  const waiting = items.filter(
    (item) => stateOf(item, false, today) === 'waiting_second_person' && item.assignee !== person,
  ).length;
  const unsigned = mine.length > 0 && mineOpen.length === 0 && mine.some((item) => item.signedOffAt === null);
  const everySigned = items.length > 0 && items.every((item) => item.signedOffAt !== null);
  const due = campaign.due;
  const handed = items.filter((item) => person !== null && item.handoverTo === person).length;
  const handedOn = mine.filter((item) => item.handoverTo !== null).length;
  return [
    ...(handed > 0
      ? [
          need(
            'handover',
            'review',
            `Accept or decline ${plural(handed, 'item')} that a reviewer says ${handed === 1 ? 'is' : 'are'} yours`,
            due,
            today,
          ),
        ]
      : []),
    ...(handedOn > 0
      ? [
          need(
            'handover',
            'review',
            `${plural(handedOn, 'item')} you handed over ${handedOn === 1 ? 'is' : 'are'} not accepted yet: still yours`,
            due,
            today,
          ),
        ]
      : []),
    ...(mineOpen.length > 0
      ? [
          need(
            'decide',
            'review',
            `Decide ${plural(mineOpen.length, 'open item')}, ${serious} of them high or critical`,
            due,
            today,
          ),
        ]
      : []),
    ...(unsigned ? [need('sign_off', 'review', 'Sign your decisions off', due, today)] : []),
    ...(waiting > 0
      ? [
          need(
            'second_person',
            'review',
            `${plural(waiting, 'decision')} by others wait for a second person`,
            due,
            today,
          ),
        ]
      : []),
    ...(campaign.unassigned > 0
      ? [
          need(
            'assign',
            'review',
            `${plural(campaign.unassigned, 'item')} have no reviewer; nobody can decide them`,
            due,
            today,
          ),
        ]
      : []),
    ...(everySigned
      ? [need('close', 'review', `Close ${campaign.name}: every assignment is signed off`, due, today)]
      : []),
  ];
}

/** What calls for a review of its own, and when the next round of a series is due. Neither opens by itself. */
function roundNeeds(desk: Desk, db: Database, today: string): Need[] {
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

function endingNeeds(db: Database, facts: ReviewFacts, today: string): Need[] {
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
function loopNeeds(desk: Desk, actions: readonly ReconciledAction[], today: string): Need[] {
  const db = desk.read();
  const unanswered = actions.filter((action) => action.authorised === 'unauthorised' && action.answer === null).length;
  const late = listRemediation(db, today).filter((row) => row.overdue);
  const [first] = late.map((row) => row.due ?? '').sort();
  const ready = listCampaigns(db, today).map(({ id }) =>
    previewInstructions(db, desk.clock, { campaign: id, due: null, changeWindow: null, as: null }),
  );
  const toSend = ready.flatMap(({ instructions }) => instructions.filter(({ kind }) => kind !== 'QUESTION')).length;
  const blocked = ready.flatMap((preview) => preview.blocked).length;
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

function unauthorisedActions(actions: readonly ReconciledAction[]): Overview['unauthorised'] {
  return actions
    .filter((action) => action.authorised === 'unauthorised')
    .flatMap(({ uid, performedBy, verb, target, at, standing, explanation, answer, citation }) =>
      citation === null ? [] : [{ uid, performedBy, verb, target, at, standing, explanation, answer, citation }],
    );
}

function reviewersOf(db: Database, campaign: string, items: readonly ItemRow[], today: string): Overview['reviewers'] {
  const persons = new Map(listPersons(db).map((person) => [person.id, person]));
  const rows = campaignDetail(db, campaign, today).assignments.filter((assignment) => assignment.person !== null);
  const named = rows.map((assignment) => ({
    person: assignment.person,
    name: assignment.name,
    party: assignment.person === null ? null : (persons.get(assignment.person)?.party ?? null),
    decided: assignment.decided,
    items: assignment.items,
    signedOff: assignment.signedOffAt !== null,
  }));
  const nobody = items.filter((item) => item.assignee === null).length;
  return nobody === 0
    ? named
    : [...named, { person: null, name: 'No reviewer', party: null, decided: 0, items: nobody, signedOff: false }];
}

function coverageByFramework(db: Database, facts: ReviewFacts, today: string): Overview['coverage'] {
  const rows = coverage(db, facts, today);
  return frameworks.map((framework) => {
    const counts: Record<CoverageStatus, number> = { MET: 0, PARTLY_MET: 0, NOT_MET: 0, NOT_EVALUABLE: 0 };
    for (const status of coverageStatuses)
      counts[status] = rows.filter((row) => row.framework === framework && row.status === status).length;
    return { framework, counts };
  });
}

function openBySystem(items: readonly ItemRow[]): Overview['openBySystem'] {
  const systems = new Map<string, Record<Risk, number>>();
  for (const item of items) {
    if (shownOutcome(item) !== 'NO_DECISION' && shownOutcome(item) !== 'CANNOT_DECIDE') continue;
    const counts = systems.get(item.system) ?? { low: 0, medium: 0, high: 0, critical: 0 };
    counts[item.risk] += 1;
    systems.set(item.system, counts);
  }
  const total = (counts: Record<Risk, number>) => risks.reduce((sum, risk) => sum + counts[risk], 0);
  return [...systems].map(([system, counts]) => ({ system, counts })).sort((a, b) => total(b.counts) - total(a.counts));
}
