// The campaign under way on the overview: what it needs of the person who looks, who reviews, what is open in which system.
// All of it comes from the counts that the acts keep up, never from the items.
import type { Database } from 'better-sqlite3';
import type { CampaignProgress, Overview } from '../../../shared/contract/workspace.ts';
import type { Locale } from '../../../shared/locale.ts';
import { type Risk, risks } from '../../../shared/words.ts';
import { listPersons } from '../engagement/persons.ts';
import { campaignAssignments } from '../review/campaign.ts';
import { type Facet, outcomeOfFacet, stateOfFacet } from '../review/facet.ts';
import { countWhere, everybody, nobody, systemAudience, type Tally, talliesByAudience } from '../review/tallies.ts';
import { needMessages } from './messages/needs.ts';
import { type Need, need } from './overview-needs.ts';

/** How many items of each facet there are: everybody's, the person's own, the others', and by system. */
export interface CampaignItems {
  readonly closed: boolean;
  readonly everybody: readonly Tally[];
  readonly mine: readonly Tally[];
  readonly others: readonly Tally[];
  readonly unassigned: number;
  readonly bySystem: ReadonlyMap<string, readonly Tally[]>;
}

export function campaignItems(
  db: Database,
  { id, state }: Pick<CampaignProgress, 'id' | 'state'>,
  person: string | null,
): CampaignItems {
  const tallies = talliesByAudience(db, id);
  const assignments = db
    .prepare<[{ campaign: string }], { id: string; person: string }>(
      'select id, person_id as person from assignment where campaign_id = $campaign',
    )
    .all({ campaign: id });
  const of = (isMine: boolean) =>
    assignments.filter((one) => (one.person === person) === isMine).flatMap((one) => tallies.get(one.id) ?? []);
  const unassigned = tallies.get(nobody) ?? [];
  const prefix = systemAudience('');
  return {
    closed: state === 'closed',
    everybody: tallies.get(everybody) ?? [],
    mine: of(true),
    others: [...of(false), ...unassigned],
    unassigned: countWhere(unassigned, () => true),
    bySystem: new Map(
      [...tallies].flatMap(([audience, own]) =>
        audience.startsWith(prefix) ? [[audience.slice(prefix.length), own] as const] : [],
      ),
    ),
  };
}

export function campaignNeeds(
  campaign: NonNullable<Overview['campaign']>,
  { everybody, mine, others }: CampaignItems,
  person: string | null,
  today: string,
  locale: Locale,
): Need[] {
  if (campaign.state === 'closed') return [];
  const words = needMessages[locale];
  const state = (facet: Facet) => stateOfFacet(facet, { closed: false, today });
  const isOpen = (facet: Facet) => state(facet) === 'open';
  const mineOpen = countWhere(mine, isOpen);
  const serious = countWhere(mine, (facet) => isOpen(facet) && (facet.risk === 'high' || facet.risk === 'critical'));
  const waiting = countWhere(others, (facet) => state(facet) === 'waiting_second_person');
  const unsigned = mine.length > 0 && mineOpen === 0 && countWhere(mine, ({ signed }) => !signed) > 0;
  const everySigned = everybody.length > 0 && countWhere(everybody, ({ signed }) => !signed) === 0;
  const due = campaign.due;
  const handed = countWhere(everybody, ({ handoverTo }) => person !== null && handoverTo === person);
  const handedOn = countWhere(mine, ({ handoverTo }) => handoverTo !== null);
  return [
    ...(handed > 0 ? [need('handover', 'review', words.handedToYou(handed), due, today)] : []),
    ...(handedOn > 0 ? [need('handover', 'review', words.handedOn(handedOn), due, today)] : []),
    ...(mineOpen > 0 ? [need('decide', 'review', words.decide(mineOpen, serious), due, today)] : []),
    ...(unsigned ? [need('sign_off', 'review', words.signOff, due, today)] : []),
    ...(waiting > 0 ? [need('second_person', 'review', words.secondPerson(waiting), due, today)] : []),
    ...(campaign.unassigned > 0 ? [need('assign', 'review', words.unassigned(campaign.unassigned), due, today)] : []),
    ...(everySigned ? [need('close', 'review', words.close(campaign.name), due, today)] : []),
  ];
}

export function reviewersOf(
  db: Database,
  campaign: string,
  { unassigned }: CampaignItems,
  today: string,
): Overview['reviewers'] {
  const persons = new Map(listPersons(db).map((person) => [person.id, person]));
  const rows = campaignAssignments(db, campaign, today).filter((assignment) => assignment.person !== null);
  const named = rows.map((assignment) => ({
    person: assignment.person,
    name: assignment.name,
    party: assignment.person === null ? null : (persons.get(assignment.person)?.party ?? null),
    decided: assignment.decided,
    items: assignment.items,
    signedOff: assignment.signedOffAt !== null,
  }));
  return unassigned === 0
    ? named
    : [...named, { person: null, name: 'No reviewer', party: null, decided: 0, items: unassigned, signedOff: false }];
}

export function openBySystem({ bySystem, closed }: CampaignItems): Overview['openBySystem'] {
  const rows = [...bySystem].flatMap(([system, tallies]) => {
    const counts: Record<Risk, number> = { low: 0, medium: 0, high: 0, critical: 0 };
    for (const { facet, items } of tallies) {
      const outcome = outcomeOfFacet(facet, { closed });
      if (outcome === 'NO_DECISION' || outcome === 'CANNOT_DECIDE') counts[facet.risk] += items;
    }
    const total = risks.reduce((sum, risk) => sum + counts[risk], 0);
    return total === 0 ? [] : [{ system, counts, total }];
  });
  return rows.sort((a, b) => b.total - a.total).map(({ system, counts }) => ({ system, counts }));
}
