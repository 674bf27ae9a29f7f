// How many items of each kind a campaign has, for every figure about it: kept with the acts, so that nothing is counted
// when somebody looks.
import type { Database } from 'better-sqlite3';
import type { ItemOutcome, Risk } from '../../../shared/words.ts';
import { statement } from '../workspace/statement.ts';
import { hasEnded } from './exception-terms.ts';
import { type Facet, outcomeOfFacet, parseFacet } from './facet.ts';

export interface Tally {
  /** The facet as it is stored. */
  readonly key: string;
  readonly facet: Facet;
  readonly items: number;
}

/** Everybody's; an assignment's, by its id; what nobody is assigned to; a system's. */
export const everybody = '';
export const nobody = '-';
export const systemAudience = (system: string): string => `system ${system}`;

/** The items of a campaign by facet: all, or those of one audience. */
export function campaignTallies(db: Database, campaign: string, audience: string = everybody): Tally[] {
  return talliesOf(db).all({ campaign, audience }).map(asTally);
}

const talliesOf = statement<{ campaign: string; audience: string }, { facet: string; items: number }>(
  'select facet, items from queue_tally where campaign_id = $campaign and audience = $audience',
);

/** Of every audience of the campaign at once. */
export function talliesByAudience(db: Database, campaign: string): ReadonlyMap<string, readonly Tally[]> {
  const found = new Map<string, Tally[]>();
  // the same facets come again with every audience
  const facets = new Map<string, Facet>();
  for (const { audience, facet: key, items } of allTallies(db).all({ campaign })) {
    const facet = facets.get(key) ?? parseFacet(key);
    facets.set(key, facet);
    const tallies = found.get(audience);
    if (tallies === undefined) found.set(audience, [{ key, facet, items }]);
    else tallies.push({ key, facet, items });
  }
  return found;
}

const allTallies = statement<{ campaign: string }, { audience: string; facet: string; items: number }>(
  'select audience, facet, items from queue_tally where campaign_id = $campaign',
);

function asTally({ facet, items }: { readonly facet: string; readonly items: number }): Tally {
  return { key: facet, facet: parseFacet(facet), items };
}

/** What `work` does to many items is counted at its end. Inside a transaction, which a failure takes back as a whole. */
export function countedAtOnce(db: Database, work: () => void): void {
  batchBegins(db).run({});
  work();
  batchEnds(db).run({});
}

const batchBegins = statement<object>('insert into queue_batch (only) values (1)');

const batchEnds = statement<object>('delete from queue_batch');

/** How many items fit. */
export function countWhere(tallies: readonly Tally[], fits: (facet: Facet) => boolean): number {
  return tallies.reduce((sum, { facet, items }) => (fits(facet) ? sum + items : sum), 0);
}

/** Answered, and no second person is waited for. In a closed campaign a decision that nobody signed is none. */
export function isDecidedFacet(facet: Facet, closed: boolean): boolean {
  return facet.outcome !== null && facet.outcome !== 'CANNOT_DECIDE' && !facet.waiting && (facet.signed || !closed);
}

/** Decided, signed off, and not past its end. */
export function isFinalFacet(facet: Facet, asOf: string): boolean {
  return facet.signed && isDecidedFacet(facet, false) && !hasEnded(facet.endsOn, asOf);
}

export function itemsByOutcome(tallies: readonly Tally[], closed: boolean): Record<ItemOutcome, number> {
  const counts: Record<ItemOutcome, number> = {
    CERTIFY: 0,
    CERTIFY_UNTIL: 0,
    REDUCE: 0,
    REVOKE: 0,
    CANNOT_DECIDE: 0,
    NO_DECISION: 0,
  };
  for (const { facet, items } of tallies) counts[outcomeOfFacet(facet, { closed })] += items;
  return counts;
}

export function itemsByRisk(tallies: readonly Tally[]): Record<Risk, number> {
  const counts: Record<Risk, number> = { low: 0, medium: 0, high: 0, critical: 0 };
  for (const { facet, items } of tallies) counts[facet.risk] += items;
  return counts;
}
