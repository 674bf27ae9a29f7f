// Whose items a list is about: everybody's, or those that one person may decide or confirm. As parts that never overlap, each
// an audience that is counted already and a condition on facets; what a delegation singles out by item or system is found
// one by one.
import type { Database } from 'better-sqlite3';
import type { Delegation } from '../../../shared/contract/engagement.ts';
import type { QueueFilter } from '../../../shared/contract/queue.ts';
import { delegationsTo } from '../engagement/delegations.ts';
import { findPerson, requirePerson } from '../engagement/persons.ts';
import { riskRank } from '../engagement/rights.ts';
import { statement } from '../workspace/statement.ts';
import { type AsOf, type Facet, fits, parseFacet } from './facet.ts';
import { campaignTallies, everybody, type Tally } from './tallies.ts';

export interface Part {
  /** '' for everybody, else an assignment. */
  readonly audience: string;
  /** The person asked for is their reviewer, or nobody was asked for. */
  readonly own: boolean;
  readonly holds: (facet: Facet) => boolean;
}

export interface ListedItem {
  readonly number: number;
  readonly item: string;
  readonly assignment: string;
  readonly facet: string;
  readonly riskPlace: number;
  readonly identityPlace: number;
  readonly systemPlace: number;
}

export interface Audience {
  readonly parts: readonly Part[];
  /** Items of no part. */
  readonly single: readonly ListedItem[];
}

/** To be followed by conditions on queue_item. */
export const selectListed = `
  select number, item_id as item, assignment_id as assignment, facet, risk_place as riskPlace,
    identity_place as identityPlace, system_place as systemPlace
  from queue_item`;

/** Throws NOT_FOUND for the person. `today` is YYYY-MM-DD. */
export function audienceOf(db: Database, today: string, campaign: string, person: string | null): Audience {
  if (person === null) return { parts: [{ audience: everybody, own: true, holds: () => true }], single: [] };
  const { id, party, active } = requirePerson(db, person);
  const confirms = party === 'customer' && active;
  // handed to this person, or waiting for a second person that this one can be
  const comesTo = (facet: Facet) =>
    facet.handoverTo === id || (confirms && (facet.waiting || facet.pending) && facet.waitsFor !== id);
  const parts: Part[] = [{ audience: everybody, own: false, holds: comesTo }];
  const ownAssignments = assignmentsOf(db)
    .all({ campaign, person: id })
    .map((row) => row.id);
  for (const audience of ownAssignments) {
    // Its own are listed once, and as own: what comes to this person from everybody is of others.
    parts.push({ audience, own: true, holds: (facet) => !comesTo(facet) });
  }
  const single: ListedItem[] = [];
  for (const [from, delegations] of validByReviewer(db, today, campaign, id)) {
    const whole = delegations.filter(({ scope }) => scope.systems === null && scope.items === null);
    const upTo = Math.max(0, ...whole.map(({ scope }) => riskRank(scope.upTo)));
    const isWhole = (facet: Facet) => riskRank(facet.risk) <= upTo;
    const limited = delegations.filter((delegation) => !whole.includes(delegation));
    for (const { id: audience } of assignmentsOf(db).all({ campaign, person: from })) {
      if (upTo > 0) parts.push({ audience, own: false, holds: (facet) => !comesTo(facet) && isWhole(facet) });
      for (const item of singledOut(db, audience, limited)) {
        const facet = parseFacet(item.facet);
        if (!comesTo(facet) && !isWhole(facet)) single.push(item);
      }
    }
  }
  return { parts, single };
}

/** What a filter shows of an audience, its words apart. */
export interface Shown {
  readonly parts: readonly { readonly audience: string; readonly shown: readonly Tally[] }[];
  readonly single: readonly { readonly listed: ListedItem; readonly facet: Facet }[];
  /** For `isShown`. */
  readonly sets: { readonly facets: string; readonly ownFacets: string; readonly numbers: string };
}

export function shownOf(db: Database, campaign: string, audience: Audience, filter: QueueFilter, asOf: AsOf): Shown {
  const parts = audience.parts
    .map(({ audience: of, own, holds }) => ({
      audience: of,
      shown: campaignTallies(db, campaign, of).filter(({ facet }) => holds(facet) && fits(facet, filter, asOf, own)),
    }))
    .filter(({ shown }) => shown.length > 0);
  const single = audience.single
    .map((listed) => ({ listed, facet: parseFacet(listed.facet) }))
    .filter(({ facet }) => fits(facet, filter, asOf, false));
  return shownParts(parts, single);
}

export function shownParts(parts: Shown['parts'], single: Shown['single'] = []): Shown {
  const keys = (whose: (of: string) => string[]) =>
    JSON.stringify(
      parts.flatMap((part) => part.shown.flatMap(({ key }) => whose(part.audience).map((of) => of + key))),
    );
  return {
    parts,
    single,
    sets: {
      facets: keys((of) => (of === everybody ? [''] : [])),
      ownFacets: keys((of) => (of === everybody ? [] : [`${of} `])),
      numbers: JSON.stringify(single.map(({ listed }) => listed.number)),
    },
  };
}

/** A condition on queue_item with the sets of `Shown`. */
export const isShown = `(
  queue_item.facet in (select value from json_each($facets))
  or queue_item.assignment_id || ' ' || queue_item.facet in (select value from json_each($ownFacets))
  or queue_item.number in (select value from json_each($numbers))
)`;

const assignmentsOf = statement<{ campaign: string; person: string }, { id: string }>(
  'select id from assignment where campaign_id = $campaign and person_id = $person',
);

/** Delegations to the person that count today and bear on the campaign, by who gave them; of persons who left none counts. */
function validByReviewer(
  db: Database,
  today: string,
  campaign: string,
  person: string,
): ReadonlyMap<string, readonly Delegation[]> {
  const found = new Map<string, Delegation[]>();
  for (const delegation of delegationsTo(db, person, today)) {
    const { from, state, scope } = delegation;
    if (state !== 'valid' || from === person || (scope.campaign !== null && scope.campaign !== campaign)) continue;
    if (findPerson(db, from)?.active !== true) continue;
    found.set(from, [...(found.get(from) ?? []), delegation]);
  }
  return found;
}

function singledOut(db: Database, assignment: string, delegations: readonly Delegation[]): ListedItem[] {
  const found = new Map<number, ListedItem>();
  for (const { scope } of delegations) {
    const rows = singleItems(db).all({
      assignment,
      systems: scope.systems === null ? null : JSON.stringify(scope.systems),
      items: scope.items === null ? null : JSON.stringify(scope.items),
    });
    for (const row of rows) {
      if (riskRank(parseFacet(row.facet).risk) <= riskRank(scope.upTo)) found.set(row.number, row);
    }
  }
  return [...found.values()];
}

const singleItems = statement<{ assignment: string; systems: string | null; items: string | null }, ListedItem>(
  `${selectListed}
   where assignment_id = $assignment
     and ($systems is null or system in (select value from json_each($systems)))
     and ($items is null or item_id in (select value from json_each($items)))`,
);
