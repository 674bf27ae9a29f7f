// What a filter can ask about an item, read from the short text that is kept with it (migration 018 writes it): a campaign of
// a million items has some hundred different ones, so that what is counted are facets and never items. Pure.
import type { QueueFilter, QueueItem } from '../../../shared/contract/queue.ts';
import type { Change, ItemOutcome, Outcome, Risk } from '../../../shared/words.ts';
import { riskRank } from '../engagement/rights.ts';
import { hasEnded } from './exception-terms.ts';

/** What keeps an item from being certified together with others, apart from its own answer. */
export type Gate = 'risk_or_change' | 'owner' | 'finding' | 'changed_since' | 'revoked' | 'contested' | null;

export interface Facet {
  readonly signed: boolean;
  /** Of the decision that stands; null: there is none. */
  readonly outcome: Outcome | null;
  /** The decision that stands waits for its second person. */
  readonly waiting: boolean;
  /** A correction waits for its second person. */
  readonly pending: boolean;
  readonly risk: Risk;
  readonly change: Change;
  readonly carried: boolean;
  readonly gate: Gate;
  readonly environment: 'production' | 'non_production' | null;
  /** The last day on which the decision counts: 9999 without an end, empty when somebody ended it. */
  readonly endsOn: string;
  /** Whom its reviewer handed it to, while that person has not answered. */
  readonly handoverTo: string | null;
  /** Who gave the answer that waits for a second person. */
  readonly waitsFor: string | null;
}

/** A campaign as of a day: what ended by then is open again; in a closed one nothing is. */
export interface AsOf {
  readonly closed: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
}

const outcomesByLetter: Readonly<Record<string, Outcome>> = {
  C: 'CERTIFY',
  U: 'CERTIFY_UNTIL',
  D: 'REDUCE',
  R: 'REVOKE',
  X: 'CANNOT_DECIDE',
};
const risksByLetter: Readonly<Record<string, Risk>> = { l: 'low', m: 'medium', h: 'high', c: 'critical' };
const changesByLetter: Readonly<Record<string, Change>> = {
  n: 'new',
  c: 'changed',
  u: 'unchanged',
  x: 'removed',
  r: 'reappeared',
};
const gatesByLetter: Readonly<Record<string, Exclude<Gate, null>>> = {
  '.': 'risk_or_change',
  k: 'owner',
  f: 'finding',
  c: 'changed_since',
  r: 'revoked',
  o: 'contested',
};

export function parseFacet(text: string): Facet {
  const [letters = '', ends = '', handoverTo = '', waitsFor = ''] = text.split('|');
  const risk = risksByLetter[letters[4] ?? ''];
  const change = changesByLetter[letters[5] ?? ''];
  if (risk === undefined || change === undefined) throw new Error(`no facet: ${text}`);
  return {
    signed: letters[0] === '1',
    outcome: outcomesByLetter[letters[1] ?? ''] ?? null,
    waiting: letters[2] === '1',
    pending: letters[3] === '1',
    risk,
    change,
    carried: letters[6] === '1',
    gate: gatesByLetter[letters[7] ?? ''] ?? null,
    environment: letters[8] === 'p' ? 'production' : letters[8] === 'n' ? 'non_production' : null,
    endsOn: ends === '' ? '9999' : ends === '0' ? '' : ends,
    handoverTo: handoverTo === '' ? null : handoverTo,
    waitsFor: waitsFor === '' ? null : waitsFor,
  };
}

export type ItemState = QueueItem['state'];

/** What ended by the calendar is open again; after the sign-off it has to be given to its reviewer first. */
export function stateOfFacet(facet: Facet, { closed, today }: AsOf): Exclude<ItemState, 'draft'> {
  if (facet.pending) return 'waiting_second_person';
  if (closed) return 'closed';
  if (facet.signed) return 'signed_off';
  if (facet.outcome === null || hasEnded(facet.endsOn, today)) return 'open';
  if (facet.waiting) return 'waiting_second_person';
  return facet.outcome === 'CANNOT_DECIDE' ? 'asked' : 'decided';
}

/** What is shown. In a closed campaign only what was signed off counts; silence is NO_DECISION. */
export function outcomeOfFacet(facet: Facet, { closed }: Pick<AsOf, 'closed'>): ItemOutcome {
  if (facet.outcome === null || (closed && (!facet.signed || facet.waiting))) return 'NO_DECISION';
  return facet.outcome;
}

/** Whether it can be certified together with others. */
export function isBulkable(facet: Facet, { closed }: Pick<AsOf, 'closed'>): boolean {
  return !closed && !facet.signed && facet.outcome === null && !facet.carried && facet.gate === null;
}

/** Whether the filter shows it, its words apart. `own`: the person asked for is its reviewer, or nobody was asked for. */
export function fits(facet: Facet, filter: QueueFilter, asOf: AsOf, own: boolean): boolean {
  const { minimumRisk, change, environment } = filter;
  return (
    stands(facet, filter.standing, asOf) &&
    (minimumRisk === null || riskRank(facet.risk) >= riskRank(minimumRisk)) &&
    (change === 'any' || (change === 'changed' ? facet.change !== 'unchanged' : facet.change === 'reappeared')) &&
    (!filter.carried || facet.carried) &&
    (!filter.together || (own && isBulkable(facet, asOf))) &&
    (environment === 'any' || facet.environment === environment)
  );
}

function stands(facet: Facet, standing: QueueFilter['standing'], asOf: AsOf): boolean {
  if (standing === 'all') return true;
  if (standing === 'handed') return !asOf.closed && facet.handoverTo !== null;
  const state = stateOfFacet(facet, asOf);
  switch (standing) {
    case 'open':
      return state === 'open' || state === 'asked';
    case 'second':
      return state === 'waiting_second_person';
    case 'asked':
      return state === 'asked';
    case 'decided':
      return isAnswered(state) && outcomeOfFacet(facet, asOf) !== 'NO_DECISION';
  }
}

export function isAnswered(state: ItemState): boolean {
  return state === 'decided' || state === 'signed_off' || state === 'closed';
}
